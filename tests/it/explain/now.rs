//! A refusal held against what is published now.

use jiff::Timestamp;
use mailseal::{
    check::{
        against::{self, Against, Case, KeyNow},
        explain,
        spf::evaluate::SpfResult,
    },
    dns::{walk, zone::World},
};

use super::own;

const REFUSED: &str = "550-5.7.26 Your email has been blocked because the sender is unauthenticated.\n\
    550-5.7.26  DKIM = did not pass\n\
    550 5.7.26  SPF [example.com] with ip: [192.0.2.25] = did not pass - gsmtp";

async fn found(world: &str, draft: Option<&str>) -> (Against, World) {
    let world = World::parse(world).unwrap();
    let part = explain::read(REFUSED.as_bytes(), &own());
    let case = Case::of(&part.refusals[0], None, &own(), Timestamp::UNIX_EPOCH).unwrap();
    let case = Case { draft: draft.map(str::to_owned), ..case };
    let mut facts = mailseal::survey::Facts::default();
    walk::follow(&world, &mut facts, |facts| against::needed(&case, facts)).await;
    (against::judge(&case, &facts), world)
}

fn world(records: &str) -> String {
    format!(
        "system 192.0.2.53\nzone example.com 192.0.2.1\n{records}\nzone service.example 192.0.2.2\n  spf TXT v=spf1 ip4:198.51.100.1 -all\n"
    )
}

#[tokio::test]
async fn the_record_that_would_have_let_the_mail_pass_is_proposed() {
    for (records, draft, result, with_draft, proposal) in [
        (
            "  @ TXT v=spf1 include:spf.service.example -all",
            Some("v=spf1 ip4:192.0.2.25 -all"), // the setup has it already
            Some(SpfResult::Fail),
            Some(SpfResult::Pass),
            Some("v=spf1 include:spf.service.example ip4:192.0.2.25 -all"),
        ),
        ("  @ TXT v=spf1 ip4:192.0.2.0/24 -all", None, Some(SpfResult::Pass), None, None), // fixed since
        ("  @ TXT hello", None, Some(SpfResult::None), None, Some("v=spf1 ip4:192.0.2.25 ~all")), // no record
        ("  @ TXT v=spf1 ip4:300.1.1.1 -all", None, Some(SpfResult::PermError), None, None), // not to be added to
    ] {
        let (found, _) = found(&world(records), draft).await;
        let spf = found.spf.unwrap();
        assert_eq!(spf.result, result, "{records}");
        assert_eq!(spf.with_draft, with_draft, "{records}");
        assert_eq!(spf.proposal.map(|proposal| proposal.record).as_deref(), proposal, "{records}");
    }
}

#[tokio::test]
async fn keys_and_policy_are_looked_at_and_no_other_domain_is_asked_for() {
    let records = "  @ TXT v=spf1 include:spf.service.example -all\n  _dmarc TXT v=DMARC1; p=reject\n  s1._domainkey TXT v=DKIM1; p=";
    let (found, world) = found(&world(records), None).await;
    assert_eq!(found.keys, [("s1".to_owned(), KeyNow::Revoked)]);
    assert_eq!(found.dmarc.as_deref(), Some("v=DMARC1; p=reject"));
    for (_, question) in world.asked() {
        let name = question.name.as_str();
        let is_own = name == "example.com" || name.ends_with(".example.com");
        assert!(is_own || name == "spf.service.example", "{name} was asked for");
    }
}

#[test]
fn what_is_not_the_readers_is_not_asked_for() {
    for file in [
        "forwarder-other-domain.log",
        "mailru-dmarc-site-form.log",
        "exim-inbound-rejected.log",
        "mailbox-full.txt",
        "backscatter-postfix.eml",
        "spamhaus.txt",
    ] {
        let part = explain::read(&super::sample(file), &own());
        let case = Case::of(&part.refusals[0], part.returned.as_ref(), &own(), Timestamp::UNIX_EPOCH);
        assert_eq!(case, None, "{file}");
    }
}
