//! Where one can go: the menus of both sides. Only what works already (spec D46).

use domain::{Role, accounts::Me};

/// A place in the menu.
#[derive(Clone, Copy, Debug)]
pub(super) struct PlaceLink {
    /// Where it leads.
    pub href: &'static str,
    /// Its icon.
    pub icon: &'static str,
    /// Its words.
    pub words: &'static str,
    roots: &'static [&'static str],
}

impl PlaceLink {
    /// Whether a path lies in this place.
    pub fn holds(self, path: &str) -> bool {
        self.roots.iter().any(|root| path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with('/')))
    }

    /// The settings carry no script: a full load leads there (house, law 8).
    pub fn rel(self) -> Option<&'static str> {
        (self.href.starts_with("/settings/") || self.href == AUDIT.href).then_some("external")
    }
}

const HOME: PlaceLink = PlaceLink { href: "/home", icon: "home", words: "Home", roots: &["/home"] };
const MARKETING: PlaceLink =
    PlaceLink { href: "/marketing/library", icon: "megaphone", words: "Marketing", roots: &["/marketing", "/campaigns", "/assets"] };
const RESOURCES: PlaceLink = PlaceLink { href: "/resources", icon: "library", words: "Resources", roots: &["/resources"] };
const PARTNERS: PlaceLink = PlaceLink { href: "/partners", icon: "arch", words: "Partners", roots: &["/partners"] };
const AUDIT: PlaceLink = PlaceLink { href: "/audit", icon: "audit", words: "Audit trail", roots: &["/audit"] };
const SETTINGS: PlaceLink = PlaceLink { href: "/settings/profile", icon: "settings", words: "Settings", roots: &["/settings"] };

/// The places of the work.
pub(super) fn work(me: &Me) -> &'static [PlaceLink] {
    if me.role.is_vendor() { &[MARKETING, RESOURCES, PARTNERS] } else { &[HOME, MARKETING, RESOURCES] }
}

/// The places about the work.
pub(super) fn about(me: &Me) -> &'static [PlaceLink] {
    match me.role {
        Role::Admin => &[AUDIT, SETTINGS],
        Role::Member => &[SETTINGS],
        Role::PartnerOwner | Role::PartnerMember => &[],
    }
}

/// Where "/" leads.
pub(super) fn start(me: &Me) -> &'static str {
    work(me)[0].href
}

/// A role in words (spec S172, D44).
pub(crate) fn role_words(role: Role) -> &'static str {
    match role {
        Role::Admin => "Vendor admin",
        Role::Member => "Vendor member",
        Role::PartnerOwner => "Partner Owner",
        Role::PartnerMember => "Partner Member",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn d46_a_place_is_current_on_everything_below_it() {
        for (path, marketing) in [
            ("/marketing/library", true),
            ("/marketing", true),
            ("/campaigns/0193", true),
            ("/assets/0193", true),
            ("/marketingx", false),
            ("/resources/0193", false),
        ] {
            assert_eq!(MARKETING.holds(path), marketing, "{path}");
        }
    }
}
