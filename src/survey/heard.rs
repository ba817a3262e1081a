//! What every server said, side by side.

use std::{
    collections::{BTreeMap, BTreeSet},
    net::SocketAddr,
    sync::Arc,
};

use super::{Answer, Data, Kind, Question, Role};
use crate::record::name::Name;

/// The latest answer of each server to each question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard(BTreeMap<Question, ByServer>);

/// Shared, because what is heard is long and is passed on.
type ByServer = BTreeMap<(Role, SocketAddr, String), Arc<Answer>>;

impl Heard {
    /// Takes an answer in, in place of what the same server said before.
    pub fn insert(&mut self, answer: impl Into<Arc<Answer>>) {
        let answer = answer.into();
        let server = (answer.server.role, answer.server.address, answer.server.label.clone());
        self.0.entry(answer.question.clone()).or_default().insert(server, answer);
    }

    /// What every server said about a name: the domain's own servers first, then this machine's
    /// resolvers, then others.
    pub fn about(&self, name: &Name, kind: Kind) -> impl Iterator<Item = &Answer> {
        self.shared(name, kind).map(|answer| &**answer)
    }

    /// The same, to be shared.
    pub fn shared(&self, name: &Name, kind: Kind) -> impl Iterator<Item = &Arc<Answer>> {
        self.0.get(&Question::new(name.clone(), kind)).into_iter().flat_map(BTreeMap::values)
    }

    /// What the servers that hold the name said about it.
    pub fn own(&self, name: &Name, kind: Kind) -> impl Iterator<Item = &Answer> {
        self.about(name, kind).filter(|answer| answer.server.role == Role::Authoritative)
    }

    /// What resolvers said about a name.
    pub fn resolvers(&self, name: &Name, kind: Kind) -> impl Iterator<Item = &Answer> {
        self.about(name, kind).filter(|answer| answer.server.role != Role::Authoritative)
    }

    /// The version of the zone beginning at `apex` that the server which sent `answer` holds. None too where the
    /// servers follow different primaries, as those of two DNS hosts do: their serials are no order.
    #[must_use]
    pub fn serial(&self, apex: &Name, answer: &Answer) -> Option<u32> {
        let version = |soa: &Answer| {
            soa.data().iter().find_map(|data| match data {
                Data::Soa { primary, serial, .. } => Some((primary.clone(), *serial)),
                _ => None,
            })
        };
        let (own, serial) = version(self.own(apex, Kind::Soa).find(|soa| soa.server == answer.server)?)?;
        let mut primaries = self.own(apex, Kind::Soa).filter_map(version);
        primaries.all(|(primary, _)| primary == own).then_some(serial)
    }

    /// Every question that anybody has been asked.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.0.keys()
    }

    /// Every answer.
    pub fn answers(&self) -> impl Iterator<Item = &Answer> {
        self.0.values().flat_map(BTreeMap::values).map(|answer| &**answer)
    }

    /// Every server that was asked anything, its own label and address.
    #[must_use]
    pub fn servers(&self) -> BTreeSet<(Role, SocketAddr, &str)> {
        self.answers().map(|a| (a.server.role, a.server.address, a.server.label.as_str())).collect()
    }
}

/// RFC 1982 §3.2: of two serials the one that is less than half the circle ahead is the later.
#[must_use]
pub const fn later(one: u32, other: u32) -> u32 {
    if other.wrapping_sub(one) < 1 << 31 { other } else { one }
}
