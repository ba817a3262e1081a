//! What DNS says of mail hosts, judged without any port.

use std::sync::Arc;

use jiff::Timestamp;
use mailseal::{
    check::access::{View, judge, wants},
    connect::explore::{Asked, Looked},
    dns::{walk, zone::World},
    survey::access::{Service, address::Nearest},
};

const HEAD: &str = "
system 192.0.2.253

zone example 192.0.2.2
  @  NS ns.example

zone 113.0.203.in-addr.arpa 192.0.2.253
  @  NS ns.example
  21 PTR mail.new.example.

zone new.example 192.0.2.21
  @  300 SOA 300
  @  NS ns1.dns.example.
  @  MX 10 mail
  @  TXT v=spf1 mx -all
  mail A 203.0.113.21
  _imaps._tcp SRV 0 1 993 mail
";

const TAIL: &str = "
zone dns.example 192.0.2.21
  @  NS ns1
  ns1 A 192.0.2.21
";

/// The findings of a world in which `new.example` has these records besides.
async fn found(records: &str) -> Vec<String> {
    let world = World::parse(&format!("{HEAD}{records}{TAIL}")).unwrap();
    let asked = Asked {
        domain: "new.example".parse().unwrap(),
        named: Vec::new(),
        services: Service::ALL.to_vec(),
        nearest: Nearest::Public,
        has_ipv6: false,
    };
    let mut looked = Looked::new(asked);
    let now: Timestamp = "2026-12-01T12:00:00Z".parse().unwrap();
    let begun = looked.clone();
    let (news, _kept) = tokio::sync::mpsc::unbounded_channel();
    let wanted = move |survey: &_| wants(&View { survey, ..begun.view(now) });
    let domain = looked.asked.domain.clone();
    looked.survey = walk::pursue(Arc::new(world), domain, wanted, walk::PURSUIT, news).await;
    judge(&looked.view(now)).iter().map(|finding| finding.id().to_owned()).collect()
}

#[tokio::test(start_paused = true)]
async fn records_that_lead_programs_astray_are_named() {
    for (records, expected) in [
        ("", &[][..]),                                              // nothing wrong
        ("  _pop3s._tcp SRV 0 1 993 mail\n", &["access.srv-port"]), // the port of another service
        ("  _pop3s._tcp SRV 0 1 9995 mail\n", &[]),                 // a port of its own is allowed
        ("  pop CNAME mail\n  _pop3s._tcp SRV 0 1 995 pop\n", &["access.srv-alias"]),
        ("  _pop3s._tcp SRV 0 1 995 nowhere\n", &["access.srv-nowhere"]),
        ("  _pop3._tcp SRV 0 0 0 .\n", &[]), // not offered
        (
            "  _mta-sts TXT v=STSv1; id=1;\n  _mta-sts TXT v=STSv1; id=2;\n",
            &["access.mta-sts-fetch", "access.mta-sts-twice"],
        ),
        ("  _mta-sts TXT v=STSv1; id=2026-12-01;\n", &["access.mta-sts-fetch", "access.mta-sts-record"]),
        ("  _mta-sts TXT unrelated\n", &[]), // another record
        ("  _smtp._tls TXT v=TLSRPTv1; rua=tls@new.example\n", &["access.tls-rpt"]),
        ("  _smtp._tls TXT v=TLSRPTv1; rua=mailto:tls@new.example\n", &[]),
        ("  mail A 203.0.113.22\n", &["access.no-ptr"]), // a second address without a name
    ] {
        assert_eq!(found(records).await, expected, "{records}");
    }
}
