//! Whether a message proves that the setup works: own, signed, and taken with DKIM and SPF aligned.

use jiff::Timestamp;

use super::{DkimResult, DmarcResult, Examination, Judged, Judgement};
use crate::{
    check::{memory::Proved, refusal::catalogue::catalogue},
    record::name::{DomainName, Name},
};

/// What the setup of `domain` can remember of the message; none if it proves nothing for that domain.
#[must_use]
pub fn proof(
    examination: &Examination,
    judgement: &Judgement,
    domain: &DomainName,
    now: Timestamp,
) -> Option<Proved> {
    let dmarc = &judgement.dmarc;
    let author = dmarc.domain.as_ref()?;
    let passes = dmarc.result == DmarcResult::Pass && dmarc.dkim.is_aligned() && dmarc.spf_is_aligned;
    if !passes || !author.is_within(domain.name()) {
        return None;
    }
    let is_own = |judged: &&Judged| {
        let signer: Option<Name> = judged.domain();
        judged.passes()
            && signer
                .is_some_and(|signer| signer.is_within(domain.name()) || domain.name().is_within(&signer))
    };
    // One that is found here to hold tells more than one that was only told.
    let mut signed: Vec<&Judged> = judgement.signatures.iter().filter(is_own).collect();
    signed.sort_by_key(|judged| judged.result != DkimResult::Pass);
    let selector = signed.first()?.read.signature.as_ref().ok()?.selector.clone();
    let border = examination.border?;
    let hop = border.receiver(&examination.path)?;
    let host = examination.receiver().map(|told| told.by.clone()).or_else(|| hop.by.clone())?;
    let receiver = catalogue().of_host(&host).map_or(host.as_str(), |known| known.name.as_str());
    Some(Proved::new(hop.at.unwrap_or(now).min(now), selector, receiver))
}
