//! What an RSA signature holds.
//!
//! To sign with RSA is to raise a block of octets to a secret power; the public key takes that back. The
//! block begins and ends in a fixed way around the hash that was signed. If it does, this key belongs to the
//! one that signed, whatever became of the message since, and the hash is known; if what comes out is noise,
//! another key signed, or the signature is damaged.
//!
//! References: RFC 8017 §8.2.2 (RSASSA-PKCS1-v1_5), §9.2 (the block), RFC 6376 §3.3.

use rsa::{BoxedUint, PublicKey, traits::PublicKeyParts};

/// RFC 8017 §9.2 note 1: what stands in front of a hash.
const SHA256: [u8; 19] = [
    0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00,
    0x04, 0x20,
];
const SHA1: [u8; 15] =
    [0x30, 0x21, 0x30, 0x09, 0x06, 0x05, 0x2b, 0x0e, 0x03, 0x02, 0x1a, 0x05, 0x00, 0x04, 0x14];
/// RFC 8017 §9.2: at least eight octets of padding.
const PADDING: usize = 8;

/// The hash a signature was made over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hash {
    /// SHA-1.
    Sha1,
    /// SHA-256.
    Sha256,
}

/// What came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Opened {
    /// This key signed this hash.
    Signed(Hash, Vec<u8>),
    /// A block of the right form around something else: this key signed, with a hash DKIM does not have.
    Unknown,
    /// Noise: another key signed, or the signature is damaged.
    Noise,
    /// The signature is not as long as the key.
    Length {
        /// Octets of the signature.
        have: usize,
        /// Octets of the key.
        need: usize,
    },
}

/// Opens a signature with a key.
#[must_use]
pub fn open(key: &PublicKey, signature: &[u8]) -> Opened {
    let need = key.size();
    if signature.len() != need {
        return Opened::Length { have: signature.len(), need };
    }
    let Ok(number) = BoxedUint::from_be_slice(signature, key.n_bits_precision()) else {
        return Opened::Noise;
    };
    if number >= *key.n().as_ref() {
        return Opened::Noise;
    }
    let Ok(opened) = rsa::hazmat::rsa_encrypt(key, &number) else { return Opened::Noise };
    let octets = opened.to_be_bytes();
    // The number has whole words; the block has the length of the key.
    let block = octets.get(octets.len().saturating_sub(need)..).unwrap_or_default();
    read(block).unwrap_or(Opened::Noise)
}

/// RFC 8017 §9.2: 'EM = 0x00 || 0x01 || PS || 0x00 || T'.
fn read(block: &[u8]) -> Option<Opened> {
    let rest = block.strip_prefix(&[0x00, 0x01])?;
    let padding = rest.iter().take_while(|octet| **octet == 0xff).count();
    let content = rest.get(padding..)?.strip_prefix(&[0x00])?;
    if padding < PADDING {
        return None;
    }
    for (prefix, hash, length) in [(SHA256.as_slice(), Hash::Sha256, 32), (SHA1.as_slice(), Hash::Sha1, 20)] {
        if let Some(octets) = content.strip_prefix(prefix).filter(|octets| octets.len() == length) {
            return Some(Opened::Signed(hash, octets.to_vec()));
        }
    }
    Some(Opened::Unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_read_strictly() {
        let block =
            |padding: usize, content: &[u8]| [&[0, 1][..], &vec![0xff; padding], &[0], content].concat();
        let hash = [7; 32];
        let content = [&SHA256[..], &hash].concat();
        assert_eq!(read(&block(8, &content)), Some(Opened::Signed(Hash::Sha256, hash.to_vec())));
        assert_eq!(read(&block(7, &content)), None); // too little padding
        assert_eq!(read(&block(9, &[content.clone(), vec![0]].concat())), Some(Opened::Unknown)); // something behind
        assert_eq!(read(&[&[0, 2][..], &[0xff; 8], &[0], &content].concat()), None);
        let sha1 = [&SHA1[..], &[9; 20]].concat();
        assert_eq!(read(&block(30, &sha1)), Some(Opened::Signed(Hash::Sha1, vec![9; 20])));
    }
}
