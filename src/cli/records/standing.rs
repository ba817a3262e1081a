//! What stands at the names of a set-up's records, and in which zone.
//!
//! A file counts its names from where the zone begins, and says what each record replaces. Only DNS knows either;
//! where it cannot be asked the file is still right, but counts from the domain and replaces nothing.

use std::sync::Arc;

use tokio::{
    sync::mpsc::unbounded_channel,
    time::{Instant, timeout_at},
};

use crate::{
    check::standing::standing,
    dns::{Lookup, walk},
    export::Row,
    plan::publish::Publication,
    record::name::{DomainName, Name},
    survey::{Failure, Question, Survey},
};

/// The zone and the rows of `publications`, each with what it replaces.
///
/// # Errors
/// Why the zone could not be found, besides the rows as they are without it.
pub async fn look(
    lookup: Arc<dyn Lookup>,
    domain: &DomainName,
    publications: Vec<Publication>,
) -> (Result<Name, Failure>, Vec<Row>) {
    let end = Instant::now() + walk::PURSUIT;
    let found = timeout_at(end, walk::zone_of(&*lookup, domain.name())).await;
    let zone = match found.unwrap_or(Err(Failure::Timeout)) {
        Ok(zone) => zone,
        Err(failure) => return (Err(failure), publications.into_iter().map(Row::from).collect()),
    };
    let questions: Vec<Question> = publications.iter().map(Question::about).collect();
    let apex = zone.apex.clone();
    let (news, mut answers) = unbounded_channel();
    // What has not been answered by then is not known, and replaces nothing.
    let _ = timeout_at(end, walk::ask_all(lookup, Some(zone), questions, news)).await;
    let mut survey = Survey::new(domain.clone());
    while let Ok(answer) = answers.try_recv() {
        survey.facts.insert(answer);
    }
    let rows = publications.into_iter().map(|publication| {
        let replaces = standing(&publication, &survey).outgoing();
        Row { replaces, ..publication.into() }
    });
    (Ok(apex), rows.collect())
}
