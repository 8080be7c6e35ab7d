//! Secrets that are handed out once and kept only as hashes, and passwords.

use argon2::{Argon2, PasswordHasher, PasswordVerifier, password_hash::phc::PasswordHash};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;
use tokio::{sync::Semaphore, task::spawn_blocking};

/// At most so many password hashes at a time: each takes 19 MiB and a core (trust 12).
static HASHING: Semaphore = Semaphore::const_new(2);

/// Letters and digits that nobody takes for one another; one stands twice, to make 32.
const LETTERS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789x";

/// What a wrong address is checked against, so that it takes as long as a wrong password.
static NOBODY: LazyLock<String> = LazyLock::new(|| hash_now("nobody has this password"));

fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the system has randomness");
    bytes
}

/// A secret of 32 random bytes, as text for a cookie or a link.
#[must_use]
pub fn secret() -> String {
    URL_SAFE_NO_PAD.encode(random::<32>())
}

/// The code that opens the set-up page: twelve letters in three groups, easy to read aloud.
#[must_use]
pub fn set_up_code() -> String {
    let letters: Vec<char> = random::<12>().iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect();
    letters.chunks(4).map(|part| part.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// Eight letters under which a fault stands in the log.
#[must_use]
pub fn reference() -> String {
    random::<8>().iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
}

/// What is kept of a secret.
#[must_use]
pub fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

/// Whether two secrets are equal, in a time that does not tell where they differ.
#[must_use]
pub fn equal(one: &str, other: &str) -> bool {
    use subtle::ConstantTimeEq;
    hash(one).ct_eq(&hash(other)).into()
}

fn hash_now(password: &str) -> String {
    Argon2::default().hash_password(password.as_bytes()).expect("argon2id takes any password").to_string()
}

/// The argon2id hash of a password (19 MiB, two passes, one lane), off the async threads.
pub async fn hash_password(password: String) -> String {
    let _turn = HASHING.acquire().await.expect("the semaphore is never closed");
    spawn_blocking(move || hash_now(&password)).await.expect("hashing does not panic")
}

/// Whether a password is the one behind a hash; without a hash it takes as long and is not.
pub async fn verify_password(password: String, hash: Option<String>) -> bool {
    let _turn = HASHING.acquire().await.expect("the semaphore is never closed");
    spawn_blocking(move || {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| NOBODY.clone());
        let right = PasswordHash::new(&hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
        known && right
    })
    .await
    .expect("verifying does not panic")
}
