//! What a text was meant as, by how it looks.
//!
//! The three kinds of record share a form, and people paste one where another belongs. A DMARC record that has lost
//! its `v=` begins with `p=`, as a key does, and only what stands behind it tells them apart.
//!
//! References: RFC 7208 §4.5, RFC 6376 §3.6.1, RFC 9989 §4.8.

use super::{dkim, dmarc, spf, tags};

/// A kind of record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Claim {
    /// Who may send.
    Spf,
    /// A key.
    Dkim,
    /// A policy.
    Dmarc,
}

/// The shortest text that anybody takes for a key.
const KEY_CHARACTERS: usize = 24;

/// What a text was meant as; none if it is none of them.
#[must_use]
pub fn claim(text: &str) -> Option<Claim> {
    if spf::claims_to_be_spf(text) {
        return Some(Claim::Spf);
    }
    if dmarc::claims_to_be_dmarc(text) {
        return Some(Claim::Dmarc);
    }
    let key = dkim::claims_to_be_key(text);
    match (key, has_policy(text)) {
        (_, true) => Some(Claim::Dmarc),
        (true, false) => Some(Claim::Dkim),
        (false, false) => None,
    }
}

/// Whether a text holds tags of a policy, and none that only a key has.
fn has_policy(text: &str) -> bool {
    let parts = || {
        text.split([';', ',']).filter_map(|part| {
            let (name, value) = part.split_once('=')?;
            Some((name.trim_matches(is_around).to_ascii_lowercase(), value.trim_matches(is_around)))
        })
    };
    let of_key = parts().any(|(name, value)| match name.as_str() {
        "k" | "h" => true,
        "v" => value.eq_ignore_ascii_case("DKIM1"),
        "p" => value.len() >= KEY_CHARACTERS,
        _ => false,
    });
    let of_policy = parts().any(|(name, value)| match name.as_str() {
        "p" | "sp" | "np" => {
            ["none", "quarantine", "reject"].iter().any(|policy| value.eq_ignore_ascii_case(policy))
        }
        "rua" | "ruf" => value.contains('@'),
        _ => false,
    });
    of_policy && !of_key
}

fn is_around(c: char) -> bool {
    tags::is_space(c) || matches!(c, '"' | '\'' | '\\' | '\u{201c}' | '\u{201d}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kinds_are_told_apart_without_their_version() {
        for (text, wanted) in [
            ("v=spf1 mx -all", Some(Claim::Spf)),
            ("v=DKIM1; p=", Some(Claim::Dkim)),
            ("k=rsa; p=MIGf", Some(Claim::Dkim)),
            ("p=", Some(Claim::Dkim)), // a key that is revoked
            ("v=DMARC1; p=none", Some(Claim::Dmarc)),
            ("p=none; rua=mailto:a@example.com", Some(Claim::Dmarc)),
            ("p=reject", Some(Claim::Dmarc)),
            ("p=Quarantine;sp=none", Some(Claim::Dmarc)),
            ("rua=mailto:a@example.com; p=", Some(Claim::Dmarc)),
            ("\"p=reject; adkim=s\"", Some(Claim::Dmarc)),
            ("k=rsa; p=reject", Some(Claim::Dkim)), // no policy has a key type
            ("google-site-verification=x", None),
            ("hello", None),
        ] {
            assert_eq!(claim(text), wanted, "{text}");
        }
    }
}
