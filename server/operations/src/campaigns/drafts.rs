//! Drafts of a campaign: read, tweaked, edited by hand, compared, brought back, stopped
//! (spec S3, S20, D9, D56).

use super::{Campaigns, writing::facts::Gathered};
use crate::{
    Base, audit,
    base::id,
    fault,
    live::{Event, Seen},
};
use domain::{
    Actor, Moment, Refusal,
    campaigns::{
        CampaignRow, Difference, Draft, DraftKind, DraftState, Error, Finding, Note, Part, Run, Source, Tweak, VersionRow, WordList,
        check_parts, check_tweak, look_at_words,
    },
    id::{CampaignId, DraftId, JobId, OrganisationId, PersonId},
};
use serde_json::json;
use similar::{ChangeTag, TextDiff};
use store::{
    Tx,
    campaigns::drafts::{self, Draft as Stored, NewVersion, Version, While},
    jobs::DRAFT,
};

/// Versions that are listed.
const VERSIONS: i64 = 50;
/// Similar campaigns that are listed.
const SIMILAR: i64 = 5;

/// One draft of each kind, waiting to be written, in the transaction that makes or changes the campaign.
pub(super) async fn begin(
    tx: &mut Tx,
    organisation: OrganisationId,
    campaign: CampaignId,
    by: PersonId,
    now: Moment,
) -> Result<usize, Refusal<Error>> {
    let mut begun = 0;
    for kind in DraftKind::ALL {
        let draft = DraftId(id());
        if drafts::insert(tx, draft, organisation, (campaign, kind), by, now).await.map_err(fault)? {
            enqueue(tx, draft, 1, now).await?;
            begun += 1;
        }
    }
    Ok(begun)
}

/// A wish has a job of its own: the one before it may not have noticed yet that it was stopped.
async fn enqueue(tx: &mut Tx, draft: DraftId, wish: i64, now: Moment) -> Result<(), Refusal<Error>> {
    store::jobs::insert(tx, JobId(id()), DRAFT, &format!("{draft}:{wish}"), &draft.to_string(), now).await.map_err(fault)
}

/// Tells open tabs that a draft stands elsewhere.
pub(super) fn tell(base: &Base, draft: &Stored) {
    told(base, draft, "draft", json!({ "draft": draft.id }));
}

/// Tells open tabs the next words of a draft, and how many bytes of it came before them.
pub(super) fn tell_words(base: &Base, draft: &Stored, before: usize, words: &str) {
    told(base, draft, "words", json!({ "draft": draft.id, "before": before, "words": words }));
}

fn told(base: &Base, draft: &Stored, name: &'static str, data: serde_json::Value) {
    base.live.tell(Event { seen: Seen::ByVendor(draft.organisation), topic: format!("campaign:{}", draft.campaign), name, data });
}

impl Campaigns {
    /// The drafts of a campaign, each with its newest text, its versions and what should not stand in it; for vendor people
    /// (spec S3, D9).
    ///
    /// # Errors
    /// `NotFound` for partners' people, and when there is no such campaign.
    pub async fn drafts(&self, actor: &Actor, campaign: CampaignId) -> Result<Vec<Draft>, Refusal<Error>> {
        actor.reads_as_vendor()?;
        let (_, gathered) = self.gathered(actor, campaign).await?;
        let mut rows = Vec::new();
        for draft in drafts::list(&self.0.db, campaign, actor.organisation).await.map_err(fault)? {
            rows.push(self.shown(actor, draft, &gathered).await?);
        }
        rows.sort_by_key(|draft| DraftKind::ALL.iter().position(|kind| *kind == draft.kind));
        Ok(rows)
    }

    /// One draft, as `drafts` has it.
    ///
    /// # Errors
    /// `NotFound` for partners' people, and when there is no such draft.
    pub async fn draft(&self, actor: &Actor, draft: DraftId) -> Result<Draft, Refusal<Error>> {
        actor.reads_as_vendor()?;
        let found = self.find_draft(actor, draft).await?;
        let (_, gathered) = self.gathered(actor, found.campaign).await?;
        self.shown(actor, found, &gathered).await
    }

