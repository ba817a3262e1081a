//! Reading SPF, rule by rule in the order of RFC 7208 §12.

mod domain;
mod strict;
mod term;

use super::{
    super::span::{ParseError, Span},
    MacroString, Modifier, Term,
};

pub(super) use domain::domain_spec;
pub use strict::faults;

/// What keeps a text from being SPF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It does not begin with `v=spf1` and a space (or the end).
    Version,
    /// `v=spf1` runs into the next term.
    NoSpaceAfterVersion,
    /// A name that is none of the eight mechanisms, and no `=` after it.
    UnknownMechanism(String),
    /// Quotes that were published as part of the text.
    Quote,
    /// A backslash, as zone files have it before some characters.
    Escape,
    /// A comma or semicolon where a space separates terms.
    Separator(char),
    /// Two qualifiers, or one alone, or one before a modifier.
    Qualifier,
    /// The mechanism needs `:` and something after it.
    MissingArgument,
    /// `all` takes nothing after it.
    UnexpectedArgument,
    /// No IPv4 address.
    Ip4,
    /// No IPv6 address.
    Ip6,
    /// A prefix length that is too long, or written with zeros in front or no digits.
    Prefix {
        /// The longest it may be: 32 or 128.
        max: u8,
    },
    /// No name: empty labels, no top label, characters no name has.
    DomainSpec,
    /// An address where a name belongs.
    Address,
    /// An address of the Web where a name belongs.
    Url,
    /// `%` that begins no macro, or a macro that is none.
    Macro,
    /// A macro that only explanations may use (`c`, `r`, `t`).
    ExplanationMacro(char),
    /// `redirect=` or `exp=` a second time (RFC 7208 §6).
    DuplicateModifier(&'static str),
    /// A modifier's name that is no letter followed by letters, digits, `-`, `_`, `.`.
    ModifierName,
    /// A character that is no visible ASCII.
    Character(char),
    /// A space inside a term.
    Space,
    /// The port of a server.
    Port,
    /// A prefix length where none can be.
    Length,
    /// The preference of an MX record.
    Preference,
    /// A note for people.
    Comment,
    /// A range of addresses.
    Range,
    /// The address of a mailbox where a name belongs.
    Mailbox,
    /// An IPv4 address in the form of IPv6 (RFC 4291 §2.5.5.2).
    Mapped,
    /// Something stands in front of the version that is none of the record.
    InFront(String),
}

/// A term of a record that may be broken, with its place in the whole text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed {
    /// Where the term stands.
    pub span: Span,
    /// The term, or why it is none (places in the whole text).
    pub term: Result<Term, ParseError<Fault>>,
}

/// RFC 7208 §4.5: `version = "v=spf1"`, in any case as every ABNF string.
const VERSION: &str = "v=spf1";

