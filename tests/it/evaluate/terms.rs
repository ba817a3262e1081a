//! Which clients each mechanism matches.

use super::{World, found, result};

/// What the mechanisms of this file's tables are about.
const HOSTS: &str = "
    system 192.0.2.253
    zone example.com 192.0.2.1
      @     TXT {record}
      @     A    203.0.113.5
      @     AAAA 2001:db8:1234::5
      @     MX 10 m1
      @     MX 20 m2
      m1    A    203.0.113.50
      m1    AAAA 2001:db8:5::1
      m2    A    203.0.113.60
      only4 A    203.0.113.4
      only6 AAAA 2001:db8::6
      null  MX 0 .
      plain A    203.0.113.8
      foo:bar/baz A 203.0.113.9
      *.wild A   127.0.0.2
      macro%percent\\032\\032space%20url-space A 203.0.113.11
      {more}
    zone 113.0.203.in-addr.arpa 192.0.2.1
      5     PTR example.com.
      4     PTR elsewhere.example.org.
      4     PTR Only4.Example.com.
      50    PTR m2.example.com.
      77    PTR gone.example.com.
    zone 8.b.d.0.1.0.0.2.ip6.arpa 192.0.2.1
      6.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0 PTR only6.example.com.
";

fn world(record: &str) -> World {
    World::parse(&HOSTS.replace("{record}", record).replace("{more}", "")).unwrap()
}

#[tokio::test(start_paused = true)]
async fn each_mechanism_matches_the_addresses_it_names_and_no_others() {
    for (terms, client, expected) in [
        ("all -all", "203.0.113.1", "pass"), // the first decides
        ("?all", "203.0.113.1", "neutral"),
        ("ip4:203.0.113.1 -all", "203.0.113.1", "pass"),
        ("ip4:192.0.2.1/0 -all", "203.0.113.1", "pass"), // no bit need agree
        ("ip4:203.0.113.0/25 -all", "203.0.113.128", "fail"),
        ("ip4:0.0.0.0/0 -all", "2001:db8::1", "fail"), // another family
        ("ip6:::/0 -all", "203.0.113.1", "fail"),
        ("ip6:2001:db8:8000::/33 -all", "2001:db8:8000::", "pass"),
        ("ip6:2001:db8:8000::/33 -all", "2001:db8:7fff::", "fail"),
        ("ip4:203.0.113.1 -all", "::ffff:203.0.113.1", "pass"), // §5: IPv4 in IPv6
        ("ip6:::ffff:203.0.113.1 -all", "::ffff:203.0.113.1", "fail"),
        ("a -all", "203.0.113.5", "pass"),
        ("a -all", "2001:db8:1234::5", "pass"),
        ("a/24 -all", "203.0.113.200", "pass"),
        ("a/24 -all", "2001:db8:1234::6", "fail"), // the length is IPv4's
        ("a//64 -all", "2001:db8:1234::6", "pass"),
        ("a//64 -all", "203.0.113.6", "fail"),
        ("a/24//64 -all", "2001:db8:1234::6", "pass"),
        ("a:only4.example.com/0 -all", "198.51.100.1", "pass"), // any address will do
        ("a:only6.example.com/0 -all", "198.51.100.1", "fail"), // but one of the client's family
        ("a:gone.example.com/0 -all", "198.51.100.1", "fail"),
        ("a:foo:bar/baz.example.com -all", "203.0.113.9", "pass"), // §7.1: any visible character
        ("a:macro%%percent%_%_space%-url-space.example.com -all", "203.0.113.11", "pass"),
        ("mx -all", "203.0.113.60", "pass"),
        ("mx -all", "2001:db8:5::1", "pass"),
        ("mx -all", "203.0.113.5", "fail"), // the domain itself is no mail server
        ("mx/28 -all", "203.0.113.55", "pass"),
        ("mx:plain.example.com -all", "203.0.113.8", "fail"), // §5.4: no MX is no implicit one
        ("mx:null.example.com -all", "203.0.113.8", "fail"),  // RFC 7505
        ("ptr -all", "203.0.113.5", "pass"),
        ("ptr -all", "203.0.113.4", "pass"), // one of two names, whatever its case
        ("ptr:example.com -all", "2001:db8::6", "pass"),
        ("ptr:example.org -all", "203.0.113.4", "fail"), // that name has not the address
        ("ptr -all", "203.0.113.50", "fail"),            // a name with another address
        ("ptr -all", "203.0.113.77", "fail"),            // a name without any
        ("ptr:ample.com -all", "203.0.113.5", "fail"),   // labels, not letters
        ("exists:plain.example.com -all", "198.51.100.1", "pass"),
        ("exists:only4.example.com -all", "2001:db8::1", "pass"), // §5.7: A, whoever asks
        ("exists:only6.example.com -all", "2001:db8::1", "fail"),
        ("exists:%{ir}.wild.example.com -all", "198.51.100.1", "pass"),
        ("exists:%{ir}.gone.example.com -all", "198.51.100.1", "fail"),
        ("exists:%{p}.wild.example.com -all", "198.51.100.1", "pass"), // `unknown` stands there
    ] {
        let found = result(&world(&format!("v=spf1 {terms}")), client, "ann@example.com").await;
        assert_eq!(found, expected, "{terms} {client}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_name_that_dns_cannot_hold_matches_nothing() {
    for (terms, sender, expected) in [
        ("a:%{l}.example.com -all", "a..b@example.com", "fail"), // an empty label from the message
        ("exists:%{l}.wild.example.com -all", &format!("{}@example.com", "x".repeat(64)), "fail"),
        ("exists:%{l}.wild.example.com -all", "two words@example.com", "pass"), // a space is one octet
        ("include:%{l}.example.com -all", "a..b@example.com", "permerror"),     // §5.2: no record there
        ("redirect=%{l}.example.com", "a..b@example.com", "permerror"),         // §6.1
    ] {
        let found = result(&world(&format!("v=spf1 {terms}")), "198.51.100.1", sender).await;
        assert_eq!(found, expected, "{terms} {sender}");
    }
}

/// RFC 7208 §7.3: 'the left side is truncated to fit, by removing successive domain labels'.
#[tokio::test(start_paused = true)]
async fn a_name_that_is_too_long_loses_labels_on_the_left() {
    let sender = format!("{}@example.com", ["x".repeat(60).as_str(); 5].join("."));
    let left = [60; 3].map(|length| "x".repeat(length)).join(".");
    let text = HOSTS
        .replace("{record}", "v=spf1 exists:%{l}.long.example.com -all")
        .replace("{more}", &format!("{left}.long A 127.0.0.2"));
    let found = found(&World::parse(&text).unwrap(), "198.51.100.1", &sender).await;
    assert_eq!(found.result().as_str(), "pass", "{:?}", found.trace);
}

#[tokio::test(start_paused = true)]
async fn the_name_of_the_client_is_the_one_nearest_to_the_domain() {
    let record = "v=spf1 exists:%{p}.ok.example.com -all";
    for (more, client, expected) in [
        ("example.com.ok A 127.0.0.2", "203.0.113.5", "pass"), // the domain itself
        ("only4.example.com.ok A 127.0.0.2", "203.0.113.4", "pass"), // a name below it
        ("unknown.ok A 127.0.0.2", "203.0.113.50", "pass"),    // none that is true
    ] {
        let text = HOSTS.replace("{record}", record).replace("{more}", more);
        let found = result(&World::parse(&text).unwrap(), client, "ann@example.com").await;
        assert_eq!(found, expected, "{more}");
    }
}
