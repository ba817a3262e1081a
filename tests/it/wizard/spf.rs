//! Step 2.

use super::{WORLD, Wizard};
use mailseal::{
    dns::zone::World,
    tui::step::{Progress, Step},
};

/// Services with a loop, a broken record and none at all.
const TROUBLE: &str = "
zone trouble.example 192.0.2.31
  @  NS ns1.service.example.
  round TXT v=spf1 include:trip.trouble.example ~all
  trip TXT v=spf1 include:round.trouble.example ~all
  broken TXT v=spf1 ip4:192.0.2.300 ~all
  open TXT v=spf1 +all
";

/// The wizard at step 2.
async fn at(domain: &str) -> Wizard {
    let world = World::parse(&format!("{WORLD}{TROUBLE}")).unwrap();
    let mut wizard = Wizard::start_in(world, Some(domain)).await;
    wizard.keys("2").await;
    wizard
}

/// The wizard at step 2 with a list of its own.
async fn with(record: &str) -> Wizard {
    let mut wizard = at("new.example").await;
    wizard.keys(&format!("<paste:v=spf1 {record}><tab><enter>")).await;
    wizard
}

fn record(wizard: &Wizard) -> String {
    wizard.plan().spf.record().to_string()
}

#[tokio::test(start_paused = true)]
async fn the_published_terms_are_a_list_with_what_each_is_and_costs() {
    let mut wizard = at("half.example").await;
    insta::assert_snapshot!(wizard.pictures());
    insta::assert_snapshot!(wizard.roles());
    assert_eq!(wizard.app.progress(Step::Spf), Progress::Done);
}

#[tokio::test(start_paused = true)]
async fn what_lies_below_an_include_can_be_unfolded() {
    let mut wizard = at("half.example").await;
    wizard.keys("<down>f").await;
    insta::assert_snapshot!(wizard.pictures());
    wizard.keys("<down>d").await;
    wizard.shows("another domain’s record");
    wizard.keys("f").await;
    wizard.hides("└");
}

#[tokio::test(start_paused = true)]
async fn adding_begins_with_what_somebody_wants() {
    let mut wizard = at("half.example").await;
    wizard.keys("a").await;
    insta::assert_snapshot!(wizard.pictures());
    // The cursor is on the first row that does something; the one before it does nothing, and says so.
    wizard.keys("<up><enter>").await;
    wizard.shows("mx is already in the record");
    wizard.keys("a<down><down><down><enter>").await;
    assert_eq!(record(&wizard), "v=spf1 mx include:spf.service.example a ~all");
    wizard.shows("Added a.");
}

#[tokio::test(start_paused = true)]
async fn an_address_is_read_as_it_is_typed() {
    let mut wizard = at("new.example").await;
    wizard.keys("a<down><enter>192.0.2.0/24").await;
    wizard.shows("256 addresses, 192.0.2.0 to 192.0.2.255");
    wizard.keys("<enter>").await;
    assert_eq!(record(&wizard), "v=spf1 mx ip4:192.0.2.0/24 ~all");
    wizard.keys("a<down><enter>mail.new.example<enter>").await;
    wizard.shows("This looks like a name");
    assert!(wizard.roles().contains('!'), "the place of the error is marked");
    wizard.keys("<esc><down><enter>mail.new.example<enter>").await;
    assert_eq!(record(&wizard), "v=spf1 mx ip4:192.0.2.0/24 a:mail.new.example ~all");
}

#[tokio::test(start_paused = true)]
async fn the_catalogue_is_searched_as_one_types() {
    let mut wizard = at("new.example").await;
    wizard.keys("a<enter>send").await;
    insta::assert_snapshot!(wizard.pictures());
    wizard.keys("<c-u>fastmail<enter>").await;
    assert_eq!(record(&wizard), "v=spf1 mx include:spf.messagingengine.com ~all");
    wizard.keys("a<enter>no such service").await;
    wizard.shows("Unknown service");
}

#[tokio::test(start_paused = true)]
async fn a_service_that_needs_nothing_adds_nothing_unless_insisted_on() {
    let mut wizard = at("new.example").await;
    wizard.keys("a<enter>sendgrid<enter>").await;
    insta::assert_snapshot!(wizard.picture());
    wizard.keys("<enter>").await;
    assert_eq!(record(&wizard), "v=spf1 mx ~all");
    wizard.keys("a<enter>sendgrid<enter><down><enter>").await;
    assert_eq!(record(&wizard), "v=spf1 mx include:sendgrid.net ~all");
    wizard.shows("not needed");
}

