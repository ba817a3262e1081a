//! What a domain tells those it refuses.

use super::{Walk, ask::Said, ending::Stop};
use crate::{
    record::{
        name::Name,
        spf::{self, DomainSpec},
    },
    survey::Kind,
};

/// Characters kept of an explanation: what does not fit into a reply of SMTP (RFC 5321 §4.5.3.1.5)
/// reaches nobody, and macros can make a text as long as they like.
const SHOWN: usize = 512;

impl Walk<'_> {
    /// RFC 7208 §6.2: the text `exp=` leads to. Where there is none, or several, or one that cannot be read, it is 'as
    /// if no "exp" modifier was given'.
    pub(super) fn explanation(&mut self, spec: &DomainSpec, domain: &Name) -> Result<Option<String>, Stop> {
        self.counts_void = false;
        let Some(name) = Name::verbatim(&self.expand(spec, domain)?) else { return Ok(None) };
        let texts = match self.draft.text(&name) {
            Some(text) => vec![text.clone()],
            None => match self.look(&name, Kind::Txt)? {
                Said::Records(answer) => answer.texts(),
                Said::Nothing | Said::Failed(_) => return Ok(None),
            },
        };
        let [text] = texts.as_slice() else { return Ok(None) };
        let Ok(explanation) = spf::explain_string(text) else { return Ok(None) };
        let filled = explanation.expand(|letter| self.letter(letter, domain))?;
        // 'the explanation string MUST be limited to [US-ASCII]'
        Ok(filled.is_ascii().then(|| filled.chars().take(SHOWN).collect()))
    }
}
