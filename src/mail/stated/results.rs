//! `Authentication-Results`: one field, read.
//!
//! ```text
//! mx.example.net; spf=pass smtp.mailfrom=example.com; dkim=pass (good) header.d=example.com header.s=s1
//! └── who wrote ┘ └ method=result, then properties
//! ```
//!
//! References: RFC 8601 §2.2 (grammar), §2.7 (methods and results), RFC 5451 (`hardfail`).

use super::words::{Word, words};

/// Results read of one field.
const RESULTS: usize = 100;

/// What one field says. Texts are not safe to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Results {
    /// Who says it (`authserv-id`); none in Microsoft's field.
    pub by: Option<String>,
    /// What is said.
    pub stated: Vec<Stated>,
    /// Whether it says that nothing was checked (`none`).
    pub is_none: bool,
    /// Whether a word stands where only Microsoft puts one: the recipient's domain behind a property.
    pub names_recipient: bool,
}

/// One result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// Which method.
    pub method: Method,
    /// The result.
    pub outcome: Outcome,
    /// `reason=`
    pub reason: Option<String>,
    /// The comments behind it.
    pub comments: Vec<String>,
    /// The properties, name in lower case.
    pub properties: Vec<(String, String)>,
}

/// RFC 8601 §2.7 and what large receivers add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Method {
    /// `spf`
    Spf,
    /// `dkim`
    Dkim,
    /// `dmarc`
    Dmarc,
    /// `arc`
    Arc,
    /// `compauth`, Microsoft's sum of all.
    CompAuth,
    /// Another, lower case.
    Other(String),
}

/// RFC 8601 §2.7.1, §2.7.2, RFC 9989.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// `none`
    None,
    /// `pass`
    Pass,
    /// `fail`, of old `hardfail`
    Fail,
    /// `softfail`
    SoftFail,
    /// `policy`
    Policy,
    /// `neutral`
    Neutral,
    /// `temperror`
    TempError,
    /// `permerror`
    PermError,
    /// A word that is none of these.
    Unknown,
}

impl Outcome {
    /// Reads the word for it, old and odd ones too.
    #[must_use]
    pub fn read(word: &str) -> Self {
        match word.to_ascii_lowercase().as_str() {
            // QQ's `none`, Exim's `skipped`, Microsoft's guess for a domain without a record.
            "none" | "skipped" | "bestguesspass" => Self::None,
            "pass" | "success" | "ok" => Self::Pass,
            "fail" | "hardfail" | "failed" | "bad" | "reject" => Self::Fail,
            "softfail" => Self::SoftFail,
            "policy" => Self::Policy,
            "neutral" => Self::Neutral,
            "temperror" | "tempfail" | "error" => Self::TempError,
            "permerror" | "permfail" | "unknown" | "invalid" => Self::PermError,
            _ => Self::Unknown,
        }
    }

    /// The word of RFC 8601.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::SoftFail => "softfail",
            Self::Policy => "policy",
            Self::Neutral => "neutral",
            Self::TempError => "temperror",
            Self::PermError => "permerror",
            Self::Unknown => "unknown",
        }
    }
}

