//! What stands in DNS: the grammars of SPF, DKIM key and DMARC records, read and written.
//!
//! A mail domain says who may send for it (SPF), which keys sign its mail (DKIM) and what a
//! receiver should do with mail that proves neither (DMARC). Each of the three is one line of text
//! in DNS with a grammar of its own. Here each has a type whose `FromStr` parses that line, with
//! the place of every error, and whose `Display` prints it; nothing else in the program reads or
//! writes a record by hand.
//!
//! Beside them stand the records that tell mail programs and other mail servers how to reach the domain's
//! own: where each service is (SRV), which key a port shows (TLSA), and whether mail may come without
//! encryption (MTA-STS, with the policy file it announces, and TLS-RPT).
//!
//! References: RFC 7208 (SPF), RFC 6376 §3.6.1, RFC 8301 and RFC 8463 (DKIM), RFC 9989 (DMARC),
//! RFC 1035 §3.3.14 (TXT), RFC 5890 (IDNA), RFC 2782 (SRV), RFC 6698 (TLSA), RFC 8461 (MTA-STS), RFC 8460 (TLS-RPT).

pub mod claim;
pub mod dkim;
pub mod dmarc;
pub mod mta_sts;
pub mod name;
pub mod pasted;
pub mod private_key;
pub mod service;
pub mod span;
pub mod spf;
pub mod srv;
pub mod tags;
pub mod tls_rpt;
pub mod tlsa;
pub mod txt;
pub mod visible;
