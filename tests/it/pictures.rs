//! The pictures in the README are the program's own screens, in the demo's internet.
//!
//! They are drawn anew here and compared with those in `assets/screenshots`. When a screen has
//! changed on purpose: `MAILSEAL_RENEW_PICTURES=1 cargo test --test it pictures`, and look at them.

mod svg;

use std::{env, fs, path::PathBuf};

use mailseal::{
    dns::{demo, zone::World},
    plan::publish::Data as Planned,
    record::txt::Txt,
    survey::Data,
    tui::{canvas::Canvas, message::Message, step::Step, theme::Theme},
};
use ratatui::{buffer::Buffer, layout::Rect};

use crate::wizard::Wizard;

/// Wide enough for the explanation beside the items, narrow enough for a README.
const SIZE: (u16, u16) = (104, 26);
const WORLD: &str = include_str!("../../src/dns/demo/world.txt");

/// Compares the screen with the committed picture, or renews it.
#[track_caller]
fn compare(wizard: &Wizard, step: Step, name: &str, differences: &mut Vec<String>) {
    assert_eq!(wizard.app.step(), step);
    let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.0, SIZE.1));
    let (_, cursor) = wizard.app.draw(Canvas::new(&mut buffer, Theme::colourful()));
    let drawn = svg::svg(&format!("mailseal: {name}"), &buffer, cursor);
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("assets/screenshots");
    let path = folder.join(format!("{name}.svg"));
    if env::var_os("MAILSEAL_RENEW_PICTURES").is_some() {
        fs::create_dir_all(&folder).unwrap();
        fs::write(&path, &drawn).unwrap();
    }
    if fs::read_to_string(&path).ok().as_ref() != Some(&drawn) {
        differences.push(format!("{name}.svg"));
    }
}

/// Publishes every record of the plan as a careful admin would.
fn publish(wizard: &Wizard) {
    for (publication, _) in &wizard.app.session.judged.publications {
        let Planned::Txt(text) = &publication.data else { panic!("only TXT here") };
        let begins = text.split([';', ' ']).next().unwrap_or_default().as_bytes().to_vec();
        for server in wizard.world.holders(&publication.owner) {
            let old = |old: &Data| matches!(old, Data::Txt(there) if there.joined().starts_with(&begins));
            wizard.world.put(server, &publication.owner, publication.ttl, Data::Txt(Txt::new(text)), old);
        }
    }
}

/// Moves down as far as the row that begins like this.
async fn go_to(wizard: &mut Wizard, row: &str) {
    let row = format!("▸ {row}");
    for _ in 0..20 {
        if wizard.picture().contains(&row) {
            return;
        }
        wizard.keys("<down>").await;
    }
    wizard.shows(&row);
}

/// Saves the key that is on the screen where this test may write.
async fn save_key(wizard: &mut Wizard) {
    let path = wizard.path("keys/s1.pem");
    wizard.keys("<down><down>").await;
    wizard.keys(&format!("<c-u><paste:{}>", path.display())).await;
    go_to(wizard, "[ Save the key ]").await;
    wizard.keys("<enter>").await;
    assert!(path.exists());
    // A folder made by chance is in no picture.
    for key in &mut wizard.app.session.plan.as_mut().unwrap().dkim.keys {
        key.file = Some("/home/ann/keys/s1.pem".into());
    }
}

#[tokio::test(start_paused = true)]
async fn the_pictures_in_the_readme_are_the_screens_of_today() {
    let mut wizard = Wizard::start_in(World::parse(WORLD).unwrap(), Some(demo::DOMAIN)).await;
    wizard.size(SIZE);
    let mut all = Vec::new();
    wizard.app.session.key_folder = "/home/ann/keys".into();
    compare(&wizard, Step::Domain, "domain", &mut all);

    // What nobody needs is taken out, and one include is unfolded.
    wizard.keys("2<down>ddd<home>f").await;
    compare(&wizard, Step::Spf, "spf", &mut all);

    wizard.keys("3<home><space>").await;
    go_to(&mut wizard, "Type ").await;
    compare(&wizard, Step::Dkim, "dkim", &mut all);
    save_key(&mut wizard).await;

    wizard.keys("4<down>").await;
    compare(&wizard, Step::Dmarc, "dmarc", &mut all);

    wizard.keys("5<enter><enter>").await;
    compare(&wizard, Step::Publish, "publish", &mut all);

    // The name servers have all of it, one public resolver has asked again, the others not yet.
    wizard.world.remember();
    publish(&wizard);
    wizard.world.forget_at("192.0.2.202".parse().unwrap());
    wizard.keys("6<down><down>").await;
    // The folder that is in no picture has no key in it.
    wizard.app.session.checking.unread.clear();
    compare(&wizard, Step::Check, "check", &mut all);

    // A message to which a list added its footer.
    let (_, message) = demo::MESSAGES[1];
    wizard.keys("7").await;
    wizard.feed(Message::Pasted(message.to_owned()));
    wizard.settle().await;
    compare(&wizard, Step::Mail, "mail", &mut all);

    wizard.keys("8<down><down>").await;
    compare(&wizard, Step::Mailboxes, "mailboxes", &mut all);

    let renew = "MAILSEAL_RENEW_PICTURES=1 cargo test --test it pictures";
    assert!(all.is_empty(), "{} are not what the program shows; to renew them: {renew}", all.join(", "));
}
