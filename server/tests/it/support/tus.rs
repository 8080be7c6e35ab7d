//! Uploads as a tus client sends them, in as many pieces as a test likes.

use super::Person;
use base64::{Engine, engine::general_purpose::STANDARD};
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use sha2::{Digest, Sha256};

/// The header every request of the protocol carries.
pub const RESUMABLE: (&str, &str) = ("tus-resumable", "1.0.0");
/// The header that says how many bytes are there.
pub const OFFSET: &str = "upload-offset";
/// The header every piece carries.
pub const PIECE: (&str, &str) = ("content-type", "application/offset+octet-stream");

/// What an upload says about itself besides its name: `campaign`, `folder`, `groups`, `name`, `modified`, `purpose`.
pub type Facts<'a> = &'a [(&'a str, &'a str)];

impl Person {
    /// Announces an upload.
    pub fn announcing(&self, file_name: &str, size: u64, facts: Facts) -> RequestBuilder {
        let all = std::iter::once(("filename", file_name)).chain(facts.iter().copied());
        let metadata: Vec<String> = all.map(|(name, value)| format!("{name} {}", STANDARD.encode(value))).collect();
        let request = self.request(Method::POST, "/uploads").header(RESUMABLE.0, RESUMABLE.1);
        request.header("upload-length", size).header("upload-metadata", metadata.join(","))
    }

    /// Announces an upload that is taken, and tells its address.
    pub async fn announce(&self, file_name: &str, size: u64, facts: Facts<'_>) -> String {
        let answer = self.announcing(file_name, size, facts).send().await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::CREATED, "{file_name} is announced");
        told(&answer, "location").expect("an address")
    }

    /// Sends a piece of an upload.
    pub async fn piece(&self, upload: &str, offset: u64, bytes: impl Into<reqwest::Body>) -> Response {
        let request = self.request(Method::PATCH, upload).header(RESUMABLE.0, RESUMABLE.1).header(OFFSET, offset);
        request.header("content-type", "application/offset+octet-stream").body(bytes).send().await.expect("an answer")
    }

    /// Sends a piece of an upload with its checksum.
    pub async fn checked(&self, upload: &str, offset: u64, sum: &str, bytes: impl Into<reqwest::Body>) -> Response {
        let request = self.request(Method::PATCH, upload).header(RESUMABLE.0, RESUMABLE.1).header(OFFSET, offset);
        request.header(PIECE.0, PIECE.1).header("upload-checksum", sum).body(bytes).send().await.expect("an answer")
    }

    /// Asks, or gives up, an upload: any method without a body.
    pub async fn tus(&self, method: Method, upload: &str) -> Response {
        self.request(method, upload).header(RESUMABLE.0, RESUMABLE.1).send().await.expect("an answer")
    }

    /// How many bytes of an upload have arrived.
    pub async fn arrived(&self, upload: &str) -> Option<u64> {
        told(&self.tus(Method::HEAD, upload).await, OFFSET)?.parse().ok()
    }

    /// Sends a whole file in one piece; the answer to the piece, or to the announcement when that was refused.
    pub async fn send(&self, file_name: &str, bytes: &[u8], facts: Facts<'_>) -> Response {
        let answer = self.announcing(file_name, bytes.len() as u64, facts).send().await.expect("an answer");
        match told(&answer, "location") {
            Some(upload) => self.piece(&upload, 0, bytes.to_vec()).await,
            None => answer,
        }
    }

    /// Sends a whole file that is taken, and tells the item's id.
    pub async fn upload(&self, file_name: &str, bytes: &[u8], facts: Facts<'_>) -> String {
        let answer = self.send(file_name, bytes, facts).await;
        let (status, item) = (answer.status(), told(&answer, "portico-item"));
        item.unwrap_or_else(|| panic!("{file_name} is not taken: {status}"))
    }
}

/// The header that says which sum these bytes have.
pub fn sum(algorithm: &str, bytes: &[u8]) -> String {
    let sum = if algorithm == "sha1" { sha1::Sha1::digest(bytes).to_vec() } else { Sha256::digest(bytes).to_vec() };
    format!("{algorithm} {}", STANDARD.encode(sum))
}

/// What a header of an answer says.
pub fn told(answer: &Response, name: &str) -> Option<String> {
    Some(answer.headers().get(name)?.to_str().ok()?.to_owned())
}
