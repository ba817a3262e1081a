//! Records that a mail service gives: typed, pasted whole, or filled in from the catalogue.

use super::{
    draft::{Draft, State},
    entry::Entry,
    id, selector,
};
use crate::{
    plan::{
        dkim::{Key, Stage, Value},
        further::{self, Further},
        hosts::Panel,
        pasted::{self as sheet, Role as Purpose, Sheet, Why},
        senders::{self, Seen, Sender},
    },
    record::{
        dkim::pasted::{self, Data, Fault, Pasted, Refused},
        name::{DomainName, Name, Selector},
        pasted::Kind,
        span::ParseError,
        visible::visible,
    },
    tui::{
        item::{Control, Id, Item},
        session::Session,
        text_field::TextField,
        theme::Role,
    },
    words::{self, dkim as say},
};

/// The form for one record, and the service whose it is.
#[derive(Debug, Default)]
pub(super) struct Service {
    pub(super) selector: Entry,
    pub(super) value: Entry,
    pub(super) search: TextField,
    chosen: Chosen,
}

/// Which service was chosen.
#[derive(Debug, Default)]
enum Chosen {
    /// None yet: the one the MX records point to, then those named at SPF, one after the other.
    #[default]
    Proposed,
    /// This one.
    Listed(&'static Sender),
    /// One that is not in the catalogue.
    Other,
}

impl Service {
    /// The service whose records are asked for, if it is one of the catalogue.
    pub(super) fn sender(&self, session: &Session) -> Option<&'static Sender> {
        match self.chosen {
            Chosen::Proposed => proposed(session),
            Chosen::Listed(sender) => Some(sender),
            Chosen::Other => None,
        }
    }

    pub(super) fn choose(&mut self, sender: Option<&'static Sender>, session: &Session) {
        self.chosen = sender.map_or(Chosen::Other, Chosen::Listed);
        self.selector.set("");
        self.value.set("");
        self.refill(session);
    }

    /// Puts the next record of the service into the form, as far as the catalogue knows it.
    pub(super) fn refill(&mut self, session: &Session) {
        let Some(domain) = session.domain() else { return };
        let next = self.sender(session).and_then(|sender| next_selector(session, sender).zip(Some(sender)));
        let (mut selector, mut value) = (String::new(), String::new());
        if let Some((next, sender)) = next {
            // What differs for every customer has to come from the service.
            value = target(sender, &next, domain).filter(|target| !target.contains('*')).unwrap_or_default();
            selector = next.into();
        }
        self.selector.propose(&selector);
        self.value.propose(&value);
    }

    /// Whether the person has typed a value that is not in the list yet.
    pub(super) fn is_pending(&self) -> bool {
        self.value.is_own && !self.value.text().is_empty()
    }

