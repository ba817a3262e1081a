//! A finding: what was noticed, how bad it is, and by which rule.

mod access;
mod dkim;
mod dmarc;
mod dns;
mod mail;
mod mx;
mod propagation;
mod spf;

use std::fmt;

pub use access::{
    Access, Certificate as AccessCertificate, Ends, Lookup, Port, Promise, StsFault, Transport, Trouble,
    Unusable,
};
pub use dkim::{Dkim, Elsewhere};
pub use dmarc::{Absent, Dmarc, Left, Loss, Reports, Stray};
pub use dns::{Broken, Dns};
pub use mail::{Fate, Mail, Proof, When};
pub use mx::Mx;
pub use propagation::Propagation;
pub use spf::{Lacks, Misplaced, Spf};

use crate::{
    plan::publish::Data,
    record::{dkim::redacted, name::Name, private_key, span::Span},
};

/// Something worth telling the person. The sentences are made from it in `words::finding`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was noticed.
    pub what: What,
    /// The row of the SPF screen it belongs to; none if the whole record.
    pub row: Option<usize>,
    /// The published text it is about, and where in it.
    pub place: Option<Place>,
    /// What to publish instead.
    pub correction: Option<Correction>,
    /// What may have been meant, where there is more than one reading; one of them is to be published instead.
    pub choices: Vec<Correction>,
}

/// A place in a published record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The name the record stands at.
    pub owner: Name,
    /// Its text, strings joined, as published: not safe to show.
    pub text: String,
    /// The part that is meant; the whole text if no part of it is worse than the rest.
    pub span: Span,
}

/// A record that puts things right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The name it belongs at.
    pub owner: Name,
    /// The type and the value.
    pub data: Data,
}

/// How bad a finding is, mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Info,
    /// Works, but not as well as it should.
    Warning,
    /// Mail is lost or the record does nothing.
    Error,
}

/// Where something is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rule {
    /// The RFC's number.
    pub rfc: u16,
    /// The section, as `4.6.4`.
    pub section: &'static str,
}

/// Everything mailseal can notice, by subject, with what the sentences need to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// About the SPF record.
    Spf(Spf),
    /// About the keys.
    Dkim(Dkim),
    /// About the DMARC record.
    Dmarc(Dmarc),
    /// About the domain's name servers and what they answer.
    Dns(Dns),
    /// About the domain's mail exchangers.
    Mx(Mx),
    /// About records that are on their way.
    Propagation(Propagation),
    /// About what all of it means for mail.
    Mail(Mail),
    /// About reaching the mail hosts.
    Access(Access),
}

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// The domain's name servers and what they answer.
    Dns,
    /// The domain's mail exchangers.
    Mx,
    /// The SPF record.
    Spf,
    /// The keys.
    Dkim,
    /// The DMARC record.
    Dmarc,
    /// Records that are on their way.
    Propagation,
    /// What all of it means for mail.
    Mail,
    /// Reaching the mail hosts.
    Access,
}

/// A longer text is no key anybody keeps, and looking through it for every finding takes time.
const LONG: usize = 16 * 1024;

impl Finding {
    /// Stable name, such as `spf.too-many-lookups`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match &self.what {
            What::Spf(what) => what.id(),
            What::Dkim(what) => what.id(),
            What::Dmarc(what) => what.id(),
            What::Dns(what) => what.id(),
            What::Mx(what) => what.id(),
            What::Propagation(what) => what.id(),
            What::Mail(what) => what.id(),
            What::Access(what) => what.id(),
        }
    }

    /// How bad it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match &self.what {
            What::Spf(what) => what.severity(),
            What::Dkim(what) => what.severity(),
            What::Dmarc(what) => what.severity(),
            What::Dns(what) => what.severity(),
            What::Mx(what) => what.severity(),
            What::Propagation(what) => what.severity(),
            What::Mail(_) => Severity::Info,
            What::Access(what) => what.severity(),
        }
    }

    /// The rule it follows from, if it follows from one.
    #[must_use]
    pub fn rule(&self) -> Option<Rule> {
        match &self.what {
            What::Spf(what) => what.rule(),
            What::Dkim(what) => what.rule(),
            What::Dmarc(what) => what.rule(),
            What::Dns(what) => what.rule(),
            What::Mx(what) => what.rule(),
            What::Propagation(what) => what.rule(),
            What::Mail(what) => what.rule(),
            What::Access(what) => what.rule(),
        }
    }

    /// What it is about.
    #[must_use]
    pub const fn subject(&self) -> Subject {
        match &self.what {
            What::Spf(_) => Subject::Spf,
            What::Dkim(_) => Subject::Dkim,
            What::Dmarc(_) => Subject::Dmarc,
            What::Dns(_) => Subject::Dns,
            What::Mx(_) => Subject::Mx,
            What::Propagation(_) => Subject::Propagation,
            What::Mail(_) => Subject::Mail,
            What::Access(_) => Subject::Access,
        }
    }

    /// The same at a place in a published record.
    #[must_use]
    pub fn at(mut self, owner: &Name, text: &str, span: Span) -> Self {
        // Of a private key nothing is kept: what is found is shown, copied and sent to others.
        let kept = if text.len() <= LONG && private_key::found(text).is_some() {
            redacted(text)
        } else {
            text.to_owned()
        };
        let span = if kept.len() < text.len() { Span::new(0, kept.len()) } else { span };
        self.place = Some(Place { owner: owner.clone(), text: kept, span });
        self
    }

    /// The same about the whole of a published record.
    #[must_use]
    pub fn about(self, owner: &Name, text: &str) -> Self {
        self.at(owner, text, Span::new(0, text.len()))
    }

    /// The same with what to publish instead.
    #[must_use]
    pub fn with_correction(mut self, owner: &Name, data: Data) -> Self {
        self.correction = Some(Correction { owner: owner.clone(), data });
        self
    }
}

impl From<What> for Finding {
    fn from(what: What) -> Self {
        Self { what, row: None, place: None, correction: None, choices: Vec::new() }
    }
}

/// A finding of each subject, without place or correction.
macro_rules! from_subject {
    ($($subject:ident),*) => {$(
        impl From<$subject> for Finding {
            fn from(what: $subject) -> Self {
                What::$subject(what).into()
            }
        }
    )*};
}

from_subject!(Spf, Dkim, Dmarc, Dns, Mx, Propagation, Mail, Access);

impl Subject {
    /// The word in output for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Dns => "dns",
            Self::Mx => "mx",
            Self::Spf => "spf",
            Self::Dkim => "dkim",
            Self::Dmarc => "dmarc",
            Self::Propagation => "propagation",
            Self::Mail => "mail",
            Self::Access => "access",
        }
    }
}

impl Severity {
    /// The word in output for programs.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl Rule {
    /// A section of an RFC.
    #[must_use]
    pub const fn new(rfc: u16, section: &'static str) -> Self {
        Self { rfc, section }
    }
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RFC {} §{}", self.rfc, self.section)
    }
}
