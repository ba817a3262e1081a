//! Times as the person's clock shows them.

use jiff::{Timestamp, civil::Date};

use super::Session;

impl Session {
    /// A moment as the person's clock shows it, in a `strftime` format.
    #[must_use]
    pub fn clock(&self, at: Timestamp, format: &str) -> String {
        at.to_zoned(self.time_zone.clone()).strftime(format).to_string()
    }

    /// The day on the person's clock, as of the last answer of a check.
    #[must_use]
    pub fn day(&self) -> Date {
        self.now.to_zoned(self.time_zone.clone()).date()
    }

    /// A moment as the person's clock shows it: the time alone if it is today.
    #[must_use]
    pub fn moment(&self, at: Timestamp) -> String {
        let day = |at: Timestamp| at.to_zoned(self.time_zone.clone()).date();
        self.clock(at, if day(at) == day(self.now) { "%H:%M:%S" } else { "%Y-%m-%d %H:%M" })
    }
}