    pub(super) fn items(&self, session: &Session, focus: Id) -> Vec<Item<'_>> {
        let Some(domain) = session.domain() else { return Vec::new() };
        let sender = self.sender(session);
        let label = if focus == id::SERVICE { Role::Focus } else { Role::Text };
        let name = sender.map_or_else(say::other_service, |sender| sender.name.clone());
        let mut items = vec![Item::new(
            id::SERVICE.0,
            id::SERVICE.1,
            Control::Row {
                left: vec![(label, format!("{:10}", say::service())), (label, name)],
                right: vec![(Role::Dim, sender.map_or_else(say::gives_any, shape))],
            },
        )];
        if let Some(console) = sender.and_then(|sender| sender.console.as_ref()) {
            let path = console.path.as_str();
            let place = match console.seen {
                Seen::Own | Seen::Others => say::console(path),
                Seen::Nobody => say::console_unsure(path),
            };
            items.push(Item::prose(Role::Dim, place));
            items.extend(
                console.then.as_ref().map(|then| Item::prose(Role::Dim, say::console_then(then.as_str()))),
            );
        }
        if let Some(sender) = sender
            && !sender.dkim.selectors.is_empty()
            && next_selector(session, sender).is_none()
        {
            match missing(session, sender).as_slice() {
                [] => {
                    items
                        .push(Item::prose(Role::Good, format!("✓ {}", say::all_there(sender.name.as_str()))));
                }
                missing => items.push(Item::prose(
                    Role::Warn,
                    format!(
                        "! {}",
                        say::StillMissing { records: missing.join(", "), service: sender.name.as_str() }
                            .say()
                    ),
                )),
            }
        }
        let known = session.plan.iter().flat_map(|plan| &plan.further);
        items.extend(known.map(|one| {
            let data = one.data();
            let value = Panel::default().value(&data);
            Item::prose(Role::Dim, format!("✓ {} {} {}", one.name, data.kind(), visible(&value)))
        }));
        let label = selector::label(session, say::given_selector(), self.selector.text(), None);
        items.push(self.selector.item(id::GIVEN_SELECTOR, label, say::given_selector_placeholder()));
        let placeholder = sender
            .zip(self.selector.text().parse::<Selector>().ok())
            .and_then(|(sender, selector)| target(sender, &selector, domain))
            .map_or_else(say::given_value_placeholder, |target| target.replace('*', "…"));
        items.push(self.value.item(id::GIVEN_VALUE, say::given_value(), placeholder));
        items.push(Item::new(id::ADD.0, id::ADD.1, Control::Button { label: say::add(), refusal: None }));
        items
    }

    pub(super) fn drafts(&self, session: &Session) -> Vec<Draft> {
        let Some(domain) = session.domain() else { return Vec::new() };
        match read(self.value.text(), domain).0.as_slice() {
            [Ok(pasted)] => {
                let typed = || self.selector.text().parse().ok();
                let selector = pasted.selector.clone().or_else(typed);
                vec![Draft { selector, value: Some(value(&pasted.data)), state: State::NotAdded }]
            }
            _ => Vec::new(),
        }
    }

    /// Takes what is typed into the list. Whether it went in.
    pub(super) fn add(&mut self, session: &mut Session, focus: &mut Id) -> bool {
        let Some(domain) = session.domain().cloned() else { return false };
        let (read, further) = read(self.value.field.text(), &domain);
        if read.is_empty() && further.is_empty() {
            self.value.refuse(say::fault_empty());
            *focus = id::GIVEN_VALUE;
            return false;
        }
        self.take(read, further, &domain, session, focus)
    }

    /// Text was pasted. Whether it was whole records, which go into the list at once; a bare value
    /// belongs into its field.
    pub(super) fn pasted(&mut self, text: &str, session: &mut Session, focus: &mut Id) -> bool {
        let Some(domain) = session.domain().cloned() else { return false };
        let (read, further) = read(text, &domain);
        let is_whole =
            |result: &Result<Pasted, Refused>| matches!(result, Ok(Pasted { selector: Some(_), .. }));
        if !read.iter().any(is_whole) && further.is_empty() {
            return false;
        }
        self.take(read, further, &domain, session, focus);
        true
    }

    /// Puts a value that was pasted elsewhere into its field.
    pub(super) fn fill_value(&mut self, text: &str) {
        self.value.field.set(crate::tui::text_field::clean(text));
        self.value.edited();
    }

    fn take(
        &mut self,
        read: Vec<Result<Pasted, Refused>>,
        further: Vec<Further>,
        domain: &DomainName,
        session: &mut Session,
        focus: &mut Id,
    ) -> bool {
        let (mut taken, mut left_out) = (0_usize, 0_usize);
        for one in further {
            let Some(plan) = session.plan.as_mut() else { break };
            further::put(&mut plan.further, one);
            taken += 1;
        }
        let mut refused: Option<Refused> = None;
        for result in read {
            match result {
                // The catalogue writes a star for what differs; in a target it means nothing.
                Ok(Pasted { data: Data::Alias(target), .. }) if target.as_str().contains('*') => {
                    self.value.refuse(say::fault_placeholder());
                    *focus = id::GIVEN_VALUE;
                    return false;
                }
                Ok(pasted) => {
                    let typed = || self.selector.selector();
                    let Some(selector) = pasted.selector.clone().or_else(typed) else {
                        *focus = id::GIVEN_SELECTOR;
                        return false;
                    };
                    if let Some(fault) = insert(selector, &pasted.data, session) {
                        self.selector.refuse(fault);
                        *focus = id::GIVEN_SELECTOR;
                        return false;
                    }
                    taken += 1;
                    self.selector.is_own = false;
                }
                Err(Refused { error: ParseError { cause: Fault::NotDkim, .. }, .. }) if taken > 0 => {
                    left_out += 1;
                }
                Err(error) => refused = refused.or(Some(error)),
            }
        }
        if let Some(Refused { line, error }) = refused {
            self.value.field.set(line);
            self.value.is_own = true;
            self.value.fault = Some((error.span, fault(&error.cause, domain)));
            *focus = id::GIVEN_VALUE;
            return false;
        }
        let mut news = say::taken_over(taken);
        if left_out > 0 {
            news = format!("{news} {}", say::left_out(left_out));
        }
        session.say(Role::Good, news);
        self.selector.set("");
        self.value.set("");
        self.refill(session);
        let has_more = self.sender(session).is_some_and(|sender| next_selector(session, sender).is_some());
        *focus = if has_more { id::GIVEN_VALUE } else { id::GO_ON };
        true
    }
}

