//! Step 1: which domain, what DNS has about it now, and what it is for.

mod facts;
mod saved;

use self::saved::SAVED;
use super::{Effects, Explanation, Go, Screen, View, publish::missing};
use crate::{
    plan::{Plan, Purpose},
    reading::adopt::Untouched,
    record::{
        name::{DomainFault, DomainName},
        span::{ParseError, Span},
    },
    store::{Aside, Listed},
    tui::{
        item::{Control, Id, Item},
        message::{Command, Message},
        session::Session,
        step::{Progress, Step},
        text_field::TextField,
        theme::Role,
    },
    words::{self, domain as say},
};

const DOMAIN: Id = Id("domain", 0);
const SENDS: Id = Id("sends", 0);
const RECEIVES: Id = Id("receives", 0);
const NEVER: Id = Id("never", 0);
const AFRESH: Id = Id("afresh", 0);
const GO_ON: Id = Id("go-on", 0);

/// The first screen.
pub struct DomainScreen {
    focus: Id,
    field: TextField,
    error: Option<(Span, String)>,
    opens_at_start: bool,
    /// Whether answers saved earlier lead on to the check when they come. Once only: who comes back to this step
    /// wants to see it.
    leads_on: bool,
    /// Whether DNS suggests that the domain never sends.
    suggests_never: bool,
}

impl DomainScreen {
    /// The screen, with a domain typed in already if one was given.
    #[must_use]
    pub fn new(domain: Option<&str>) -> Self {
        let field =
            domain.map(|text| TextField::new(crate::tui::text_field::clean(text))).unwrap_or_default();
        Self {
            focus: DOMAIN,
            field,
            error: None,
            opens_at_start: domain.is_some(),
            leads_on: false,
            suggests_never: false,
        }
    }

    /// Reads the field; begins with the domain, or shows what is wrong with it.
    fn open(&mut self, session: &mut Session) -> Effects {
        match DomainName::parse(self.field.text()) {
            Ok(domain) if session.domain() == Some(&domain) => Effects::go(Go::NextItem),
            Ok(domain) => {
                self.error = None;
                self.focus = SENDS;
                self.leads_on = true;
                Effects::run(session.open(domain))
            }
            Err(ParseError { span, cause }) => {
                self.focus = DOMAIN;
                self.error = Some((span, fault(&cause)));
                Effects::none()
            }
        }
    }
}

impl DomainScreen {
    /// To the check, where who comes back sees what has changed. A set-up that was never checked and is not whole
    /// stays here: which of its answers somebody gave, and which are proposals nobody has seen, it does not say.
    fn lead_on(&mut self, session: &Session) -> Effects {
        if session.resumed.is_none() {
            return Effects::none();
        }
        self.focus = GO_ON;
        let is_whole = session.never_sends() || missing(session).is_empty();
        if session.was_checked() || is_whole { Effects::go(Go::To(Step::Check)) } else { Effects::none() }
    }

    /// Forgets the answers, once they are kept; what DNS has is adopted again.
    fn start_afresh(
        &mut self,
        domain: &DomainName,
        kept: &Result<Option<Aside>, String>,
        session: &mut Session,
    ) -> Effects {
        match kept {
            Ok(kept) => {
                session.plan = Some(Plan::new(domain.clone()));
                session.resumed = None;
                session.untouched = Untouched { purpose: true, spf: true, dkim: true, dmarc: true };
                session.adopt_found();
                self.focus = SENDS;
                if let Some(aside) = kept {
                    let what = aside.what(domain);
                    session.kept_aside.push(what.clone());
                    session.say(Role::Text, what);
                }
            }
            Err(why) => session.say(Role::Bad, why.clone()),
        }
        Effects::none()
    }
}

impl Screen for DomainScreen {
    fn view<'s>(&'s self, session: &'s Session) -> View<'s> {
        let mut items = vec![
            Item::new(
                DOMAIN.0,
                DOMAIN.1,
                Control::Text {
                    label: say::question(),
                    field: &self.field,
                    placeholder: say::placeholder(),
                    error: self.error.clone(),
                },
            ),
            Item::gap(),
        ];
        let Some(plan) = &session.plan else {
            items.extend(saved::items(session));
            return View::new(items);
        };
        items.extend(facts::lines(session).into_iter().map(|line| Item::still(Control::Line(line))));
        items.extend(facts::remarks(session).into_iter().map(|(role, text)| Item::prose(role, text)));
        items.push(Item::gap());
        items.push(Item::heading(say::purpose()));
        let radio = |id: Id, label: String, tail: String, is_chosen: bool| {
            Item::new(id.0, id.1, Control::Radio { label, tail, is_chosen })
        };
        items.push(radio(SENDS, say::sends(), say::sends_tail(), plan.purpose == Purpose::SendsMail));
        // A null MX would turn mail away that people get now, so that it is asked for by itself.
        let never = if takes_mail(session) || plan.purpose == Purpose::OnlyReceives {
            let is_chosen = plan.purpose == Purpose::OnlyReceives;
            items.push(radio(RECEIVES, say::receives(), say::receives_tail(), is_chosen));
            say::neither()
        } else {
            say::never()
        };
        items.push(radio(NEVER, never, say::never_tail(), plan.purpose == Purpose::NeverSends));
        items.push(Item::gap());
        if session.resumed.is_some() {
            items.push(Item::new(
                AFRESH.0,
                AFRESH.1,
                Control::Button { label: say::afresh(), refusal: None },
            ));
        }
        items.push(Item::new(
            GO_ON.0,
            GO_ON.1,
            Control::Button { label: words::screen::go_on(), refusal: None },
        ));
        View::new(items)
    }

