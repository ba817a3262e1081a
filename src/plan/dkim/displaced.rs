//! The keys that must stop signing when another begins.
//!
//! Most programs that sign keep the old key beside a new one unless they are told otherwise, and some then go on
//! with the old one alone. The instructions for a new key therefore have to name the keys whose place it takes:
//! here is which those are.

use super::{Answers, Key, Stage, Value};
use crate::record::{dkim::PublicKey, name::Selector};

/// A key with which the mail server is not to sign beside those of [`Answers::to_sign`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Displaced<'k> {
    /// Where it is published.
    pub selector: &'k Selector,
    /// Whether it is Ed25519; RSA otherwise.
    pub is_ed25519: bool,
    /// Whether the answers say that its time is over. Otherwise it stands in DNS, and its private half is not known:
    /// this mail server may sign with it, or another one.
    pub is_certain: bool,
}

impl Answers {
    /// The keys that can be in the way of those of [`Answers::to_sign`]: the others of their algorithms that stand in
    /// DNS as records of their own. What a CNAME leads to is its service's, and no mail server here signs with it.
    #[must_use]
    pub fn displaced(&self) -> Vec<Displaced<'_>> {
        let signs = self.to_sign();
        let algorithms: Vec<bool> = signs.iter().filter_map(|key| is_ed25519(key)).collect();
        let ended: Vec<Selector> = signs
            .iter()
            .filter(|key| key.stage == Stage::Pending)
            .flat_map(|key| self.replaced_by(key))
            .collect();
        self.keys
            .iter()
            .filter(|key| !signs.iter().any(|new| new.selector == key.selector))
            .filter_map(|key| Some((key, is_ed25519(key)?)))
            .filter(|(_, of)| algorithms.contains(of))
            .map(|(key, is_ed25519)| {
                let is_certain = key.file.is_some()
                    || matches!(key.stage, Stage::Retiring { .. } | Stage::Retired { .. })
                    || ended.contains(&key.selector);
                Displaced { selector: &key.selector, is_ed25519, is_certain }
            })
            .collect()
    }
}

/// None for an alias and for what cannot be read.
fn is_ed25519(key: &Key) -> Option<bool> {
    match &key.value {
        Value::Record(record) => match record.public_key {
            PublicKey::Rsa { .. } => Some(false),
            PublicKey::Ed25519(_) => Some(true),
            PublicKey::Revoked | PublicKey::Opaque { .. } => None,
        },
        Value::Alias(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use jiff::Timestamp;

    use super::*;
    use crate::record::dkim::Record;

    const OVER: Timestamp = Timestamp::UNIX_EPOCH;

    fn key(selector: &str, record: &str, is_here: bool, stage: Stage) -> Key {
        let value = match record.parse::<Record>() {
            Ok(record) => Value::Record(record),
            Err(_) => Value::Alias("s1.example.net".parse().expect("well-formed")),
        };
        let file = is_here.then(|| PathBuf::from(format!("/keys/{selector}.pem")));
        Key { file, ..Key::new(selector.parse().expect("well-formed"), value, stage) }
    }

    fn displaced(keys: Vec<Key>) -> Vec<(String, bool)> {
        let answers = Answers { keys, ..Answers::default() };
        let found = answers.displaced();
        found.iter().map(|old| (old.selector.to_string(), old.is_certain)).collect()
    }

    #[test]
    fn the_others_of_the_same_algorithm_are_in_the_way() {
        const RSA: &str = "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/RtdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB";
        const ED25519: &str = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
        let new = || key("new", RSA, true, Stage::Pending);
        for (old, expected, why) in [
            (key("old", RSA, true, Stage::Active), Some(true), "it is replaced"),
            (key("old", RSA, true, Stage::Pending), Some(true), "a later one was made"),
            (key("old", RSA, false, Stage::Active), Some(false), "it may sign here"),
            (key("old", RSA, false, Stage::Retiring { since: OVER }), Some(true), "its time is over"),
            (key("old", RSA, false, Stage::Retired { since: OVER }), Some(true), "its time is over"),
            (key("old", ED25519, true, Stage::Active), None, "it signs beside the other"),
            (key("old", "", false, Stage::Active), None, "its service signs with it"),
        ] {
            let expected: Vec<_> =
                expected.map(|is_certain| ("old".to_owned(), is_certain)).into_iter().collect();
            assert_eq!(displaced(vec![old, new()]), expected, "{why}");
        }
        assert_eq!(displaced(vec![key("old", RSA, false, Stage::Active)]), [], "no key is here to sign with");
    }
}
