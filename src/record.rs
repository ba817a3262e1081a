//! What stands in DNS: the grammars of SPF, DKIM key and DMARC records, read and written.
//!
//! A mail domain says who may send for it (SPF), which keys sign its mail (DKIM) and what a
//! receiver should do with mail that proves neither (DMARC). Each of the three is one line of text
//! in DNS with a grammar of its own. Here each has a type whose `FromStr` parses that line, with
//! the place of every error, and whose `Display` prints it; nothing else in the program reads or
//! writes a record by hand.
//!
//! References: RFC 7208 (SPF), RFC 6376 §3.6.1, RFC 8301 and RFC 8463 (DKIM), RFC 9989 (DMARC),
//! RFC 1035 §3.3.14 (TXT), RFC 5890 (IDNA).

pub mod claim;
pub mod dkim;
pub mod dmarc;
pub mod name;
pub mod pasted;
pub mod private_key;
pub mod span;
pub mod spf;
pub mod tags;
pub mod txt;
pub mod visible;
