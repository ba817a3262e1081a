//! Every rule a finding names, beside words that stand in that section, so that a reader of the RFC sees at once
//! whether it is the right one. The words are as the RFC has them, line breaks aside.

use std::{collections::BTreeSet, fs, path::Path};

use jiff::Timestamp;
use mailseal::{
    check::{
        Finding, Rule,
        finding::{
            Absent, Broken, Dkim, Dmarc, Dns, Elsewhere, Fate, Lacks, Left, Loss, Mail, Misplaced, Mx, Proof,
            Propagation, Reports, Spf, Stray, When,
        },
    },
    record::{
        dkim,
        dmarc::{self, Policy, Slip, UriFault},
        spf,
    },
    survey::Kind,
};

/// A finding, the RFC and section it names, and words from there; none where it follows from no RFC.
type Row = (Finding, Option<(u16, &'static str, &'static str)>);

fn row(what: impl Into<Finding>, rfc: u16, section: &'static str, words: &'static str) -> Row {
    (what.into(), Some((rfc, section, words)))
}

fn none(what: impl Into<Finding>) -> Row {
    (what.into(), None)
}

fn s() -> String {
    "example.com".to_owned()
}

#[expect(clippy::too_many_lines, reason = "one row a finding")]
fn spf_rows() -> Vec<Row> {
    let fault = || spf::Fault::Version;
    let broken = Spf::PublishedBroken { text: s(), fault: fault(), meant: None };
    vec![
        row(Spf::Broken { text: s(), fault: fault() }, 7208, "4.6", "syntax errors anywhere"),
        row(broken, 7208, "4.6", "permerror"),
        row(Spf::PublishedUnseen { fault: fault() }, 7208, "4.5", "a version section of exactly"),
        row(Spf::Unseen { fault: fault() }, 7208, "4.5", "a version section of exactly"),
        row(Spf::UnseenBeside { fault: fault() }, 7208, "4.5", "does not match and is discarded"),
        row(Spf::Empty, 7208, "4.7", "If none of the mechanisms match"),
        row(
            Spf::TooManyLookups { count: 11, spent: Vec::new() },
            7208,
            "4.6.4",
            "total number of those terms to 10",
        ),
        row(Spf::TooManyVoid { count: 3, terms: Vec::new() }, 7208, "4.6.4", "void lookups"),
        row(Spf::TooManyExchangers { name: s(), count: 11 }, 7208, "4.6.4", "more than 10 address records"),
        row(Spf::Loop { name: s(), way: Vec::new() }, 7208, "4.6.4", "If this limit is exceeded"),
        row(Spf::NothingThere { name: s(), lacks: Lacks::Address }, 7208, "4.6.4", "void lookups"),
        row(Spf::IncludeMissing { name: s(), exists: true }, 7208, "5.2", "permerror"),
        row(Spf::TargetPassesAll { name: s() }, 7208, "5.2", "recursive evaluation"),
        row(Spf::RedirectMissing { name: s(), exists: true }, 7208, "6.1", "if no SPF record is found"),
        row(Spf::RedirectBesideAll, 7208, "6.1", "If all mechanisms fail to match"),
        row(Spf::TargetSeveral { name: s(), count: 2 }, 7208, "4.5", "more than one record"),
        row(Spf::TargetUnseen { name: s(), text: s() }, 7208, "4.5", "discard records that do not begin"),
        row(Spf::Leading, 7208, "4.5", "a version section of exactly"),
        row(Spf::SenderIdAlone, 7208, "4.5", "a version section of exactly"),
        row(Spf::SenderIdBeside, 7208, "4.5", "does not match and is discarded"),
        row(Spf::TargetBroken { name: s(), term: s() }, 7208, "4.6", "syntax errors anywhere"),
        row(Spf::TargetFails { name: s(), code: s() }, 7208, "4.4", "server failure (RCODE 2)"),
        row(Spf::TargetSilent { name: s() }, 7208, "4.4", "if the lookup times out"),
        row(Spf::TargetBogus { name: s() }, 7208, "4.4", "temperror"),
        row(Spf::DuplicateModifier { name: "exp" }, 7208, "6", "more than once each"),
        row(
            Spf::MechanismWithEquals { name: s(), meant: s() },
            7208,
            "6",
            "Unrecognized modifiers MUST be ignored",
        ),
        row(Spf::UnknownModifier { name: s() }, 7208, "6", "Unrecognized modifiers MUST be ignored"),
        row(Spf::PassesAll, 7208, "5.1", "a test that always matches"),
        row(Spf::NeutralAll, 7208, "5.1", "an explicit default"),
        row(Spf::AfterAll { term: s() }, 7208, "5.1", "will never be tested"),
        row(Spf::EveryAddress { term: s() }, 7208, "5.6", "CIDR prefix length"),
        row(Spf::EveryAddressTogether, 7208, "5.6", "CIDR prefix length"),
        row(
            Spf::MatchesAlways { term: s(), name: s(), passes: true },
            7208,
            "5.7",
            "If any A record is returned, this mechanism matches",
        ),
        row(Spf::TargetNeutral { name: s() }, 7208, "6.1", "If all mechanisms fail to match"),
        row(
            Spf::MacroTargetMissing { term: s(), name: s(), is_everywhere: true, is_redirect: false },
            7208,
            "5.2",
            "permerror",
        ),
        row(
            Spf::MacroTargetMissing { term: s(), name: s(), is_everywhere: false, is_redirect: true },
            7208,
            "6.1",
            "if no SPF record is found",
        ),
        row(
            Spf::OtherRecord { version: s(), label: "_dmarc" },
            7208,
            "6",
            "Unrecognized modifiers MUST be ignored",
        ),
        row(Spf::Broad { term: s() }, 7208, "5.6", "CIDR prefix length"),
        row(Spf::HostBits { term: s(), network: s() }, 7208, "5.6", "high-order bits match"),
        row(Spf::NotPublic { term: s() }, 6890, "2.2.2", "Special-Purpose Address Registry"),
        row(Spf::Documentation { term: "ip4:192.0.2.1".to_owned() }, 5737, "3", "192.0.2.0/24 (TEST-NET-1)"),
        row(Spf::PublishedDocumentation { term: "-ip6:2001:db8::1".to_owned() }, 3849, "2", "2001:DB8::/32"),
        row(Spf::NoAll, 7208, "4.7", "an \"all\" mechanism to explicitly terminate processing"),
        row(Spf::Ptr, 7208, "5.5", "SHOULD NOT be published"),
        row(Spf::ValidatedName { term: s() }, 7208, "7.2", "(do not use)"),
        none(Spf::Duplicate { term: s() }),
        none(Spf::Covered { term: s(), by: s() }),
        row(Spf::Long { octets: 500 }, 7208, "3.4", "under 450 octets"),
        row(Spf::SeveralStrings { octets: 300 }, 7208, "3.3", "concatenated together without adding spaces"),
        row(Spf::JoinedStrings { left: s(), right: s() }, 7208, "3.3", "without adding spaces"),
        row(Spf::Uncountable { term: s() }, 7208, "7", "replaced by parameters of the message"),
        row(
            Spf::ServiceMissing { service: s(), include: None, result: spf::Qualifier::Fail },
            7208,
            "5.2",
            "administratively independent domains",
        ),
        row(Spf::NobodyMaySend, 7208, "10.1.2", "domains that send no mail"),
        row(Spf::NoSender, 7208, "10.1.2", "domains that send no mail"),
        row(Spf::Absent, 7208, "3", "placed in the DNS tree at the owner name"),
        row(
            Spf::Misplaced { at: s(), place: Misplaced::Dmarc },
            7208,
            "3",
            "not in a subdomain under the owner name",
        ),
        row(Spf::Several { count: 2 }, 7208, "3.2", "MUST NOT have multiple records"),
        row(Spf::RunTogether { text: s(), meant: s() }, 7208, "4.6", "syntax errors anywhere"),
        row(Spf::VersionTwice, 7208, "6", "Unrecognized modifiers MUST be ignored"),
        row(Spf::TooLong { octets: 5000 }, 7208, "3.4", "exceeding a DNS protocol limit"),
        row(Spf::TargetTooLong { name: s(), octets: 5000 }, 7208, "3.4", "exceeding a DNS protocol limit"),
        row(Spf::TargetUnsure { name: s() }, 7208, "4.4", "temperror"),
        row(Spf::TakesNoMail { name: s() }, 7505, "3", "a domain does not accept email"),
        row(Spf::MeansOther { term: s(), at: s(), domain: s() }, 7208, "4.8", "is used as the <target-name>"),
        row(Spf::TwoInOne { count: 2 }, 7208, "6", "Unrecognized modifiers MUST be ignored"),
        row(
            Spf::NeverMatches { text: s(), fault: fault(), breaks: false, meant: None },
            7208,
            "4.8",
            "fully qualified DNS name",
        ),
        row(Spf::Type99, 7208, "3.1", "DNS TXT (type 16) Resource Record"),
    ]
}

