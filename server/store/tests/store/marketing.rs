//! Questions, conversations, drafts and what is used of a model: versions, guards, and who reaches what (spec S16, S22, D3, D44, D56).

use crate::support::{NOW, id, vendor, write};
use domain::{
    campaigns::{Brand, BrandPage, DraftKind, DraftState, Part, Source, Status as Campaign, Tweak, default_questions, with_answer},
    id::{CampaignId, ChatId, DraftId, JobId},
    partners::Status,
};
use store::{
    Db,
    campaigns::{
        brands, chats,
        drafts::{self, NewVersion, While},
        questions, templates,
    },
    jobs::{self, DRAFT, Lane},
    testing::on_both,
};

#[tokio::test]
async fn d3_a_set_of_questions_is_only_followed_by_another() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let globex = vendor(&db).await;
        assert!(questions::current(&db, acme.id).await.expect("an answer").is_none());
        let mut set = default_questions();
        write(&db, async |tx| questions::insert(tx, acme.id, 1, &set, None, NOW).await).await.expect("the first");
        set.remove(2);
        write(&db, async |tx| questions::insert(tx, acme.id, 2, &set, Some(acme.person), NOW).await).await.expect("the second");
        let late = write(&db, async |tx| questions::insert(tx, acme.id, 2, &set, Some(acme.person), NOW).await).await;
        assert!(late.is_err_and(|error| error.is_unique("question_sets")), "two who change it at once");
        let now = questions::current(&db, acme.id).await.expect("an answer").expect("a set");
        assert_eq!((now.version, now.questions.len(), now.changed_by.as_deref()), (2, 3, Some("Maya")));
        let first = questions::find(&db, acme.id, 1).await.expect("an answer").expect("a set");
        assert_eq!((first.questions, first.changed_by), (default_questions(), None));
        assert!(questions::find(&db, globex.id, 1).await.expect("an answer").is_none());
        assert!(!questions::partners_ask(&db, acme.id).await.expect("an answer"), "off by default");
        for allowed in [true, false] {
            write(&db, async |tx| questions::put_partners_ask(tx, acme.id, allowed).await).await.expect("a switch");
            assert_eq!(questions::partners_ask(&db, acme.id).await.expect("an answer"), allowed);
        }
    })
    .await;
}

#[tokio::test]
async fn d44_d56_a_conversation_is_its_sides_own_and_is_saved_by_one_at_a_time() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let northwind = acme.partner(&db, "Northwind", Status::Active).await.expect("a partner");
        let bluefin = acme.partner(&db, "Bluefin", Status::Active).await.expect("a partner");
        let (ours, theirs) = (ChatId(id()), ChatId(id()));
        write(&db, async |tx| {
            questions::insert(tx, acme.id, 1, &default_questions(), None, NOW).await?;
            chats::insert(tx, ours, acme.id, (northwind, false), 1, acme.person, NOW).await?;
            chats::insert(tx, theirs, acme.id, (northwind, true), 1, acme.person, NOW).await
        })
        .await
        .expect("two conversations");
        for (scope, sees) in [
            (acme.scope(), vec![ours]),
            (acme.scope_of(northwind), vec![theirs]),
            (acme.preview_of(northwind), vec![theirs]),
            (acme.scope_of(bluefin), vec![]),
            (vendor(&db).await.scope(), vec![]),
        ] {
            let listed = chats::list(&db, scope, None, 10).await.expect("a list");
            assert_eq!(listed.iter().map(|chat| chat.id).collect::<Vec<_>>(), sees);
            for chat in [ours, theirs] {
                assert_eq!(chats::find(&db, chat, scope).await.expect("an answer").is_some(), sees.contains(&chat));
            }
        }
        let answers = with_answer(&[], "name", vec!["<b>Spring</b>".to_owned()]);
        let saved = chats::Saved { answers: &answers, position: 1, what: "What should the campaign be called?" };
        let save = async |version| {
            write(&db, async |tx| chats::update(tx, ours, version, saved, acme.person, NOW).await).await.expect("an answer")
        };
        assert_eq!((save(1).await, save(1).await, save(2).await), (true, false, true));
        let found = chats::find(&db, ours, acme.scope()).await.expect("an answer").expect("a conversation");
        assert_eq!((found.version, found.position, found.answers.as_slice()), (3, 1, answers.as_slice()));
        assert_eq!((found.changed_by.as_deref(), found.changed_what.as_str()), (Some("Maya"), saved.what));
        let suspend = async |from, to| {
            write(&db, async |tx| store::partners::update_status(tx, northwind, acme.id, from, to, acme.person).await)
                .await
                .expect("an answer")
        };
        suspend(Status::Active, Status::Suspended).await;
        assert!(!save(3).await, "not while the partner is suspended");
        suspend(Status::Suspended, Status::Active).await;
        let campaign = write(&db, async |tx| acme.campaign(tx, northwind, "Spring", Campaign::InReview).await).await.expect("a campaign");
        let submit = async |version| {
            write(&db, async |tx| chats::submit(tx, ours, version, campaign, acme.person, NOW).await).await.expect("an answer")
        };
        assert_eq!((submit(2).await, submit(3).await, submit(4).await, save(4).await), (false, true, false, false));
        assert!(!write(&db, async |tx| chats::remove(tx, ours, acme.id).await).await.expect("an answer"), "it is a campaign's brief");
        assert!(write(&db, async |tx| chats::remove(tx, theirs, acme.id).await).await.expect("an answer"));
        let of = chats::find_of(&db, campaign, acme.id).await.expect("an answer").expect("its conversation");
        assert_eq!(of.id, ours);
        assert_eq!(chats::list(&db, acme.scope(), None, 10).await.expect("a list").len(), 0);
        assert_eq!(chats::list(&db, acme.scope(), Some(northwind), 10).await.expect("a list").len(), 1);
    })
    .await;
}

