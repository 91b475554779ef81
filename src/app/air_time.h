// The moment at which something goes on air, and how people say it.
#pragma once

#include <chrono>
#include <string>

namespace tingwen {

struct AirTime {
  std::chrono::local_seconds clock{};  // as a clock in the studio shows it
  std::chrono::minutes offset{};       // of that clock from UTC
};

// The clock now, in the time zone of the system; and the offset that it has at
// another moment of its own.
AirTime AirTimeNow();
AirTime AirTimeAt(std::chrono::local_seconds clock);

AirTime Later(const AirTime& time, double seconds);

// For the ear, as an article writes it: "2025年11月6日", "星期四", "7点30分"
// ("7点" at the full hour), "早上".
std::string SpokenDate(const AirTime& time);
std::string SpokenWeekday(const AirTime& time);
std::string SpokenTime(const AirTime& time);
std::string PartOfDay(const AirTime& time);

// For the eye and for programs: "2025-11-06", "07:00:05", and RFC 822's
// "Thu, 06 Nov 2025 07:00:00 +0800".
std::string IsoDate(const AirTime& time);
std::string IsoTime(const AirTime& time);
std::string MailDate(const AirTime& time);

}  // namespace tingwen
