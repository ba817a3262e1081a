//! What a domain has published for its mail, as it stands there: to be created again elsewhere.
//!
//! Who moves a domain to another DNS host needs every record as it is, right or wrong; judging is another
//! matter. DNS gives no list of names, so that only records at known names can be found: at the domain, below
//! it at `_dmarc`, at selectors somebody names or often uses, and at wildcards. What was looked for and not
//! learnt is told apart from what is not there, because a record that is forgotten in a move is mail lost.
//!
//! References: RFC 4592 (wildcards), RFC 7208 §3, RFC 7505, RFC 6376 §3.6.2.1, RFC 9989 §4.10, RFC 9990 §4.

use super::{View, dkim, whoever};
use crate::{
    check::propagation::claims,
    plan::publish::{Data, Purpose},
    record::{
        dkim::is_private,
        name::{Name, Selector},
    },
    survey::{self, Answer, Kind, Outcome, Question, Want},
};

/// What was found, and what was not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inventory {
    /// The records, the domain's own first.
    pub found: Vec<Found>,
    /// What has to be known beside them.
    pub gaps: Vec<Gap>,
}

/// One record as it is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its name.
    pub owner: Name,
    /// The type and the value; a text verbatim, its strings joined.
    pub data: Data,
    /// Seconds, as the zone's own servers send them.
    pub ttl: u32,
}

/// Something that is not among what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Nobody said what stands there.
    Unanswered(Question),
    /// The zone's servers have different records there; those of one of them were found.
    Disagreement(Question),
    /// Nothing stands at a selector that was named.
    NoKey(Selector),
    /// A text that is no text: octets outside UTF-8.
    NotText(Name),
    /// A private key, which is repeated nowhere.
    PrivateKey(Name),
    /// Texts at a name that have nothing to do with mail.
    Others {
        /// Where.
        owner: Name,
        /// How many.
        count: usize,
    },
}

/// A place where a record of mail may stand.
struct Site {
    owner: Name,
    kind: Kind,
    /// What a text there has to be meant as.
    purposes: Vec<Purpose>,
    /// Whether it is only looked for because a record often stands there.
    is_guess: bool,
}

impl Site {
    fn is_meant(&self, text: &str) -> bool {
        self.purposes.iter().any(|purpose| claims(purpose, text))
    }
}

/// What is to be asked for an inventory beside what a judgement needs.
#[must_use]
pub fn wants(view: &View<'_>) -> Vec<Want> {
    let mut wanted = Vec::new();
    for Site { owner, kind, .. } in sites(view) {
        let answer = view.survey.facts.get(&owner, kind);
        if answer.is_some_and(|answer| !answer.aliases.is_empty()) {
            // An answer behind an alias has the TTL of its end, not that of the alias.
            wanted.push(whoever(view, Question::new(owner.clone(), Kind::Cname)));
        }
        wanted.push(whoever(view, Question::new(owner, kind)));
    }
    wanted
}

/// Everything that was found, as far as it is known.
#[must_use]
pub fn inventory(view: &View<'_>) -> Inventory {
    let mut inventory = Inventory::default();
    for site in sites(view) {
        take(view, &site, &mut inventory);
    }
    for selector in view.given {
        let owner = view.survey.domain.below(&selector.labels());
        let has = |name: &Name| inventory.found.iter().any(|found| found.owner == *name);
        let is_found = has(&owner) || wildcard(view, &owner).as_ref().is_some_and(has);
        let is_told = inventory.gaps.iter().any(|gap| match gap {
            Gap::Unanswered(question) => question.name == owner,
            Gap::NotText(name) | Gap::PrivateKey(name) => *name == owner,
            Gap::NoKey(_) | Gap::Disagreement(_) | Gap::Others { .. } => false,
        });
        if !is_found && !is_told {
            inventory.gaps.push(Gap::NoKey(selector.clone()));
        }
    }
    inventory
}

impl Inventory {
    /// Whether something is not known that a move would need.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.gaps.iter().any(|gap| matches!(gap, Gap::Unanswered(_)))
    }
}

