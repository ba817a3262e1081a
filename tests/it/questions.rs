//! What a check of a healthy domain costs: every question is somebody's server's work, and a person's time.

#![expect(clippy::unwrap_used, reason = "a test stops by panicking, in its own functions too")]

use std::{collections::BTreeMap, sync::Arc};

use jiff::Timestamp;
use mailseal::{
    check::published::{self, View},
    dns::{Lookup, walk, zone::World},
    record::name::Selector,
    survey::{Role, Survey},
};
use tokio::sync::mpsc::unbounded_channel;

/// The figure: a healthy domain costs no more.
const HEALTHY: usize = 40;

/// One resolver of the machine's and as many public ones as are asked by default; two servers at a DNS host, which are
/// reached in two ways; a service that sends.
const PLAIN: &str = "
    system 192.0.2.53
    public 192.0.2.54 One
    public 192.0.2.55 Two
    public 192.0.2.56 Three
    public 192.0.2.57 Four
    zone example.org 192.0.2.1 192.0.2.2 2001:db8::1 2001:db8::2
      @      900 SOA 300
      @      NS  ns1.example.net.
      @      NS  ns2.example.net.
      @      MX  10 mail
      @      TXT v=spf1 mx include:_spf.service.net -all
      _dmarc TXT v=DMARC1; p=reject; rua=mailto:dmarc@example.org
      s1._domainkey TXT v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
      mail   A   192.0.2.80
    zone example.net 192.0.2.3
      @      NS  ns1
      @      NS  ns2
      ns1    A   192.0.2.1
      ns2    A   192.0.2.2
      ns1    AAAA 2001:db8::1
      ns2    AAAA 2001:db8::2
    zone service.net 192.0.2.3
      @      NS  ns1.example.net.
      _spf   TXT v=spf1 ip4:192.0.2.0/24 -all
    zone org 192.0.2.4
      @      NS a.nic
      @      NS b.nic
      @      NS c.nic
      a.nic  A  192.0.2.4
      b.nic  A  192.0.2.4
      c.nic  A  192.0.2.4
      a.nic  AAAA 2001:db8::4
      example NS ns1.example.net.
      example NS ns2.example.net.
    zone net 192.0.2.4
      @      NS a.nic.org.
";

const fn view<'v>(survey: &'v Survey, given: &'v [Selector]) -> View<'v> {
    View { survey, plan: None, given, disk: &[], now: Timestamp::UNIX_EPOCH }
}

/// The world whose service has more than one record.
const SERVICE: &str = "a service with three records";

/// What one check asks, a line each, as many times as it is asked.
async fn asked(world: &World) -> (Survey, Vec<String>) {
    let given: Vec<Selector> = vec!["s1".parse().unwrap()];
    let (send, _news) = unbounded_channel();
    let lookup: Arc<dyn Lookup> = Arc::new(world.clone());
    let domain = "example.org".parse().unwrap();
    let wants = |survey: &Survey| published::wants(&view(survey, &given));
    let survey = walk::pursue(lookup, domain, wants, walk::PURSUIT, send).await;
    let found = published::judge(&view(&survey, &given));
    assert!(found.iter().all(|finding| finding.severity() == mailseal::check::Severity::Info), "{found:#?}");
    let line = |(server, question): (mailseal::survey::Server, mailseal::survey::Question)| {
        let whom =
            if server.role == Role::Authoritative { server.label } else { format!("{:?}", server.role) };
        format!("{} {} of {whom} at {}", question.name, question.kind, server.address.ip())
    };
    (survey, world.asked().into_iter().map(line).collect())
}

#[tokio::test(start_paused = true)]
async fn a_healthy_domain_costs_forty_questions_at_most_and_none_is_put_twice() {
    let google = PLAIN.replace(
        "TXT v=spf1 ip4:192.0.2.0/24 -all",
        "TXT v=spf1 include:n1.service.net include:n2.service.net include:n3.service.net ~all
      n1 TXT v=spf1 ip4:192.0.2.0/26 ~all
      n2 TXT v=spf1 ip4:192.0.2.64/26 ~all
      n3 TXT v=spf1 ip4:192.0.2.128/26 ~all",
    );
    let two = PLAIN.replace(
        "      mail   A   192.0.2.80",
        "      @      MX  20 backup
      mail   A   192.0.2.80
      backup A   192.0.2.81",
    );
    let worlds = [("plain", PLAIN.to_owned()), (SERVICE, google), ("two exchangers", two)];
    for (what, text) in worlds {
        for ipv6 in [true, false] {
            // Whoever includes a service with four records pays for them.
            let limit = HEALTHY + usize::from(ipv6 && what == SERVICE);
            let world = World::parse(&text).unwrap();
            if !ipv6 {
                world.lose_ipv6();
            }
            let (survey, asked) = asked(&world).await;
            assert!(survey.is_finished);
            let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
            for line in &asked {
                *counts.entry(line).or_default() += 1;
            }
            let twice: Vec<_> = counts.into_iter().filter(|(_, count)| *count > 1).collect();
            println!("{what}, {}: {}", if ipv6 { "with IPv6" } else { "without" }, asked.len());
            assert!(asked.len() <= limit, "{what}: {} questions:\n{}", asked.len(), asked.join("\n"));
            assert!(twice.is_empty(), "{what}: {twice:?}");
        }
    }
}
