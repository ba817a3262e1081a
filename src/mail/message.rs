//! A message: header fields and body octets as they came.
//!
//! Whoever looks at a mail sees text; a signature covers octets. So a message is kept as the octets it
//! arrived in, with lines ended by CRLF as SMTP has them, and a field is a view of some of them. What a
//! mail program, an editor or a web page did to the copy is undone in `cleaned` before anything is read,
//! and [`Message::undone`] says what that was.
//!
//! References: RFC 5322 §2.1, §2.2 (fields and body), §2.2.3 (folding), §4.5 (obsolete fields).

mod attached;
mod author;
mod cleaned;
mod known;
mod line_ends;
mod part;

pub(in crate::mail) use self::part::fields;
pub use self::{
    author::{Author, authors},
    cleaned::Undone,
    part::{Encoding, Part, parts},
};

/// More than this is not read: 64 MiB, the most that servers take.
pub const MESSAGE_OCTETS: usize = 64 << 20;
/// Header octets that are interpreted: 1 MiB. Fields beyond are kept, because a signature may cover them,
/// but nothing is read out of them.
pub const HEADER_OCTETS: usize = 1 << 20;
/// Fields kept at most; more are counted as one field too many by every receiver.
pub const FIELDS: usize = 20_000;

/// A message. Never re-encoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    octets: Vec<u8>,
    fields: Vec<Place>,
    body: Option<usize>,
    undone: Vec<Undone>,
}

/// Where a field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Place {
    start: usize,
    colon: usize,
    end: usize,
}

/// One header field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field<'m> {
    /// All of it, with the CRLF at its end.
    pub octets: &'m [u8],
    colon: usize,
}

/// Why there is no message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoMessage {
    /// Nothing but blanks.
    Empty,
    /// An Outlook file (OLE), which does not hold the message as it was sent.
    Outlook,
    /// No header field at its beginning.
    NoField,
    /// Larger than [`MESSAGE_OCTETS`].
    TooLarge {
        /// How large.
        octets: usize,
    },
}

/// How much of a message there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// Header and body.
    Whole,
    /// The header alone.
    Headers,
}

impl Message {
    /// Reads a message, or the header of one, in whatever form it was copied.
    ///
    /// # Errors
    /// Why there is none.
    pub fn read(octets: &[u8]) -> Result<Self, NoMessage> {
        if octets.len() > MESSAGE_OCTETS {
            return Err(NoMessage::TooLarge { octets: octets.len() });
        }
        let (octets, undone) = cleaned::cleaned(octets)?;
        let (fields, body) = split(&octets);
        if fields.is_empty() {
            return Err(NoMessage::NoField);
        }
        Ok(Self { octets, fields, body, undone })
    }

    /// The fields, topmost first.
    #[must_use]
    pub fn fields(&self) -> impl DoubleEndedIterator<Item = Field<'_>> + ExactSizeIterator {
        self.fields.iter().map(|place| self.field(*place))
    }

    /// The fields that are to be interpreted: those within [`HEADER_OCTETS`], a longer one left out.
    #[must_use]
    pub fn read_fields(&self) -> impl DoubleEndedIterator<Item = (usize, Field<'_>)> {
        let mut left = HEADER_OCTETS;
        let kept: Vec<(usize, Field<'_>)> = self
            .fields()
            .enumerate()
            .filter(|(_, field)| {
                let fits = field.octets.len() <= left;
                if fits {
                    left -= field.octets.len();
                }
                fits
            })
            .collect();
        kept.into_iter()
    }

    /// The fields of this name, topmost first.
    #[must_use]
    pub fn named<'m>(&'m self, name: &'m str) -> impl DoubleEndedIterator<Item = Field<'m>> {
        self.fields().filter(move |field| field.is(name))
    }

    /// The body; none if there are only headers.
    #[must_use]
    pub fn body(&self) -> Option<&[u8]> {
        self.octets.get(self.body?..)
    }

    /// Whether there is a body.
    #[must_use]
    pub const fn shape(&self) -> Shape {
        match self.body {
            Some(_) => Shape::Whole,
            None => Shape::Headers,
        }
    }

    /// What the copy had lost, and was given back before anything was read.
    #[must_use]
    pub fn undone(&self) -> &[Undone] {
        &self.undone
    }

    /// The octets of the header.
    #[must_use]
    pub fn header_octets(&self) -> usize {
        self.fields.last().map_or(0, |place| place.end)
    }

    /// All of it, lines ended by CRLF.
    #[must_use]
    pub fn octets(&self) -> &[u8] {
        &self.octets
    }

    /// The same message without the body that is no body: an empty one where something says that there
    /// was another.
    #[must_use]
    pub fn headers_alone(mut self) -> Self {
        self.body = None;
        self
    }

    /// A message attached to this one (`message/rfc822`), the first there is.
    #[must_use]
    pub fn attached(&self) -> Option<Self> {
        attached::attached(self)
    }

    fn field(&self, place: Place) -> Field<'_> {
        let octets = self.octets.get(place.start..place.end).unwrap_or_default();
        Field { octets, colon: place.colon - place.start }
    }
}

