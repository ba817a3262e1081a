//! A key in a few characters, for people who compare two.

use sha2::{Digest, Sha256};

use super::PublicKey;

/// Groups of four characters shown: 64 bits, far more than a few keys need to be told apart.
const GROUPS: usize = 4;

/// The first octets of the SHA-256 of what `p=` holds, in groups: `3f9c 1a2b 77d0 e41c`.
#[must_use]
pub fn fingerprint(key: &PublicKey) -> String {
    let digest = Sha256::digest(key.octets());
    let pairs = digest.chunks(2).take(GROUPS);
    let groups: Vec<String> = pairs
        .map(|pair| format!("{:04x}", pair.iter().fold(0_u16, |sum, octet| sum << 8 | u16::from(*octet))))
        .collect();
    groups.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_beginning_of_the_sha_256() {
        // FIPS 180-4: the digest of nothing is e3b0c44298fc1c14…
        assert_eq!(fingerprint(&PublicKey::Revoked), "e3b0 c442 98fc 1c14");
        assert_ne!(fingerprint(&PublicKey::Ed25519([1; 32])), fingerprint(&PublicKey::Ed25519([2; 32])));
    }
}
