//! What a message holds, before anything is asked.

use super::Reader;
use crate::{
    check::message::name,
    mail::{
        message::{Author, Message, Shape, authors},
        path::{Border, Path},
        signature::{Canon, Read, Signature},
        stated::{Believed, ReceivedSpf, Told, Trust, believed},
    },
    record::name::Name,
};

/// A message taken apart.
#[derive(Clone, Debug)]
pub struct Examination {
    /// The message that is judged: the attached one, where one is attached for that.
    pub message: Message,
    /// Whether it was attached to another.
    pub is_attached: bool,
    /// Whether its text has another message in it, whose headers are lost.
    pub is_forwarded_inline: bool,
    /// Its way.
    pub path: Path,
    /// The border of the receiver.
    pub border: Option<Border>,
    /// Whose mail it says it is.
    pub whom: Whom,
    /// The fields in front that state something.
    pub believed: Vec<Believed>,
    /// `Received-SPF`, as far as it can be believed.
    pub received_spf: Vec<ReceivedSpf>,
    /// What each operator told, those that are believed first.
    pub told: Vec<Told>,
    /// The signatures: the field's number, and what is in it.
    pub signatures: Vec<(usize, Read)>,
}

/// Whose mail it says it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// One domain. The name is in ASCII.
    One {
        /// As written; not safe to show.
        written: String,
        /// As in DNS.
        name: Name,
    },
    /// Several domains in one field.
    Several(Vec<String>),
    /// Several From fields.
    Fields(Vec<String>),
    /// From has no address with a domain.
    Nobody,
    /// There is no From field.
    Missing,
}

impl Whom {
    /// The one domain.
    #[must_use]
    pub const fn name(&self) -> Option<&Name> {
        match self {
            Self::One { name, .. } => Some(name),
            _ => None,
        }
    }

    /// A domain to look for own signatures with, whatever DMARC makes of it.
    pub(super) fn first(&self) -> Option<Name> {
        match self {
            Self::One { name, .. } => Some(name.clone()),
            Self::Several(domains) | Self::Fields(domains) => domains.iter().find_map(|domain| name(domain)),
            Self::Nobody | Self::Missing => None,
        }
    }
}

impl Examination {
    /// Takes a message apart.
    #[must_use]
    pub fn of(message: Message, reader: &Reader) -> Self {
        let (message, is_attached) = chosen(message, reader);
        let message = without_empty_body(message);
        let path = Path::of(&message);
        let border = path.border();
        let (believed, received_spf) = believed(&message, &path, border);
        let host = border.and_then(|border| border.receiver(&path)).and_then(|hop| hop.by.clone());
        let mut told = Told::all(&believed, host.as_deref().unwrap_or_default());
        told.sort_by_key(|told| told.trust);
        let is_forwarded_inline = is_forwarded_inline(&message);
        let signatures = signatures(&message);
        let whom = whom(&message);
        Self {
            message,
            is_attached,
            is_forwarded_inline,
            path,
            border,
            whom,
            believed,
            received_spf,
            told,
            signatures,
        }
    }

    /// What the operator of the mailbox told.
    #[must_use]
    pub fn receiver(&self) -> Option<&Told> {
        self.told.iter().find(|told| told.trust == Trust::Receiver)
    }

    /// What a gateway in front of it told.
    #[must_use]
    pub fn gateway(&self) -> Option<&Told> {
        self.told.iter().find(|told| told.trust == Trust::Gateway)
    }

    /// What was told of one signature by who saw the sender.
    pub(super) fn told_of(
        &self,
        trust: Trust,
        signature: &Signature,
        at: usize,
    ) -> Option<&crate::mail::stated::ToldDkim> {
        let value = value(&self.message, at);
        let told = self.told.iter().find(|told| told.trust == trust)?;
        told.of_signature(signature.domain.as_str(), signature.selector.as_str(), &value)
    }
}

