//! Killed while campaigns are approved.

use super::{KILLS, Lives, campaign, sane, text};
use crate::support::{Caller, Program};
use domain::{
    campaigns::{CampaignPage, Status},
    id::CampaignId,
};
use reqwest::StatusCode;
use serde_json::json;
use std::collections::BTreeSet;

/// Campaigns that are approved at the same time.
const AT_ONCE: usize = 6;
/// Assets in each.
const ASSETS: usize = 3;

/// Makes campaigns with assets until so many wait.
async fn fill(caller: &Caller, northwind: &str, waiting: &mut Vec<String>, made: &mut u64) {
    let mut fillers = Vec::new();
    while waiting.len() + fillers.len() < AT_ONCE {
        *made += 1;
        let (caller, northwind, number) = (caller.clone(), northwind.to_owned(), *made);
        fillers.push(tokio::spawn(async move {
            let id = caller.campaign(&northwind, &format!("Campaign {number}")).await;
            for asset in 0..ASSETS {
                caller.upload(&format!("asset {asset}.txt"), text(number, 500), &id).await;
            }
            id
        }));
        // one person may have five uploads running
        if fillers.len() == 4 {
            for filler in fillers.drain(..) {
                waiting.push(filler.await.expect("a campaign"));
            }
        }
    }
    for filler in fillers {
        waiting.push(filler.await.expect("a campaign"));
    }
}

/// All of it or nothing of it, for the vendor and for the partner.
async fn whole_or_absent(vendor: &Caller, partner: &Caller, id: &str) -> bool {
    let page: CampaignPage = campaign(vendor, id).await;
    assert_eq!(page.assets.len(), ASSETS, "{id} keeps its assets");
    let approved = page.assets.iter().filter(|asset| asset.approved).count();
    let seen = partner.call("campaigns/get", &json!({ "campaign": id })).await.expect("an answer");
    if page.campaign.status == Status::Approved {
        assert_eq!(approved, ASSETS, "{id} is approved and {approved} of its assets are");
        assert_eq!(page.campaign.waiting, 0, "{id}");
        let seen: CampaignPage = serde_json::from_slice(&seen.body).unwrap_or_else(|error| panic!("{id}: {error}: {}", seen.text()));
        assert_eq!(seen.assets.len(), ASSETS, "the partner sees all of {id}");
        return true;
    }
    assert_eq!((page.campaign.status, approved), (Status::Draft, 0), "{id} was not touched");
    assert_eq!(seen.status, StatusCode::NOT_FOUND, "the partner sees nothing of {id}");
    false
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_approval_is_there_with_all_its_assets_or_not_at_all() {
    let program = Program::here().await;
    let mut lives = Lives::begin("approvals", program).await;
    let northwind = lives.caller.partner("Northwind").await;
    let mut partner = Caller::of(&lives.program.url, "owner@northwind.example").await;
    let (mut waiting, mut made) = (Vec::new(), 0);
    let (mut approved, mut acknowledged, mut doubtful, mut undone) = (BTreeSet::new(), 0, 0, 0);
    for _ in 0..lives.kills {
        fill(&lives.caller, &northwind, &mut waiting, &mut made).await;
        let mut deeds = Vec::new();
        for id in waiting.drain(..) {
            let caller = lives.caller.clone();
            deeds.push(tokio::spawn(async move {
                let answer = sane(caller.call("campaigns/approve_all", &json!({ "campaign": id })).await);
                (id, answer)
            }));
        }
        lives.end_within(lives.window).await;
        let mut answers = Vec::new();
        for deed in deeds {
            answers.push(deed.await.expect("an answer a living program may give"));
        }
        lives.tune(answers.iter().all(|(_, answer)| answer.is_ok()));
        lives.go_on();
        partner = partner.again();
        for (id, answer) in answers {
            let done = whole_or_absent(&lives.caller, &partner, &id).await;
            if let Ok(answer) = answer {
                assert_eq!((answer.status, answer.text()), (StatusCode::OK, ASSETS.to_string()), "{id}");
                assert!(done, "the approval of {id} was acknowledged and is lost");
                acknowledged += 1;
            } else {
                doubtful += usize::from(done);
            }
            if done {
                approved.insert(id);
            } else {
                undone += 1;
                waiting.push(id);
            }
        }
    }
    for id in &approved {
        assert!(whole_or_absent(&lives.caller, &partner, id).await, "the approval of {id} is lost");
    }
    let db = store::Db::open(&lives.program.database()).await.expect("the database opens");
    let told = "select subject_id from audit_entries where act = 'campaigns.approve_all' order by subject_id";
    let told: Vec<String> = store::testing::ids(&db, told, &[]).await.into_iter().map(|id| CampaignId(id).to_string()).collect();
    db.close().await;
    assert_eq!(told, approved.iter().cloned().collect::<Vec<_>>(), "each approval stands in the audit trail once");
    assert!(lives.kills < KILLS || (acknowledged > 0 && undone > 0), "the kills came too early or too late");
    let all = approved.len();
    lives.over(&format!(
        "{all} campaigns approved, {acknowledged} acknowledged, {doubtful} done without an answer, {undone} not done at first"
    ));
}
