//! The key that belongs at a selector, as this machine knows it.

use super::{Site, View};
use crate::{
    check::{Finding, finding::Dkim},
    plan::publish::{self, Data},
    record::{
        dkim::{PublicKey, Record, fingerprint},
        name::Selector,
        visible::visible,
    },
};

/// What should stand at a selector: the record of the set-up, or one made of the key on the disk.
pub(super) fn data(view: &View<'_>, selector: &Selector) -> Option<Data> {
    planned(view, selector).or_else(|| {
        let on_disk = view.disk.iter().find(|key| key.selector == *selector)?;
        Some(Data::Txt(Record::new(on_disk.public.clone()).to_string()))
    })
}

/// What the set-up publishes at a selector.
pub(super) fn planned(view: &View<'_>, selector: &Selector) -> Option<Data> {
    let rows = view.plan.map(publish::publish).unwrap_or_default();
    rows.into_iter().find(|row| row.purpose == publish::Purpose::Dkim(selector.clone())).map(|row| row.data)
}

/// The key that signs, with its file if it is on the disk.
fn key(view: &View<'_>, selector: &Selector) -> Option<(PublicKey, Option<String>)> {
    if let Some(on_disk) = view.disk.iter().find(|key| key.selector == *selector) {
        let path = visible(&on_disk.path.display().to_string()).into_owned();
        return Some((on_disk.public.clone(), Some(path)));
    }
    match planned(view, selector)? {
        Data::Txt(text) => Some((text.parse::<Record>().ok()?.public_key, None)),
        Data::Cname(_) | Data::Srv(_) | Data::Mx { .. } => None,
    }
}

/// Whether the published key is another than the one that signs.
pub(super) fn judge(view: &View<'_>, site: &Site<'_>, published: &Record) -> Option<Finding> {
    let (own, path) = key(view, &site.selector)?;
    if own == published.public_key {
        return None;
    }
    let what = Dkim::OtherKey {
        selector: site.selector.to_string(),
        published: fingerprint(&published.public_key),
        own: fingerprint(&own),
        path,
    };
    let finding = Finding::from(what);
    // No text can stand beside an alias.
    if !site.answer.aliases.is_empty() {
        return Some(finding);
    }
    let mut whole = Record::new(own);
    whole.flags.clone_from(&published.flags);
    whole.notes.clone_from(&published.notes);
    Some(finding.with_correction(&site.owner, Data::Txt(whole.to_string())))
}