/// Whether a TXT record is an SPF record: RFC 7208 §4.5, `v=spf1` in any case, then a space or the end.
#[must_use]
pub fn is_spf(text: &str) -> bool {
    after_version(text).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Whether somebody meant a TXT record to be SPF: it [`is_spf`], or would be but for a missing
/// space, quotes, white space in front or another version.
#[must_use]
pub fn claims_to_be_spf(text: &str) -> bool {
    let meant = text.trim_start_matches(is_wrapping).chars().filter(|c| !c.is_whitespace());
    let begin: String = meant.take(6).map(|c| c.to_ascii_lowercase()).collect();
    begin.starts_with("v=spf") || begin.starts_with("v:spf1") || begin.starts_with("vspf1")
}

/// Reads as much as can be read: every term, good or not, after `v=spf1` (which may be missing, so
/// that a few terms can be pasted alone). Any white space separates terms here, and quotes around
/// the whole text are passed over.
#[must_use]
pub fn terms(text: &str) -> Vec<Parsed> {
    let inside = text.trim_start_matches(is_wrapping);
    let body = if inside.len() == text.len() { text } else { text.trim_end_matches(is_wrapping) };
    let start = (text.len() - inside.len()).min(body.len());
    let inside = body.get(start..).unwrap_or_default();
    let rest = after_version(inside).filter(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
    // What stands in front of the version is told as one.
    let front = if rest.is_none() { in_front(inside) } else { None };
    let behind = front.and_then(|front| after_version(inside.get(front.len()..)?.trim_start()));
    let rest = rest.or(behind).unwrap_or(inside);
    let mut seen = Modifiers::default();
    let front = front.map(|front| {
        let span = Span::new(start, start + front.len());
        Parsed { span, term: Err(ParseError { span, cause: Fault::InFront(front.to_owned()) }) }
    });
    let terms = words(rest, start + inside.len() - rest.len(), char::is_whitespace).enumerate().map(
        |(index, (span, word))| {
            let is_first = index == 0 && rest.len() == inside.len();
            let is_version =
                is_first && (claims_to_be_spf(word) || word.to_ascii_lowercase().starts_with("spf2.0"));
            let term = if is_version {
                Err(ParseError { span, cause: Fault::Version })
            } else {
                term::term(word).and_then(|term| seen.take(term, word)).map_err(|e| e.shifted(span.start))
            };
            Parsed { span, term }
        },
    );
    front.into_iter().chain(terms).collect()
}

/// What stands in front of the first version that is a word by itself, if nothing in it is a term: the name of the
/// record, a record of another kind.
fn in_front(text: &str) -> Option<&str> {
    let lower = text.to_ascii_lowercase();
    let is_begin = |at: &usize| {
        let (before, after) =
            (lower.get(..*at).unwrap_or_default(), lower.get(at + VERSION.len()..).unwrap_or_default());
        before.ends_with(char::is_whitespace) && (after.is_empty() || after.starts_with(' '))
    };
    let at = lower.match_indices(VERSION).map(|(at, _)| at).find(is_begin)?;
    let front = text.get(..at)?.trim_end();
    let is_other = |word: &str| match term::term(word) {
        Ok(Term::Modifier(Modifier::Unknown { .. })) => !word.contains(':'),
        Ok(_) => false,
        Err(_) => super::repair::meant(word).is_empty(),
    };
    (!front.is_empty() && front.split_whitespace().all(is_other)).then_some(front)
}

/// One term alone, as a person types it: a name that no host has is refused, though the grammar lets it pass.
impl std::str::FromStr for Term {
    type Err = ParseError<Fault>;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let start = text.len() - text.trim_start().len();
        let word = text.trim();
        let term = term::term(word).map_err(|e| e.shifted(start))?;
        match odd(word) {
            Some(fault) => Err(fault.shifted(start)),
            None => Ok(term),
        }
    }
}

/// Whether receivers read a word as a term.
#[must_use]
pub fn is_term(word: &str) -> bool {
    term::term(word).is_ok()
}

/// What keeps a term that receivers read from ever matching: a name that no host has.
#[must_use]
pub fn odd(word: &str) -> Option<ParseError<Fault>> {
    let has_name = match term::term(word).ok()? {
        // RFC 7208 §5: 'IPv4 <ip> addresses are only listed in an SPF record using the "ip4" mechanism', and a mapped
        // address is one.
        Term::Directive(super::Directive { mechanism: super::Mechanism::Ip6 { address, .. }, .. })
            if address.to_ipv4_mapped().is_some() =>
        {
            let start = word.find(':').map_or(0, |at| at + 1);
            return Some(ParseError::new(start, word.len(), Fault::Mapped));
        }
        Term::Directive(directive) => !matches!(
            directive.mechanism,
            super::Mechanism::All | super::Mechanism::Ip4 { .. } | super::Mechanism::Ip6 { .. }
        ),
        Term::Modifier(modifier) => !matches!(modifier, Modifier::Unknown { .. }),
    };
    if has_name { domain::odd(word) } else { None }
}

/// Reads the text that `exp=` leads to.
///
/// # Errors
/// What RFC 7208 §6.2 does not allow, and where.
pub fn explain_string(text: &str) -> Result<MacroString, ParseError<Fault>> {
    domain::explain_string(text)
}

/// What stands after `v=spf1`, whatever it is.
fn after_version(text: &str) -> Option<&str> {
    let (version, rest) = text.split_at_checked(VERSION.len())?;
    version.eq_ignore_ascii_case(VERSION).then_some(rest)
}

/// The words of `text`, which begins at byte `offset` of the whole.
fn words(text: &str, offset: usize, separates: fn(char) -> bool) -> impl Iterator<Item = (Span, &str)> {
    let mut at = offset;
    text.split(separates)
        .map(move |word| {
            let span = Span::new(at, at + word.len());
            // The separator may be longer than one byte; its length is that of the gap in the text.
            let gap = text.get(span.end - offset..).and_then(|rest| rest.chars().next());
            at = span.end + gap.map_or(0, char::len_utf8);
            (span, word)
        })
        .filter(|(_, word)| !word.is_empty())
}

/// Quotes people write or word processors make of them.
pub(super) const fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{2018}' | '\u{2019}')
}

fn is_wrapping(c: char) -> bool {
    c.is_whitespace() || is_quote(c) || matches!(c, '\u{feff}' | '\u{200b}' | '\u{2060}' | '\\')
}

/// RFC 7208 §6: 'The modifiers defined in this document … MUST NOT appear in a record more than once'.
#[derive(Default)]
struct Modifiers {
    has_redirect: bool,
    has_explanation: bool,
}

impl Modifiers {
    fn take(&mut self, term: Term, word: &str) -> Result<Term, ParseError<Fault>> {
        let (seen, name) = match &term {
            Term::Modifier(Modifier::Redirect(_)) => (&mut self.has_redirect, "redirect"),
            Term::Modifier(Modifier::Explanation(_)) => (&mut self.has_explanation, "exp"),
            _ => return Ok(term),
        };
        if std::mem::replace(seen, true) {
            return Err(ParseError::new(0, word.len(), Fault::DuplicateModifier(name)));
        }
        Ok(term)
    }
}