impl<'m> Field<'m> {
    /// A field from its octets; none without a name and a colon.
    #[must_use]
    pub fn of(octets: &'m [u8]) -> Option<Self> {
        Some(Self { octets, colon: colon(octets)? })
    }

    /// The name as written, without blanks before the colon.
    #[must_use]
    pub fn name(&self) -> &'m str {
        let name = self.octets.get(..self.colon).unwrap_or_default();
        str::from_utf8(name.trim_ascii_end()).unwrap_or_default()
    }

    /// Whether it has this name; case does not count.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.name().eq_ignore_ascii_case(name)
    }

    /// What follows the colon, with the CRLF at its end.
    #[must_use]
    pub fn value(&self) -> &'m [u8] {
        self.octets.get(self.colon + 1..).unwrap_or_default()
    }

    /// The value unfolded, without blanks around it; not safe to show.
    #[must_use]
    pub fn text(&self) -> String {
        let value: Vec<u8> =
            self.value().iter().copied().filter(|octet| !matches!(octet, b'\r' | b'\n')).collect();
        String::from_utf8_lossy(value.trim_ascii()).into_owned()
    }
}

/// The fields, and where the body begins: behind the first empty line. A line that is neither field nor
/// continuation ends the header too.
fn split(octets: &[u8]) -> (Vec<Place>, Option<usize>) {
    let mut fields: Vec<Place> = Vec::new();
    let mut at = 0;
    while let Some(rest) = octets.get(at..).filter(|rest| !rest.is_empty()) {
        let end = at + line(rest).len();
        let text = octets.get(at..end).unwrap_or_default();
        if matches!(text, b"\r\n" | b"\n") {
            return (fields, Some(end));
        }
        match (fields.last_mut(), text.first()) {
            (Some(last), Some(b' ' | b'\t')) => last.end = end,
            _ => match colon(text).filter(|_| fields.len() < FIELDS) {
                Some(colon) => fields.push(Place { start: at, colon: at + colon, end }),
                None => return (fields, Some(at)),
            },
        }
        at = end;
    }
    (fields, None)
}

/// The first line, with its end.
pub(in crate::mail) fn line(octets: &[u8]) -> &[u8] {
    let end = memchr::memchr(b'\n', octets).map_or(octets.len(), |at| at + 1);
    octets.get(..end).unwrap_or_default()
}

/// The lines, each with its end.
pub(in crate::mail) fn lines(octets: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = octets;
    std::iter::from_fn(move || {
        let first = Some(line(rest)).filter(|line| !line.is_empty())?;
        rest = rest.get(first.len()..).unwrap_or_default();
        Some(first)
    })
}

/// Where the colon behind a field's name is. RFC 5322 §2.2: the name is 'printable US-ASCII … except
/// colon'; §4.5 lets blanks stand before the colon.
fn colon(line: &[u8]) -> Option<usize> {
    let colon = memchr::memchr(b':', line)?;
    let name = line.get(..colon)?.trim_ascii_end();
    (!name.is_empty() && name.iter().all(u8::is_ascii_graphic)).then_some(colon)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_and_body_are_octets_as_they_came() {
        let message = Message::read(b"From: a@b.example\r\nX-Odd :\tone\r\n  two\xff\r\n\r\nHi\r\n")
            .expect("a message");
        let fields: Vec<Field<'_>> = message.fields().collect();
        assert_eq!(fields.len(), 2);
        assert_eq!(fields[1].octets, b"X-Odd :\tone\r\n  two\xff\r\n");
        assert_eq!((fields[1].name(), fields[1].text().as_str()), ("X-Odd", "one  two\u{fffd}"));
        assert_eq!((message.body(), message.shape()), (Some(b"Hi\r\n".as_slice()), Shape::Whole));
        assert!(message.undone().is_empty());
    }

    #[test]
    fn without_an_empty_line_there_are_headers_alone() {
        let message = Message::read(b"From: a@b.example\r\nTo: c@d.example\r\n").expect("headers");
        assert_eq!((message.body(), message.shape()), (None, Shape::Headers));
    }

    #[test]
    fn what_is_too_large_is_not_read() {
        let octets = vec![b'a'; MESSAGE_OCTETS + 1];
        assert_eq!(Message::read(&octets), Err(NoMessage::TooLarge { octets: MESSAGE_OCTETS + 1 }));
    }

    #[test]
    fn fields_beyond_the_bound_are_kept_but_not_read() {
        let mut octets = b"From: a@b.example\r\nX-Big: ".to_vec();
        octets.resize(octets.len() + HEADER_OCTETS, b'x');
        octets.extend_from_slice(b"\r\nTo: c@d.example\r\n\r\n");
        let message = Message::read(&octets).expect("a message");
        assert_eq!(message.fields().len(), 3);
        assert_eq!(message.read_fields().map(|(at, _)| at).collect::<Vec<_>>(), [0, 2]);
    }

    #[test]
    fn more_fields_than_the_bound_end_the_header() {
        let octets = [b"From: a@b.example\r\n".to_vec(), b"X-Y: z\r\n".repeat(FIELDS + 5)].concat();
        assert_eq!(Message::read(&octets).expect("a message").fields().len(), FIELDS);
    }
}
