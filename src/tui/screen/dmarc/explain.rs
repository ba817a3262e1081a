//! What the thing with the focus is.

use super::{more, policy, popup, reports};
use crate::{
    record::{
        dmarc::{FailureOption, Policy},
        visible::visible,
    },
    tui::{
        item::Id,
        screen::{Explanation, findings, next_step},
        session::Session,
    },
    words::{self, dmarc as say},
};

pub(super) fn explanation(focus: Id, session: &Session) -> Explanation {
    let domain = session.domain().map(ToString::to_string).unwrap_or_default();
    if let Some(about) = findings::explanation(&reports::findings(session), focus) {
        return about;
    }
    match focus {
        next_step::STEP => next_step::explanation(session),
        Id(policy::ID, index) => about_policy(policy::ALL.get(index).copied(), &domain),
        reports::RUA => Explanation::new(say::rua(), say::explain_rua(domain)).by(9989, "4.7"),
        Id(reports::PERMISSION, index) => about_permission(index, session),
        reports::OLD => {
            let old = reports::obsolete(session);
            let is_size_alone = old.iter().all(|tag| tag.starts_with('!'));
            let section = if is_size_alone { "C.4" } else { "C.5.2" };
            Explanation::new(say::keep_old(old.join("; ")), say::explain_old()).by(9989, section)
        }
        Id(reports::UNKNOWN, _) => Explanation::new(say::unknown(), say::explain_unknown()).by(9989, "4.7"),
        Id(reports::FAULT, index) => about_fault(index, session),
        Id(more::FO, index) => about_option(more::OPTIONS.get(index).copied()),
        popup::WHOLE | popup::TAKE => {
            Explanation::new(say::whole_title(), say::explain_whole()).by(9989, "4.8")
        }
        popup::CHANGE | popup::YES => {
            Explanation::new(say::confirm_title(), say::explain_confirm()).by(9989, "7.4")
        }
        other => about_tag(other, &domain).unwrap_or_else(|| {
            Explanation::new(words::screen::go_on(), say::explain_go_on(reports::policy_word(session)))
        }),
    }
}

fn about_policy(policy: Option<Policy>, domain: &str) -> Explanation {
    match policy {
        Some(Policy::Quarantine) => Explanation::new(say::quarantine(), say::explain_quarantine(domain)),
        Some(Policy::Reject) => Explanation::new(say::reject(), say::explain_reject(domain)),
        _ => Explanation::new(say::none(), say::explain_none(domain)),
    }
    .by(9989, "7.4")
}

fn about_permission(index: usize, session: &Session) -> Explanation {
    let Some((their, row, _)) = reports::permissions(session).nth(index) else {
        return Explanation::default();
    };
    let body = say::ExplainMustAgree { domain: their.as_str(), record: reports::as_text(row) }.say();
    Explanation::new(say::must_agree(their.as_str()), body).by(9990, "4")
}

fn about_fault(index: usize, session: &Session) -> Explanation {
    let faults = reports::faults(session);
    let Some((written, why)) = faults.get(index) else { return Explanation::default() };
    let body = say::explain_fault(why.as_str());
    Explanation::new(visible(written).into_owned(), body).by(9989, "4.8")
}

fn about_tag(id: Id, domain: &str) -> Option<Explanation> {
    let (title, body, section) = match id {
        more::MORE => (say::more(), say::explain_more(), "4.7"),
        more::SP => (say::sp(), say::explain_sp(domain), "4.7"),
        more::NP => (say::np(), say::explain_np(), "4.7"),
        more::ADKIM => (say::adkim(), say::explain_adkim(domain), "4.4.1"),
        more::ASPF => (say::aspf(), say::explain_aspf(domain), "4.4.2"),
        more::RUF => {
            return Some(Explanation::new(say::ruf(), say::explain_ruf()).by(9991, "7"));
        }
        more::TEST => (say::test(), say::explain_test(), "4.7"),
        more::PSD => (say::psd(), say::explain_psd(domain), "4.7"),
        _ => return None,
    };
    Some(Explanation::new(title, body).by(9989, section))
}

fn about_option(option: Option<FailureOption>) -> Explanation {
    match option {
        Some(FailureOption::Any) => Explanation::new(say::fo_any(), say::explain_fo_any()),
        Some(FailureOption::Dkim) => Explanation::new(say::fo_dkim(), say::explain_fo_dkim()),
        Some(FailureOption::Spf) => Explanation::new(say::fo_spf(), say::explain_fo_spf()),
        _ => Explanation::new(say::fo_all(), say::explain_fo_all()),
    }
    .by(9989, "4.7")
}
