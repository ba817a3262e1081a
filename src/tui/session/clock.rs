//! Times as the person's clock shows them.

use jiff::{Timestamp, civil::Date};

use super::Session;
use crate::words;

impl Session {
    /// A moment as the person's clock shows it, in a `strftime` format.
    #[must_use]
    pub fn clock(&self, at: Timestamp, format: &str) -> String {
        at.to_zoned(self.time_zone.clone()).strftime(format).to_string()
    }

    /// The time, as of the message being handled, to the second.
    #[must_use]
    pub fn present(&self) -> Timestamp {
        // A clock that stood still while the machine slept is set right by the next check.
        let now = self.began.checked_add(self.elapsed).unwrap_or(self.now).max(self.now);
        Timestamp::from_second(now.as_second()).unwrap_or(now)
    }

    /// Today, on the person's calendar.
    #[must_use]
    pub fn current_day(&self) -> Date {
        self.present().to_zoned(self.time_zone.clone()).date()
    }

    /// The day of a moment, as people say it today.
    #[must_use]
    pub fn day(&self, at: Timestamp) -> String {
        words::date::day(at.to_zoned(self.time_zone.clone()).date(), self.current_day())
    }

    /// A moment as the person's clock shows it: the time alone if it is today.
    #[must_use]
    pub fn moment(&self, at: Timestamp) -> String {
        let day = |at: Timestamp| at.to_zoned(self.time_zone.clone()).date();
        self.clock(at, if day(at) == day(self.now) { "%H:%M:%S" } else { "%Y-%m-%d %H:%M" })
    }
}
