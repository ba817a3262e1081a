//! Mail as it travels and as it comes back, and what was written about it on the way.
//!
//! A message is header fields and a body, octets that every server on the way may add to or change; signatures
//! are made over them, so they are kept as they came. A server that refuses a message says so in a reply, which
//! others write into a log or a bounce, wrap, quote or keep a part of. These rooms undo what copying did and give
//! what was said, by whom, to whom and when; what it means is judged elsewhere.
//!
//! References: RFC 5321 §4.2 (replies), §4.4 (trace), RFC 3463 (enhanced codes), RFC 3464 (delivery status),
//! RFC 5322 (messages), RFC 6376 (DKIM), RFC 8601 (Authentication-Results).

pub mod attempt;
pub mod bounce;
pub mod form;
pub mod log;
pub mod message;
pub mod mime;
pub mod path;
pub mod reply;
pub mod signature;
pub mod stated;
pub mod text;
