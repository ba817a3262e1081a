//! Results that a refusal lists: `Spf= Fail , Dkim= Pass , DMARC= Pass`.

use super::{Cause, Mechanism, Refusal, Step};

/// Narrows what a refusal is about to what it says has failed.
pub(super) fn narrow(refusal: &mut Refusal) {
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
    (refusal.mechanism, refusal.step) = match (failed("spf"), failed("dkim"), failed("dmarc")) {
        (Some(true), Some(true), _) => (Mechanism::SpfAndDkim, Step::Spf),
        (Some(true), _, _) => (Mechanism::Spf, Step::Spf),
        (_, Some(true), _) => (Mechanism::Dkim, Step::Dkim),
        (_, _, Some(true)) => (Mechanism::Dmarc, Step::Dkim),
        _ => (Mechanism::Unknown, Step::Check),
    };
}
