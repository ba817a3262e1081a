//! The person at the panel, and the time that passes afterwards.

use crate::{
    dns::zone::World,
    plan::publish::{Data as Planned, Publication, Purpose},
    record::txt::{STRING_OCTETS, Txt},
    survey::Data,
};

/// How far the records have come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    FirstServer,
    AllServers,
    Resolvers,
}

impl Stage {
    pub(super) const fn next(self) -> Self {
        match self {
            Self::FirstServer => Self::AllServers,
            Self::AllServers | Self::Resolvers => Self::Resolvers,
        }
    }

    pub(super) fn play(self, world: &World, publications: &[Publication]) {
        match self {
            Self::FirstServer => {
                world.remember();
                put(world, publications, 1);
            }
            Self::AllServers => put(world, publications, usize::MAX),
            Self::Resolvers => world.forget(),
        }
    }
}

fn put(world: &World, publications: &[Publication], servers: usize) {
    for publication in publications {
        let data = match &publication.data {
            Planned::Txt(text) => {
                Data::Txt(Txt(text.as_bytes().chunks(STRING_OCTETS).map(<[u8]>::to_vec).collect()))
            }
            Planned::Cname(target) => Data::Cname(target.clone()),
            Planned::Srv(srv) => Data::Srv(srv.clone()),
            Planned::Mx { preference, exchange } => {
                Data::Mx { preference: *preference, exchange: exchange.clone() }
            }
        };
        for server in world.holders(&publication.owner).into_iter().take(servers) {
            let replaces = |old: &Data| replaces(&publication.purpose, old);
            world.put(server, &publication.owner, publication.ttl, data.clone(), replaces);
        }
    }
}

/// What a careful admin takes away: the old records of the same purpose, and nothing else at the name.
fn replaces(purpose: &Purpose, old: &Data) -> bool {
    match (purpose, old) {
        (Purpose::Spf, Data::Txt(txt)) => txt.joined().to_ascii_lowercase().starts_with(b"v=spf1"),
        (Purpose::Spf, _) => false,
        (Purpose::NullMx, old) => matches!(old, Data::Mx { .. }),
        (Purpose::Offer(_), old) => matches!(old, Data::Srv(_)),
        // Texts of others stay at the domain's own name.
        (Purpose::Service(_), old) => matches!(old, Data::Cname(_)),
        (_, old) => matches!(old, Data::Txt(_) | Data::Cname(_)),
    }
}