fn dkim_rows() -> Vec<Row> {
    let fault = || dkim::Fault::Version;
    let misplaced = Dkim::Misplaced { selector: s(), at: s(), place: Elsewhere::Zone, typed: s() };
    let named = "stored in a subdomain named \"_domainkey\"";
    let other = Dkim::OtherKey { selector: s(), published: s(), own: s(), path: None };
    vec![
        row(Dkim::NoKey, 9989, "5.1.2", "To configure DKIM for DMARC"),
        row(
            Dkim::NoneInUse { selectors: s() },
            9989,
            "5.1.2",
            "MUST send mail that has a DKIM Signing Domain",
        ),
        row(Dkim::DuplicateSelector { selector: s() }, 6376, "3.6.2.2", "TXT RRs MUST be unique"),
        row(Dkim::SelectorTaken { selector: s() }, 6376, "3.6.2.2", "TXT RRs MUST be unique"),
        row(Dkim::TextBeside { selector: s(), count: 2 }, 6376, "3.6.2.2", "the results are undefined"),
        row(
            Dkim::Several { selector: s(), count: 2, is_same: false },
            6376,
            "3.6.2.2",
            "the results are undefined",
        ),
        row(Dkim::Halves { selector: s() }, 6376, "3.6.2.2", "MUST be concatenated together"),
        row(Dkim::SelectorUnknown { tried: Vec::new() }, 6376, "3.6.2.1", named),
        row(Dkim::Missing { selector: s(), at: s(), beside: None }, 6376, "3.6.2.1", named),
        row(Dkim::SomethingElse { selector: None, text: s() }, 6376, "3.6.2.1", named),
        row(misplaced, 6376, "3.6.2.1", named),
        row(Dkim::AliasDangling { selector: s(), target: s() }, 6376, "3.6.2.1", named),
        row(Dkim::AliasInZone { selector: s(), target: s(), meant: s() }, 6376, "3.6.2.1", named),
        row(Dkim::AliasLoop { selector: s(), way: Vec::new() }, 6376, "3.6.2.1", named),
        row(Dkim::AliasFails { selector: s(), target: s() }, 6376, "3.6.2.1", named),
        row(Dkim::AliasWaits { selector: s(), target: s() }, 6376, "3.6.2.1", named),
        row(Dkim::Wildcard { at: s(), is_revoked: false }, 6376, "6.1.2", "use of a wildcard TXT RR"),
        row(Dkim::Ed25519Alone, 8463, "6", "two signatures"),
        row(Dkim::PublishedEd25519Alone, 8463, "6", "two signatures"),
        row(Dkim::WrongLength { octets: 31 }, 8463, "4.2", "256 bits"),
        row(Dkim::WrappedEd25519, 8463, "4.2", "base64"),
        row(Dkim::NoKeyType, 8463, "4.2", "key-k-tag-type =/ \"ed25519\""),
        row(Dkim::TooShort { bits: 512 }, 8301, "3.2", "less than 1024 bits"),
        row(Dkim::Short { bits: 1024 }, 8301, "3.2", "at least 2048 bits"),
        row(Dkim::TooLong { bits: 8192 }, 8301, "3.2", "1024 bits to 4096 bits"),
        row(Dkim::NoSha256 { hashes: s() }, 8301, "3.1", "rsa-sha1 MUST NOT be used"),
        row(Dkim::Pkcs1, 6376, "C", "BEGIN PUBLIC KEY"),
        row(Dkim::PrivateKey, 6376, "3.6.1", "Public-key data"),
        row(Dkim::Truncated { octets: 9 }, 6376, "3.6.1", "Public-key data"),
        row(Dkim::Damaged, 6376, "3.6.1", "Public-key data"),
        row(Dkim::Lowercase, 6376, "3.6.1", "Public-key data"),
        row(Dkim::EncodedTwice, 6376, "3.6.1", "Public-key data"),
        row(Dkim::EmptyWord { tag: s() }, 6376, "3.6.1", "colon-separated list"),
        row(Dkim::EmptyTag, 6376, "3.2", "tag-list"),
        row(Dkim::TargetAsText { selector: None, target: s() }, 6376, "3.6.2.1", "_domainkey"),
        row(Dkim::WrongAlgorithm, 6376, "3.6.1", "defined by the \"k=\" tag"),
        row(Dkim::NotAKey, 6376, "3.6.1", "Public-key data"),
        row(Dkim::UnknownType { key_type: s() }, 6376, "3.6.1", "Unrecognized key types MUST be ignored"),
        row(Dkim::Revoked, 6376, "3.6.1", "this public key has been revoked"),
        row(
            Dkim::RevokedInUse { selector: s(), is_planned: false },
            6376,
            "3.6.1",
            "this public key has been revoked",
        ),
        row(Dkim::RevokedElsewhere { selector: s() }, 6376, "3.6.1", "this public key has been revoked"),
        row(Dkim::StillPublished { selector: s() }, 6376, "3.6.1", "this public key has been revoked"),
        row(
            Dkim::NotForMail { services: s() },
            6376,
            "3.6.1",
            "Verifiers for a given service type MUST ignore",
        ),
        row(
            Dkim::PublishedFault { selector: s(), fault: fault() },
            6376,
            "3.6.1",
            "The overall syntax is a tag-list",
        ),
        row(
            Dkim::Unreadable { selector: None, fault: fault() },
            6376,
            "3.6.1",
            "The overall syntax is a tag-list",
        ),
        row(Dkim::Bare { selector: None }, 6376, "3.6.1", "The overall syntax is a tag-list"),
        row(other, 6376, "3.6.1", "Public-key data"),
        row(Dkim::Testing, 6376, "3.6.1", "This domain is testing DKIM"),
    ]
}

