//! All integration tests, in one binary so that they link once.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test says what is wrong by failing")]

mod adopting;
mod conditions;
mod dkim;
mod dmarc;
mod literals;
mod propagation;
mod publish;
