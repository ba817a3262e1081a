//! The public halves of the keys whose files are here, for comparing them with what is published.

use super::{ReadError, read};
use crate::{check::published::OnDisk, plan::Plan, record::name::Selector};

/// Reads the key files that a plan names. Gives the public halves, and what could not be read, with the reason;
/// the private halves are wiped at once.
#[must_use]
pub fn public_halves(plan: &Plan) -> (Vec<OnDisk>, Vec<(Selector, ReadError)>) {
    let (mut found, mut unread) = (Vec::new(), Vec::new());
    // The file of a withdrawn key is needed no more, and may be gone.
    for key in plan.dkim.usable() {
        let Some(path) = &key.file else { continue };
        match read(path) {
            Ok(private) => found.push(OnDisk {
                selector: key.selector.clone(),
                path: path.clone(),
                public: private.public(),
            }),
            Err(error) => unread.push((key.selector.clone(), error)),
        }
    }
    (found, unread)
}
