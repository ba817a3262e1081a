//! What was found, in detail, and the way to where it is mended.

use std::pin::Pin;

use mailseal::{
    check::{
        Finding,
        finding::{Dkim, Dmarc, Dns, Mx, Spf},
        published::report::{Report, Verdict},
    },
    dns::zone::Fault,
    plan::{
        dkim::Value,
        publish::{Data as Planned, publish as records},
    },
    record::{name::Name, span::Span, spf, txt::Txt},
    survey::Data,
    tui::step::Step,
};

use super::{
    super::{Wizard, publish::at_publish},
    publish,
};

fn apex() -> Name {
    "new.example".parse().unwrap()
}

/// A term too many in the SPF record, with what to publish instead.
fn broken() -> Finding {
    let what =
        Spf::Broken { text: "-all;".to_owned(), fault: spf::Fault::UnknownMechanism("all;".to_owned()) };
    Finding::from(what)
        .at(&apex(), "v=spf1 mx -all;", Span::new(10, 15))
        .with_correction(&apex(), Planned::Txt("v=spf1 mx -all".to_owned()))
}

fn lame() -> Finding {
    Dns::Lame { server: "ns2.dns.example".to_owned() }.into()
}

/// At Check, where everything is published, with these findings.
fn with(findings: Vec<Finding>) -> Pin<Box<dyn Future<Output = Wizard>>> {
    Box::pin(async {
        let mut wizard = at_publish("new.example").await;
        publish(&wizard, usize::MAX);
        wizard.keys("6").await;
        let report = wizard.app.session.checking.report.as_mut().unwrap();
        *report = Report { verdict: Verdict::Fail, findings, ..report.clone() };
        wizard
    })
}

/// Moves down to the line that shows this.
pub(super) async fn go_to(wizard: &mut Wizard, line: &str) {
    for _ in 0..80 {
        if wizard.picture().lines().any(|drawn| drawn.starts_with('▸') && drawn.contains(line)) {
            return;
        }
        wizard.keys("<down>").await;
    }
    panic!("{line:?} never has the focus:\n{}", wizard.picture());
}

#[tokio::test(start_paused = true)]
async fn a_finding_shows_its_place_why_what_to_do_and_the_correction() {
    let mut wizard = with(vec![broken(), lame(), Dkim::Testing.into()]).await;
    wizard.shows("✗ Not done yet. 1 error.");
    wizard.shows("✗ error: “-all;” is not a valid SPF term and was left out");
    wizard.shows("! warning: ns2.dns.example does not serve your zone");
    go_to(&mut wizard, "error:").await;
    insta::assert_snapshot!(wizard.pictures());
    insta::assert_snapshot!(wizard.roles());
    wizard.keys("<f2>").await;
    insta::assert_snapshot!(wizard.picture());
    for text in ["v=spf1 mx -all;", "          ^^^^^", "Publish at new.example (TXT):", "RFC 7208 §4.6"] {
        wizard.shows(text);
    }
}

#[tokio::test(start_paused = true)]
async fn notes_are_folded_away_behind_their_number() {
    let mut wizard = with(vec![lame(), Dkim::Testing.into(), Spf::NobodyMaySend.into()]).await;
    wizard.shows("+ 2 notes");
    wizard.hides("· note");
    go_to(&mut wizard, "notes").await;
    wizard.keys("<enter>").await;
    wizard.shows("− 2 notes");
    wizard.size((120, 40));
    wizard.shows("· note: ");
    wizard.keys("<left>").await;
    wizard.hides("· note");
}

#[tokio::test(start_paused = true)]
async fn a_correction_is_proposed_in_its_step_and_taken_over() {
    let mut wizard = with(vec![broken()]).await;
    let before = wizard.plan().spf.clone();
    go_to(&mut wizard, "error:").await;
    wizard.shows("m fix");
    wizard.keys("<enter>").await;
    assert_eq!(wizard.app.step(), Step::Spf);
    insta::assert_snapshot!(wizard.pictures());
    insta::assert_snapshot!(wizard.roles());
    assert_eq!(wizard.plan().spf, before);
    wizard.keys("<enter>").await;
    assert_eq!(wizard.plan().spf.record().to_string(), "v=spf1 mx -all");
    wizard.shows("✓ Fixed in your setup. Press u to undo.");
    assert!(wizard.app.proposal().is_none());
    // As any other change of the step.
    wizard.keys("u").await;
    assert_eq!(wizard.plan().spf, before);
}

#[tokio::test(start_paused = true)]
async fn a_correction_that_is_refused_changes_nothing() {
    for refusal in ["<esc>", "<down><enter>"] {
        let mut wizard = with(vec![broken()]).await;
        let before = wizard.plan().clone();
        go_to(&mut wizard, "error:").await;
        wizard.keys("m").await;
        wizard.shows("Use this fix for new.example?");
        // Nothing gets below it meanwhile.
        wizard.keys("<left>d<paste:v=spf1 -all>").await;
        wizard.keys(refusal).await;
        assert_eq!(*wizard.plan(), before, "{refusal}");
        assert_eq!(wizard.app.step(), Step::Spf);
        assert!(wizard.app.proposal().is_none());
        wizard.shows("Kept your record.");
        wizard.hides("Use this fix for");
    }
}