fn dmarc_rows() -> Vec<Row> {
    let policy = Policy::Reject;
    let weaker = Dmarc::SubdomainsWeaker { tag: "sp", policy, than: policy };
    let bad = Dmarc::BadPolicy { tag: "sp", written: s(), meant: None, left: Left::NoRecord };
    let old = |tags: &str| Dmarc::ObsoletePublished { tags: tags.to_owned() };
    let weaker_now = Dmarc::WeakerThanPublished { planned: policy, published: policy };
    let external = Dmarc::ExternalReports { domain: s(), owner: s() };
    vec![
        row(Dmarc::SeveralPublished { records: 2 }, 9989, "4.10", "they are all discarded"),
        row(
            Dmarc::PublishedFault { text: s(), fault: dmarc::Fault::Version },
            9989,
            "4.8",
            "Syntax errors in the remainder",
        ),
        row(Dmarc::WrongPlace { owner: s() }, 9989, "4.5", "names starting with the label \"_dmarc\""),
        row(bad, 9989, "4.10.1", "contains an \"sp\" or \"np\" tag that is not valid"),
        row(
            Dmarc::PolicyMissing { left: Left::Reports },
            9989,
            "4.10.1",
            "does not contain a valid \"p\" tag",
        ),
        row(Dmarc::Percent { value: s() }, 7489, "6.3", "integer between 0 and 100"),
        row(Dmarc::AliasBeside { owner: s(), target: s() }, 1034, "3.6.2", "no other data should be present"),
        row(Dmarc::OfWildcard { owner: s(), wildcard: s() }, 4592, "2.1.1", "wildcard domain name"),
        row(Dmarc::TextBeside { owner: s() }, 9989, "4.10", "do not start with a \"v\" tag"),
        row(Dmarc::PolicyLate, 7489, "6.4", "dmarc-version dmarc-sep [dmarc-request]"),
        row(old("pct"), 9989, "C.5.2", "pct"),
        row(Dmarc::ObsoleteKept { tags: "rf, !size".to_owned() }, 9989, "C.5.2", "rf"),
        row(Dmarc::ObsoleteLeftOut { tags: "!size".to_owned() }, 9989, "C.4", "maximum report size"),
        row(Dmarc::NoUsableKey { policy, selectors: s() }, 9989, "7.4", "MUST NOT rely solely on SPF"),
        row(Dmarc::BeforeDkim { policy, is_planned: true }, 9989, "7.4", "MUST NOT rely solely on SPF"),
        row(
            Dmarc::BeforeDkim { policy: Policy::Quarantine, is_planned: false },
            9989,
            "5.1.6",
            "MUST be addressed prior to any attempt",
        ),
        row(Dmarc::TakesEffect { policy }, 9989, "5.1.6", "MUST be addressed prior to any attempt"),
        none(weaker_now),
        row(Dmarc::Monitoring, 9989, "5.1.5", "The reason for starting at \"p=none\""),
        row(Dmarc::NoPolicy, 9989, "4.7", "treated as if it included \"p=none\""),
        row(
            Dmarc::NoneWithoutReports { acts_below: false },
            9989,
            "4.7",
            "MUST NOT generate aggregate feedback reports",
        ),
        row(Dmarc::NoReports { policy }, 9989, "4.7", "MUST NOT generate aggregate feedback reports"),
        row(weaker, 9989, "4.7", "MUST be applied for subdomains"),
        row(Dmarc::SubdomainPolicyIgnored { tag: "sp" }, 9989, "4.7", "\"sp\" will be ignored"),
        row(Dmarc::FailureOptionsIgnored, 9989, "4.7", "MUST be ignored if a \"ruf\" tag"),
        row(Dmarc::FailureOptionsExclude, 9989, "4.7", "mutually exclusive"),
        row(Dmarc::FailureOptionTwice, 9989, "4.8", "each may appear at most once"),
        row(
            Dmarc::NotMailto { uri: s() },
            9989,
            "4.7",
            "schemes not supported by Mail Receivers MUST be ignored",
        ),
        row(external, 9990, "4", "Organizational Domain of the host part"),
        row(Dmarc::Testing { policy, applied: policy }, 9989, "4.7", "one level below the specified policy"),
        row(Dmarc::PublicSuffix, 9989, "4.7", "to indicate that the domain is a PSD"),
        row(Dmarc::StrictDkim, 9989, "4.4", "strict alignment"),
        row(Dmarc::StrictSpf, 9989, "4.4", "strict alignment"),
    ]
}

