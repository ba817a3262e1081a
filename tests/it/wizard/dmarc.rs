//! Step 4.

use super::{WORLD, Wizard};
use mailseal::{
    dns::zone::World,
    plan::publish::{Purpose, publish},
    tui::{
        message::Message,
        step::{Progress, Step},
    },
};

/// What the other tests do not need: a sub-domain, several records, a company that takes reports.
const MORE: &str = "
zone reports.example 192.0.2.31
  @  NS ns1.service.example.
  half.example._report._dmarc TXT v=DMARC1

zone strict.example 192.0.2.21 192.0.2.22
  @  300 SOA 300
  @  NS ns1.dns.example.
  @  NS ns2.dns.example.
  @  MX 10 mail
  mail A 203.0.113.51
  news A 203.0.113.52
  _dmarc TXT v=DMARC1; p=reject; sp=quarantine; note=kept; x-bad=1; rua=mailto:dmarc@strict.example!10m
";

/// The wizard at this step, with the answers DNS has about a domain.
async fn at(domain: &str) -> Wizard {
    let world = World::parse(&[WORLD, MORE].concat()).unwrap();
    let mut wizard = Wizard::start_in(world, Some(domain)).await;
    wizard.keys("4").await;
    assert_eq!(wizard.app.step(), Step::Dmarc);
    wizard
}

fn record(wizard: &Wizard) -> String {
    wizard.plan().dmarc.published().to_string()
}

#[tokio::test(start_paused = true)]
async fn a_first_set_up_begins_with_monitoring_and_reports() {
    let mut wizard = at("new.example").await;
    insta::assert_snapshot!(wizard.pictures());
    wizard.keys("<enter><enter><enter>").await;
    assert_eq!(wizard.app.step(), Step::Publish);
    assert_eq!(record(&wizard), "v=DMARC1; p=none; rua=mailto:dmarc@new.example");
}

#[tokio::test(start_paused = true)]
async fn the_published_policy_is_marked_and_the_next_step_named() {
    let wizard = at("half.example").await;
    wizard.shows("(•) Quarantine      failing mail to spam · published now");
    wizard.shows("none of your mail went to spam");
    wizard.hides("good start");
}

#[tokio::test(start_paused = true)]
async fn a_step_nobody_has_been_at_is_not_half_done() {
    let mut wizard = Wizard::start().await;
    wizard.keys("half.example<enter>").await;
    assert_eq!(wizard.app.progress(Step::Dmarc), Progress::Open);
    wizard.keys("<down>4").await;
    assert_eq!(wizard.app.progress(Step::Dmarc), Progress::Partial);
}

#[tokio::test(start_paused = true)]
async fn an_old_tag_is_left_out_unless_one_asks_to_keep_it() {
    let mut wizard = at("double.example").await;
    wizard.shows("[ ] Keep pct=50");
    assert_eq!(record(&wizard), "v=DMARC1; p=none; rua=mailto:dmarc@double.example");
    wizard.keys("<enter><tab><enter>").await;
    wizard.shows("[x] Keep pct=50");
    assert_eq!(record(&wizard), "v=DMARC1; p=none; rua=mailto:dmarc@double.example; pct=50");
    wizard.shows("pct=50");
    wizard.keys("u").await;
    assert_eq!(record(&wizard), "v=DMARC1; p=none; rua=mailto:dmarc@double.example");
}

#[tokio::test(start_paused = true)]
async fn size_limits_and_unknown_tags_are_shown_and_survive_edits() {
    let mut wizard = at("strict.example").await;
    wizard.shows("[ ] Keep !10m");
    wizard.shows("note=kept");
    wizard.shows("! x-bad=1");
    wizard.keys("<home><enter>, b@strict.example<enter>").await;
    assert_eq!(
        wizard.plan().dmarc.record.to_string(),
        "v=DMARC1; p=none; sp=quarantine; \
         rua=mailto:dmarc@strict.example!10m,mailto:b@strict.example; note=kept"
    );
}

#[tokio::test(start_paused = true)]
async fn an_address_elsewhere_needs_a_record_there_and_it_is_said_whether_it_has_it() {
    let mut wizard = at("half.example").await;
    wizard.keys("<enter>, a@reports.example, b@service.example<enter>").await;
    insta::assert_snapshot!(wizard.pictures());
    let owners: Vec<String> = publish(wizard.plan())
        .into_iter()
        .filter(|row| matches!(row.purpose, Purpose::ReportAuthorization(_)))
        .map(|row| row.owner.to_string())
        .collect();
    assert_eq!(
        owners,
        ["half.example._report._dmarc.reports.example", "half.example._report._dmarc.service.example"]
    );
}

#[tokio::test(start_paused = true)]
async fn what_is_no_address_is_shown_at_its_place_and_does_not_go_on() {
    let mut wizard = at("new.example").await;
    wizard.keys("<enter>, nobody<enter>").await;
    insta::assert_snapshot!(wizard.picture());
    insta::assert_snapshot!(wizard.roles());
    assert_eq!(record(&wizard), "v=DMARC1; p=none; rua=mailto:dmarc@new.example");
    assert_eq!(wizard.app.progress(Step::Dmarc), Progress::Partial);
    wizard.keys("<end><c-n>").await;
    assert_eq!(wizard.app.step(), Step::Dmarc);
    // Going back is never refused, and what was typed is still there.
    wizard.keys("<esc>").await;
    assert_ne!(wizard.app.step(), Step::Dmarc);
    wizard.keys("4").await;
    wizard.shows("dmarc@new.example, nobody");
}