impl Stated {
    /// A property: `header.d`.
    #[must_use]
    pub fn property(&self, name: &str) -> Option<&str> {
        self.properties.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// The domain behind the last `@` of a property, or the property itself; lower case.
    #[must_use]
    pub fn domain(&self, names: &[&str]) -> Option<String> {
        let value = names.iter().find_map(|name| self.property(name)).filter(|value| *value != "none")?;
        let domain = value.rsplit_once('@').map_or(value, |(_, domain)| domain);
        Some(domain.trim_matches(['<', '>', '.']).to_ascii_lowercase()).filter(|domain| !domain.is_empty())
    }

    /// All that is said in words beside the result.
    #[must_use]
    pub fn remarks(&self) -> String {
        self.comments.iter().chain(&self.reason).map(String::as_str).collect::<Vec<_>>().join("; ")
    }
}

impl Results {
    /// Reads the unfolded value of a field. Never fails: what cannot be read gives no result, and that is not
    /// the same as `none`.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut results = Self::default();
        let words = words(text);
        let mut pending: Vec<(String, String)> = Vec::new();
        let mut is_first = true;
        // Behind the first semicolon there are only results, before it mostly who wrote.
        let mut is_head = true;
        // How many results there were when this piece between semicolons began.
        let mut before = 0;
        let mut rest = words.into_iter().peekable();
        while let Some(word) = rest.next() {
            let text = match word {
                Word::Semicolon => {
                    is_head = false;
                    before = results.stated.len();
                    // Properties alone belong to the result before them.
                    if let Some(last) = results.stated.last_mut() {
                        last.properties.append(&mut pending);
                    }
                    continue;
                }
                Word::Comment(comment) => {
                    if let Some(last) = results.stated.last_mut() {
                        last.comments.push(comment);
                    }
                    continue;
                }
                Word::Text(text) => text,
            };
            let was_first = std::mem::replace(&mut is_first, false);
            if was_first && !text.contains('=') {
                results.by = Some(text);
                continue;
            }
            // A result that was folded in the middle of its word: `dki m=pass`.
            let text = match rest.peek() {
                Some(Word::Text(next)) if !text.contains('=') && is_result(&format!("{text}{next}")) => {
                    let joined = format!("{text}{next}");
                    rest.next();
                    joined
                }
                _ => text,
            };
            let is_behind_result = results.stated.len() > before;
            results.take(&text, is_head, is_behind_result, &mut pending);
            if results.stated.len() >= RESULTS {
                break;
            }
        }
        results
    }

    /// Reads the value of `ARC-Authentication-Results`: the instance, then the same.
    #[must_use]
    pub fn read_arc(text: &str) -> Option<(u32, Self)> {
        let (instance, rest) = text.split_once(';')?;
        let number = instance.trim().strip_prefix("i=")?.trim().parse().ok()?;
        Some((number, Self::read(rest)))
    }

    /// Whether anything was understood.
    #[must_use]
    pub const fn is_readable(&self) -> bool {
        self.is_none || !self.stated.is_empty()
    }

    fn take(
        &mut self,
        text: &str,
        is_head: bool,
        is_behind_result: bool,
        pending: &mut Vec<(String, String)>,
    ) {
        let Some((name, value)) = text.split_once('=') else {
            match text.to_ascii_lowercase().as_str() {
                "none" if self.stated.is_empty() => self.is_none = true,
                // Yahoo's of old: `dkim_pass`.
                word if word.split_once('_').is_some_and(|(name, _)| Method::of(name).is_some()) => {
                    let (name, outcome) = word.split_once('_').unwrap_or_default();
                    self.begin(name, outcome, pending);
                }
                // A version behind the name is a number; anything else is a recipient's domain.
                word => self.names_recipient |= !is_head && word.contains('.'),
            }
            return;
        };
        let name = name.to_ascii_lowercase();
        let bare = name.split('/').next().unwrap_or_default();
        match bare {
            "spfresult" => self.begin("spf", value, pending),
            "reason" => {
                if let Some(last) = self.stated.last_mut() {
                    last.reason = Some(value.to_owned());
                }
            }
            _ if Method::of(bare).is_some() || (bare.starts_with("x-") && !bare.contains('.')) => {
                self.begin(bare, value, pending);
            }
            _ => {
                let property = (name, value.trim_matches(['<', '>', '\'']).to_owned());
                match self.stated.last_mut() {
                    Some(last) if is_behind_result => last.properties.push(property),
                    // Yahoo's of old has properties in front of the result.
                    _ => pending.push(property),
                }
            }
        }
    }

    fn begin(&mut self, name: &str, outcome: &str, pending: &mut Vec<(String, String)>) {
        let method = Method::of(name).unwrap_or_else(|| Method::Other(name.to_owned()));
        let properties = std::mem::take(pending);
        let outcome = Outcome::read(outcome);
        self.stated.push(Stated { method, outcome, reason: None, comments: Vec::new(), properties });
    }
}

impl Method {
    /// The method with this name, lower case; none if it is not known.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Some(match name {
            "spf" => Self::Spf,
            "dkim" => Self::Dkim,
            "dmarc" => Self::Dmarc,
            "arc" => Self::Arc,
            "compauth" => Self::CompAuth,
            "iprev" | "auth" | "bimi" | "sender-id" | "domainkeys" | "dkim-adsp" | "dkim-atps" | "dnswl"
            | "vbr" | "rrvs" | "smime" | "policy" | "dara" | "dkimd" => Self::Other(name.to_owned()),
            _ => return None,
        })
    }
}

