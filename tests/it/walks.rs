//! Walks over small internets in memory: what is asked, of whom, and in which order.

#![expect(clippy::unwrap_used, reason = "a test stops by panicking, in its own functions too")]

use std::{fmt::Write, net::IpAddr, sync::Arc, time::Duration};

use mailseal::{
    check::published::{self, View},
    dns::{
        Lookup,
        walk::{self, News},
        zone::{Fault, World},
    },
    reading::Reading,
    record::name::{DomainName, Name, Selector},
    survey::{Answer, Data, Failure, Kind, Outcome, Question, Role, Survey, Want, Whom, Zone},
};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

/// One domain on two servers, one resolver of the machine's and one of the public.
const PLAIN: &str = "
    system 192.0.2.53
    public 192.0.2.54 Faraway
    zone example.org 192.0.2.1 192.0.2.2
      @      900 SOA 300
      @      NS  ns1.example.net.
      @      NS  ns2.example.net.
      @      MX  10 mail
      @      MX  20 mx.example.net.
      @      TXT v=spf1 mx -all
      _dmarc TXT v=DMARC1; p=none
      s1._domainkey TXT v=DKIM1; p=QUJD
      mail   A   192.0.2.80
    zone example.net 192.0.2.3
      @      NS  ns1
      ns1    A   192.0.2.1
      ns2    A   192.0.2.2
      ns2    AAAA 2001:db8::2
      alias.key TXT v=DKIM1; p=REVG
    zone org 192.0.2.4
      @      NS a.nic
      a.nic  A  192.0.2.4
      example NS ns1.example.net.
    zone net 192.0.2.4
      @      NS a.nic
";

fn world(text: &str) -> World {
    World::parse(text).unwrap()
}

fn name(text: &str) -> Name {
    text.parse().unwrap()
}

fn domain(text: &str) -> DomainName {
    text.parse().unwrap()
}

fn txt(owner: &str) -> Question {
    Question::new(name(owner), Kind::Txt)
}

fn as_lookup(world: &World) -> Arc<dyn Lookup> {
    Arc::new(world.clone())
}

fn drain<T>(mut from: UnboundedReceiver<T>) -> Vec<T> {
    std::iter::from_fn(|| from.try_recv().ok()).collect()
}

async fn zone(world: &World, of: &str) -> Zone {
    walk::zone_of(world, &name(of)).await.unwrap()
}

/// What the resolvers were asked, in order.
fn asked_of_resolvers(world: &World) -> Vec<String> {
    let asked = world.asked().into_iter().filter(|(server, _)| server.role != Role::Authoritative);
    asked.map(|(_, question)| format!("{} {}", question.name, question.kind)).collect()
}

async fn look(world: &World, at: &str, selectors: &[&str]) -> Vec<News> {
    let (send, news) = unbounded_channel();
    let selectors: Vec<Selector> = selectors.iter().map(|text| text.parse().unwrap()).collect();
    let around = walk::look_around(as_lookup(world), domain(at), move |_| selectors.clone(), send);
    // Spawned, because that is how the program does it: the walk must be `Send`.
    tokio::spawn(around).await.unwrap();
    drain(news)
}

/// What everybody says of a record, once all that is wanted of a domain and of this selector is asked.
async fn spread(world: &World, at: &str, selector: &str, question: &Question) -> Vec<Answer> {
    let given: Vec<Selector> = vec![selector.parse().unwrap()];
    let wants = move |survey: &Survey| {
        published::wants(&View {
            survey,
            plan: None,
            given: &given,
            disk: &[],
            now: jiff::Timestamp::UNIX_EPOCH,
        })
    };
    // One address of each server is enough to see whom is asked.
    world.lose_ipv6();
    let survey = pursue(world, at, wants).await;
    survey.heard.about(&question.name, question.kind).cloned().collect()
}

/// What the first of those to ask say.
async fn ask_all(world: &World, zone: Option<Zone>, questions: Vec<Question>) -> Vec<Answer> {
    let survey = Survey { zone, ..Survey::new(domain("example.org")) };
    let wants = questions.into_iter().map(|question| Reading::of(&survey).first_want(question)).collect();
    let (send, news) = unbounded_channel();
    walk::ask_all(as_lookup(world), survey, wants, send).await;
    let answer = |item: News| match item {
        News::Answered(answer) => Some(Arc::unwrap_or_clone(answer)),
        _ => None,
    };
    drain(news).into_iter().filter_map(answer).collect()
}

