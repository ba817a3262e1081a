//! Keys as text: reading what tools and panels export, writing what mail servers read.

use base64ct::{Base64, Encoding as _};
use ed25519_dalek::{
    SigningKey, VerifyingKey,
    pkcs8::{DecodePublicKey as _, EncodePrivateKey as _, KeypairBytes},
};
use rsa::{
    pkcs1::{self, DecodeRsaPrivateKey, DecodeRsaPublicKey, EncodeRsaPrivateKey},
    pkcs8::{
        DecodePrivateKey, EncodePublicKey, LineEnding, ObjectIdentifier, PrivateKeyInfoRef,
        SubjectPublicKeyInfoRef,
    },
    traits::PrivateKeyParts as _,
};
use zeroize::Zeroizing;

use super::{Inner, KeyError, MAX_RSA_BITS, MIN_RSA_BITS, PrivateKey};
use crate::{
    plan::dkim::Encoding,
    record::dkim::{KeyType, PublicKey},
};

/// RFC 8017 Appendix A.1: `rsaEncryption`.
const RSA: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.113549.1.1.1");
/// RFC 8410 §3: `id-Ed25519`.
const ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");
/// RFC 5480 §2.1.1: `id-ecPublicKey`.
const ELLIPTIC_CURVE: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.2.840.10045.2.1");

const BEGIN: &str = "-----BEGIN ";
const END: &str = "-----END ";
const DASHES: &str = "-----";

impl PrivateKey {
    /// Reads a PEM text, PKCS#8 or PKCS#1, RSA or Ed25519. What stands before and after the key
    /// (a chain, notes of an export) does not matter, nor do line lengths and line ends.
    ///
    /// # Errors
    /// Why it is no private key DKIM can use; what else it is, where that can be told.
    pub fn from_pem(text: &str) -> Result<Self, KeyError> {
        let text = with_line_ends(text);
        let blocks: Vec<Block<'_>> = blocks(&text).collect();
        if blocks.is_empty() {
            return from_bare(&text)
                .map_err(|error| if error == KeyError::NotPem { other(&text) } else { error });
        }
        let block = blocks
            .iter()
            .find(|block| block.label.ends_with("PRIVATE KEY"))
            .or(blocks.first())
            .ok_or(KeyError::NotPem)?;
        match block.label {
            "PRIVATE KEY" => {
                let octets = block.octets()?;
                from_pkcs8(&octets).map_err(|error| named(error, || from_pkcs1(&octets)))
            }
            "RSA PRIVATE KEY" => {
                let octets = block.octets()?;
                from_pkcs1(&octets).map_err(|error| named(error, || from_pkcs8(&octets)))
            }
            "ENCRYPTED PRIVATE KEY" => Err(KeyError::Encrypted),
            "EC PRIVATE KEY" => Err(KeyError::EllipticCurve),
            "OPENSSH PRIVATE KEY" => Err(KeyError::OpenSsh),
            label if label.ends_with("PRIVATE KEY") => Err(KeyError::Algorithm),
            label if label.ends_with("PUBLIC KEY") => Err(KeyError::PublicKey),
            label if label.contains("CERTIFICATE") => Err(KeyError::Certificate),
            _ => Err(KeyError::Unreadable),
        }
    }

    /// The key as PEM, for its file.
    ///
    /// # Errors
    /// [`KeyError::Pkcs1IsForRsa`] for an Ed25519 key.
    pub fn to_pem(&self, encoding: Encoding) -> Result<Zeroizing<String>, KeyError> {
        match (&self.inner, encoding) {
            (Inner::Rsa(key), Encoding::Pkcs8) => {
                key.to_pkcs8_pem(LineEnding::LF).map_err(|_| KeyError::Encoding)
            }
            (Inner::Rsa(key), Encoding::Pkcs1) => {
                key.to_pkcs1_pem(LineEnding::LF).map_err(|_| KeyError::Encoding)
            }
            // Without the public key: that would make it version 2 of RFC 5958, which OpenSSL 3.0
            // cannot read, and with it the mail servers built on it.
            (Inner::Ed25519(key), Encoding::Pkcs8) => {
                KeypairBytes { secret_key: key.to_bytes(), public_key: None }
                    .to_pkcs8_pem(LineEnding::LF)
                    .map_err(|_| KeyError::Encoding)
            }
            (Inner::Ed25519(_), Encoding::Pkcs1) => Err(KeyError::Pkcs1IsForRsa),
        }
    }
}