async fn draft(db: &Db) -> (crate::support::Vendor, CampaignId, DraftId) {
    let acme = vendor(db).await;
    let northwind = acme.partner(db, "Northwind", Status::Active).await.expect("a partner");
    let draft = DraftId(id());
    let campaign = write(db, async |tx| {
        let campaign = acme.campaign(tx, northwind, "Spring", Campaign::InReview).await?;
        assert!(drafts::insert(tx, draft, acme.id, (campaign, DraftKind::Posts), acme.person, NOW).await?);
        assert!(!drafts::insert(tx, DraftId(id()), acme.id, (campaign, DraftKind::Posts), acme.person, NOW).await?, "one of a kind");
        Ok(campaign)
    })
    .await
    .expect("a draft");
    (acme, campaign, draft)
}

#[tokio::test]
async fn d47_only_the_wish_that_stands_is_written() {
    on_both(|db| async move {
        let (acme, campaign, draft) = draft(&db).await;
        let parts = [Part { key: "x".to_owned(), text: "One".to_owned() }];
        let model = Source::Model("qwen3".to_owned());
        let new = NewVersion { parts: &parts, source: &model, note: "", by: Some(acme.person) };
        let add = async |holds| write(&db, async |tx| drafts::insert_version(tx, draft, holds, new, NOW).await).await.expect("an answer");
        let come =
            async |wish, words: &str| write(&db, async |tx| drafts::update_coming(tx, draft, wish, words).await).await.expect("an answer");
        assert_eq!(add(While::Newest(0)).await, None, "it is being written");
        assert!(come(1, "On").await);
        let found = drafts::find(&db, draft, acme.id).await.expect("an answer").expect("a draft");
        assert_eq!((found.state, found.coming.as_str(), found.campaign), (DraftState::Writing, "On", campaign));
        assert!(write(&db, async |tx| drafts::stop(tx, draft, acme.id).await).await.expect("an answer"));
        assert_eq!((come(1, "One").await, add(While::Wish(1)).await), (false, None), "it was stopped");
        let tweak = Tweak { emphasis: "Nine weeks".to_owned(), ..Tweak::default() };
        let want = async || write(&db, async |tx| drafts::want(tx, draft, acme.id, &tweak, acme.person).await).await.expect("an answer");
        assert_eq!((want().await, want().await), (Some(3), None), "one at a time");
        let wanted = drafts::find_wanted(&db, draft).await.expect("an answer").expect("a wish");
        assert_eq!((wanted.wish, &wanted.wanted, wanted.wanted_by), (3, &tweak, Some(acme.person)));
        assert_eq!((add(While::Wish(2)).await, add(While::Wish(3)).await, add(While::Wish(3)).await), (None, Some(1), None));
        assert_eq!((add(While::Newest(0)).await, add(While::Newest(1)).await), (None, Some(2)));
        let versions = drafts::list_versions(&db, draft, 10).await.expect("a list");
        assert_eq!(versions.iter().map(|version| version.version).collect::<Vec<_>>(), [2, 1]);
        assert_eq!((versions[1].parts.as_slice(), &versions[1].source, versions[1].by.as_deref()), (&parts[..], &model, Some("Maya")));
        assert!(drafts::find(&db, draft, vendor(&db).await.id).await.expect("an answer").is_none());
        assert!(drafts::find_wanted(&db, draft).await.expect("an answer").is_none());
    })
    .await;
}