fn dmarc_place_rows() -> Vec<Row> {
    let absent = |what: Absent| Dmarc::Absent(what);
    let reports = |what: Reports| Dmarc::Reports(what);
    let inherited = Absent::Inherited { from: s(), tag: "sp", policy: None, is_test: false };
    let alias = Absent::AliasWithoutRecord { owner: s(), target: s(), exists: true };
    let misplaced = Absent::Misplaced { stray: Stray::Domain, found: s(), owner: s() };
    let unauthorized = Reports::NotAuthorized { domain: s(), owner: s(), has_other: false };
    let redirected = Reports::Redirected { domain: s(), owner: s(), to: s() };
    let lost = |cause| Reports::Lost { domain: s(), cause, is_own: false };
    vec![
        row(absent(Absent::Missing { owner: s() }), 9989, "4.10.1", "MUST NOT apply the DMARC mechanism"),
        row(absent(inherited), 9989, "4.10.1", "The Organizational Domain of the Author Domain"),
        row(
            absent(Absent::BesideSpf { found: s(), owner: s() }),
            9989,
            "4.5",
            "names starting with the label \"_dmarc\"",
        ),
        row(absent(misplaced), 9989, "4.5", "names starting with the label \"_dmarc\""),
        row(
            absent(Absent::WildcardAnswers { has_text: true, wildcard: s(), owner: s() }),
            9989,
            "4.10",
            "do not start with a \"v\" tag",
        ),
        row(absent(Absent::UnrelatedText { owner: s() }), 9989, "4.10", "do not start with a \"v\" tag"),
        row(absent(alias), 9989, "4.10.1", "MUST NOT apply the DMARC mechanism"),
        row(absent(Absent::AliasLoop { owner: s() }), 1034, "3.6.2", "loops"),
        row(
            absent(Absent::Unanswered { owner: s(), target: None }),
            9989,
            "4.10.1",
            "Handling of DNS errors",
        ),
        row(reports(unauthorized), 9990, "4", "no TXT resource records that pass basic parsing"),
        row(reports(redirected), 9990, "4", "MUST use the same destination host"),
        row(
            reports(Reports::NameTooLong { domain: s() }),
            9990,
            "4",
            "the constructed name exceed DNS limits",
        ),
        row(
            reports(Reports::PermissionUnknown { domain: s(), owner: s() }),
            9990,
            "4",
            "temporary DNS error",
        ),
        row(reports(lost(Loss::NullMx)), 7505, "4.1", "an address is not deliverable"),
        row(reports(lost(Loss::NoServer)), 5321, "5.1", "MX"),
        row(reports(lost(Loss::NoDomain)), 5321, "5.1", "non-existent domain"),
        row(reports(Reports::Unknown { domain: s() }), 5321, "5.1", "temporary error"),
    ]
}

