//! The outbox: mails by a real mail server, without one, and by one that refuses (spec D31, D47, D57).

use super::{field, links, row};
use crate::support::{On, Person, Persona, Sink, TestApp, link_in, until};
use reqwest::StatusCode;
use serde_json::{Value, json};

const ADA: [(&str, &str); 4] = [("act", "invite"), ("name", "Ada Byron"), ("email", "ada@acme.example"), ("role", "member")];

async fn invite(admin: &Person) {
    assert_eq!(admin.form("/settings/people", &ADA).await.status(), StatusCode::SEE_OTHER);
}

/// The row of Ada's mail, once a word stands in it.
async fn told(admin: &Person, word: &str) -> String {
    until(word, || async {
        let page = admin.text("/settings/outbox").await;
        row(&page, "ada@acme.example").filter(|row| row.contains(word)).map(str::to_owned)
    })
    .await
}

#[tokio::test]
async fn d31_without_a_mail_server_mails_wait_and_are_read_by_admins_without_their_links() {
    let app = TestApp::demo().await;
    let [admin, member, globex] = app.people([Persona::AcmeAdmin, Persona::AcmeMember, Persona::GlobexAdmin]).await;
    invite(&admin).await;
    Person::stranger(&app).form("/reset", &[("email", "owner@northwind.example")]).await;
    let links = links(&app).await;
    assert_eq!(links.len(), 2);
    let page = admin.text("/settings/outbox").await;
    for words in [
        "ada@acme.example",
        "owner@northwind.example",
        "Not sent: no mail server is set up.",
        "(link hidden)",
        "Maya Lindqvist invites you",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    for link in &links {
        let token = link.rsplit('/').next().expect("a token");
        assert!(!page.contains(token), "a link is in the outbox: {page}");
    }
    assert_eq!(member.get("/settings/outbox").await.status(), StatusCode::NOT_FOUND);
    let elsewhere = globex.text("/settings/outbox").await;
    assert!(elsewhere.contains("No mail was written yet"), "{elsewhere}");
    app.stop().await;
}

#[tokio::test]
async fn d31_with_a_mail_server_an_invitation_goes_out_and_nobody_is_told_its_link() {
    let sink = Sink::open().await;
    let app = TestApp::demo_with(&sink.settings()).await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let northwind = admin.partner_named("Northwind").await;
    let who = json!({ "partner": northwind, "name": "Ada", "email": "ada@northwind.example", "role": "partner_member" });
    let link: Option<String> = admin.answer("partners/invite", &who).await;
    assert_eq!(link, None);
    invite(&admin).await;
    assert!(!admin.text("/settings/people?told=invited").await.contains("/invitation/"));
    let mail = sink.mail_to("ada@northwind.example").await.replace("=\n", "");
    assert!(mail.contains("Maya Lindqvist invites you to join Northwind in the partner portal of Acme Software"), "{mail}");
    let ada = Person::stranger(&app);
    let answer = ada.form(&link_in(&mail, "/invitation/"), &[("name", "Ada"), ("password", "a sentence is fine")]).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    told(&admin, "kit-status active").await;
    until("the links are forgotten", || async { links(&app).await.is_empty().then_some(()) }).await;
    assert_eq!(sink.mails().len(), 2, "each mail once");
    app.stop().await;
}

#[tokio::test]
async fn d57_an_admin_sees_what_is_set_and_tries_the_mail_server_with_a_mail_to_oneself() {
    let sink = Sink::open().await;
    let secret = [("PORTICO_SMTP_USER", "portal"), ("PORTICO_SMTP_PASSWORD", "hunter2 hunter2")];
    let without = TestApp::demo().await;
    let admin = without.person(Persona::AcmeAdmin).await;
    let page = admin.text("/settings/outbox").await;
    let files = if On::here().has_a_bucket() { "Bucket set: " } else { "Bucket not set: a folder of the server itself" };
    for words in ["Not set", files] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("value=\"test\""), "nothing to try: {page}");
    let answer = admin.form("/settings/outbox", &[("act", "test")]).await;
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.text().await.expect("a page").contains("No mail server is set up, so nothing was sent."));
    without.stop().await;

    let app = TestApp::demo_with(&sink.settings()).await;
    let [admin, member, owner] = app.people([Persona::AcmeAdmin, Persona::AcmeMember, Persona::NorthwindOwner]).await;
    let page = admin.text("/settings/outbox").await;
    assert!(page.contains("Set: 127.0.0.1:") && page.contains("account not set") && page.contains("value=\"test\""), "{page}");
    for person in [&member, &owner] {
        assert_eq!(person.form("/settings/outbox", &[("act", "test")]).await.status(), StatusCode::NOT_FOUND);
    }
    let answer = admin.form("/settings/outbox", &[("act", "test")]).await;
    assert_eq!((answer.status(), super::target(&answer)), (StatusCode::SEE_OTHER, "/settings/outbox?told=test"));
    assert!(admin.text("/settings/outbox?told=test").await.contains("The mail server took the mail."));
    assert!(sink.mail_to("admin@acme.example").await.contains("Portico can send mails"));
    sink.refuse(550);
    let answer = admin.form("/settings/outbox", &[("act", "test")]).await;
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let page = answer.text().await.expect("a page");
    assert!(page.contains("The mail was not sent.") && page.contains("no such mailbox"), "{page}");
    assert_eq!(sink.mails().len(), 1);
    let trail: Value = admin.answer("audit/list", &json!({ "before": null })).await;
    assert_eq!(trail["rows"].as_array().into_iter().flatten().filter(|entry| entry["act"] == "notices.test").count(), 2);
    app.stop().await;

    let settings: Vec<(&str, &str)> = sink.settings().into_iter().chain(secret).collect();
    let app = TestApp::demo_with(&settings).await;
    let page = app.person(Persona::AcmeAdmin).await.text("/settings/outbox").await;
    assert!(page.contains("account set") && !page.contains("hunter2"), "{page}");
    app.stop().await;
}

