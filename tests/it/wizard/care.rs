//! What keeps somebody who is afraid of breaking their mail from doing it.

use std::fs;

use mailseal::{
    clipboard::Copied,
    dns::zone::World,
    plan::{Purpose, publish},
    record::dmarc::Policy,
    tui::{message::Message, step::Step},
};

use super::{WORLD, Wizard, publish::at_publish};

async fn at(step: char, domain: &str) -> Wizard {
    let mut wizard = Wizard::start_in(World::parse(WORLD).unwrap(), Some(domain)).await;
    wizard.keys(&step.to_string()).await;
    wizard
}

#[tokio::test(start_paused = true)]
async fn a_domain_that_gets_mail_keeps_its_mail_servers() {
    let mut wizard = at('1', "new.example").await;
    wizard.keys("<down><space>").await;
    wizard.shows("▸ (•) It only receives mail");
    assert_eq!(wizard.plan().purpose, Purpose::OnlyReceives);
    let owners: Vec<String> = publish::publish(wizard.plan())
        .iter()
        .map(|row| format!("{} {}", row.data.kind(), row.owner))
        .collect();
    assert_eq!(
        owners,
        ["TXT new.example", "TXT *._domainkey.new.example", "TXT _dmarc.new.example"],
        "no null MX"
    );
    // What is skipped says so.
    wizard.keys("2").await;
    assert_eq!(wizard.app.step(), Step::Domain);
    wizard.shows("SPF is not needed: no one sends mail from this domain.");
    wizard.keys("5").await;
    wizard.hides(" MX ");
}

#[tokio::test(start_paused = true)]
async fn space_chooses_and_stays() {
    let mut wizard = at('4', "new.example").await;
    wizard.keys("<down><space>").await;
    wizard.shows("▸ (•) Quarantine");
    // What follows is still a key, and goes into no field.
    wizard.keys("i<esc>").await;
    assert_eq!(wizard.app.step(), Step::Dmarc);
    wizard.shows("› dmarc@new.example");
    assert_eq!(wizard.plan().dmarc.record.policy, Some(Policy::Quarantine));
    let mut wizard = at('3', "new.example").await;
    wizard.keys("<down><down><space>").await;
    wizard.shows("▸ (•) I have a private key");
    wizard.keys("<up><up><space>").await;
    wizard.shows("▸ (•) Make a key here");
    wizard.shows("Space choose");
}

#[tokio::test(start_paused = true)]
async fn a_policy_that_comes_too_early_says_so() {
    let mut wizard = at('4', "new.example").await;
    wizard.shows("Start with Monitor and reports");
    wizard.keys("<end><home><down><down><space>").await;
    wizard.shows("Reject is strict");
    wizard.hides("Start with Monitor");
}

#[tokio::test(start_paused = true)]
async fn a_record_that_lets_nobody_send_is_a_warning_where_mail_is_sent() {
    let mut wizard = at('2', "new.example").await;
    wizard.hides("No server may send");
    wizard.keys("d").await;
    wizard.shows("! No server may send as this domain");
    wizard.hides("✓ no errors");
}

#[tokio::test(start_paused = true)]
async fn without_an_answer_nobody_is_told_to_replace_a_record_unread() {
    let world = World::parse("system 192.0.2.253\nsilent 192.0.2.253\n").unwrap();
    let mut wizard = Wizard::start_in(world, Some("new.example")).await;
    wizard.keys("5").await;
    focus(&mut wizard, "record").await;
    assert!(
        said(&wizard).contains("if there is an SPF record, first add its senders here"),
        "{}",
        said(&wizard)
    );
}

#[tokio::test(start_paused = true)]
async fn the_question_about_names_comes_before_the_first_copy() {
    let mut wizard = at_publish("new.example").await;
    wizard.shows("▸ ( ) yes, type  @");
    wizard.keys("<enter>").await;
    assert!(wizard.copied().is_empty(), "answered, not copied");
    wizard.keys("<enter>").await;
    assert_eq!(wizard.copied(), ["@"]);
    wizard.shows("Copied the name");
}

