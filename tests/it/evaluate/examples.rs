//! The examples of RFC 7208, by section.

use super::{APPENDIX_A, World, arguments, drafted, found, result, with_record, zone};
use mailseal::check::spf::evaluate::Draft;

#[tokio::test(start_paused = true)]
async fn section_5_and_appendix_a_1_simple_examples() {
    for (record, passing, failing) in [
        ("v=spf1 +all", &["192.0.2.10", "203.0.113.1", "2001:db8::1"][..], &[][..]),
        ("v=spf1 a -all", &["192.0.2.10", "192.0.2.11"], &["192.0.2.65"]),
        ("v=spf1 a:example.org -all", &[], &["192.0.2.10", "192.0.2.140"]), // no A there
        ("v=spf1 mx -all", &["192.0.2.129", "192.0.2.130"], &["192.0.2.140", "192.0.2.10"]),
        ("v=spf1 mx:example.org -all", &["192.0.2.140"], &["192.0.2.129"]),
        ("v=spf1 mx mx:example.org -all", &["192.0.2.129", "192.0.2.130", "192.0.2.140"], &["192.0.2.10"]),
        (
            "v=spf1 mx/30 mx:example.org/30 -all",
            &["192.0.2.128", "192.0.2.131", "192.0.2.141", "192.0.2.143"],
            &["192.0.2.132", "192.0.2.144"],
        ),
        (
            "v=spf1 ptr -all",
            &["192.0.2.10", "192.0.2.65"],
            &["192.0.2.140", "10.0.0.4"], // another domain; a name that does not have the address
        ),
        ("v=spf1 ip4:192.0.2.128/28 -all", &["192.0.2.129"], &["192.0.2.65"]),
        ("v=spf1 a:www.example.com -all", &["192.0.2.11"], &["192.0.2.66"]), // an alias
    ] {
        for (clients, expected) in [(passing, "pass"), (failing, "fail")] {
            for client in clients {
                assert_eq!(
                    with_record(record, client).await.result().as_str(),
                    expected,
                    "{record} {client}"
                );
            }
        }
    }
}

#[tokio::test(start_paused = true)]
async fn appendix_a_2_several_domains_share_one_record() {
    let world = World::parse(&format!(
        "{APPENDIX_A}
        zone net 192.0.2.1
          example TXT v=spf1 ip4:203.0.113.9 -all
        zone list.org 192.0.2.1
          @  TXT v=spf1 include:example.net include:mail.list.org -all
          mail TXT v=spf1 mx:example.org -all
          la TXT v=spf1 redirect=list.org
    "
    ))
    .unwrap();
    for (client, sender, expected) in [
        ("203.0.113.9", "ann@list.org", "pass"), // through the first include, whose -all is no refusal
        ("192.0.2.140", "ann@list.org", "pass"), // through the second
        ("203.0.113.1", "ann@list.org", "fail"), // through none
        ("203.0.113.9", "ann@la.list.org", "pass"), // redirected
        ("203.0.113.1", "ann@la.list.org", "fail"),
    ] {
        assert_eq!(result(&world, client, sender).await, expected, "{client} {sender}");
    }
}

#[tokio::test(start_paused = true)]
async fn appendix_a_3_lists_of_users_in_dns() {
    let world = zone(
        "example.com",
        "@ TXT v=spf1 include:mobile-users._spf.%{d} include:remote-users._spf.%{d} -all
         mobile-users._spf TXT v=spf1 exists:%{l1r+}.%{d}
         remote-users._spf TXT v=spf1 exists:%{ir}.%{l1r+}.%{d}
         mary.mobile-users._spf A 127.0.0.2
         15.15.168.192.joel.remote-users._spf A 127.0.0.2",
    );
    for (client, sender, expected) in [
        ("203.0.113.1", "mary@example.com", "pass"),
        ("203.0.113.1", "mary+list@example.com", "pass"),
        ("192.168.15.15", "joel@example.com", "pass"),
        ("192.168.15.16", "joel@example.com", "fail"),
        ("203.0.113.1", "eve@example.com", "fail"),
    ] {
        assert_eq!(result(&world, client, sender).await, expected, "{client} {sender}");
    }
}

