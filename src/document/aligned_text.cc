#include "document/aligned_text.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace tingwen {

AlignedText AlignedText::Identity(std::string text) {
  AlignedText result;
  result.source_size_ = text.size();
  if (!text.empty()) {
    result.segments_.push_back({{0, text.size()}, {0, text.size()}, true});
  }
  result.text_ = std::move(text);
  return result;
}

size_t AlignedText::SegmentAt(size_t output) const {
  auto found = std::upper_bound(
      segments_.begin(), segments_.end(), output,
      [](size_t at, const Segment& s) { return at < s.output.end; });
  return static_cast<size_t>(found - segments_.begin());
}

Span AlignedText::SourceOf(Span output) const {
  output.end = std::min(output.end, text_.size());
  output.begin = std::min(output.begin, output.end);
  size_t index = SegmentAt(output.begin);
  if (index == segments_.size()) return {source_size_, source_size_};
  const Segment& first = segments_[index];
  Span source = SourceIn(first, output);
  if (output.empty()) return {source.begin, source.begin};
  for (++index; index < segments_.size(); ++index) {
    const Segment& segment = segments_[index];
    if (segment.output.begin >= output.end) break;
    source = Hull(source, SourceIn(segment, output));
  }
  return source;
}

Span AlignedText::SourceIn(const Segment& segment, Span output) {
  if (!segment.verbatim) return segment.source;
  const size_t shift = segment.output.begin;
  return {segment.source.begin + (std::max(output.begin, shift) - shift),
          segment.source.begin +
              (std::min(output.end, segment.output.end) - shift)};
}

Span AlignedText::OutputOf(Span source) const {
  auto first = std::partition_point(
      segments_.begin(), segments_.end(), [&](const Segment& s) {
        return s.source.end <= source.begin &&
               !(s.source.empty() && s.source.begin == source.begin);
      });
  if (first == segments_.end()) return {text_.size(), text_.size()};
  Span output{first->output.begin, first->output.begin};
  if (first->verbatim && source.begin > first->source.begin) {
    output.begin += source.begin - first->source.begin;
    output.end = output.begin;
  }
  for (auto s = first; s != segments_.end() && s->source.begin < source.end;
       ++s) {
    output.end = s->verbatim && source.end < s->source.end
                     ? s->output.begin + (source.end - s->source.begin)
                     : s->output.end;
  }
  return output;
}

void AlignedText::Append(Segment segment) {
  if (!segments_.empty()) {
    Segment& last = segments_.back();
    if (last.verbatim && segment.verbatim &&
        last.source.end == segment.source.begin) {
      last.output.end = segment.output.end;
      last.source.end = segment.source.end;
      return;
    }
  }
  segments_.push_back(segment);
}

AlignedText AlignedText::Then(const AlignedText& next) const {
  AlignedText result;
  result.text_ = next.text_;
  result.source_size_ = source_size_;
  for (const Segment& outer : next.segments_) {
    if (!outer.verbatim) {
      result.Append({outer.output, SourceOf(outer.source), false});
      continue;
    }
    for (size_t i = SegmentAt(outer.source.begin);
         i < segments_.size() && segments_[i].output.begin < outer.source.end;
         ++i) {
      const Segment& inner = segments_[i];
      const Span part{std::max(inner.output.begin, outer.source.begin),
                      std::min(inner.output.end, outer.source.end)};
      if (part.empty()) continue;
      const size_t at = outer.output.begin + (part.begin - outer.source.begin);
      result.Append(
          {{at, at + part.size()}, SourceIn(inner, part), inner.verbatim});
    }
  }
  for (const Removal& removal : next.removals_) {
    result.removals_.push_back({SourceOf(removal.source), removal.reason});
  }
  SortRemovals(result.removals_);
  std::vector<Removal> added;
  added.swap(result.removals_);
  result.removals_.reserve(removals_.size() + added.size());
  std::merge(removals_.begin(), removals_.end(),
             std::make_move_iterator(added.begin()),
             std::make_move_iterator(added.end()),
             std::back_inserter(result.removals_),
             [](const Removal& a, const Removal& b) {
               return a.source.begin < b.source.begin;
             });
  return result;
}

