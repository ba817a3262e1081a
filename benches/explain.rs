//! How long it takes to read refusals. The measure for a log is `grep` over the same text: `counted` does what
//! `grep -c status=` does, and `log` should take no more than a few times as long.

use divan::{Bencher, black_box, counter::BytesCount};
use mailseal::{
    check::{
        explain::{self, Log},
        refusal::Own,
    },
    mail::log,
};

fn main() {
    divan::main();
}

const REFUSED: &str = "Nov 30 09:12:05 mail postfix/smtp[1]: 4Xk1: to=<bob@example.net>, relay=aspmx.l.google.com[203.0.113.26]:25, \
    delay=0.79, dsn=5.7.26, status=bounced (host aspmx.l.google.com[203.0.113.26] said: 550-5.7.26 Your email has been blocked \
    because the sender is unauthenticated. 550-5.7.26 Gmail requires all senders to authenticate with either SPF or DKIM. \
    550-5.7.26  DKIM = did not pass 550-5.7.26  SPF [example.com] with ip: [192.0.2.25] = did not pass 550 5.7.26  - gsmtp \
    (in reply to end of DATA command))\n";
const SENT: &str = "Nov 30 09:12:05 mail postfix/smtp[1]: 4Xk2: to=<bob@example.net>, relay=mx.example.net[203.0.113.60]:25, \
    delay=1.1, delays=0/0/0.5/0.6, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 77)\n";
const OTHER: &str = "Nov 30 09:12:05 mail postfix/qmgr[1]: 4Xk2: from=<ann@example.com>, size=1201, nrcpt=1 (queue active)\n\
    Nov 30 09:12:05 mail postfix/cleanup[9]: 4Xk2: message-id=<1.4Xk1@mail.example.com>\n\
    Nov 30 09:12:05 mail postfix/qmgr[1]: 4Xk2: removed\n";

/// Twenty deliveries for each refusal.
fn text() -> String {
    let mut text = String::new();
    for number in 0..2000 {
        text += if number % 20 == 0 { REFUSED } else { SENT };
        text += OTHER;
    }
    text
}

#[divan::bench]
fn log(bencher: Bencher<'_, '_>) {
    let text = text();
    let own = Own::default();
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let mut log = Log::default();
        for line in black_box(text.as_bytes()).split_inclusive(|byte| *byte == b'\n') {
            log.line(line, &own);
        }
        log.refused
    });
}

/// What `grep -c` does.
#[divan::bench]
fn counted(bencher: Bencher<'_, '_>) {
    let text = text();
    let find = memchr::memmem::Finder::new("status=");
    bencher.counter(BytesCount::of_str(&text)).bench(|| {
        let lines = black_box(text.as_bytes()).split_inclusive(|byte| *byte == b'\n');
        lines.filter(|line| find.find(line).is_some()).count()
    });
}

#[divan::bench]
fn reply(bencher: Bencher<'_, '_>) {
    let own = Own::default();
    bencher.bench(|| explain::read(black_box(REFUSED.as_bytes()), &own));
}

#[divan::bench]
fn line(bencher: Bencher<'_, '_>) {
    bencher.bench(|| log::entry(black_box(REFUSED)).is_some());
}
