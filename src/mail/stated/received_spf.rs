//! `Received-SPF`: the SPF result with everything it was made from.
//!
//! References: RFC 7208 §9.1.

use std::net::IpAddr;

use super::{
    Outcome,
    words::{Word, words},
};

/// What one field says. Texts are not safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceivedSpf {
    /// The field's number in the header.
    pub field: usize,
    /// The result.
    pub outcome: Outcome,
    /// The client.
    pub client: Option<IpAddr>,
    /// The sender of the envelope; empty for `<>`.
    pub envelope_from: Option<String>,
    /// What the client greeted with.
    pub greeting: Option<String>,
    /// Who checked.
    pub receiver: Option<String>,
    /// Whether it is the greeting that was checked.
    pub is_of_greeting: bool,
    /// The comment.
    pub comment: String,
}

impl ReceivedSpf {
    /// Reads the unfolded value of the field with this number; none without a result.
    #[must_use]
    pub fn read(field: usize, text: &str) -> Option<Self> {
        let mut outcome = None;
        let mut comment = String::new();
        let mut pairs: Vec<(String, String)> = Vec::new();
        for word in words(text) {
            match word {
                Word::Comment(text) if comment.is_empty() => comment = text,
                Word::Comment(_) | Word::Semicolon => {}
                Word::Text(text) => match text.split_once('=') {
                    Some((name, value)) => {
                        let value = value.trim_matches(['<', '>', ',']);
                        pairs.push((name.to_ascii_lowercase(), value.to_owned()));
                    }
                    None if outcome.is_none() => outcome = Some(Outcome::read(&text)),
                    None => {}
                },
            }
        }
        let pair = |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
        let address = |text: &str| {
            text.split_whitespace().find_map(|word| word.trim_matches(['[', ']', ',']).parse().ok())
        };
        let named = comment.split(':').next().filter(|name| name.contains('.') && !name.contains(' '));
        Some(Self {
            field,
            outcome: outcome?,
            client: pair("client-ip").and_then(|text| text.parse().ok()).or_else(|| address(&comment)),
            envelope_from: pair("envelope-from").or_else(|| pair("x-sender")),
            greeting: pair("helo").or_else(|| pair("x-helo")),
            receiver: pair("receiver").or_else(|| named.map(str::to_owned)),
            is_of_greeting: pair("identity").is_some_and(|identity| identity.eq_ignore_ascii_case("helo")),
            comment,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dialect_names_the_client() {
        for (text, receiver, from) in [
            (
                "pass (spf.icloud.com: domain of a@b.example designates 192.0.2.10 as permitted sender) receiver=spf.icloud.com; client-ip=192.0.2.10; helo=h; envelope-from=a@b.example",
                "spf.icloud.com",
                "a@b.example",
            ),
            ("pass (domain of b.exampledesignates 192.0.2.10 as permitted sender)", "", ""),
            (
                "Pass (h.example: domain of a@b.example designates 192.0.2.10) identity=mailfrom; client-ip=192.0.2.10; envelope-from=\"a@b.example\"",
                "h.example",
                "a@b.example",
            ),
        ] {
            let read = ReceivedSpf::read(0, text).expect(text);
            assert_eq!(
                (read.outcome, read.client.map(|ip| ip.to_string()).as_deref()),
                (Outcome::Pass, Some("192.0.2.10"))
            );
            assert_eq!(
                (read.receiver.unwrap_or_default().as_str(), read.envelope_from.unwrap_or_default().as_str()),
                (receiver, from)
            );
        }
        assert_eq!(ReceivedSpf::read(0, "(nothing)"), None);
    }
}