#[tokio::test]
async fn d47_drafts_have_a_lane_of_their_own_and_a_long_one_holds_its_job() {
    on_both(|db| async move {
        write(&db, async |tx| jobs::insert(tx, JobId(id()), DRAFT, "a", "a", NOW).await).await.expect("a job");
        let claim = async |lane, later| write(&db, async |tx| jobs::claim(tx, lane, 2, NOW.plus(later)).await).await.expect("jobs");
        assert_eq!(claim(Lane::Quick, 0).await.len(), 0);
        let job = claim(Lane::Drafts, 0).await.pop().expect("the job");
        write(&db, async |tx| jobs::renew(tx, &job, NOW.plus(25_000)).await).await.expect("held");
        assert_eq!(claim(Lane::Drafts, 40_000).await.len(), 0, "its lease was renewed");
        assert_eq!(claim(Lane::Drafts, 60_000).await.len(), 1, "nobody holds it any more");
        let take_back = async || write(&db, async |tx| jobs::take_back(tx, DRAFT, "a").await).await.expect("an answer");
        assert_eq!((take_back().await, take_back().await), (true, false));
    })
    .await;
}

#[tokio::test]
async fn d56_facts_words_and_templates_carry_a_version() {
    on_both(|db| async move {
        let acme = vendor(&db).await;
        let page = |does: &str, version| BrandPage { brand: Brand { does: does.to_owned(), ..Brand::default() }, version };
        let put = async |new: &BrandPage| {
            write(&db, async |tx| brands::put(tx, acme.id.0, acme.id, new, acme.person).await).await.expect("an answer")
        };
        assert_eq!((put(&page("one", 0)).await, put(&page("two", 0)).await, put(&page("three", 1)).await), (true, false, true));
        let (found, by) = brands::find(&db, acme.id.0, acme.id).await.expect("an answer");
        assert_eq!((found, by.as_deref()), (page("three", 2), Some("Maya")));
        assert_eq!(brands::find(&db, acme.id.0, vendor(&db).await.id).await.expect("an answer").0, BrandPage::default());
        let pack = async |text: &str, version| {
            write(&db, async |tx| templates::put(tx, acme.id, "leads", text, version, acme.person).await).await.expect("an answer")
        };
        assert_eq!((pack("a", 0).await, pack("b", 0).await, pack("c", 1).await), (true, false, true));
        let found = templates::find(&db, acme.id, "leads").await.expect("an answer");
        assert_eq!(found, Some(("c".to_owned(), 2, Some("Maya".to_owned()))));
        for (tokens, sum) in [(100, 100), (50, 150)] {
            write(&db, async |tx| brands::use_tokens(tx, acme.id, 7, tokens).await).await.expect("counted");
            assert_eq!(brands::used_tokens(&db, acme.id, 7).await.expect("a sum"), sum);
        }
        assert_eq!(brands::used_tokens(&db, acme.id, 8).await.expect("a sum"), 0);
    })
    .await;
}
