#include "base/nearest.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "base/text.h"

namespace tingwen {
namespace {

size_t Distance(const std::u32string& a, const std::u32string& b) {
  std::vector<size_t> before;
  std::vector<size_t> last(b.size() + 1);
  std::iota(last.begin(), last.end(), size_t{0});
  for (size_t i = 0; i < a.size(); ++i) {
    std::vector<size_t> row(b.size() + 1, i + 1);
    for (size_t j = 0; j < b.size(); ++j) {
      const size_t changed = last[j] + (a[i] == b[j] ? 0 : 1);
      row[j + 1] = std::min({changed, row[j] + 1, last[j + 1] + 1});
      if (i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j]) {
        row[j + 1] = std::min(row[j + 1], before[j - 1] + 1);
      }
    }
    before = std::exchange(last, std::move(row));
  }
  return last.back();
}

}  // namespace

std::string NearestName(std::string_view word,
                        const std::vector<std::string>& names) {
  const std::u32string wanted = ToUtf32(word);
  std::string nearest;
  size_t least = wanted.size() + 1;
  for (const std::string& name : names) {
    const std::u32string known = ToUtf32(name);
    const size_t distance = Distance(wanted, known);
    if (distance < least && distance <= std::max<size_t>(1, known.size() / 3)) {
      least = distance;
      nearest = name;
    }
  }
  return nearest;
}

}  // namespace tingwen