async fn pursue(world: &World, at: &str, wants: impl Fn(&Survey) -> Vec<Want> + Send + 'static) -> Survey {
    let (send, _news) = unbounded_channel();
    let walk = walk::pursue(as_lookup(world), domain(at), wants, walk::PURSUIT, send);
    tokio::spawn(walk).await.unwrap()
}

fn shown(answers: &[Answer]) -> Vec<String> {
    let mut lines: Vec<String> = answers
        .iter()
        .map(|answer| {
            let what = match &answer.outcome {
                Outcome::Records { data, .. } => format!("{} records", data.len()),
                Outcome::NoData { .. } => "no data".to_owned(),
                Outcome::NxDomain { .. } => "no name".to_owned(),
                Outcome::Referral { zone, .. } => format!("referral to {zone}"),
                Outcome::Failed(failure) => format!("{failure:?}"),
            };
            format!("{}: {what}", answer.server.label)
        })
        .collect();
    lines.sort();
    lines
}

#[tokio::test(start_paused = true)]
async fn a_zone_is_found_with_its_servers_addresses_and_negative_ttl() {
    let world = world(PLAIN);
    let zone = zone(&world, "_dmarc.example.org").await;
    assert_eq!(zone.apex, name("example.org"));
    assert_eq!(zone.negative_ttl, Some(300));
    let addresses: Vec<_> = zone.servers.iter().map(|server| server.addresses.len()).collect();
    assert_eq!(addresses, [1, 2]);
}

#[tokio::test(start_paused = true)]
async fn resolvers_are_asked_only_for_names_that_exist() {
    let world = world(PLAIN);
    look(&world, "example.org", &["s1", "s2", "none"]).await;
    let asked = asked_of_resolvers(&world);
    let allowed = [
        "example.org NS",
        "ns1.example.net A",
        "ns2.example.net A",
        "ns1.example.net AAAA",
        "ns2.example.net AAAA",
    ];
    assert!(!asked.is_empty());
    for question in asked {
        assert!(allowed.contains(&question.as_str()), "{question}");
    }
}

