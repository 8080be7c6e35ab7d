//! What a vendor's page of one campaign shows beside its files: drafts, answers, similar campaigns; in one answer (spec S3, S20, B10).

use super::Campaigns;
use domain::{
    Actor, Refusal,
    campaigns::{Against, DraftKind, Error, Work},
    id::CampaignId,
};

impl Campaigns {
    /// The drafts of a campaign and what belongs to them, and of one draft the newest version against an older one; for vendor people.
    ///
    /// # Errors
    /// `NotFound` for partners' people, and when there is no such campaign. An older version that is not there is left out.
    pub async fn work(&self, actor: &Actor, campaign: CampaignId, against: Option<(DraftKind, i64)>) -> Result<Work, Refusal<Error>> {
        let drafts = self.drafts(actor, campaign).await?;
        let mut found = None;
        if let Some((kind, older)) = against
            && let Some(draft) = drafts.iter().find(|draft| draft.kind == kind && (1..draft.version).contains(&older))
        {
            let parts = self.compare(actor, draft.id, older, draft.version).await?;
            found = Some(Against { kind, older, parts });
        }
        let brief = self.brief(actor, campaign).await?;
        Ok(Work { drafts, against: found, brief, similar: self.similar(actor, campaign).await? })
    }
}