    fn focus(&self) -> Id {
        self.focus
    }

    fn set_focus(&mut self, id: Id) {
        self.focus = id;
    }

    fn field(&mut self, id: Id) -> Option<&mut TextField> {
        (id == DOMAIN).then_some(&mut self.field)
    }

    fn edited(&mut self, _: Id, _: &mut Session) -> Effects {
        self.error = None;
        Effects::none()
    }

    fn pasted_into(&mut self, id: Id, text: &str, session: &mut Session) -> bool {
        // Of a mail, or of several lines, one domain would be as good as another.
        let is_one = text.lines().filter(|line| !line.trim().is_empty()).count() <= 1;
        if id == DOMAIN && !is_one {
            session.say(Role::Warn, say::paste_one());
        }
        id == DOMAIN && !is_one
    }

    fn activated(&mut self, id: Id, session: &mut Session) -> Effects {
        match id {
            DOMAIN => self.open(session),
            SENDS | RECEIVES | NEVER => {
                let purpose = match id {
                    SENDS => Purpose::SendsMail,
                    RECEIVES => Purpose::OnlyReceives,
                    _ => Purpose::NeverSends,
                };
                self.focus = GO_ON;
                if let Some(plan) = &mut session.plan {
                    plan.purpose = purpose;
                    session.untouched.purpose = false;
                }
                session.adopt_found();
                Effects::none()
            }
            AFRESH => {
                // They are forgotten only once they are kept elsewhere.
                session.domain().cloned().map(Command::KeepAside).map_or_else(Effects::none, Effects::from)
            }
            GO_ON => {
                session.untouched.purpose = false;
                Effects::go(Go::NextStep)
            }
            Id(SAVED, index) => {
                let Some(listed) = session.recent.setups.get(index) else { return Effects::none() };
                self.field.set(listed.domain.as_str());
                self.open(session)
            }
            _ => Effects::none(),
        }
    }

    fn entered(&mut self, session: &mut Session) -> Effects {
        if std::mem::take(&mut self.opens_at_start) { self.open(session) } else { Effects::none() }
    }

    fn types_into(&self, focus: Id) -> Option<Id> {
        (focus.0 == SAVED).then_some(DOMAIN)
    }

    fn received(&mut self, message: &Message, session: &mut Session) -> Effects {
        match message {
            // Most who have been here come back to go on; letters go into the field all the same.
            Message::RecentListed(listed)
                if self.focus == DOMAIN && self.field.text().is_empty() && session.plan.is_none() =>
            {
                let first = listed.setups.iter().position(Listed::is_usable);
                self.focus = first.map_or(DOMAIN, |index| Id(SAVED, index));
            }
            Message::SetupLoaded(domain, _) if self.leads_on && session.domain() == Some(domain) => {
                self.leads_on = false;
                return self.lead_on(session);
            }
            Message::KeptAside(domain, kept) if session.domain() == Some(domain) => {
                return self.start_afresh(domain, kept, session);
            }
            _ => {}
        }
        // The cursor follows what DNS suggests, so that Enter does not say the other thing; but only
        // when the suggestion changes, not while the person moves it.
        let suggested = session.untouched.purpose && session.never_sends();
        if suggested != self.suggests_never && matches!(self.focus, SENDS | NEVER) {
            self.focus = if suggested { NEVER } else { SENDS };
        }
        self.suggests_never = suggested;
        Effects::none()
    }

    fn full_text(&self, session: &Session) -> (String, Vec<String>) {
        let lines = facts::lines(session);
        let whole = |line: crate::tui::canvas::Line| line.into_iter().map(|(_, text)| text).collect();
        (say::what_dns_has(), lines.into_iter().map(whole).collect())
    }

    fn explanation(&self, session: &Session) -> Explanation {
        match self.focus {
            SENDS => Explanation::new(say::sends(), say::explain_sends()),
            RECEIVES => Explanation::new(say::receives(), say::explain_receives()).by(7208, "10.1.2"),
            NEVER if takes_mail(session) => {
                Explanation::new(say::neither(), say::explain_neither()).by(7505, "3")
            }
            NEVER => Explanation::new(say::never(), say::explain_never()).by(7505, "3"),
            AFRESH => Explanation::new(say::afresh(), say::explain_afresh()),
            GO_ON if session.never_sends() => {
                Explanation::new(words::screen::go_on(), say::explain_go_on_never())
            }
            GO_ON => Explanation::new(words::screen::go_on(), say::explain_go_on()),
            Id(SAVED, index) => saved::explanation(index, session),
            _ if session.plan.is_none() => Explanation::new(say::welcome(), say::explain_welcome()),
            _ => Explanation::new(say::question(), say::explain_domain()),
        }
    }

    fn progress(&self, session: &Session) -> Progress {
        match &session.survey {
            None => Progress::Open,
            Some(survey) if survey.is_unregistered => Progress::Problem,
            Some(_) if session.look.is_some() => Progress::Partial,
            Some(_) => Progress::Done,
        }
    }
}

/// Whether mail for the domain has a server now.
fn takes_mail(session: &Session) -> bool {
    let exchangers = session.survey.as_ref().map(crate::survey::Survey::mail_exchangers).unwrap_or_default();
    exchangers.iter().any(|(_, exchange)| !exchange.is_root())
}

fn fault(cause: &DomainFault) -> String {
    words::fault::domain(cause)
}
