#include "document/latin_policy.h"

namespace tingwen {

const std::map<std::string, LatinPolicy>& LatinPolicies() {
  static const std::map<std::string, LatinPolicy> policies = {
      {"mixed", LatinPolicy::kMixed},
      {"spell", LatinPolicy::kSpell},
      {"english", LatinPolicy::kEnglish}};
  return policies;
}

}  // namespace tingwen
