//! Writes what is in a vendor of the demo world: folders, campaigns with their assets, resources.

use super::{
    making::{Filling, Making, known},
    world::{Campaign, Content},
};
use domain::{
    Moment,
    campaigns::Status,
    id::{CampaignId, FolderId, ItemId, PersonId},
    library::{FileKind, file_type},
};
use store::{
    Result,
    campaigns::NewCampaign,
    library::{NewFolder, NewItem},
};

/// Where an item goes.
#[derive(Clone, Copy)]
struct Home {
    campaign: Option<CampaignId>,
    folder: Option<FolderId>,
}

impl Making<'_> {
    pub(super) async fn folders(&mut self, filling: &mut Filling<'_>) -> Result<()> {
        for (n, (path, description)) in (0..).zip(filling.vendor.folders) {
            let (above, name) = path.rsplit_once('/').map_or((None, *path), |(above, name)| (Some(above), name));
            let parent = above.map(|above| known(filling.folders.get(above).copied(), "demo: path of a folder")).transpose()?;
            let folder = FolderId(self.ids.next());
            let new = NewFolder {
                id: folder,
                organisation: filling.organisation,
                parent,
                depth: path.matches('/').count() as i64,
                name,
                description,
                by: Some(filling.admin),
            };
            store::library::insert_folder(self.tx, &new, self.ago(270 - 11 * n, n)).await?;
            filling.folders.insert(*path, folder);
        }
        Ok(())
    }

    pub(super) async fn campaigns(&mut self, filling: &mut Filling<'_>) -> Result<()> {
        for (n, campaign) in (0..).zip(filling.vendor.campaigns) {
            self.campaign(filling, campaign, n).await?;
        }
        Ok(())
    }

    /// A campaign goes the way of every campaign: made as a draft, filled, decided, and perhaps filled again.
    async fn campaign(&mut self, filling: &mut Filling<'_>, campaign: &'static Campaign, n: i64) -> Result<()> {
        let id = CampaignId(self.ids.next());
        let (made, decided) = (self.ago(campaign.days.0, n), self.ago(campaign.days.1, n + 3));
        let new = NewCampaign {
            id,
            organisation: filling.organisation,
            partner: self.partner(filling.vendor.name, campaign.partner)?,
            name: campaign.name,
            intent: campaign.intent,
            status: Status::Draft,
            by: Some(filling.member),
        };
        store::campaigns::insert(self.tx, &new, made).await?;
        let home = Home { campaign: Some(id), folder: None };
        for (name, _) in campaign.approved {
            self.file_item(filling, home, name, filling.member, made).await?;
        }
        if !campaign.approved.is_empty() {
            store::library::approve_assets(self.tx, id, Some(filling.admin), decided).await?;
        }
        if campaign.status != Status::Draft {
            let by = if campaign.status == Status::InReview { filling.member } else { filling.admin };
            store::campaigns::update_status(self.tx, id, filling.organisation, Status::Draft, campaign.status, by, decided).await?;
        }
        for (name, _) in campaign.waiting {
            self.file_item(filling, home, name, filling.member, decided).await?;
        }
        self.drafts(filling, campaign, id, campaign.days.0).await
    }

    pub(super) async fn resources(&mut self, filling: &mut Filling<'_>) -> Result<()> {
        for (n, resource) in (0..).zip(filling.vendor.resources) {
            let folder = match resource.folder {
                "" => None,
                path => Some(known(filling.folders.get(path).copied(), "demo: path of a folder")?),
            };
            let by = if n % 3 == 0 { filling.admin } else { filling.member };
            let home = Home { campaign: None, folder };
            let added = self.ago(resource.days, n);
            let item = match resource.content {
                Content::File(_) => self.file_item(filling, home, resource.name, by, added).await?,
                Content::Link(url) => self.item(filling, home, resource.name, FileKind::Link, Some(url), by, added).await?,
            };
            if !resource.description.is_empty() {
                store::library::update_item(self.tx, item, filling.organisation, 1, resource.name, resource.description, by).await?;
            }
            let groups = resource.groups.iter().map(|name| known(filling.groups.get(name).copied(), "demo: name of a group"));
            let groups = groups.collect::<Result<Vec<_>>>()?;
            store::library::put_groups(self.tx, item, filling.organisation, &groups).await?;
        }
        Ok(())
    }

    /// An item with the vendor's next file.
    async fn file_item(&mut self, filling: &mut Filling<'_>, home: Home, name: &'static str, by: PersonId, at: Moment) -> Result<ItemId> {
        let mut file = known(filling.files.next(), "demo: file of an item")?;
        file.created = at;
        let kind = known(file_type(&file.name).ok(), "demo: name of a file")?.kind;
        let item = self.item(filling, home, name, kind, None, by, at).await?;
        store::library::insert_file(self.tx, item, filling.organisation, &file, Some(by)).await?;
        Ok(item)
    }

    #[expect(clippy::too_many_arguments, reason = "one column each")]
    async fn item(
        &mut self,
        filling: &Filling<'_>,
        home: Home,
        name: &'static str,
        kind: FileKind,
        url: Option<&'static str>,
        by: PersonId,
        at: Moment,
    ) -> Result<ItemId> {
        let item = ItemId(self.ids.next());
        let new = NewItem {
            id: item,
            organisation: filling.organisation,
            campaign: home.campaign,
            folder: home.folder,
            name,
            kind,
            url,
            by: Some(by),
        };
        store::library::insert_item(self.tx, &new, at).await?;
        Ok(item)
    }
}
