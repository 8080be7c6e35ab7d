//! Killed while a model writes: what was asked for is written after the restart, and no log holds the key (spec D47, D57).

use crate::support::{Caller, KEY, Manner, PORTICO, Program, StandIn, until};
use serde_json::{Value, json};
use std::{fs::File, time::Duration};

fn start(program: &mut Program, model: &StandIn) {
    let log = File::options().create(true).append(true).open(program.folder().join("log")).expect("a log");
    let mut command = program.command(PORTICO);
    command.args(["serve", "--demo"]).envs(model.settings()).env("PORTICO_LOG", "debug").stderr(log);
    program.start_as(command);
}

async fn drafts(caller: &Caller, campaign: &str) -> Vec<Value> {
    caller.told("campaigns/drafts", &json!({ "campaign": campaign })).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn d47_killed_while_a_model_writes_everything_is_written_after_the_restart() {
    let model = StandIn::open().await;
    model.be(Manner::Slowly(Duration::from_millis(200)));
    let mut program = Program::new();
    start(&mut program, &model);
    let caller = Caller::of(&program.url, "member@acme.example").await;
    let northwind = caller.partner("Northwind").await;
    let chat: String = caller.told("campaigns/begin_chat", &json!({ "partner": northwind })).await;
    for (version, question, answer) in [(1, "name", "Before the kill"), (2, "intent", "Generate leads"), (3, "audience", "Buyers")] {
        let all = json!({ "chat": chat, "version": version, "question": question, "values": [answer] });
        let _: Value = caller.told("campaigns/answer", &all).await;
        program.kill();
        start(&mut program, &model);
    }
    let _: Value = caller.told("campaigns/answer", &json!({ "chat": chat, "version": 4, "question": "messaging", "values": [] })).await;
    let campaign: String = caller.told("campaigns/submit", &json!({ "chat": chat, "version": 5 })).await;
    until("the model is writing", || async {
        drafts(&caller, &campaign).await.iter().any(|draft| draft["state"] == "writing" && draft["coming"] != "").then_some(())
    })
    .await;
    program.kill();
    model.be(Manner::Well);
    start(&mut program, &model);
    let written = until("all are written", || async {
        let drafts = drafts(&caller, &campaign).await;
        drafts.iter().all(|draft| draft["state"] == "ready" && draft["version"] == 1).then_some(drafts)
    })
    .await;
    assert_eq!(written.len(), 5);
    assert!(written.iter().all(|draft| draft["versions"][0]["source"] == json!({ "Model": "stand-in" })), "{written:?}");
    program.kill();
    program.is_sound();
    let log = std::fs::read_to_string(program.folder().join("log")).expect("a log");
    assert!(!log.is_empty() && !log.contains(KEY), "the key is in the log");
}
