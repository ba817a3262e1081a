//! From a block of the catalogue to one for this domain and these keys.
//!
//! | word | the line is there |
//! |---|---|
//! | `%key` | for each key |
//! | `%rsa`, `%ed25519` | for each key of this kind |
//! | `%several` | if there are several keys |
//! | `%old` | for each key that is replaced, which `{old}` names |
//! | `%below` | if the domain belongs to an organization with a shorter domain (`mail.example.org`) |
//! | `%text`, `%script` | in the text for a person, in the script |

use super::KeyFile;
use crate::{
    plan::dkim::Displaced,
    record::name::DomainName,
    words::fill::{Values, shell},
};

/// For what a block is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Steps that a person reads and copies.
    Text,
    /// A script, where a key file has a variable of its own.
    Script,
}

/// What is filled in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Filling<'f> {
    pub(super) domain: &'f DomainName,
    /// At least one, unless the program makes its own keys.
    pub(super) keys: &'f [KeyFile<'f>],
    pub(super) old: &'f [Displaced<'f>],
    pub(super) form: Form,
}

impl Filling<'_> {
    /// The block without its final line break, or nothing if no line of it is left.
    pub(super) fn fill(&self, block: &str) -> Option<String> {
        self.values().fill(block)
    }

    /// The selectors, with something between them.
    pub(super) fn selectors(&self, between: &str) -> String {
        self.keys.iter().map(|key| key.selector.as_str()).collect::<Vec<_>>().join(between)
    }

    fn values(&self) -> Values {
        let domain = self.domain.as_str();
        let listed = |name: &dyn Fn(&str) -> String| {
            self.keys.iter().map(|key| name(key.selector.as_str())).collect::<Vec<_>>().join(", ")
        };
        let old: Vec<&str> = self.old.iter().map(|old| old.selector.as_str()).collect();
        let mut everywhere = vec![
            ("domain", domain.to_owned()),
            ("pattern", literal(domain)),
            ("selectors", self.selectors(" : ")),
            ("signatures", listed(&|selector| format!("'{domain}-{selector}'"))),
            ("filters", listed(&|selector| format!("\"dkim-{selector}\""))),
            ("old", old.join(" ")),
        ];
        let keys: Vec<_> = (1..).zip(self.keys).map(|(number, key)| self.of_key(number, key)).collect();
        everywhere.extend(keys.first().into_iter().flatten().cloned());
        let mut values = Values { everywhere, ..Values::default() };
        let of_kind = |is_ed25519: bool| {
            let fits = keys.iter().zip(self.keys).filter(|(_, key)| key.is_ed25519 == is_ed25519);
            fits.map(|(values, _)| values.clone()).collect()
        };
        values.each("rsa", of_kind(false));
        values.each("ed25519", of_kind(true));
        values.each("key", keys);
        values.each("old", old.iter().map(|old| vec![("old", literal(old))]).collect());
        values.only_if("several", self.keys.len() > 1);
        values.only_if("below", self.domain.registered() != *self.domain.name());
        values.only_if("text", self.form == Form::Text);
        values.only_if("script", self.form == Form::Script);
        values
    }

    fn of_key(&self, number: usize, key: &KeyFile<'_>) -> Vec<(&'static str, String)> {
        let (algorithm, object) = if key.is_ed25519 {
            ("ed25519-sha256", "Dkim1Ed25519Sha256")
        } else {
            ("rsa-sha256", "Dkim1RsaSha256")
        };
        let path = match self.form {
            Form::Text => shell(key.path),
            Form::Script => format!("\"$key{number}\""),
        };
        vec![
            ("selector", key.selector.to_string()),
            ("selector-pattern", literal(key.selector.as_str())),
            ("path", path),
            ("algorithm", algorithm.to_owned()),
            ("object", object.to_owned()),
        ]
    }
}

/// A name as a pattern that only it fits. Letters, digits, `-` and `_` mean themselves.
pub(in crate::words) fn literal(name: &str) -> String {
    name.replace('.', "\\.")
}
