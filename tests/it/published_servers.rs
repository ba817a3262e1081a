//! What is said of a domain's name servers, its exchangers, and records on their way.

use std::sync::Arc;

use mailseal::{
    check::{
        Finding, Severity,
        published::report::{Report, Verdict},
    },
    cli::check::report,
    dns::{Lookup, Pending, zone::World},
    survey::{Answer, Outcome, Question, Role, Server, Survey},
    words::finding::prose,
};

/// `example.com` on ns1 and ns2 in `example.net`, with everything a domain needs.
const HEALTHY: &str = "
    system 192.0.2.53
    public 192.0.2.54 Faraway
    zone com 192.0.2.9
      @            NS  tld.example.net.
      example      NS  ns1.example.net.
      example      NS  ns2.example.net.
    zone example.com 192.0.2.1 192.0.2.2
      @      900 SOA 300
      @      NS  ns1.example.net.
      @      NS  ns2.example.net.
      @      TXT v=spf1 mx -all
      @      MX  10 mail
      mail   A   9.9.9.9
      s1._domainkey TXT v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=
      _dmarc TXT v=DMARC1; p=reject; rua=mailto:d@example.com
    zone example.net 192.0.2.3
      @      NS  ns1
      ns1    A   192.0.2.1
      ns2    A   192.0.2.2
      tld    A   192.0.2.9
";

async fn found(world: &str) -> (Survey, Report) {
    let world = World::parse(world).unwrap_or_else(|bad| panic!("{bad}"));
    report(Arc::new(world), "example.com".parse().unwrap(), None, &["s1".parse().unwrap()]).await
}

/// The findings about servers, exchangers and spreading, with their first line.
fn said(report: &Report) -> Vec<String> {
    let is_ours = |finding: &&Finding| matches!(finding.subject().as_str(), "dns" | "mx" | "propagation");
    report.findings.iter().filter(is_ours).map(|one| format!("{}: {}", one.id(), prose(one).what)).collect()
}

/// Changes a world by replacing some of its text, and says what is found then.
async fn after(changes: &[(&str, &str)]) -> Vec<String> {
    let mut world = HEALTHY.to_owned();
    for (old, new) in changes {
        assert!(world.contains(old), "{old}");
        world = world.replace(old, new);
    }
    said(&found(&world).await.1)
}

#[tokio::test(start_paused = true)]
async fn of_a_healthy_domain_nothing_is_said() {
    let (_, report) = found(HEALTHY).await;
    assert_eq!(said(&report), [""; 0]);
    assert!(
        report.findings.iter().all(|finding| finding.severity() == Severity::Info),
        "{:?}",
        report.findings
    );
}

#[tokio::test(start_paused = true)]
async fn each_fault_of_a_server_is_named() {
    for (changes, expected) in [
        (
            &[("system", "refused 192.0.2.2\nsystem")][..],
            "dns.lame: ns2.example.net is named as a name server",
        ),
        (
            &[("system", "silent 192.0.2.2\nsystem")],
            "dns.silent: The name server ns2.example.net does not answer",
        ),
        (
            &[("system", "servfail 192.0.2.2\nsystem")],
            "dns.server-fails: The name server ns2.example.net answers",
        ),
        (
            &[("system", "slow 192.0.2.2 700\nsystem")],
            "dns.slow: The name server ns2.example.net is slow: 700 ms",
        ),
        (
            &[("      ns2    A   192.0.2.2\n", "")],
            "dns.no-address: The name server ns2.example.net has no address",
        ),
        (
            &[("      example      NS  ns2.example.net.\n", "      example      NS  ns3.example.net.\n")],
            "dns.delegation-differs: The zone and the registrar name different name servers",
        ),
        (
            &[("      @      TXT v=spf1 mx -all", "      @ 86400 TXT v=spf1 mx -all")],
            "dns.long-ttl: Resolvers keep the records at example.com for 24 hours",
        ),
        (&[("900 SOA 300", "9000 SOA 3600")], "dns.long-negative-ttl: Resolvers remember for 60 minutes"),
        (
            &[("      mail   A   9.9.9.9\n", "      mail   A   9.9.9.9\n      *      TXT v=spf1 -all\n")],
            "dns.wildcard: Every name below answers: *.example.com (TXT)",
        ),
        (
            &[("system", "servfail 192.0.2.1\nservfail 192.0.2.2\nsystem")],
            "dns.failing: Every name server of example.com answers with an error (SERVFAIL)",
        ),
        (
            &[("system", "bogus 192.0.2.53 example.com\nsystem")],
            "dns.bogus: DNSSEC is broken for example.com: validation fails",
        ),
    ] {
        let said = after(changes).await;
        assert!(said.iter().any(|line| line.starts_with(expected)), "{expected} is not among {said:#?}");
    }
}

