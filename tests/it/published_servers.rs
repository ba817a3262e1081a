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
            "dns.lame: ns2.example.net does not serve your zone",
        ),
        (
            &[("system", "silent 192.0.2.2\nsystem")],
            "dns.silent: Name server ns2.example.net does not answer",
        ),
        (
            &[("system", "servfail 192.0.2.2\nsystem")],
            "dns.server-fails: Name server ns2.example.net answers",
        ),
        (
            &[("system", "slow 192.0.2.2 700\nsystem")],
            "dns.slow: Name server ns2.example.net is slow: 700 ms",
        ),
        (
            &[("      ns2    A   192.0.2.2\n", "")],
            "dns.no-address: Name server ns2.example.net has no address",
        ),
        (
            &[("      example      NS  ns2.example.net.\n", "      example      NS  ns3.example.net.\n")],
            "dns.delegation-differs: The zone and its parent zone list different name servers",
        ),
        (
            &[("      @      TXT v=spf1 mx -all", "      @ 86400 TXT v=spf1 mx -all")],
            "dns.long-ttl: Resolvers keep the records at example.com for 24 h",
        ),
        (
            &[("900 SOA 300", "9000 SOA 3600")],
            "dns.long-negative-ttl: Resolvers remember a missing record in example.com for 60 min",
        ),
        (
            &[("      mail   A   9.9.9.9\n", "      mail   A   9.9.9.9\n      *      TXT v=spf1 -all\n")],
            "dns.wildcard: A wildcard answers for *.example.com (TXT)",
        ),
        (
            &[("system", "servfail 192.0.2.1\nservfail 192.0.2.2\nsystem")],
            "dns.failing: All name servers of example.com answer with an error (SERVFAIL)",
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
            "mx.no-address: Mail server mail.example.com has no address",
        ),
        (
            &[("mail   A   9.9.9.9", "mail   CNAME box\n      box A 9.9.9.9")],
            "mx.alias: Mail server mail.example.com is a CNAME to box.example.com",
        ),
        (&[(mx, "      @      MX  10 9.9.9.9.\n")], "mx.ip-address: The MX record has an address"),
        (
            &[(mx, "      @      MX  10 mail\n      @      MX  0 .\n")],
            "mx.null-beside-others: “MX 0 .” is published together with other MX records",
        ),
        (&[(mx, "      @      MX  0 .\n")], "mx.null-but-sends: The domain sends mail but receives none"),
        (
            &[("v=spf1 mx -all", "v=spf1 -all")],
            "mx.takes-but-never-sends: The domain receives mail, but no server may send",
        ),
        (&[(mx, "      @      A   9.9.9.9\n")], "mx.address-only: example.com has no MX record"),
        (&[(mx, "")], "mx.nowhere: example.com cannot receive mail: no MX, no address"),
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
    let seen = "dns.ipv6-unseen: No name server of example.com answers here over IPv6";
    assert_eq!(after(&[both]).await, [seen]);
    // One that answers there proves that the way is open.
    let one = ("zone example.com 192.0.2.1", "zone example.com 2001:db8::1 192.0.2.1");
    assert_eq!(after(&[both, one]).await, ["dns.silent: Name server ns2.example.net does not answer"]);
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

#[tokio::test(start_paused = true)]
async fn serials_are_compared_only_between_servers_that_follow_the_same_one() {
    for (first, second, expected) in [
        (
            "5 ns1.example.net.",
            "4 ns1.example.net.",
            "Old answer: ns2.example.net. New answer: ns1.example.net.",
        ),
        ("5 ns1.example.net.", "4 ns2.example.net.", "Their answers: "), // two DNS hosts
        ("5", "5", "Their answers: "),                                   // the same version
        ("4294967295", "1", "Old answer: ns1.example.net."),             // RFC 1982: the numbers go round
    ] {
        let of_first = HEALTHY
            .replace("192.0.2.1 192.0.2.2", "192.0.2.1")
            .replace("SOA 300", &format!("SOA 300 {first}"));
        let zone = of_first.split("zone example.com 192.0.2.1").nth(1).unwrap();
        let zone = zone.split("zone example.net").next().unwrap();
        let of_second = zone.replace(first, second).replace("v=spf1 mx -all", "v=spf1 mx ~all");
        let (_, report) = found(&format!("{of_first}\nzone example.com 192.0.2.2{of_second}")).await;
        let disagree = report.findings.iter().find(|one| one.id() == "dns.servers-disagree").expect(first);
        assert!(prose(disagree).why.starts_with(expected), "{first} {second}: {}", prose(disagree).why);
    }
}

#[tokio::test(start_paused = true)]
async fn what_a_mail_service_has_not_published_yet_is_asked_of_its_own_servers() {
    let key = "s1._domainkey TXT v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";
    let alias = "s1._domainkey CNAME s1.example._domainkey.service.net.";
    let theirs = "zone service.net 192.0.2.3\n@ NS own\nown A 192.0.2.3\n";
    let world = World::parse(&format!("{}\n{theirs}", HEALTHY.replace(key, alias))).unwrap();
    let given = ["s1".parse().unwrap()];
    let (_, report) = report(Arc::new(world.clone()), "example.com".parse().unwrap(), None, &given).await;
    assert!(report.findings.iter().any(|one| one.id() == "dkim.alias-dangling"), "{:?}", report.findings);
    let early = world.asked().into_iter().filter(|(server, question)| {
        server.role != Role::Authoritative && question.name.as_str() == "s1.example._domainkey.service.net"
    });
    assert_eq!(early.count(), 0);
}
