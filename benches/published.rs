//! How long it takes to think about a domain: once after every answer while asking, and once at the end.
//!
//! Read as ratios: to the 50 ms an answer takes on the way, and of a hostile domain to an ordinary one.

use std::sync::Arc;

use divan::{Bencher, black_box};
use jiff::Timestamp;
use mailseal::{
    check::published::{self, View, report::report},
    cli::check::lines,
    dns::{walk, zone::World},
    survey::Survey,
};
use tokio::sync::mpsc::unbounded_channel;

fn main() {
    divan::main();
}

/// A domain as most are, and one made to keep readers busy.
const KINDS: [&str; 2] = ["ordinary", "hostile"];

#[divan::bench(args = KINDS)]
fn what_is_wanted(bencher: Bencher<'_, '_>, kind: &str) {
    let survey = survey(kind);
    bencher.bench_local(|| published::wants(black_box(&view(&survey))));
}

#[divan::bench(args = KINDS)]
fn what_is_wrong(bencher: Bencher<'_, '_>, kind: &str) {
    let survey = survey(kind);
    bencher.bench_local(|| report(black_box(&view(&survey))));
}

#[divan::bench(args = KINDS)]
fn in_words(bencher: Bencher<'_, '_>, kind: &str) {
    let survey = survey(kind);
    let report = report(&view(&survey));
    bencher.bench_local(|| lines(black_box(&survey), black_box(&report)));
}

fn view(survey: &Survey) -> View<'_> {
    View { survey, plan: None, given: &[], disk: &[], now: Timestamp::UNIX_EPOCH }
}

/// Everything there is to know about `example.com`.
fn survey(kind: &str) -> Survey {
    let spf = match kind {
        "hostile" => format!("v=spf1 {} -all", "a mx include:b.example.com ip4:9.9.9.9 ".repeat(1500)),
        _ => "v=spf1 mx include:a.example.net ip4:9.9.9.9 -all".to_owned(),
    };
    let world = World::parse(&format!(
        "system 192.0.2.53
         zone example.com 192.0.2.1 192.0.2.2
         @ NS ns1.example.net.
         @ NS ns2.example.net.
         @ MX 10 mail
         mail A 9.9.9.9
         @ TXT {spf}
         b TXT {spf}
         s1._domainkey TXT v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
         _dmarc TXT v=DMARC1; p=reject; rua=mailto:d@example.com
         zone example.net 192.0.2.3
         ns1 A 192.0.2.1
         ns2 A 192.0.2.2
         a TXT v=spf1 ip4:9.9.9.0/24 -all"
    ));
    let Ok(world) = world else { return Survey::new(domain()) };
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else {
        return Survey::new(domain());
    };
    let wants = |survey: &Survey| published::wants(&view(survey));
    let (news, _unheard) = unbounded_channel();
    runtime.block_on(walk::pursue(Arc::new(world), domain(), wants, walk::PURSUIT, news))
}

fn domain() -> mailseal::record::name::DomainName {
    "example.com".parse().unwrap_or_else(|_| unreachable!("a name that is one"))
}
