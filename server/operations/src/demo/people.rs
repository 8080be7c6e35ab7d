//! The people of the demo world. All of them have the same password, and all of them are invented.

use super::world::{ACME, GLOBEX, Person, Place};
use domain::Role::{self, Admin, Member, PartnerMember, PartnerOwner};

const fn at_vendor(vendor: &'static str, role: Role, seen: i64) -> Place {
    Place { vendor, partner: None, role, seen: Some(seen), suspended: false }
}

const fn at(vendor: &'static str, partner: &'static str, role: Role, seen: Option<i64>) -> Place {
    Place { vendor, partner: Some(partner), role, seen, suspended: false }
}

const fn person(email: &'static str, name: &'static str, places: &'static [Place]) -> Person {
    Person { email, name, places }
}

/// Everybody.
pub const PEOPLE: &[Person] = &[
    person("admin@acme.example", "Maya Lindqvist", &[at_vendor(ACME, Admin, 1)]),
    person("member@acme.example", "Tom Okafor", &[at_vendor(ACME, Member, 1)]),
    person("second.admin@acme.example", "Agnes Thorne", &[at_vendor(ACME, Admin, 9)]),
    // works for one vendor and is a partner of another
    person("sam@acme.example", "Sam Rivera", &[at_vendor(ACME, Member, 2), at(GLOBEX, "initech", PartnerMember, Some(30))]),
    person("owner@northwind.example", "Ines Carvalho", &[at(ACME, "northwind", PartnerOwner, Some(1))]),
    person("member@northwind.example", "Jonas Weber", &[at(ACME, "northwind", PartnerMember, Some(1))]),
    person("leo.brandt@northwind.example", "Leo Brandt", &[at(ACME, "northwind", PartnerMember, Some(8))]),
    // at two partners of the same vendor
    person(
        "lee@northwind.example",
        "Lee Park",
        &[at(ACME, "northwind", PartnerMember, Some(3)), at(ACME, "bluefin", PartnerMember, Some(12))],
    ),
    person("former@northwind.example", "Frida Solheim", &[Place { suspended: true, ..at(ACME, "northwind", PartnerMember, Some(74)) }]),
    person("owner@bluefin.example", "Priya Raman", &[at(ACME, "bluefin", PartnerOwner, Some(1))]),
    person("member@bluefin.example", "Hannes Vogt", &[at(ACME, "bluefin", PartnerMember, Some(5))]),
    person("owner@larkspur.example", "Lieve De Smet", &[at(ACME, "larkspur", PartnerOwner, Some(2))]),
    person("member@larkspur.example", "Bram Claes", &[at(ACME, "larkspur", PartnerMember, None)]),
    person("owner@tamarack.example", "Ruth Ellison", &[at(ACME, "tamarack", PartnerOwner, Some(6))]),
    person("owner@meridian-freight.example", "Daan Visser", &[at(ACME, "meridian-freight", PartnerOwner, Some(4))]),
    person("owner@juniper-lane.example", "Isla MacRae", &[at(ACME, "juniper-lane", PartnerOwner, Some(19))]),
    person("owner@osprey.example", "Tomás Nogueira", &[at(ACME, "osprey-digital", PartnerOwner, Some(1))]),
    person("owner@halyard.example", "Niamh Corcoran", &[at(ACME, "halyard", PartnerOwner, Some(21))]),
    person("owner@orchard-and-pine.example", "George Whitlock", &[at(ACME, "orchard-and-pine", PartnerOwner, Some(40))]),
    person("owner@redwood-retail.example", "Dana Whitefeather", &[at(ACME, "redwood-retail", PartnerOwner, None)]),
    person("owner@cafe-etoile.example", "Zoë Lefèvre", &[at(ACME, "cafe-etoile", PartnerOwner, Some(11))]),
    person("owner@hinode.example", "佐藤 花子", &[at(ACME, "hinode", PartnerOwner, Some(3))]),
    person("admin@globex.example", "Hank Osei", &[at_vendor(GLOBEX, Admin, 1)]),
    person("member@globex.example", "Mindy Castellanos", &[at_vendor(GLOBEX, Member, 7)]),
    person("owner@initech.example", "Milton Adeyemi", &[at(GLOBEX, "initech", PartnerOwner, Some(2))]),
    person("owner@vandelay.example", "Elaine Marsh", &[at(GLOBEX, "vandelay", PartnerOwner, Some(15))]),
];
