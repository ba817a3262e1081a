//! Reading DMARC records, tag by tag in the order of RFC 9989 §4.7.

use std::str::FromStr;

use super::{
    super::{
        span::{ParseError, Span},
        tags::{self, Tag, TagFault, is_space},
    },
    Alignment, FailureOption, ObsoleteTag, Policy, PublicSuffix, Record, ReportUri, Testing, UriFault,
};

/// What keeps a text from being a DMARC record, or one of its tags from being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is no list of tags.
    Tags(TagFault),
    /// `v=DMARC1` is not the first tag (it is case-sensitive).
    Version,
    /// A policy that is none of none, quarantine, reject; the text as written.
    Policy(String),
    /// An alignment that is neither `r` nor `s`.
    Alignment,
    /// A report address that is none.
    Uri(UriFault),
    /// A failure option that is none of `0 1 d s`.
    FailureOption,
    /// `0` and `1` together.
    FailureOptionsExclude,
    /// The same failure option twice.
    FailureOptionTwice,
    /// A `t` that is neither `y` nor `n`.
    Testing,
    /// A `psd` that is none of `y n u`.
    PublicSuffix,
}

/// The tags whose values never hold a comma before another tag's name.
pub(super) const KNOWN: [&str; 14] =
    ["v", "p", "sp", "np", "adkim", "aspf", "rua", "ruf", "fo", "t", "psd", "pct", "rf", "ri"];

/// A record read as far as receivers read it, with every fault on the way.
///
/// Receivers ignore a tag they cannot read (RFC 9989 §4.8), so that a record with a fault still has
/// a meaning; only a bad version leaves nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noted {
    /// What remains when the faulty tags are left out. Of a tag that stands twice the first counts; of
    /// a list of addresses (`rua`, `ruf`) only the faulty items are left out.
    pub record: Record,
    /// The faulty tags.
    pub faults: Vec<ParseError<Fault>>,
}

impl Noted {
    /// Reads `text` as a receiver would.
    ///
    /// # Errors
    /// The text is no DMARC record at all.
    pub fn read(text: &str) -> Result<Self, ParseError<Fault>> {
        if !is_dmarc(text) {
            return Err(not_dmarc(text));
        }
        let mut noted = Self { record: Record::default(), faults: Vec::new() };
        for tag in tags::parts(text).skip(1) {
            match tag {
                Ok(tag) => noted.take(&tag),
                Err(e) => noted.note(e.span, Fault::Tags(e.cause)),
            }
        }
        Ok(noted)
    }

    fn note(&mut self, span: Span, cause: Fault) {
        self.faults.push(ParseError { span, cause });
    }

    fn take(&mut self, tag: &Tag<'_>) {
        if let Some(comma) = KNOWN.contains(&tag.name).then(|| tag.comma(&KNOWN)).flatten() {
            return self.note(comma.span, Fault::Tags(comma.cause));
        }
        match tag.name {
            "adkim" => self.record.dkim_alignment = self.word(tag, &ALIGNMENTS, |_| Fault::Alignment),
            "aspf" => self.record.spf_alignment = self.word(tag, &ALIGNMENTS, |_| Fault::Alignment),
            "fo" => self.record.failure_options = self.failure_options(tag),
            "np" => self.record.nonexistent_policy = self.word(tag, &POLICIES, Fault::Policy),
            "p" => self.record.policy = self.word(tag, &POLICIES, Fault::Policy),
            "psd" => self.record.public_suffix = self.word(tag, &SUFFIXES, |_| Fault::PublicSuffix),
            "rua" => self.record.aggregate_reports = self.uris(tag),
            "ruf" => self.record.failure_reports = self.uris(tag),
            "sp" => self.record.subdomain_policy = self.word(tag, &POLICIES, Fault::Policy),
            "t" => self.record.testing = self.word(tag, &TESTINGS, |_| Fault::Testing),
            name => match OBSOLETE.into_iter().find(|(word, _)| *word == name) {
                Some((_, obsolete)) => self.record.obsolete.push((obsolete, tag.text())),
                None => self.record.unknown.push((name.to_owned(), tag.text())),
            },
        }
    }

    /// One word of a few, in any letter case (RFC 5234 §2.3: quoted strings are case-insensitive).
    fn word<T: Copy>(
        &mut self,
        tag: &Tag<'_>,
        words: &[(&str, T)],
        fault: impl FnOnce(String) -> Fault,
    ) -> Option<T> {
        let found = words.iter().find(|(word, _)| word.eq_ignore_ascii_case(tag.value));
        if found.is_none() {
            self.note(tag.value_span, fault(tag.value.to_owned()));
        }
        found.map(|(_, value)| *value)
    }