/// The records of keys in a text, and what else stands in it. A single value is read by itself, so that what is wrong
/// with it is told at its place.
fn read(text: &str, domain: &DomainName) -> (Vec<Result<Pasted, Refused>>, Vec<Further>) {
    let sheet = sheet::read(text, domain);
    let further: Vec<Further> =
        sheet.records.iter().filter_map(|record| Further::of(record, domain)).collect();
    let has_keys = sheet.records.iter().any(|record| record.role == Purpose::Dkim && record.name.is_some());
    if !has_keys && further.is_empty() && !is_whole_refusal(&sheet) {
        return (pasted::read(text, domain), further);
    }
    let refused = |line: &str, cause: Fault| {
        Err(Refused { line: line.to_owned(), error: ParseError::new(0, line.len(), cause) })
    };
    let taken = sheet.records.iter().filter(|record| Further::of(record, domain).is_none()).map(|record| {
        let line = format!("{} {}", record.name.as_deref().unwrap_or_default(), record.value);
        let name = record.name.as_deref().unwrap_or_default().to_lowercase();
        let selector =
            name.split("._domainkey").next().and_then(|selector| selector.parse::<Selector>().ok());
        match (record.role, selector) {
            (Purpose::Dkim, Some(selector)) => {
                let data = match record.kind {
                    Kind::Cname => Name::parse(&record.value).ok().map(Data::Alias),
                    _ => record.value.parse().ok().map(Data::Record),
                };
                match data {
                    Some(data) => Ok(Pasted { selector: Some(selector), data }),
                    None => refused(&line, Fault::Neither),
                }
            }
            _ => refused(&line, Fault::NotDkim),
        }
    });
    let others = sheet.refused.iter().filter_map(|one| {
        let cause = match one.why {
            Why::PrivateKey => Fault::PrivateKey,
            Why::OtherDomain => Fault::OtherDomain,
            Why::Damaged | Why::Shortened | Why::NotAKey => Fault::Damaged,
            Why::DkimIsOff => Fault::DkimIsOff,
            Why::InFields => Fault::InFields,
            Why::TooLong => Fault::TooLong,
            Why::WholeZone | Why::Unknown => return None,
        };
        Some(refused(&one.line, cause))
    });
    // Keys first, so that what is left out is counted and not refused.
    let (mut all, left): (Vec<_>, Vec<_>) = taken.partition(Result::is_ok);
    all.extend(left);
    all.extend(others);
    (all, further)
}

