//! Selectors whose key the set-up withdraws: right when no key is left there.
//!
//! References: RFC 6376 §3.6.1 (an empty `p=` revokes).

use super::{Site, record};
use crate::{
    check::{Finding, finding::Dkim},
    plan::publish::Data,
    record::dkim::{PublicKey, Record, is_private, redacted},
};

/// Whether the key is still there; that it is not is no news.
pub(super) fn judge(site: &Site<'_>) -> Option<Finding> {
    if let Some(text) = site.texts.iter().find(|text| is_private(text)) {
        return Some(Finding::from(Dkim::PrivateKey).about(&site.owner, &redacted(text)));
    }
    let text = site.texts.iter().find(|text| record::usable(text).is_some())?;
    let what = Dkim::StillPublished { selector: site.selector.to_string() };
    let finding = Finding::from(what).about(&site.owner, &redacted(text));
    let empty = Record::new(PublicKey::Revoked).to_string();
    Some(finding.with_correction(&site.owner, Data::Txt(empty)))
}
