//! What the kinds of key are called, and what is to be said about each.

use crate::{
    plan::dkim::{KeyKind, Value},
    record::dkim::{PublicKey, Record},
    tui::screen::Explanation,
    words::dkim as say,
};

/// The kinds in the order they are offered.
pub(super) const ALL: [KeyKind; 6] =
    [KeyKind::Rsa2048, KeyKind::Both, KeyKind::Rsa3072, KeyKind::Rsa4096, KeyKind::Ed25519, KeyKind::Rsa1024];

pub(super) fn name(kind: KeyKind) -> String {
    match kind {
        KeyKind::Rsa1024 => say::rsa("1024"),
        KeyKind::Rsa2048 => say::rsa("2048"),
        KeyKind::Rsa3072 => say::rsa("3072"),
        KeyKind::Rsa4096 => say::rsa("4096"),
        KeyKind::Ed25519 => say::ed25519(),
        KeyKind::Both => say::both(),
    }
}

pub(super) fn tail(kind: KeyKind) -> String {
    match kind {
        KeyKind::Rsa1024 => say::rsa_1024_tail(),
        KeyKind::Rsa2048 => say::rsa_2048_tail(),
        KeyKind::Rsa3072 => say::rsa_3072_tail(),
        KeyKind::Rsa4096 => say::rsa_4096_tail(),
        KeyKind::Ed25519 => say::ed25519_tail(),
        KeyKind::Both => say::both_tail(),
    }
}

pub(super) fn explanation(kind: KeyKind) -> Explanation {
    let (body, rfc, section) = match kind {
        KeyKind::Rsa1024 => (say::explain_rsa_1024(), 8301, "3.2"),
        KeyKind::Rsa2048 => (say::explain_rsa_2048(), 8301, "3.2"),
        KeyKind::Rsa3072 => (say::explain_rsa_3072(), 8301, "3.2"),
        KeyKind::Rsa4096 => (say::explain_rsa_4096(), 8301, "3.2"),
        KeyKind::Ed25519 => (say::explain_ed25519(), 8463, "6"),
        KeyKind::Both => (say::explain_both(), 8463, "6"),
    };
    Explanation::new(name(kind), body).by(rfc, section)
}

/// What stands at a selector, in a few words: `RSA 2048`, or where a CNAME points.
pub(super) fn of(value: &Value) -> String {
    match value {
        Value::Alias(target) => format!("CNAME → {target}"),
        Value::Record(record) => of_record(record),
    }
}

pub(super) fn of_record(record: &Record) -> String {
    match &record.public_key {
        PublicKey::Rsa { bits, .. } => say::rsa(bits.to_string()),
        PublicKey::Ed25519(_) => say::ed25519(),
        PublicKey::Revoked => say::no_key_in_it(),
        PublicKey::Opaque { .. } => say::unread_key(),
    }
}
