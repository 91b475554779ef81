#include "app/air_time.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <ctime>

namespace tingwen {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::local_seconds;

constexpr std::array kWeekdays = {"日", "一", "二", "三", "四", "五", "六"};
constexpr std::array kMailDays = {"Sun", "Mon", "Tue", "Wed",
                                  "Thu", "Fri", "Sat"};
constexpr std::array kMailMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

// What a part of the day is called until this hour.
struct DayPart {
  int until;
  const char* name;
};
constexpr std::array kDayParts = {DayPart{5, "凌晨"},  DayPart{8, "早上"},
                                  DayPart{11, "上午"}, DayPart{13, "中午"},
                                  DayPart{18, "下午"}, DayPart{24, "晚上"}};

// The fields of a calendar and a clock.
struct Fields {
  int year, month, day, weekday, hour, minute, second;
};

Fields FieldsOf(const AirTime& time) {
  const auto day = floor<days>(time.clock);
  const std::chrono::year_month_day date(day);
  const auto seconds = static_cast<int>((time.clock - day).count());
  return {static_cast<int>(date.year()),
          static_cast<int>(static_cast<unsigned>(date.month())),
          static_cast<int>(static_cast<unsigned>(date.day())),
          static_cast<int>(std::chrono::weekday(day).c_encoding()),
          seconds / 3600,
          seconds / 60 % 60,
          seconds % 60};
}

AirTime FromTm(const std::tm& tm) {
  using namespace std::chrono;
  const local_days day{year(tm.tm_year + 1900) /
                       month(static_cast<unsigned>(tm.tm_mon + 1)) /
                       std::chrono::day(static_cast<unsigned>(tm.tm_mday))};
  return {local_seconds(day) + hours(tm.tm_hour) + minutes(tm.tm_min) +
              seconds(tm.tm_sec),
          minutes(tm.tm_gmtoff / 60)};
}

}  // namespace

AirTime AirTimeNow() {
  const std::time_t now = std::time(nullptr);
  std::tm tm{};
  localtime_r(&now, &tm);
  return FromTm(tm);
}

AirTime AirTimeAt(local_seconds clock) {
  const Fields fields = FieldsOf({clock, {}});
  std::tm tm{};
  tm.tm_year = fields.year - 1900;
  tm.tm_mon = fields.month - 1;
  tm.tm_mday = fields.day;
  tm.tm_hour = fields.hour;
  tm.tm_min = fields.minute;
  tm.tm_sec = fields.second;
  tm.tm_isdst = -1;
  std::mktime(&tm);
  return {clock, std::chrono::minutes(tm.tm_gmtoff / 60)};
}

AirTime Later(const AirTime& time, double seconds) {
  return {time.clock + std::chrono::seconds(std::llround(seconds)),
          time.offset};
}

std::string SpokenDate(const AirTime& time) {
  const Fields fields = FieldsOf(time);
  return fmt::format("{}年{}月{}日", fields.year, fields.month, fields.day);
}

std::string SpokenWeekday(const AirTime& time) {
  return std::string("星期") +
         kWeekdays[static_cast<size_t>(FieldsOf(time).weekday)];
}

std::string SpokenTime(const AirTime& time) {
  const Fields fields = FieldsOf(time);
  if (fields.minute == 0) return fmt::format("{}点", fields.hour);
  return fmt::format("{}点{:02}分", fields.hour, fields.minute);
}

std::string PartOfDay(const AirTime& time) {
  const int hour = FieldsOf(time).hour;
  for (const DayPart& part : kDayParts) {
    if (hour < part.until) return part.name;
  }
  return kDayParts.back().name;
}

std::string IsoDate(const AirTime& time) {
  const Fields fields = FieldsOf(time);
  return fmt::format("{:04}-{:02}-{:02}", fields.year, fields.month,
                     fields.day);
}

std::string IsoTime(const AirTime& time) {
  const Fields fields = FieldsOf(time);
  return fmt::format("{:02}:{:02}:{:02}", fields.hour, fields.minute,
                     fields.second);
}

std::string MailDate(const AirTime& time) {
  const Fields fields = FieldsOf(time);
  const auto offset = static_cast<int>(time.offset.count());
  return fmt::format("{}, {:02} {} {:04} {} {}{:02}{:02}",
                     kMailDays[static_cast<size_t>(fields.weekday)], fields.day,
                     kMailMonths[static_cast<size_t>(fields.month - 1)],
                     fields.year, IsoTime(time), offset < 0 ? '-' : '+',
                     std::abs(offset) / 60, std::abs(offset) % 60);
}

}  // namespace tingwen