#[tokio::test(start_paused = true)]
async fn a_copy_that_may_have_failed_names_the_command_that_prints_the_same() {
    let mut wizard = at_publish("new.example").await;
    for (tag, wanted) in [
        (
            "publish-all",
            "Sent all records to your terminal. If paste fails, run: mailseal records new.example",
        ),
        ("publish-sheet", "run: mailseal records new.example --as markdown"),
        ("check-sheet", "run: mailseal check new.example --format markdown"),
        (
            "check-finding",
            "Sent the finding to your terminal. If paste fails, run: mailseal check new.example",
        ),
        ("mailboxes-finding", "run: mailseal access new.example"),
    ] {
        wizard.feed(Message::CopyTried(tag, Copied::Terminal(Vec::new())));
        let shown = said(&wizard);
        assert!(shown.contains(wanted), "{tag}: {shown}");
    }
}

#[tokio::test(start_paused = true)]
async fn mail_and_check_can_be_left_by_their_button() {
    let mut wizard = at('6', "new.example").await;
    wizard.keys("<end><enter>").await;
    assert_eq!(wizard.app.step(), Step::Mail);
    wizard.keys("<end>").await;
    // In a field the end is that of the text.
    wizard.keys("<tab>").await;
    wizard.shows("▸ [ Continue ]");
    wizard.keys("<enter>").await;
    assert_eq!(wizard.app.step(), Step::Mailboxes);
}

#[tokio::test(start_paused = true)]
async fn the_list_of_keys_promises_no_letters_in_a_field() {
    let mut wizard = at('7', "new.example").await;
    wizard.keys("<f1>").await;
    wizard.shows("In this field letters are text");
    wizard.hides("go to SPF");
    wizard.keys("<end>").await;
    wizard.hides("go to SPF");
    wizard.shows("Steps: ● here");
    wizard.keys("<esc><tab>?<end>").await;
    wizard.shows("go to SPF");
    // The way back from the end begins at once.
    let end = wizard.picture();
    wizard.keys("<up><up>").await;
    assert_ne!(wizard.picture(), end);
}

#[tokio::test(start_paused = true)]
async fn letters_turn_no_choice() {
    let mut wizard = at('4', "new.example").await;
    let before = wizard.plan().dmarc.record.clone();
    focus(&mut wizard, "more").await;
    wizard.keys("<enter><down>hello").await;
    assert_eq!(wizard.plan().dmarc.record, before);
}

#[tokio::test(start_paused = true)]
async fn several_records_lead_to_the_one_to_keep() {
    let mut wizard = at('6', "double.example").await;
    for _ in 0..40 {
        if wizard.picture().contains("▸ ✗ error: Too many SPF records") {
            break;
        }
        wizard.keys("<down>").await;
    }
    wizard.keys("m").await;
    assert_eq!(wizard.app.step(), Step::Publish);
    wizard.shows("limit 1. Change one of them");
}

#[tokio::test(start_paused = true)]
async fn a_key_that_is_left_unsaved_is_spoken_of() {
    let mut wizard = at('3', "new.example").await;
    wizard.shows("! not saved yet");
    wizard.hides("✓ no errors");
    wizard.keys("4").await;
    wizard.shows("The new DKIM key is not saved yet.");
}

#[tokio::test(start_paused = true)]
async fn what_is_pasted_at_the_wrong_place_is_named_or_taken_to_the_right_one() {
    let mut wizard = Wizard::start().await;
    wizard.feed(Message::Pasted("v=DMARC1; p=none".into()));
    wizard.shows("This is a DMARC record. It belongs in the DMARC step.");
    wizard.feed(Message::Pasted(
        "Return-Path: <>\nFrom: daemon@mail.example.com\nTo: ann@new.example\n".into(),
    ));
    wizard.shows("Paste one domain.");
    assert!(wizard.app.session.plan.is_none());
    wizard.keys("new.example<enter>3").await;
    let page = "TXT record name:\ngoogle._domainkey\nTXT record value:\nv=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=\n";
    wizard.feed(Message::Pasted(page.into()));
    wizard.settle().await;
    wizard.shows("(•) My mail service gives records");
    wizard.shows("google");
}

