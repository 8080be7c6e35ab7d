//! What the demo world is made of: plain constants that name each other by address, code, group name and folder path.
//! A name that leads nowhere fails the making of the world, and with it a test.

use super::{acme, campaigns, globex, media::Media, shelves};
use domain::{Role, campaigns::Status, partners};

/// A vendor with everything in it.
#[derive(Debug)]
pub struct Vendor {
    /// Its name.
    pub name: &'static str,
    /// Days since it began with Portico.
    pub since: i64,
    /// Address of who decides.
    pub admin: &'static str,
    /// Address of who makes.
    pub member: &'static str,
    /// For its drafts: what it does, a fact that proves it, what a reader can ask for, and words it does not want.
    pub brand: [&'static str; 4],
    /// Its partners.
    pub partners: &'static [Partner],
    /// Its groups beside "All partners", with the codes of their members.
    pub groups: &'static [(&'static str, &'static [&'static str])],
    /// Its folders as paths, each after the one it is in, with their descriptions.
    pub folders: &'static [(&'static str, &'static str)],
    /// Its campaigns.
    pub campaigns: &'static [Campaign],
    /// Its resources.
    pub resources: &'static [Resource],
}

/// A partner company.
#[derive(Debug)]
pub struct Partner {
    /// Short code.
    pub code: &'static str,
    /// Name.
    pub name: &'static str,
    /// City.
    pub city: &'static str,
    /// Website.
    pub website: &'static str,
    /// Phone.
    pub phone: &'static str,
    /// Where the partnership stands.
    pub status: partners::Status,
}

/// A person with the places to work at.
#[derive(Debug)]
pub struct Person {
    /// Address.
    pub email: &'static str,
    /// Name.
    pub name: &'static str,
    /// Where.
    pub places: &'static [Place],
}

/// A membership.
#[derive(Debug)]
pub struct Place {
    /// The vendor's name.
    pub vendor: &'static str,
    /// The partner's code; `None` at the vendor itself.
    pub partner: Option<&'static str>,
    /// The role.
    pub role: Role,
    /// Days since last seen; `None` when never.
    pub seen: Option<i64>,
    /// Suspended by the vendor.
    pub suspended: bool,
}

/// A campaign.
#[derive(Debug)]
pub struct Campaign {
    /// The partner's code.
    pub partner: &'static str,
    /// Name.
    pub name: &'static str,
    /// Intent, in words.
    pub intent: &'static str,
    /// Where it stands.
    pub status: Status,
    /// Days since it was made, and since it stands there.
    pub days: (i64, i64),
    /// Assets that are approved: name and file.
    pub approved: &'static [(&'static str, &'static Media)],
    /// Assets that wait.
    pub waiting: &'static [(&'static str, &'static Media)],
}

/// What a resource is.
#[derive(Debug)]
pub enum Content {
    /// A file.
    File(&'static Media),
    /// Where a link leads.
    Link(&'static str),
}

/// A resource.
#[derive(Debug)]
pub struct Resource {
    /// Path of its folder; empty for the top.
    pub folder: &'static str,
    /// Name.
    pub name: &'static str,
    /// Description; may be empty.
    pub description: &'static str,
    /// File or link.
    pub content: Content,
    /// Names of its groups.
    pub groups: &'static [&'static str],
    /// Days since it was added.
    pub days: i64,
}

impl Vendor {
    /// The files of all items, in the order in which they are written: campaigns first, then resources.
    pub fn files(&self) -> impl Iterator<Item = &'static Media> {
        let assets = self.campaigns.iter().flat_map(|campaign| campaign.approved.iter().chain(campaign.waiting)).map(|(_, media)| *media);
        let resources = self.resources.iter().filter_map(|resource| match resource.content {
            Content::File(media) => Some(media),
            Content::Link(_) => None,
        });
        assets.chain(resources)
    }
}

/// The name of the larger vendor.
pub const ACME: &str = "Acme Software";
/// The name of the smaller vendor.
pub const GLOBEX: &str = "Globex";

/// The vendors.
pub const VENDORS: [Vendor; 2] = [
    Vendor {
        name: ACME,
        since: 420,
        admin: "admin@acme.example",
        member: "member@acme.example",
        brand: [
            "keeps one stock count for every shop, warehouse and web store",
            "Halden Outdoor opened nine shops in one season with one count.",
            "book a free stock audit",
            "revolutionary: says nothing\nworld-class: no superlatives\nseamless*: says nothing",
        ],
        partners: acme::PARTNERS,
        groups: acme::GROUPS,
        folders: shelves::FOLDERS,
        campaigns: campaigns::CAMPAIGNS,
        resources: shelves::RESOURCES,
    },
    globex::GLOBEX,
];