/// The public key in a PEM text, or the one that belongs to the private key in it: `SubjectPublicKeyInfo`
/// (RFC 5280), RSA also as the bare `RSAPublicKey` (RFC 8017 Appendix A.1.1).
///
/// # Errors
/// As [`PrivateKey::from_pem`].
pub(super) fn public(text: &str) -> Result<PublicKey, KeyError> {
    let text = &*with_line_ends(text);
    let is_private = |block: &Block<'_>| block.label.ends_with("PRIVATE KEY");
    let mut blocks = blocks(text);
    let found = blocks.find(|block| is_private(block) || block.label.ends_with("PUBLIC KEY"));
    let Some(block) = found.filter(|block| !is_private(block)) else {
        return Ok(PrivateKey::from_pem(text)?.public());
    };
    let octets = block.octets()?;
    let spki = match block.label {
        "PUBLIC KEY" => octets.to_vec(),
        "RSA PUBLIC KEY" if SubjectPublicKeyInfoRef::try_from(octets.as_slice()).is_ok() => octets.to_vec(),
        "RSA PUBLIC KEY" => wrapped(&octets)?,
        _ => return Err(KeyError::Algorithm),
    };
    let oid =
        SubjectPublicKeyInfoRef::try_from(spki.as_slice()).map_err(|_| KeyError::Unreadable)?.algorithm.oid;
    match oid {
        RSA => match PublicKey::decode(spki, Some(&KeyType::Rsa)) {
            PublicKey::Rsa { bits, .. } if bits < MIN_RSA_BITS => Err(KeyError::TooShort { bits }),
            PublicKey::Rsa { bits, .. } if bits > MAX_RSA_BITS => Err(KeyError::TooLong { bits }),
            key @ PublicKey::Rsa { .. } => Ok(key),
            _ => Err(KeyError::Unreadable),
        },
        ED25519 => {
            let key = VerifyingKey::from_public_key_der(&spki).map_err(|_| KeyError::Unreadable)?;
            Ok(PublicKey::Ed25519(key.to_bytes()))
        }
        ELLIPTIC_CURVE => Err(KeyError::EllipticCurve),
        _ => Err(KeyError::Algorithm),
    }
}

/// Why a block cannot be read: where it holds a key in the other form, its first and last line are wrong.
fn named(error: KeyError, other: impl FnOnce() -> Result<PrivateKey, KeyError>) -> KeyError {
    if error == KeyError::Unreadable && other().is_ok() { KeyError::Mislabeled } else { error }
}

/// What a text is that holds no key.
fn other(text: &str) -> KeyError {
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let is_ssh = ["ssh-", "ecdsa-sha2-", "sk-ssh-", "sk-ecdsa-"].iter().any(|begin| text.starts_with(begin));
    match text {
        "" => KeyError::Empty,
        _ if is_ssh => KeyError::OpenSsh,
        _ if text.to_ascii_lowercase().contains("v=dkim1") => KeyError::Record,
        _ => KeyError::NotPem,
    }
}

/// Line ends that are typed out, as in files of settings and in JSON, become real ones.
fn with_line_ends(text: &str) -> Zeroizing<String> {
    let has_typed = text.contains("-----\\n") || text.contains("-----\\r");
    if !has_typed {
        return Zeroizing::new(text.to_owned());
    }
    Zeroizing::new(text.replace("\\r", "").replace("\\n", "\n").replace("\\/", "/"))
}

/// A key without the lines around it: base64 of PKCS#8 or PKCS#1, the 32 octets of an Ed25519 key, or those with the
/// public key behind them, as Rspamd writes it.
fn from_bare(text: &str) -> Result<PrivateKey, KeyError> {
    let body: Zeroizing<String> =
        Zeroizing::new(text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '"' | '\'')).collect());
    if body.is_empty()
        || !body.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '=' | '-' | '_'))
    {
        return Err(KeyError::NotPem);
    }
    // RFC 4648 §5: the alphabet of web addresses, often without padding.
    let mut plain = Zeroizing::new(body.replace('-', "+").replace('_', "/"));
    while !plain.len().is_multiple_of(4) && plain.len() % 4 != 1 {
        plain.push('=');
    }
    let octets = Base64::decode_vec(&plain).map(Zeroizing::new).map_err(|_| KeyError::NotPem)?;
    if let Ok(seed) = <[u8; 32]>::try_from(octets.as_slice()) {
        return Ok(PrivateKey::from_ed25519(SigningKey::from_bytes(&seed)));
    }
    if let Ok(pair) = <[u8; 64]>::try_from(octets.as_slice()) {
        // RFC 8032 §5.1.5: the public key follows from the seed; another one behind it is none of this key.
        return SigningKey::from_keypair_bytes(&pair)
            .map(PrivateKey::from_ed25519)
            .map_err(|_| KeyError::Unreadable);
    }
    if octets.first() != Some(&0x30) {
        return Err(KeyError::NotPem);
    }
    match from_pkcs8(&octets) {
        Err(KeyError::Unreadable) => match from_pkcs1(&octets) {
            Err(KeyError::Unreadable) if SubjectPublicKeyInfoRef::try_from(octets.as_slice()).is_ok() => {
                Err(KeyError::PublicKey)
            }
            read => read,
        },
        read => read,
    }
}

