//! The domain a person works on, from whatever they typed or pasted.

mod read;

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{
    super::{span::ParseError, visible::is_hidden},
    Name,
};

/// A domain mail can be addressed to: letters, digits and hyphens, two labels or more, in A-label
/// form (`xn--bcher-kva.example`), lower case, no final dot, not a bare public suffix.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DomainName(Name);

/// What keeps a text from being a domain a person can work on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DomainFault {
    /// Nothing was typed.
    Empty,
    /// Two dots in a row, or a dot at the start.
    EmptyLabel,
    /// More than 63 octets between two dots.
    LongLabel,
    /// More than 253 octets in all.
    LongName,
    /// A character no host name has.
    Character(char),
    /// A label that begins or ends with a hyphen.
    Hyphen,
    /// An IP address instead of a name.
    IpAddress,
    /// Only one label, such as `localhost`.
    SingleLabel,
    /// A name under which others register, such as `co.uk`.
    PublicSuffix,
    /// Letters that IDNA does not allow together.
    Idna,
}

impl DomainName {
    /// Takes the domain out of what a person typed or pasted: `Example.COM.`, `bücher.example`,
    /// `Ann <ann@example.com>`, `mailto:ann@example.com`, `https://example.com/path`.
    ///
    /// # Errors
    /// What is wrong with it, at its place in `input`.
    pub fn parse(input: &str) -> Result<Self, ParseError<DomainFault>> {
        Ok(Self(read::name(input)?))
    }

    /// The name in DNS.
    #[must_use]
    pub const fn name(&self) -> &Name {
        &self.0
    }

    /// The name as text, A-labels.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The name as its owner writes it, U-labels; A-labels where it could be taken for another one.
    #[must_use]
    pub fn to_unicode(&self) -> String {
        match idna::domain_to_unicode(self.as_str()) {
            (shown, Ok(())) if !shown.chars().any(is_hidden) && !shown.split('.').any(is_lookalike) => shown,
            _ => self.as_str().to_owned(),
        }
    }

    /// The name registered below the public suffix that this one belongs to (the domain itself if
    /// it is that name), by the public suffix list: where the walk for its name servers begins.
    #[must_use]
    pub fn registered(&self) -> Name {
        let labels: Vec<&str> = self.0.labels().collect();
        let kept = (suffix_labels(self.as_str()).unwrap_or(1) + 1).min(labels.len());
        labels.get(labels.len() - kept..).map_or_else(|| self.0.clone(), Name::from_labels)
    }

    /// `labels` put in front of the domain (`_dmarc`, `s1._domainkey`).
    ///
    /// # Panics
    /// Never for labels the program itself writes; a name over 253 octets keeps the domain's own.
    #[must_use]
    pub fn below(&self, labels: &str) -> Name {
        self.0.child(labels).unwrap_or_else(|_| self.0.clone())
    }
}

/// Letters of other alphabets that look like one of ours.
const LOOKALIKES: &str = "аԁеһіїјӏкорԛѕԝсухүѵьєգցոսօαικνορτυχγ";

/// Whether a label shows nothing but what looks like our letters, and has others in it, as “аррӏе” does
/// (Unicode TS #39, whole-script confusables).
fn is_lookalike(label: &str) -> bool {
    let mut others = label.chars().filter(|c| !c.is_ascii()).peekable();
    others.peek().is_some() && others.all(|c| LOOKALIKES.contains(c))
}

/// How many labels the public suffix of `name` has, counting only suffixes below which registries
/// sell names; none if the list does not know the top level.
///
/// Suffixes of the list's private part (`github.io`) are names somebody registered: they have an
/// owner who may well send mail, and their zone is where the walk for name servers has to begin.
#[must_use]
pub fn suffix_labels(name: &str) -> Option<usize> {
    let mut rest = name;
    loop {
        let listed = addr::parse_dns_name(rest).ok()?;
        let suffix = listed.suffix()?;
        if listed.is_icann() {
            return Some(suffix.split('.').count());
        }
        if !listed.is_private() {
            return None;
        }
        rest = suffix.split_once('.')?.1;
    }
}

impl FromStr for DomainName {
    type Err = ParseError<DomainFault>;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

impl TryFrom<String> for DomainName {
    type Error = ParseError<DomainFault>;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text)
    }
}

impl From<DomainName> for String {
    fn from(domain: DomainName) -> Self {
        domain.0.into()
    }
}

impl fmt::Display for DomainName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