#[tokio::test(start_paused = true)]
async fn what_the_plan_has_right_already_is_to_be_copied() {
    let mut wizard = with(vec![]).await;
    let row = records(wizard.plan()).pop().unwrap();
    assert_eq!(row.owner.as_str(), "_dmarc.new.example");
    let finding = Finding::from(Dmarc::NoPolicy).with_correction(&row.owner, row.data);
    wizard.app.session.checking.report.as_mut().unwrap().findings = vec![finding];
    go_to(&mut wizard, "warning:").await;
    wizard.keys("<enter>").await;
    assert_eq!(wizard.app.step(), Step::Publish);
    assert!(wizard.picture().lines().any(|line| line.starts_with('▸') && line.contains("DMARC")));
    assert!(wizard.app.proposal().is_none());
}

#[tokio::test(start_paused = true)]
async fn what_the_plan_has_and_dns_has_not_is_to_be_copied() {
    let mut wizard = at_publish("new.example").await;
    wizard.keys("6").await;
    for (line, row) in [("SPF ", "SPF"), ("DMARC ", "DMARC")] {
        wizard.keys("6<home>").await;
        go_to(&mut wizard, line).await;
        wizard.keys("m").await;
        assert_eq!(wizard.app.step(), Step::Publish, "{line}");
        let focused = wizard.picture().lines().find(|line| line.starts_with('▸')).unwrap().to_owned();
        assert!(focused.contains(row), "{focused}");
    }
}

