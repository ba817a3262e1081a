//! The domain, the address and the selector that a refusal names.
//!
//! A text is full of names: the receiver's, the recipient's, those of its help pages. Only what stands where a
//! refusal puts the thing it refuses counts: behind `domain`, `from`, `ip`, in brackets, or in the query of a
//! link. Nothing is guessed.

mod link;

use std::net::IpAddr;

use super::{Address, Own, Whose, is_private};
use crate::mail::{attempt::Attempt, text::one_line};

/// Words of a reply that are looked at.
const WORDS: usize = 600;

/// What a refusal names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// The domain, lower case.
    pub domain: Option<String>,
    /// The address of the server that sent.
    pub ip: Option<IpAddr>,
    /// The selector.
    pub selector: Option<String>,
}

impl Named {
    /// What this names, and what it does not name from another one.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            domain: self.domain.or(other.domain),
            ip: self.ip.or(other.ip),
            selector: self.selector.or(other.selector),
        }
    }
}

/// Reads what `text` names.
pub(super) fn read(text: &str, attempt: &Attempt, address: Address) -> Named {
    let line = one_line(text);
    let words: Vec<&str> = line.split(' ').take(WORDS).collect();
    let links: Vec<&str> = words.iter().copied().filter(|word| is_link(word)).collect();
    let (in_query, ip_in_query) = link::query(&links);
    let (selector, signed) = selector(&words);
    let is_host = |ip: &IpAddr| attempt.host_address == Some(*ip);
    Named {
        domain: signed.or_else(|| property(&words)).or(in_query).or_else(|| domain(&words, attempt, address)),
        ip: ip(&words).filter(|ip| !is_host(ip)).or(ip_in_query),
        selector,
    }
}

fn is_link(word: &str) -> bool {
    word.contains("://")
}

/// A domain of the reader's that `text` holds anywhere but in an address it was sent to: whatever language the
/// text is in, that is the one it refuses.
pub(super) fn own_domain(text: &str, attempt: &Attempt, own: &Own) -> Option<String> {
    let line = one_line(text);
    let is_sent_to = |word: &str| {
        attempt.recipient.as_deref().is_some_and(|recipient| recipient.eq_ignore_ascii_case(word))
    };
    let is_host = |name: &str| attempt.host.as_deref().is_some_and(|host| host.eq_ignore_ascii_case(name));
    line.split(' ').take(WORDS).filter(|word| !is_link(word)).find_map(|word| {
        let bare = self::bare(&word);
        let name = host_name(bare.rsplit('@').next().unwrap_or_default())?;
        (!is_sent_to(bare) && !is_host(&name) && own.domain(&name) == Whose::Own).then_some(name)
    })
}

/// `s1._domainkey.example.com`, `header.s=s1`, `selector s1`.
fn selector(words: &[&str]) -> (Option<String>, Option<String>) {
    for (index, word) in words.iter().enumerate() {
        let bare = bare(word);
        if let Some((selector, domain)) = bare.split_once("._domainkey.") {
            return (Some(selector.to_ascii_lowercase()), host_name(domain));
        }
        if let Some(value) =
            bare.strip_prefix("header.s=").or_else(|| bare.strip_prefix("s=")).filter(|value| is_label(value))
        {
            return (Some(value.to_ascii_lowercase()), None);
        }
        let next = words.get(index + 1).map(self::bare).unwrap_or_default();
        if bare.eq_ignore_ascii_case("selector") && is_label(next) && !is_plain_word(next) {
            return (Some(next.to_ascii_lowercase()), None);
        }
    }
    (None, None)
}

/// Words that stand behind `selector` without being one.
fn is_plain_word(word: &str) -> bool {
    [
        "not", "is", "was", "in", "for", "of", "could", "does", "and", "or", "record", "has", "missing",
        "cannot",
    ]
    .iter()
    .any(|plain| word.eq_ignore_ascii_case(plain))
}

fn is_label(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 63
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
}

/// `header.d=example.com`, `smtp.mailfrom=ann@example.com`.
fn property(words: &[&str]) -> Option<String> {
    words.iter().find_map(|word| {
        let (name, value) = bare(word).split_once('=')?;
        let is_known = matches!(
            name.to_ascii_lowercase().as_str(),
            "header.d"
                | "header.from"
                | "header.i"
                | "smtp.mailfrom"
                | "mailfrom"
                | "d"
                | "domain"
                | "from"
                | "sender"
        );
        is_known.then(|| host_name(value.rsplit('@').next().unwrap_or_default())).flatten()
    })
}