    /// Has the drafts written that the campaign does not have yet, as for one that was made by hand; tells how many (spec S3).
    ///
    /// # Errors
    /// `NotFound`; `MovedOn` when it is archived.
    pub async fn write_drafts(&self, actor: &Actor, campaign: CampaignId) -> Result<usize, Refusal<Error>> {
        let cause = actor.vendor()?;
        let found = store::campaigns::find(&self.0.db, campaign, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        hold_open(&mut tx, actor, campaign).await?;
        let begun = begin(&mut tx, actor.organisation, campaign, actor.person, now).await?;
        let detail = audit::counted(begun as u64, "draft", "drafts");
        audit::write(&mut tx, actor.organisation, "campaigns.write_drafts", campaign.0, &found.name, detail, now).await?;
        tx.commit().await.map_err(fault)?;
        self.0.drafts.notify_one();
        Ok(begun)
    }

    /// Wants another version, or another of one part (spec S20, D9).
    ///
    /// # Errors
    /// `Part` with the wish that cannot be taken; `BeingWritten` while one is on its way; `MovedOn` when the campaign is archived; `NotFound`.
    pub async fn tweak(&self, actor: &Actor, draft: DraftId, tweak: Tweak) -> Result<(), Refusal<Error>> {
        let cause = actor.vendor()?;
        let found = self.find_draft(actor, draft).await?;
        let tweak = check_tweak(found.kind, tweak).map_err(Refusal::Because)?;
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        hold_open(&mut tx, actor, found.campaign).await?;
        let Some(wish) = drafts::want(&mut tx, draft, actor.organisation, &tweak, actor.person).await.map_err(fault)? else {
            return Err(Refusal::Because(Error::BeingWritten));
        };
        enqueue(&mut tx, draft, wish, now).await?;
        let wishes = [tweak.tone.as_str(), tweak.length.as_str(), &tweak.audience, &tweak.action, &tweak.emphasis];
        let wishes: Vec<&str> = wishes.into_iter().chain(tweak.part.as_deref()).filter(|wish| !wish.is_empty()).collect();
        self.write_down(&mut tx, actor, &found, "campaigns.tweak", &wishes.join(", "), now).await?;
        tx.commit().await.map_err(fault)?;
        tell(&self.0, &found);
        self.0.drafts.notify_one();
        Ok(())
    }

    /// Stops the writing of a version; the text before it stays (spec B10).
    ///
    /// # Errors
    /// `NotFound` when nothing is being written.
    pub async fn stop_draft(&self, actor: &Actor, draft: DraftId) -> Result<(), Refusal<Error>> {
        let cause = actor.vendor()?;
        let found = self.find_draft(actor, draft).await?;
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        // it may have ended by itself: what was wanted is so
        if drafts::stop(&mut tx, draft, actor.organisation).await.map_err(fault)? {
            self.write_down(&mut tx, actor, &found, "campaigns.stop_draft", "", now).await?;
        }
        tx.commit().await.map_err(fault)?;
        tell(&self.0, &found);
        Ok(())
    }

    /// Saves a text that a person wrote as the next version (spec S20, D56).
    ///
    /// # Errors
    /// `Part` with the part that is too long; `Stale` when there is a newer version than the one that was edited; `BeingWritten`;
    /// `MovedOn` when the campaign is archived.
    pub async fn edit_draft(&self, actor: &Actor, draft: DraftId, version: i64, parts: &[Part]) -> Result<i64, Refusal<Error>> {
        let found = self.find_draft_to_write(actor, draft).await?;
        let parts = check_parts(found.kind, parts).map_err(Refusal::Because)?;
        self.add_version(actor, &found, version, &parts, &Source::Hand, None).await
    }

    /// Brings an older version back, as the next one (spec B10).
    ///
    /// # Errors
    /// `Gone` when there is no such version; as `edit_draft`.
    pub async fn restore_draft(&self, actor: &Actor, draft: DraftId, version: i64, older: i64) -> Result<i64, Refusal<Error>> {
        let found = self.find_draft_to_write(actor, draft).await?;
        let old = self.find_version(draft, older).await?;
        self.add_version(actor, &found, version, &old.parts, &old.source, Some(Note::Restores(older))).await
    }

    /// Two versions of a draft word by word (spec B10).
    ///
    /// # Errors
    /// `Gone` when there is no such version; `NotFound`.
    pub async fn compare(&self, actor: &Actor, draft: DraftId, older: i64, newer: i64) -> Result<Vec<Difference>, Refusal<Error>> {
        actor.reads_as_vendor()?;
        let found = self.find_draft(actor, draft).await?;
        let (older, newer) = (self.find_version(draft, older).await?, self.find_version(draft, newer).await?);
        let text = |version: &Version, key: &str| {
            version.parts.iter().find(|part| part.key == key).map(|part| part.text.clone()).unwrap_or_default()
        };
        let of = |&(key, _): &(&str, usize)| Difference { key: key.to_owned(), runs: runs(&text(&older, key), &text(&newer, key)) };
        Ok(found.kind.parts().iter().map(of).collect())
    }

    /// Decided campaigns of the same intent, the latest first: how they did stands in them; for vendor people (spec B10).
    ///
    /// # Errors
    /// `NotFound` for partners' people, and when there is no such campaign.
    pub async fn similar(&self, actor: &Actor, campaign: CampaignId) -> Result<Vec<CampaignRow>, Refusal<Error>> {
        actor.reads_as_vendor()?;
        let found = store::campaigns::find(&self.0.db, campaign, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        let rows = store::campaigns::list_similar(&self.0.db, actor.scope(), campaign, &found.intent, SIMILAR).await.map_err(fault)?;
        Ok(rows.into_iter().map(|row| super::row(&self.0, row, &actor.zone)).collect())
    }

    pub(super) async fn find_draft(&self, actor: &Actor, draft: DraftId) -> Result<Stored, Refusal<Error>> {
        drafts::find(&self.0.db, draft, actor.organisation).await.map_err(fault)?.ok_or(Refusal::NotFound)
    }

    async fn find_draft_to_write(&self, actor: &Actor, draft: DraftId) -> Result<Stored, Refusal<Error>> {
        actor.vendor::<Error>()?;
        self.find_draft(actor, draft).await
    }

    pub(super) async fn find_version(&self, draft: DraftId, number: i64) -> Result<Version, Refusal<Error>> {
        drafts::find_version(&self.0.db, draft, number).await.map_err(fault)?.ok_or(Refusal::Because(Error::Gone))
    }

    async fn add_version(
        &self,
        actor: &Actor,
        found: &Stored,
        newest: i64,
        parts: &[Part],
        source: &Source,
        note: Option<Note>,
    ) -> Result<i64, Refusal<Error>> {
        let cause = actor.vendor()?;
        let stored = note.map(Note::stored).unwrap_or_default();
        let new = NewVersion { parts, source, note: &stored, by: Some(actor.person) };
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        hold_open(&mut tx, actor, found.campaign).await?;
        let Some(number) = drafts::insert_version(&mut tx, found.id, While::Newest(newest), new, now).await.map_err(fault)? else {
            drop(tx);
            return Err(self.outrun(actor, found.id).await?);
        };
        let act = if note.is_some() { "campaigns.restore_draft" } else { "campaigns.edit_draft" };
        self.write_down(&mut tx, actor, found, act, &format!("version {number}"), now).await?;
        tx.commit().await.map_err(fault)?;
        tell(&self.0, found);
        Ok(number)
    }

    /// Why a version was not added.
    async fn outrun(&self, actor: &Actor, draft: DraftId) -> Result<Refusal<Error>, Refusal<Error>> {
        let now = self.find_draft(actor, draft).await?;
        if now.state != DraftState::Ready {
            return Ok(Refusal::Because(Error::BeingWritten));
        }
        let newest = drafts::list_versions(&self.0.db, draft, 1).await.map_err(fault)?.pop();
        let by = newest.and_then(|version| version.by).unwrap_or_default();
        Ok(Refusal::Because(Error::Stale { by, what: now.version.to_string() }))
    }

    async fn write_down(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        draft: &Stored,
        act: &'static str,
        detail: &str,
        now: Moment,
    ) -> Result<(), Refusal<Error>> {
        let campaign = store::campaigns::find(&mut *tx, draft.campaign, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        let detail = if detail.is_empty() { draft.kind.as_str().to_owned() } else { format!("{}, {detail}", draft.kind.as_str()) };
        audit::write(tx, actor.organisation, act, campaign.id.0, &campaign.name, detail, now).await
    }

    async fn shown(&self, actor: &Actor, draft: Stored, gathered: &Gathered) -> Result<Draft, Refusal<Error>> {
        let versions = drafts::list_versions(&self.0.db, draft.id, VERSIONS).await.map_err(fault)?;
        let parts = versions.first().map(|newest| newest.parts.clone()).unwrap_or_default();
        let row = |version: Version| VersionRow {
            version: version.version,
            source: version.source,
            note: version.note,
            by: version.by,
            at: self.0.stamp(version.created, &actor.zone),
        };
        Ok(Draft {
            id: draft.id,
            kind: draft.kind,
            state: draft.state,
            version: draft.version,
            findings: findings(&parts, gathered),
            parts,
            coming: draft.coming,
            versions: versions.into_iter().map(row).collect(),
        })
    }
}

/// Holds a campaign that is not archived, or refuses.
async fn hold_open(tx: &mut Tx, actor: &Actor, campaign: CampaignId) -> Result<(), Refusal<Error>> {
    if store::campaigns::hold_open(tx, campaign, actor.organisation).await.map_err(fault)? {
        return Ok(());
    }
    let found = store::campaigns::find(&mut *tx, campaign, actor.scope()).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
    Err(Refusal::Because(Error::MovedOn { status: found.status, by: found.status_by.unwrap_or_default() }))
}

/// What should not stand in a text: by the vendor's words, the partner's, and this campaign's own.
fn findings(parts: &[Part], gathered: &Gathered) -> Vec<Finding> {
    let (vendor, partner, facts) = (&gathered.vendor, &gathered.partner, &gathered.facts);
    let own = facts.avoid.join("\n");
    let lists = [
        WordList::new(&facts.vendor.name, &vendor.forbidden, &vendor.allowed),
        WordList::new(&facts.partner.name, &partner.forbidden, &partner.allowed),
        WordList::new("", &own, ""),
    ];
    look_at_words(parts, &lists)
}

/// Two texts word by word, neighbouring words of a kind in one run.
fn runs(older: &str, newer: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for change in TextDiff::from_unicode_words(older, newer).iter_all_changes() {
        let word = change.value();
        match (runs.last_mut(), change.tag()) {
            (Some(Run::Same(text)), ChangeTag::Equal)
            | (Some(Run::Gone(text)), ChangeTag::Delete)
            | (Some(Run::New(text)), ChangeTag::Insert) => {
                text.push_str(word);
            }
            (_, ChangeTag::Equal) => runs.push(Run::Same(word.to_owned())),
            (_, ChangeTag::Delete) => runs.push(Run::Gone(word.to_owned())),
            (_, ChangeTag::Insert) => runs.push(Run::New(word.to_owned())),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b10_two_versions_differ_word_by_word() {
        let (same, gone, new) =
            (|text: &str| Run::Same(text.to_owned()), |text: &str| Run::Gone(text.to_owned()), |text: &str| Run::New(text.to_owned()));
        assert_eq!(
            runs("one count for every shop", "one count for all shops"),
            [same("one count for "), gone("every"), new("all"), same(" "), gone("shop"), new("shops")]
        );
        assert_eq!(runs("", "new"), [new("new")]);
        assert_eq!(runs("<b>same</b>", "<b>same</b>"), [same("<b>same</b>")]);
        assert_eq!(runs("", ""), Vec::<Run>::new());
    }
}
