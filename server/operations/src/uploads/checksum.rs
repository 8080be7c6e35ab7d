//! The checksum of a piece (tus 1.0, "Checksum"): what was announced, and what comes.

use sha1::Sha1;
use sha2::{Digest, Sha256};

/// The names of the sums that are understood, as they are announced.
pub const ALGORITHMS: &str = "sha1,sha256";

/// The sum that a piece must have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Checksum {
    /// SHA-1.
    Sha1([u8; 20]),
    /// SHA-256.
    Sha256([u8; 32]),
}

impl Checksum {
    /// A sum by the name of its algorithm; `None` for an unknown one and for another length.
    #[must_use]
    pub fn of(algorithm: &str, sum: &[u8]) -> Option<Self> {
        match algorithm {
            "sha1" => Some(Self::Sha1(sum.try_into().ok()?)),
            "sha256" => Some(Self::Sha256(sum.try_into().ok()?)),
            _ => None,
        }
    }
}

/// The sum of a piece on its way.
pub(super) struct Summing {
    expected: Checksum,
    sha1: Sha1,
    sha256: Sha256,
}

impl Summing {
    pub(super) fn new(expected: Checksum) -> Self {
        Self { expected, sha1: Sha1::new(), sha256: Sha256::new() }
    }

    pub(super) fn update(&mut self, bytes: &[u8]) {
        match self.expected {
            Checksum::Sha1(_) => self.sha1.update(bytes),
            Checksum::Sha256(_) => self.sha256.update(bytes),
        }
    }

    pub(super) fn agrees(self) -> bool {
        match self.expected {
            Checksum::Sha1(sum) => self.sha1.finalize().as_slice() == sum,
            Checksum::Sha256(sum) => self.sha256.finalize().as_slice() == sum,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The sums of "abc" (FIPS 180-4).
    const SHA1: &str = "a9993e364706816aba3e25717850c26c9cd0d89d";
    const SHA256: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    fn bytes(hex: &str) -> Vec<u8> {
        (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).expect("hex")).collect()
    }

    #[test]
    fn s31_a_sum_agrees_with_its_own_bytes_and_no_others() {
        for (name, hex) in [("sha1", SHA1), ("sha256", SHA256)] {
            let sum = Checksum::of(name, &bytes(hex)).expect("a sum");
            for (pieces, right) in [(["a", "bc"], true), (["abc", ""], true), (["ab", "d"], false), (["", ""], false)] {
                let mut summing = Summing::new(sum);
                pieces.iter().for_each(|piece| summing.update(piece.as_bytes()));
                assert_eq!(summing.agrees(), right, "{name} {pieces:?}");
            }
        }
        for (name, hex) in [("sha1", SHA256), ("sha256", SHA1), ("md5", SHA1), ("SHA1", SHA1), ("", ""), ("sha1", "")] {
            assert_eq!(Checksum::of(name, &bytes(hex)), None, "{name}");
        }
    }
}
