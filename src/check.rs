//! Opinions: what is right, wrong or worth knowing about a plan and what DNS holds.
//!
//! Every check takes data and gives [`Finding`]s; none asks DNS. So the same judgement runs on a
//! plan that is being edited, on what a survey found, and in a test on a few literals.
//!
//! References: each finding names its [`Rule`].

pub mod access;
pub mod against;
pub mod back;
pub mod dkim;
pub mod dmarc;
pub mod dmarc_path;
pub mod explain;
pub mod finding;
pub mod memory;
pub mod message;
pub mod propagation;
pub mod published;
pub mod refusal;
pub mod rotation;
pub mod since;
pub mod spf;
pub mod standing;

pub use finding::{Finding, Rule, Severity};