fn is_result(text: &str) -> bool {
    text.split_once('=').is_some_and(|(name, _)| Method::of(&name.to_ascii_lowercase()).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> (String, Vec<String>) {
        let results = Results::read(text);
        let one = |stated: &Stated| {
            let method = match &stated.method {
                Method::Other(name) => name.clone(),
                other => format!("{other:?}").to_lowercase(),
            };
            let domain = stated.domain(&[
                "header.d",
                "header.i",
                "smtp.mailfrom",
                "smtp.mail",
                "header.from",
                "spfdomain",
                "d",
            ]);
            format!("{method}={} {}", stated.outcome.as_str(), domain.unwrap_or_default()).trim().to_owned()
        };
        (results.by.clone().unwrap_or_default(), results.stated.iter().map(one).collect())
    }

    #[test]
    fn every_dialect_is_read() {
        for (text, by, want) in [
            ("mx.example; spf=pass smtp.mailfrom=a@b.example", "mx.example", vec!["spf=pass b.example"]),
            ("mx.example 1; none", "mx.example", vec![]),
            // Microsoft: no name, the recipient's domain behind properties, no blank behind a semicolon.
            (
                "spf=softfail (sender IP is 192.0.2.1) smtp.mailfrom=b.example; c.example; dkim=fail (body hash did not verify) header.d=b.example;c.example;dmarc=fail action=quarantine header.from=b.example;compauth=fail reason=000",
                "",
                vec![
                    "spf=softfail b.example",
                    "dkim=fail b.example",
                    "dmarc=fail b.example",
                    "compauth=fail",
                ],
            ),
            // Yahoo of 2020: properties before the result, no semicolon behind the name.
            (
                "mta1.yahoo.com header.i=@b.example header.s=s1 dkim=pass (ok); spfDomain=b.example spfResult=pass; dmarc=success(p=X,sp=NULL) header.from=b.example;",
                "mta1.yahoo.com",
                vec!["dkim=pass b.example", "spf=pass b.example", "dmarc=pass b.example"],
            ),
            (
                "mx21; spf=pass smtp.mail=a@b.example; dki m=pass header.i=@b.example",
                "mx21",
                vec!["spf=pass b.example", "dkim=pass b.example"],
            ),
            (
                "h; spf=Pass smtp.mailfrom=a@b.example; dkim=hardfail (x [final]) header.i=@b.example; dmarc=pass d=b.example",
                "h",
                vec!["spf=pass b.example", "dkim=fail b.example", "dmarc=pass b.example"],
            ),
            (
                "h/1AB; dkim=pass (2048-bit key; unprotected) header.d=b.example; dkim-atps=neutral",
                "h/1AB",
                vec!["dkim=pass b.example", "dkim-atps=neutral"],
            ),
            (
                "h (amavisd-new); dkim=pass reason=\"pass (just generated, assumed good)\" header.d=b.example",
                "h",
                vec!["dkim=pass b.example"],
            ),
            (
                "mx.qq.com; spf=none smtp.mailfrom=<a@b.example>; dmarc=none(permerror) header.from=b.example",
                "mx.qq.com",
                vec!["spf=none b.example", "dmarc=none b.example"],
            ),
            (
                "h; spf=pass smtp.mailfrom=b.example dkim=pass header.d=c.example",
                "h",
                vec!["spf=pass b.example", "dkim=pass c.example"],
            ),
            ("mta.yahoo.com from=b.example; dkim_pass", "mta.yahoo.com", vec!["dkim=pass"]),
        ] {
            assert_eq!(said(text), (by.to_owned(), want.into_iter().map(str::to_owned).collect()), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_not_none() {
        let results = Results::read(&format!("mx.example {}", "(".repeat(20_000)));
        assert!(!results.is_readable() && !results.is_none);
        assert!(Results::read("mx.example; none").is_readable());
        assert!(Results::read("gmx.net; dkim=none header.d=none;gmx.net; dmarc=none").names_recipient);
    }
}
