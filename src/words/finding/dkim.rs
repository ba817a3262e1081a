//! The sentences of DKIM findings, from `finding-dkim.ftl`.

mod published;

use super::Prose;
use crate::{
    check::finding::Dkim,
    words::{fault, finding_dkim as say},
};

pub(super) fn prose(what: &Dkim) -> Prose {
    let (what, why, fix) = match what {
        Dkim::NoKey => (say::no_key(), say::no_key_why(), say::no_key_fix()),
        Dkim::NoneInUse { selectors } => (
            say::none_in_use(selectors.as_str()),
            say::none_in_use_why(selectors.as_str()),
            say::none_in_use_fix(),
        ),
        Dkim::DuplicateSelector { selector } => (
            say::duplicate_selector(selector.as_str()),
            say::duplicate_selector_why(),
            say::duplicate_selector_fix(),
        ),
        Dkim::SelectorTaken { selector } => {
            (say::selector_taken(selector.as_str()), say::selector_taken_why(), say::selector_taken_fix())
        }
        Dkim::PublishedFault { selector, fault } => {
            (say::published_fault(selector.as_str()), fault::dkim(fault), say::published_fault_fix())
        }
        Dkim::Ed25519Alone => (say::ed25519_alone(), say::ed25519_alone_why(), say::ed25519_alone_fix()),
        Dkim::PrivateKey => (say::private_key(), say::private_key_why(), say::private_key_fix()),
        Dkim::Truncated { octets } => (say::truncated(*octets), say::truncated_why(), say::truncated_fix()),
        Dkim::Damaged => (say::damaged(), say::damaged_why(), say::damaged_fix()),
        Dkim::Lowercase => (say::lowercase(), say::lowercase_why(), say::lowercase_fix()),
        Dkim::EncodedTwice => (say::encoded_twice(), say::encoded_twice_why(), say::encoded_twice_fix()),
        Dkim::EmptyTag => (say::empty_tag(), say::empty_tag_why(), say::empty_tag_fix()),
        Dkim::EmptyWord { tag } => {
            (say::empty_word(tag.as_str()), say::empty_word_why(), say::empty_word_fix(tag.as_str()))
        }
        Dkim::Pkcs1 => (say::pkcs1(), say::pkcs1_why(), say::pkcs1_fix()),
        Dkim::WrongAlgorithm => {
            (say::wrong_algorithm(), say::wrong_algorithm_why(), say::wrong_algorithm_fix())
        }
        Dkim::WrongLength { octets } => {
            (say::wrong_length(*octets), say::wrong_length_why(), say::wrong_length_fix())
        }
        Dkim::NotAKey => (say::not_a_key(), say::not_a_key_why(), say::not_a_key_fix()),
        Dkim::UnknownType { key_type } => {
            (say::unknown_type(key_type.as_str()), say::unknown_type_why(), say::unknown_type_fix())
        }
        Dkim::TooShort { bits } => (say::too_short(*bits), say::too_short_why(), say::too_short_fix()),
        Dkim::Short { bits } => (say::short(*bits), say::short_why(), say::short_fix()),
        Dkim::TooLong { bits } => (say::too_long(*bits), say::too_long_why(), say::too_long_fix()),
        Dkim::Revoked => (say::revoked(), say::revoked_why(), say::revoked_fix()),
        Dkim::NoSha256 { hashes } if hashes.is_empty() => {
            (say::no_hash(), say::no_hash_why(), say::no_sha256_fix())
        }
        Dkim::NotForMail { services } if services.is_empty() => {
            (say::no_service(), say::no_service_why(), say::not_for_mail_fix())
        }
        Dkim::NoSha256 { hashes } => {
            (say::no_sha256(hashes.as_str()), say::no_sha256_why(), say::no_sha256_fix())
        }
        Dkim::NotForMail { services } => {
            (say::not_for_mail(services.as_str()), say::not_for_mail_why(), say::not_for_mail_fix())
        }
        Dkim::Testing => (say::testing(), say::testing_why(), say::testing_fix()),
        Dkim::PublishedEd25519Alone => (
            say::published_ed25519_alone(),
            say::published_ed25519_alone_why(),
            say::published_ed25519_alone_fix(),
        ),
        Dkim::NoKeyType => (say::no_key_type(), say::no_key_type_why(), say::no_key_type_fix()),
        Dkim::WrappedEd25519 => {
            (say::wrapped_ed25519(), say::wrapped_ed25519_why(), say::wrapped_ed25519_fix())
        }
        _ => return published::prose(what),
    };
    Prose { what, why, fix }
}