/// The address of the server that sent: in brackets, behind `ip`, at the beginning, or anywhere but where version
/// numbers are.
fn ip(words: &[&str]) -> Option<IpAddr> {
    let mut found: Option<(u8, IpAddr)> = None;
    for (index, word) in words.iter().enumerate() {
        if is_link(word) {
            continue;
        }
        let Some(ip) = address(word) else { continue };
        if is_private(ip) {
            continue;
        }
        let before = index
            .checked_sub(1)
            .and_then(|at| words.get(at))
            .map(|word| bare(word).to_ascii_lowercase())
            .unwrap_or_default();
        let is_cued = [
            "ip", "address", "from", "host", "client", "with", "for", "server", "is", "ips", "to", "von",
            "de",
        ]
        .contains(&before.as_str());
        let is_dressed = word.starts_with(['[', '(', '<', '"', '\''])
            || word.to_ascii_lowercase().contains("ip=")
            || word.to_ascii_lowercase().contains("ip:");
        let rank = if is_cued || is_dressed {
            2
        } else {
            u8::from(before != "-" && !before.is_empty() || index == 0)
        };
        if rank > found.map_or(0, |(best, _)| best) {
            found = Some((rank, ip));
        }
    }
    found.map(|(_, ip)| ip)
}

/// The address in a word: `[192.0.2.25]`, `ip=192.0.2.25;`, `mail.example.com[192.0.2.25]:`.
fn address(word: &str) -> Option<IpAddr> {
    let inner = word.rsplit_once(['[', '(']).map_or(word, |(_, inner)| inner);
    let inner = inner.split([']', ')']).next().unwrap_or_default();
    let inner = inner.rsplit_once('=').map_or(inner, |(_, inner)| inner);
    let inner = inner.trim_start_matches("IPv6:").trim_start_matches("ip:").trim_start_matches("IP:");
    let inner = inner.trim_matches(['<', '>', '"', '\'', ',', ';']).trim_end_matches(['.', ':']);
    let ip: IpAddr = inner.parse().ok()?;
    // `::` and the like are marks, not addresses.
    (inner.len() > 4).then_some(ip)
}

/// Words behind which a refusal names the domain it refuses.
const CUES: [&str; 40] = [
    "domain",
    "domains",
    "from",
    "for",
    "of",
    "spf",
    "to",
    "due",
    "sender",
    "email",
    "mail",
    "domain:",
    "mailfrom",
    "dkim",
    "dmarc",
    "address",
    "domaine",
    "domäne",
    "dominio",
    "domínio",
    "домен",
    "домена",
    "von",
    "de",
    "per",
    "für",
    "pour",
    "para",
    "is",
    "namens",
    "voor",
    "för",
    "til",
    "dla",
    "pro",
    "del",
    "di",
    "da",
    "το",
    "για",
];
/// Words behind the domain that say the same.
const TAILS: [&str; 12] = [
    "domain",
    "owner",
    "dmarc",
    "spf",
    "has",
    "does",
    "doesn't",
    "did",
    "is",
    "explains:",
    "publishes",
    "policy",
];

/// The domain that is refused.
fn domain(words: &[&str], attempt: &Attempt, address: Address) -> Option<String> {
    let is_theirs = |name: &str| {
        let ends =
            |host: &Option<String>| host.as_deref().is_some_and(|host| host.eq_ignore_ascii_case(name));
        ends(&attempt.host)
    };
    let mut weak = None;
    for (index, word) in words.iter().enumerate() {
        if is_link(word) {
            continue;
        }
        let before = index
            .checked_sub(1)
            .and_then(|at| words.get(at))
            .map(|word| bare(word).to_ascii_lowercase())
            .unwrap_or_default();
        let after = words
            .get(index + 1)
            .map(|word| word.trim_matches([',', ';', '.']).to_ascii_lowercase())
            .unwrap_or_default();
        let bare = bare(word);
        if bare.contains('@') {
            let is_recipient =
                attempt.recipient.as_deref().is_some_and(|recipient| recipient.eq_ignore_ascii_case(bare));
            let is_refused = after == "sender"
                || words.get(index + 1..index + 4).is_some_and(|next| {
                    next.join(" ").to_ascii_lowercase().starts_with("sender address rejected")
                });
            let is_cued = matches!(
                before.as_str(),
                "from"
                    | "sender"
                    | "of"
                    | "domain"
                    | "for"
                    | "für"
                    | "pour"
                    | "para"
                    | "per"
                    | "von"
                    | "de"
                    | "mail"
                    | "address"
            );
            if (is_refused || is_cued || address == Address::Sender)
                && !(is_recipient && address == Address::Recipient)
            {
                return host_name(bare.rsplit('@').next().unwrap_or_default());
            }
            continue;
        }
        let Some(name) = host_name(bare.strip_suffix("'s").unwrap_or(bare)) else { continue };
        if is_theirs(&name) {
            continue;
        }
        let is_bracketed = word.starts_with(['[', '(']) && !after.starts_with("20");
        let is_possessive = bare.ends_with("'s");
        if is_bracketed && CUES.contains(&before.as_str()) || is_possessive {
            return Some(name);
        }
        if CUES.contains(&before.as_str()) || TAILS.contains(&after.as_str()) && !is_bracketed {
            weak = weak.or(Some(name));
        }
    }
    weak
}