#[tokio::test(start_paused = true)]
async fn without_a_report_address_the_screen_says_that_the_record_asks_for_nothing() {
    let mut wizard = at("new.example").await;
    wizard.keys(&format!("<enter>{}<enter>", "<bs>".repeat(30))).await;
    wizard.shows("› no one");
    wizard.shows("! The DMARC record has no effect");
    assert_eq!(record(&wizard), "v=DMARC1; p=none");
}

#[tokio::test(start_paused = true)]
async fn reject_before_a_key_asks_once_and_not_again() {
    let mut wizard = at("new.example").await;
    wizard.keys("<down><down><enter><enter><enter>").await;
    insta::assert_snapshot!(wizard.pictures());
    wizard.keys("<esc>").await;
    wizard.hides("Continue with this policy?");
    wizard.keys("<enter><enter>").await;
    // “Change it” leads back to the policy.
    wizard.shows("▸ (•) Reject");
    assert_eq!(wizard.app.progress(Step::Dmarc), Progress::Partial);
    wizard.keys("]").await;
    wizard.shows("Continue with this policy?");
    wizard.keys("<down><enter>").await;
    assert_eq!(wizard.app.step(), Step::Publish);
    wizard.keys("4]").await;
    assert_eq!(wizard.app.step(), Step::Publish);
    // Another policy is another question.
    wizard.keys("4<home><down><enter><enter><enter>").await;
    wizard.shows("Continue with Quarantine");
}

#[tokio::test(start_paused = true)]
async fn a_policy_weaker_than_the_published_one_asks_once_more() {
    let mut wizard = at("strict.example").await;
    wizard.keys("<home><enter><enter><enter>").await;
    wizard.shows("This is weaker than the published policy");
    wizard.shows("policy is reject");
}

#[tokio::test(start_paused = true)]
async fn the_rest_is_folded_away_and_every_tag_is_there() {
    let mut wizard = at("new.example").await;
    wizard.keys("<enter><tab><right>").await;
    wizard.keys("<down><left><right>").await; // sp: nothing is left of the default, then none
    wizard.keys("<down><right><right><right>").await; // np=reject
    wizard.keys("<down><space><down><space>").await; // adkim, aspf
    wizard.keys("<down>f@new.example<enter>").await; // ruf
    wizard.keys("<down><space><down><space><down><space>").await; // 1, d, s
    wizard.keys("<down><space><down><right>").await; // t, psd
    assert_eq!(
        record(&wizard),
        "v=DMARC1; p=none; sp=none; np=reject; adkim=s; aspf=s; rua=mailto:dmarc@new.example; \
         ruf=mailto:f@new.example; fo=1:d:s; t=y; psd=n"
    );
    insta::assert_snapshot!(wizard.pictures());
    wizard.keys("<home><down><down><down><down><left>").await;
    wizard.shows("sp=none  np=reject");
}

#[tokio::test(start_paused = true)]
async fn a_whole_record_can_be_pasted_into_its_own_field_or_anywhere() {
    let mut wizard = at("new.example").await;
    wizard.keys("p").await;
    wizard.keys(&"<bs>".repeat(80)).await;
    wizard.keys("<paste:\"v=DMARC1; p=rejekt; \" \"rua=mailto:a@new.example\"><enter>").await;
    insta::assert_snapshot!(wizard.pictures());
    insta::assert_snapshot!(wizard.roles());
    assert_eq!(record(&wizard), "v=DMARC1; p=none; rua=mailto:dmarc@new.example");
    wizard.keys("<esc>").await;
    wizard.keys("<paste:_dmarc.new.example. IN TXT \"v=DMARC1; p=quarantine; pct=20\">").await;
    wizard.shows("Replaced the record");
    assert_eq!(record(&wizard), "v=DMARC1; p=quarantine");
    wizard.keys("u").await;
    assert_eq!(record(&wizard), "v=DMARC1; p=none; rua=mailto:dmarc@new.example");
    wizard.shows("dmarc@new.example");
    wizard.keys("u").await;
    wizard.shows("There is no change to undo");
}

#[tokio::test(start_paused = true)]
async fn letters_typed_into_one_field_are_taken_back_together() {
    let mut wizard = at("new.example").await;
    wizard.keys("<enter>, b@new.example, c@new.example<enter>u").await;
    assert_eq!(record(&wizard), "v=DMARC1; p=none; rua=mailto:dmarc@new.example");
    wizard.shows("› dmarc@new.example");
    wizard.hides("b@new.example");
}

#[tokio::test(start_paused = true)]
async fn a_sub_domain_is_told_whose_policy_holds_now() {
    let wizard = at("news.strict.example").await;
    wizard.shows("the policy of strict.example applies here: Quarantine");
    let wizard = at("news.new.example").await;
    wizard.shows("new.example has no DMARC policy");
}

#[tokio::test(start_paused = true)]
async fn no_explanation_is_cut_on_the_smallest_terminal() {
    let mut wizard = at("strict.example").await;
    wizard.size((60, 20));
    wizard.keys("<enter>, a@elsewhere.example<enter><home>").await;
    while !wizard.picture().contains("▸ + More") {
        wizard.keys("<down>").await;
    }
    wizard.keys("<enter><home>").await;
    for _ in 0..30 {
        wizard.keys("<f2>").await;
        wizard.shows("Explanation");
        wizard.hides("…");
        wizard.keys("<esc><down>").await;
    }
    wizard.shows("▸ [ Continue ]");
}

#[tokio::test(start_paused = true)]
async fn a_record_pasted_into_the_field_takes_the_place_of_the_one_there() {
    let mut wizard = at("half.example").await;
    wizard.keys("p").await;
    wizard.feed(Message::Pasted("\"v=DMARC1; p=reject\"\n".to_owned()));
    wizard.keys("<enter>").await;
    assert_eq!(record(&wizard), "v=DMARC1; p=reject");
}
