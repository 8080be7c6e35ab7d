//! Acme Software's partners, and the groups they are in.

use super::world::Partner;
use domain::partners::Status;

const fn partner(code: &'static str, name: &'static str, city: &'static str, website: &'static str, phone: &'static str) -> Partner {
    Partner { code, name, city, website, phone, status: Status::Active }
}

/// The partners.
pub const PARTNERS: &[Partner] = &[
    partner("northwind", "Northwind", "Amsterdam", "https://northwind.example", "+31 20 555 0147"),
    partner("bluefin", "Bluefin", "Hamburg", "https://bluefin.example", "+49 40 5550 118"),
    partner("larkspur", "Larkspur", "Ghent", "https://larkspur.example", "+32 9 555 01 62"),
    partner("tamarack", "Tamarack Consulting", "Burlington, Vermont", "https://tamarack.example", "+1 802 555 0133"),
    partner("meridian-freight", "Meridian Freight", "Rotterdam", "https://meridian-freight.example", "+31 10 555 0171"),
    partner("juniper-lane", "Juniper Lane", "Edinburgh", "https://juniper-lane.example", "+44 131 555 0109"),
    partner("osprey-digital", "Osprey Digital", "Lisbon", "https://osprey.example", "+351 21 555 0155"),
    Partner { status: Status::Suspended, ..partner("halyard", "Halyard Group", "Cork", "https://halyard.example", "+353 21 555 0126") },
    partner("orchard-and-pine", "Orchard & Pine", "Leeds", "https://orchard-and-pine.example", "+44 113 555 0184"),
    Partner {
        status: Status::Pending,
        ..partner("redwood-retail", "Redwood Retail", "Portland, Oregon", "https://redwood-retail.example", "+1 503 555 0190")
    },
    partner("cafe-etoile", "Café Étoile", "Genève", "https://cafe-etoile.example", "+41 22 555 01 37"),
    partner("hinode", "日の出ストア", "東京", "https://hinode.example", "+81 3 5550 1012"),
    Partner { status: Status::Ended, ..partner("sable-point", "Sable Point", "Halifax", "", "") },
    Partner { status: Status::Rejected, ..partner("zephyr-resale", "Zephyr Resale", "", "https://zephyr-resale.example", "") },
];

/// The groups beside "All partners". One of them is still empty.
pub const GROUPS: &[(&str, &[&str])] = &[
    ("Gold tier", &["northwind", "larkspur", "osprey-digital", "halyard"]),
    ("EMEA resellers", &["northwind", "bluefin", "larkspur", "juniper-lane", "halyard", "orchard-and-pine", "cafe-etoile"]),
    ("Benelux", &["northwind", "larkspur", "meridian-freight"]),
    ("Retail specialists", &["northwind", "juniper-lane", "orchard-and-pine", "redwood-retail", "hinode"]),
    ("Early access 2027", &[]),
];
