//! The cookies: session, preview, theme. Session and preview say who one is; they are HttpOnly and, by https,
//! bound to this host (trust 4).

use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use operations::accounts::Eyes;

/// The cookies' names and attributes for this installation.
#[derive(Clone, Copy, Debug)]
pub struct Cookies {
    secure: bool,
}

/// The theme cookie: plain, because it says nothing about anybody.
pub const THEME: &str = "portico-theme";

impl Cookies {
    /// For people who come by https, or not.
    #[must_use]
    pub fn new(secure: bool) -> Self {
        Self { secure }
    }

    fn name(self, plain: &'static str, bound: &'static str) -> &'static str {
        if self.secure { bound } else { plain }
    }

    /// The session's cookie.
    #[must_use]
    pub fn session(self) -> &'static str {
        self.name("portico", "__Host-portico")
    }

    /// The preview's cookie.
    #[must_use]
    pub fn preview(self) -> &'static str {
        self.name("portico-preview", "__Host-portico-preview")
    }

    /// A cookie that ends with the browser.
    #[must_use]
    pub fn put(self, name: &'static str, value: String) -> Cookie<'static> {
        Cookie::build((name, value)).path("/").http_only(true).secure(self.secure).same_site(SameSite::Lax).build()
    }

    /// Takes a cookie away.
    #[must_use]
    pub fn drop(self, name: &'static str) -> Cookie<'static> {
        let mut gone = self.put(name, String::new());
        gone.make_removal();
        gone
    }

    /// The partner and contact of the preview cookie.
    #[must_use]
    pub fn eyes(self, jar: &CookieJar) -> Option<Eyes> {
        let value = jar.get(self.preview())?.value();
        let (partner, contact) = value.split_once('.').unwrap_or((value, ""));
        Some((partner.parse().ok()?, contact.parse().ok()))
    }

    /// What the preview cookie says for these eyes.
    #[must_use]
    pub fn for_eyes((partner, contact): Eyes) -> String {
        contact.map_or_else(|| partner.to_string(), |contact| format!("{partner}.{contact}"))
    }
}
