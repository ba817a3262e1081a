//! How long it takes to read and write records.

use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

mod spf {
    use super::{Bencher, black_box};
    use mailseal::record::spf::{Record, terms};

    const SHORT: &str = "v=spf1 mx include:_spf.google.com ip4:203.0.113.7 ~all";

    /// A record of the size that fits into one datagram, with every kind of term.
    const LONG: &str = "v=spf1 a mx:mail.example.com/28//64 ip4:203.0.113.0/24 ip4:198.51.100.7 ip6:2001:db8:cd30::/60 \
        include:_spf.google.com include:spf.protection.outlook.com include:sendgrid.net include:amazonses.com \
        exists:%{ir}.%{l1r+-}._spf.%{d2} ptr:example.com ip4:192.0.2.1 ip4:192.0.2.2 ip4:192.0.2.3 ip4:192.0.2.4 \
        ip4:192.0.2.5 ip4:192.0.2.6 ip4:192.0.2.7 exp=explain._spf.%{d} x-note=kept ~all";

    fn sample(name: &str) -> &'static str {
        if name == "long" { LONG } else { SHORT }
    }

    #[divan::bench(args = ["short", "long"])]
    fn parse(bencher: Bencher<'_, '_>, name: &str) {
        bencher.bench(|| black_box(sample(name)).parse::<Record>());
    }

    /// The forgiving reader, on the largest text a TXT record can hold, all of it wrong.
    #[divan::bench]
    fn read_hostile(bencher: Bencher<'_, '_>) {
        let text = "%{,;\u{a0}".repeat(13_000);
        bencher.bench(|| terms(black_box(&text)).len());
    }

    #[divan::bench(args = ["short", "long"])]
    fn print(bencher: Bencher<'_, '_>, name: &str) {
        let record: Record = sample(name).parse().unwrap_or_default();
        bencher.bench(|| black_box(&record).to_string());
    }
}

mod dkim {
    use super::{Bencher, black_box};
    use mailseal::record::dkim::Record;

    /// RSA with 2048 bits.
    const KEY: &str = "v=DKIM1; k=rsa; t=s; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAkU/3cx9kx1YnUQ4i2gqYzy/x22ZDFqIWO\
        eK9VBA9htus3ar7Z2EIcJS8wveycp56kkq1YAXvUfadXZJKiJoZMijJtNG8eSB2XHr087k5iEXYilO2nIcLX34jEghdvpEqz4Pab\
        ynil2gcWhxHMUn+4yTWB0gNqeD+NQq3FeklnZsFOynW5mAfePk0OGlDp7k7v4Zo7yS5nqGqCWRryz5RT6zkey4Ux39XfxWvb0ei6\
        x5U5MOhpve3Vw6UhFL1xxaLfzZTiOCAQe8SxLYqhe59q+n00YHPZzf+BZKr9KxW6dzoM6YjQOhBy3rR0A7yR2wxhB3YarJ01ESGM\
        IbF+BeNYwIDAQAB";

    #[divan::bench]
    fn parse(bencher: Bencher<'_, '_>) {
        bencher.bench(|| black_box(KEY).parse::<Record>());
    }

    #[divan::bench]
    fn print(bencher: Bencher<'_, '_>) {
        let record = KEY.parse::<Record>().ok();
        bencher.bench(|| black_box(&record).as_ref().map(ToString::to_string));
    }
}

mod dmarc {
    use super::{Bencher, black_box};
    use mailseal::record::dmarc::Record;

    const POLICY: &str = "v=DMARC1; p=quarantine; sp=reject; np=reject; adkim=s; \
        rua=mailto:a@example.com,mailto:b@example.net; fo=1";

    #[divan::bench]
    fn parse(bencher: Bencher<'_, '_>) {
        bencher.bench(|| black_box(POLICY).parse::<Record>());
    }

    #[divan::bench]
    fn print(bencher: Bencher<'_, '_>) {
        let record = POLICY.parse::<Record>().ok();
        bencher.bench(|| black_box(&record).as_ref().map(ToString::to_string));
    }
}