/// Where to look, each place once.
fn sites(view: &View<'_>) -> Vec<Site> {
    let domain = &view.survey.domain;
    let site = |labels: &str, kind, purposes: &[Purpose], is_guess| {
        let owner = if labels.is_empty() { domain.name().clone() } else { domain.below(labels) };
        Site { owner, kind, purposes: purposes.to_vec(), is_guess }
    };
    let mut sites = vec![site("", Kind::Txt, &[Purpose::Spf], false), site("", Kind::Mx, &[], false)];
    for (selector, origin) in dkim::sought(view) {
        let is_guess = origin == dkim::Origin::Likely;
        sites.push(site(&selector.labels(), Kind::Txt, &[Purpose::Dkim(selector.clone())], is_guess));
    }
    let any = [Purpose::Spf, Purpose::NoDkim, Purpose::Dmarc];
    sites.extend([
        site("*._domainkey", Kind::Txt, &[Purpose::NoDkim], true),
        site("_dmarc", Kind::Txt, &[Purpose::Dmarc], false),
        site("*._report._dmarc", Kind::Txt, &[Purpose::Dmarc], true),
        site("*", Kind::Txt, &any, true),
        site("*", Kind::Mx, &[], true),
    ]);
    // What mail programs and other mail servers look for moves too.
    let services = ["_imaps", "_imap", "_pop3s", "_pop3", "_submissions", "_submission", "_autodiscover"];
    sites.extend(services.map(|service| site(&format!("{service}._tcp"), Kind::Srv, &[], true)));
    sites.extend([
        site("_mta-sts", Kind::Txt, &[Purpose::MtaSts], true),
        site("_smtp._tls", Kind::Txt, &[Purpose::TlsReports], true),
    ]);
    sites
}

/// The wildcard that speaks at a name, if one does.
fn wildcard(view: &View<'_>, owner: &Name) -> Option<Name> {
    view.reading().wildcard(view.survey.facts.get(owner, Kind::Txt)?)
}

fn take(view: &View<'_>, site: &Site, inventory: &mut Inventory) {
    let facts = &view.survey.facts;
    let question = Question::new(site.owner.clone(), site.kind);
    let Some(answer) = facts.get(&site.owner, site.kind).filter(|answer| is_known(answer)) else {
        inventory.gaps.push(Gap::Unanswered(question));
        return;
    };
    if view.reading().disagree(&site.owner, site.kind) {
        inventory.gaps.push(Gap::Disagreement(question));
    }
    // What a wildcard says at a name that was only guessed is not there to be moved, and an alias of a
    // wildcard leads to a web page more often than to a key. A text at a known name can stand there by itself.
    let is_wild = site.kind == Kind::Txt && wildcard(view, &site.owner).is_some();
    if is_wild && (site.is_guess || !answer.aliases.is_empty()) {
        return;
    }
    // A wildcard alias answers for services too, and is no record of theirs.
    if site.kind == Kind::Srv && !answer.aliases.is_empty() {
        return;
    }
    if let Some(target) = answer.aliases.first() {
        let is_mail = site.owner.labels().any(|label| label.starts_with('_')) || !is_wildcard(&site.owner);
        let ttl = facts.get(&site.owner, Kind::Cname).and_then(ttl).or_else(|| ttl(answer));
        if is_mail {
            push(inventory, &site.owner, Data::Cname(target.clone()), ttl.unwrap_or_default());
        }
        return;
    }
    let Some(ttl) = ttl(answer) else { return };
    let mut others = 0;
    for data in answer.data() {
        match data {
            survey::Data::Mx { preference, exchange } => {
                let data = Data::Mx { preference: *preference, exchange: exchange.clone() };
                push(inventory, &site.owner, data, ttl);
            }
            survey::Data::Srv(srv) => push(inventory, &site.owner, Data::Srv(srv.clone()), ttl),
            survey::Data::Txt(strings) if site.is_meant(&strings.text()) => {
                match String::from_utf8(strings.joined()) {
                    Ok(text) if is_private(&text) => inventory.gaps.push(Gap::PrivateKey(site.owner.clone())),
                    Ok(text) => push(inventory, &site.owner, Data::Txt(text), ttl),
                    Err(_) => inventory.gaps.push(Gap::NotText(site.owner.clone())),
                }
            }
            survey::Data::Txt(_) => others += 1,
            _ => {}
        }
    }
    if others > 0 && !is_wild {
        inventory.gaps.push(Gap::Others { owner: site.owner.clone(), count: others });
    }
}

/// Each record once: one alias answers to several types.
fn push(inventory: &mut Inventory, owner: &Name, data: Data, ttl: u32) {
    let found = Found { owner: owner.clone(), data, ttl };
    if !inventory.found.iter().any(|known| known.owner == found.owner && known.data == found.data) {
        inventory.found.push(found);
    }
}

fn is_wildcard(name: &Name) -> bool {
    name.labels().next() == Some("*")
}

/// Whether it is known what stands there. Of an alias only its own end of it matters here.
fn is_known(answer: &Answer) -> bool {
    answer.is_answer() || !answer.aliases.is_empty()
}

const fn ttl(answer: &Answer) -> Option<u32> {
    match answer.outcome {
        Outcome::Records { ttl, .. } => Some(ttl),
        _ => None,
    }
}
