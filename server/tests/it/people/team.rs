//! The people of a place and who leads them (spec D40, D43, D44, D55).

use super::{field, links, row, standing, target};
use crate::support::{Person, Persona, TestApp};
use operations::demo::PASSWORD;
use reqwest::{Response, StatusCode};
use serde_json::json;

const PEOPLE: &str = "/settings/people";

/// The membership of an address on a page of people.
async fn member(leader: &Person, page: &str, email: &str) -> String {
    let page = leader.text(page).await;
    field(row(&page, &format!("title=\"{email}\"")).unwrap_or_else(|| panic!("{email} is not there: {page}")), "member").to_owned()
}

async fn act(leader: &Person, page: &str, act: &str, member: &str, role: &str) -> Response {
    leader.form(page, &[("act", act), ("member", member), ("role", role)]).await
}

async fn invite(leader: &Person, page: &str, email: &str, role: &str) -> Response {
    leader.form(page, &[("act", "invite"), ("name", "Ada Byron"), ("email", email), ("role", role)]).await
}

/// The link that a page shows after an invitation, while no mail server is set up.
async fn link(leader: &Person, answer: &Response) -> String {
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    let page = leader.text(target(answer)).await;
    let (_, rest) = page.split_once("/invitation/").unwrap_or_else(|| panic!("no link: {page}"));
    format!("/invitation/{}", rest.split_once('"').expect("its end").0)
}

#[tokio::test]
async fn d44_an_admin_invites_promotes_suspends_and_removes_the_vendors_people() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let answer = invite(&admin, PEOPLE, "ada@acme.example", "member").await;
    let door = link(&admin, &answer).await;
    assert!(!admin.text(PEOPLE).await.contains("/invitation/"), "the link is shown where it was asked for, and not again");
    let ada = Person::stranger(&app);
    assert_eq!(ada.form(&door, &[("name", "Ada Byron"), ("password", PASSWORD)]).await.status(), StatusCode::SEE_OTHER);
    assert_eq!(target(&ada.get("/").await), "/marketing/library", "on the vendor's side");
    assert_eq!(ada.get(PEOPLE).await.status(), StatusCode::NOT_FOUND, "a member leads nobody");
    assert_eq!(invite(&ada, PEOPLE, "eve@acme.example", "admin").await.status(), StatusCode::NOT_FOUND);
    assert_eq!(invite(&admin, PEOPLE, "ADA@acme.example", "member").await.status(), StatusCode::UNPROCESSABLE_ENTITY, "there already");
    for role in ["partner_owner", "partner_member", "boss", ""] {
        assert_eq!(invite(&admin, PEOPLE, "eve@acme.example", role).await.status(), StatusCode::UNPROCESSABLE_ENTITY, "{role}");
    }

    let id = member(&admin, PEOPLE, "ada@acme.example").await;
    assert_eq!(target(&act(&admin, PEOPLE, "role", &id, "admin").await), "/settings/people?told=role");
    assert_eq!(ada.get(PEOPLE).await.status(), StatusCode::OK, "more than before holds at once");
    assert_eq!(act(&admin, PEOPLE, "role", &id, "admin").await.status(), StatusCode::UNPROCESSABLE_ENTITY, "it stands so already");
    assert_eq!(target(&act(&admin, PEOPLE, "role", &id, "member").await), "/settings/people?told=role");
    assert_eq!(standing(&ada).await, 401, "less than before ends the sessions (D43)");

    ada.sign_in("ada@acme.example").await;
    assert_eq!(standing(&ada).await, 200);
    act(&admin, PEOPLE, "suspend", &id, "").await;
    assert_eq!(standing(&ada).await, 401);
    assert_eq!(ada.sign_in("ada@acme.example").await.status(), StatusCode::UNPROCESSABLE_ENTITY, "like a wrong password (D55)");
    assert_eq!(act(&admin, PEOPLE, "suspend", &id, "").await.status(), StatusCode::UNPROCESSABLE_ENTITY, "suspended already");
    act(&admin, PEOPLE, "reactivate", &id, "").await;
    assert_eq!(ada.sign_in("ada@acme.example").await.status(), StatusCode::SEE_OTHER);
    act(&admin, PEOPLE, "remove", &id, "").await;
    assert_eq!(standing(&ada).await, 401);
    assert_eq!(act(&admin, PEOPLE, "remove", &id, "").await.status(), StatusCode::NOT_FOUND);
    assert!(!admin.text(PEOPLE).await.contains("ada@acme.example"));

    let (_, trail) = admin.told("audit/list", json!({ "before": null })).await;
    for act in ["accounts.set_role", "accounts.suspend", "accounts.reactivate", "accounts.remove_member", "partners.invite"] {
        assert!(trail["rows"].as_array().into_iter().flatten().any(|entry| entry["act"] == act), "{act}: {trail}");
    }
    app.stop().await;
}

