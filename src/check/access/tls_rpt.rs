//! What is wrong with TLS-RPT.

use super::{View, documents::shown, hosts};
use crate::{
    check::{
        Finding,
        finding::{Access, Transport},
    },
    record::tls_rpt::{self, Record},
};

pub(super) fn judge(view: &View<'_>) -> Vec<Finding> {
    let owner = hosts::below(view, "_smtp._tls");
    let texts = view.survey.facts.texts(&owner);
    let records: Vec<&String> = texts.iter().filter(|text| tls_rpt::claims_to_be_tls_rpt(text)).collect();
    match records.as_slice() {
        [] => Vec::new(),
        [only] => match only.parse::<Record>() {
            Ok(_) => Vec::new(),
            Err(error) => {
                let part = shown(error.span.of(only));
                let finding = Access::domain(Transport::Reports { fault: error.cause, part });
                vec![Finding::from(finding).at(&owner, only, error.span)]
            }
        },
        several => vec![Access::domain(Transport::ReportsTwice { count: several.len() }).into()],
    }
}
