//! Results that a refusal lists: `Spf= Fail , Dkim= Pass , DMARC= Pass`.

use super::{Cause, Mechanism, Refusal, Step};

/// Narrows what a refusal is about to what it says has failed.
pub(super) fn narrow(refusal: &mut Refusal) {
    // RFC 7208 §2.3: the name a server greets with may be checked for itself.
    if refusal.mechanism == Mechanism::Spf && refusal.text.contains("s=helo") {
        refusal.note = Some("helo-spf");
    }
    if refusal.cause != Cause::AuthLevel {
        return;
    }
    let lower = refusal.text.to_ascii_lowercase();
    let failed = |name: &str| {
        let behind =
            lower.split_once(&format!("{name}=")).or_else(|| lower.split_once(&format!("{name} =")))?.1;
        let word: String = behind.trim_start().chars().take_while(char::is_ascii_alphanumeric).collect();
        Some(word != "pass")
    };
    let (mechanism, step, note) = match (failed("spf"), failed("dkim"), failed("dmarc")) {
        (Some(true), Some(true), _) => (Mechanism::SpfAndDkim, Step::Spf, Some("level-spf-dkim")),
        (Some(true), _, _) => (Mechanism::Spf, Step::Spf, Some("level-spf")),
        (_, Some(true), _) => (Mechanism::Dkim, Step::Dkim, Some("level-dkim")),
        (_, _, Some(true)) => (Mechanism::Dmarc, Step::Dkim, Some("level-dmarc")),
        _ => (Mechanism::Unknown, Step::Check, None),
    };
    (refusal.mechanism, refusal.step) = (mechanism, step);
    refusal.note = note.or(refusal.note);
}
