//! Why a key could not be made, read or written.

use thiserror::Error;

use crate::{
    private_file::{Cause, FileError},
    words::key as say,
};

/// A text is no private key that DKIM can use, or a key could not be made or written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{}", self.what())]
pub enum KeyError {
    /// There is no `-----BEGIN`.
    NotPem,
    /// There is nothing.
    Empty,
    /// It is the record of a key.
    Record,
    /// The first line says another form than the key has.
    Mislabeled,
    /// There is a beginning without its end, or what stands between them is no base64.
    Damaged,
    /// It is locked with a passphrase.
    Encrypted,
    /// It is a public key.
    PublicKey,
    /// It is a certificate, or a request for one.
    Certificate,
    /// It is an elliptic-curve key, which DKIM does not know.
    EllipticCurve,
    /// It is in the format of OpenSSH.
    OpenSsh,
    /// It is a key of another algorithm.
    Algorithm,
    /// It is PEM, but what it holds is no key.
    Unreadable,
    /// The parts of the RSA key do not belong together.
    Inconsistent,
    /// The RSA key has more than two primes.
    MorePrimes,
    /// The RSA key is too short for receivers to accept.
    TooShort {
        /// Bits of the modulus.
        bits: usize,
    },
    /// The RSA key is longer than receivers must be able to read.
    TooLong {
        /// Bits of the modulus.
        bits: usize,
    },
    /// PKCS#1 was asked for, which has no form for Ed25519.
    Pkcs1IsForRsa,
    /// No key could be made.
    Generation,
    /// The key could not be written down.
    Encoding,
}

impl KeyError {
    /// What is wrong, in one sentence.
    #[must_use]
    pub fn what(&self) -> String {
        match *self {
            Self::NotPem => say::not_pem(),
            Self::Empty => say::empty(),
            Self::Record => say::record(),
            Self::Mislabeled => say::mislabeled(),
            Self::Damaged => say::damaged(),
            Self::Encrypted => say::encrypted(),
            Self::PublicKey => say::public_key(),
            Self::Certificate => say::certificate(),
            Self::EllipticCurve => say::elliptic_curve(),
            Self::OpenSsh => say::open_ssh(),
            Self::Algorithm => say::algorithm(),
            Self::Unreadable => say::unreadable(),
            Self::Inconsistent => say::inconsistent(),
            Self::MorePrimes => say::more_primes(),
            Self::TooShort { bits } => say::too_short(bits.to_string()),
            Self::TooLong { bits } => say::too_long(bits.to_string()),
            Self::Pkcs1IsForRsa => say::pkcs1_is_for_rsa(),
            Self::Generation => say::generation(),
            Self::Encoding => say::encoding(),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::NotPem => say::not_pem_hint(),
            Self::Empty => say::empty_hint(),
            Self::Record => say::record_hint(),
            Self::Mislabeled => say::mislabeled_hint(),
            Self::Damaged => say::damaged_hint(),
            Self::Encrypted => say::encrypted_hint(),
            Self::PublicKey => say::public_key_hint(),
            Self::Certificate => say::certificate_hint(),
            Self::EllipticCurve => say::elliptic_curve_hint(),
            Self::OpenSsh => say::open_ssh_hint(),
            Self::Algorithm => say::algorithm_hint(),
            Self::Unreadable => say::unreadable_hint(),
            Self::Inconsistent => say::inconsistent_hint(),
            Self::MorePrimes => say::more_primes_hint(),
            Self::TooShort { .. } => say::too_short_hint(),
            Self::TooLong { .. } => say::too_long_hint(),
            Self::Pkcs1IsForRsa => say::pkcs1_is_for_rsa_hint(),
            Self::Generation => say::generation_hint(),
            Self::Encoding => say::encoding_hint(),
        }
    }
}

/// A key could not be read from a file.
#[derive(Debug, Error)]
#[error(transparent)]
pub enum ReadError {
    /// The file could not be read.
    File(#[from] FileError),
    /// The file was read, and holds no key that can be used.
    Key(#[from] KeyError),
}

impl ReadError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::File(error) => error.hint(),
            Self::Key(error) => error.hint(),
        }
    }
}

/// A key could not be written to a file. The key itself is unharmed.
#[derive(Debug, Error)]
#[error(transparent)]
pub enum SaveError {
    /// The file could not be written.
    File(#[from] FileError),
    /// The key has no such form.
    Key(#[from] KeyError),
}

impl SaveError {
    /// What to do about it.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::File(error) => error.hint(),
            Self::Key(error) => error.hint(),
        }
    }

    /// Whether the reason is that there is a file of this name, which another name would cure.
    #[must_use]
    pub const fn is_taken(&self) -> bool {
        matches!(self, Self::File(FileError { cause: Cause::Exists, .. }))
    }
}