#[tokio::test]
async fn d40_somebody_removed_comes_back_by_an_invitation_with_the_password_they_have() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let tom = app.person(Persona::AcmeMember).await;
    let id = member(&admin, PEOPLE, "member@acme.example").await;
    act(&admin, PEOPLE, "remove", &id, "").await;
    assert_eq!(tom.sign_in("member@acme.example").await.status(), StatusCode::UNPROCESSABLE_ENTITY, "there is nowhere to go");
    let door = link(&admin, &invite(&admin, PEOPLE, "member@acme.example", "member").await).await;
    let page = tom.text(&door).await;
    assert!(page.contains("You have an account with this address already?"), "it is not told, since the admin holds the link: {page}");
    let fields = [("email", "member@acme.example"), ("password", PASSWORD), ("next", door.as_str())];
    let answer = tom.form("/sign-in", &fields).await;
    assert_eq!((answer.status(), target(&answer)), (StatusCode::SEE_OTHER, door.as_str()));
    assert_eq!(standing(&tom).await, 401, "nothing is seen before it is accepted");
    let page = tom.text(&door).await;
    assert!(page.contains("it gets this place too"), "{page}");
    assert_eq!(tom.form(&door, &[]).await.status(), StatusCode::SEE_OTHER);
    assert_eq!(standing(&tom).await, 200);
    app.stop().await;
}

