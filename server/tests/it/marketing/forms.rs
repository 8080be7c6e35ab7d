//! The whole way without a script: plain forms (house, law 10).

use crate::support::{Persona, TestApp, fresh};
use reqwest::{Response, StatusCode};
use serde_json::Value;

fn target(answer: &Response) -> String {
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    answer.headers()["location"].to_str().expect("an address").to_owned()
}

#[tokio::test]
async fn s2_a_campaign_is_asked_for_and_its_drafts_are_changed_with_plain_forms() {
    let app = TestApp::demo().await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let northwind = admin.partner_named("Northwind").await;
    let begun = target(&admin.form("/marketing", &[("act", "begin"), ("partner", &northwind)]).await);
    let chat = begun.strip_prefix("/marketing?chat=").expect("the conversation").to_owned();
    let name = fresh("By forms");
    let answers = [("name", name.as_str(), ""), ("intent", "other", "Fill a webinar"), ("audience", "Buyers", ""), ("messaging", "", "")];
    for (at, (question, answer, other)) in (1..).zip(answers) {
        let version = at.to_string();
        let act = if answer.is_empty() { "skip" } else { "answer" };
        let fields = [("act", act), ("chat", &chat), ("version", &version), ("question", question), ("answer", answer), ("other", other)];
        assert_eq!(target(&admin.form("/marketing", &fields).await), begun);
    }
    let stale = admin.form("/marketing", &[("act", "submit"), ("chat", &chat), ("version", "1")]).await;
    assert_eq!(stale.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let campaign = target(&admin.form("/marketing", &[("act", "submit"), ("chat", &chat), ("version", "5")]).await);
    let id = campaign.strip_prefix("/campaigns/").expect("the campaign").to_owned();
    let page: Value = admin.answer("campaigns/get", &serde_json::json!({ "campaign": id })).await;
    assert_eq!(page["campaign"]["intent"], "Fill a webinar");
    let draft = admin.draft_of(&id, "posts", 1).await["id"].as_str().expect("an id").to_owned();
    let edit = [
        ("act", "edit"),
        ("draft", &draft),
        ("version", "1"),
        ("kind", "posts"),
        ("part-linkedin", "One."),
        ("part-x", "Two."),
        ("part-instagram", "Three."),
    ];
    let here = format!("{campaign}?draft=posts");
    assert_eq!(target(&admin.form(&campaign, &edit).await), here);
    let tweak = [("act", "tweak"), ("draft", draft.as_str()), ("kind", "posts"), ("version", "2"), ("tone", "warm"), ("part", "x")];
    assert_eq!(target(&admin.form(&campaign, &tweak).await), format!("{here}&older=2"), "shown beside what was there before");
    assert_eq!(admin.draft_of(&id, "posts", 3).await["parts"][0]["text"], "One.");
    let set = [("act", "add"), ("version", "1"), ("wording", "When?"), ("kind", "date"), ("uses", "date")];
    assert_eq!(target(&admin.form("/marketing", &set).await), "/marketing?settings=open");
    app.stop().await;
}