/// The attached message, where that is the one to look at: it is the reader's, or this one is nobody's.
fn chosen(message: Message, reader: &Reader) -> (Message, bool) {
    let is_own = |message: &Message| {
        let whom = whom(message).first();
        whom.is_some_and(|name| reader.domains.iter().any(|own| name.is_within(own.name())))
    };
    let is_signed = |message: &Message| message.named("DKIM-Signature").next().is_some();
    let is_report = message
        .named("Content-Type")
        .any(|field| field.text().to_ascii_lowercase().starts_with("multipart/report"));
    if is_report || (is_own(&message) && is_signed(&message)) {
        return (message, false);
    }
    match message.attached() {
        Some(attached)
            if is_own(&attached) || (!is_own(&message) && (is_signed(&attached) || !is_signed(&message))) =>
        {
            (attached, true)
        }
        _ => (message, false),
    }
}

/// A body of no octets is one only if nothing says that there was another.
fn without_empty_body(message: Message) -> Message {
    let is_empty = message.body().is_some_and(|body| body.trim_ascii().is_empty());
    if message.shape() == Shape::Headers || !is_empty {
        return message;
    }
    let nothing = [Canon::Simple.hash_of_nothing(), Canon::Relaxed.hash_of_nothing()];
    let of_nothing =
        |read: &Read| read.signature.as_ref().is_ok_and(|signature| nothing.contains(&signature.body_hash));
    let signatures = signatures(&message);
    let is_signed_empty = signatures.iter().any(|(_, read)| of_nothing(read));
    let says = |name: &str, what: &dyn Fn(&str) -> bool| {
        message.named(name).any(|field| what(&field.text().to_ascii_lowercase()))
    };
    let had_body = !signatures.is_empty() && !is_signed_empty
        || says("Content-Type", &|text| text.starts_with("multipart/"))
        || says("Content-Length", &|text| text != "0")
        || says("Lines", &|text| text != "0");
    if had_body { message.headers_alone() } else { message }
}

fn signatures(message: &Message) -> Vec<(usize, Read)> {
    let fields = message.read_fields().filter(|(_, field)| field.is("DKIM-Signature"));
    fields.map(|(at, field)| (at, Read::of(field))).collect()
}

/// The beginning of `b=`, as receivers quote it.
fn value(message: &Message, at: usize) -> String {
    let text = message.fields().nth(at).map(|field| field.text()).unwrap_or_default();
    let tag = text.split(';').filter_map(|tag| tag.split_once('=')).find(|(name, _)| name.trim() == "b");
    tag.map(|(_, value)| value.chars().filter(|c| !c.is_whitespace()).collect()).unwrap_or_default()
}

/// RFC 9989 §5.3.1: one From field whose addresses have one domain.
fn whom(message: &Message) -> Whom {
    let fields: Vec<String> =
        message.read_fields().filter(|(_, field)| field.is("From")).map(|(_, field)| field.text()).collect();
    let domain = |author: Author| author.domain.trim_end_matches('.').to_owned();
    let domains = |text: &String| authors(text).into_iter().map(domain).collect::<Vec<String>>();
    match fields.as_slice() {
        [] => Whom::Missing,
        [only] => {
            let found = domains(only);
            let mut names: Vec<(String, Name)> =
                found.iter().filter_map(|written| Some((written.clone(), name(written)?))).collect();
            names.dedup_by(|one, other| one.1 == other.1);
            match names.as_slice() {
                [(written, name)] if !written.starts_with('[') => {
                    Whom::One { written: written.clone(), name: name.clone() }
                }
                [_, _, ..] => Whom::Several(names.into_iter().map(|(written, _)| written).collect()),
                _ => Whom::Nobody,
            }
        }
        several => Whom::Fields(several.iter().flat_map(domains).collect()),
    }
}

/// Marks that mail programs put in front of a mail that they forward inside the text.
const FORWARDED: [&str; 10] = [
    "---------- forwarded message",
    "-----original message-----",
    "begin forwarded message:",
    "-------- forwarded message --------",
    "-----ursprüngliche nachricht-----",
    "-------- weitergeleitete nachricht --------",
    "---------- weitergeleitete nachricht",
    "anfang der weitergeleiteten nachricht",
    "-------- message transféré --------",
    "---------- mensaje reenviado",
];

fn is_forwarded_inline(message: &Message) -> bool {
    let body = message.body().unwrap_or_default();
    let text =
        String::from_utf8_lossy(body.get(..body.len().min(64 << 10)).unwrap_or_default()).to_lowercase();
    FORWARDED.iter().any(|mark| text.contains(mark))
}
