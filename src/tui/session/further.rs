//! What is asked once looking around is over: the names that only the answers and the records found so far lead to.

use std::collections::BTreeSet;

use super::Session;
use crate::{
    plan::{publish::Purpose, senders},
    reading::Reading,
    record::{
        name::{Name, Selector},
        spf::{Mechanism, Record},
    },
    survey::{Answer, Kind, Question, Survey, Want},
    tui::message::Command,
};

/// More names than a set-up of people has, so that a file or a record full of them asks no more.
const MOST: usize = 64;

impl Session {
    /// Asks what stands where the answers taken up will put records, and at the selectors of the services in the
    /// SPF record. Only servers that hold the names are asked: a resolver would remember that nothing is there.
    pub(super) fn ask_further(&mut self) -> Vec<Command> {
        let Some(survey) = self.survey.as_ref().filter(|survey| survey.is_finished) else {
            return Vec::new();
        };
        // Without its servers, the zone's names could only be asked of a resolver.
        let Some(zone) = survey.zone.as_ref().filter(|_| survey.blocked.is_none()) else { return Vec::new() };
        let reading = Reading::of(survey);
        let publications = self.judged.publications.iter().map(|(publication, _)| publication);
        let of_plan = publications
            .filter(|publication| {
                publication.owner.is_within(&zone.apex)
                    || matches!(publication.purpose, Purpose::ReportAuthorization(_))
            })
            .map(|publication| reading.sure_want(Question::about(publication)));
        let selectors = of_services(survey).into_iter();
        let of_services = selectors.map(|selector| {
            reading.first_want(Question::new(survey.domain.below(&selector.labels()), Kind::Txt))
        });
        let is_new = |want: &Want| {
            let is_sure = reading.open(want.question.clone(), Answer::exists).is_none();
            !is_sure && !self.asked.contains(want)
        };
        let wanted: BTreeSet<Want> = of_plan.chain(of_services).filter(is_new).take(MOST).collect();
        let commands = self.want(wanted.into_iter().collect());
        if let Some(Command::Ask(run, ..)) = commands.first() {
            self.further = Some(*run);
        }
        commands
    }
}

/// The selectors of the services that the published SPF records include.
fn of_services(survey: &Survey) -> Vec<Selector> {
    let records: Vec<Record> = survey.spf_records().iter().filter_map(|text| text.parse().ok()).collect();
    let included =
        records.iter().flat_map(Record::directives).filter_map(|directive| match &directive.mechanism {
            Mechanism::Include(spec) => spec.name(),
            _ => None,
        });
    let services = included.filter_map(|name: Name| senders::by_include(&name));
    services.flat_map(|service| &service.dkim.selectors).filter_map(|text| text.parse().ok()).collect()
}