#[tokio::test(start_paused = true)]
async fn appendix_a_4_several_requirements() {
    let world = World::parse(&format!(
        "{APPENDIX_A}
        zone both.example 192.0.2.1
          @ TXT v=spf1 -include:ip4._spf.%{{d}} -include:ptr._spf.%{{d}} +all
          ip4._spf TXT v=spf1 -ip4:192.0.2.0/24 +all
          ptr._spf TXT v=spf1 -ptr:example.com +all
    "
    ))
    .unwrap();
    for (client, expected) in [("192.0.2.65", "pass"), ("192.0.2.140", "fail"), ("10.0.0.4", "fail")] {
        assert_eq!(result(&world, client, "ann@both.example").await, expected, "{client}");
    }
}

/// RFC 7208 §7.4, word for word, and the letters it has no example for.
#[tokio::test(start_paused = true)]
async fn section_7_4_macros() {
    const V4: &str = "192.0.2.3";
    const V6: &str = "2001:db8::cb01";
    for (ip, text, expected) in [
        (V4, "%{s}", "strong-bad@email.example.com"),
        (V4, "%{o}", "email.example.com"),
        (V4, "%{d}", "email.example.com"),
        (V4, "%{d4}", "email.example.com"),
        (V4, "%{d3}", "email.example.com"),
        (V4, "%{d2}", "example.com"),
        (V4, "%{d1}", "com"),
        (V4, "%{dr}", "com.example.email"),
        (V4, "%{d2r}", "example.email"),
        (V4, "%{l}", "strong-bad"),
        (V4, "%{l-}", "strong.bad"),
        (V4, "%{lr}", "strong-bad"),
        (V4, "%{lr-}", "bad.strong"),
        (V4, "%{l1r-}", "strong"),
        (V4, "%{ir}.%{v}._spf.%{d2}", "3.2.0.192.in-addr._spf.example.com"),
        (V4, "%{lr-}.lp._spf.%{d2}", "bad.strong.lp._spf.example.com"),
        (V4, "%{lr-}.lp.%{ir}.%{v}._spf.%{d2}", "bad.strong.lp.3.2.0.192.in-addr._spf.example.com"),
        (V4, "%{ir}.%{v}.%{l1r-}.lp._spf.%{d2}", "3.2.0.192.in-addr.strong.lp._spf.example.com"),
        (V4, "%{d2}.trusted-domains.example.net", "example.com.trusted-domains.example.net"),
        (
            V6,
            "%{ir}.%{v}._spf.%{d2}",
            "1.0.b.c.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6._spf.example.com",
        ),
        (
            V4,
            "%{p} from %{c} at %{t}, says %{r}",
            "mx.example.org from 192.0.2.3 at 1767225600, says mx.example.net",
        ),
        (V6, "%{c} %{v} %{p}", "2001:db8::cb01 ip6 unknown"), // no reverse name
        ("::ffff:192.0.2.3", "%{i} %{c} %{v}", "192.0.2.3 192.0.2.3 in-addr"), // IPv4 in IPv6's clothes
        (V4, "%{h} 100%% a%_b%-c", "mail.example.com 100% a b%20c"),
        (V4, "%{S}", "strong-bad%40email.example.com"), // upper case is escaped for URLs
        (V4, "two  spaces stay. ", "two  spaces stay. "),
    ] {
        let world = zone(
            "org",
            &format!(
                "mx.example A 192.0.2.3
                zone 2.0.192.in-addr.arpa 192.0.2.1
                3 PTR mx.example.org.
                zone email.example.com 192.0.2.1
                @ TXT v=spf1 -all exp=why.email.example.com
                why TXT \"{text}\""
            ),
        );
        let found = found(&world, ip, "strong-bad@email.example.com").await;
        assert_eq!(found.explanation.as_deref(), Some(expected), "{text}");
    }
}

#[tokio::test(start_paused = true)]
async fn section_2_4_the_null_sender_is_postmaster_at_the_greeting() {
    let world =
        zone("example.com", "mail TXT v=spf1 -all exp=why.example.com\nwhy TXT \"%{s}, %{l}, %{o}, %{h}\"");
    let arguments = arguments("192.0.2.3", "<>", "mail.example.com");
    let found = drafted(&world, &arguments, &Draft::default()).await;
    let expected = "postmaster@mail.example.com, postmaster, mail.example.com, mail.example.com";
    assert_eq!(found.explanation.as_deref(), Some(expected));
}
