//! Following a record through everything it leads to, as a receiver would whom no term matches.

mod changing;
mod hosts;
mod opening;

use std::{borrow::Cow, collections::BTreeSet};

use super::{Cost, DEPTH, NODES, Node, State};
use crate::{
    check::finding::{Finding, Spf},
    plan::spf::{Answers, Row},
    reading::{Reading, Stands},
    record::{
        name::{DomainName, Name},
        spf::{self, DomainSpec, Mechanism, Modifier, Qualifier, Reach, Term},
        visible::visible,
    },
    survey::{Answer, Data, Failure, Kind, Question},
};

/// One pass over the tree of records, and what came of it.
pub(super) struct Walk<'f> {
    reading: Reading<'f>,
    /// What the record costs.
    pub(super) cost: Cost,
    /// What is not known yet, in the order it was needed.
    pub(super) questions: Vec<Question>,
    /// What is wrong with what the record leads to.
    pub(super) findings: Vec<Finding>,
    asked: BTreeSet<Question>,
    /// The records above the one being followed, outermost first.
    path: Vec<Name>,
    /// The row through which everything being followed is reached.
    row: usize,
    /// Whether a pass further down is a pass for the whole record.
    passes: bool,
    /// Whether only redirects have been followed, so that the end of this record is that of the whole.
    decides: bool,
    nodes_left: usize,
}