fn slip_rows() -> Vec<Row> {
    let slip = |slip: Slip| Dmarc::Slip(slip);
    let grammar = "MUST comply with the formal definition";
    let version = "do not start with a \"v\" tag";
    vec![
        row(slip(Slip::Leading), 9989, "4.10", version),
        row(slip(Slip::VersionLate), 9989, "4.10", version),
        row(slip(Slip::VersionCase), 9989, "4.10", version),
        row(slip(Slip::VersionMissing), 9989, "4.10", version),
        row(slip(Slip::Version), 9989, "4.10", version),
        row(slip(Slip::Quotes), 9989, "4.8", grammar),
        row(slip(Slip::Backslash), 9989, "4.8", grammar),
        row(slip(Slip::Separator(',')), 9989, "4.8", grammar),
        row(slip(Slip::Colon), 9989, "4.8", grammar),
        row(slip(Slip::NoEquals { written: s() }), 9989, "4.8", grammar),
        row(slip(Slip::BadName { written: s() }), 9989, "4.8", grammar),
        row(slip(Slip::Character('ü')), 9989, "4.8", grammar),
        row(slip(Slip::AddressSeparator(';')), 9989, "4.8", grammar),
        row(slip(Slip::FailureOptionTwice), 9989, "4.8", "each may appear at most once"),
        row(slip(Slip::Policy { tag: "p", written: s(), meant: None }), 9989, "4.10.1", "a valid \"p\" tag"),
        row(slip(Slip::Duplicate(s())), 6376, "3.2", "MUST NOT occur"),
        row(slip(Slip::TwoInOne), 6376, "3.2", "MUST NOT occur"),
        row(slip(Slip::Meant { written: s(), meant: s() }), 9989, "4.8", grammar),
        row(slip(Slip::Options { written: s(), meant: "d:s" }), 9989, "4.7", "default is"),
        row(slip(Slip::Value { tag: "t", written: s(), meant: None }), 9989, "4.7", "default is"),
        row(slip(Slip::FailureOptionsExclude), 9989, "4.7", "mutually exclusive"),
        row(
            slip(Slip::TagName { written: s(), meant: Some("p") }),
            9989,
            "4.7",
            "unknown tags MUST be ignored",
        ),
        row(slip(Slip::TagName { written: s(), meant: None }), 9989, "4.7", "unknown tags MUST be ignored"),
        row(slip(Slip::Scheme { written: s() }), 9989, "4.7", "schemes not supported"),
        row(slip(Slip::Slashes), 6068, "2", "mailtoURI"),
        row(slip(Slip::Mailto { written: s() }), 6068, "2", "mailtoURI"),
        row(slip(Slip::International { written: s() }), 8616, "6", "conventional addresses"),
        row(slip(Slip::NoMailto), 6068, "2", "mailtoURI"),
        row(slip(Slip::Address { written: s(), fault: UriFault::Empty }), 6068, "2", "addr-spec"),
    ]
}