#[tokio::test(start_paused = true)]
async fn keys_and_policies_are_corrected_in_their_steps_and_can_be_taken_back() {
    let key = "v=DKIM1; k=ed25519; p=";
    let selector: Name = "s1._domainkey.new.example".parse().unwrap();
    let revoked = Finding::from(Dkim::Revoked).with_correction(&selector, Planned::Txt(key.to_owned()));
    let other: Name = "s9._domainkey.new.example".parse().unwrap();
    let unknown =
        Finding::from(Dkim::Short { bits: 1024 }).with_correction(&other, Planned::Txt(key.to_owned()));
    let policy: Name = "_dmarc.new.example".parse().unwrap();
    let dmarc = Finding::from(Dmarc::NoneWithoutReports { acts_below: false })
        .with_correction(&policy, Planned::Txt("v=DMARC1; p=reject".to_owned()));
    for (finding, step) in [(revoked, Step::Dkim), (unknown, Step::Dkim), (dmarc, Step::Dmarc)] {
        let mut wizard = with(vec![finding]).await;
        let before = wizard.plan().clone();
        go_to(&mut wizard, "warning:").await;
        wizard.keys("<enter>").await;
        assert_eq!(wizard.app.step(), step);
        wizard.keys("<enter>").await;
        assert_ne!(*wizard.plan(), before);
        let is_taken = match step {
            Step::Dkim => wizard
                .plan()
                .dkim
                .keys
                .iter()
                .any(|k| matches!(&k.value, Value::Record(r) if r.to_string().ends_with("p="))),
            _ => wizard.plan().dmarc.record.to_string() == "v=DMARC1; p=reject",
        };
        assert!(is_taken, "{step:?}");
        // From where typing would not be text.
        wizard.keys("<home>u").await;
        assert_eq!(*wizard.plan(), before, "{step:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_nobody_can_mend_here_is_copied_for_whoever_can() {
    let exchanger = Mx::IpAddress { exchange: "192.0.2.7".to_owned() };
    let mut wizard = with(vec![lame(), exchanger.into()]).await;
    go_to(&mut wizard, "ns2.dns.example does not serve").await;
    wizard.hides("m fix");
    wizard.shows("c copy finding");
    wizard.keys("<enter>").await;
    assert_eq!(wizard.app.step(), Step::Check);
    wizard.shows("mailseal only reads DNS. Press c");
    wizard.keys("c").await;
    wizard.shows("✓ Copied: what is wrong, why, and the fix.");
    let copied = wizard.copied().concat();
    assert!(
        copied.starts_with("new.example, found by mailseal in DNS on 2026-11-21 14:02 UTC:\n\nwarning: ")
    );
    assert!(copied.contains("Fix: Delete it from the name servers at your registrar"), "{copied}");
    assert!(copied.ends_with("dns.lame, RFC 1912 §2.8"), "{copied}");
}

#[tokio::test(start_paused = true)]
async fn the_focus_stays_on_its_finding_when_worse_ones_come_before_it() {
    let mut wizard = at_publish("new.example").await;
    publish(&wizard, usize::MAX);
    wizard.world.break_server("192.0.2.22".parse().unwrap(), None, Fault::Refused);
    wizard.keys("6").await;
    go_to(&mut wizard, "ns2.dns.example does not serve").await;
    wizard.hides("error:");
    // The SPF record breaks.
    let is_spf = |old: &Data| matches!(old, Data::Txt(text) if text.joined().starts_with(b"v=spf1"));
    for server in wizard.world.holders(&apex()) {
        wizard.world.put(server, &apex(), 300, Data::Txt(Txt::new("v=spf1 mxx -all")), is_spf);
    }
    wizard.keys("r").await;
    wizard.shows("error:");
    let focused = wizard.picture().lines().find(|line| line.starts_with('▸')).unwrap().to_owned();
    assert!(focused.contains("ns2.dns.example does not serve"), "{focused}");
}

#[tokio::test(start_paused = true)]
async fn forty_findings_are_walked_through_with_the_focus_in_sight() {
    let silent = |n: usize| Finding::from(Dns::Silent { server: format!("ns{n}.dns.example") });
    let mut wizard = with((0..40).map(silent).collect()).await;
    for size in super::super::SIZES {
        wizard.size(size);
        wizard.keys("<home>").await;
        for n in 0..40 {
            go_to(&mut wizard, &format!("ns{n}.dns.example does")).await;
        }
        wizard.keys("<end>").await;
        wizard.shows("▸ [ Continue ]");
    }
    // However small or large the terminal, nothing is drawn outside it.
    for size in [(1, 1), (60, 20), (61, 21), (250, 20), (60, 120), (300, 100)] {
        wizard.size(size);
        let _ = wizard.picture();
    }
}

#[tokio::test(start_paused = true)]
async fn the_servers_shown_are_those_of_the_record_a_finding_belongs_to() {
    let policy: Name = "_dmarc.new.example".parse().unwrap();
    let dmarc = Finding::from(Dmarc::NoneWithoutReports { acts_below: false })
        .with_correction(&policy, Planned::Txt("v=DMARC1; p=reject".to_owned()));
    // Without a place or a correction it is its subject that counts.
    let mut wizard = with(vec![broken(), dmarc, Dkim::Short { bits: 1024 }.into()]).await;
    for (line, heading) in [
        ("error:", "SPF at new.example"),
        ("has no effect", "DMARC at _dmarc.new.example"),
        ("1024", "DKIM key s1 at s1._domainkey.new.example"),
    ] {
        wizard.keys("<home>").await;
        go_to(&mut wizard, line).await;
        let focused = wizard.picture();
        assert!(focused.lines().any(|drawn| drawn.trim() == heading), "{heading}:\n{focused}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_finding_that_is_gone_leaves_the_focus_to_its_record() {
    let mut wizard = with(vec![lame()]).await;
    let policy: Name = "_dmarc.new.example".parse().unwrap();
    for server in wizard.world.holders(&policy) {
        let is_policy = |old: &Data| matches!(old, Data::Txt(text) if text.joined().starts_with(b"v=DMARC1"));
        wizard.world.put(server, &policy, 300, Data::Txt(Txt::new("v=DMARC1; p=rejct")), is_policy);
    }
    wizard.keys("r").await;
    go_to(&mut wizard, "rejct").await;
    wizard.shows("DMARC at _dmarc.new.example");
    // What has no record leaves the last one there, under its name.
    wizard.keys("<end>").await;
    wizard.shows("▸ [ Continue ]");
    wizard.shows("DMARC at _dmarc.new.example");
    wizard.keys("<home>").await;
    go_to(&mut wizard, "rejct").await;
    publish(&wizard, usize::MAX);
    wizard.keys("r").await;
    wizard.hides("rejct");
    let focused = wizard.picture().lines().find(|line| line.starts_with('▸')).unwrap().to_owned();
    assert!(focused.contains("_dmarc"), "{focused}");
    wizard.shows("DMARC at _dmarc.new.example");
}

#[tokio::test(start_paused = true)]
async fn beside_a_faulty_record_a_tick_only_says_that_it_is_there() {
    let mut wizard = with(vec![broken()]).await;
    wizard.shows("✗ error");
    wizard.shows("✓ published");
    wizard.hides("right");
    wizard.keys("<home>").await;
    go_to(&mut wizard, "SPF ").await;
    wizard.keys("<f2>").await;
    wizard.shows("The record is there, but it has an error");
    wizard.hides("✓ right");
}

#[tokio::test(start_paused = true)]
async fn on_a_record_row_m_mends_what_was_found_or_says_why_not() {
    let mut wizard = with(vec![broken()]).await;
    wizard.keys("<home>m").await;
    wizard.shows("Use this fix for new.example?");
    let mut wizard = with(vec![]).await;
    wizard.keys("<home><down>").await;
    wizard.hides("m fix");
    wizard.keys("m").await;
    wizard.shows("This record is correct.");
    assert_eq!(wizard.app.step(), Step::Check);
}
