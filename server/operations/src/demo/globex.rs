//! The second vendor, Globex, with a smaller world of its own. Some names are the same as Acme's, on purpose: nothing of
//! one vendor is ever seen through the other.

use super::{
    media,
    world::{self, Campaign, Content, Partner, Resource, Vendor},
};
use domain::{campaigns::Status, partners};

/// Globex.
pub const GLOBEX: Vendor = Vendor {
    name: world::GLOBEX,
    since: 90,
    admin: "admin@globex.example",
    member: "member@globex.example",
    brand: ["shows what every building uses, room by room", "", "ask for a walk through your building", ""],
    partners: &[
        Partner {
            code: "initech",
            name: "Initech",
            city: "Austin, Texas",
            website: "https://initech.example",
            phone: "+1 512 555 0143",
            status: partners::Status::Active,
        },
        Partner {
            code: "vandelay",
            name: "Vandelay",
            city: "Antwerp",
            website: "https://vandelay.example",
            phone: "+32 3 555 01 28",
            status: partners::Status::Active,
        },
    ],
    groups: &[("Gold tier", &["initech"])],
    folders: &[("Brand and logos", "What a partner may show of Globex."), ("Brand and logos/Buildings", "")],
    campaigns: &[
        Campaign {
            partner: "initech",
            name: "Know your building by lunchtime",
            intent: "Promote a product",
            status: Status::Approved,
            days: (22, 16),
            approved: &[("Brief “Know your building by lunchtime”", &media::BUILDING_BRIEF), ("Open house banner", &media::OPEN_HOUSE)],
            waiting: &[],
        },
        Campaign {
            partner: "initech",
            name: "Partnership announcement",
            intent: "Announce a partnership",
            status: Status::InReview,
            days: (5, 3),
            approved: &[],
            waiting: &[("Partner kick-off 2027", &media::KICKOFF)],
        },
    ],
    resources: &[
        Resource {
            folder: "",
            name: "Partner kick-off 2027",
            description: "",
            content: Content::File(&media::KICKOFF),
            groups: &["All partners"],
            days: 8,
        },
        Resource {
            folder: "Brand and logos/Buildings",
            name: "Open house banner",
            description: "",
            content: Content::File(&media::OPEN_HOUSE),
            groups: &["Gold tier"],
            days: 21,
        },
        Resource {
            folder: "Brand and logos",
            name: "Globex brand site",
            description: "",
            content: Content::Link("https://brand.globex.example"),
            groups: &["All partners"],
            days: 60,
        },
    ],
};
