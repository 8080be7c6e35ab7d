//! A bucket that is not there for a while: the portal starts and works without its files, refuses what needs them in words,
//! loses nothing, and goes on by itself afterwards.

use crate::support::{Ground, On, PDF, Persona, Program, TestApp, fresh, until};
use domain::{Refusal, library::Error};
use reqwest::{Method, StatusCode};
use std::time::{Duration, Instant};
use store::testing::Mood;

#[tokio::test(flavor = "multi_thread")]
async fn a_start_without_the_bucket_is_ready_when_the_bucket_is_there() {
    let ground = Ground::new(On::here().with_a_bucket()).await;
    ground.s3.as_ref().expect("a server for files").behave(Mood::Answering(503));
    let app = TestApp::start(ground, false, &[]).await;
    let client = reqwest::Client::builder().no_proxy().build().expect("a client");
    let status = async |path: &str| client.get(format!("{}{path}", app.url)).send().await.expect("an answer").status().as_u16();
    assert_eq!((status("/healthz").await, status("/set-up").await), (200, 200));
    assert_eq!(status("/readyz").await, 503);
    app.s3().behave(Mood::Well);
    until("it is ready", async || (status("/readyz").await == 200).then_some(())).await;
    app.s3().behave(Mood::Silent);
    until("it is not ready", async || (status("/readyz").await == 503).then_some(())).await;
    app.s3().behave(Mood::Well);
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn s31_an_upload_whose_bucket_is_gone_is_refused_in_words_and_finished_when_it_is_back() {
    let app = TestApp::on(On::here().with_a_bucket()).await;
    let admin = app.person(Persona::AcmeAdmin).await;
    let northwind = admin.partner_named("Northwind").await;
    let campaign = admin.campaign(&northwind, &fresh("Campaign")).await;
    let kept = admin.campaign_with_asset().await;
    let before = app.bytes().await.len();
    let upload = admin.announce("late.pdf", PDF.len() as u64, &[("campaign", &campaign)]).await;

    app.s3().behave(Mood::Answering(500));
    let began = Instant::now();
    let refused = admin.piece(&upload, 0, PDF).await;
    assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(refused.json::<Refusal<Error>>().await.expect("a refusal"), Refusal::Unavailable);
    assert!(began.elapsed() < Duration::from_secs(30), "it was waited for {:?}", began.elapsed());
    assert_eq!(admin.arrived(&upload).await, Some(PDF.len() as u64), "the bytes are here");
    assert_eq!(admin.get("/partners").await.status(), StatusCode::OK, "everything else works");
    assert_eq!(admin.get(&kept.file).await.status(), StatusCode::SERVICE_UNAVAILABLE);
    let deleted = admin.told("library/remove", serde_json::json!({ "item": kept.item })).await;
    assert_eq!(deleted.0, 200, "a deletion is done, and its bytes go later");

    app.s3().behave(Mood::Well);
    let done = admin.piece(&upload, PDF.len() as u64, "").await;
    let item = done.headers()["portico-item"].to_str().expect("an id").to_owned();
    assert_eq!(admin.get(&format!("/files/{item}/1/late.pdf")).await.bytes().await.expect("bytes"), PDF);
    assert_eq!(admin.tus(Method::HEAD, &upload).await.status(), StatusCode::OK);
    until("the deleted bytes are gone", async || (app.bytes().await.len() == before).then_some(())).await;
    let report = operations::check::check(app.portal.base()).await.expect("a report");
    assert!(report.is_clean(), "{report:?}");
    app.stop().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_lies_before_the_bucket_for_nobody_is_told_and_swept() {
    let mut program = Program::on(On::here().with_a_bucket()).await;
    program.start();
    program.ask_to_end();
    assert!(program.ended().success());
    let left = program.data().join("uploads/of-nobody");
    std::fs::write(&left, "bytes").expect("to write");
    let said = program.run(&["check"], "");
    assert!(!said.well && said.out.contains("Belongs to nothing: of-nobody\n"), "{}", said.out);
    program.start();
    until("it is swept", async || (!left.exists()).then_some(())).await;
    program.is_sound();
}

#[tokio::test(flavor = "multi_thread")]
async fn check_says_that_it_could_not_look_when_the_bucket_is_not_there() {
    let program = Program::on(On::here().with_a_bucket()).await;
    assert!(program.run(&["migrate"], "").well, "migrations need no bucket");
    program.is_sound();
    program.s3().behave(Mood::Answering(403));
    let said = program.run(&["check"], "");
    assert!(!said.well && said.err.contains("the check could not be finished"), "{said:?}");
    assert!(!said.out.contains("Nothing is wrong."), "{}", said.out);
}
