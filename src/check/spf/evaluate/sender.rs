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
        let trimmed = text.trim();
        let address = trimmed.strip_prefix('<').and_then(|text| text.strip_suffix('>')).unwrap_or(trimmed);
        if address.is_empty() {
            return Self::Null;
        }
        // RFC 5321 §4.1.2: a local part in quotes may hold an `@`, a domain may not.
        let (local, domain) = address.rsplit_once('@').unwrap_or(("", address));
        Self::Mailbox { local: local.to_owned(), domain: in_ascii(domain) }
    }
}

/// RFC 7208 §4.3: 'Internationalized domain names MUST be encoded as A-labels' before they are checked.
fn in_ascii(domain: &str) -> String {
    if domain.is_ascii() {
        return domain.to_owned();
    }
    DomainName::parse(domain).map_or_else(|_| domain.to_owned(), |name| name.to_string())
}
