//! Step 3.

use std::{fs, path::Path};

use super::{
    WORLD, Wizard, now,
    secrets::{KEYS, kept, secret},
};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use jiff::tz::TimeZone;
use mailseal::{
    dns::zone::World,
    plan::dkim::{KeyKind, Value, Way},
    tui::{
        app::App,
        message::{Command, Message},
        session::Session,
        step::{Progress, Step},
    },
};

/// Domains whose keys are somewhere else.
const MORE: &str = "
; This month's selector is in use.
zone taken.example 192.0.2.21 192.0.2.22
  @  300 SOA 300
  @  NS ns1.dns.example.
  @  NS ns2.dns.example.
  @  MX 10 mail
  mail A 203.0.113.51
  s202611._domainkey TXT v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=

; Its mail is at a service.
zone hosted.example 192.0.2.21 192.0.2.22
  @  300 SOA 300
  @  NS ns1.dns.example.
  @  NS ns2.dns.example.
  @  MX 1 smtp.google.com.
";

const ED25519: &str = "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

/// The wizard at step 3 of a domain.
async fn at(domain: &str) -> Wizard {
    let world = World::parse(&format!("{WORLD}{MORE}")).unwrap();
    let mut wizard = Wizard::start_in(world, Some(domain)).await;
    wizard.keys("3").await;
    assert_eq!(wizard.app.step(), Step::Dkim);
    wizard
}

/// `selector value` of each key in the plan.
fn listed(wizard: &Wizard) -> Vec<String> {
    let show = |key: &mailseal::plan::dkim::Key| match &key.value {
        Value::Record(record) => format!("{} {record}", key.selector),
        Value::Alias(target) => format!("{} CNAME {target}", key.selector),
    };
    wizard.plan().dkim.keys.iter().map(show).collect()
}

#[tokio::test(start_paused = true)]
async fn a_key_is_ready_when_the_screen_is_reached() {
    let mut wizard = at("new.example").await;
    insta::assert_snapshot!(wizard.pictures());
    insta::assert_snapshot!(wizard.roles());
    assert_eq!(wizard.app.progress(Step::Dkim), Progress::Partial);
    assert!(wizard.plan().dkim.keys.is_empty(), "a key that is in no file is not published");
}

#[tokio::test(start_paused = true)]
async fn a_saved_key_is_in_its_file_and_its_record_in_the_plan() {
    let mut wizard = at("new.example").await;
    // The way, the kind, the selector, the path, and save: enter all the way.
    wizard.keys("<enter><enter><enter><enter><enter><enter>").await;
    let file = wizard.path("keys/new.example/s202611.pem");
    let pem = fs::read_to_string(&file).unwrap();
    assert!(pem.starts_with("-----BEGIN PRIVATE KEY-----"));
    assert_eq!(wizard.plan().dkim.keys.first().unwrap().file.as_ref(), Some(&file));
    assert!(listed(&wizard)[0].starts_with("s202611 v=DKIM1; k=rsa; p=MII"));
    assert_eq!(wizard.app.progress(Step::Dkim), Progress::Done);
    insta::assert_snapshot!(wizard.pictures());
    for plan in fs::read_dir(wizard.path("plans")).unwrap() {
        let text = fs::read_to_string(plan.unwrap().path()).unwrap();
        assert!(text.contains("s202611") && !text.contains(&secret("rsa2048.pem")), "{text}");
    }
}

#[tokio::test(start_paused = true)]
async fn going_on_saves_the_key_first() {
    let mut wizard = at("new.example").await;
    wizard.keys("<end><enter>").await;
    assert_eq!(wizard.app.step(), Step::Dmarc);
    assert!(wizard.path("keys/new.example/s202611.pem").exists());
}

