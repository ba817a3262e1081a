//! How long it takes to make a key. RSA looks for primes by chance, so single runs differ a lot.

use divan::black_box;
use mailseal::key::{Bits, Kind, PrivateKey};

fn main() {
    divan::main();
}

#[divan::bench]
fn ed25519() -> bool {
    PrivateKey::generate(black_box(Kind::Ed25519)).is_ok()
}

#[divan::bench(sample_count = 12, sample_size = 1)]
fn rsa_2048() -> bool {
    PrivateKey::generate(black_box(Kind::Rsa(Bits::B2048))).is_ok()
}
