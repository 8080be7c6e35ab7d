//! The people of the demo world, as clients with cookies of their own.

use super::TestApp;
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode, Url, cookie::CookieStore, cookie::Jar, redirect::Policy};
use serde::{Serialize, de::DeserializeOwned};
use std::sync::Arc;

/// Who asks.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Persona {
    /// Not signed in.
    Nobody,
    /// Admin of Acme.
    AcmeAdmin,
    /// Member of Acme.
    AcmeMember,
    /// Owner at Northwind, a partner of Acme.
    NorthwindOwner,
    /// Member at Northwind.
    NorthwindMember,
    /// Owner at Bluefin, another partner of Acme.
    BluefinOwner,
    /// Admin of Globex, another vendor.
    GlobexAdmin,
    /// Owner at Initech, a partner of Globex.
    InitechOwner,
    /// Somebody whose partner is suspended.
    Suspended,
    /// The admin of Acme, looking through Northwind's eyes.
    Preview,
}

impl Persona {
    /// All of them, those who may least first.
    pub const ALL: [Self; 10] = [
        Self::Nobody,
        Self::Suspended,
        Self::InitechOwner,
        Self::GlobexAdmin,
        Self::BluefinOwner,
        Self::NorthwindMember,
        Self::NorthwindOwner,
        Self::Preview,
        Self::AcmeMember,
        Self::AcmeAdmin,
    ];

    /// The address to sign in with.
    pub fn email(self) -> Option<&'static str> {
        match self {
            Self::Nobody => None,
            Self::AcmeAdmin | Self::Preview => Some("admin@acme.example"),
            Self::AcmeMember => Some("member@acme.example"),
            Self::NorthwindOwner => Some("owner@northwind.example"),
            Self::NorthwindMember => Some("member@northwind.example"),
            Self::BluefinOwner => Some("owner@bluefin.example"),
            Self::GlobexAdmin => Some("admin@globex.example"),
            Self::InitechOwner => Some("owner@initech.example"),
            Self::Suspended => Some("owner@halyard.example"),
        }
    }
}

/// A client with cookies of its own, which follows no redirect by itself.
#[derive(Clone)]
pub struct Person {
    /// The client.
    pub client: Client,
    jar: Arc<Jar>,
    url: String,
}

impl Person {
    /// Somebody with no cookie at all.
    pub fn stranger(app: &TestApp) -> Self {
        Self::with_cookies(app, "")
    }

    /// Somebody with exactly these cookies, as a browser sends them.
    pub fn with_cookies(app: &TestApp, cookies: &str) -> Self {
        // whoever comes second finds one installed
        let _ = rustls::crypto::ring::default_provider().install_default();
        let jar = Arc::new(Jar::default());
        let place: Url = app.url.parse().expect("an address");
        for cookie in cookies.split("; ").filter(|cookie| !cookie.is_empty()) {
            jar.add_cookie_str(&format!("{cookie}; Path=/"), &place);
        }
        let client = Client::builder().cookie_provider(jar.clone()).redirect(Policy::none()).build().expect("a client");
        Self { client, jar, url: app.url.clone() }
    }

    /// The cookies, as a browser sends them.
    pub fn cookies(&self) -> String {
        let place: Url = self.url.parse().expect("an address");
        self.jar.cookies(&place).and_then(|cookies| Some(cookies.to_str().ok()?.to_owned())).unwrap_or_default()
    }

    /// Signs in with the password of the demo world.
    pub async fn sign_in(&self, email: &str) -> Response {
        self.form("/sign-in", &[("email", email), ("password", operations::demo::PASSWORD)]).await
    }

    /// Somebody of the demo world. Who cannot sign in stays a stranger.
    pub async fn of(app: &TestApp, persona: Persona) -> Self {
        let person = Self::stranger(app);
        if let Some(email) = persona.email() {
            let answer = person.sign_in(email).await;
            let expected = if persona == Persona::Suspended { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::SEE_OTHER };
            assert_eq!(answer.status(), expected, "{persona:?} signs in");
        }
        if persona == Persona::Preview {
            let northwind = person.partner_named("Northwind").await;
            let answer = person.form("/preview", &[("partner", northwind.as_str()), ("back", "/")]).await;
            assert_eq!(answer.status(), StatusCode::SEE_OTHER, "preview begins");
        }
        person
    }

    /// The id of an active partner, by its name.
    pub async fn partner_named(&self, name: &str) -> String {
        let partners: Vec<domain::partners::PartnerRef> = self.answer("partners/names", &serde_json::json!({})).await;
        let found = partners.into_iter().find(|partner| partner.name == name);
        found.unwrap_or_else(|| panic!("there is no partner {name}")).id.to_string()
    }

    /// A request to an address of the server.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.url))
    }

    /// Reads an address.
    pub async fn get(&self, path: &str) -> Response {
        self.request(Method::GET, path).send().await.expect("an answer")
    }

    /// Reads the text of an address.
    pub async fn text(&self, path: &str) -> String {
        self.get(path).await.text().await.expect("text")
    }

    /// Sends a form.
    pub async fn form(&self, path: &str, fields: &[(&str, &str)]) -> Response {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self.request(Method::POST, path).header("content-type", "application/x-www-form-urlencoded");
        request.body(body).send().await.expect("an answer")
    }

    /// Calls a server function.
    pub async fn call(&self, door: &str, arguments: &impl Serialize) -> Response {
        self.request(Method::POST, &format!("/api/{door}")).json(arguments).send().await.expect("an answer")
    }

    /// Calls a server function that must answer.
    pub async fn answer<T: DeserializeOwned>(&self, door: &str, arguments: &impl Serialize) -> T {
        let answer = self.call(door, arguments).await;
        let status = answer.status();
        let text = answer.text().await.expect("text");
        assert!(status.is_success(), "{door}: {status} {text}");
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{door}: {error}: {text}"))
    }
}
