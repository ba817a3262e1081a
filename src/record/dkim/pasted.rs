//! Records as a mail service shows them, pasted: zone-file lines, rows of a table, or a bare value.
//!
//! What a service shows is copied in many shapes: `s1._domainkey 3600 IN CNAME target.`, a name in one
//! line and its value in the next, a TXT value in quotes, a value that a browser has wrapped. All of
//! them are read; what is no DKIM record is said to be none, with its place, so that nothing is lost
//! in silence.
//!
//! References: RFC 1035 §5.1 (zone files), RFC 6376 §3.6.2.1 (`<selector>._domainkey.<domain>`).

use super::{PublicKey, Record, claims_to_be_key, parse};
use crate::record::{
    name::{DomainName, Name, NameFault, Selector, SelectorFault},
    span::{ParseError, Span},
    txt,
};

/// A service shows a handful of records; more text than this is something else, and is not read.
const PASTE_OCTETS: usize = 32 * 1024;
/// The shortest public key anybody uses (Ed25519 in base64) is longer than this.
const KEY_CHARACTERS: usize = 40;

/// One record out of what was pasted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasted {
    /// Where it is to stand, if the text says so.
    pub selector: Option<Selector>,
    /// What is to stand there.
    pub data: Data,
}

/// What is to stand at a selector.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Data {
    /// A key in a TXT record.
    Record(Record),
    /// A CNAME to the service's own record.
    Alias(Name),
}

/// A part of the text that is no DKIM record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// The part, as one line.
    pub line: String,
    /// Why, and where in the line.
    pub error: ParseError<Fault>,
}

/// What keeps a text from being a DKIM record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is no value.
    Empty,
    /// It is far too long.
    TooLong,
    /// It is a private key, which must stand in no DNS record.
    PrivateKey,
    /// The name has no `_domainkey`: a record for something else.
    NotDkim,
    /// The name belongs to another domain.
    OtherDomain,
    /// The selector is none.
    Selector(SelectorFault),
    /// The TXT value is no key record.
    Record(parse::Fault),
    /// The target of the CNAME is no name.
    Target(NameFault),
    /// It is neither a key record nor the name of one.
    Neither,
    /// It is damaged, or a tool has left its end out.
    Damaged,
    /// The panel says that DKIM is switched off.
    DkimIsOff,
    /// The values stand in input fields, which are not copied with the page.
    InFields,
}

/// What type of record a line says it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Txt,
    Cname,
}

/// Every record in `text`, each with its own verdict, in their order; `domain` is the one the names
/// belong to. Empty if there is nothing in the text.
#[must_use]
pub fn read(text: &str, domain: &DomainName) -> Vec<Result<Pasted, Refused>> {
    if text.len() > PASTE_OCTETS {
        let error = ParseError::new(0, 0, Fault::TooLong);
        return vec![Err(Refused { line: String::new(), error })];
    }
    // Before anything else: nothing of a private key may be kept, not even in an error.
    if holds_private_key(text) {
        let error = ParseError::new(0, 0, Fault::PrivateKey);
        return vec![Err(Refused { line: String::new(), error })];
    }
    let read = |line: String| match read_line(&line, domain) {
        Ok(pasted) => Ok(pasted),
        Err(error) => Err(Refused { line, error }),
    };
    lines(text).into_iter().map(read).collect()
}

/// Whether a text holds a private key in PEM form.
#[must_use]
pub fn holds_private_key(text: &str) -> bool {
    text.contains("PRIVATE KEY-----")
}

/// The text as one line per record.
fn lines(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for physical in text.lines().map(str::trim) {
        // RFC 1035 §5.1: comments begin with a semicolon, directives with '$'.
        if physical.is_empty() || physical.starts_with([';', '$']) {
            continue;
        }
        match lines.last_mut() {
            Some(last) if is_open(last) || !(begins_record(physical) && is_whole(last)) => {
                last.push(' ');
                last.push_str(physical);
            }
            _ => lines.push(physical.to_owned()),
        }
    }
    // Two bare targets below each other belong to two records; a wrapped value is one.
    let is_bare = |line: &String| !line.contains('=') && !begins_record(line) && split(line).is_none();
    match lines.as_slice() {
        [only] if is_bare(only) && only.split_whitespace().all(|word| word.contains('.')) => {
            only.split_whitespace().map(str::to_owned).collect()
        }
        _ => lines,
    }
}

/// Whether a parenthesis is still open, quotes apart.
fn is_open(line: &str) -> bool {
    let mut is_quoted = false;
    let depth = line.chars().fold(0_i32, |depth, c| match c {
        '"' => {
            is_quoted = !is_quoted;
            depth
        }
        '(' if !is_quoted => depth + 1,
        ')' if !is_quoted => depth - 1,
        _ => depth,
    });
    depth > 0
}

/// Whether a line begins with the name of a record, or says its type after a name.
fn begins_record(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    has_domainkey(first) || split(line).is_some_and(|parts| parts.owner.is_some())
}

/// Whether a line has its value already.
fn is_whole(line: &str) -> bool {
    split(line).is_none_or(|parts| !parts.data.of(line).trim().is_empty())
}

/// What stands where in a line that has a name or a type.
struct Parts {
    owner: Option<Span>,
    kind: Option<Kind>,
    data: Span,
}

