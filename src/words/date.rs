//! Days and moments as people say them, from `date.ftl`: only as much of them as is not plain from today.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::generated::date as say;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
/// From here on the day says more than the hours.
const DAY: i64 = 24 * HOUR;

/// Days further away than this could be taken for those of the year before or after.
const NEAR: i32 = 300;

/// `22 Dec`, with the year where it is not plain from `today`.
#[must_use]
pub fn day(day: Date, today: Date) -> String {
    let is_near = today.until(day).is_ok_and(|span| span.get_days().abs() <= NEAR);
    let year = if is_near { "none".to_owned() } else { day.year().to_string() };
    say::Day { day: day.day(), month: day.month(), year }.say()
}

/// `18:02` for a moment of the same day, else `21 Nov 18:02`.
#[must_use]
pub fn moment(at: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    let (at, now) = (at.to_zoned(zone.clone()), now.to_zoned(zone.clone()));
    let clock = at.strftime("%H:%M").to_string();
    if at.date() == now.date() { clock } else { say::Moment { clock, day: day(at.date(), now.date()) }.say() }
}

/// `3 hours ago`, and from a day on the moment itself, as for one that a clock put wrong has in the future.
#[must_use]
pub fn ago(at: Timestamp, now: Timestamp, zone: &TimeZone) -> String {
    match now.duration_since(at).as_secs() {
        0..MINUTE => say::ago_moments(),
        seconds @ MINUTE..HOUR => say::ago_minutes(seconds / MINUTE),
        seconds @ HOUR..DAY => say::ago_hours(seconds / HOUR),
        _ => moment(at, now, zone),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_not_plain_is_said() {
        let now: Timestamp = "2026-11-22T18:02:00Z".parse().unwrap();
        for (at, said) in [
            ("2026-11-22T18:01:30Z", "just now"),
            ("2026-11-22T18:01:00Z", "1 min ago"),
            ("2026-11-22T17:03:00Z", "59 min ago"),
            ("2026-11-22T16:02:01Z", "1 h ago"), // not yet two
            ("2026-11-21T18:02:01Z", "23 h ago"),
            ("2026-11-21T18:02:00Z", "21 Nov 18:02"),
            ("2026-02-01T06:05:00Z", "1 Feb 06:05"),
            ("2025-12-24T06:05:00Z", "24 Dec 2025 06:05"), // one that is further away than the next
            ("2026-11-22T19:00:00Z", "19:00"),             // a clock that was wrong
        ] {
            assert_eq!(ago(at.parse().unwrap(), now, &TimeZone::UTC), said, "{at}");
        }
    }

    #[test]
    fn the_day_is_that_of_the_persons_clock() {
        let zone = TimeZone::fixed(jiff::tz::offset(5));
        let (at, now) = ("2026-11-21T20:30:00Z".parse().unwrap(), "2026-11-22T10:00:00Z".parse().unwrap());
        assert_eq!(moment(at, now, &zone), "01:30");
        assert_eq!(moment(at, now, &TimeZone::UTC), "21 Nov 20:30");
    }
}