/// Whether a text holds a record of a key.
pub(super) fn has_key(text: &str, domain: &DomainName) -> bool {
    let (read, further) = read(text, domain);
    !further.is_empty() || read.iter().any(Result::is_ok)
}

/// Whether nothing of a text is taken, for a reason that the value alone would not show.
fn is_whole_refusal(sheet: &Sheet) -> bool {
    sheet.records.is_empty()
        && sheet.refused.iter().any(|refused| {
            matches!(refused.why, Why::InFields | Why::DkimIsOff | Why::Damaged | Why::Shortened)
                || refused.why == Why::OtherDomain && refused.line.contains(['\t', ','])
        })
}

/// The service the MX records point to, if it signs mail with keys of its own.
pub(super) fn recognised(session: &Session) -> Option<&'static Sender> {
    let signs = |sender: &&Sender| sender.dkim.cname || !sender.dkim.selectors.is_empty();
    session.surroundings().1.into_iter().find(signs)
}

/// The first of the services that are known to send the domain's mail whose records are not all in the list.
fn proposed(session: &Session) -> Option<&'static Sender> {
    let known: Vec<&'static Sender> =
        recognised(session).into_iter().chain(session.named.iter().copied()).collect();
    let is_whole =
        |sender: &Sender| !sender.dkim.selectors.is_empty() && next_selector(session, sender).is_none();
    let is_whole = |sender: &&'static Sender| is_whole(sender) && missing(session, sender).is_empty();
    known.iter().find(|sender| !is_whole(sender)).or_else(|| known.first()).copied()
}

/// Puts a record into the list, in place of another of the service at the same selector; or says why not.
fn insert(selector: Selector, data: &Data, session: &mut Session) -> Option<String> {
    let value = value(data);
    session.untouched.dkim = false;
    let answers = &mut session.plan.as_mut()?.dkim;
    match answers.keys.iter_mut().find(|key| key.selector == selector) {
        Some(key) if key.value == value => {}
        // A key made here is not thrown away by a paste.
        Some(key) if key.file.is_some() => return Some(say::selector_in_list()),
        Some(key) => key.value = value,
        None => {
            answers.add(Key::new(selector, value, Stage::Pending), session.keys.replaces());
            session.keys.replace(None);
        }
    }
    None
}

fn value(data: &Data) -> Value {
    match data {
        Data::Record(record) => Value::Record(record.clone()),
        Data::Alias(target) => Value::Alias(target.clone()),
    }
}

/// What the service asks for beside its keys that is not there yet: `CNAME em*`.
fn missing(session: &Session, sender: &'static Sender) -> Vec<String> {
    let known = session.plan.as_ref().map(|plan| plan.further.as_slice()).unwrap_or_default();
    let written = |wanted: &senders::Further| {
        let role = words::purpose::service(wanted.role);
        format!("{role} ({} {})", wanted.kind.kind().as_str(), wanted.name)
    };
    further::missing(known, sender).into_iter().map(written).collect()
}

/// The first selector of the service that is not in the list.
fn next_selector(session: &Session, sender: &Sender) -> Option<Selector> {
    let mut selectors = sender.dkim.selectors.iter().filter_map(|text| text.parse().ok());
    selectors.find(|selector| !selector::is_listed(session, selector))
}