fn dns_rows() -> Vec<Row> {
    let disagree = Dns::ServersDisagree { name: s(), kind: Kind::Txt, newer: Vec::new(), older: Vec::new() };
    let differs = Dns::DelegationDiffers { only_above: Vec::new(), only_here: Vec::new() };
    let two = "at least two servers for every zone";
    vec![
        row(Dns::Unregistered { domain: s() }, 8020, "2", "at or below that node"),
        row(Dns::Failing { zone: s(), code: s() }, 1035, "4.1.1", "Server failure"),
        row(Dns::NoAuthority { server: s() }, 1035, "4.1.1", "Authoritative Answer"),
        row(Dns::AllLame { zone: s() }, 1912, "2.8", "lame delegation"),
        row(
            Dns::Delegated { zone: s(), from: s(), servers: Vec::new() },
            1034,
            "4.2.1",
            "cuts around the bottom of the zone",
        ),
        row(Dns::NotPublic { server: s(), address: s() }, 6890, "2.2.2", "Special-Purpose Address Registry"),
        row(Dns::AllNotPublic { zone: s() }, 6890, "2.2.2", "Special-Purpose Address Registry"),
        none(Dns::Spent { questions: 1500 }),
        row(Dns::ServerFails { server: s(), code: s() }, 1035, "4.1.1", "Server failure"),
        row(Dns::AllSilent { zone: s() }, 2182, "3", "available widely and reliably"),
        row(Dns::Silent { server: s() }, 2182, "3", "even when one server is unavailable or unreachable"),
        row(Dns::Slow { server: s(), millis: 900 }, 2182, "3", "Resolvers often measure the performance"),
        row(
            Dns::Bogus { zone: s(), why: Broken::Missing },
            4035,
            "5.5",
            "none of the RRSIGs can be validated",
        ),
        row(Dns::SignaturesEnd { zone: s(), at: Timestamp::UNIX_EPOCH }, 4034, "3.1.5", "validity period"),
        row(disagree, 1034, "4.3.5", "all of the name servers"),
        row(Dns::Lame { server: s() }, 1912, "2.8", "lame delegation"),
        row(Dns::NoAddress { server: s() }, 2181, "10.3", "as its value one or more address records"),
        row(
            Dns::NoTcp { server: s(), name: s(), is_certain: true },
            7766,
            "5",
            "MUST support both UDP and TCP",
        ),
        row(differs, 1034, "4.2.2", "consistent"),
        row(Dns::OneServer { server: s() }, 2182, "5", two),
        none(Dns::LargeAnswer { name: s(), octets: 2000 }),
        row(Dns::LongTtl { name: s(), seconds: 90_000 }, 1035, "3.2.1", "time interval"),
        row(Dns::LongString { octets: 300 }, 1035, "3.3", "single length octet"),
        row(
            Dns::Unquoted { quoted: s() },
            1035,
            "5.1",
            "contiguous set of characters without interior spaces",
        ),
        row(
            Dns::LongNegativeTtl { zone: s(), seconds: 90_000 },
            2308,
            "5",
            "minimum of the SOA.MINIMUM field",
        ),
        row(Dns::Wildcard { name: s(), kind: Kind::Txt }, 4592, "2.1.1", "wildcard domain name"),
        none(Dns::DirectBlocked { zone: s() }),
        none(Dns::Ipv6Unseen { zone: s() }),
        none(Dns::Unfinished { seconds: 30 }),
    ]
}