#[tokio::test]
async fn d40_the_last_admin_cannot_be_removed_demoted_or_suspended() {
    let app = TestApp::demo().await;
    let hank = app.person(Persona::GlobexAdmin).await;
    let id = member(&hank, PEOPLE, "admin@globex.example").await;
    for (what, role) in [("role", "member"), ("suspend", ""), ("remove", "")] {
        let answer = act(&hank, PEOPLE, what, &id, role).await;
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{what}");
        let page = answer.text().await.expect("a page");
        assert!(page.contains("this is the last Vendor admin"), "{what}: {page}");
        assert_eq!(standing(&hank).await, 200, "{what}");
    }
    // a suspended admin does not count
    let mindy = member(&hank, PEOPLE, "member@globex.example").await;
    act(&hank, PEOPLE, "role", &mindy, "admin").await;
    act(&hank, PEOPLE, "suspend", &mindy, "").await;
    assert_eq!(act(&hank, PEOPLE, "remove", &id, "").await.status(), StatusCode::UNPROCESSABLE_ENTITY);
    act(&hank, PEOPLE, "reactivate", &mindy, "").await;
    assert_eq!(act(&hank, PEOPLE, "role", &id, "member").await.status(), StatusCode::SEE_OTHER, "now there is another one");
    assert_eq!(standing(&hank).await, 401);
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn d40_two_admins_who_demote_each_other_at_once_leave_one() {
    let app = TestApp::demo().await;
    for round in 0..6 {
        let [maya, agnes] = [Person::stranger(&app), Person::stranger(&app)];
        maya.sign_in("admin@acme.example").await;
        agnes.sign_in("second.admin@acme.example").await;
        let of_maya = member(&maya, PEOPLE, "admin@acme.example").await;
        let of_agnes = member(&maya, PEOPLE, "second.admin@acme.example").await;
        let what = if round % 2 == 0 { ("role", "member") } else { ("suspend", "") };
        let (one, other) = futures::join!(act(&maya, PEOPLE, what.0, &of_agnes, what.1), act(&agnes, PEOPLE, what.0, &of_maya, what.1));
        let won = |answer: &Response| target(answer).starts_with(PEOPLE);
        assert!(won(&one) != won(&other), "one of them wins, and one is left: {} {}", one.status(), other.status());
        assert!(!one.status().is_server_error() && !other.status().is_server_error());
        // the one who is left makes it as it was
        let (left, lost) = if won(&one) { (&maya, &of_agnes) } else { (&agnes, &of_maya) };
        assert_eq!(standing(left).await, 200);
        let back = if round % 2 == 0 { ("role", "admin") } else { ("reactivate", "") };
        assert_eq!(act(left, PEOPLE, back.0, lost, back.1).await.status(), StatusCode::SEE_OTHER);
    }
    app.stop().await;
}

#[tokio::test]
async fn d44_a_partners_owner_leads_the_team_and_its_members_see_it() {
    let app = TestApp::demo().await;
    let [owner, jonas, admin] = app.people([Persona::NorthwindOwner, Persona::NorthwindMember, Persona::AcmeAdmin]).await;
    let seen = jonas.text("/team").await;
    assert!(seen.contains("Ines Carvalho") && seen.contains("Jonas Weber") && !seen.contains("Priya Raman"), "{seen}");
    assert!(!seen.contains("Invite somebody") && !seen.contains("name=\"member\""), "{seen}");
    let id = member(&owner, "/team", "member@northwind.example").await;
    assert_eq!(act(&jonas, "/team", "role", &id, "partner_owner").await.status(), StatusCode::NOT_FOUND);
    for (what, role) in [("suspend", ""), ("role", "admin"), ("role", "member")] {
        let status = act(&owner, "/team", what, &id, role).await.status();
        assert!(matches!(status.as_u16(), 404 | 422), "{what} {role}: {status}");
    }
    assert_eq!(target(&act(&owner, "/team", "role", &id, "partner_owner").await), "/team?told=role");
    assert_eq!(act(&jonas, "/team", "role", &id, "partner_member").await.status(), StatusCode::SEE_OTHER, "an owner may step back");
    assert_eq!(standing(&jonas).await, 401);

    let door = link(&owner, &invite(&owner, "/team", "ada@northwind.example", "partner_member").await).await;
    let page = owner.text("/team").await;
    let invitation = field(row(&page, "ada@northwind.example").expect("an invitation"), "invitation").to_owned();
    let bluefin = app.person(Persona::BluefinOwner).await;
    let revoke = [("act", "revoke"), ("invitation", invitation.as_str())];
    assert_eq!(bluefin.form("/team", &revoke).await.status(), StatusCode::NOT_FOUND, "another partner's is none");
    assert_eq!(act(&bluefin, "/team", "remove", &id, "").await.status(), StatusCode::NOT_FOUND);
    assert_eq!(target(&owner.form("/team", &revoke).await), "/team?told=revoked");
    assert_eq!(Person::stranger(&app).get(&door).await.status(), StatusCode::GONE);
    assert!(links(&app).await.is_empty(), "its mail is dropped with it");

    // each address is one side's
    assert_eq!(admin.get("/team").await.status(), StatusCode::NOT_FOUND);
    assert_eq!(owner.get(PEOPLE).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(invite(&owner, PEOPLE, "eve@northwind.example", "member").await.status(), StatusCode::NOT_FOUND);
    assert_eq!(invite(&admin, "/team", "eve@northwind.example", "partner_member").await.status(), StatusCode::NOT_FOUND);

    // whom the vendor suspended, the partner cannot let in again by any way
    let page = owner.text("/team").await;
    let frida = row(&page, "former@northwind.example").expect("a row");
    assert!(frida.contains("Suspended") && !frida.contains("name=\"member\""), "{frida}");
    assert_eq!(invite(&owner, "/team", "former@northwind.example", "partner_member").await.status(), StatusCode::UNPROCESSABLE_ENTITY);
    app.stop().await;
}

#[tokio::test]
async fn d44_no_more_than_fifty_invitations_to_one_place_are_open() {
    let app = TestApp::demo().await;
    let owner = app.person(Persona::NorthwindOwner).await;
    let mut told = Vec::new();
    for number in 0..60 {
        told.push(invite(&owner, "/team", &format!("guest-{number}@fern.example"), "partner_member").await.status());
    }
    let open = told.iter().filter(|status| **status == StatusCode::SEE_OTHER).count();
    assert!((45..=50).contains(&open), "those of the demo world count too: {open}");
    assert!(told[..open].iter().all(|status| *status == StatusCode::SEE_OTHER), "the first come in, the rest do not");
    assert_eq!(told[59], StatusCode::UNPROCESSABLE_ENTITY);
    app.stop().await;
}
