//! Lists of tags, in DKIM and DMARC records.

use crate::{
    record::{tags::TagFault, visible::visible},
    words::fault_tags as say,
};

/// `example` is a tag of the record that is spoken of.
pub(super) fn tags(fault: &TagFault, example: &str) -> String {
    match fault {
        TagFault::NoEquals => say::no_equals(example),
        TagFault::Comma => say::comma(),
        TagFault::Escape => say::escape(),
        TagFault::Quote => say::quote(),
        TagFault::Name => say::name(),
        TagFault::Duplicate(tag) => say::duplicate(super::shown(tag)),
        TagFault::Character(c) => say::character(visible(c.encode_utf8(&mut [0; 4])).into_owned()),
    }
}
