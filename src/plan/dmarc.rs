//! Answers about what happens to mail that proves nothing.

use serde::{Deserialize, Serialize};

use crate::record::{
    dmarc::{Policy, Record, ReportUri},
    name::DomainName,
};

/// The DMARC record being built. Saved as its text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    /// The record as it will be published, obsolete tags included only if `keep_obsolete`.
    #[serde(with = "record_text")]
    pub record: Record,
    /// Whether tags that RFC 9989 removed stay in the record.
    pub keep_obsolete: bool,
}

impl Answers {
    /// What a first set-up begins with: `p=none` and reports to `dmarc@<domain>`.
    #[must_use]
    pub fn first(domain: &DomainName) -> Self {
        let address =
            ReportUri::Mailto { local: "dmarc".to_owned(), domain: domain.clone(), size_limit: None };
        let record =
            Record { policy: Some(Policy::None), aggregate_reports: vec![address], ..Record::default() };
        Self { record, keep_obsolete: false }
    }

    /// What a domain that never sends begins with: `p=reject`. Reports to the domain itself would
    /// meet its null MX.
    #[must_use]
    pub fn refusing() -> Self {
        Self { record: Record { policy: Some(Policy::Reject), ..Record::default() }, keep_obsolete: false }
    }

    /// The record that is published.
    #[must_use]
    pub fn published(&self) -> Record {
        let mut record = self.record.clone();
        if !self.keep_obsolete {
            record.obsolete.clear();
            for uri in record.aggregate_reports.iter_mut().chain(&mut record.failure_reports) {
                if let ReportUri::Mailto { size_limit, .. } = uri {
                    *size_limit = None;
                }
            }
        }
        record
    }
}

mod record_text {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use super::Record;

    pub(super) fn serialize<S: Serializer>(record: &Record, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(record)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Record, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}
