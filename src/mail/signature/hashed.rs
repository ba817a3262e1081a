//! What of the header is hashed: the fields a signature names, and its own field without `b=`.
//!
//! References: RFC 6376 §3.7 (computing the hashes), §5.4.2 (which of several fields).

use std::collections::HashMap;

use sha2::{Digest as _, Sha256};

use super::{Canon, Signature};
use crate::mail::message::{Field, Message};

/// The header as one signature hashes it, piece by piece, so that one can be replaced by another.
#[derive(Clone, Debug)]
pub(in crate::mail) struct Hashed<'m> {
    /// In the order of `h=`; names without a field hash to nothing.
    pub(in crate::mail) pieces: Vec<Piece<'m>>,
    /// The field of the signature, canonical, without the value of `b=` and the CRLF.
    pub(in crate::mail) own: Vec<u8>,
    /// The same as it came, with the value of `b=` cut out.
    pub(in crate::mail) own_raw: Vec<u8>,
    pub(in crate::mail) canon: Canon,
}

/// What one name in `h=` stands for.
#[derive(Clone, Debug)]
pub(in crate::mail) struct Piece<'m> {
    /// The name as `h=` has it, lower case.
    pub(in crate::mail) name: String,
    /// The field and its number in the header; none if no field of the name is left.
    pub(in crate::mail) field: Option<(usize, Field<'m>)>,
    /// The field in canonical form; empty without one.
    pub(in crate::mail) octets: Vec<u8>,
}

impl<'m> Hashed<'m> {
    /// The pieces of `message` that the signature in field number `own` covers.
    pub(in crate::mail) fn of(message: &'m Message, own: usize, signature: &Signature) -> Self {
        Self::without(message, own, signature, None)
    }

    /// The same as if field number `left_out` were not there.
    pub(in crate::mail) fn without(
        message: &'m Message,
        own: usize,
        signature: &Signature,
        left_out: Option<usize>,
    ) -> Self {
        let canon = signature.header_canon;
        let mut left: HashMap<&str, Vec<(usize, Field<'m>)>> =
            signature.fields.iter().map(|name| (name.as_str(), Vec::new())).collect();
        let mut raw: &[u8] = &[];
        for (at, field) in message.fields().enumerate() {
            if at == own {
                raw = field.octets;
                continue;
            }
            if left_out == Some(at) {
                continue;
            }
            if let Some(fields) = left.get_mut(field.name().to_ascii_lowercase().as_str()) {
                fields.push((at, field));
            }
        }
        let mut pieces = Vec::with_capacity(signature.fields.len());
        for name in &signature.fields {
            // RFC 6376 §5.4.2: 'from the bottom of the header field block to the top'.
            let field = left.get_mut(name.as_str()).and_then(Vec::pop);
            let octets = field.map_or_else(Vec::new, |(_, field)| canon.field(field.octets));
            pieces.push(Piece { name: name.clone(), field, octets });
        }
        let own_raw = without_value(raw);
        Self { pieces, own: own_piece(canon, &own_raw), own_raw, canon }
    }

    /// Every octet that is hashed.
    pub(in crate::mail) fn octets(&self) -> Vec<u8> {
        let pieces = self.pieces.iter().map(|piece| piece.octets.as_slice());
        pieces.chain([self.own.as_slice()]).collect::<Vec<_>>().concat()
    }

    pub(in crate::mail) fn sha256(&self) -> [u8; 32] {
        let mut hash = Sha256::new();
        for piece in &self.pieces {
            hash.update(&piece.octets);
        }
        hash.update(&self.own);
        hash.finalize().into()
    }

    /// How many octets one hash takes.
    pub(in crate::mail) fn length(&self) -> usize {
        self.pieces.iter().map(|piece| piece.octets.len()).sum::<usize>() + self.own.len()
    }
}

/// The field of a signature as it is hashed: RFC 6376 §3.7: 'without a trailing CRLF'.
pub(in crate::mail) fn own_piece(canon: Canon, raw: &[u8]) -> Vec<u8> {
    let mut own = canon.field(raw);
    if own.ends_with(b"\r\n") {
        own.truncate(own.len() - 2);
    }
    own
}

/// RFC 6376 §3.5: 'with the value of the "b=" tag (including all surrounding whitespace) deleted'.
fn without_value(field: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(field.len());
    let (name, list) = field.split_at(memchr::memchr(b':', field).map_or(field.len(), |at| at + 1));
    out.extend_from_slice(name);
    for (at, part) in list.split(|octet| *octet == b';').enumerate() {
        if at > 0 {
            out.push(b';');
        }
        let equals = memchr::memchr(b'=', part);
        let is_value = |at: &usize| part.get(..*at).is_some_and(|name| name.trim_ascii() == b"b");
        match equals.filter(is_value) {
            Some(equals) => {
                out.extend_from_slice(part.get(..=equals).unwrap_or_default());
                // The line end behind the field is not part of the value.
                if list.len() == offset(list, part) + part.len() && part.ends_with(b"\r\n") {
                    out.extend_from_slice(b"\r\n");
                }
            }
            None => out.extend_from_slice(part),
        }
    }
    out
}

/// Where `part` begins in `whole`, of which it is a piece.
fn offset(whole: &[u8], part: &[u8]) -> usize {
    (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_of_b_alone_is_cut_out() {
        for (field, want) in [
            ("D: a=1; b=xy\r\n z; bh=q\r\n", "D: a=1; b=; bh=q\r\n"),
            ("D: bh=q; b = xy=\r\n", "D: bh=q; b =\r\n"),
            ("D: b=xy;\r\n", "D: b=;\r\n"),
            ("D: bb=q; z=b\r\n", "D: bb=q; z=b\r\n"),
        ] {
            assert_eq!(String::from_utf8_lossy(&without_value(field.as_bytes())), want);
        }
    }
}
