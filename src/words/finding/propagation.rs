//! The sentences of findings about records on their way, from `finding-propagation.ftl`.

use super::Prose;
use crate::{
    check::finding::Propagation,
    words::{difference, finding_propagation as say},
};

pub(super) fn prose(what: &Propagation) -> Prose {
    let (what, why, fix) = match what {
        Propagation::Nowhere { name } => {
            (say::nowhere(name.as_str()), say::nowhere_why(), say::nowhere_fix())
        }
        Propagation::Partly { name, there, lacking, .. } => (
            say::partly(name.as_str()),
            say::PartlyWhy { lacking: lacking.join(", "), there: there.join(", ") }.say(),
            say::partly_fix(),
        ),
        Propagation::Different { name, differences } => {
            let said: Vec<String> = differences.iter().map(difference::difference).collect();
            (say::different(name.as_str()), say::different_why(said.join(". ")), say::different_fix())
        }
        Propagation::Cached { name, resolver, has_record, until } => {
            let until = until.map_or_else(|| "none".to_owned(), |at| at.strftime("%H:%M:%S UTC").to_string());
            (
                match has_record {
                    true => say::Cached { name: name.as_str(), resolver: resolver.as_str() }.say(),
                    false => say::CachedAbsence { name: name.as_str(), resolver: resolver.as_str() }.say(),
                },
                say::cached_why(until),
                String::new(),
            )
        }
    };
    Prose { what, why, fix }
}