#[tokio::test(start_paused = true)]
async fn a_file_that_is_there_is_never_written_over() {
    let mut wizard = at("new.example").await;
    let file = wizard.path("keys/new.example/s202611.pem");
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(&file, "another key").unwrap();
    wizard.keys("<end><enter>").await;
    assert_eq!(wizard.app.step(), Step::Dkim, "nothing was saved, so it does not go on");
    insta::assert_snapshot!(wizard.picture());
    wizard.keys("<enter><enter>").await;
    assert_eq!(fs::read_to_string(&file).unwrap(), "another key");
    assert!(wizard.path("keys/new.example/s202611-2.pem").exists());
    assert_eq!(listed(&wizard).len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_place_that_cannot_be_written_loses_nothing() {
    let mut wizard = at("new.example").await;
    fs::write(wizard.path("file"), "").unwrap();
    wizard.keys("<down><down><down><down><down><c-u>file/s1.pem<end>").await;
    wizard.keys("<tab><tab><enter>").await;
    wizard.shows("goes through a file");
    assert!(wizard.plan().dkim.keys.is_empty());
    wizard.keys("<c-u>s1.pem<enter><enter>").await;
    assert!(wizard.path("s1.pem").exists(), "a relative path is below the folder");
}

#[tokio::test(start_paused = true)]
async fn two_keys_have_two_selectors_and_one_that_fails_keeps_the_other() {
    let mut wizard = at("new.example").await;
    wizard.keys("<enter><enter><down><enter>").await;
    assert_eq!(wizard.plan().dkim.kind, KeyKind::Both);
    insta::assert_snapshot!(wizard.pictures());
    let second = wizard.path("keys/new.example/e202611.pem");
    fs::create_dir_all(second.parent().unwrap()).unwrap();
    fs::write(&second, "another key").unwrap();
    wizard.keys("<enter><enter><enter><enter><enter>").await;
    assert_eq!(listed(&wizard).len(), 1, "the first is in its file");
    wizard.shows("e202611-2.pem");
    wizard.keys("<enter><enter>").await;
    let selectors: Vec<String> = wizard.plan().dkim.keys.iter().map(|key| key.selector.to_string()).collect();
    assert_eq!(selectors, ["s202611", "e202611"]);
    assert_eq!(fs::read_to_string(&second).unwrap(), "another key");
    assert!(wizard.path("keys/new.example/e202611-2.pem").exists());
}

#[tokio::test(start_paused = true)]
async fn one_thousand_and_twenty_four_bits_need_a_second_yes() {
    let mut wizard = at("new.example").await;
    wizard.keys("<enter><enter><end><enter>").await;
    assert_eq!(wizard.plan().dkim.kind, KeyKind::Rsa2048);
    insta::assert_snapshot!(wizard.picture());
    wizard.keys("<down><enter>").await;
    assert_eq!(wizard.plan().dkim.kind, KeyKind::Rsa1024);
    wizard.shows("The RSA key has only 1024 bits");
}

#[tokio::test(start_paused = true)]
async fn a_selector_that_is_taken_is_not_proposed_and_is_told() {
    let mut wizard = at("taken.example").await;
    // What is published under the usual selectors only would be taken over; this one is found by asking.
    wizard.shows("› s202611b");
    wizard.shows("✓ free in DNS");
    wizard.keys("<enter><tab><bs>").await;
    wizard.shows("✗ already has another key");
    wizard.shows("Selector s202611 already has another key");
    assert_eq!(wizard.app.progress(Step::Dkim), Progress::Problem);
}

#[tokio::test(start_paused = true)]
async fn what_is_no_selector_is_refused_at_its_place() {
    for (typed, said) in [
        ("s+1", "is not allowed. A selector"),
        ("s1._domainkey", "Enter only the selector"),
        ("-", "cannot start or end with"),
    ] {
        let mut wizard = at("new.example").await;
        wizard.keys("<enter><tab><c-u>").await;
        wizard.keys(typed).await;
        wizard.keys("<enter>").await;
        wizard.shows(said);
        assert!(wizard.roles().contains('!'), "the place is marked");
    }
    let mut wizard = at("new.example").await;
    wizard.keys("<enter><tab><c-u>2026.mail<enter><enter><enter>").await;
    assert!(wizard.path("keys/new.example/2026.mail.pem").exists(), "dots are allowed");
}

#[tokio::test(start_paused = true)]
async fn options_go_into_the_record_before_and_after_saving() {
    let mut wizard = at("new.example").await;
    while wizard.app.focus().0 != "options" {
        wizard.keys("<down>").await;
    }
    wizard.keys("<enter><down><enter><down><down><enter>").await;
    wizard.shows("v=DKIM1; h=sha256; k=rsa; t=s; p=");
    insta::assert_snapshot!(wizard.picture());
    wizard.keys("<down>by Ann<enter><right>").await;
    wizard.keys("<down><enter>").await;
    assert!(listed(&wizard)[0].starts_with("s202611 v=DKIM1; h=sha256; k=rsa; n=by Ann; t=s; p="));
    let pem = fs::read_to_string(wizard.path("keys/new.example/s202611.pem")).unwrap();
    assert!(pem.starts_with("-----BEGIN RSA PRIVATE KEY-----"), "PKCS#1 was asked for");
    while wizard.app.focus().1 != 0 || wizard.app.focus().0 != "option" {
        wizard.keys("<down>").await;
    }
    wizard.keys("<enter>").await;
    assert!(listed(&wizard)[0].starts_with("s202611 v=DKIM1; h=sha256; k=rsa; n=by Ann; p="));
}

#[tokio::test(start_paused = true)]
async fn a_new_key_leaves_the_old_one_in_its_row() {
    let mut wizard = at("new.example").await;
    wizard.keys("<enter><enter><enter><enter><enter><enter>").await;
    wizard.keys("<down><enter>").await;
    wizard.shows("› s202611b");
    wizard.keys("<esc>").await;
    assert_eq!(wizard.app.step(), Step::Dkim, "Esc closes the form first");
    wizard.hides("› s202611b");
    wizard.keys("<enter><end><up><up><enter>").await;
    let selectors: Vec<String> = wizard.plan().dkim.keys.iter().map(|key| key.selector.to_string()).collect();
    assert_eq!(selectors, ["s202611", "s202611b"]);
    insta::assert_snapshot!(wizard.picture());
}

#[tokio::test(start_paused = true)]
async fn the_way_to_install_it_is_complete_and_can_be_copied() {
    let mut wizard = at("new.example").await;
    wizard.keys("<enter><enter><enter><enter><enter><enter>").await;
    wizard.keys("<enter>").await;
    insta::assert_snapshot!(wizard.picture());
    wizard.keys("<enter>").await;
    insta::assert_snapshot!(wizard.pictures());
    wizard.keys("c").await;
    let copied = wizard.copied().concat();
    let path = wizard.path("keys/new.example/s202611.pem");
    for part in ["new.example", "s202611", path.to_str().unwrap(), "opendkim"] {
        assert!(copied.contains(part), "{part} is not in\n{copied}");
    }
    assert!(!copied.contains(&secret("rsa2048.pem")));
    wizard.shows("Copied the steps");
}

#[tokio::test(start_paused = true)]
async fn a_service_that_the_mx_points_to_is_proposed() {
    let mut wizard = at("hosted.example").await;
    assert_eq!(wizard.plan().dkim.way, Way::ServiceGives);
    insta::assert_snapshot!(wizard.pictures());
    wizard.keys("<enter><tab><tab>").await;
    let (head, tail) = ED25519.split_at(40);
    wizard.keys(&format!("<paste:\"{head}\" \"{tail}\"\n>")).await;
    wizard.keys("<enter>").await;
    assert_eq!(listed(&wizard), [format!("google {ED25519}")]);
    wizard.shows("All records of Google Workspace are in the list");
    insta::assert_snapshot!(wizard.picture());
}

#[tokio::test(start_paused = true)]
async fn all_lines_a_service_shows_can_be_pasted_at_once() {
    let mut wizard = at("new.example").await;
    wizard.keys("<down><enter>").await;
    wizard
        .keys(
            "<paste:k1._domainkey.new.example. CNAME k1.dkim.service.example.\n_dmarc TXT \"v=DMARC1\"\n\
             k2._domainkey\tCNAME\tk2.dkim.service.example\n>",
        )
        .await;
    assert_eq!(listed(&wizard), ["k1 CNAME k1.dkim.service.example", "k2 CNAME k2.dkim.service.example"]);
    wizard.shows("Added 2 records. Skipped 1 line that is not a DKIM record.");
    wizard.keys("<home><down><down><down>d").await;
    assert_eq!(listed(&wizard), ["k2 CNAME k2.dkim.service.example"]);
    wizard.keys("u").await;
    assert_eq!(listed(&wizard).len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_value_that_is_none_is_refused_at_its_place() {
    let mut wizard = at("new.example").await;
    wizard.keys("<down><enter><tab>s1<tab>v=DKIM1; k=rsa; p=MII!<enter>").await;
    insta::assert_snapshot!(wizard.picture());
    assert!(wizard.roles().contains('!'), "the place is marked");
    wizard.keys("<c-u>k1.dkim.service.example<enter>").await;
    assert_eq!(listed(&wizard), ["s1 CNAME k1.dkim.service.example"]);
}

#[tokio::test(start_paused = true)]
async fn services_are_found_by_name_and_fill_in_what_is_known() {
    let mut wizard = at("new.example").await;
    wizard.keys("<down><enter><enter>fastm").await;
    insta::assert_snapshot!(wizard.picture());
    wizard.keys("<enter>").await;
    wizard.shows("fm1.new.example.dkim.fmhosted.com");
    wizard.keys("<enter><enter><enter>").await;
    assert_eq!(listed(&wizard).len(), 3);
    assert_eq!(wizard.app.focus().0, "go-on");
}

#[tokio::test(start_paused = true)]
async fn services_named_at_spf_come_first_and_one_after_the_other() {
    let mut wizard = at("new.example").await;
    wizard.keys("2<home>a<enter>sendgrid<enter><enter>").await;
    wizard.keys("a<enter>mailchimp<enter><enter><enter>").await;
    wizard.keys("3<home><down><enter>").await;
    wizard.shows("SendGrid (Twilio)");
    wizard.keys("<enter>").await;
    let picture = wizard.picture();
    let line = |text: &str| picture.lines().position(|line| line.contains(text)).unwrap_or(usize::MAX);
    assert!(
        line("SendGrid") < line("ActiveCampaign") && line("Mailchimp") < line("ActiveCampaign"),
        "{picture}"
    );
    assert_eq!(picture.matches("named in the SPF step").count(), 2, "{picture}");
    wizard.keys("<esc>").await;
    let keys = "CNAME\ts1._domainkey.new.example\ts1.domainkey.u1.wl2.sendgrid.net\n\
                CNAME\ts2._domainkey.new.example\ts2.domainkey.u1.wl2.sendgrid.net\n\
                CNAME\tem1.new.example\tu1.wl2.sendgrid.net\n";
    wizard.keys(&format!("<paste:{keys}>")).await;
    // All of the first is there, so that the form asks for the second.
    wizard.shows("Mailchimp");
    wizard.shows("dkim2.mcsv.net");
}

#[tokio::test(start_paused = true)]
async fn a_panel_that_makes_the_key_says_where_it_shows_it() {
    let mut wizard = at("new.example").await;
    wizard.keys("<down><enter><enter>vesta<enter>").await;
    wizard.shows("v-list-mail-domain-dkim-dns");
    wizard.keys("<up><up><enter>cpanel<enter>").await;
    wizard.shows("Email Deliverability");
    wizard.shows("default");
}

#[tokio::test(start_paused = true)]
async fn a_key_that_is_there_is_read_and_stays_where_it_is() {
    let mut wizard = at("new.example").await;
    fs::copy(format!("{KEYS}rsa2048-pkcs1.pem"), wizard.path("mail.private")).unwrap();
    wizard.keys("<down><down><enter>mail.private<enter>").await;
    insta::assert_snapshot!(wizard.pictures());
    wizard.keys("<enter>").await;
    let key = wizard.plan().dkim.keys.first().unwrap();
    assert_eq!(key.selector.as_str(), "mail");
    assert_eq!(key.file.as_deref(), Some(wizard.path("mail.private").as_path()));
    assert!(!wizard.path("keys").exists(), "not copied or changed");
    let kept = kept(&wizard);
    assert!(kept.contains("mail.private") && !kept.contains(&secret("rsa2048-pkcs1.pem")), "{kept}");
}

#[tokio::test(start_paused = true)]
async fn a_file_without_a_usable_key_is_told_why() {
    for (file, said) in [
        ("rsa512.pem", "too short: 512 bits"),
        ("encrypted-pkcs8.pem", "has a passphrase"),
        ("ec-sec1.pem", "elliptic-curve"),
        ("certificate.pem", "certificate"),
        ("rsa2048-public.pem", "This is a public key"),
        ("nothing.pem", "There is no file"),
    ] {
        let mut wizard = at("new.example").await;
        if Path::new(&format!("{KEYS}{file}")).exists() {
            fs::copy(format!("{KEYS}{file}"), wizard.path(file)).unwrap();
        }
        wizard.keys(&format!("<down><down><enter>{file}<enter>")).await;
        wizard.shows(said);
        assert_eq!(wizard.app.focus().0, "have-path");
        wizard.keys("<c-n>").await;
    }
}

#[tokio::test(start_paused = true)]
async fn a_key_saved_earlier_is_there_at_the_next_start() {
    let mut wizard = at("new.example").await;
    wizard.keys("<end><enter>").await;
    let home = wizard.leave();
    let mut again = Wizard::start_at(World::parse(WORLD).unwrap(), Some("new.example"), home).await;
    again.keys("3").await;
    assert_eq!(listed(&again).len(), 1);
    again.shows("[ Make a new key ]");
    again.hides("not saved yet");
}

#[test]
fn the_making_of_a_key_can_be_stopped_and_begun_again() {
    let clock = now().to_zoned(TimeZone::UTC);
    let mut app = App::new(Session::new(&clock, "/k".into(), "/f".into()), Some("new.example"));
    let _ = app.start();
    let press = |app: &mut App, code| app.update(Message::Pressed(KeyEvent::new(code, KeyModifiers::NONE)));
    // Nothing is performed, so that the key is in the making for ever.
    press(&mut app, KeyCode::Down);
    press(&mut app, KeyCode::Char('3'));
    assert!(app.session.keys.is_making());
    let commands = press(&mut app, KeyCode::Char('x'));
    assert!(commands.iter().any(|command| matches!(command, Command::Cancel(_))));
    assert!(!app.session.keys.is_making());
    while app.focus().0 != "make-now" {
        press(&mut app, KeyCode::Down);
    }
    let commands = press(&mut app, KeyCode::Enter);
    assert!(commands.iter().any(|command| matches!(command, Command::MakeKey(_, KeyKind::Rsa2048))));
    // Going on now waits for the key, and is not refused.
    while app.focus().0 != "go-on" {
        press(&mut app, KeyCode::Down);
    }
    press(&mut app, KeyCode::Enter);
    assert_eq!(app.step(), Step::Dkim);
    assert!(app.session.notice.as_ref().unwrap().text.contains("Still making the key"));
}

#[tokio::test(start_paused = true)]
async fn lines_pasted_by_a_terminal_end_in_carriage_returns_and_all_are_taken() {
    let mut wizard = Wizard::start().await;
    wizard.keys("new.example<enter>3<down><space>").await;
    let lines = [1, 2].map(|n| format!("s{n}._domainkey.new.example CNAME s{n}.dkim.service.example.\r"));
    wizard.feed(Message::Pasted(lines.concat()));
    wizard.shows("Added 2 records");
}

#[tokio::test(start_paused = true)]
async fn keys_that_stand_in_dns_are_told_before_another_is_made() {
    let mut wizard = at("taken.example").await;
    wizard.keys("<home><enter>").await;
    wizard.shows("DNS already has DKIM keys for this domain: s202611.");
    insta::assert_snapshot!(wizard.picture());
    let wizard = at("new.example").await;
    wizard.hides("DNS already has");
}

#[tokio::test(start_paused = true)]
async fn a_selector_that_was_taken_out_is_not_proposed_again() {
    let mut wizard = at("new.example").await;
    wizard.keys("<enter><enter><enter><c-u>s20261<enter><enter><enter>").await;
    assert!(listed(&wizard)[0].starts_with("s20261 "), "{:?}", listed(&wizard));
    wizard.keys("<home>").await;
    while wizard.app.focus().0 != "key" {
        wizard.keys("<down>").await;
    }
    wizard.keys("d").await;
    assert!(listed(&wizard).is_empty());
    wizard.shows("s202611.pem");
    wizard.hides("s20261.pem");
}

#[tokio::test(start_paused = true)]
async fn all_that_a_service_asks_for_is_taken_published_and_missed() {
    let mut wizard = at("new.example").await;
    wizard.keys("<down><enter><enter>sendgrid<enter>").await;
    wizard.shows("Its records are probably at: Settings › Sender Authentication");
    let keys = "CNAME\ts1._domainkey.new.example\ts1.domainkey.u1.wl2.sendgrid.net\n\
                CNAME\ts2._domainkey.new.example\ts2.domainkey.u1.wl2.sendgrid.net\n";
    wizard.keys(&format!("<paste:{keys}>")).await;
    wizard.shows("Still missing for SendGrid (Twilio): Bounce address (CNAME em*)");
    wizard.hides("All records of SendGrid");
    wizard.keys("<paste:TYPE\tHOST\tVALUE\nCNAME\tem1.new.example\tu1.wl2.sendgrid.net\nCopied\n>").await;
    wizard.shows("All records of SendGrid (Twilio) are in the list");
    wizard.hides("Still missing");
    assert_eq!(listed(&wizard).len(), 2);
    let further: Vec<String> = wizard.plan().further.iter().map(|one| one.name.to_string()).collect();
    assert_eq!(further, ["em1.new.example"]);
    // It is among the records to publish.
    wizard.keys("5").await;
    wizard.shows("Bounce address");
    wizard.shows("em1");
    // Pasted again, it is still one.
    wizard.keys("3<paste:em1.new.example. IN CNAME u9.wl2.sendgrid.net.>").await;
    assert_eq!(wizard.plan().further.len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_record_of_another_step_is_led_there() {
    let mut wizard = at("new.example").await;
    wizard.keys("<down><enter><paste:v=spf1 mx -all>").await;
    wizard.shows("This is an SPF record. It belongs in the SPF step.");
    wizard.keys("<paste:v=DMARC1; p=none>").await;
    wizard.shows("This is a DMARC record. It belongs in the DMARC step.");
    wizard.keys(&format!("2<paste:s1._domainkey TXT {ED25519}>")).await;
    wizard.shows("This is a DKIM key. It belongs in the DKIM step.");
    wizard.keys(&format!("4<paste:{ED25519}>")).await;
    wizard.shows("This is a DKIM key. It belongs in the DKIM step.");
    assert_eq!(wizard.plan().spf.record().to_string(), "v=spf1 mx ~all");
}
