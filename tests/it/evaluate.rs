//! SPF as receivers evaluate it: worlds in, results out.
//!
//! The zones are small and the questions are asked as the command line asks them, so that what is
//! tested is also that the asking comes to an end.

mod examples;
mod limits;
mod results;
mod terms;

use mailseal::{
    check::spf::evaluate::{Arguments, Came, Draft, Evaluation, Outcome, Sender, evaluate},
    dns::{walk, zone::Fault, zone::World},
    survey::{Facts, Question},
};

/// RFC 7208 Appendix A, with a receiver's resolver.
const APPENDIX_A: &str = "
    system 192.0.2.253
    zone example.com 192.0.2.1
      @      MX 10 mail-a
      @      MX 20 mail-b
      @      A  192.0.2.10
      @      A  192.0.2.11
      amy    A  192.0.2.65
      bob    A  192.0.2.66
      mail-a A  192.0.2.129
      mail-b A  192.0.2.130
      www    CNAME example.com.
    zone example.org 192.0.2.1
      @      MX 10 mail-c
      mail-c A  192.0.2.140
    zone 2.0.192.in-addr.arpa 192.0.2.1
      10     PTR example.com.
      11     PTR example.com.
      65     PTR amy.example.com.
      66     PTR bob.example.com.
      129    PTR mail-a.example.com.
      130    PTR mail-b.example.com.
      140    PTR mail-c.example.org.
    zone 0.0.10.in-addr.arpa 192.0.2.1
      4      PTR bob.example.com.
";

/// A world of one zone with these records.
fn zone(apex: &str, records: &str) -> World {
    World::parse(&format!("system 192.0.2.253\nzone {apex} 192.0.2.1\n{records}")).unwrap()
}

fn arguments(ip: &str, from: &str, helo: &str) -> Arguments {
    Arguments {
        ip: ip.parse().unwrap(),
        sender: Sender::read(from),
        helo: helo.to_owned(),
        now: "2026-01-01T00:00:00Z".parse().unwrap(),
        receiver: "mx.example.net".to_owned(),
    }
}

fn needed(arguments: &Arguments, draft: &Draft, facts: &Facts) -> Vec<Question> {
    match evaluate(arguments, draft, facts) {
        Outcome::Need(questions) => questions,
        Outcome::Done(_) => Vec::new(),
    }
}

/// What a receiver in this world finds, with a draft of the sender's record.
async fn drafted(world: &World, arguments: &Arguments, draft: &Draft) -> Evaluation {
    let mut facts = Facts::default();
    walk::follow(world, &mut facts, |facts| needed(arguments, draft, facts)).await;
    match evaluate(arguments, draft, &facts) {
        Outcome::Done(found) => *found,
        Outcome::Need(questions) => panic!("never asked: {questions:?}"),
    }
}

async fn found(world: &World, ip: &str, from: &str) -> Evaluation {
    drafted(world, &arguments(ip, from, "mail.example.com"), &Draft::default()).await
}

async fn result(world: &World, ip: &str, from: &str) -> &'static str {
    found(world, ip, from).await.result().as_str()
}

/// The result for a record at `example.com`, in Appendix A's world.
async fn with_record(record: &str, ip: &str) -> Evaluation {
    let world = World::parse(APPENDIX_A).unwrap();
    let draft = Draft::default().with("example.com".parse().unwrap(), record.to_owned());
    drafted(&world, &arguments(ip, "ann@example.com", "mail.example.com"), &draft).await
}

#[tokio::test(start_paused = true)]
async fn the_trace_tells_every_term_with_what_was_asked_for_it() {
    let world = zone(
        "example.com",
        "@ TXT v=spf1 a:gone.example.com include:all.example.com ~all\nall TXT v=spf1 ip4:192.0.2.1 ?all",
    );
    let found = found(&world, "203.0.113.1", "ann@example.com").await;
    let told: Vec<(usize, &str, bool, usize)> = found
        .trace
        .iter()
        .map(|step| (step.depth, step.term.as_str(), matches!(step.came, Came::Matched(_)), step.asked.len()))
        .collect();
    assert_eq!(
        told,
        [
            (0, "a:gone.example.com", false, 1),
            (0, "include:all.example.com", false, 1), // neutral there is no match here
            (1, "ip4:192.0.2.1", false, 0),
            (1, "?all", true, 0),
            (0, "~all", true, 0),
        ]
    );
    assert_eq!((found.lookups, found.void), (2, 1));
}

#[tokio::test(start_paused = true)]
async fn a_draft_is_judged_without_asking_for_its_own_name() {
    let world = World::parse(APPENDIX_A).unwrap();
    let draft = Draft::default().with("example.com".parse().unwrap(), "v=spf1 mx -all".to_owned());
    let arguments = arguments("192.0.2.129", "ann@example.com", "mail.example.com");
    assert_eq!(drafted(&world, &arguments, &draft).await.result().as_str(), "pass");
    let texts = world.asked().into_iter().filter(|(_, question)| question.kind.as_str() == "TXT").count();
    assert_eq!(texts, 0, "a cache would remember that the record is not there");
}

#[tokio::test(start_paused = true)]
async fn terms_behind_the_one_that_waits_are_asked_for_along_with_it() {
    let world = World::parse(APPENDIX_A).unwrap();
    let draft = Draft::default()
        .with("example.com".parse().unwrap(), "v=spf1 a mx exists:amy.example.com -all".into());
    let arguments = arguments("203.0.113.1", "ann@example.com", "mail.example.com");
    let first = needed(&arguments, &draft, &Facts::default());
    assert_eq!(first.len(), 3, "{first:?}");
    // The client matches at the first term: what was asked ahead costs nothing.
    let found = with_record("v=spf1 a mx exists:amy.example.com -all", "192.0.2.10").await;
    assert_eq!((found.result().as_str(), found.lookups), ("pass", 1));
    drop(world);
}

#[tokio::test(start_paused = true)]
async fn a_resolver_that_never_answers_is_a_temporary_error_in_the_end() {
    let world = zone("example.com", "@ TXT v=spf1 -all");
    world.break_server("192.0.2.253".parse().unwrap(), None, Fault::Silent);
    assert_eq!(result(&world, "203.0.113.1", "ann@example.com").await, "temperror");
}

#[tokio::test(start_paused = true)]
async fn asking_ends_in_time_however_slow_every_answer_is() {
    let link = |n| format!("r{n} TXT v=spf1 redirect=r{}.example.com\n", n + 1);
    let chain = (1..6).map(link).collect::<Vec<_>>().concat();
    let world =
        zone("example.com", &format!("@ TXT v=spf1 redirect=r1.example.com\n{chain}r6 TXT v=spf1 -all"));
    assert_eq!(result(&world, "203.0.113.1", "ann@example.com").await, "fail");
    let slow = World::parse(&format!(
        "system 192.0.2.253\nzone example.com 192.0.2.1\n@ TXT v=spf1 redirect=r1.example.com\n{chain}\
         r6 TXT v=spf1 -all\nslow 192.0.2.253 2000"
    ))
    .unwrap();
    let began = tokio::time::Instant::now();
    assert_eq!(result(&slow, "203.0.113.1", "ann@example.com").await, "temperror");
    assert_eq!(began.elapsed().as_secs(), walk::FOLLOW.as_secs());
}
