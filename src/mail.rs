//! Mail as it comes back, and what was written about it on the way.
//!
//! A server that refuses a message says so in a reply: a number and a text. Other servers then write the
//! reply into a log or a bounce, wrap it, quote it or keep only a part of it. These rooms undo the wrapping and
//! give what was said, by whom, to whom and when in the conversation; what it means is judged elsewhere.
//!
//! References: RFC 5321 §4.2 (replies), RFC 3463 (enhanced codes), RFC 3464 (delivery status), RFC 5322.

pub mod attempt;
pub mod bounce;
pub mod form;
pub mod log;
pub mod mime;
pub mod reply;
pub mod text;
