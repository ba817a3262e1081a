//! Lists of tags, in DKIM and DMARC records.

use crate::{
    record::{tags::TagFault, visible::visible},
    words::fault_tags as say,
};

pub(super) fn tags(fault: &TagFault) -> String {
    match fault {
        TagFault::NoEquals => say::no_equals(),
        TagFault::Comma => say::comma(),
        TagFault::Escape => say::escape(),
        TagFault::Quote => say::quote(),
        TagFault::Name => say::name(),
        TagFault::Duplicate(tag) => say::duplicate(super::shown(tag)),
        TagFault::Character(c) => say::character(visible(c.encode_utf8(&mut [0; 4])).into_owned()),
    }
}
