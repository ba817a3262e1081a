//! The records that are published now.

use std::{io::IsTerminal, process::ExitCode, sync::Arc};

use jiff::Timestamp;

use super::Gathered;
use crate::{
    check::{
        Finding, Severity,
        finding::Subject,
        published::{
            self,
            inventory::{self, Found, Gap, Inventory},
        },
    },
    cli::{
        Exit,
        check::gather::{self, Known},
        output,
    },
    dns::{Lookup, walk},
    export::Row,
    record::name::{DomainName, Selector},
    store::Store,
    survey::{Failure, Survey},
    words::{cli as say_cli, cli_check as say_check, cli_records as say, dns},
};

/// What goes to standard error, and how the program ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What has to be known about the records.
    pub notes: Vec<String>,
    /// Why there are no records, if there are none.
    pub failure: Option<String>,
    /// The end.
    pub exit: Exit,
}

/// What DNS said, and what of it is the domain's mail.
pub async fn inventory(
    lookup: Arc<dyn Lookup>,
    domain: DomainName,
    given: Vec<Selector>,
) -> (Survey, Inventory) {
    let known = Known { plan: None, given, disk: Vec::new(), before: None };
    ask(lookup, &domain, &known, false).await
}

/// The records, or how to end without them. What was not found is said on standard error.
pub(super) async fn gather(
    lookup: Arc<dyn Lookup>,
    domain: &DomainName,
    given: Vec<Selector>,
    store: &Store,
) -> Result<Gathered, ExitCode> {
    let known = Known::load(domain, given, store);
    let (survey, inventory) = ask(lookup, domain, &known, std::io::stderr().is_terminal()).await;
    let Said { notes, failure, mut exit } = said(&survey, &inventory);
    for note in &notes {
        output::note(note);
    }
    let errors = errors(&survey, &known);
    if errors > 0 && failure.is_none() {
        output::note(&say::Broken { domain: domain.as_str(), errors }.say());
        exit = if exit == Exit::Done { Exit::Left } else { exit };
    }
    if let Some(sentence) = failure {
        return Err(output::failure(&sentence, exit));
    }
    let zone = survey.zone.map(|zone| zone.apex);
    Ok(Gathered { zone, rows: inventory.found.into_iter().map(row).collect(), exit })
}

/// What there is to say about what was found, and how the program ends.
#[must_use]
pub fn said(survey: &Survey, inventory: &Inventory) -> Said {
    let name = survey.domain.as_str();
    let ended = |sentence, exit| Said { notes: Vec::new(), failure: Some(sentence), exit };
    if survey.is_unregistered {
        return ended(say::unregistered(name), Exit::Left);
    }
    let Inventory { found, gaps } = inventory;
    if found.is_empty() && inventory.is_open() {
        return ended(unasked(survey), Exit::Unasked);
    }
    let mut notes: Vec<String> = gaps.iter().map(|gap| told(gap, name)).collect();
    if found.is_empty() {
        return Said { notes, ..ended(say::nothing(name), Exit::Left) };
    }
    notes.push(say::NotListed { domain: name, found: found.len() }.say());
    let lacks_key = gaps.iter().any(|gap| matches!(gap, Gap::NoKey(_) | Gap::Disagreement(_)));
    let exit = match (inventory.is_open(), lacks_key) {
        (true, _) => Exit::Unasked,
        (false, true) => Exit::Left,
        (false, false) => Exit::Done,
    };
    Said { notes, failure: None, exit }
}

/// What is wrong with the records themselves, so that a copy of them takes the fault along.
fn errors(survey: &Survey, known: &Known) -> usize {
    let report = published::report::report(&known.view(survey, Timestamp::now()));
    let is_of_record = |finding: &&Finding| {
        finding.severity() == Severity::Error
            && matches!(finding.subject(), Subject::Spf | Subject::Dkim | Subject::Dmarc)
    };
    report.findings.iter().filter(is_of_record).count()
}

async fn ask(
    lookup: Arc<dyn Lookup>,
    domain: &DomainName,
    known: &Known,
    shows_progress: bool,
) -> (Survey, Inventory) {
    let also = |survey: &Survey| inventory::wants(&known.view(survey, Timestamp::UNIX_EPOCH));
    let survey = gather::gather_also(lookup, domain.clone(), known, also, shows_progress).await;
    let inventory = inventory::inventory(&known.view(&survey, Timestamp::now()));
    (survey, inventory)
}

fn row(found: Found) -> Row {
    let Found { owner, data, ttl } = found;
    Row { owner, data, ttl, replaces: Vec::new(), cut: None }
}

fn told(gap: &Gap, domain: &str) -> String {
    match gap {
        Gap::Unanswered(question) => {
            say::Unanswered { kind: question.kind.as_str(), name: question.name.as_str() }.say()
        }
        Gap::Disagreement(question) => {
            say::Disagreement { kind: question.kind.as_str(), name: question.name.as_str() }.say()
        }
        Gap::NoKey(selector) => say::NoKey { domain, selector: selector.as_str() }.say(),
        Gap::NotText(owner) => say::not_text(owner.as_str()),
        Gap::PrivateKey(owner) => say::private_key(owner.as_str()),
        Gap::Others { owner, count } => say::Others { count: *count, owner: owner.as_str() }.say(),
    }
}

/// Why too little is known.
fn unasked(survey: &Survey) -> String {
    match &survey.blocked {
        Some(Failure::NoServer) => say_cli::no_resolver(),
        Some(failure) => say_cli::blocked(dns::failure(failure)),
        None if survey.is_spent => say_check::spent(),
        None if survey.is_finished => say::silent(survey.domain.as_str()),
        None => say::out_of_time(walk::PURSUIT.as_secs().to_string()),
    }
}