// Mostly they are in order already.
void AlignedText::SortRemovals(std::vector<Removal>& removals) {
  const auto less = [](const Removal& a, const Removal& b) {
    return a.source.begin < b.source.begin;
  };
  if (std::is_sorted(removals.begin(), removals.end(), less)) return;
  std::stable_sort(removals.begin(), removals.end(), less);
}

AlignedTextBuilder::AlignedTextBuilder(std::string_view source)
    : source_(source) {
  result_.source_size_ = source.size();
  result_.text_.reserve(source.size());
}

void AlignedTextBuilder::Copy(size_t size) {
  if (size == 0) return;
  const size_t at = result_.text_.size();
  result_.text_.append(source_.substr(position_, size));
  result_.Append({{at, at + size}, {position_, position_ + size}, true});
  position_ += size;
}

void AlignedTextBuilder::Replace(size_t size, std::string_view output) {
  if (output.empty()) {
    position_ += size;
    return;
  }
  const size_t at = result_.text_.size();
  result_.text_.append(output);
  result_.Append(
      {{at, at + output.size()}, {position_, position_ + size}, false});
  position_ += size;
}

void AlignedTextBuilder::Drop(size_t size, std::string_view reason) {
  if (size == 0) return;
  result_.removals_.push_back(
      {{position_, position_ + size}, std::string(reason)});
  position_ += size;
}

AlignedText AlignedTextBuilder::Build() && {
  CopyUntil(source_.size());
  return std::move(result_);
}

AlignedTextComposer::AlignedTextComposer(std::string_view source)
    : source_(source) {
  result_.source_size_ = source.size();
}

void AlignedTextComposer::Take(Span source) {
  if (source.empty()) return;
  const size_t at = result_.text_.size();
  result_.text_.append(source.Of(source_));
  result_.Append({{at, at + source.size()}, source, true});
}

void AlignedTextComposer::Write(Span source, std::string_view output) {
  if (output.empty()) return;
  const size_t at = result_.text_.size();
  result_.text_.append(output);
  result_.Append({{at, at + output.size()}, source, false});
}

void AlignedTextComposer::Drop(Span source, std::string_view reason) {
  if (source.empty()) return;
  result_.removals_.push_back({source, std::string(reason)});
}

void AlignedTextComposer::Append(const AlignedText& text) {
  const size_t shift = result_.text_.size();
  result_.text_ += text.text_;
  for (AlignedText::Segment segment : text.segments_) {
    segment.output.begin += shift;
    segment.output.end += shift;
    result_.Append(segment);
  }
  result_.removals_.insert(result_.removals_.end(), text.removals_.begin(),
                           text.removals_.end());
}

AlignedText AlignedTextComposer::Build(std::string_view rest) && {
  AlignedText::SortRemovals(result_.removals_);
  if (!rest.empty()) DropRest(rest);
  return std::move(result_);
}

void AlignedTextComposer::DropRest(std::string_view reason) {
  std::vector<Span> known;
  known.reserve(result_.segments_.size() + 1);
  for (const auto& segment : result_.segments_) known.push_back(segment.source);
  const auto less = [](Span a, Span b) { return a.begin < b.begin; };
  if (!std::is_sorted(known.begin(), known.end(), less)) {
    std::sort(known.begin(), known.end(), less);
  }
  known.push_back({source_.size(), source_.size()});
  std::vector<Removal> removals;
  removals.swap(result_.removals_);
  auto removal = removals.begin();
  size_t end = 0;
  const auto pass = [&](Span span) {
    if (span.begin > end) Drop({end, span.begin}, reason);
    end = std::max(end, span.end);
  };
  for (const Span span : known) {
    for (; removal != removals.end() && removal->source.begin <= span.begin;
         ++removal) {
      pass(removal->source);
      result_.removals_.push_back(std::move(*removal));
    }
    pass(span);
  }
}

}  // namespace tingwen
