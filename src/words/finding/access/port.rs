//! What a port says.

use super::services;
use crate::{
    check::finding::{Access, Ends, Port},
    words::{access as shared, access::looks, finding_access as say},
};

pub(super) fn prose(access: &Access, what: &Port) -> (String, String, String) {
    let services = services(access);
    let host = access.place();
    let host = host.as_str();
    match what {
        Port::Refused { promise } => {
            let (who, record) = (shared::who(*promise), shared::what(*promise));
            (
                say::refused(services),
                say::RefusedWhy { host, who }.say(),
                say::RefusedFix { host, record }.say(),
            )
        }
        Port::Silent { seconds } => (
            say::silent(services),
            say::SilentWhy { host, seconds: seconds.to_string() }.say(),
            say::silent_fix(host),
        ),
        Port::NoAnswer { promise } => (
            say::no_answer(services),
            say::NoAnswerWhy { host, who: shared::who(*promise) }.say(),
            say::no_answer_fix(host),
        ),
        Port::SmtpNotKnown => (say::smtp_not_known(host), say::smtp_not_known_why(), String::new()),
        Port::HostNotKnown => {
            (say::host_not_known(host), say::host_not_known_why(), say::host_not_known_fix())
        }
        Port::Slow { seconds } => {
            (say::Slow { seconds: seconds.to_string(), services }.say(), say::slow_why(), say::slow_fix(host))
        }
        Port::NotMail { looks: like } => {
            (say::not_mail(services), say::NotMailWhy { host, looks: looks(like) }.say(), say::not_mail_fix())
        }
        Port::Busy { text } => {
            (say::busy(services), say::BusyWhy { host, text: text.as_str() }.say(), say::busy_fix(host))
        }
        Port::Ends(Ends::Closed) => (say::closes(services), say::closes_why(host), say::closes_fix(host)),
        Port::Ends(Ends::TooMuch) => (say::too_much(services), say::too_much_why(host), say::too_much_fix()),
        Port::Clear { looks: like } => (
            say::not_encrypted(services),
            say::NotEncryptedWhy { host, looks: looks(like) }.say(),
            say::not_encrypted_fix(),
        ),
        Port::NoStartTls => (say::no_starttls(services), say::no_starttls_why(), say::no_starttls_fix()),
        Port::StartTlsRefused { text } => (
            say::starttls_refused(services),
            say::StarttlsRefusedWhy { host, text: text.as_str() }.say(),
            say::starttls_refused_fix(),
        ),
        Port::Injected => {
            (say::starttls_injected(services), say::starttls_injected_why(), say::starttls_injected_fix())
        }
        Port::LoggedIn => (say::preauth(services), say::preauth_why(), say::preauth_fix()),
        Port::OldTls { version } => (
            say::old_tls(services),
            say::OldTlsWhy { host, version: version.as_str() }.say(),
            say::old_tls_fix(host),
        ),
        Port::OldSuites { suite } => (
            say::old_suites(services),
            say::OldSuitesWhy { host, suite: format!("0x{suite:04x}") }.say(),
            say::old_suites_fix(host),
        ),
        Port::TlsFails { reason } => (
            say::tls_fails(services),
            say::TlsFailsWhy { host, reason: reason.as_str() }.say(),
            say::tls_fails_fix(),
        ),
        Port::ClearPasswords { .. } => {
            (say::passwords_in_clear(services), say::passwords_in_clear_why(), say::passwords_in_clear_fix())
        }
        Port::NoLogIn => (say::no_log_in(services), say::no_log_in_why(host), say::no_log_in_fix()),
        Port::Rewritten => {
            (say::smtp_rewritten(services), say::smtp_rewritten_why(), say::smtp_rewritten_fix(host))
        }
        Port::Unreachable { address } => (
            say::private_address(host),
            say::private_address_why(address.as_str()),
            say::private_address_fix(host),
        ),
    }
}

pub(super) fn brief(what: &Port) -> String {
    match what {
        Port::Refused { .. } => say::refused_brief(),
        Port::Silent { .. } => say::silent_brief(),
        Port::NoAnswer { .. } | Port::HostNotKnown => say::no_answer_brief(),
        Port::SmtpNotKnown => say::smtp_not_known_brief(),
        Port::Slow { .. } => say::slow_brief(),
        Port::NotMail { looks: like } => say::not_mail_brief(looks(like)),
        Port::Busy { .. } => say::busy_brief(),
        Port::Ends(Ends::Closed) => say::closes_brief(),
        Port::Ends(Ends::TooMuch) => say::too_much_brief(),
        Port::Clear { .. } => say::not_encrypted_brief(),
        Port::NoStartTls => say::no_starttls_brief(),
        Port::StartTlsRefused { .. } => say::starttls_refused_brief(),
        Port::Injected => say::starttls_injected_brief(),
        Port::LoggedIn => say::preauth_brief(),
        Port::OldTls { version } => say::old_tls_brief(version.as_str()),
        Port::OldSuites { .. } => say::old_suites_brief(),
        Port::TlsFails { .. } => say::tls_fails_brief(),
        Port::ClearPasswords { .. } => say::passwords_in_clear_brief(),
        Port::NoLogIn => say::no_log_in_brief(),
        Port::Rewritten => say::smtp_rewritten_brief(),
        Port::Unreachable { .. } => shared::barred(),
    }
}