fn other_rows() -> Vec<Row> {
    let cached = |has_record| Propagation::Cached { name: s(), resolver: s(), has_record, until: None };
    let partly = Propagation::Partly {
        name: s(),
        there: Vec::new(),
        lacking: Vec::new(),
        severity: mailseal::check::Severity::Warning,
    };
    let own = Mail::Own {
        domain: s(),
        organizational: s(),
        when: When::Now,
        spf: Proof::Works,
        is_spf_strict: false,
        dkim: Proof::Works,
        is_dkim_strict: false,
        fate: Fate::Undecided,
    };
    let (when, fate) = (When::Now, Fate::Undecided);
    let forged = Mail::Forged { domain: s(), when, passes_spf: false, fate };
    let below = Mail::SubDomains { domain: s(), when, passes_spf: false, existing: fate, nonexistent: fate };
    vec![
        row(Mx::AddressOnly { domain: s() }, 5321, "5.1", "implicit MX RR"),
        row(Mx::Nowhere { domain: s() }, 5321, "5.1", "address RR"),
        row(Mx::NullBesideOthers, 7505, "3", "MUST NOT advertise any other MX RR"),
        row(Mx::NullButSends, 7505, "4.2", "SHOULD NOT publish a null MX record"),
        row(Mx::TakesButNeverSends, 7208, "10.1.2", "domains that send no mail"),
        row(Mx::NoAddress { exchange: s() }, 2181, "10.3", "as its value one or more address records"),
        row(Mx::Alias { exchange: s(), target: s() }, 2181, "10.3", "must not be an alias"),
        row(Mx::IpAddress { exchange: s() }, 1035, "3.3.9", "A <domain-name> which specifies a host"),
        none(Propagation::Nowhere { name: s() }),
        none(Propagation::Different { name: s(), differences: Vec::new() }),
        row(partly, 1034, "4.3.5", "all of the name servers"),
        row(cached(true), 1035, "3.2.1", "may be cached before"),
        row(cached(false), 2308, "5", "negative answers have a time to live"),
        row(own, 9989, "4.4", "strict alignment"),
        row(forged, 9989, "5.3.6", "the Mail Receiver's local policies"),
        row(Mail::Silent { domain: s(), when, fate }, 9989, "5.3.6", "the Mail Receiver's local policies"),
        row(below, 9989, "4.10.1", "if the Author Domain does not exist"),
    ]
}

