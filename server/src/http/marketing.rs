//! The conversation and its questions as plain forms, so that they work before and without a script (house, law 10).
//!
//! One address for each page, as its forms stand on it; the field `act` says what is to be done.

use super::{
    Shared,
    forms::{Posted, see, to_its_end},
};
use axum::{extract::State, response::Response};
use domain::{
    Actor, Refusal,
    campaigns::{Answers, Change, Error, Question, Use},
    id::ChatId,
};
use operations::Portal;

/// The page with the questions' settings open.
const SETTINGS: &str = "/marketing?settings=open";

/// The tab "AI Partner Marketing": the conversation and its questions (spec S14-S17, S21-S24).
pub async fn talk(State(shared): State<Shared>, form: Posted) -> Response {
    let Some(actor) = form.visitor().and_then(|visitor| visitor.actor.clone()) else {
        return see("/sign-in");
    };
    let portal = shared.portal.clone();
    let answer = match form.field("act") {
        "begin" => begin(portal, actor, &form).await,
        "answer" | "skip" | "turn" | "submit" | "drop" => go_on(portal, actor, &form).await,
        "add" | "edit" | "up" | "down" | "remove" | "reset" => questions(portal, actor, &form).await,
        "partners_ask" => {
            let allowed = form.field("allowed") == "yes";
            let done = to_its_end(async move { portal.campaigns.let_partners_ask(&actor, allowed).await }).await;
            done.map(|()| SETTINGS.to_owned())
        }
        _ => Err(Refusal::NotFound),
    };
    match answer {
        Ok(target) => see(&target),
        Err(refusal) => form.again(&shared, &refusal).await,
    }
}

async fn begin(portal: Portal, actor: Actor, form: &Posted) -> Result<String, Refusal<Error>> {
    let partner = match form.field("partner") {
        "" => None,
        partner => Some(partner.parse().map_err(|_| Refusal::Because(Error::Partner))?),
    };
    let chat = to_its_end(async move { portal.campaigns.begin_chat(&actor, partner).await }).await?;
    Ok(format!("/marketing?chat={chat}"))
}

async fn go_on(portal: Portal, actor: Actor, form: &Posted) -> Result<String, Refusal<Error>> {
    let chat: ChatId = form.field("chat").parse().map_err(|_| Refusal::NotFound)?;
    let version = form.field("version").parse().unwrap_or_default();
    let here = format!("/marketing?chat={chat}");
    match form.field("act") {
        "turn" => {
            let position = form.field("to").parse().map_err(|_| Refusal::Because(Error::Gone))?;
            to_its_end(async move { portal.campaigns.turn_to(&actor, chat, version, position).await }).await?;
        }
        "submit" => {
            let vendor = actor.scope().partner().is_none();
            let campaign = to_its_end(async move { portal.campaigns.submit(&actor, chat, version).await }).await?;
            // a partner sees the campaign once it is approved
            return Ok(if vendor { format!("/campaigns/{campaign}") } else { here });
        }
        "drop" => {
            to_its_end(async move { portal.campaigns.drop_chat(&actor, chat).await }).await?;
            return Ok("/marketing".to_owned());
        }
        act => {
            let own = form.all("other").next().map(str::to_owned);
            let given = if act == "skip" { Vec::new() } else { form.all("answer").map(str::to_owned).collect::<Vec<_>>() };
            let values = match (given.as_slice(), own) {
                ([one], Some(own)) if one == domain::campaigns::OTHER => vec![own],
                _ => given,
            };
            let question = form.field("question").to_owned();
            to_its_end(async move { portal.campaigns.answer(&actor, chat, version, &question, &values).await }).await?;
        }
    }
    Ok(here)
}

async fn questions(portal: Portal, actor: Actor, form: &Posted) -> Result<String, Refusal<Error>> {
    let (id, version) = (form.field("question").to_owned(), form.field("version").parse().unwrap_or_default());
    let typed = |uses| Question {
        id: id.clone(),
        wording: form.field("wording").to_owned(),
        help: form.field("help").to_owned(),
        kind: Answers::parse(form.field("kind")).unwrap_or_default(),
        choices: form.field("choices").lines().map(str::to_owned).collect(),
        other: !form.field("other").is_empty(),
        required: !form.field("required").is_empty(),
        uses,
    };
    let change = match form.field("act") {
        "add" => Change::Add(typed(Use::parse(form.field("uses")).unwrap_or_default())),
        "edit" => {
            // the two core questions keep their use, which no form offers
            let core = match form.field("uses") {
                "name" => Use::Name,
                "intent" => Use::Intent,
                other => Use::parse(other).unwrap_or_default(),
            };
            Change::Edit(typed(core))
        }
        way @ ("up" | "down") => {
            let at: usize = form.field("at").parse().map_err(|_| Refusal::Because(Error::Gone))?;
            Change::Move(id, if way == "up" { at.saturating_sub(1) } else { at.saturating_add(1) })
        }
        "remove" => Change::Remove(id),
        _ => Change::Reset,
    };
    to_its_end(async move { portal.campaigns.change_questions(&actor, version, change).await }).await?;
    // beside the conversation that is open
    let beside = form.parts.uri.query().and_then(|query| query.split('&').find(|field| field.starts_with("chat=")));
    Ok(beside.map_or_else(|| SETTINGS.to_owned(), |chat| format!("{SETTINGS}&{chat}")))
}
