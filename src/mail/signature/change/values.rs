//! What a signed field may have held before.
//!
//! References: RFC 5322 §3.6 (fields), RFC 2045 §5.1 (parameters), RFC 2047 (encoded words).

mod address;
mod content_type;
mod folding;
mod subject;

pub(super) use self::folding::{refolded_whole, with_tabs};
use super::header::{Candidate, FieldChange, What};
use crate::mail::{
    message::{Message, fields, lines},
    signature::{Canon, hashed::Piece},
};

/// What else the message tells.
pub(super) struct Others<'m> {
    pub(super) message: &'m Message,
}

impl Others<'_> {
    /// The values of fields of this name, unfolded.
    pub(super) fn values(&self, name: &str) -> Vec<String> {
        self.message.named(name).map(|field| field.text()).take(4).collect()
    }
}

/// Lines at the beginning of a body in which the fields of its first part are looked for.
const FIRST_LINES: usize = 20;

impl Others<'_> {
    /// The values of this field in the first part: a list that adds a footer wraps the mail into a part, and
    /// its fields with it.
    fn inner(&self, name: &str) -> Vec<String> {
        let body = self.message.body().unwrap_or_default();
        let begin: usize = lines(body).take(FIRST_LINES).map(<[u8]>::len).sum();
        let begin = body.get(..begin).unwrap_or_default();
        let found = fields(begin).into_iter().filter(|field| field.is(name));
        found.map(|field| field.text()).take(2).collect()
    }
}

/// Collects what one field may have been.
pub(super) struct Found<'p, 'm> {
    at: usize,
    piece: &'p Piece<'m>,
    canon: Canon,
    candidates: Vec<Candidate>,
}

impl Found<'_, '_> {
    /// The field with another value.
    pub(super) fn value(&mut self, value: &str, what: What, is_common: bool) {
        let octets = self.canon.field(&[&self.begin(), value.as_bytes(), b"\r\n"].concat());
        self.octets(octets, what, is_common);
    }

    /// The field as these octets, canonical already.
    pub(super) fn octets(&mut self, octets: Vec<u8>, what: What, is_common: bool) {
        if self.candidates.iter().all(|candidate| candidate.octets != octets) {
            let change = FieldChange { field: self.piece.name.clone(), what };
            self.candidates.push(Candidate { piece: self.at, octets, change, is_common });
        }
    }

    /// The name, the colon and the blanks behind it, as they are or would be.
    fn begin(&self) -> Vec<u8> {
        match self.piece.field {
            Some((_, field)) => {
                let value = field.value();
                let blanks = value.iter().take_while(|octet| matches!(octet, b' ' | b'\t')).count();
                let end = field.octets.len() - value.len() + blanks;
                field.octets.get(..end).unwrap_or_default().to_vec()
            }
            None => format!("{}: ", titled(&self.piece.name)).into_bytes(),
        }
    }
}

/// Everything that a field may have been, common changes first.
pub(super) fn of(at: usize, piece: &Piece<'_>, canon: Canon, others: &Others<'_>) -> Vec<Candidate> {
    let mut found = Found { at, piece, canon, candidates: Vec::new() };
    let Some((_, field)) = piece.field else {
        absent(&mut found, others);
        return found.candidates;
    };
    let text = field.text();
    match piece.name.as_str() {
        "subject" => subject::candidates(&mut found, &text),
        "from" | "to" | "cc" | "reply-to" | "sender" => address::candidates(&mut found, &text, others),
        "content-type" => content_type::candidates(&mut found, &text),
        "content-transfer-encoding" => {
            for was in ["7bit", "8bit", "quoted-printable", "base64", "binary", "7BIT", "8BIT"] {
                found.value(was, What::Replaced { was: was.to_owned() }, true);
            }
        }
        "mime-version" => found.value("1.0", What::Requoted { was: "1.0".to_owned() }, true),
        "date" => date(&mut found, &text),
        _ => {}
    }
    originals(&mut found, others);
    if piece.name.starts_with("content-") {
        for was in others.inner(&piece.name) {
            found.value(&was.clone(), What::Replaced { was }, true);
        }
    }
    // Not there at all: the name stands in `h=` to keep others from adding it.
    found.octets(Vec::new(), What::Added, true);
    if canon == Canon::Simple {
        folding::candidates(&mut found, field.octets);
    }
    found.candidates
}

