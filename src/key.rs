//! The private half of a DKIM key: made, read and written here, and sent nowhere.
//!
//! Whoever holds this key can sign mail as the domain. It lives in a type that shows nothing of
//! itself, cannot be copied or saved with the plan, and whose parts are wiped when it is dropped. The
//! public half, which goes into DNS, is all the rest of the program ever sees.
//!
//! Wiping has an end: what the mathematics and the allocator have copied while a key was made or read may lie in
//! memory until the program ends, and the system may write memory to its swap. So the program leaves no picture
//! of its memory behind ([`stay_out_of_dumps`]), and promises no more than that.
//!
//! References: RFC 5208 and RFC 5958 (PKCS#8), RFC 8017 (PKCS#1), RFC 8410 (Ed25519 in PKCS#8),
//! RFC 7468 (PEM), RFC 8301 (key sizes), RFC 8463 (Ed25519 in DKIM).

mod error;
mod file;
mod pem;
mod public;

use std::fmt;

use ed25519_dalek::SigningKey;
use rand::Rng;
use rsa::{pkcs8::EncodePublicKey, traits::PublicKeyParts};
use zeroize::Zeroizing;

pub use error::{KeyError, ReadError, SaveError};
pub use file::{FILE_OCTETS, default_path, folder, path_in, read, read_public, sweep};
pub use public::public_halves;

use crate::{plan::dkim::KeyKind, record::dkim::PublicKey};

/// RFC 8301 §3.2: 'Verifiers MUST NOT consider signatures using RSA keys of less than 1024 bits as valid'.
pub const MIN_RSA_BITS: usize = 1024;
/// RFC 8301 §3.2: 'Verifiers MUST be able to validate signatures with keys ranging from 1024 bits
/// to 4096 bits'; nothing longer can be relied on.
pub const MAX_RSA_BITS: usize = 4096;

/// A private key. Redacted in `Debug`, its parts wiped when dropped, neither copied nor serialised.
pub struct PrivateKey {
    inner: Inner,
    public: PublicKey,
}

enum Inner {
    Rsa(Box<rsa::PrivateKey>),
    Ed25519(Box<SigningKey>),
}

/// From now on no core dump of this program is made, and on Linux no other program of this user looks into its memory.
/// A system that refuses either leaves it as it was.
#[cfg(unix)]
pub fn stay_out_of_dumps() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let _ = setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    #[cfg(target_os = "linux")]
    let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
}

/// Elsewhere the system's settings decide.
#[cfg(not(unix))]
pub const fn stay_out_of_dumps() {}

/// What kind of key is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// RSA of a length.
    Rsa(Bits),
    /// Ed25519; there is one length.
    Ed25519,
}

/// How long an RSA key is, in bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bits {
    /// 1024
    B1024,
    /// 2048
    B2048,
    /// 3072
    B3072,
    /// 4096
    B4096,
}

impl Kind {
    /// The keys an answer asks for, the one for the first selector first.
    #[must_use]
    pub const fn asked_for(kind: KeyKind) -> &'static [Self] {
        match kind {
            KeyKind::Rsa1024 => &[Self::Rsa(Bits::B1024)],
            KeyKind::Rsa2048 => &[Self::Rsa(Bits::B2048)],
            KeyKind::Rsa3072 => &[Self::Rsa(Bits::B3072)],
            KeyKind::Rsa4096 => &[Self::Rsa(Bits::B4096)],
            KeyKind::Ed25519 => &[Self::Ed25519],
            KeyKind::Both => &[Self::Rsa(Bits::B2048), Self::Ed25519],
        }
    }
}

impl Bits {
    /// The length as a number.
    #[must_use]
    pub const fn count(self) -> usize {
        match self {
            Self::B1024 => 1024,
            Self::B2048 => 2048,
            Self::B3072 => 3072,
            Self::B4096 => 4096,
        }
    }
}

impl PrivateKey {
    /// Makes a new key from the system's randomness. Takes up to seconds for long RSA keys, and
    /// does not let itself be interrupted: call it where waiting is allowed.
    ///
    /// # Errors
    /// [`KeyError::Generation`] if no key came out.
    pub fn generate(kind: Kind) -> Result<Self, KeyError> {
        let mut random = rand::rng();
        match kind {
            Kind::Rsa(bits) => {
                let key =
                    rsa::PrivateKey::new(&mut random, bits.count()).map_err(|_| KeyError::Generation)?;
                Self::from_rsa(key)
            }
            Kind::Ed25519 => {
                let mut seed = Zeroizing::new([0; 32]);
                random.fill_bytes(seed.as_mut());
                Ok(Self::from_ed25519(SigningKey::from_bytes(&seed)))
            }
        }
    }

    fn from_rsa(key: rsa::PrivateKey) -> Result<Self, KeyError> {
        let bits = usize::try_from(key.n().bit_width()).unwrap_or_default();
        // RFC 6376 Appendix C: `p=` is what `openssl rsa -pubout` writes, a SubjectPublicKeyInfo.
        let spki = key.to_public_key().to_public_key_der().map_err(|_| KeyError::Encoding)?.into_vec();
        Ok(Self { inner: Inner::Rsa(Box::new(key)), public: PublicKey::Rsa { spki, bits } })
    }

    fn from_ed25519(key: SigningKey) -> Self {
        // RFC 8463 §4: `p=` holds the 256-bit public key itself, without a SubjectPublicKeyInfo.
        let public = PublicKey::Ed25519(key.verifying_key().to_bytes());
        Self { inner: Inner::Ed25519(Box::new(key)), public }
    }

    /// The half that is published.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        self.public.clone()
    }

    /// Whether it is Ed25519; RSA otherwise.
    #[must_use]
    pub const fn is_ed25519(&self) -> bool {
        matches!(self.inner, Inner::Ed25519(_))
    }

    /// The length in bits: of the modulus, or 256.
    #[must_use]
    pub const fn bits(&self) -> usize {
        match self.public {
            PublicKey::Rsa { bits, .. } => bits,
            _ => 256,
        }
    }
}

/// What kind of key it is, and nothing of it.
impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = if self.is_ed25519() { "Ed25519" } else { "RSA" };
        write!(f, "PrivateKey({kind}, {} bits, hidden)", self.bits())
    }
}