#[tokio::test(start_paused = true)]
async fn a_paste_longer_than_a_field_is_refused_and_said() {
    let mut wizard = at('2', "new.example").await;
    wizard.keys("e").await;
    let before = wizard.picture();
    wizard.feed(Message::Pasted("a".repeat(400_000)));
    wizard.shows("This paste is too long for the field, and was ignored.");
    wizard.keys("<left>").await;
    assert_eq!(wizard.picture(), before);
}

#[tokio::test(start_paused = true)]
async fn a_window_that_shows_nothing_takes_no_keys() {
    let mut wizard = at('4', "new.example").await;
    wizard.size((30, 8));
    wizard.shows("too small");
    wizard.keys("<down><space>5").await;
    wizard.size((80, 24));
    let _ = wizard.picture();
    assert_eq!(wizard.app.step(), Step::Dmarc);
    assert_eq!(wizard.plan().dmarc.record.policy, Some(Policy::None));
}

#[tokio::test(start_paused = true)]
async fn what_cannot_be_saved_stays_in_sight() {
    let home = super::new_home();
    // A file where the folder of the setups would be.
    fs::write(home.path().join("plans"), "").unwrap();
    let mut wizard = Wizard::start_at(World::parse(WORLD).unwrap(), Some("new.example"), home).await;
    wizard.keys("<end><enter>").await;
    wizard.shows("could not be saved");
    wizard.keys("<down><down>").await;
    wizard.shows("! not saved");
    wizard.hides("older setup");
}

#[tokio::test(start_paused = true)]
async fn a_report_domain_that_does_not_exist_stays_in_the_list() {
    let mut wizard = at('4', "half.example").await;
    wizard.keys("<enter><c-u>a@missing.example<enter>").await;
    wizard.shows("missing.example must agree");
    wizard.shows("✗ the domain does not exist");
}

#[tokio::test(start_paused = true)]
async fn the_policy_file_is_saved_and_said_and_enforcing_is_asked_first() {
    let mut wizard = at('8', "new.example").await;
    for toggle in ["offer-reports", "offer-sts"] {
        focus(&mut wizard, toggle).await;
        wizard.keys("<space>").await;
    }
    focus(&mut wizard, "offer-save").await;
    wizard.keys("<enter>").await;
    wizard.shows("✓ Saved to ");
    let testing = fs::read_to_string(wizard.path("mta-sts.txt")).unwrap();
    assert!(testing.contains("mode: testing"), "{testing}");
    // The same again is the same file.
    wizard.keys("<enter>").await;
    wizard.shows("✓ Saved to ");
    wizard.keys("<down><enter>").await;
    wizard.shows("Enforce encryption?");
    wizard.shows("▸ [ Keep testing ]");
    wizard.keys("<enter>").await;
    wizard.shows("MTA-STS: mail only encrypted  testing");
    wizard.keys("<enter><up><enter>").await;
    wizard.shows("MTA-STS: mail only encrypted  enforce");
    wizard.keys("<enter>").await;
    assert!(said(&wizard).contains("because mta-sts.txt exists and was not changed"), "{}", said(&wizard));
    assert_eq!(fs::read_to_string(wizard.path("mta-sts.txt")).unwrap(), testing);
    let id = wizard.plan().mailboxes.mta_sts.as_ref().unwrap().id.clone();
    let enforced = fs::read_to_string(wizard.path(&format!("mta-sts-{id}.txt"))).unwrap();
    assert!(enforced.contains("mode: enforce"), "{enforced}");
    // The whole file can be seen, line by line.
    wizard.keys("<f3>").await;
    wizard.shows("│ mode: enforce");
}

/// What the screen says, however it is wrapped.
fn said(wizard: &Wizard) -> String {
    wizard.picture().split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn focus(wizard: &mut Wizard, id: &str) {
    wizard.keys("<home>").await;
    for _ in 0..60 {
        if wizard.app.focus().0 == id {
            return;
        }
        wizard.keys("<down>").await;
    }
    panic!("{id} cannot be reached:\n{}", wizard.picture());
}