/// What DNS said.
enum Found<'f> {
    Waiting,
    Failed(Option<&'f Failure>),
    Nothing { is_nowhere: bool },
    Records(&'f Answer),
}

/// The name a term is about.
enum Target {
    Name(Name),
    /// It depends on the message.
    Dynamic,
    /// DNS cannot hold it.
    Unusable(String),
}

impl<'f> Walk<'f> {
    /// Follows the record of `answers`.
    pub(super) fn over(answers: &Answers, domain: &DomainName, reading: Reading<'f>) -> Self {
        let mut walk = Self {
            reading,
            cost: Cost::default(),
            questions: Vec::new(),
            findings: Vec::new(),
            asked: BTreeSet::new(),
            path: vec![domain.name().clone()],
            row: 0,
            passes: true,
            decides: true,
            nodes_left: NODES,
        };
        walk.cost.is_complete = true;
        let rows: Vec<Option<&Term>> = answers
            .rows
            .iter()
            .map(|row| match row {
                Row::Term(term) => Some(term),
                Row::Broken(_) => None,
            })
            .collect();
        let mut nodes = walk.record(&rows, domain.name());
        for (node, row) in nodes.iter_mut().zip(&answers.rows) {
            if let Row::Broken(text) = row {
                node.term = visible(text).into_owned();
            }
        }
        walk.cost.lookups = nodes.iter().map(|node| node.lookups).sum();
        walk.cost.void = nodes.iter().map(|node| node.void).sum();
        walk.cost.rows = nodes;
        walk.opening(&rows, domain.name());
        walk
    }

    /// One node per term of the outermost record, at `domain`; none stands for a term that cannot be read.
    fn record(&mut self, terms: &[Option<&Term>], domain: &Name) -> Vec<Node> {
        let all = terms.iter().position(|term| term.is_some_and(is_all));
        let redirect = terms.iter().position(|term| term.is_some_and(is_redirect));
        let mut nodes = Vec::with_capacity(terms.len());
        for (index, term) in terms.iter().enumerate() {
            self.row = index;
            let Some(term) = term else {
                nodes.push(Node::default());
                continue;
            };
            // RFC 7208 §5.1: 'Mechanisms after "all" will never be tested.'
            // RFC 7208 §6.1: 'any "redirect" modifier … MUST be ignored when there is an "all" mechanism'
            let is_reached = match term {
                Term::Directive(_) => all.is_none_or(|all| index < all),
                Term::Modifier(_) => all.is_none() && redirect == Some(index),
            };
            nodes.push(if is_reached && term.asks_dns() {
                self.term(term, domain)
            } else {
                Node { term: shown(term), ..Node::default() }
            });
        }
        nodes
    }

    /// A term that asks DNS.
    fn term(&mut self, term: &Term, domain: &Name) -> Node {
        // RFC 7208 §4.6.4: include, a, mx, ptr and exists, and the modifier redirect, count one each.
        let mut node = Node { term: shown(term), lookups: 1, ..Node::default() };
        if self.nodes_left == 0 {
            self.cost.is_complete = false;
            node.state = State::Waiting;
            return node;
        }
        self.nodes_left -= 1;
        let passes = self.passes;
        match term {
            Term::Modifier(Modifier::Redirect(spec)) => self.follow(&mut node, spec, domain, true),
            Term::Modifier(_) => {}
            Term::Directive(directive) => match &directive.mechanism {
                Mechanism::Include(spec) => {
                    self.passes &= directive.effect() == Qualifier::Pass;
                    self.follow(&mut node, spec, domain, false);
                }
                Mechanism::A { domain: spec, cidr } => self.host(&mut node, spec.as_ref(), domain, *cidr),
                Mechanism::Exists(spec) => self.exists(&mut node, spec, domain, directive.effect()),
                Mechanism::Mx { domain: spec, cidr } => {
                    self.exchangers(&mut node, spec.as_ref(), domain, *cidr);
                }
                // What it asks is the reverse name of whoever delivers.
                Mechanism::Ptr(_) => node.state = State::Dynamic,
                Mechanism::All | Mechanism::Ip4 { .. } | Mechanism::Ip6 { .. } => {}
            },
        }
        self.passes = passes;
        node
    }

    /// `include` and `redirect`: the record at another name.
    fn follow(&mut self, node: &mut Node, spec: &DomainSpec, domain: &Name, is_redirect: bool) {
        let name = match target(Some(spec), domain) {
            Target::Name(name) => name,
            Target::Dynamic => return self.changing(node, spec, domain, is_redirect),
            Target::Unusable(name) => {
                node.state = State::Missing;
                return self.note(missing(name, is_redirect, false));
            }
        };
        if self.path.contains(&name) {
            node.state = State::Loop;
            let round = self.path.iter().skip_while(|above| **above != name).chain([&name]);
            let way = round.map(Name::to_string).collect();
            return self.note(Spf::Loop { name: name.to_string(), way });
        }
        if self.path.len() > DEPTH {
            self.cost.is_complete = false;
            node.state = State::Waiting;
            return;
        }
        let is_too_long = |reach: &Reach| reach.too_long.is_some();
        match self.find(&name, Kind::Txt, has_spf) {
            Found::Waiting => node.state = State::Waiting,
            Found::Failed(failure) => {
                node.state = State::Failed;
                self.note(failed(&name, failure));
            }
            // RFC 7208 §5.2 and §6.1: no record there is a 'permerror'.
            Found::Nothing { is_nowhere } => {
                let has_texts = !self.reading.facts().data(&name, Kind::Txt).is_empty();
                node.void = usize::from(!has_texts);
                node.state = State::Missing;
                let unseen = self.reading.facts().spf(&name).first();
                self.note(match unseen {
                    Some(unseen) => {
                        Spf::TargetUnseen { name: name.to_string(), text: beginning(&unseen.text) }
                    }
                    None => missing(name.to_string(), is_redirect, has_texts || !is_nowhere),
                });
            }
            Found::Records(answer) => {
                let known = self.reading.facts().get(&name, Kind::Txt);
                let read: Cow<'_, [Reach]> = if known.is_some_and(|known| std::ptr::eq(known, answer)) {
                    self.reading.facts().spf(&name).into()
                } else {
                    answer.texts().iter().filter_map(|text| Reach::read(text)).collect::<Vec<_>>().into()
                };
                match read.iter().filter(|reach| reach.is_seen).collect::<Vec<_>>().as_slice() {
                    [only] if is_too_long(only) => {
                        self.cost.is_complete = false;
                        node.state = State::Waiting;
                        let octets = only.too_long.unwrap_or_default();
                        self.note(Spf::TargetTooLong { name: name.to_string(), octets });
                    }
                    [only] => self.below(node, only, &name, is_redirect),
                    // RFC 7208 §4.5: 'If the resultant record set includes more than one record … "permerror"'
                    several => {
                        node.state = State::Broken;
                        self.note(Spf::TargetSeveral { name: name.to_string(), count: several.len() });
                    }
                }
            }
        }
    }

    /// The one record found at `name`.
    fn below(&mut self, node: &mut Node, reach: &Reach, name: &Name, is_redirect: bool) {
        if let Some(broken) = &reach.broken {
            node.state = State::Broken;
            self.note(Spf::TargetBroken { name: name.to_string(), term: beginning(broken) });
        }
        if self.passes && reach.all == Some(Qualifier::Pass) {
            self.note(Spf::TargetPassesAll { name: name.to_string() });
        }
        let decides = self.decides;
        self.decides &= is_redirect;
        let goes_on = reach.terms.iter().any(self::is_redirect);
        if self.decides
            && reach.broken.is_none()
            && matches!(reach.all, None | Some(Qualifier::Neutral))
            && !goes_on
        {
            self.note(Spf::TargetNeutral { name: name.to_string() });
        }
        self.path.push(name.clone());
        let asking = reach.terms.iter().filter(|term| term.asks_dns());
        node.children = asking.map(|term| self.term(term, name)).collect();
        self.path.pop();
        self.decides = decides;
        node.lookups += node.children.iter().map(|child| child.lookups).sum::<usize>();
        node.void += node.children.iter().map(|child| child.void).sum::<usize>();
    }

    /// The records of a type at a name; what has not been asked, or not enough, is put on the list.
    fn look(&mut self, name: &Name, kind: Kind) -> Found<'f> {
        self.find(name, kind, |answer| !answer.data().is_empty())
    }

    /// The same, where only what `has` something counts as there.
    fn find(&mut self, name: &Name, kind: Kind, has: impl Fn(&Answer) -> bool) -> Found<'f> {
        let failure = match self.reading.find(name, kind, has) {
            Stands::There(answer) => return Found::Records(answer),
            Stands::Absent(absence) => return Found::Nothing { is_nowhere: absence.is_nowhere() },
            Stands::Unsure(answer) if !answer.is_answer() => answer.failure(),
            stands @ (Stands::Unasked | Stands::Unsure(_)) => {
                if stands != Stands::Unasked && self.reading.is_over() {
                    self.note(Spf::TargetUnsure { name: name.to_string() });
                }
                let question = Question::new(name.clone(), kind);
                if self.asked.insert(question.clone()) {
                    self.questions.push(question);
                }
                self.cost.is_complete = false;
                return Found::Waiting;
            }
        };
        self.cost.is_complete = false;
        Found::Failed(failure)
    }

    fn note(&mut self, what: Spf) {
        self.findings.push(Finding { row: Some(self.row), ..Finding::from(what) });
    }
}