fn rows() -> Vec<Row> {
    let parts =
        [spf_rows(), dkim_rows(), dmarc_rows(), dmarc_place_rows(), slip_rows(), dns_rows(), other_rows()];
    parts.into_iter().flatten().collect()
}

#[test]
fn a_finding_leads_to_the_section_that_says_it() {
    for (finding, expected) in rows() {
        let rule = expected.map(|(rfc, section, words)| {
            assert!(!words.is_empty() && words.len() < 70, "{}: {words}", finding.id());
            Rule::new(rfc, section)
        });
        assert_eq!(finding.rule(), rule, "{}", finding.id());
    }
}

#[test]
fn no_finding_is_left_out() {
    let told: BTreeSet<String> = rows().iter().map(|(finding, _)| finding.id().to_owned()).collect();
    let mut written = BTreeSet::new();
    ids_in(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/check/finding")), &mut written);
    assert!(written.len() > 100, "{}", written.len());
    assert_eq!(written.difference(&told).collect::<Vec<_>>(), Vec::<&String>::new());
}

/// The ids that stand in the sources: `=> "subject.name"`.
fn ids_in(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            ids_in(&path, found);
            continue;
        }
        for line in fs::read_to_string(&path).unwrap().lines() {
            let Some((_, after)) = line.split_once("=> \"") else { continue };
            let Some((id, _)) = after.split_once('"') else { continue };
            let is_id = id.split_once('.').is_some_and(|(subject, name)| {
                ["spf", "dkim", "dmarc", "dns", "mx", "mail", "propagation"].contains(&subject)
                    && name.starts_with(|c: char| c.is_ascii_lowercase())
            });
            if is_id {
                found.insert(id.to_owned());
            }
        }
    }
}
