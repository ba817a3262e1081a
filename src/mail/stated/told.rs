//! What one operator told of a message, all its fields taken together.
//!
//! Some write one field for each method, some one signature twice; a reader wants one answer for each.
//!
//! References: RFC 8601 §2.2, §2.7.

use super::{Believed, Method, Outcome, Stated, Trust};
use crate::mail::path::operator;

/// What was told. Texts are not safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// Who told it: the name it gives itself.
    pub by: String,
    /// Who can have told it.
    pub trust: Trust,
    /// SPF of the bounce address.
    pub spf: Option<Stated>,
    /// Each signature once.
    pub dkim: Vec<ToldDkim>,
    /// DMARC.
    pub dmarc: Option<Stated>,
    /// ARC.
    pub arc: Option<Stated>,
    /// Microsoft's sum: the result and the reason's number.
    pub comp_auth: Option<(Outcome, Option<String>)>,
    /// Whether anything was understood.
    pub is_readable: bool,
    /// The numbers of the fields.
    pub fields: Vec<usize>,
}

/// What was told of one signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldDkim {
    /// The result.
    pub outcome: Outcome,
    /// `header.d`, or the domain of `header.i`.
    pub domain: Option<String>,
    /// `header.s`
    pub selector: Option<String>,
    /// The first characters of `b=`.
    pub value: Option<String>,
    /// What is said beside it.
    pub remarks: String,
}

impl Told {
    /// Statements by operator, in the order in which they come. `fallback` names who wrote a field without a
    /// name.
    #[must_use]
    pub fn all(believed: &[Believed], fallback: &str) -> Vec<Self> {
        let mut found: Vec<Self> = Vec::new();
        for one in believed {
            let by = one.results.by.as_deref().unwrap_or(fallback);
            let by = by.split('/').next().unwrap_or_default().trim_end_matches('.');
            let same = |told: &&mut Self| told.trust == one.trust && operator(&told.by) == operator(by);
            // Below the border each field is somebody else's.
            let known = found.iter_mut().find(same).filter(|told| told.trust != Trust::Anybody);
            let told = if let Some(told) = known {
                told
            } else {
                found.push(Self::new(by, one.trust));
                let Some(last) = found.last_mut() else { break };
                last
            };
            told.take(one);
        }
        found
    }

    fn new(by: &str, trust: Trust) -> Self {
        Self {
            by: by.to_owned(),
            trust,
            spf: None,
            dkim: Vec::new(),
            dmarc: None,
            arc: None,
            comp_auth: None,
            is_readable: false,
            fields: Vec::new(),
        }
    }

    fn take(&mut self, one: &Believed) {
        self.fields.push(one.field);
        self.is_readable |= one.results.is_readable();
        if let Some(by) = one.results.by.as_ref().filter(|by| !self.by.eq_ignore_ascii_case(by)) {
            // iCloud has a name for each method; what they share is who it is.
            if operator(by) == operator(&self.by) && by.split('/').next() != Some(&self.by) {
                self.by = operator(by);
            }
        }
        for stated in &one.results.stated {
            match stated.method {
                // Cisco tells SPF twice; the greeting is not what DMARC goes by.
                Method::Spf => {
                    let is_of_greeting =
                        stated.property("smtp.helo").is_some() && stated.property("smtp.mailfrom").is_none();
                    if self.spf.is_none() && !is_of_greeting
                        || self.spf.is_none()
                            && one.results.stated.iter().filter(|other| other.method == Method::Spf).count()
                                == 1
                    {
                        self.spf = Some(stated.clone());
                    }
                }
                Method::Dkim => self.take_dkim(stated),
                Method::Dmarc => {
                    self.dmarc.get_or_insert_with(|| stated.clone());
                }
                Method::Arc => {
                    self.arc.get_or_insert_with(|| stated.clone());
                }
                Method::CompAuth => {
                    self.comp_auth.get_or_insert_with(|| (stated.outcome, stated.reason.clone()));
                }
                Method::Other(_) => {}
            }
        }
    }

    fn take_dkim(&mut self, stated: &Stated) {
        let new = ToldDkim {
            outcome: stated.outcome,
            domain: stated.domain(&["header.d", "header.i", "d"]),
            selector: stated.property("header.s").map(str::to_owned),
            value: stated.property("header.b").map(str::to_owned),
            remarks: stated.remarks(),
        };
        let is_same = |old: &&mut ToldDkim| {
            let agrees = |one: &Option<String>, other: &Option<String>| {
                one.is_none() || other.is_none() || one == other
            };
            let is_one = old.domain.is_some() && old.domain == new.domain;
            is_one
                && old.outcome == new.outcome
                && agrees(&old.selector, &new.selector)
                && agrees(&old.value, &new.value)
        };
        match self.dkim.iter_mut().find(is_same) {
            Some(old) => {
                old.selector = old.selector.take().or(new.selector);
                old.value = old.value.take().or(new.value);
            }
            None => self.dkim.push(new),
        }
    }

    /// What was told of the signature of this domain and selector; `value` is the beginning of its `b=`.
    #[must_use]
    pub fn of_signature(&self, domain: &str, selector: &str, value: &str) -> Option<&ToldDkim> {
        let is_it = |told: &&ToldDkim| {
            let fits = |said: &Option<String>, is: &str| {
                said.as_ref().is_none_or(|said| said.eq_ignore_ascii_case(is))
            };
            let begins =
                told.value.as_ref().is_none_or(|said| value.is_empty() || value.starts_with(said.as_str()));
            // `header.i` may be below the domain that signs.
            let is_domain = told.domain.as_ref().is_none_or(|said| {
                said.eq_ignore_ascii_case(domain)
                    || said.to_ascii_lowercase().ends_with(&format!(".{}", domain.to_ascii_lowercase()))
            });
            is_domain && fits(&told.selector, selector) && begins
        };
        // A result that names the signature goes before one that fits any.
        let mut fitting: Vec<&ToldDkim> = self.dkim.iter().filter(is_it).collect();
        fitting.sort_by_key(|told| (told.value.is_none(), told.selector.is_none(), told.domain.is_none()));
        fitting.first().copied()
    }
}