#[tokio::test(start_paused = true)]
async fn a_service_with_a_name_per_customer_asks_for_it() {
    let mut wizard = at("new.example").await;
    wizard.keys("a<enter>proofpoint<enter>*.pphosted.com<enter>").await;
    wizard.shows("Replace the * with your own part");
    wizard.keys("<c-u>spf-00012345.pphosted.com<enter>").await;
    assert_eq!(record(&wizard), "v=spf1 mx include:spf-00012345.pphosted.com ~all");
    wizard.shows("Proofpoint");
}

#[tokio::test(start_paused = true)]
async fn who_knows_spf_types_terms_as_they_are() {
    for (typed, after) in [
        ("exists:%{i}._spf.new.example", "v=spf1 mx exists:%{i}._spf.new.example ~all"), // macros
        ("a/24//64 ptr", "v=spf1 mx a/24//64 ptr ~all"),                                 // several
        ("exp=why.new.example", "v=spf1 mx ~all exp=why.new.example"),                   // a modifier
        ("ours=yes", "v=spf1 mx ~all ours=yes"),                                         // an unknown one
        ("-all", "v=spf1 mx -all"),                                                      // all is replaced
        ("v=spf1 ip4:192.0.2.9 -all", "v=spf1 mx ip4:192.0.2.9 ~all"),                   // another's record
    ] {
        let mut wizard = at("new.example").await;
        wizard.keys(&format!("a<end><enter>{typed}<enter>")).await;
        assert_eq!(record(&wizard), after, "{typed}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_term_is_edited_in_place_and_errors_stand_at_theirs() {
    let mut wizard = with("mx a ~all").await;
    wizard.keys("<down>e<bs>ip4:192.0.2.300<enter>").await;
    insta::assert_snapshot!(wizard.picture());
    insta::assert_snapshot!(wizard.roles());
    wizard.keys("<bs><bs><bs>3<enter>").await;
    assert_eq!(record(&wizard), "v=spf1 mx ip4:192.0.2.3 ~all");
    wizard.keys("<enter><c-u>mx<enter>").await;
    wizard.shows("mx is already in the record");
    wizard.keys("<esc>e<down><right><right><right><enter><enter>").await;
    assert_eq!(record(&wizard), "v=spf1 mx -ip4:192.0.2.3 ~all");
}

#[tokio::test(start_paused = true)]
async fn rows_move_and_go_and_every_change_can_be_taken_back() {
    let mut wizard = with("mx a ip4:192.0.2.1 ~all").await;
    wizard.keys("J").await;
    assert_eq!(record(&wizard), "v=spf1 a mx ip4:192.0.2.1 ~all");
    wizard.keys("<s-down><s-down>").await;
    assert_eq!(record(&wizard), "v=spf1 a ip4:192.0.2.1 mx ~all");
    wizard.keys("K").await;
    wizard.keys("dd").await;
    assert_eq!(record(&wizard), "v=spf1 a ~all");
    wizard.keys("<down><down><left>").await;
    assert_eq!(record(&wizard), "v=spf1 a -all");
    wizard.keys("u").await;
    assert_eq!(record(&wizard), "v=spf1 a ~all");
    wizard.keys("uu").await;
    assert_eq!(record(&wizard), "v=spf1 a mx ip4:192.0.2.1 ~all");
    wizard.keys("uuuuuuu").await;
    assert_eq!(record(&wizard), "v=spf1 mx ~all");
    wizard.shows("no change to undo");
}

#[tokio::test(start_paused = true)]
async fn a_pasted_record_takes_the_place_of_the_list_once_it_is_seen() {
    let mut wizard = at("half.example").await;
    wizard.keys("<paste:\"v=spf1 a ip4:192.0.2.1 \" \"-all\"\n>").await;
    insta::assert_snapshot!(wizard.pictures());
    assert_eq!(record(&wizard), "v=spf1 mx include:spf.service.example ~all");
    wizard.keys("<enter>").await;
    assert_eq!(record(&wizard), "v=spf1 a ip4:192.0.2.1 -all");
    wizard.keys("u").await;
    assert_eq!(record(&wizard), "v=spf1 mx include:spf.service.example ~all");
}

#[tokio::test(start_paused = true)]
async fn a_typed_record_shows_its_errors_and_broken_parts_are_kept_to_be_repaired() {
    let mut wizard = at("new.example").await;
    wizard.keys("pv=spf1 mx foo -all<enter>").await;
    wizard.shows("“foo” is not an SPF term");
    assert!(wizard.roles().contains('!'));
    wizard.keys("<tab><enter>").await;
    insta::assert_snapshot!(wizard.pictures());
    assert_eq!(record(&wizard), "v=spf1 mx -all");
    assert_eq!(wizard.app.progress(Step::Spf), Progress::Problem);
    wizard.keys("<down><enter><c-u>a<enter>").await;
    assert_eq!(record(&wizard), "v=spf1 mx a -all");
    assert_eq!(wizard.app.progress(Step::Spf), Progress::Done);
}

#[tokio::test(start_paused = true)]
async fn a_record_of_broken_parts_alone_is_refused_with_a_reason() {
    let mut wizard = at("new.example").await;
    let before = record(&wizard);
    wizard.keys("pv=spf1 include<enter>").await;
    wizard.shows("A name or an address is missing");
    wizard.shows("Without it no term is left.");
    wizard.keys("<tab><enter>").await;
    wizard.shows("Without it no term is left.");
    insta::assert_snapshot!(wizard.picture());
    assert_eq!(record(&wizard), before);
}

#[tokio::test(start_paused = true)]
async fn two_pasted_records_are_made_into_one() {
    let mut wizard = at("new.example").await;
    wizard.keys("<paste:\"v=spf1 a -all\"\n\"v=spf1 mx ~all\"><enter>").await;
    assert_eq!(record(&wizard), "v=spf1 a mx ~all");
}

#[tokio::test(start_paused = true)]
async fn pasted_addresses_and_terms_go_where_they_belong() {
    let mut wizard = at("new.example").await;
    wizard.keys("<paste: 192.0.2.7\n><enter>").await;
    wizard.keys("<paste:include:spf.service.example><enter>").await;
    assert_eq!(record(&wizard), "v=spf1 mx ip4:192.0.2.7 include:spf.service.example ~all");
}

#[tokio::test(start_paused = true)]
async fn the_choice_for_everyone_else_says_what_it_leads_to() {
    let mut wizard = at("new.example").await;
    wizard.keys("<down><down>").await;
    wizard.size((120, 40));
    wizard.shows("mail from other servers is suspicious");
    wizard.keys("<left>").await;
    wizard.shows("receivers refuse mail from other servers");
    wizard.keys("<right><right>").await;
    wizard.shows("~all is as safe");
    assert_eq!(record(&wizard), "v=spf1 mx ?all");
}

#[tokio::test(start_paused = true)]
async fn a_record_without_an_end_asks_for_one() {
    let mut wizard = with("mx").await;
    insta::assert_snapshot!(wizard.picture());
    assert_eq!(wizard.app.progress(Step::Spf), Progress::Partial);
    wizard.keys("<down><down><right>").await;
    assert_eq!(record(&wizard), "v=spf1 mx ~all");
}

#[tokio::test(start_paused = true)]
async fn an_all_in_the_middle_is_shown_where_it_stands_and_put_right_by_choosing() {
    let mut wizard = with("mx ~all a +all").await;
    insta::assert_snapshot!(wizard.pictures());
    wizard.keys("<down><down><down><down><down><left>").await;
    assert_eq!(record(&wizard), "v=spf1 mx a -all");
    wizard.hides("never used");
}

#[tokio::test(start_paused = true)]
async fn a_redirect_stands_for_everyone_else() {
    let mut wizard = with("mx redirect=spf.service.example").await;
    insta::assert_snapshot!(wizard.picture());
    wizard.keys("<down><down><down><right>").await;
    wizard.shows("To choose here, delete its row");
    wizard.keys("<up><up>du").await;
    assert_eq!(record(&wizard), "v=spf1 mx redirect=spf.service.example");
}

#[tokio::test(start_paused = true)]
async fn plus_all_is_shown_but_once_left_not_offered_again() {
    let mut wizard = with("mx +all").await;
    wizard.shows("(•) +all");
    assert_eq!(wizard.app.progress(Step::Spf), Progress::Problem);
    wizard.keys("<down><down><left>").await;
    wizard.hides("+all");
    assert_eq!(record(&wizard), "v=spf1 mx ?all");
}

#[tokio::test(start_paused = true)]
async fn what_an_include_leads_to_is_followed_and_what_is_wrong_there_is_said() {
    let mut wizard = with(
        "include:round.trouble.example include:broken.trouble.example \
         include:open.trouble.example include:none.trouble.example ~all",
    )
    .await;
    wizard.keys("f").await;
    insta::assert_snapshot!(wizard.pictures());
}

#[tokio::test(start_paused = true)]
async fn more_look_ups_than_receivers_make_are_an_error() {
    let mut wizard = with(
        "a mx a:a.example a:b.example a:c.example include:spf.service.example \
                           include:a.spf.service.example exists:x.example ptr ~all",
    )
    .await;
    insta::assert_snapshot!(wizard.pictures());
    assert_eq!(wizard.app.progress(Step::Spf), Progress::Problem);
}

#[tokio::test(start_paused = true)]
async fn what_is_not_known_yet_is_counted_as_at_least() {
    let mut wizard = at("new.example").await;
    wizard.press("a<end><enter>include:spf.service.example<enter>");
    insta::assert_snapshot!(wizard.picture());
    wizard.settle().await;
    wizard.shows("4 of 10");
}

#[tokio::test(start_paused = true)]
async fn without_dns_the_list_works_and_says_what_is_not_known() {
    let mut wizard = Wizard::start_in(World::default(), Some("new.example")).await;
    wizard.keys("2<paste:v=spf1 mx include:spf.service.example ip4:203.0.113.9 ~all><enter>").await;
    insta::assert_snapshot!(wizard.picture());
    assert_eq!(record(&wizard), "v=spf1 mx include:spf.service.example ip4:203.0.113.9 ~all");
}

#[tokio::test(start_paused = true)]
async fn escape_closes_one_dialog_after_the_other_and_then_goes_back() {
    let mut wizard = at("new.example").await;
    wizard.keys("a<down><enter><esc>").await;
    wizard.shows("Who else may send?");
    wizard.keys("<esc>").await;
    wizard.hides("Who else may send?");
    assert_eq!(wizard.app.step(), Step::Spf);
    wizard.keys("<esc>").await;
    assert_eq!(wizard.app.step(), Step::Domain);
}

#[tokio::test(start_paused = true)]
async fn a_finding_leads_to_the_row_it_is_about() {
    let mut wizard = with("mx ptr a ~all").await;
    wizard.keys("<end><up><enter>d").await;
    assert_eq!(record(&wizard), "v=spf1 mx a ~all");
}

#[tokio::test(start_paused = true)]
async fn hostile_text_is_shown_escaped_and_never_stored_as_a_term() {
    let mut wizard = at("new.example").await;
    wizard.keys("<paste:v=spf1 mx \u{1b}[31mred\u{202e} -all><tab><enter>").await;
    let picture = wizard.picture();
    assert!(!picture.contains(['\u{1b}', '\u{202e}']), "{picture}");
    assert_eq!(record(&wizard), "v=spf1 mx -all");
}

#[tokio::test(start_paused = true)]
async fn what_if_shows_what_receivers_would_find_for_the_record_on_the_screen() {
    let mut wizard = at("half.example").await;
    wizard.keys("w").await;
    insta::assert_snapshot!(wizard.pictures());
    wizard.keys("203.0.113.99<enter>").await;
    insta::assert_snapshot!(wizard.pictures());
    insta::assert_snapshot!(wizard.roles());
    wizard.keys("<esc>").await;
    wizard.shows("Who may send");
}

#[tokio::test(start_paused = true)]
async fn what_if_follows_the_list_and_asks_the_zones_own_servers_for_its_names() {
    let mut wizard = at("new.example").await;
    wizard.keys("<paste:v=spf1 mx exists:%{i}.ok.new.example -all><tab><enter>").await;
    wizard.keys("w203.0.113.21<enter>").await;
    wizard.shows("✓ pass");
    wizard.shows("mail.new.example");
    wizard.keys("<bs><enter>").await; // 203.0.113.2
    wizard.shows("✗ fail");
    let names: Vec<_> = wizard
        .world
        .asked()
        .into_iter()
        .filter(|(server, question)| {
            server.role != mailseal::survey::Role::Authoritative
                && question.name.as_str().ends_with("new.example")
                && question.kind != mailseal::survey::Kind::Ns
        })
        .collect();
    assert!(names.is_empty(), "a cache would remember what is not there: {names:?}");
}

#[tokio::test(start_paused = true)]
async fn what_if_refuses_what_is_no_address_and_knows_other_senders() {
    let mut wizard = at("half.example").await;
    wizard.keys("w203.0.113<enter>").await;
    wizard.shows("This is not an IP address");
    wizard.keys(".31<enter>").await;
    wizard.shows("✓ pass");
    wizard.hides("This is not an IP address");
    // The sender stands above the greeting and the button.
    wizard.keys("<s-tab><s-tab><s-tab>").await;
    wizard.keys(&"<bs>".repeat("half.example".len())).await;
    wizard.keys("ann@service.example<enter>").await;
    wizard.size((120, 40));
    wizard.shows("· none");
    wizard.shows("service.example has no SPF record.");
}

#[tokio::test(start_paused = true)]
async fn what_if_has_its_verdict_in_sight_wherever_it_was_asked_from() {
    for size in super::SIZES {
        for way in ["<enter>", "<tab><enter>", "<tab><tab><enter>", "<tab><tab><tab><enter>"] {
            let mut wizard = at("half.example").await;
            wizard.size(size);
            wizard.shows(if size.0 < 80 { "a add" } else { "w test an address" });
            wizard.keys("w").await;
            wizard.shows("such as 203.0.113.7");
            wizard.keys("203.0.113.99").await;
            wizard.keys(way).await;
            wizard.shows("! softfail");
            // Where another address can be typed at once.
            wizard.keys("<bs><bs>31").await;
            wizard.keys(way).await;
            wizard.shows("✓ pass");
        }
    }
}

#[tokio::test(start_paused = true)]
async fn what_if_can_be_stopped_and_asked_again() {
    let mut wizard = with("exists:%{i}.ok.service.example -all").await;
    wizard.press("w203.0.113.21<enter>");
    wizard.shows("Asking DNS, as receivers do");
    wizard.press("<c-x>");
    wizard.shows("Some answers are missing");
    wizard.keys("<enter>").await;
    wizard.shows("✗ fail");
}

#[tokio::test(start_paused = true)]
async fn what_if_explains_each_line_of_the_way() {
    let mut wizard = at("half.example").await;
    wizard.size((120, 40));
    wizard.keys("w203.0.113.31<enter><down>").await;
    wizard.shows("matches: pass. Receivers read");
    wizard.keys("<down>").await;
    wizard.shows("The DNS question");
    wizard.keys("<enter>").await; // does nothing
    wizard.shows("✓ pass");
}

#[tokio::test(start_paused = true)]
async fn what_if_asks_nothing_while_dns_cannot_be_asked() {
    let world = World::parse("system 192.0.2.253").unwrap();
    world.break_server("192.0.2.253".parse().unwrap(), None, mailseal::dns::zone::Fault::Closed);
    let mut wizard = Wizard::start_in(world, Some("new.example")).await;
    wizard.keys("2w203.0.113.7<enter>").await;
    wizard.shows("cannot be asked");
}

#[tokio::test(start_paused = true)]
async fn what_is_typed_in_the_list_is_taken_as_what_it_is() {
    for (typed, term) in [
        ("192.0.2.80", "ip4:192.0.2.80"),
        ("2001:db8::80", "ip6:2001:db8::80"),
        ("shop.example.net", "a:shop.example.net"),
        ("_spf.google.com", "include:_spf.google.com"),
        ("a:shop.example.net", "a:shop.example.net"),
        ("fastmail", "include:spf.messagingengine.com"),
    ] {
        let mut wizard = with("mx ~all").await;
        wizard.keys(&format!("a<paste:{typed}><enter>")).await;
        assert!(record(&wizard).contains(term), "{typed}: {}", record(&wizard));
    }
    // Nothing typed: Enter leads to the first row that does something.
    let mut wizard = with("mx ~all").await;
    wizard.keys("a9<enter>").await;
    assert_eq!(record(&wizard), "v=spf1 mx ~all");
}

#[tokio::test(start_paused = true)]
async fn of_a_service_s_block_only_its_own_terms_are_offered() {
    let mut wizard = at("new.example").await;
    wizard.keys("<paste:litesrv._domainkey\tCNAME\tlitesrv._domainkey.mlsend.com\n@\tTXT\tv=spf1 a mx include:_spf.mlsend.com ?all\n><enter>").await;
    assert_eq!(record(&wizard), "v=spf1 mx include:_spf.mlsend.com ~all");
}

#[tokio::test(start_paused = true)]
async fn a_typed_text_of_another_kind_is_no_term() {
    for text in [
        "v=DMARC1; p=reject",
        "k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQ",
        "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=",
    ] {
        let mut wizard = at("new.example").await;
        wizard.keys(&format!("a<end><enter>{text}<enter>")).await;
        assert_eq!(record(&wizard), "v=spf1 mx ~all", "{text}");
    }
}
