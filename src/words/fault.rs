//! The sentences for input that could not be read: what is wrong, and what is expected instead.

mod dkim;
mod dmarc;
mod name;
mod spf;
mod tags;

use crate::record::visible::visible;

pub use dkim::dkim;
pub use dmarc::{dmarc, report_uri};
pub use name::{domain, name, selector};
pub use spf::{spf, spf_meant};

/// How much of what was written is repeated in a sentence; a longer text would fill the screen.
const SHOWN: usize = 40;

/// What was written, safe to show.
fn shown(written: &str) -> String {
    let kept: String = written.chars().take(SHOWN).collect();
    visible(&kept).into_owned()
}
