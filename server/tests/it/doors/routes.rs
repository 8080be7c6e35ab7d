//! The routes beside server functions and pages: who one is, and bytes.

use super::{
    Door,
    call::{Call, World},
    rules::{About, Kind, Rule, Who, page, reads},
};
use crate::support::{fresh, media};
use base64::{Engine, engine::general_purpose::STANDARD};
use futures::future::BoxFuture;
use operations::demo::PASSWORD;
use reqwest::Method;

fn door(name: &'static str, rule: Rule, prepare: for<'a> fn(&'a World) -> BoxFuture<'a, Call>) -> Door {
    Door { name, rule, prepare }
}

pub fn doors() -> Vec<Door> {
    let mut doors = identity();
    doors.extend(forms());
    doors.extend(settings());
    doors.extend(eyes());
    doors.extend(bytes());
    doors.extend(pictures());
    doors.extend(open());
    doors
}

/// Told in the order of the personas: nobody, suspended, Initech, Globex, Bluefin, Northwind's member and owner, preview, Acme's
/// member and admin.
fn identity() -> Vec<Door> {
    vec![
        door("GET /sign-in", Rule::Told(["200", "200", "303", "303", "303", "303", "303", "303", "303", "303"]), |_| {
            Box::pin(async { Call::get("/sign-in") })
        }),
        door("POST /sign-in", Rule::Told(["303"; 10]), |_| {
            Box::pin(async { Call::form("/sign-in", &[("email", "owner@larkspur.example"), ("password", PASSWORD)]).of_identity() })
        }),
        door("POST /sign-out", Rule::Told(["sign-in"; 10]), |_| Box::pin(async { Call::form("/sign-out", &[]).of_identity() })),
        // in preview it is the partner who looks, and one's own places are not the partner's
        door("GET /choose", Rule::Told(["sign-in", "sign-in", "200", "200", "200", "200", "200", "404", "200", "200"]), |_| {
            Box::pin(async { Call::get("/choose") })
        }),
        // somebody else's place is none
        door("POST /choose", Rule::Told(["sign-in", "sign-in", "404", "404", "404", "404", "404", "403", "404", "303"]), |world| {
            Box::pin(async { Call::form("/choose", &[("membership", &world.place)]).about(&world.place).of_identity() })
        }),
        // there is somebody here, so there is nothing to set up
        door("GET /set-up", Rule::Open("404"), |_| Box::pin(async { Call::get("/set-up") })),
        door("POST /set-up", Rule::Told(["404"; 10]), |_| Box::pin(async { Call::form("/set-up", &[("code", "abcd-efgh-jkmn")]) })),
        door("GET /invitation/{token}", Rule::Told(["200"; 10]), |world| Box::pin(async { Call::get(world.invitation().await) })),
        // for somebody new; who is signed in is somebody else
        door("POST /invitation/{token}", Rule::Told(["303", "303", "422", "422", "422", "422", "422", "403", "422", "422"]), |world| {
            Box::pin(async {
                let link = world.invitation().await;
                Call::form(link, &[("name", "Somebody New"), ("password", "a sentence is fine")]).of_identity()
            })
        }),
    ]
}

/// The conversation and the drafts as plain forms.
fn forms() -> Vec<Door> {
    let written = Rule::Table { kind: Kind::Page, who: Who::Vendor, about: About::Acme, write: true, ok: 303 };
    vec![
        door("POST /marketing", Rule::Told(["sign-in", "sign-in", "404", "422", "404", "404", "404", "403", "303", "303"]), |world| {
            Box::pin(async { Call::form("/marketing", &[("act", "begin"), ("partner", &world.northwind)]) })
        }),
        door("POST /campaigns/{id}", written, |world| {
            Box::pin(async {
                let made = world.approved().await;
                Call::form(format!("/campaigns/{}", made.id), &[("act", "write")]).about(&made.id)
            })
        }),
    ]
}

/// What people settle about themselves, and who leads them; the forms go to the pages' own addresses.
fn settings() -> Vec<Door> {
    let own = || Rule::Told(["sign-in", "sign-in", "200", "200", "200", "200", "200", "404", "200", "200"]);
    let written = |kind: &'static str| Rule::Told(["sign-in", "sign-in", kind, kind, kind, kind, kind, "403", kind, kind]);
    let led = Rule::Table { kind: Kind::Page, who: Who::Admin, about: About::Own, write: true, ok: 303 };
    vec![
        door("GET /reset", Rule::Open("200"), |_| Box::pin(async { Call::get("/reset") })),
        door("POST /reset", Rule::Told(["303", "303", "303", "303", "303", "303", "303", "403", "303", "303"]), |_| {
            Box::pin(async { Call::form("/reset", &[("email", &format!("{}@nowhere.example", fresh("nobody").replace(' ', ".")))]) })
        }),
        // used, replaced, never there
        door("GET /reset/{token}", Rule::Open("410"), |_| Box::pin(async { Call::get("/reset/0000") })),
        door("POST /reset/{token}", Rule::Told(["410"; 10]), |_| {
            Box::pin(async { Call::form("/reset/0000", &[("password", "a sentence is fine")]) })
        }),
        door("GET /settings/profile", own(), |_| Box::pin(async { Call::get("/settings/profile") })),
        door("POST /settings/profile", written("303"), |_| {
            Box::pin(async { Call::form("/settings/profile", &[("act", "profile"), ("name", "Somebody"), ("zone", "")]) })
        }),
        door("GET /settings/sessions", own(), |_| Box::pin(async { Call::get("/settings/sessions") })),
        // a session of nobody's, as good as one of somebody else's
        door("POST /settings/sessions", written("404"), |_| {
            Box::pin(async {
                let session = "0193b0a0-0000-7000-8000-0000000000aa";
                Call::form("/settings/sessions", &[("session", session)]).about(session)
            })
        }),
        door("GET /settings/people", page(Who::Admin, About::Own), |_| Box::pin(async { Call::get("/settings/people") })),
        door("POST /settings/people", led, |_| {
            Box::pin(async {
                let email = format!("{}@acme.example", fresh("somebody").replace(' ', "."));
                Call::form("/settings/people", &[("act", "invite"), ("name", "Somebody New"), ("email", &email), ("role", "member")])
            })
        }),
        door("GET /settings/outbox", page(Who::Admin, About::Own), |_| Box::pin(async { Call::get("/settings/outbox") })),
        // a mail that did not fail is as good as one that is not there
        door("POST /settings/outbox", Rule::Told(["sign-in", "sign-in", "404", "404", "404", "404", "404", "403", "404", "404"]), |_| {
            Box::pin(async {
                let mail = "0193b0a0-0000-7000-8000-0000000000aa";
                Call::form("/settings/outbox", &[("mail", mail)]).about(mail)
            })
        }),
        door("GET /settings/templates", page(Who::Admin, About::Own), |_| Box::pin(async { Call::get("/settings/templates") })),
        door("POST /settings/templates", led, |_| {
            Box::pin(async { Call::form("/settings/templates", &[("act", "reset"), ("pack", "other"), ("version", "0")]) })
        }),
        door("GET /settings/words", page(Who::Admin, About::Own), |_| Box::pin(async { Call::get("/settings/words") })),
        door(
            "POST /settings/words",
            Rule::Table { kind: Kind::Page, who: Who::Admin, about: About::Acme, write: true, ok: 303 },
            |world| {
                Box::pin(async {
                    let partner = world.admin.partner(&fresh("Fernhill")).await;
                    Call::form("/settings/words", &[("partner", &partner), ("version", "0"), ("does", "keeps gardens")]).about(&partner)
                })
            },
        ),
        door("GET /settings/model", page(Who::Admin, About::Own), |_| Box::pin(async { Call::get("/settings/model") })),
        // no model is set up
        door("POST /settings/model", Rule::Told(["sign-in", "sign-in", "404", "404", "404", "404", "404", "403", "404", "404"]), |_| {
            Box::pin(async { Call::form("/settings/model", &[]) })
        }),
        door("GET /team", page(Who::Partner, About::Own), |_| Box::pin(async { Call::get("/team") })),
        // owners lead their company's team, members see it
        door("POST /team", Rule::Told(["sign-in", "sign-in", "303", "404", "303", "404", "303", "403", "404", "404"]), |_| {
            Box::pin(async {
                let email = format!("{}@partner.example", fresh("somebody").replace(' ', "."));
                Call::form("/team", &[("act", "invite"), ("name", "Somebody New"), ("email", &email), ("role", "partner_member")])
            })
        }),
    ]
}

fn eyes() -> Vec<Door> {
    vec![
        door("POST /preview", Rule::Told(["404", "404", "404", "404", "404", "404", "404", "303", "303", "303"]), |world| {
            Box::pin(async { Call::form("/preview", &[("partner", &world.northwind)]).about(&world.northwind).of_identity() })
        }),
        door("POST /preview/exit", Rule::Told(["303"; 10]), |_| Box::pin(async { Call::form("/preview/exit", &[]).of_identity() })),
        door("POST /preferences", Rule::Told(["303"; 10]), |_| {
            Box::pin(async { Call::form("/preferences", &[("theme", "dark")]).of_identity() })
        }),
        door(
            "POST /marketing/library",
            // the partner is Acme's: another vendor's admin cannot choose it
            Rule::Told(["sign-in", "sign-in", "404", "422", "404", "404", "404", "403", "303", "303"]),
            |world| {
                Box::pin(async {
                    let name = fresh("Campaign");
                    let fields = [("partner", world.northwind.as_str()), ("intent", "other"), ("other", "Open a shop"), ("name", &name)];
                    Call::form("/marketing/library", &fields)
                })
            },
        ),
    ]
}

fn bytes() -> Vec<Door> {
    let of_upload = |write, ok| Rule::Table { kind: Kind::Program, who: Who::Vendor, about: About::Acme, write, ok };
    // an upload is its uploader's, nobody else's; and preview does not see it
    let own = |asks: &'static str, ok: &'static str| Rule::Told(["401", "401", "404", "404", "404", "404", "404", asks, "404", ok]);
    vec![
        // a stream has no end: its head tells who gets one
        door("GET /events", reads(Who::Everybody, About::Own), |_| Box::pin(async { Call::plain(Method::HEAD, "/events?topic=notices") })),
        door("GET /files/{item}/{version}/{name}", reads(Who::Everybody, About::Northwind), |world| {
            Box::pin(async {
                let made = world.approved().await;
                Call::get(made.file).about(&made.item)
            })
        }),
        door("HEAD /files/{item}/{version}/{name}", reads(Who::Everybody, About::Northwind), |world| {
            Box::pin(async {
                let made = world.approved().await;
                Call::plain(Method::HEAD, made.file).about(&made.item)
            })
        }),
        door("POST /files/zip", page(Who::Everybody, About::Northwind), |world| {
            Box::pin(async {
                let made = world.approved().await;
                Call::form("/files/zip", &[("item", &made.item)]).about(&made.item)
            })
        }),
        door("OPTIONS /uploads", Rule::Open("204"), |_| Box::pin(async { Call::plain(Method::OPTIONS, "/uploads") })),
        door("POST /uploads", of_upload(true, 201), |world| {
            Box::pin(async {
                // counted against nobody for long: the next one gives this one up
                let campaign = world.admin.campaign(&world.northwind, &fresh("Campaign")).await;
                let facts = format!("filename {},campaign {}", STANDARD.encode("note.txt"), STANDARD.encode(&campaign));
                Call::tus(Method::POST, "/uploads", &[("upload-length", "4"), ("upload-metadata", &facts)])
            })
        }),
        door("HEAD /uploads/{id}", own("404", "200"), |world| {
            Box::pin(async {
                let upload = world.upload().await;
                Call::tus(Method::HEAD, &upload, &[]).about(&upload["/uploads/".len()..])
            })
        }),
        door("PATCH /uploads/{id}", own("403", "204"), |world| {
            Box::pin(async {
                let upload = world.upload().await;
                let head = [("upload-offset", "0"), ("content-type", "application/offset+octet-stream")];
                Call::tus(Method::PATCH, &upload, &head).about(&upload["/uploads/".len()..])
            })
        }),
        door("DELETE /uploads/{id}", own("403", "204"), |world| {
            Box::pin(async {
                let upload = world.upload().await;
                Call::tus(Method::DELETE, &upload, &[]).about(&upload["/uploads/".len()..])
            })
        }),
    ]
}

fn pictures() -> Vec<Door> {
    let gives = Rule::Table { kind: Kind::Program, who: Who::Vendor, about: About::Acme, write: true, ok: 204 };
    vec![
        door("GET /thumbnails/{item}/{version}", reads(Who::Everybody, About::Northwind), |world| {
            Box::pin(async {
                let (path, item) = world.picture().await;
                Call::get(path).about(&item)
            })
        }),
        door("HEAD /thumbnails/{item}/{version}", reads(Who::Everybody, About::Northwind), |world| {
            Box::pin(async {
                let (path, item) = world.picture().await;
                Call::plain(Method::HEAD, path).about(&item)
            })
        }),
        door("POST /thumbnails/{item}/{version}", gives, |world| {
            Box::pin(async {
                let item = world.film().await;
                Call::picture(format!("/thumbnails/{item}/1"), media("acme-logo-on-white.png")).about(&item)
            })
        }),
    ]
}

fn open() -> Vec<Door> {
    vec![
        door("GET /healthz", Rule::Open("200"), |_| Box::pin(async { Call::get("/healthz") })),
        door("GET /readyz", Rule::Open("200"), |_| Box::pin(async { Call::get("/readyz") })),
        door("GET /favicon.ico", Rule::Open("200"), |_| Box::pin(async { Call::get("/favicon.ico") })),
        door("GET /pkg/portico.css", Rule::Open("200"), |_| Box::pin(async { Call::get("/pkg/portico.css") })),
        door("GET /pkg/..", Rule::Open("404"), |_| Box::pin(async { Call::get("/pkg/..%2fsite.json") })),
        // a page takes no form
        door("POST /home", Rule::Open("404"), |_| Box::pin(async { Call::form("/home", &[]) })),
        door("GET /nowhere", page_that_is_not(), |_| Box::pin(async { Call::get("/nowhere") })),
        // the beginning: to sign in, or on to one's own start
        door("GET /", Rule::Told(["sign-in", "sign-in", "303", "303", "303", "303", "303", "303", "303", "303"]), |_| {
            Box::pin(async { Call::get("/") })
        }),
    ]
}

fn page_that_is_not() -> Rule {
    Rule::Told(["sign-in", "sign-in", "404", "404", "404", "404", "404", "404", "404", "404"])
}
