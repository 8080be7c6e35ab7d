//! A call at a door, and what is made for it beforehand by Acme's admin.

use crate::support::{Campaign, Person, Persona, RESUMABLE, TestApp, fresh, media, until};
use reqwest::{Method, Response};
use serde_json::{Value, json};
use tokio::sync::Mutex;
use uuid::Uuid;

/// What every call is prepared with.
pub struct World {
    /// Acme's admin.
    pub admin: Person,
    /// Northwind's id.
    pub northwind: String,
    /// The membership of Acme's admin.
    pub place: String,
    running: Mutex<Option<String>>,
}

impl World {
    /// The world of a server.
    pub async fn new(app: &TestApp) -> Self {
        let admin = app.person(Persona::AcmeAdmin).await;
        let northwind = admin.partner_named("Northwind").await;
        let page = admin.text("/choose").await;
        let place =
            page.split_once("name=\"membership\" value=\"").and_then(|(_, rest)| rest.split_once('"')).expect("a place").0.to_owned();
        Self { admin, northwind, place, running: Mutex::default() }
    }

    /// A campaign of Northwind's with an asset, approved.
    pub async fn approved(&self) -> Campaign {
        let made = self.admin.campaign_with_asset().await;
        self.admin.approve(&made.id).await;
        made
    }

    /// The address of the small picture of an approved asset of Northwind's, once it is there; and the asset.
    pub async fn picture(&self) -> (String, String) {
        let campaign = self.admin.campaign(&self.northwind, &fresh("Campaign")).await;
        let item = self.admin.upload("logo.png", &media("acme-logo-on-white.png"), &[("campaign", &campaign)]).await;
        self.admin.approve(&campaign).await;
        let path = format!("/thumbnails/{item}/1");
        until("the picture is there", async || self.admin.get(&path).await.status().is_success().then_some(())).await;
        (path, item)
    }

    /// A video of a campaign that waits, without a picture.
    pub async fn film(&self) -> String {
        let campaign = self.admin.campaign(&self.northwind, &fresh("Campaign")).await;
        self.admin.upload("film.mp4", &media("acme-webinar-2-stock-counts.mp4"), &[("campaign", &campaign)]).await
    }

    /// A group that holds Northwind.
    pub async fn group(&self) -> String {
        self.admin.group(&fresh("Group"), &[&self.northwind]).await
    }

    /// A link for Northwind.
    pub async fn link(&self, folder: Option<&str>) -> String {
        self.admin.link(folder, &fresh("Link"), &[&self.group().await]).await
    }

    /// An upload that runs, four bytes long.
    pub async fn upload(&self) -> String {
        let mut running = self.running.lock().await;
        if let Some(upload) = running.take() {
            self.admin.tus(Method::DELETE, &upload).await;
        }
        let campaign = self.admin.campaign(&self.northwind, &fresh("Campaign")).await;
        let upload = self.admin.announce("note.txt", 4, &[("campaign", &campaign)]).await;
        *running = Some(upload.clone());
        upload
    }

    /// An invitation for somebody new, as an address.
    pub async fn invitation(&self) -> String {
        let email = fresh("somebody").replace(' ', ".") + "@northwind.example";
        let who = json!({ "partner": self.northwind, "name": "Somebody New", "email": email, "role": "partner_member" });
        let link: String = self.admin.answer("partners/invite", &who).await;
        link[link.find("/invitation/").expect("the link of an invitation")..].to_owned()
    }
}

/// What is sent.
#[derive(Clone)]
enum Body {
    Nothing,
    Json(Value),
    Form(Vec<(String, String)>),
    Piece(&'static str),
    Bytes(Vec<u8>),
}

/// A call at a door.
#[derive(Clone)]
pub struct Call {
    method: Method,
    path: String,
    head: Vec<(String, String)>,
    body: Body,
    object: Option<String>,
    /// It changes who one is, so that the session is another one afterwards.
    pub changes_who_asks: bool,
}

impl Call {
    /// Any method without a body.
    pub fn plain(method: Method, path: impl Into<String>) -> Self {
        Self { method, path: path.into(), head: Vec::new(), body: Body::Nothing, object: None, changes_who_asks: false }
    }

    /// Reads a page.
    pub fn get(path: impl Into<String>) -> Self {
        Self::plain(Method::GET, path)
    }

    /// A server function.
    pub fn json(door: &str, arguments: Value) -> Self {
        Self { body: Body::Json(arguments), ..Self::plain(Method::POST, format!("/api/{door}")) }
    }

    /// A plain form.
    pub fn form(path: impl Into<String>, fields: &[(&str, &str)]) -> Self {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self { body: Body::Form(fields), ..Self::plain(Method::POST, path) }
    }

    /// Of the upload protocol.
    pub fn tus(method: Method, path: &str, head: &[(&str, &str)]) -> Self {
        let head = std::iter::once(&RESUMABLE).chain(head).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let body = if method == Method::PATCH { Body::Piece("abcd") } else { Body::Nothing };
        Self { head, body, ..Self::plain(method, path) }
    }

    /// A picture, as a browser posts it.
    pub fn picture(path: impl Into<String>, bytes: Vec<u8>) -> Self {
        let head = vec![("content-type".to_owned(), "image/png".to_owned())];
        Self { head, body: Body::Bytes(bytes), ..Self::plain(Method::POST, path) }
    }

    /// It is about the thing with this id.
    pub fn about(self, id: &str) -> Self {
        Self { object: Some(id.to_owned()), ..self }
    }

    /// It changes who one is.
    pub fn of_identity(self) -> Self {
        Self { changes_who_asks: true, ..self }
    }

    /// The same call about something that never was.
    pub fn about_something_else(&self) -> Option<Self> {
        let object = self.object.as_ref()?;
        let other = Uuid::now_v7().to_string();
        let swap = |text: &str| text.replace(object, &other);
        let body = match &self.body {
            Body::Json(value) => Body::Json(serde_json::from_str(&swap(&value.to_string())).expect("JSON")),
            Body::Form(fields) => Body::Form(fields.iter().map(|(name, value)| (name.clone(), swap(value))).collect()),
            body => body.clone(),
        };
        Some(Self { path: swap(&self.path), body, object: None, ..self.clone() })
    }

    /// Sends it as somebody.
    pub async fn send(&self, person: &Person) -> Response {
        let mut request = person.request(self.method.clone(), &self.path);
        for (name, value) in &self.head {
            request = request.header(name, value);
        }
        let request = match &self.body {
            Body::Nothing => request,
            Body::Json(value) => request.json(value),
            Body::Form(fields) => {
                let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
                request.header("content-type", "application/x-www-form-urlencoded").body(body)
            }
            Body::Piece(bytes) => request.body(*bytes),
            Body::Bytes(bytes) => request.body(bytes.clone()),
        };
        request.send().await.expect("an answer")
    }
}