/// The target a CNAME of the service has at this selector, `*` for what differs for every customer.
pub(super) fn target(sender: &Sender, selector: &Selector, domain: &DomainName) -> Option<String> {
    if !sender.dkim.cname {
        return None;
    }
    let index = sender.dkim.selectors.iter().position(|known| known == selector.as_str()).unwrap_or(0);
    let targets = &sender.dkim.targets;
    // Some services have one target per selector, others forms for all, the usual one first.
    let is_one_each = targets.len() == sender.dkim.selectors.len()
        && !targets.iter().any(|target| target.contains("{selector}"));
    let form = if is_one_each { targets.get(index) } else { targets.first() }?;
    let filled = form
        .replace("{selector}", selector.as_str())
        .replace("{domain-dashes}", &domain.as_str().replace('.', "-"))
        .replace("{domain}", domain.as_str());
    Some(filled)
}

fn shape(sender: &'static Sender) -> String {
    match &sender.dkim {
        shape if shape.cname => say::gives_cname(),
        shape if shape.selectors.is_empty() => say::gives_any(),
        _ => say::gives_txt(),
    }
}

/// Why a service is offered before others, first things first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Because {
    /// The MX records point to it.
    Mail,
    /// It was named at SPF, where it needs nothing.
    Named,
    /// It is in the catalogue.
    Listed,
}

/// The services to choose from: those the MX records point to and those named at SPF first, then by name, and behind
/// them the panels that make keys of their own.
pub(super) fn offered(search: &str, session: &Session) -> Vec<(&'static Sender, Because)> {
    let recognised = session.surroundings().1;
    let is_in = |list: &[&'static Sender], sender: &Sender| list.iter().any(|known| known.id == sender.id);
    let because = |sender: &'static Sender| match () {
        () if is_in(&recognised, sender) => Because::Mail,
        () if is_in(&session.named, sender) => Because::Named,
        () => Because::Listed,
    };
    let services = senders::search(search).into_iter().map(|sender| (sender, because(sender)));
    let mut found: Vec<(&'static Sender, Because)> = services.collect();
    found.sort_by_key(|(_, because)| *because);
    found.extend(senders::search_panels(search).into_iter().map(|panel| (panel, Because::Listed)));
    found
}

/// Why a text is no record of a service.
fn fault(fault: &Fault, domain: &DomainName) -> String {
    match fault {
        Fault::Empty => say::fault_empty(),
        Fault::TooLong => say::fault_too_long(),
        Fault::PrivateKey => say::private_key_pasted(),
        Fault::NotDkim => say::fault_not_dkim(),
        Fault::OtherDomain => say::fault_other_domain(domain.as_str()),
        Fault::Selector(cause) => words::fault::selector(*cause),
        Fault::Record(cause) => words::fault::dkim(cause),
        Fault::Target(cause) => words::fault::name(*cause),
        Fault::Neither => say::fault_neither(),
        Fault::Damaged => say::fault_damaged(),
        Fault::DkimIsOff => say::fault_dkim_is_off(),
        Fault::InFields => say::fault_in_fields(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_filled_in_as_far_as_they_are_known() {
        let domain: DomainName = "a-b.example.org".parse().expect("a domain");
        for (service, selector, wanted) in [
            ("fastmail", "fm2", Some("fm2.a-b.example.org.dkim.fmhosted.com")),
            // Of a name with hyphens it makes a part of its own: these dropped, letters and digits appended.
            ("microsoft-365", "selector2", Some("selector2-*._domainkey.*.onmicrosoft.com")),
            ("constant-contact", "ctct2", Some("200._domainkey.dkim2.ccsend.com")), // one target each
            ("google-workspace", "google", None),                                   // TXT
        ] {
            let sender = senders::by_id(service).expect(service);
            let selector = selector.parse().expect("a selector");
            assert_eq!(target(sender, &selector, &domain).as_deref(), wanted, "{service}");
        }
    }

    #[test]
    fn every_refusal_is_a_sentence() {
        for cause in [Fault::Empty, Fault::TooLong, Fault::PrivateKey, Fault::NotDkim, Fault::Neither] {
            let domain: DomainName = "example.org".parse().expect("a domain");
            assert!(fault(&cause, &domain).ends_with('.'), "{cause:?}");
        }
    }
}