/// A word without the marks around it.
fn bare<'w>(word: &&'w str) -> &'w str {
    word.trim_matches(['[', ']', '(', ')', '<', '>', '"', '\'', ',', ';', ':', '.', '`', '*', '{', '}', '!'])
}

/// A word as a host name, lower case.
fn host_name(word: &str) -> Option<String> {
    let word = word.trim_matches(['[', ']', '(', ')', '<', '>', '"', '\'', ',', ';', ':', '.']);
    let end = word.rsplit('.').next().unwrap_or_default();
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'))
    };
    let is_name = word.contains('.')
        && word.len() <= 253
        && word.split('.').all(is_label)
        && end.chars().count() >= 2
        && end.chars().all(|c| c.is_alphabetic() || c == '-') | end.starts_with("xn--");
    // Files and programs have dots too.
    let is_file = matches!(
        end.to_ascii_lowercase().as_str(),
        "html" | "htm" | "php" | "aspx" | "txt" | "exe" | "zip" | "pdf" | "doc" | "js"
    );
    (is_name && !is_file).then(|| word.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_refused_is_named() {
        for (text, domain, ip) in [
            (
                "SPF [example.com] with ip: [192.0.2.25] = did not pass",
                Some("example.com"),
                Some("192.0.2.25"),
            ),
            ("[192.0.2.25      12] Gmail has detected", None, Some("192.0.2.25")),
            (
                "Unauthenticated email from example.org is not accepted due to domain's DMARC policy",
                Some("example.org"),
                None,
            ),
            (
                "rejected due to example.com's DMARC policy. See https://support.apple.com/x",
                Some("example.com"),
                None,
            ),
            (
                "SPF: 203.0.113.123 is not allowed to send mail from example.org: Please see http://www.open-spf.org/Why",
                Some("example.org"),
                Some("203.0.113.123"),
            ),
            ("due to domain (mail.ru) owner DMARC policy", Some("mail.ru"), None),
            (
                "Messages from 192.0.2.25 deferred due to complaints - 4.16.55.1; see https://x.example/error-codes",
                None,
                Some("192.0.2.25"),
            ),
            ("deferred - 4.16.55.1; see", None, None), // a version
            (
                "IP=192.0.2.25 - A problem occurred. (Ask or contact tosa@rx.t-online.de to clarify.)",
                None,
                Some("192.0.2.25"),
            ),
            (
                "visit https://postmaster.web.de/en/case?c=r0601&i=ip&v=192.0.2.25&r=1M",
                None,
                Some("192.0.2.25"),
            ),
            (
                "see http://www.openspf.net/Why?s=mfrom;id=ann@example.com;ip=192.0.2.25;r=<UNKNOWN>",
                Some("example.com"),
                Some("192.0.2.25"),
            ),
            (
                "192.0.2.25 mag geen e-mail verzenden namens example.com",
                Some("example.com"),
                Some("192.0.2.25"),
            ),
            (
                "<root@web1.example.com>: Sender address rejected: Domain not found",
                Some("web1.example.com"),
                None,
            ),
            ("<bob@example.net>: Recipient address rejected: no", None, None),
            ("sending domain EXAMPLE.COM doesn't meet", Some("example.com"), None),
            ("SPF MAIL FROM check failed: The domain example.com explains:", Some("example.com"), None),
            ("blocked using zen.spamhaus.org", None, None),
            ("your client from 10.0.0.1", None, None), // its own network's
        ] {
            let found = read(text, &Attempt::default(), Address::Recipient);
            assert_eq!(found.domain.as_deref(), domain, "{text}");
            assert_eq!(found.ip.map(|ip| ip.to_string()).as_deref(), ip, "{text}");
        }
        let found = read(
            "dkim=temperror (no key for signature) header.d=example.com header.s=mail",
            &Attempt::default(),
            Address::Recipient,
        );
        assert_eq!((found.selector.as_deref(), found.domain.as_deref()), (Some("mail"), Some("example.com")));
    }
}