/// RFC 1035 §5.1: `<domain-name> [<TTL>] [<class>] <type> <RDATA>`, all but the last optional here.
fn split(line: &str) -> Option<Parts> {
    let words: Vec<Span> = words(line).take(5).collect();
    let is_between = |word: &&Span| {
        let text = word.of(line);
        ["IN", "CH", "HS"].iter().any(|class| class.eq_ignore_ascii_case(text))
            || (text.starts_with(|c: char| c.is_ascii_digit())
                && text.chars().all(|c| c.is_ascii_alphanumeric()))
    };
    let kind_of = |word: &Span| match word.of(line) {
        text if text.eq_ignore_ascii_case("TXT") => Some(Kind::Txt),
        text if text.eq_ignore_ascii_case("CNAME") => Some(Kind::Cname),
        _ => None,
    };
    let typed = words.iter().enumerate().find_map(|(at, word)| Some((at, word, kind_of(word)?)));
    if let Some((at, word, kind)) = typed
        && words.get(1..at.max(1)).is_some_and(|between| between.iter().all(|word| is_between(&word)))
    {
        let owner = if at == 0 { None } else { words.first().copied() };
        return Some(Parts { owner, kind: Some(kind), data: Span::new(word.end, line.len()) });
    }
    let first = words.first().filter(|word| has_domainkey(word.of(line)))?;
    // A target can look like a name, but a value that stands alone has nothing after it.
    Some(Parts { owner: Some(*first), kind: None, data: Span::new(first.end, line.len()) })
}

fn words(line: &str) -> impl Iterator<Item = Span> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = line.get(at..)?;
        let start = at + rest.find(|c: char| !c.is_whitespace())?;
        let word = line.get(start..)?;
        let end = start + word.find(char::is_whitespace).unwrap_or(word.len());
        at = end;
        Some(Span::new(start, end))
    })
}

fn has_domainkey(name: &str) -> bool {
    !name.contains(['"', ';', '=']) && name.split('.').any(|label| label.eq_ignore_ascii_case("_domainkey"))
}

fn read_line(line: &str, domain: &DomainName) -> Result<Pasted, ParseError<Fault>> {
    let whole = Parts { owner: None, kind: None, data: Span::new(0, line.len()) };
    let parts = match split(line) {
        // A name alone is the target of a CNAME whose own name is asked for elsewhere.
        Some(parts) if parts.kind.is_none() && parts.data.of(line).trim().is_empty() => whole,
        parts => parts.unwrap_or(whole),
    };
    let selector = parts.owner.map(|owner| selector(owner, line, domain)).transpose()?;
    Ok(Pasted { selector, data: data(parts.data, parts.kind, line)? })
}

/// The selector in an owner name, whole or relative to a zone that holds the domain.
fn selector(owner: Span, line: &str, domain: &DomainName) -> Result<Selector, ParseError<Fault>> {
    let text = owner.of(line);
    let name = text.strip_suffix('.').unwrap_or(text).to_ascii_lowercase();
    let refused = |cause| ParseError { span: owner, cause };
    let (selector, rest) = match name.find("._domainkey") {
        Some(at) => name.split_at(at),
        None if has_domainkey(&name) => ("", name.as_str()),
        None => return Err(refused(Fault::NotDkim)),
    };
    let rest = rest.trim_start_matches('.').trim_start_matches("_domainkey").trim_start_matches('.');
    let is_ours = rest.is_empty()
        || rest == domain.as_str()
        || domain.as_str().strip_prefix(rest).is_some_and(|above| above.starts_with('.'));
    if !is_ours {
        return Err(refused(Fault::OtherDomain));
    }
    selector.parse::<Selector>().map_err(|error| {
        let error = error.shifted(owner.start);
        ParseError { span: error.span, cause: Fault::Selector(error.cause) }
    })
}

fn data(place: Span, kind: Option<Kind>, line: &str) -> Result<Data, ParseError<Fault>> {
    let raw = place.of(line);
    let start = place.start + (raw.len() - raw.trim_start().len());
    let raw = raw.trim();
    let span = Span::new(start, start + raw.len());
    if raw.is_empty() {
        return Err(ParseError { span, cause: Fault::Empty });
    }
    let text = txt::unquoted(raw);
    // In a quoted value the places of the record's text are not those of the line.
    let at = |error: ParseError<parse::Fault>| ParseError {
        span: if text == raw { error.span.shifted(start) } else { span },
        cause: Fault::Record(error.cause),
    };
    let record = || text.parse::<Record>().map(Data::Record).map_err(at);
    match kind {
        Some(Kind::Txt) => bare_key(&text).map_or_else(record, Ok),
        Some(Kind::Cname) => target(raw, span),
        None if claims_to_be_key(&text) => record(),
        None => match bare_key(&text) {
            Some(key) => Ok(key),
            None if text.contains('=') => record(),
            None => target(raw, span),
        },
    }
}

fn target(text: &str, span: Span) -> Result<Data, ParseError<Fault>> {
    let name = Name::parse(text).map_err(|error| {
        let error = error.shifted(span.start);
        ParseError { span: error.span, cause: Fault::Target(error.cause) }
    })?;
    // One label is a word, not the name of a record at a service.
    if name.labels().count() < 2 {
        return Err(ParseError { span, cause: Fault::Neither });
    }
    Ok(Data::Alias(name))
}

/// The value of `p=` alone, as some panels show it: an RSA key without any tag.
fn bare_key(text: &str) -> Option<Data> {
    if text.len() < KEY_CHARACTERS || text.contains([';', '.']) {
        return None;
    }
    let record = format!("v=DKIM1; k=rsa; p={text}").parse::<Record>().ok()?;
    matches!(record.public_key, PublicKey::Rsa { .. }).then_some(Data::Record(record))
}

#[cfg(test)]
mod tests;
