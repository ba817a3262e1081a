//! How far asking is, on one line that is written over and taken away.

use std::{collections::HashSet, net::SocketAddr};

use crate::{cli::output, dns::walk::News, record::name::DomainName, words::cli_check as say};

/// The line.
pub(super) struct Progress {
    domain: String,
    is_shown: bool,
    answers: usize,
    servers: HashSet<SocketAddr>,
}

impl Progress {
    pub(super) fn new(domain: &DomainName, is_shown: bool) -> Self {
        Self { domain: domain.to_string(), is_shown, answers: 0, servers: HashSet::new() }
    }

    pub(super) fn take(&mut self, news: &News) {
        let News::Answered(answer) = news else { return };
        self.answers += 1;
        self.servers.insert(answer.server.address);
        if self.is_shown {
            output::status(
                &say::Asking {
                    answers: self.answers,
                    domain: self.domain.as_str(),
                    servers: self.servers.len(),
                }
                .say(),
            );
        }
    }

    pub(super) fn end(&self) {
        if self.is_shown {
            output::status("");
        }
    }
}
