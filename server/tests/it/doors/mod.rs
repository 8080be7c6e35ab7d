//! Every door of the program, tried by everybody: server functions, routes and pages, each with every method it takes.
//!
//! A door without a row fails, and so does a row that is not as its rule says (spec D44). The table itself stands beside
//! this file, for people: a changed cell is a changed right, and is looked at as such.

mod call;
mod functions;
mod marketing;
mod pages;
mod routes;
mod rules;

use crate::support::{Person, Persona, TestApp, without_nonce};
pub use call::{Call, World};
use futures::future::BoxFuture;
use reqwest::Method;
use rules::Rule;
use std::{collections::BTreeSet, fmt::Write, path::Path};

/// A door: its name, who may pass, and how one knocks.
pub struct Door {
    /// Its method and address.
    pub name: &'static str,
    rule: Rule,
    /// Makes what the call is about, and the call.
    pub prepare: for<'a> fn(&'a World) -> BoxFuture<'a, Call>,
}

/// What came back.
struct Answer {
    cell: String,
    body: String,
}

/// All of them; pages only as far as the app has them.
pub fn doors() -> Vec<Door> {
    let mut doors = functions::doors();
    doors.extend(marketing::doors());
    doors.extend(routes::doors());
    let routed = addresses("app/src/routes.rs", "path!(\"");
    doors.extend(pages::doors().into_iter().filter(|door| routed.contains(door.name.trim_start_matches("GET "))));
    doors
}

impl Door {
    /// What somebody should get.
    pub fn expected(&self, persona: Persona) -> String {
        self.rule.expected(persona)
    }

    /// Nothing changes by it.
    pub fn is_read(&self) -> bool {
        self.rule.is_read()
    }
}

fn name(persona: Persona) -> &'static str {
    match persona {
        Persona::Nobody => "nobody",
        Persona::Suspended => "suspended",
        Persona::InitechOwner => "Initech owner",
        Persona::GlobexAdmin => "Globex admin",
        Persona::BluefinOwner => "Bluefin owner",
        Persona::NorthwindMember => "Northwind member",
        Persona::NorthwindOwner => "Northwind owner",
        Persona::Preview => "Acme admin in preview",
        Persona::AcmeMember => "Acme member",
        Persona::AcmeAdmin => "Acme admin",
    }
}

async fn knock(person: &Person, call: &Call) -> Answer {
    let answer = call.send(person).await;
    let status = answer.status().as_u16();
    let target = answer.headers().get("location").and_then(|target| target.to_str().ok()).unwrap_or_default();
    let cell = if status == 303 && target.starts_with("/sign-in") { "sign-in".to_owned() } else { status.to_string() };
    Answer { cell, body: without_nonce(&answer.text().await.expect("text")) }
}

#[tokio::test(flavor = "multi_thread")]
async fn d44_every_door_opens_for_whom_it_should_and_for_nobody_else() {
    let app = TestApp::demo_with_pictures().await;
    let world = World::new(&app).await;
    let mut people = Vec::new();
    for persona in Persona::ALL {
        people.push((persona, app.person(persona).await));
    }
    let mut table = String::from("| door |");
    let mut wrong = Vec::new();
    for (persona, _) in &people {
        let _ = write!(table, " {} |", name(*persona));
    }
    let _ = writeln!(table, "\n|---|{}", "---|".repeat(people.len()));
    for door in doors() {
        let _ = write!(table, "| `{}` |", door.name);
        let shared = if door.is_read() { Some((door.prepare)(&world).await) } else { None };
        for (persona, person) in &people {
            let fresh;
            let call = match &shared {
                Some(call) => call,
                None => {
                    fresh = (door.prepare)(&world).await;
                    &fresh
                }
            };
            // what changes who one is, is tried with a session that nothing else needs
            let own = if call.changes_who_asks { Some(app.person(*persona).await) } else { None };
            let person = own.as_ref().unwrap_or(person);
            let unknown = match call.about_something_else() {
                Some(twin) => Some(knock(person, &twin).await),
                None => None,
            };
            let answer = knock(person, call).await;
            let _ = write!(table, " {} |", answer.cell);
            let place = format!("{} by {}", door.name, name(*persona));
            let expected = door.expected(*persona);
            if answer.cell != expected {
                wrong.push(format!(
                    "{place}: {} instead of {expected}: {}",
                    answer.cell,
                    answer.body.chars().take(200).collect::<String>()
                ));
            }
            if let Some(unknown) = unknown.filter(|_| answer.cell == "404")
                && (unknown.cell != "404" || unknown.body != answer.body)
            {
                wrong.push(format!("{place}: foreign and unknown are told apart ({})", unknown.cell));
            }
        }
        table.push('\n');
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    app.stop().await;
    insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => ".", omit_expression => true }, {
        insta::assert_snapshot!("doors", table);
    });
}

#[test]
fn d44_no_door_is_missing_from_the_table() {
    let known: BTreeSet<String> = doors().iter().map(|door| door.name.to_owned()).collect();
    let served = |address: &str| known.iter().any(|name| name.split_once(' ').is_some_and(|(_, rest)| rest == address));
    let mut missing: Vec<String> = server::doors().iter().map(|door| format!("POST {door}")).filter(|name| !known.contains(name)).collect();
    missing.extend(
        addresses("server/src/http/mod.rs", ".route(\"").into_iter().filter(|address| address != "/api/{*door}" && !served(address)),
    );
    missing.extend(addresses("app/src/routes.rs", "path!(\"").into_iter().filter(|address| !served(address)));
    assert!(missing.is_empty(), "doors without a row: {missing:#?}");
    let functions = server::doors();
    let gone: Vec<_> = known.iter().filter(|name| name.starts_with("POST /api/") && !functions.contains(&&name[5..])).collect();
    assert!(gone.len() <= 1, "rows without a door: {gone:#?}");
}

#[tokio::test]
async fn trust_2_no_server_function_answers_to_anything_but_post() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    for door in server::doors() {
        for method in [Method::GET, Method::HEAD, Method::PUT, Method::PATCH, Method::DELETE] {
            let answer = admin.request(method.clone(), door).send().await.expect("an answer");
            assert_eq!(answer.status().as_u16(), 405, "{method} {door}");
        }
    }
    app.stop().await;
}

/// The addresses that stand in a source file after this word, those in comments left out.
fn addresses(file: &str, word: &str) -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    let text = std::fs::read_to_string(root.join(file)).expect("the source");
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let found = lines.flat_map(|line| line.split(word).skip(1)).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()));
    let found: BTreeSet<String> = found.collect();
    assert!(!found.is_empty(), "no address in {file}");
    found
}
