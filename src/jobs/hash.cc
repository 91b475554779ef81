#include "jobs/hash.h"

#include <openssl/evp.h>

#include <array>

#include "base/input_file.h"

namespace tingwen {
namespace {

constexpr size_t kPiece = size_t{1} << 18;

}  // namespace

struct Sha256::State {
  EVP_MD_CTX* context = ::EVP_MD_CTX_new();
  ~State() { ::EVP_MD_CTX_free(context); }
};

Sha256::Sha256() : state_(std::make_unique<State>()) {
  ::EVP_DigestInit_ex(state_->context, ::EVP_sha256(), nullptr);
}

Sha256::~Sha256() = default;

void Sha256::Add(std::string_view bytes) {
  ::EVP_DigestUpdate(state_->context, bytes.data(), bytes.size());
}

void Sha256::AddField(std::string_view text) {
  Add(std::to_string(text.size()) + ":");
  Add(text);
}

std::string Sha256::Finish() {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  ::EVP_DigestFinal_ex(state_->context, digest.data(), &size);
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (unsigned int i = 0; i < size; ++i) {
    hex += kDigits[digest[i] >> 4];
    hex += kDigits[digest[i] & 15];
  }
  return hex;
}

std::string HashOf(std::string_view bytes) {
  Sha256 hash;
  hash.Add(bytes);
  return hash.Finish();
}

Result<std::string> HashFile(const std::string& path) {
  TINGWEN_ASSIGN(file, InputFile::Open(path));
  Sha256 hash;
  std::string piece;
  while (!file.HasEnded()) {
    piece.clear();
    TINGWEN_TRY(file.Read(kPiece, piece));
    hash.Add(piece);
  }
  return hash.Finish();
}

}  // namespace tingwen
