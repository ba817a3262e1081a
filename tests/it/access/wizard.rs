//! The Mailboxes step: keys and picture.

use mailseal::{
    dns::{demo, zone::World},
    tui::step::{Progress, Step},
};

use crate::wizard::Wizard;

const WORLD: &str = include_str!("../../../src/dns/demo/world.txt");

#[tokio::test(start_paused = true)]
async fn the_table_shows_each_service_and_what_is_wrong() {
    let mut wizard = Wizard::start_in(World::parse(WORLD).unwrap(), Some(demo::DOMAIN)).await;
    wizard.size((100, 30));
    wizard.keys("8").await;
    assert_eq!(wizard.app.step(), Step::Mailboxes);
    assert_eq!(wizard.app.progress(Step::Mailboxes), Progress::Problem);
    insta::assert_snapshot!(wizard.picture());
    // The worst has its reason beside it, and is copied with one key.
    wizard.keys("<down><up>").await;
    insta::assert_snapshot!(wizard.picture());
    wizard.keys("c").await;
    assert!(wizard.copied().iter().any(|text| text.contains("access.certificate-self-signed")));
}