/// What a field that is gone may have held: MIME fields have few values, and some repeat From.
fn absent(found: &mut Found<'_, '_>, others: &Others<'_>) {
    let name = found.piece.name.clone();
    let usual: Vec<String> = match name.as_str() {
        "mime-version" => vec!["1.0".to_owned()],
        "content-transfer-encoding" => {
            ["7bit", "8bit", "quoted-printable", "base64"].map(str::to_owned).to_vec()
        }
        "content-type" => [
            "text/plain; charset=utf-8",
            "text/plain; charset=UTF-8",
            "text/plain; charset=\"utf-8\"",
            "text/plain; charset=\"UTF-8\"",
            "text/plain; charset=us-ascii",
            "text/plain",
        ]
        .map(str::to_owned)
        .to_vec(),
        "sender" | "reply-to" => {
            let from = others.values("From");
            let bare = from.iter().flat_map(|from| crate::mail::message::authors(from));
            let bare: Vec<String> =
                bare.map(|author| format!("{}@{}", author.local, author.domain)).collect();
            from.iter().cloned().chain(bare).collect()
        }
        _ => Vec::new(),
    };
    let kept = ["x-original-", "x-google-original-", "old-", "x-"].map(|begin| format!("{begin}{name}"));
    let moved: Vec<String> = kept.iter().flat_map(|kept| others.values(kept)).collect();
    for was in usual.into_iter().chain(moved) {
        found.value(&was.clone(), What::Removed { was }, true);
    }
}

/// The value that another field keeps: `X-Original-From`, `X-Google-Original-Message-ID`.
fn originals(found: &mut Found<'_, '_>, others: &Others<'_>) {
    let name = found.piece.name.clone();
    let endings = [
        format!("original-{name}"),
        format!("old-{name}"),
        format!("orig-{name}"),
        format!("{name}-original"),
    ];
    let kept = others.message.read_fields().filter(|(_, field)| {
        let other = field.name().to_ascii_lowercase();
        other != name && endings.iter().any(|ending| other.ends_with(ending.as_str()))
    });
    let values: Vec<String> = kept.map(|(_, field)| field.text()).take(6).collect();
    for was in values {
        found.value(&was.clone(), What::Replaced { was }, true);
    }
}

/// A date is written in a few ways.
fn date(found: &mut Found<'_, '_>, text: &str) {
    let mut add = |was: String| found.value(&was.clone(), What::Requoted { was }, false);
    if let Some((bare, _)) = text.split_once(" (") {
        add(bare.to_owned());
    }
    for (from, to) in
        [("GMT", "+0000"), ("+0000", "GMT"), ("+0000", "+0000 (UTC)"), ("-0000", "+0000"), ("+0000", "-0000")]
    {
        if text.ends_with(from) {
            add(text.replace(from, to));
        }
    }
    if let Some((day, rest)) = text.split_once(", ") {
        add(rest.to_owned());
        match rest.strip_prefix('0') {
            Some(rest) => {
                add(format!("{day}, {rest}"));
                add(format!("{day},  {rest}"));
            }
            None => add(format!("{day}, 0{}", rest.trim_start())),
        }
    }
}

/// `Message-Id` for `message-id`.
fn titled(name: &str) -> String {
    let words = name.split('-').map(|word| {
        let mut letters = word.chars();
        let first = letters.next().map(|letter| letter.to_ascii_uppercase());
        first.into_iter().chain(letters).collect::<String>()
    });
    words.collect::<Vec<_>>().join("-")
}
