//! How a message was changed after it was signed, shown by undoing it.
//!
//! A hash tells that something is different and not what. But few things happen to mail: lists add footers,
//! gateways add banners, servers encode anew, mailboxes escape lines. Each can be undone, and if the hash comes
//! out then, that is what happened: no other text has this hash. What no candidate explains stays open.
//!
//! The search is bounded by octets hashed ([`WORK`]), not by time, so that it finds the same everywhere.
//!
//! References: RFC 6376 §3.4, §3.7; RFC 5321 §4.5.2 (dots), RFC 4155 (mbox), RFC 2045 §6 (encodings).

mod body;
mod characters;
mod encodings;
mod header;
mod inside;
mod links;
mod long_lines;
mod removed;
mod signer;
mod values;

pub(in crate::mail) use self::characters::without_html_escapes;
pub use self::{
    body::body,
    header::{FieldChange, HeaderChange, Target, What, header},
};

/// Octets hashed at most in search of one change.
pub const WORK: usize = 32 << 20;
/// Lines of what was removed that are kept to be shown.
pub const LINES_SHOWN: usize = 6;

/// One step that, undone, makes the hash of the body come out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BodyChange {
    /// These lines were added.
    Added {
        /// The first, counted from one.
        first: usize,
        /// The last.
        last: usize,
        /// Whether they are at the end of the body.
        place: Place,
        /// The first of them, at most [`LINES_SHOWN`]; not safe to show.
        shown: Vec<String>,
    },
    /// Text was added inside a line or a piece of HTML.
    AddedInside {
        /// The line it begins in, counted from one.
        line: usize,
        /// The text, cut; not safe to show.
        shown: String,
    },
    /// Text was written in another transfer encoding.
    Recoded {
        /// The encoding that it is in now.
        now: &'static str,
    },
    /// The same encoding with lines of another length.
    Rewrapped {
        /// The length they had.
        length: usize,
    },
    /// Blanks at line ends were lost; the line if it is one.
    TrailingBlanks {
        /// Counted from one; none if it is every line that can be.
        line: Option<usize>,
    },
    /// A dot was doubled or lost as SMTP does in transfer.
    Dots {
        /// The first such line, counted from one.
        line: usize,
    },
    /// `From` at the beginning of a line was escaped for a mailbox file.
    FromEscaped,
    /// `>From` at the beginning of a line lost its mark.
    FromUnescaped,
    /// A long line was split.
    LineSplit {
        /// The first such line, counted from one.
        line: usize,
    },
    /// Links were replaced.
    Links {
        /// The host that they lead to now; not safe to show.
        host: String,
    },
    /// The text was converted to another character set.
    Charset {
        /// The one it was in.
        was: &'static str,
    },
    /// Blanks became no-break blanks.
    NoBreak,
    /// `<`, `>` and `&` were written as in HTML.
    HtmlEscapes,
    /// Tabs became blanks.
    Tabs,
    /// Line ends were changed.
    LineEnds,
    /// The signer hashed lines that ended with LF.
    SignedLf,
    /// The signer hashed nothing.
    SignedNothing,
    /// The signer hashed another form than `c=` says.
    SignedCanon {
        /// The form it hashed, where it has a name.
        used: Option<super::Canon>,
    },
}

/// Where lines were added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Behind everything.
    End,
    /// In front of everything.
    Top,
    /// Between.
    Middle,
}

/// The octets that may still be hashed.
pub(super) struct Work {
    left: usize,
}

impl Work {
    pub(super) const fn new() -> Self {
        Self { left: WORK }
    }

    /// Takes what one attempt costs; false if that is more than is left.
    pub(super) const fn spend(&mut self, octets: usize) -> bool {
        // A hash costs something even if nothing is hashed.
        match self.left.checked_sub(octets.saturating_add(64)) {
            Some(left) => {
                self.left = left;
                true
            }
            None => false,
        }
    }

    /// A part of what is left, so that one search leaves something to the next.
    pub(super) const fn share(&mut self, divisor: usize) -> Self {
        let share = self.left / divisor;
        self.left -= share;
        Self { left: share }
    }

    /// Gives back what a share did not use.
    pub(super) const fn give_back(&mut self, share: &Self) {
        self.left += share.left;
    }
}
