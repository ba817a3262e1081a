//! The sentences for input that could not be read: what is wrong, and what is expected instead.

mod dkim;
mod dmarc;
mod name;
mod spf;
mod tags;

pub use dkim::dkim;
pub use dmarc::{dmarc, report_uri};
pub use name::{domain, name, selector};
pub use spf::spf;
