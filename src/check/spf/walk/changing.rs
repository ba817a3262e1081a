//! Terms that lead to another record for every message: `include:%{i}._spf.example.net`.

use super::{Found, Walk, has_spf};
use crate::{
    check::{
        finding::Spf,
        spf::{Node, State},
    },
    record::{
        name::Name,
        spf::{DomainSpec, Letter, Piece},
        visible::visible,
    },
    survey::Kind,
};

/// The server that is asked about as an example (RFC 5737 §3): nobody's, so that what is said of it is what is said of
/// every server that is not known.
const EXAMPLE: &str = "192.0.2.1";

impl Walk<'_> {
    /// What is known of such a term: whether there is a record for one server, and if not, for any.
    pub(super) fn changing(&mut self, node: &mut Node, spec: &DomainSpec, domain: &Name, is_redirect: bool) {
        node.state = State::Dynamic;
        self.note(Spf::Uncountable { term: node.term.clone() });
        // Its own look-up is all that is counted, whatever comes of these questions.
        let (is_complete, told) = (self.cost.is_complete, self.findings.len());
        let (missing, is_everywhere) = self.example_missing(spec, domain);
        self.cost.is_complete = is_complete;
        self.findings.truncate(told);
        if let Some(name) = missing {
            let (term, name) = (node.term.clone(), name.to_string());
            self.note(Spf::MacroTargetMissing { term, name, is_everywhere, is_redirect });
        }
    }

    /// The name at which there is no record, and whether there can be none at any other either.
    fn example_missing(&mut self, spec: &DomainSpec, domain: &Name) -> (Option<Name>, bool) {
        let Some(example) = self.example(spec, domain) else { return (None, false) };
        if !matches!(self.find(&example, Kind::Txt, has_spf), Found::Nothing { .. }) {
            return (None, false);
        }
        // RFC 8020: where a name does not exist, nothing does below it.
        let above = above(spec, domain);
        let is_nowhere = above.as_ref().map(|above| self.find(above, Kind::Txt, has_spf));
        match (is_nowhere, above) {
            (Some(Found::Waiting), _) => (None, false),
            (Some(Found::Nothing { is_nowhere: true }), Some(above)) => (Some(above), true),
            _ => (Some(example), false),
        }
    }

    /// The name for a message of this domain from [`EXAMPLE`].
    fn example(&self, spec: &DomainSpec, domain: &Name) -> Option<Name> {
        let sender = self.path.first()?;
        let text = spec.macro_string().expand(|letter| match letter {
            Letter::Sender => Ok(format!("postmaster@{sender}").into()),
            Letter::LocalPart => Ok("postmaster".into()),
            Letter::SenderDomain | Letter::Helo => Ok(sender.as_str().into()),
            Letter::Domain => Ok(domain.as_str().into()),
            Letter::Ip | Letter::ReadableIp => Ok(EXAMPLE.into()),
            Letter::ValidatedName => Ok("unknown".into()),
            Letter::Family => Ok("in-addr".into()),
            Letter::Receiver | Letter::Timestamp => Err(()),
        });
        Name::parse(&text.ok()?).ok()
    }
}

/// The name above whatever depends on the message: the whole labels behind the last such macro.
fn above(spec: &DomainSpec, domain: &Name) -> Option<Name> {
    let pieces = &spec.macro_string().0;
    let depends = |piece: &Piece| matches!(piece, Piece::Macro(expand) if expand.letter != Letter::Domain);
    let behind = pieces.get(pieces.iter().rposition(depends)? + 1..)?;
    let text = crate::record::spf::MacroString(behind.to_vec()).for_domain(domain.as_str())?;
    let (_, whole) = text.split_once('.')?;
    Name::parse(&visible(whole)).ok().filter(|name| !name.is_root())
}
