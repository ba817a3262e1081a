//! Names that all answer, and so say nothing of one selector.

use crate::published_world::World;

#[test]
fn an_alias_that_every_name_has_is_said_of_no_selector() {
    // As a web host asks for it: `*.example.com CNAME`, to a host that has addresses and no text.
    let world = World::new(
        "*._domainkey.example.com CNAME site.host.example
         site.host.example A 9.9.9.9
         example.com TXT v=spf1 mx -all
         example.com MX mail.example.com",
    );
    let said = |found: &[mailseal::check::Finding]| -> Vec<&'static str> {
        found.iter().map(mailseal::check::Finding::id).filter(|id| id.starts_with("dkim")).collect()
    };
    assert_eq!(said(&world.found()), ["dkim.selector-unknown"]);
    assert_eq!(said(&world.given(&["s1"]).found()), ["dkim.missing"]);
}
