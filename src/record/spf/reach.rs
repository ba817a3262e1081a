//! What a record leads to: all that somebody who follows it has to know of it.
//!
//! A record that others include is read to learn what it asks DNS, and for little else. Reading it is dear where it is
//! long, and it may be needed again after every answer; so it is read once and what was found is kept.

use super::{Directive, Mechanism, Modifier, Qualifier, Record, Term, claims_to_be_spf, is_spf, terms};

/// The longest text that is followed, in octets: as long as those that are put right. Receivers ask for
/// more than ten look-ups of no record, so that whatever is longer leads nowhere.
pub const FOLLOWED: usize = 16 * 1024;

/// Terms kept of one record: far more than any receiver follows.
const TERMS: usize = 256;

/// A text that is SPF, or meant as such.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The text, as published; of one that is too long only the beginning.
    pub text: String,
    /// Whether receivers take it for SPF.
    pub is_seen: bool,
    /// The terms that receivers come to and that ask DNS or [may let everybody pass](is_wide), in their order.
    pub terms: Vec<Term>,
    /// What it says of everybody else, if it says so.
    pub all: Option<Qualifier>,
    /// The first word that breaks it for receivers, as published.
    pub broken: Option<String>,
    /// Its length in octets, if that is too much to follow it.
    pub too_long: Option<usize>,
}

impl Reach {
    /// Reads a text; none if it is not even meant as SPF.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let is_seen = is_spf(text);
        if !is_seen && !claims_to_be_spf(text) {
            return None;
        }
        let mut reach =
            Self { text: String::new(), is_seen, terms: Vec::new(), all: None, broken: None, too_long: None };
        if text.len() > FOLLOWED {
            reach.too_long = Some(text.len());
            reach.text = text.chars().take(TERMS).collect();
            return Some(reach);
        }
        text.clone_into(&mut reach.text);
        let parsed = terms(text);
        // Read leniently to be followed, judged strictly: receivers take no tab for a space.
        if let Err(error) = text.parse::<Record>() {
            let broken = parsed.iter().find(|parsed| parsed.term.is_err());
            let place = broken.map_or(error.span, |broken| broken.span);
            reach.broken = Some(place.of(text).to_owned());
        }
        let read: Vec<Term> = parsed.into_iter().filter_map(|parsed| parsed.term.ok()).collect();
        let all = read.iter().position(is_all);
        reach.all = all.and_then(|at| match read.get(at) {
            Some(Term::Directive(directive)) => Some(directive.effect()),
            _ => None,
        });
        let mut has_redirect = false;
        let (mut asking, mut wide) = (0, 0);
        // RFC 7208 §5.1 and §6.1: no mechanism behind `all` is tested, and no `redirect` beside it followed.
        reach.terms = read
            .into_iter()
            .enumerate()
            .filter(|(at, term)| match term {
                Term::Directive(_) => all.is_none_or(|all| *at < all),
                Term::Modifier(Modifier::Redirect(_)) => {
                    all.is_none() && !std::mem::replace(&mut has_redirect, true)
                }
                Term::Modifier(_) => false,
            })
            .map(|(_, term)| term)
            .filter(|term| {
                // Each by itself, so that none of the one kind keeps those of the other out.
                let count = if term.asks_dns() { &mut asking } else { &mut wide };
                let counts = term.asks_dns() || is_wide(term);
                *count += usize::from(counts);
                counts && *count <= TERMS
            })
            .collect();
        Some(reach)
    }
}

/// Whether a term is `all`, with whatever qualifier.
#[must_use]
pub fn is_all(term: &Term) -> bool {
    matches!(term, Term::Directive(directive) if directive.mechanism == Mechanism::All)
}

/// Networks of longer prefixes are too small for a few of them to hold every address.
const WIDE_V4: u8 = 16;
/// The same of IPv6.
const WIDE_V6: u8 = 32;

/// Whether a term is a network so large that it may, with others, hold every address.
#[must_use]
pub fn is_wide(term: &Term) -> bool {
    let Term::Directive(Directive { mechanism, .. }) = term else { return false };
    match mechanism {
        Mechanism::Ip4 { prefix, .. } => prefix.is_some_and(|prefix| prefix <= WIDE_V4),
        Mechanism::Ip6 { prefix, .. } => prefix.is_some_and(|prefix| prefix <= WIDE_V6),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_receivers_come_to_is_kept_and_nothing_else() {
        for (text, reached, all, broken) in [
            ("v=spf1 ip4:192.0.2.1 include:a.example mx -all", "include:a.example mx", "-", ""),
            ("v=spf1 ~all include:a.example", "", "~", ""), // behind the end
            ("v=spf1 redirect=a.example mx ?all", "mx", "?", ""), // beside an end
            ("v=spf1 a redirect=a.example", "a redirect=a.example", "", ""), // in place of one
            ("v=spf1 includ:a.example mx", "mx", "", "includ:a.example"), // a word that is none
            ("v=spf1\tmx", "mx", "", "v=spf1\tmx"),         // a tab is no space
            ("v=spf1 ip4:0.0.0.0/1 ip4:9.9.9.0/17 -all", "ip4:0.0.0.0/1", "-", ""), // half of all there is
        ] {
            let reach = Reach::read(text).unwrap();
            let found: Vec<String> = reach.terms.iter().map(Term::to_string).collect();
            assert_eq!(found.join(" "), reached, "{text}");
            let sign = reach.all.map_or("", |all| match all {
                Qualifier::Pass => "+",
                Qualifier::Neutral => "?",
                Qualifier::SoftFail => "~",
                Qualifier::Fail => "-",
            });
            assert_eq!(sign, all, "{text}");
            assert_eq!(reach.broken.is_some(), !broken.is_empty(), "{text}");
        }
        assert_eq!(Reach::read("google-site-verification=abc"), None);
    }

    #[test]
    fn a_text_that_is_too_long_is_not_followed() {
        let long = format!("v=spf1 {}-all", "include:a.example ".repeat(FOLLOWED / 18 + 1));
        let reach = Reach::read(&long).unwrap();
        assert_eq!((reach.terms.len(), reach.too_long), (0, Some(long.len())));
        let many = format!("v=spf1 {}-all", "a:b.c ".repeat(2 * TERMS));
        assert_eq!(Reach::read(&many).unwrap().terms.len(), TERMS);
        let wide = format!("v=spf1 {}include:b.c -all", "ip4:8.0.0.0/9 ".repeat(2 * TERMS));
        let reach = Reach::read(&wide).unwrap();
        assert_eq!(reach.terms.len(), TERMS + 1, "networks do not crowd out what asks DNS");
    }
}