/// A bare RSA key in the structure that DKIM wants.
fn wrapped(der: &[u8]) -> Result<Vec<u8>, KeyError> {
    let key = rsa::PublicKey::from_pkcs1_der(der).map_err(|_| KeyError::Unreadable)?;
    Ok(key.to_public_key_der().map_err(|_| KeyError::Encoding)?.into_vec())
}

/// What stands between a `BEGIN` line and its `END` line.
struct Block<'t> {
    label: &'t str,
    /// None if the end is missing.
    body: Option<&'t str>,
}

impl Block<'_> {
    fn octets(&self) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        let body = self.body.ok_or(KeyError::Damaged)?;
        // RFC 1421 §4.6.1.1: the header of keys that OpenSSL encrypted before PKCS#8.
        if body.contains(",ENCRYPTED") {
            return Err(KeyError::Encrypted);
        }
        let mut base64 = Zeroizing::new(String::with_capacity(body.len()));
        base64.extend(body.chars().filter(|c| !c.is_whitespace()));
        Base64::decode_vec(&base64).map(Zeroizing::new).map_err(|_| KeyError::Damaged)
    }
}

fn blocks(text: &str) -> impl Iterator<Item = Block<'_>> {
    text.split(BEGIN).skip(1).filter_map(|part| {
        let (label, rest) = part.split_once(DASHES)?;
        let body = rest.split_once(END).map(|(body, _)| body);
        Some(Block { label: label.trim(), body })
    })
}

fn from_pkcs8(der: &[u8]) -> Result<PrivateKey, KeyError> {
    let info = PrivateKeyInfoRef::try_from(der).map_err(|_| KeyError::Unreadable)?;
    match info.algorithm.oid {
        RSA => {
            require_sound(info.private_key.as_bytes())?;
            let key = rsa::PrivateKey::from_pkcs8_der(der).map_err(|_| KeyError::Unreadable)?;
            PrivateKey::from_rsa(consistent(key, info.private_key.as_bytes())?)
        }
        ED25519 => {
            let key = SigningKey::from_pkcs8_der(der).map_err(|_| KeyError::Unreadable)?;
            Ok(PrivateKey::from_ed25519(key))
        }
        ELLIPTIC_CURVE => Err(KeyError::EllipticCurve),
        _ => Err(KeyError::Algorithm),
    }
}

fn from_pkcs1(der: &[u8]) -> Result<PrivateKey, KeyError> {
    require_sound(der)?;
    let key = rsa::PrivateKey::from_pkcs1_der(der).map_err(|_| KeyError::Unreadable)?;
    PrivateKey::from_rsa(consistent(key, der)?)
}

/// Asked before the key is put together, because its proof takes time that grows with its length.
fn require_sound(der: &[u8]) -> Result<(), KeyError> {
    // RFC 8017 Appendix A.1.2: version 1 has further primes.
    if has_more_primes(der) {
        return Err(KeyError::MorePrimes);
    }
    let parts = pkcs1::RsaPrivateKeyRef::try_from(der).map_err(|_| KeyError::Unreadable)?;
    let modulus = parts.modulus.as_bytes();
    let unused = modulus.first().map_or(0, |octet| octet.leading_zeros() as usize);
    let bits = (modulus.len() * 8).saturating_sub(unused);
    match bits {
        _ if bits < MIN_RSA_BITS => Err(KeyError::TooShort { bits }),
        _ if bits > MAX_RSA_BITS => Err(KeyError::TooLong { bits }),
        _ => Ok(()),
    }
}

/// Whether an `RSAPrivateKey` says that it has more than two primes.
fn has_more_primes(der: &[u8]) -> bool {
    let ([0x30, 0x82, _, _, content @ ..] | [0x30, 0x81, _, content @ ..]) = der else { return false };
    content.starts_with(&[0x02, 0x01, 0x01])
}

/// RFC 8017 §3.2: dP = d mod (p - 1), dQ = d mod (q - 1). Signers that use these parts as they are written make
/// signatures that nobody can verify where one of them is wrong.
fn consistent(key: rsa::PrivateKey, der: &[u8]) -> Result<rsa::PrivateKey, KeyError> {
    let parts = pkcs1::RsaPrivateKeyRef::try_from(der).map_err(|_| KeyError::Unreadable)?;
    let is = |found: Option<&rsa::BoxedUint>, written: &[u8]| {
        found.is_none_or(|found| same(&Zeroizing::new(found.to_be_bytes().to_vec()), written))
    };
    let is_good = is(key.dp(), parts.exponent1.as_bytes()) && is(key.dq(), parts.exponent2.as_bytes());
    if is_good { Ok(key) } else { Err(KeyError::Inconsistent) }
}

/// Whether two numbers are the same, zeros in front apart.
fn same(one: &[u8], other: &[u8]) -> bool {
    let bare = |octets: &'_ [u8]| octets.iter().take_while(|octet| **octet == 0).count();
    one.get(bare(one)..) == other.get(bare(other)..)
}
