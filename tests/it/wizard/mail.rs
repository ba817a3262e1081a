//! The Mail step.

use std::fs;

use mailseal::{
    dns::demo,
    survey::Role,
    tui::{
        message::Message,
        step::{Progress, Step},
    },
};

use super::{Wizard, check::publish, publish::at_publish};

const BOUNCE: &str = "550-5.7.26 Your email has been blocked because the sender is unauthenticated.\r\
    550-5.7.26  DKIM = did not pass\r\
    550 5.7.26  SPF [half.example] with ip: [203.0.113.99] = did not pass - gsmtp\r";

async fn at_mail() -> Wizard {
    let mut wizard = at_publish("half.example").await;
    wizard.keys("<esc>7").await;
    assert_eq!(wizard.app.step(), Step::Mail);
    wizard
}

async fn paste(wizard: &mut Wizard, text: &str) {
    wizard.feed(Message::Pasted(text.to_owned()));
    wizard.settle().await;
}

#[tokio::test(start_paused = true)]
async fn a_bounce_leads_to_the_record_that_lets_the_mail_pass() {
    let mut wizard = at_mail().await;
    insta::assert_snapshot!(wizard.pictures());
    paste(&mut wizard, BOUNCE).await;
    wizard.shows("bounce from Gmail: neither SPF nor DKIM passed");
    wizard.shows("ip4:203.0.113.99");
    insta::assert_snapshot!(wizard.pictures());
    assert_eq!(wizard.app.progress(Step::Mail), Progress::Problem);
    wizard.keys("<enter>").await;
    assert_eq!(wizard.app.step(), Step::Spf);
    insta::assert_snapshot!(wizard.picture());
    wizard.keys("<enter>").await;
    let record = wizard.plan().spf.record().to_string();
    assert!(record.contains(" ip4:203.0.113.99 ~all"), "{record}");
    // Back again, it only has to be published.
    wizard.keys("<esc><esc>7").await;
    wizard.shows("Your setup has it already");
    wizard.keys("<enter>").await;
    assert_eq!(wizard.app.step(), Step::Publish);
    // Once it is published, the same bounce is old news.
    publish(&wizard, usize::MAX);
    wizard.world.forget();
    wizard.keys("6").await;
    wizard.keys("r").await;
    wizard.keys("7").await;
    wizard.shows("✓ passes now");
    wizard.shows("SPF passes now for 203.0.113.99. Send the mail again.");
    assert_eq!(wizard.app.progress(Step::Mail), Progress::Done);
}

#[tokio::test(start_paused = true)]
async fn an_address_that_the_record_has_already_is_not_added_again() {
    let mut wizard = Wizard::start_in(demo::zones(), Some(demo::DOMAIN)).await;
    wizard.keys("<esc>7").await;
    paste(&mut wizard, &BOUNCE.replace("half.example", demo::DOMAIN)).await;
    wizard.keys("<enter><enter>").await;
    assert_eq!(wizard.plan().spf.record().to_string().matches("203.0.113.99").count(), 1);
    // The record asks for too many lookups, so that the address does not pass yet.
    wizard.keys("<esc><esc>7").await;
    wizard.hides("added");
    wizard.keys("<enter>").await;
    assert_eq!(wizard.app.step(), Step::Spf);
    wizard.shows("Too many DNS lookups");
    assert_eq!(wizard.plan().spf.record().to_string().matches("203.0.113.99").count(), 1);
    // Without an include that nobody needs it does, as soon as it is published.
    wizard.keys("<home>d<esc>7").await;
    wizard.shows("Your setup has it already");
    publish(&wizard, usize::MAX);
    wizard.world.forget();
    wizard.keys("6").await;
    wizard.keys("r").await;
    wizard.keys("7").await;
    wizard.shows("✓ passes now");
}

#[tokio::test(start_paused = true)]
async fn the_demo_offers_a_bounce_and_messages() {
    for (index, shown) in
        ["bounce from Gmail", "✓ passes", "Text was added at the end", "Another key"].into_iter().enumerate()
    {
        let mut wizard = Wizard::start_in(demo::zones(), Some(demo::DOMAIN)).await;
        wizard.app.session.is_demo = true;
        wizard.keys("<esc>7").await;
        wizard.keys(&"<down>".repeat(index + 1)).await;
        wizard.keys("<enter>").await;
        wizard.shows(shown);
    }
}

#[tokio::test(start_paused = true)]
async fn a_notice_with_an_empty_bounce_address_is_read_as_the_message_it_is() {
    let mut wizard = at_mail().await;
    let text = include_str!("../../fixtures/messages/spf-bounce-empty-from.eml").replace("nordwind", "half");
    paste(&mut wizard, &text).await;
    wizard.hides("The reason is not in this text");
}

#[tokio::test(start_paused = true)]
async fn what_is_not_authentication_leads_nowhere_and_says_what_to_do() {
    let mut wizard = at_mail().await;
    paste(&mut wizard, "552 5.2.2 <bob@example.net>: user is over quota").await;
    wizard.shows("the recipient’s mailbox");
    wizard.keys("<enter>").await;
    assert_eq!(wizard.app.step(), Step::Mail);
    wizard.shows("Tell the recipient in another way");
}

#[tokio::test(start_paused = true)]
async fn a_file_is_read_by_its_name_and_nothing_of_it_is_kept() {
    let mut wizard = at_mail().await;
    fs::write(wizard.path("bounce.txt"), BOUNCE.replace('\r', "\n")).unwrap();
    wizard.keys("bounce.txt<enter>").await;
    wizard.shows("bounce.txt: bounce from Gmail");
    wizard.keys("<up><up><up>missing.txt<enter>").await;
    wizard.shows("missing.txt");
    let home = wizard.leave();
    for entry in fs::read_dir(home.path().join("plans")).into_iter().flatten() {
        let saved = fs::read_to_string(entry.unwrap().path()).unwrap_or_default();
        assert!(!saved.contains("203.0.113.99"), "{saved}");
    }
}

#[tokio::test(start_paused = true)]
async fn what_is_pasted_asks_for_no_names_of_others() {
    let mut wizard = at_mail().await;
    let before = wizard.world.asked().len();
    paste(
        &mut wizard,
        "550 5.7.1 rejected by DMARC policy for stranger.example, see https://tracker.example/x",
    )
    .await;
    paste(&mut wizard, BOUNCE).await;
    for (server, question) in wizard.world.asked().into_iter().skip(before) {
        let name = question.name.as_str();
        assert!(!name.ends_with("stranger.example") && !name.ends_with("tracker.example"), "{name}");
        let is_own = name == "half.example" || name.ends_with(".half.example");
        // What is to be published is asked of the zone's own servers only.
        assert!(!is_own || server.role == Role::Authoritative || name == "half.example", "{name} {server:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_private_key_is_not_taken() {
    let mut wizard = at_mail().await;
    paste(&mut wizard, "-----BEGIN PRIVATE KEY-----\rMIIEvQ\r-----END PRIVATE KEY-----\r").await;
    wizard.hides("MIIEvQ");
    assert!(wizard.app.session.mail.read.is_empty());
}