#[tokio::test]
async fn d47_a_mail_server_that_is_busy_is_asked_again_and_one_that_refuses_is_shown() {
    let sink = Sink::open().await;
    sink.refuse(451);
    let app = TestApp::demo_with(&sink.settings()).await;
    let admin = app.person(Persona::AcmeAdmin).await;
    invite(&admin).await;
    let waiting = told(&admin, "no such mailbox").await;
    assert!(waiting.contains("Waiting"), "{waiting}");
    sink.refuse(0);
    told(&admin, "kit-status active").await;
    assert_eq!(sink.mails().len(), 1);

    sink.refuse(550);
    invite(&admin).await;
    let failed = told(&admin, "kit-status rejected").await;
    assert!(failed.contains("no such mailbox"), "{failed}");
    sink.refuse(0);
    let mail = field(&failed, "mail").to_owned();
    let globex = app.person(Persona::GlobexAdmin).await;
    assert_eq!(globex.form("/settings/outbox", &[("mail", &mail)]).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(admin.form("/settings/outbox", &[("mail", &mail)]).await.status(), StatusCode::SEE_OTHER);
    until("it is sent now", || async { (sink.mails().len() == 2).then_some(()) }).await;
    let report = operations::check::check(app.portal.base()).await.expect("a report");
    assert_eq!(report.jobs, Vec::<String>::new(), "a mail that failed is no job that is stuck");
    app.stop().await;
}

#[tokio::test]
async fn d43_a_mail_that_is_not_needed_any_more_does_not_go_out() {
    let sink = Sink::open().await;
    sink.refuse(451);
    let app = TestApp::demo_with(&sink.settings()).await;
    let admin = app.person(Persona::AcmeAdmin).await;
    invite(&admin).await;
    let page = admin.text("/settings/people").await;
    let invitation = field(row(&page, "ada@acme.example").expect("an invitation"), "invitation").to_owned();
    let revoked = admin.form("/settings/people", &[("act", "revoke"), ("invitation", &invitation)]).await;
    assert_eq!(revoked.status(), StatusCode::SEE_OTHER);
    sink.refuse(0);
    let dropped = told(&admin, "kit-status archived").await;
    assert!(dropped.contains("The invitation was taken back."), "{dropped}");
    Person::stranger(&app).form("/reset", &[("email", "owner@northwind.example")]).await;
    sink.mail_to("owner@northwind.example").await;
    tokio::time::sleep(std::time::Duration::from_millis(1_500)).await;
    assert!(!sink.mails().iter().any(|mail| mail.contains("ada@acme.example")));
    let trail: Value = admin.answer("audit/list", &json!({ "before": null })).await;
    assert!(trail["rows"].as_array().into_iter().flatten().any(|entry| entry["act"] == "accounts.revoke"), "{trail}");
    app.stop().await;
}