/// How much of somebody else's broken term is shown; more would fill the screen.
const TERM_SHOWN: usize = 60;

pub(super) fn is_all(term: &Term) -> bool {
    matches!(term, Term::Directive(directive) if directive.mechanism == Mechanism::All)
}

const fn is_redirect(term: &Term) -> bool {
    matches!(term, Term::Modifier(Modifier::Redirect(_)))
}

fn shown(term: &Term) -> String {
    visible(&term.to_string()).into_owned()
}

/// Octets of a text that tell whether it is SPF: the version, and what follows it.
const VERSION: usize = 8;

/// Whether a text that receivers take for SPF is among the answer's.
fn has_spf(answer: &Answer) -> bool {
    // The beginning tells; what follows may be long, and this is asked again and again.
    answer.data().iter().any(|data| matches!(data, Data::Txt(txt) if spf::is_spf(&txt.beginning(VERSION))))
}

fn target(spec: Option<&DomainSpec>, domain: &Name) -> Target {
    let Some(spec) = spec else { return Target::Name(domain.clone()) };
    match spec.macro_string().for_domain(domain.as_str()) {
        None => Target::Dynamic,
        Some(text) => {
            Name::parse(&text).map_or_else(|_| Target::Unusable(visible(&text).into_owned()), Target::Name)
        }
    }
}

fn missing(name: String, is_redirect: bool, exists: bool) -> Spf {
    if is_redirect { Spf::RedirectMissing { name, exists } } else { Spf::IncludeMissing { name, exists } }
}

/// As much of somebody else's text as is shown.
pub(super) fn beginning(text: &str) -> String {
    visible(text).chars().take(TERM_SHOWN).collect()
}

/// What a server said is its domain's fault; that nothing came may be the network's here.
fn failed(name: &Name, failure: Option<&Failure>) -> Spf {
    let name = name.to_string();
    match failure {
        Some(Failure::Bogus) => Spf::TargetBogus { name },
        Some(Failure::ServFail) => Spf::TargetFails { name, code: "SERVFAIL".to_owned() },
        Some(Failure::Refused) => Spf::TargetFails { name, code: "REFUSED".to_owned() },
        Some(Failure::Code(code)) => Spf::TargetFails { name, code: code.to_string() },
        _ => Spf::TargetSilent { name },
    }
}
