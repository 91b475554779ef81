// Every row of every rule table is read as its example expects.
#include <gtest/gtest.h>

#include "base/message.h"
#include "normalize/normalizer.h"
#include "unit/normalize/normalize_helper.h"

namespace tingwen {
namespace {

TEST(RuleTables, EveryRowIsReadAsItsExampleExpects) {
  SetMessageLanguage(Language::kEnglish);
  const std::vector<Error> errors = OurNormalizer().CheckRules();
  for (const Error& error : errors) ADD_FAILURE() << Describe(error);
}

}  // namespace
}  // namespace tingwen
