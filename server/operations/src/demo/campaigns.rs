//! Acme Software's campaigns, in every status, with what is in them.

use super::{media, world::Campaign};
use domain::campaigns::Status;

const ANNOUNCE: &str = "Announce a partnership";
const LEADS: &str = "Generate leads";
const PROMOTE: &str = "Promote a product";

/// The campaigns.
pub const CAMPAIGNS: &[Campaign] = &[
    Campaign {
        partner: "northwind",
        name: "Warehouse to storefront",
        intent: LEADS,
        status: Status::InReview,
        days: (6, 2),
        approved: &[("Announcement e-mail", &media::ANNOUNCEMENT), ("One-pager “From shelf to screen” (EN)", &media::ONE_PAGER)],
        waiting: &[
            ("Launch deck: real-time stock for every storefront", &media::LAUNCH_DECK),
            ("Social square: Stock you can trust", &media::SOCIAL_SQUARE),
            ("Customer story: Halden Outdoor opens nine shops in one season", &media::STORY),
            ("Talking points for partner sales", &media::TALKING_POINTS),
        ],
    },
    Campaign {
        partner: "northwind",
        name: "Partnership announcement",
        intent: ANNOUNCE,
        status: Status::Approved,
        days: (24, 18),
        approved: &[
            ("One-pager “Northwind and Acme, one count for every shop”", &media::ONE_COUNT),
            ("Announcement e-mail", &media::ANNOUNCEMENT),
            ("Press kit", &media::PRESS_KIT),
        ],
        waiting: &[],
    },
    Campaign {
        partner: "northwind",
        name: "Peak season webinar series 2026",
        intent: LEADS,
        status: Status::Approved,
        days: (31, 12),
        approved: &[
            ("Webinar 2: stock counts before Black Friday", &media::WEBINAR),
            ("Webinar banner, 1600 × 640", &media::WEBINAR_BANNER),
            ("Posts to copy for peak season", &media::POSTS),
        ],
        waiting: &[("E-mail “Is it really on the shelf?”", &media::E_MAIL), ("Questions and answers about stock counts", &media::FAQ)],
    },
    Campaign {
        partner: "bluefin",
        name: "Cold chain in real time",
        intent: PROMOTE,
        status: Status::InReview,
        days: (4, 1),
        approved: &[],
        waiting: &[("Deck: cold chain in real time", &media::COLD_CHAIN), ("Jingle “Stock you can trust”", &media::JINGLE)],
    },
    Campaign {
        partner: "bluefin",
        name: "Harbour breakfast Hamburg",
        intent: "Invite harbour logistics managers to breakfast",
        status: Status::Approved,
        days: (40, 28),
        approved: &[
            ("Programme and deck of the breakfast", &media::COLD_CHAIN),
            ("Radio spot “Forty shops”, 30 s", &media::RADIO_SPOT),
            ("Counter with handheld", &media::COUNTER),
        ],
        waiting: &[],
    },
    Campaign {
        partner: "larkspur",
        name: "Nine weeks of spring",
        intent: PROMOTE,
        status: Status::Approved,
        days: (60, 52),
        approved: &[
            ("Counting tulips in the rain, article", &media::TULIPS),
            ("Social square: Stock you can trust", &media::SOCIAL_SQUARE),
        ],
        waiting: &[("Jingle “Stock you can trust”", &media::JINGLE)],
    },
    // the same name as Northwind's: a name is taken only within a partner
    Campaign {
        partner: "larkspur",
        name: "Partnership announcement",
        intent: ANNOUNCE,
        status: Status::Draft,
        days: (3, 3),
        approved: &[],
        waiting: &[],
    },
    Campaign {
        partner: "tamarack",
        name: "Two shops first",
        intent: LEADS,
        status: Status::Draft,
        days: (9, 9),
        approved: &[],
        waiting: &[("Start here: selling Acme in 20 minutes", &media::START_HERE)],
    },
    Campaign {
        partner: "meridian-freight",
        name: "Cold store webcast 2025",
        intent: LEADS,
        status: Status::Archived,
        days: (390, 200),
        approved: &[("Webcast recording", &media::WEBINAR), ("Customer story, to read", &media::CASE_STUDY)],
        waiting: &[],
    },
    Campaign {
        partner: "juniper-lane",
        name: "Stock checks for small shops",
        intent: PROMOTE,
        status: Status::Approved,
        days: (20, 14),
        approved: &[("One-pager “From shelf to screen” (EN)", &media::ONE_PAGER)],
        waiting: &[],
    },
    Campaign {
        partner: "halyard",
        name: "Autumn re-launch",
        intent: PROMOTE,
        status: Status::Approved,
        days: (90, 80),
        approved: &[("Posts to copy for peak season", &media::POSTS)],
        waiting: &[],
    },
    Campaign {
        partner: "hinode",
        name: "店頭在庫キャンペーン",
        intent: ANNOUNCE,
        status: Status::Approved,
        days: (15, 7),
        approved: &[("ロゴ（白地）", &media::LOGO_ON_WHITE)],
        waiting: &[],
    },
];
