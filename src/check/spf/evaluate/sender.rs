//! Who is said to have sent.

use crate::record::name::DomainName;

/// The sender as the `MAIL FROM` command of SMTP names it (RFC 7208 §2.4).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sender {
    /// A mailbox.
    Mailbox {
        /// Before the `@`, as given; may be empty.
        local: String,
        /// After it, as given but for letters outside ASCII; need not be a domain.
        domain: String,
    },
    /// `<>`, as in notices of failure: the name the server greets with is checked instead.
    Null,
}

impl Sender {
    /// Reads `ann@example.com`, `<ann@example.com>`, a domain alone, or nothing (`<>`).
    #[must_use]
    pub fn read(text: &str) -> Self {
        let address = mailbox(text);
        if address.is_empty() {
            return Self::Null;
        }
        // RFC 5321 §4.1.2: a local part in quotes may hold an `@`, a domain may not.
        let (local, domain) = address.rsplit_once('@').unwrap_or(("", address));
        Self::Mailbox { local: local.to_owned(), domain: in_ascii(domain) }
    }
}

/// The address in a line of a mail's head: `From: Ann <ann@example.com>`, `mailto:ann@example.com`.
fn mailbox(text: &str) -> &str {
    let trimmed = text.trim();
    // RFC 5322 §3.4: angle brackets hold the address, whatever stands around them.
    if let Some((_, rest)) = trimmed.rsplit_once('<')
        && let Some((address, _)) = rest.split_once('>')
    {
        return without_scheme(address.trim());
    }
    // RFC 5321 §4.1.2: a local part in quotes may hold blanks.
    if trimmed.starts_with('"') {
        return trimmed;
    }
    let bare = trimmed.trim_matches(|c: char| matches!(c, '<' | '>' | ',' | ';') || c.is_whitespace());
    // `From: ann@example.com`, `ann@example.com (Ann)`
    let word = bare.split_whitespace().find(|word| word.contains('@') && !word.starts_with(['(', '"']));
    without_scheme(word.unwrap_or(bare).trim_matches(['<', '>', ',', ';']))
}

fn without_scheme(address: &str) -> &str {
    let scheme = address.get(..7).filter(|scheme| scheme.eq_ignore_ascii_case("mailto:"));
    let bare = scheme.map_or(address, |scheme| address.get(scheme.len()..).unwrap_or(address));
    bare.split('?').next().unwrap_or(bare)
}

/// RFC 7208 §4.3: 'Internationalized domain names MUST be encoded as A-labels' before they are checked.
fn in_ascii(domain: &str) -> String {
    if domain.is_ascii() {
        return domain.to_owned();
    }
    DomainName::parse(domain).map_or_else(|_| domain.to_owned(), |name| name.to_string())
}