#[tokio::test(start_paused = true)]
async fn each_fault_of_an_exchanger_is_named() {
    let mx = "      @      MX  10 mail\n";
    for (changes, expected) in [
        (
            &[("      mail   A   9.9.9.9\n", "")][..],
            "mx.no-address: The mail server mail.example.com has no address",
        ),
        (
            &[("mail   A   9.9.9.9", "mail   CNAME box\n      box A 9.9.9.9")],
            "mx.alias: The mail server mail.example.com is an alias for box.example.com",
        ),
        (&[(mx, "      @      MX  10 9.9.9.9.\n")], "mx.ip-address: The MX record holds an address"),
        (
            &[(mx, "      @      MX  10 mail\n      @      MX  0 .\n")],
            "mx.null-beside-others: “MX 0 .” stands beside other MX records",
        ),
        (&[(mx, "      @      MX  0 .\n")], "mx.null-but-sends: The domain takes no mail"),
        (&[("v=spf1 mx -all", "v=spf1 -all")], "mx.takes-but-never-sends: The domain takes mail"),
        (&[(mx, "      @      A   9.9.9.9\n")], "mx.address-only: example.com has no MX record"),
        (&[(mx, "")], "mx.nowhere: No mail reaches example.com"),
    ] {
        let said = after(changes).await;
        assert!(said.iter().any(|line| line.starts_with(expected)), "{expected} is not among {said:#?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_parked_domain_that_says_so_is_healthy() {
    let parked = [
        ("v=spf1 mx -all", "v=spf1 -all"),
        ("      @      MX  10 mail\n", "      @      MX  0 .\n"),
        (
            "      s1._domainkey TXT v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
            "      *._domainkey TXT v=DKIM1; p=",
        ),
    ];
    assert_eq!(after(&parked).await, [""; 0]);
}

#[tokio::test(start_paused = true)]
async fn ipv6_that_leads_nowhere_is_this_networks_and_no_servers_fault() {
    let both = (
        "      ns1    A   192.0.2.1\n",
        "      ns1    A   192.0.2.1\n      ns1    AAAA 2001:db8::1\n      ns2    AAAA 2001:db8::2\n",
    );
    let seen =
        "dns.ipv6-unseen: No name server of example.com answers here over IPv6, though over IPv4 they answer";
    assert_eq!(after(&[both]).await, [seen]);
    // One that answers there proves that the way is open.
    let one = ("zone example.com 192.0.2.1", "zone example.com 2001:db8::1 192.0.2.1");
    assert_eq!(after(&[both, one]).await, ["dns.silent: The name server ns2.example.net does not answer"]);
}

/// A resolver that says that `example.com` does not exist, and a world in which it does.
#[derive(Debug)]
struct Forgetful(World);

impl Lookup for Forgetful {
    fn ask(&self, question: Question, server: Server) -> Pending {
        let is_hidden = server.role == Role::System && question.name.as_str() == "example.com";
        let asked = self.0.ask(question, server);
        Box::pin(async move {
            let answer = asked.await;
            if is_hidden {
                Answer { outcome: Outcome::NxDomain { negative_ttl: Some(900) }, ..answer }
            } else {
                answer
            }
        })
    }

    fn system(&self) -> Vec<Server> {
        self.0.system()
    }

    fn public(&self) -> Vec<Server> {
        self.0.public()
    }

    fn has_ipv6(&self) -> bool {
        self.0.has_ipv6()
    }
}

#[tokio::test(start_paused = true)]
async fn a_domain_registered_since_a_resolver_looked_is_there() {
    let world = Forgetful(World::parse(HEALTHY).unwrap());
    let (survey, report) = report(Arc::new(world), "example.com".parse().unwrap(), None, &[]).await;
    assert!(!survey.is_unregistered);
    assert_eq!(report.verdict, Verdict::Pass, "{:?}", said(&report));
}
