//! Acme Software's folders and resources, for groups of every size.

use super::{
    media::{self, Media},
    world::{Content, Resource},
};

const ALL: &str = "All partners";
const GOLD: &str = "Gold tier";
const EMEA: &str = "EMEA resellers";
const BENELUX: &str = "Benelux";
const RETAIL: &str = "Retail specialists";

/// The folders as paths. "Trade shows" is empty; "Launch 2027" holds something for Gold tier only.
pub const FOLDERS: &[(&str, &str)] = &[
    ("Brand and logos", "What a partner may show of Acme, and how."),
    ("Brand and logos/Logos", ""),
    ("Brand and logos/Logos/Dark backgrounds", "For anything darker than verdigris."),
    ("Brand and logos/Logos/Light backgrounds", ""),
    ("Brand and logos/Photography", ""),
    ("Product briefs", ""),
    ("Product briefs/2026", ""),
    ("Product briefs/2026/Autumn", ""),
    ("Product briefs/2026/Autumn/Handhelds", "Scanners, counters and the cradle."),
    ("Product briefs/2026/Spring", ""),
    ("Sales training", "Start with “Start here”."),
    ("Sales training/2026", ""),
    ("Sales training/Präsentationen für Händler", ""),
    ("Launch 2027", "Under embargo until 2 February."),
    ("Launch 2027/Press", ""),
    ("Trade shows", ""),
    ("日本語の資料", ""),
];

const fn file(folder: &'static str, name: &'static str, media: &'static Media, groups: &'static [&'static str], days: i64) -> Resource {
    Resource { folder, name, description: "", content: Content::File(media), groups, days }
}

const fn link(folder: &'static str, name: &'static str, url: &'static str, groups: &'static [&'static str], days: i64) -> Resource {
    Resource { folder, name, description: "", content: Content::Link(url), groups, days }
}

/// The resources.
pub const RESOURCES: &[Resource] = &[
    Resource {
        description: "List prices for all editions, in euro. Valid until 31 December 2027.",
        ..file("", "Price list 2027, valid from 1 January", &media::PRICE_LIST, &[ALL, GOLD], 43)
    },
    file("", "Radio spot “Forty shops”, 30 s", &media::RADIO_SPOT, &[BENELUX], 2),
    file("", "Trade-show kit autumn 2026 with banners, badges and floor plan", &media::PRESS_KIT, &[EMEA, GOLD], 2),
    link("", "Partner academy", "https://academy.acme.example/partners?from=portal", &[ALL], 120),
    link("", "Status of all services", "https://status.acme.example/", &[ALL], 300),
    link("", "Gold tier calendar", "https://calendar.acme.example/gold#2027", &[GOLD], 30),
    file("Brand and logos", "Brand guideline for partners", &media::GUIDELINE, &[ALL], 262),
    file("Brand and logos", "Logo pack: SVG and six PNG files", &media::LOGO_PACK, &[ALL], 262),
    file("Brand and logos/Logos", "Acme logo, vectors", &media::LOGO, &[ALL], 260),
    file("Brand and logos/Logos/Dark backgrounds", "Acme logo for dark backgrounds", &media::LOGO, &[EMEA, RETAIL], 258),
    file("Brand and logos/Logos/Light backgrounds", "Acme logo on white", &media::LOGO_ON_WHITE, &[ALL], 258),
    file("Brand and logos/Photography", "Handheld on a shop counter", &media::COUNTER, &[ALL], 150),
    file("Brand and logos/Photography", "Boutique à Genève, comptoir d’été", &media::COUNTER, &[EMEA], 64),
    file("Brand and logos/Photography", "Jingle “Stock you can trust”, 4 s", &media::JINGLE, &[RETAIL], 33),
    file("Product briefs", "From shelf to screen, one page", &media::ONE_PAGER, &[ALL], 192),
    file("Product briefs/2026", "How Halden Outdoor opened nine shops in one season", &media::CASE_STUDY, &[ALL], 96),
    file("Product briefs/2026", "How Halden Outdoor opened nine shops in one season, film", &media::STORY, &[ALL, RETAIL], 96),
    file("Product briefs/2026/Autumn", "Launch deck 9", &media::LAUNCH_DECK, &[GOLD], 60),
    file("Product briefs/2026/Autumn", "Launch deck 10", &media::LAUNCH_DECK, &[GOLD, BENELUX], 45),
    file(
        "Product briefs/2026/Autumn/Handhelds",
        "Questions and answers about stock counts with the handheld of the second generation, for shops of up to forty \
         employees, with a chapter on counting outdoors in the rain (reviewed)",
        &media::FAQ,
        &[RETAIL],
        44,
    ),
    file("Product briefs/2026/Spring", "Counting tulips in the rain", &media::TULIPS, &[BENELUX], 210),
    Resource {
        description: "The first thing to read: who buys, why, and three sentences that open a conversation.",
        ..file("Sales training", "Start here: selling Acme in 20 minutes", &media::START_HERE, &[ALL], 164)
    },
    file("Sales training", "Talking points for partner sales", &media::TALKING_POINTS, &[EMEA], 164),
    link("Sales training", "Book a coach", "https://academy.acme.example/coach", &[GOLD, RETAIL], 70),
    file("Sales training/2026", "Webinar 2: stock counts before Black Friday", &media::WEBINAR, &[ALL], 13),
    file("Sales training/2026", "E-mail template “Is it really on the shelf?”", &media::E_MAIL, &[ALL], 13),
    file("Sales training/2026", "Five posts to copy, 100 % free_to_use!", &media::POSTS, &[EMEA, RETAIL], 13),
    file("Sales training/Präsentationen für Händler", "Bestände in Echtzeit, Präsentation für Händler", &media::LAUNCH_DECK, &[EMEA], 25),
    file("Launch 2027/Press", "Press kit for launch day", &media::PRESS_KIT, &[GOLD], 5),
    link("Launch 2027", "Launch plan, early access", "https://launch.acme.example/2027", &["Early access 2027"], 5),
    file("日本語の資料", "在庫管理のご案内", &media::ONE_PAGER, &[RETAIL], 9),
    link("日本語の資料", "パートナー様向けサイト", "https://jp.acme.example/パートナー", &[RETAIL], 9),
];
