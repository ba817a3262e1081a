//! What stands at the names of a set-up's records, and in which zone.
//!
//! A file counts its names from where the zone begins, and says what each record replaces. Only DNS knows either;
//! where it cannot be asked the file is still right, but counts from the domain and replaces nothing.

use std::{collections::BTreeSet, sync::Arc};

use tokio::{
    sync::mpsc::unbounded_channel,
    time::{Instant, timeout_at},
};

use crate::{
    check::standing::standing,
    dns::{
        Lookup,
        walk::{self, News},
    },
    export::{Cut, Row},
    plan::publish::Publication,
    reading::Reading,
    record::name::{DomainName, Name},
    survey::{Failure, Kind, Question, Survey, Want},
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
    let apex = zone.apex.clone();
    let mut survey = Survey { zone: Some(zone), ..Survey::new(domain.clone()) };
    let reading = Reading::of(&survey);
    let mut wants: Vec<Want> =
        publications.iter().map(|publication| reading.sure_want(Question::about(publication))).collect();
    // What a wildcard says at these names is nobody's record.
    let wildcards = publications.iter().flat_map(|publication| reading.wildcards(&publication.owner));
    let wildcards: BTreeSet<Name> = wildcards.collect();
    wants.extend(wildcards.into_iter().map(|name| reading.first_want(Question::new(name, Kind::Txt))));
    let (news, mut arrived) = unbounded_channel();
    // What has not been answered by then is not known, and replaces nothing.
    let known = survey.clone();
    let _ = timeout_at(end, walk::ask_all(lookup, known, wants, news)).await;
    while let Ok(item) = arrived.try_recv() {
        match item {
            News::OtherZone(zone) => drop(survey.others.insert(zone.apex.clone(), zone)),
            News::Answered(answer) => survey.hear(answer),
            _ => {}
        }
    }
    let rows = publications.into_iter().map(|publication| {
        let replaces = standing(&publication, &survey).outgoing();
        let cut = Reading::of(&survey).cut(&publication.owner).map(Cut::from);
        Row { replaces, cut, ..publication.into() }
    });
    (Ok(apex), rows.collect())
}
