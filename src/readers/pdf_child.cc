#include "readers/pdf_child.h"

#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "base/child.h"
#include "base/message.h"

namespace tingwen {
namespace {

using Json = nlohmann::json;

// Messages are CBOR (RFC 8949): one for each page, then the rest of the book;
// or one with the error.
void Send(const Json& message, const SendMessage& send) {
  std::string bytes;
  Json::to_cbor(message, bytes);
  send(bytes);
}

Json JsonOf(const PdfPage& page) {
  Json words = Json::array();
  for (const PdfWord& word : page.words) {
    const PdfBox& box = word.box;
    words.push_back({word.text, box.left, box.top, box.right, box.bottom,
                     word.space_after, word.rotated});
  }
  return {{"height", page.height},
          {"lacks_unicode", page.lacks_unicode},
          {"words", std::move(words)}};
}

PdfPage PageOf(const Json& json) {
  PdfPage page;
  page.height = json.at("height");
  page.lacks_unicode = json.at("lacks_unicode");
  for (const Json& word : json.at("words")) {
    page.words.push_back({word.at(0),
                          {word.at(1), word.at(2), word.at(3), word.at(4)},
                          word.at(5),
                          word.at(6)});
  }
  return page;
}

void SendBook(const PdfBook& book, const SendMessage& send) {
  for (const PdfPage& page : book.pages) Send(JsonOf(page), send);
  Json outline = Json::array();
  for (const auto& [words, level] : book.outline) {
    outline.push_back({words, level});
  }
  Send({{"author", book.author},
        {"date", book.date},
        {"outline", std::move(outline)}},
       send);
}

void SendError(const Error& error, const SendMessage& send) {
  Send({{"code", static_cast<int>(error.code)},
        {"error", error.message},
        {"hint", error.hint}},
       send);
}

// Puts the messages together.
class Receiver {
 public:
  explicit Receiver(const std::string& path) : path_(path) {}

  void Take(std::string_view bytes) {
    const Json message = Json::from_cbor(bytes, true, false);
    if (message.contains("error")) {
      error_ = Error{static_cast<ErrorCode>(message.at("code").get<int>()),
                     message.at("error"),
                     path_,
                     {},
                     message.at("hint")};
    } else if (message.contains("words")) {
      book_.pages.push_back(PageOf(message));
    } else if (message.contains("outline")) {
      book_.author = message.at("author");
      book_.date = message.at("date");
      for (const Json& entry : message.at("outline")) {
        book_.outline.emplace(entry.at(0), entry.at(1).get<int>());
      }
      whole_ = true;
    }
  }

  // Nothing where the end is missing.
  std::optional<Result<PdfBook>> Finish() && {
    if (error_) return Fail(*std::move(error_));
    if (!whole_) return std::nullopt;
    return std::move(book_);
  }

 private:
  const std::string& path_;
  PdfBook book_;
  std::optional<Error> error_;
  bool whole_ = false;
};

}  // namespace

Result<PdfBook> ExtractPdfInChild(std::string_view bytes,
                                  const std::string& path,
                                  const ReadLimits& limits) {
  Receiver receiver(path);
  const ChildEnd end = RunInChild(
      {std::chrono::seconds(limits.pdf_time), limits.pdf_memory},
      [&](const SendMessage& send) {
        const auto book = ExtractPdf(bytes, path, limits);
        book ? SendBook(*book, send) : SendError(book.error(), send);
      },
      [&](std::string_view message) { receiver.Take(message); });
  if (end == ChildEnd::kDone) {
    if (auto book = std::move(receiver).Finish()) return *std::move(book);
  }
  if (end == ChildEnd::kTime) {
    return FailWith(ErrorCode::kInput, path, "readers.pdf_time",
                    limits.pdf_time);
  }
  return FailWith(ErrorCode::kInput, path, "readers.pdf_crash",
                  limits.pdf_memory >> 20);
}

}  // namespace tingwen