    /// RFC 9989 §4.8: a value that breaks the grammar is discarded in favor of the default, which is 0.
    fn failure_options(&mut self, tag: &Tag<'_>) -> Vec<FailureOption> {
        let mut options = Vec::new();
        let before = self.faults.len();
        for (word, span) in tag.items(':') {
            match FAILURE_OPTIONS.iter().find(|(known, _)| known.eq_ignore_ascii_case(word)) {
                Some((_, option)) if !options.contains(option) => options.push(*option),
                Some(_) => self.note(span, Fault::FailureOptionTwice),
                None => self.note(span, Fault::FailureOption),
            }
        }
        if options.contains(&FailureOption::All) && options.contains(&FailureOption::Any) {
            self.note(tag.value_span, Fault::FailureOptionsExclude);
        }
        if self.faults.len() > before {
            options.clear();
        }
        options
    }

    /// RFC 9989 §4.8 `dmarc-urilist`: URIs with commas between, each perhaps with the size limit of old.
    fn uris(&mut self, tag: &Tag<'_>) -> Vec<ReportUri> {
        let mut uris = Vec::new();
        for (text, span) in tag.items(',') {
            match text.parse() {
                Ok(uri) => uris.push(uri),
                Err(e) => {
                    let ParseError { span, cause } = ParseError::shifted(e, span.start);
                    self.note(span, Fault::Uri(cause));
                }
            }
        }
        uris
    }
}

const POLICIES: [(&str, Policy); 3] =
    [("none", Policy::None), ("quarantine", Policy::Quarantine), ("reject", Policy::Reject)];
const ALIGNMENTS: [(&str, Alignment); 2] = [("r", Alignment::Relaxed), ("s", Alignment::Strict)];
const FAILURE_OPTIONS: [(&str, FailureOption); 4] = [
    ("0", FailureOption::All),
    ("1", FailureOption::Any),
    ("d", FailureOption::Dkim),
    ("s", FailureOption::Spf),
];
const TESTINGS: [(&str, Testing); 2] = [("y", Testing::Yes), ("n", Testing::No)];
const SUFFIXES: [(&str, PublicSuffix); 3] =
    [("y", PublicSuffix::Yes), ("n", PublicSuffix::No), ("u", PublicSuffix::Unknown)];
const OBSOLETE: [(&str, ObsoleteTag); 3] =
    [("pct", ObsoleteTag::Percent), ("rf", ObsoleteTag::ReportFormat), ("ri", ObsoleteTag::ReportInterval)];

/// Whether a TXT record is a DMARC record (RFC 9989 §4.10): it begins with `v=DMARC1`, then a
/// semicolon or the end, white space between.
#[must_use]
pub fn is_dmarc(text: &str) -> bool {
    // RFC 9989 §4.8: 'dmarc-version = "v" equals %s"DMARC1"', 'equals = *WSP "=" *WSP'.
    let Some(rest) = text.strip_prefix('v') else { return false };
    let Some(rest) = rest.trim_start_matches(is_space).strip_prefix('=') else { return false };
    let Some(rest) = rest.trim_start_matches(is_space).strip_prefix("DMARC1") else { return false };
    let after = rest.trim_start_matches(is_space);
    after.is_empty() || after.starts_with(';')
}

/// Whether somebody meant a TXT record to be DMARC: it [`is_dmarc`], or would be but for commas,
/// quotes, letter case or white space in front.
#[must_use]
pub fn claims_to_be_dmarc(text: &str) -> bool {
    let noise = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '\\' | '\u{201c}' | '\u{feff}');
    let bare = text.trim_start_matches(noise);
    let version = bare.strip_prefix(['v', 'V']).and_then(|rest| {
        let value = rest.trim_start_matches(noise).strip_prefix(['=', ':'])?;
        Some(value.trim_start_matches(noise))
    });
    // `v=DMARC` without its number is as plain a claim as `DMARC1` without `v=`.
    let begins =
        |text: &str, word: &str| text.get(..word.len()).is_some_and(|t| t.eq_ignore_ascii_case(word));
    version.map_or_else(|| begins(bare, "DMARC1"), |value| begins(value, "DMARC"))
}

/// Why a text is no DMARC record.
fn not_dmarc(text: &str) -> ParseError<Fault> {
    match tags::parts(text).next() {
        Some(Err(e)) => ParseError { span: e.span, cause: Fault::Tags(e.cause) },
        // `v=DMARC1, p=none`: the comma is what is wrong, not the version.
        Some(Ok(tag)) if tag.name == "v" => match tag.comma(&KNOWN) {
            Some(comma) if tag.value.starts_with("DMARC1") => {
                ParseError { span: comma.span, cause: Fault::Tags(comma.cause) }
            }
            _ if tag.value == "DMARC1" => ParseError::new(0, tag.name_span.start, Fault::Version),
            _ => ParseError { span: tag.value_span, cause: Fault::Version },
        },
        Some(Ok(tag)) => ParseError { span: tag.name_span, cause: Fault::Version },
        None => ParseError::new(0, text.len(), Fault::Version),
    }
}

/// Strict: the first fault of [`Noted::read`] is the error.
impl FromStr for Record {
    type Err = ParseError<Fault>;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let noted = Noted::read(text)?;
        match noted.faults.into_iter().next() {
            Some(fault) => Err(fault),
            None => Ok(noted.record),
        }
    }
}
