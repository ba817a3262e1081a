//! The messages of the demo show what they are made for.

use mailseal::{
    check::message::{self, Cause, DkimResult, Examination, Reader},
    dns::{
        demo::{DOMAIN, MESSAGES, World},
        walk,
    },
    mail::message::Message,
    survey::Facts,
};

use super::now;

#[tokio::test(start_paused = true)]
async fn each_shows_its_cause() {
    let world = World::new();
    let reader = Reader { domains: vec![DOMAIN.parse().expect("a domain")], ..Reader::default() };
    for ((name, text), (cause, result)) in MESSAGES.iter().zip([
        (Cause::Ok, DkimResult::Pass),
        (Cause::BodyAppended, DkimResult::Fail),
        (Cause::KeyOther, DkimResult::Fail),
    ]) {
        let examination = Examination::of(Message::read(text.as_bytes()).expect(name), &reader);
        let mut facts = Facts::default();
        walk::follow(&world, &mut facts, |facts| examination.wants(&reader, facts, now())).await;
        let judgement = message::judge(&examination, &reader, &facts, now());
        assert_eq!((judgement.cause, judgement.signatures[0].result), (cause, result), "{name}");
    }
}
