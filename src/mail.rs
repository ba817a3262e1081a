//! Mail as it travels: the grammars of what servers write and people send, read and never written.
//!
//! A message is a list of header fields and a body, both octets that every server on the way may add to
//! or change. Signatures are made over those octets, so nothing here re-encodes what it reads; what a copy
//! lost on its way into a file or a paste is undone step by step, and each step is remembered.
//!
//! References: RFC 5322 (messages), RFC 2045 (MIME), RFC 6376 (DKIM), RFC 8601 (Authentication-Results),
//! RFC 5321 §4.4 (trace fields).

pub mod message;
pub mod path;
pub mod signature;
pub mod stated;
