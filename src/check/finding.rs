//! A finding: what was noticed, how bad it is, and by which rule.

mod dkim;
mod dmarc;
mod spf;

use std::fmt;

pub use dkim::Dkim;
pub use dmarc::Dmarc;
pub use spf::Spf;

/// Something worth telling the person. The sentences are made from it in `words::finding`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was noticed.
    pub what: What,
    /// The row of the SPF screen it belongs to; none if the whole record.
    pub row: Option<usize>,
}

/// How bad a finding is, mildest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing.
    Note,
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
}

impl Finding {
    /// Stable name, such as `spf.too-many-lookups`.
    #[must_use]
    pub const fn id(&self) -> &'static str {
        match &self.what {
            What::Spf(what) => what.id(),
            What::Dkim(what) => what.id(),
            What::Dmarc(what) => what.id(),
        }
    }

    /// How bad it is.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        match &self.what {
            What::Spf(what) => what.severity(),
            What::Dkim(what) => what.severity(),
            What::Dmarc(what) => what.severity(),
        }
    }

    /// The rule it follows from, if it follows from one.
    #[must_use]
    pub const fn rule(&self) -> Option<Rule> {
        match &self.what {
            What::Spf(what) => what.rule(),
            What::Dkim(what) => what.rule(),
            What::Dmarc(what) => what.rule(),
        }
    }
}

impl From<Spf> for Finding {
    fn from(what: Spf) -> Self {
        Self { what: What::Spf(what), row: None }
    }
}

impl From<Dkim> for Finding {
    fn from(what: Dkim) -> Self {
        Self { what: What::Dkim(what), row: None }
    }
}

impl From<Dmarc> for Finding {
    fn from(what: Dmarc) -> Self {
        Self { what: What::Dmarc(what), row: None }
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
