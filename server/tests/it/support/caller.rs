//! Somebody who calls a program that may die at any moment, and who tells an answer from an answer that never came.

use super::{OFFSET, RESUMABLE};
use base64::{Engine, engine::general_purpose::STANDARD};
use bytes::Bytes;
use reqwest::{Client, Method, RequestBuilder, StatusCode, header::HeaderMap, redirect::Policy};
use serde::{Serialize, de::DeserializeOwned};
use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    sync::Once,
    time::Duration,
};

/// No answer came: what was asked is done or not done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lost;

/// An answer that was read to its end.
#[derive(Debug)]
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub head: HeaderMap,
    /// Its body.
    pub body: Bytes,
}

impl Answer {
    /// What a header says.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.get(name)?.to_str().ok()
    }

    /// How many bytes of an upload have arrived.
    pub fn arrived(&self) -> u64 {
        self.header(OFFSET).and_then(|offset| offset.parse().ok()).unwrap_or_else(|| panic!("no offset: {self:?}"))
    }

    /// The item an upload became.
    pub fn item(&self) -> Option<String> {
        self.header("portico-item").map(str::to_owned)
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// Somebody with a session.
#[derive(Clone)]
pub struct Caller {
    client: Client,
    url: String,
    cookie: String,
}

impl Caller {
    /// Signs somebody of the demo world in.
    pub async fn of(url: &str, email: &str) -> Self {
        let stranger = Self { client: client(), url: url.to_owned(), cookie: String::new() };
        let answer = stranger.form("/sign-in", &[("email", email), ("password", operations::demo::PASSWORD)]).await.expect("an answer");
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{email} signs in");
        let cookies = answer.head.get_all("set-cookie").iter().filter_map(|cookie| cookie.to_str().ok()?.split(';').next());
        let session = cookies.into_iter().find(|cookie| cookie.starts_with("portico=")).expect("a session").to_owned();
        Self { cookie: session, ..stranger }
    }

    /// The same person with new connections.
    pub fn again(&self) -> Self {
        Self { client: client(), ..self.clone() }
    }

    /// A request.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.url)).header("cookie", &self.cookie)
    }

    /// Sends a request and reads the answer to its end.
    ///
    /// # Errors
    /// `Lost`.
    pub async fn send(&self, request: RequestBuilder) -> Result<Answer, Lost> {
        let answer = request.send().await.map_err(|_| Lost)?;
        let (status, head) = (answer.status(), answer.headers().clone());
        let body = answer.bytes().await.map_err(|_| Lost)?;
        Ok(Answer { status, head, body })
    }

    /// Reads an address.
    pub async fn get(&self, path: &str) -> Result<Answer, Lost> {
        self.send(self.request(Method::GET, path)).await
    }

    /// Sends a form.
    pub async fn form(&self, path: &str, fields: &[(&str, &str)]) -> Result<Answer, Lost> {
        let fields = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self.request(Method::POST, path).header("content-type", "application/x-www-form-urlencoded");
        self.send(request.body(fields)).await
    }

    /// Calls a server function.
    pub async fn call(&self, door: &str, arguments: &impl Serialize) -> Result<Answer, Lost> {
        self.send(self.request(Method::POST, &format!("/api/{door}")).json(arguments)).await
    }

    /// Calls a server function of a program that lives.
    pub async fn told<T: DeserializeOwned>(&self, door: &str, arguments: &impl Serialize) -> T {
        let answer = self.call(door, arguments).await.expect("an answer");
        assert!(answer.status.is_success(), "{door}: {} {}", answer.status, answer.text());
        serde_json::from_slice(&answer.body).unwrap_or_else(|error| panic!("{door}: {error}: {}", answer.text()))
    }

    /// Announces an upload into a campaign.
    pub async fn announce(&self, file_name: &str, size: usize, campaign: &str) -> Result<Answer, Lost> {
        let facts = [("filename", file_name), ("campaign", campaign)];
        let facts = facts.map(|(name, value)| format!("{name} {}", STANDARD.encode(value))).join(",");
        let request = self.tus(Method::POST, "/uploads").header("upload-length", size).header("upload-metadata", facts);
        self.send(request).await
    }

    /// Sends a piece of an upload.
    pub async fn piece(&self, upload: &str, offset: u64, body: impl Into<reqwest::Body>) -> Result<Answer, Lost> {
        let request = self.tus(Method::PATCH, upload).header(OFFSET, offset);
        self.send(request.header("content-type", "application/offset+octet-stream").body(body)).await
    }

    /// A request of the upload protocol.
    pub fn tus(&self, method: Method, path: &str) -> RequestBuilder {
        self.request(method, path).header(RESUMABLE.0, RESUMABLE.1)
    }

    /// Uploads a small file into a campaign of a program that lives; the item's id.
    pub async fn upload(&self, file_name: &str, bytes: Bytes, campaign: &str) -> String {
        let begun = self.announce(file_name, bytes.len(), campaign).await.expect("an answer");
        assert_eq!(begun.status, StatusCode::CREATED, "{file_name}: {}", begun.text());
        let done = self.piece(begun.header("location").expect("an address"), 0, bytes).await.expect("an answer");
        done.item().unwrap_or_else(|| panic!("{file_name}: {} {}", done.status, done.text()))
    }

    /// Makes a campaign for a partner in a program that lives; its id.
    pub async fn campaign(&self, partner: &str, name: &str) -> String {
        let fields = [("partner", partner), ("intent", "other"), ("other", "Survive"), ("name", name)];
        let answer = self.form("/marketing/library", &fields).await.expect("an answer");
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{name}: {}", answer.text());
        answer.header("location").and_then(|place| place.strip_prefix("/campaigns/")).expect("the campaign's page").to_owned()
    }

    /// The id of a partner.
    pub async fn partner(&self, name: &str) -> String {
        let partners: Vec<domain::partners::PartnerRef> = self.told("partners/names", &serde_json::json!({})).await;
        partners.into_iter().find(|partner| partner.name == name).expect("the partner").id.to_string()
    }
}

fn client() -> Client {
    static PROVIDER: Once = Once::new();
    PROVIDER.call_once(|| {
        let _ = rustls::crypto::ring::default_provider().install_default();
    });
    Client::builder().no_proxy().redirect(Policy::none()).build().expect("a client")
}

/// The status of an address, asked on a connection of its own; `None` when nobody answers.
pub fn status_of(addr: SocketAddr, path: &str) -> Option<u16> {
    let mut stream = TcpStream::connect_timeout(&addr, Duration::from_secs(1)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(10))).ok()?;
    stream.write_all(format!("GET {path} HTTP/1.1\r\nhost: {addr}\r\nconnection: close\r\n\r\n").as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    answer.get(9..12)?.parse().ok()
}