#[tokio::test(start_paused = true)]
async fn looking_around_finds_mail_servers_records_and_the_selectors_named_after_them() {
    let world = world(PLAIN);
    let (send, news) = unbounded_channel();
    let by_exchange = |exchanges: &[Name]| {
        assert_eq!(exchanges, [name("mail.example.org"), name("mx.example.net")]);
        vec!["s1".parse().unwrap()]
    };
    walk::look_around(as_lookup(&world), domain("example.org"), by_exchange, send).await;
    let found: Vec<String> = drain(news)
        .into_iter()
        .filter_map(|item| match item {
            News::Answered(answer) if answer.exists() => {
                Some(format!("{} {}", answer.question.name, answer.question.kind))
            }
            _ => None,
        })
        .collect();
    for expected in
        ["example.org MX", "example.org TXT", "_dmarc.example.org TXT", "s1._domainkey.example.org TXT"]
    {
        assert!(found.iter().any(|question| question == expected), "{expected} in {found:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_name_nobody_registered_is_said_to_be_so() {
    let world = world(PLAIN);
    let news = look(&world, "nobody.org", &[]).await;
    assert!(matches!(news.as_slice(), [News::NotRegistered]), "{news:?}");
    assert_eq!(walk::zone_of(&world, &name("nobody.org")).await, Err(Failure::NoServer));
}

#[tokio::test(start_paused = true)]
async fn without_a_resolver_dns_is_blocked() {
    let news = look(&world("zone example.org 192.0.2.1"), "example.org", &[]).await;
    assert!(matches!(news.as_slice(), [News::Blocked(Failure::NoServer)]), "{news:?}");
}

#[tokio::test(start_paused = true)]
async fn a_silent_resolver_is_blocked_dns_within_the_time_limit() {
    let world = world(PLAIN);
    world.break_server("192.0.2.53".parse().unwrap(), None, Fault::Silent);
    let began = tokio::time::Instant::now();
    let news = look(&world, "example.org", &[]).await;
    assert!(matches!(news.as_slice(), [News::Blocked(Failure::Timeout)]), "{news:?}");
    assert!(began.elapsed() <= walk::LOOK_AROUND);
}

#[tokio::test(start_paused = true)]
async fn a_firewall_before_the_domains_servers_is_blocked_dns_too() {
    let text = PLAIN.to_owned() + "\nsilent 192.0.2.1\nsilent 192.0.2.2\n";
    let began = tokio::time::Instant::now();
    let news = look(&world(&text), "example.org", &[]).await;
    assert!(news.iter().any(|item| matches!(item, News::ZoneFound(_))), "{news:?}");
    assert!(news.iter().any(|item| matches!(item, News::Blocked(Failure::Timeout))), "{news:?}");
    assert!(began.elapsed() <= walk::LOOK_AROUND);
}

#[tokio::test(start_paused = true)]
async fn a_domain_whose_signatures_are_wrong_is_found_through_the_zone_above() {
    for (fault, expected) in [(Fault::Bogus, Failure::Bogus), (Fault::ServFail, Failure::ServFail)] {
        let world = world(PLAIN);
        world.break_server("192.0.2.53".parse().unwrap(), Some(name("example.org")), fault);
        let news = look(&world, "example.org", &[]).await;
        let has = |wanted: &dyn Fn(&Answer) -> bool| {
            news.iter().any(|item| matches!(item, News::Answered(answer) if wanted(answer)))
        };
        assert!(has(&|answer| answer.outcome == Outcome::Failed(expected.clone())), "{news:?}");
        assert!(has(&|answer| answer.question == txt("example.org") && answer.exists()), "{news:?}");
        assert!(!news.iter().any(|item| matches!(item, News::Blocked(_))), "{news:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_next_resolver_is_asked_when_the_first_fails() {
    for fault in [Fault::Silent, Fault::Closed, Fault::ServFail, Fault::Refused] {
        let world = world(&format!("system 192.0.2.52\n{PLAIN}"));
        world.break_server("192.0.2.52".parse().unwrap(), None, fault);
        assert_eq!(zone(&world, "example.org").await.servers.len(), 2, "{fault:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_dead_server_costs_less_than_a_second_when_another_lives() {
    let text = PLAIN.to_owned() + "\nsilent 192.0.2.1\n";
    let world = world(&text);
    let zone = zone(&world, "example.org").await;
    let began = tokio::time::Instant::now();
    let answer = walk::ask_zone(&world, &zone, txt("example.org")).await;
    assert!(answer.exists());
    assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
}

#[tokio::test(start_paused = true)]
async fn when_every_server_fails_the_first_failure_is_the_answer() {
    let text = PLAIN.to_owned() + "\nservfail 192.0.2.1\nsilent 192.0.2.2\n";
    let world = world(&text);
    let zone = zone(&world, "example.org").await;
    let answer = walk::ask_zone(&world, &zone, txt("example.org")).await;
    assert_eq!(answer.outcome, Outcome::Failed(Failure::ServFail));
}

/// `mail.example.org` is a zone of its own, on other servers, with addresses sent along.
const CUT: &str = "
    system 192.0.2.53
    zone example.org 192.0.2.1
      @      NS  ns1
      ns1    A   192.0.2.1
      mail   NS  ns.mail
      ns.mail A  192.0.2.9
      _domainkey NS ns.keys
      ns.keys A  192.0.2.8
    zone mail.example.org 192.0.2.9
      @      1800 SOA 60
      @      NS  ns
      ns     A   192.0.2.9
      @      TXT v=spf1 -all
    zone _domainkey.example.org 192.0.2.8
      @      NS  ns.keys.example.org.
      s1     TXT v=DKIM1; p=QUJD
";

#[tokio::test(start_paused = true)]
async fn a_delegated_part_is_a_zone_of_its_own() {
    let world = world(CUT);
    let found = zone(&world, "_dmarc.mail.example.org").await;
    assert_eq!((found.apex, found.negative_ttl), (name("mail.example.org"), Some(60)));
    assert!(!asked_of_resolvers(&world).iter().any(|question| question.starts_with("_dmarc")));
}

#[tokio::test(start_paused = true)]
async fn a_zone_below_on_the_same_servers_is_found_without_a_referral() {
    let world = world(
        "
        system 192.0.2.53
        zone example.org 192.0.2.1
          @   NS ns1
          ns1 A 192.0.2.1
          sub NS ns1
        zone sub.example.org 192.0.2.1
          @   600 SOA 42
          @   NS ns1.example.org.
    ",
    );
    let found = zone(&world, "_dmarc.a.sub.example.org").await;
    assert_eq!((found.apex, found.negative_ttl), (name("sub.example.org"), Some(42)));
}

#[tokio::test(start_paused = true)]
async fn questions_below_a_cut_are_answered_by_the_servers_there() {
    let world = world(CUT);
    let zone = zone(&world, "example.org").await;
    let key = txt("s1._domainkey.example.org");
    assert!(walk::ask_zone(&world, &zone, key.clone()).await.exists());
    let answers = spread(&world, "example.org", "s1", &key).await;
    assert_eq!(shown(&answers), ["192.0.2.53: 1 records", "ns.keys.example.org: 1 records"]);
}

#[tokio::test(start_paused = true)]
async fn servers_that_send_each_other_the_question_are_lame_and_not_followed_for_ever() {
    let world = world(
        "
        system 192.0.2.53
        zone example.org 192.0.2.1
          @    NS ns1
          ns1  A  192.0.2.1
          loop NS ns1.loop
          ns1.loop A 192.0.2.7
        zone example.net 192.0.2.7
          @ NS ns
    ",
    );
    let zone = zone(&world, "example.org").await;
    let answer = walk::ask_zone(&world, &zone, txt("x.loop.example.org")).await;
    assert_eq!(answer.outcome, Outcome::Failed(Failure::Refused));
}

#[tokio::test(start_paused = true)]
async fn an_alias_out_of_the_zone_is_followed_through_the_resolver() {
    let text =
        PLAIN.replace("s1._domainkey TXT v=DKIM1; p=QUJD", "s1._domainkey CNAME alias.key.example.net.");
    let world = world(&text);
    let zone = zone(&world, "example.org").await;
    let answer = walk::ask_zone(&world, &zone, txt("s1._domainkey.example.org")).await;
    assert_eq!(answer.texts(), ["v=DKIM1; p=REVG"]);
    assert_eq!(answer.aliases, [name("alias.key.example.net")]);
    assert_eq!(answer.server.role, Role::Authoritative);
}

#[tokio::test(start_paused = true)]
async fn an_alias_that_leads_nowhere_exists_all_the_same() {
    let text = PLAIN.replace("s1._domainkey TXT v=DKIM1; p=QUJD", "s1._domainkey CNAME gone.example.net.");
    let world = world(&text);
    let zone = zone(&world, "example.org").await;
    let answer = walk::ask_zone(&world, &zone, txt("s1._domainkey.example.org")).await;
    assert!(matches!(answer.outcome, Outcome::NxDomain { .. }), "{answer:?}");
    assert!(answer.exists());
}

#[tokio::test(start_paused = true)]
async fn aliases_in_a_circle_end() {
    let text = PLAIN.to_owned().replace("mail   A   192.0.2.80", "a CNAME b\n b CNAME a");
    let world = world(&text);
    let zone = zone(&world, "example.org").await;
    let answer = walk::ask_zone(&world, &zone, txt("a.example.org")).await;
    assert!(answer.texts().is_empty());
    assert!(answer.aliases.len() < 40, "{}", answer.aliases.len());
}

#[tokio::test(start_paused = true)]
async fn no_cache_is_asked_before_every_server_of_the_domain_has_the_record() {
    let world = world(&PLAIN.replace("_dmarc TXT v=DMARC1; p=none", ""));
    let question = txt("_dmarc.example.org");
    let is_cache_asked = |world: &World| {
        world.asked().iter().any(|(server, asked)| server.role != Role::Authoritative && *asked == question)
    };
    let answers = spread(&world, "example.org", "new", &question).await;
    assert_eq!(shown(&answers), ["ns1.example.net: no name", "ns2.example.net: no name"]);
    assert!(!is_cache_asked(&world));

    let data = || Data::Txt(mailseal::record::txt::Txt(vec![b"v=DMARC1; p=none".to_vec()]));
    let put = |server: &str| world.put(server.parse().unwrap(), &question.name, 300, data(), |_| false);
    put("192.0.2.1");
    let answers = spread(&world, "example.org", "new", &question).await;
    assert_eq!(shown(&answers), ["ns1.example.net: 1 records", "ns2.example.net: no name"]);
    assert!(!is_cache_asked(&world));

    put("192.0.2.2");
    let answers = spread(&world, "example.org", "new", &question).await;
    let everywhere = [
        "192.0.2.53: 1 records",
        "Faraway: 1 records",
        "ns1.example.net: 1 records",
        "ns2.example.net: 1 records",
    ];
    assert_eq!(shown(&answers), everywhere);
}

#[tokio::test(start_paused = true)]
async fn a_server_that_does_not_answer_neither_hides_the_others_nor_holds_the_caches_back() {
    for (fault, said) in [
        (Fault::Silent, "Timeout"),
        (Fault::Closed, "Unreachable(\"connection refused\")"),
        (Fault::Refused, "Refused"), // lame
    ] {
        let world = world(PLAIN);
        world.break_server("192.0.2.2".parse().unwrap(), None, fault);
        let answers = spread(&world, "example.org", "s1", &txt("example.org")).await;
        let failed = format!("ns2.example.net: {said}");
        let expected = ["192.0.2.53: 1 records", "Faraway: 1 records", "ns1.example.net: 1 records", &failed];
        assert_eq!(shown(&answers), expected);
    }
}

#[tokio::test(start_paused = true)]
async fn a_server_without_an_address_is_reported_by_its_name() {
    let text = PLAIN.replace("ns2    AAAA 2001:db8::2", "").replace("ns2    A   192.0.2.2", "");
    let world = world(&text);
    let answers = spread(&world, "example.org", "s1", &txt("example.org")).await;
    assert!(shown(&answers).contains(&"ns2.example.net: NoServer".to_owned()), "{:?}", shown(&answers));
}

#[tokio::test(start_paused = true)]
async fn every_server_is_asked_at_each_kind_of_address_that_this_machine_reaches() {
    let v6: IpAddr = "2001:db8::2".parse().unwrap();
    for has_ipv6 in [true, false] {
        let world = world(PLAIN);
        if !has_ipv6 {
            world.lose_ipv6();
        }
        let want = Want::new(txt("example.org"), Whom::EveryAddress);
        pursue(&world, "example.org", move |_| vec![want.clone()]).await;
        assert_eq!(world.asked().iter().any(|(server, _)| server.address.ip() == v6), has_ipv6);
    }
}

/// One address stands for a server, unless it does not answer or has another version of the zone.
#[tokio::test(start_paused = true)]
async fn the_second_address_of_a_server_is_asked_for_the_start_of_the_zone_and_for_all_where_it_is_another() {
    let (v4, v6): (IpAddr, IpAddr) = ("192.0.2.2".parse().unwrap(), "2001:db8::2".parse().unwrap());
    let same = PLAIN
        .replace("zone example.org 192.0.2.1 192.0.2.2", "zone example.org 192.0.2.1 192.0.2.2 2001:db8::2");
    let other = format!(
        "{PLAIN}
    zone example.org 2001:db8::2
      @      900 SOA 300 7
      @      NS  ns1.example.net.
      @      TXT v=spf1 -all
"
    );
    for (what, text, is_dead, is_all) in [
        ("the same", &same, None, false),
        ("another version", &other, None, true),
        ("dead by IPv4", &same, Some(v4), true),
        ("dead by IPv6", &same, Some(v6), false), // as on a machine whose IPv6 leads nowhere
    ] {
        let world = world(text);
        if let Some(dead) = is_dead {
            world.break_server(dead, None, Fault::Silent);
        }
        let wants = |survey: &Survey| {
            published::wants(&View {
                survey,
                plan: None,
                given: &[],
                disk: &[],
                now: jiff::Timestamp::UNIX_EPOCH,
            })
        };
        pursue(&world, "example.org", wants).await;
        let asked = world.asked();
        let at_v6 = |kind: Kind| {
            asked.iter().any(|(server, question)| server.address.ip() == v6 && question.kind == kind)
        };
        assert!(at_v6(Kind::Soa), "{what}");
        assert_eq!(at_v6(Kind::Txt), is_all, "{what}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_record_in_another_domains_zone_is_asked_there() {
    let world = world(PLAIN);
    let question = txt("example.org._report._dmarc.example.net");
    let want = Want::new(question.clone(), Whom::TheirServer);
    let survey = pursue(&world, "example.org", move |_| vec![want.clone()]).await;
    // Its one server, ns1.example.net, is 192.0.2.1, which does not hold that zone: lame.
    let answers: Vec<Answer> = survey.heard.about(&question.name, question.kind).cloned().collect();
    assert_eq!(shown(&answers), ["ns1.example.net: Refused"]);
}

#[tokio::test(start_paused = true)]
async fn records_that_differ_by_server_are_both_reported() {
    let text = PLAIN.to_owned()
        + "
        zone split.net 192.0.2.1
          @ NS ns1.example.net.
          @ NS ns2.example.net.
          @ TXT v=spf1 -all
        zone split.net 192.0.2.2
          @ NS ns1.example.net.
          @ NS ns2.example.net.
          @ TXT v=spf1 +all
    ";
    let world = world(&text);
    let answers = spread(&world, "split.net", "s1", &txt("split.net")).await;
    let said: Vec<String> = answers
        .iter()
        .filter(|answer| answer.server.role == Role::Authoritative)
        .map(|answer| format!("{} {}", answer.server.label, answer.texts().join(" ")))
        .collect();
    assert!(said.contains(&"ns1.example.net v=spf1 -all".to_owned()), "{said:?}");
    assert!(said.contains(&"ns2.example.net v=spf1 +all".to_owned()), "{said:?}");
}

#[tokio::test(start_paused = true)]
async fn names_an_spf_record_leads_to_are_asked_inside_at_the_zone_and_outside_at_the_resolver() {
    let world = world(PLAIN);
    let zone = zone(&world, "example.org").await;
    let questions = vec![Question::new(name("mail.example.org"), Kind::A), txt("example.net")];
    let answers = ask_all(&world, Some(zone), questions).await;
    let mut roles: Vec<_> = answers.iter().map(|a| (a.question.name.to_string(), a.server.role)).collect();
    roles.sort();
    assert_eq!(
        roles,
        [("example.net".to_owned(), Role::System), ("mail.example.org".to_owned(), Role::Authoritative)]
    );
}

#[tokio::test(start_paused = true)]
async fn a_name_exists_if_something_stands_below_it_and_a_wildcard_stands_for_what_does_not() {
    let world = world(
        "
        system 192.0.2.53
        zone example.org 192.0.2.1
          @     NS  ns1
          ns1   A   192.0.2.1
          a.b   TXT below an empty name
          *.w   TXT wild
          real.w A  192.0.2.80
    ",
    );
    let zone = zone(&world, "example.org").await;
    for (owner, expected) in [
        ("b.example.org", "ns1.example.org: no data"), // RFC 8020: something is below
        ("c.example.org", "ns1.example.org: no name"), // nothing is
        ("x.w.example.org", "ns1.example.org: 1 records"), // the wildcard
        ("y.x.w.example.org", "ns1.example.org: 1 records"), // at any depth
        ("real.w.example.org", "ns1.example.org: no data"), // RFC 4592 §2.2.1: not for names that exist
    ] {
        let answer = walk::ask_zone(&world, &zone, txt(owner)).await;
        assert_eq!(shown(&[answer]), [expected], "{owner}");
    }
}

#[tokio::test(start_paused = true)]
async fn names_that_are_to_be_published_are_never_asked_at_a_resolver() {
    let world = world(
        &PLAIN
            .replace("ns1    A   192.0.2.1", "ns1    A   192.0.2.3")
            .replace("@      NS  ns1.example.net.\n      @      NS  ns2", "@      NS  ns2"),
    );
    let zone = zone(&world, "example.org").await;
    let questions =
        ["example.org._report._dmarc.example.net", "_dmarc.example.net", "s1._domainkey.example.net"];
    for zone in [Some(zone), None] {
        let answers = ask_all(&world, zone, questions.map(txt).to_vec()).await;
        assert_eq!(shown(&answers), ["ns1.example.net: no name"; 3]);
    }
    for question in asked_of_resolvers(&world) {
        assert!(!question.contains("_dm") && !question.contains("_domainkey"), "{question}");
    }
}

#[tokio::test(start_paused = true)]
async fn servers_that_are_silent_for_longer_than_looking_around_may_take_are_blocked_dns() {
    let mut text = "system 192.0.2.53\nzone example.org 192.0.2.1\n".to_owned();
    for server in 1..=12 {
        let _ = writeln!(text, "@ NS ns{server}\nns{server} A 198.51.100.{server}");
    }
    let news = look(&world(&text), "example.org", &["s1"]).await;
    let is_blocked = |news: &News| matches!(news, News::Blocked(Failure::Timeout));
    assert!(news.iter().any(is_blocked), "{news:?}");
}
