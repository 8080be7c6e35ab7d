//! A browser and what it runs on, in words, from its name for itself. Good enough to know one's own device again; nothing
//! is decided by it.

use serde::{Deserialize, Serialize};

/// A browser and what it runs on; `None` where its name for itself does not tell.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Device {
    /// The browser's family.
    pub browser: Option<Family>,
    /// The system it runs on.
    pub system: Option<System>,
}

macro_rules! named {
    ($(#[$doc:meta])* $name:ident: $($variant:ident $words:literal)*) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
        pub enum $name {$(
            #[doc = $words]
            $variant,
        )*}

        impl $name {
            /// Its own name.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $words,)*
                }
            }
        }
    };
}

named! {
    /// A family of browsers.
    Family: Firefox "Firefox" Edge "Edge" Opera "Opera" Samsung "Samsung Internet" Chrome "Chrome" Safari "Safari"
}
named! {
    /// A family of systems.
    System: Android "Android" Ios "iOS" Windows "Windows" Chromebook "ChromeOS" Mac "macOS" Linux "Linux"
}

/// The first whose mark stands in the text: the order matters, because everybody claims to be everybody before them.
fn first<T: Copy>(text: &str, marks: &[(&str, T)]) -> Option<T> {
    marks.iter().find(|(mark, _)| text.contains(mark)).map(|(_, what)| *what)
}

/// Reads a browser's name for itself, its `User-Agent`.
#[must_use]
pub fn device(user_agent: &str) -> Device {
    let browser = first(
        user_agent,
        &[
            ("Firefox/", Family::Firefox),
            ("FxiOS/", Family::Firefox),
            ("Edg/", Family::Edge),
            ("EdgA/", Family::Edge),
            ("EdgiOS/", Family::Edge),
            ("OPR/", Family::Opera),
            ("SamsungBrowser/", Family::Samsung),
            ("CriOS/", Family::Chrome),
            ("Chrome/", Family::Chrome),
            ("Safari/", Family::Safari),
        ],
    );
    let system = first(
        user_agent,
        &[
            ("Android", System::Android),
            ("iPhone", System::Ios),
            ("iPad", System::Ios),
            ("Windows", System::Windows),
            ("CrOS", System::Chromebook),
            ("Macintosh", System::Mac),
            ("Linux", System::Linux),
        ],
    );
    Device { browser, system }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn d43_a_device_is_known_again_by_its_browser_and_its_system() {
        for (user_agent, browser, system) in [
            ("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", Some("Firefox"), Some("Linux")),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0",
                Some("Edge"),
                Some("Windows"),
            ),
            (
                "Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
                Some("Chrome"),
                Some("Android"),
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
                Some("Safari"),
                Some("iOS"),
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15",
                Some("Safari"),
                Some("macOS"),
            ),
            ("curl/8.14.1", None, None),
            ("", None, None),
        ] {
            let found = device(user_agent);
            assert_eq!((found.browser.map(Family::name), found.system.map(System::name)), (browser, system), "{user_agent}");
        }
    }
}
