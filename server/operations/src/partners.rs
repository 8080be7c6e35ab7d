//! Partner companies, their people and the groups they are in (spec S165-S167, S181, D18, D30, D55).

mod contacts;

use crate::{
    Base,
    accounts::{Offer, is_full, offer},
    audit,
    base::id,
    fault, tokens,
};
use domain::{
    Actor, Cause, Moment, Refusal, Role,
    id::{GroupId, PartnerId},
    paging::{Ask, COUNTED, Page, Sort, cursor, parse_cursor},
    partners::{Contact, Error, Facts, GroupRow, Invited, PartnerPage, PartnerRef, PartnerRow, Status, may_turn},
    text,
};
use std::{collections::HashMap, sync::Arc};
use store::{Tx, campaigns::Shelf, groups::Group};
use uuid::Uuid;

/// How much of a name stays in a code that has to be told from another.
const CODE_STEM: usize = 23;

/// The partners room.
#[derive(Clone)]
pub struct Partners(Arc<Base>);

impl Partners {
    pub(crate) fn new(base: Arc<Base>) -> Self {
        Self(base)
    }

    /// A page of partners by name, perhaps of one status only (spec S165, S166, S183).
    ///
    /// # Errors
    /// `NotFound` for partners' people.
    pub async fn list(&self, actor: &Actor, ask: &Ask, status: Option<Status>) -> Result<Page<PartnerRow>, Refusal<Error>> {
        actor.reads_as_vendor()?;
        let (db, organisation) = (&self.0.db, actor.organisation);
        let words = text::search(&ask.q);
        let after = ask.after.as_deref().and_then(parse_cursor).and_then(|(key, id)| Some((key, id.parse::<Uuid>().ok()?)));
        let down = matches!(ask.sort, Sort::NameDown);
        let limit = ask.limit();
        let mut rows = store::partners::list(db, organisation, status, &words, down, after, limit + 1).await.map_err(fault)?;
        let more = rows.len() as i64 > limit;
        rows.truncate(limit as usize);
        let next = if more { rows.last().map(|(key, row)| cursor(key, row.id)) } else { None };
        let total = store::partners::count(db, organisation, status, &words).await.map_err(fault)?.min(COUNTED + 1);
        let mut groups: HashMap<PartnerId, Vec<_>> = HashMap::new();
        for (partner, group) in store::partners::list_group_members(db, organisation).await.map_err(fault)? {
            groups.entry(partner).or_default().push(group);
        }
        let rows = rows.into_iter().map(|(_, row)| PartnerRow { groups: groups.remove(&row.id).unwrap_or_default(), ..row }).collect();
        Ok(Page { rows, next, total })
    }

    /// The active partners by name, to choose from (spec S11).
    ///
    /// # Errors
    /// `NotFound` for partners' people.
    pub async fn names(&self, actor: &Actor) -> Result<Vec<PartnerRef>, Refusal<Error>> {
        actor.reads_as_vendor()?;
        store::partners::list_active(&self.0.db, actor.organisation).await.map_err(fault)
    }

    /// One partner with its people, invitations and campaigns (spec S167, S181).
    ///
    /// # Errors
    /// `NotFound` when it is none of this vendor's.
    pub async fn get(&self, actor: &Actor, partner: PartnerId) -> Result<PartnerPage, Refusal<Error>> {
        actor.reads_as_vendor()?;
        let (db, organisation, zone) = (&self.0.db, actor.organisation, actor.zone.as_str());
        let stored = store::partners::find(db, partner, organisation).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        let mut row = store::partners::find_row(db, partner, organisation).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        let members = store::partners::list_group_members(db, organisation).await.map_err(fault)?;
        row.groups = members.into_iter().filter(|(member, _)| *member == partner).map(|(_, group)| group).collect();
        let mut contacts = Vec::new();
        for contact in store::partners::list_contacts(db, partner).await.map_err(fault)? {
            contacts.push(Contact {
                person: contact.person(),
                role: contact.role().map_err(fault)?,
                seen: contact.seen_at.map(|at| self.0.stamp(Moment(at), zone)),
                suspended: contact.suspended_at.is_some(),
                name: contact.name,
                email: contact.email,
            });
        }
        let invited = store::accounts::list_invitations(db, (organisation, Some(partner)), self.0.now()).await.map_err(fault)?;
        let invited = invited
            .into_iter()
            .map(|(id, name, email, role, until)| Invited { id, name, email, role, until: self.0.stamp(until, zone) })
            .collect();
        let campaigns =
            store::campaigns::list(db, actor.scope(), Shelf { partner: Some(partner), words: "" }, None, crate::campaigns::OPEN)
                .await
                .map_err(fault)?;
        Ok(PartnerPage {
            partner: row,
            facts: Facts { name: stored.name, code: stored.code, city: stored.city, website: stored.website, phone: stored.phone },
            version: stored.version,
            contacts,
            invited,
            campaigns: campaigns.into_iter().map(|campaign| crate::campaigns::row(&self.0, campaign, zone)).collect(),
            added: self.0.stamp(Moment(stored.created_at), zone),
        })
    }

    /// Adds a partner, active at once (spec D30).
    ///
    /// # Errors
    /// `NotFound` for everybody but admins; what is wrong with a field; `NameTaken`, `CodeTaken`.
    pub async fn create(&self, actor: &Actor, facts: Facts) -> Result<PartnerId, Refusal<Error>> {
        let cause = actor.admin()?;
        let own_code = facts.code.trim().is_empty();
        let mut facts = check(facts).map_err(Refusal::Because)?;
        match self.insert(actor, &cause, &facts).await {
            // nobody typed this code: another one does as well
            Err(Refusal::Because(Error::CodeTaken)) if own_code => {
                let stem: String = facts.code.chars().take(CODE_STEM).collect();
                facts.code = format!("{stem}-{}", tokens::reference());
                self.insert(actor, &cause, &facts).await
            }
            answer => answer,
        }
    }

    async fn insert(&self, actor: &Actor, cause: &Cause, facts: &Facts) -> Result<PartnerId, Refusal<Error>> {
        let now = self.0.now();
        let partner = PartnerId(id());
        let mut tx = self.0.db.begin(cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        store::partners::insert(&mut tx, partner, actor.organisation, facts, Status::Active, Some(actor.person), now)
            .await
            .map_err(taken)?;
        audit::write(&mut tx, actor.organisation, "partners.create", partner.0, &facts.name, String::new(), now).await?;
        tx.commit().await.map_err(fault)?;
        Ok(partner)
    }

    /// Saves a partner's facts (spec D56).
    ///
    /// # Errors
    /// `NotFound`; `Stale` with who saved meanwhile; what is wrong with a field; `NameTaken`, `CodeTaken`.
    pub async fn update(&self, actor: &Actor, partner: PartnerId, version: i64, facts: Facts) -> Result<(), Refusal<Error>> {
        let cause = actor.admin()?;
        let organisation = actor.organisation;
        let stored = store::partners::find(&self.0.db, partner, organisation).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        let facts = check(facts).map_err(Refusal::Because)?;
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        if !store::partners::update(&mut tx, partner, organisation, version, &facts, actor.person).await.map_err(taken)? {
            return Err(stale(&mut tx, actor, partner).await);
        }
        let detail = if stored.name == facts.name { String::new() } else { format!("was {}", stored.name) };
        audit::write(&mut tx, organisation, "partners.update", partner.0, &facts.name, detail, now).await?;
        tx.commit().await.map_err(fault)
    }

    /// Moves a partner to another status; anything but active signs its people out at once (spec D30, D55).
    ///
    /// # Errors
    /// `NotFound`, also when there is no such way (`may_turn`); `Stale` when it stands elsewhere by now.
    pub async fn set_status(&self, actor: &Actor, partner: PartnerId, from: Status, to: Status) -> Result<(), Refusal<Error>> {
        let cause = actor.admin()?;
        let organisation = actor.organisation;
        let stored = store::partners::find(&self.0.db, partner, organisation).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        if !may_turn(from, to) {
            return Err(Refusal::NotFound);
        }
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        if !store::partners::update_status(&mut tx, partner, organisation, from, to, actor.person).await.map_err(fault)? {
            return Err(stale(&mut tx, actor, partner).await);
        }
        let mut detail = format!("{} → {}", from.as_str(), to.as_str());
        if to != Status::Active {
            let ended = store::accounts::remove_sessions_of_partner(&mut tx, partner).await.map_err(fault)?;
            detail = format!("{detail}, {} ended", audit::counted(ended, "session", "sessions"));
        }
        audit::write(&mut tx, organisation, "partners.set_status", partner.0, &stored.name, detail, now).await?;
        tx.commit().await.map_err(fault)
    }

    /// Invites somebody to become a partner's contact by mail; while no mail server is set up the link is told once, here
    /// (spec S181, D31, D40, D43).
    ///
    /// # Errors
    /// `NotFound`; `AlreadyContact`; `TooManyInvited`; what is wrong with a field.
    pub async fn invite(
        &self,
        actor: &Actor,
        partner: PartnerId,
        name: &str,
        email: &str,
        role: Role,
    ) -> Result<Option<String>, Refusal<Error>> {
        let cause = actor.admin()?;
        let organisation = actor.organisation;
        let stored = store::partners::find(&self.0.db, partner, organisation).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        let name = text::name(name).map_err(|fault| Refusal::Because(Error::Name(fault)))?;
        let email = text::email(email).map_err(|fault| Refusal::Because(Error::Email(fault)))?;
        if role.is_vendor() {
            return Err(Refusal::Because(Error::Role));
        }
        let spot = (organisation, Some(partner));
        if store::accounts::is_member(&self.0.db, &email.key, spot).await.map_err(fault)? {
            return Err(Refusal::Because(Error::AlreadyContact));
        }
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        if is_full(&mut tx, spot, now).await? {
            return Err(Refusal::Because(Error::TooManyInvited));
        }
        let invitation = Offer { spot, partner: Some(&stored.name), role, email: &email, name: &name, by: actor.person };
        let (_, link) = offer(&self.0, &mut tx, &invitation, now).await?;
        audit::write(&mut tx, organisation, "partners.invite", partner.0, &stored.name, format!("{name}, {}", role.as_str()), now).await?;
        tx.commit().await.map_err(fault)?;
        Ok(self.0.mailer.is_none().then_some(link))
    }

    /// The groups, everyone first, with their members (spec D18).
    ///
    /// # Errors
    /// `NotFound` for partners' people.
    pub async fn groups(&self, actor: &Actor) -> Result<Vec<GroupRow>, Refusal<Error>> {
        actor.reads_as_vendor()?;
        let (db, organisation) = (&self.0.db, actor.organisation);
        let names: HashMap<PartnerId, (String, bool)> = store::partners::list(db, organisation, None, "", false, None, i64::from(u32::MAX))
            .await
            .map_err(fault)?
            .into_iter()
            .map(|(_, row)| (row.id, (row.name, row.status == Status::Active)))
            .collect();
        let mut members: HashMap<GroupId, (Vec<PartnerRef>, i64)> = HashMap::new();
        for (partner, group) in store::partners::list_group_members(db, organisation).await.map_err(fault)? {
            if let Some((name, active)) = names.get(&partner) {
                let (inside, resting) = members.entry(group.id).or_default();
                inside.push(PartnerRef { id: partner, name: name.clone() });
                *resting += i64::from(!active);
            }
        }
        let everybody = store::partners::list_active(db, organisation).await.map_err(fault)?;
        let groups = store::groups::list(db, organisation).await.map_err(fault)?;
        Ok(groups
            .into_iter()
            .map(|group| {
                let id = group.id();
                let Group { name, everyone, version, resources, .. } = group;
                let (mut partners, resting) = if everyone { (everybody.clone(), 0) } else { members.remove(&id).unwrap_or_default() };
                partners.sort_by_cached_key(|partner| (text::name_key(&partner.name), partner.id));
                GroupRow { id, name, everyone, partners, resting, version, resources }
            })
            .collect())
    }

    /// Makes a group, or saves the one of this version with its members (spec D18, D56).
    ///
    /// # Errors
    /// `NotFound`; `Everyone`; `Stale` with who saved meanwhile; `Name`, `NameTaken`.
    pub async fn save_group(
        &self,
        actor: &Actor,
        group: Option<GroupId>,
        version: i64,
        name: &str,
        members: &[PartnerId],
    ) -> Result<GroupId, Refusal<Error>> {
        let cause = actor.admin()?;
        let organisation = actor.organisation;
        let name = text::name(name).map_err(|fault| Refusal::Because(Error::Name(fault)))?;
        let now = self.0.now();
        if let Some(group) = group {
            let (_, everyone) = store::groups::find(&self.0.db, group, organisation).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
            if everyone {
                return Err(Refusal::Because(Error::Everyone));
            }
        }
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        let (group, act) = match group {
            None => {
                let group = GroupId(id());
                store::groups::insert(&mut tx, group, organisation, &name, false, now).await.map_err(taken)?;
                (group, "partners.create_group")
            }
            Some(group) => {
                if !store::groups::update(&mut tx, group, organisation, version, &name, actor.person).await.map_err(taken)? {
                    let by = store::groups::find_changer(&mut tx, group, organisation).await.map_err(fault)?;
                    return Err(by.map_or(Refusal::NotFound, |by| Refusal::Because(Error::Stale { by: by.unwrap_or_default() })));
                }
                (group, "partners.update_group")
            }
        };
        let count = store::groups::put_members(&mut tx, group, organisation, members).await.map_err(fault)?;
        audit::write(&mut tx, organisation, act, group.0, &name, audit::counted(count, "partner", "partners"), now).await?;
        tx.commit().await.map_err(fault)?;
        Ok(group)
    }

    /// Deletes a group; what only it could see needs a replacement (spec D55).
    ///
    /// # Errors
    /// `NotFound`; `Everyone`; `OnlyGroup` with how many resources need another group.
    pub async fn remove_group(&self, actor: &Actor, group: GroupId, replacement: Option<GroupId>) -> Result<(), Refusal<Error>> {
        let cause = actor.admin()?;
        let organisation = actor.organisation;
        let (name, everyone) = store::groups::find(&self.0.db, group, organisation).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
        if everyone {
            return Err(Refusal::Because(Error::Everyone));
        }
        let now = self.0.now();
        let mut tx = self.0.db.begin(&cause).await.map_err(fault)?;
        store::organisations::hold(&mut tx, actor.organisation).await.map_err(fault)?;
        let mut detail = String::new();
        if let Some(other) = replacement {
            let (to, _) = store::groups::find(&mut tx, other, organisation).await.map_err(fault)?.ok_or(Refusal::NotFound)?;
            if other == group {
                return Err(Refusal::NotFound);
            }
            store::groups::give_to(&mut tx, group, other).await.map_err(fault)?;
            detail = format!("replaced by {to}");
        }
        let resources = store::groups::count_only(&mut tx, group).await.map_err(fault)?;
        if resources > 0 {
            return Err(Refusal::Because(Error::OnlyGroup { resources }));
        }
        if !store::groups::remove(&mut tx, group, organisation).await.map_err(fault)? {
            return Err(Refusal::NotFound);
        }
        audit::write(&mut tx, organisation, "partners.remove_group", group.0, &name, detail, now).await?;
        tx.commit().await.map_err(fault)
    }
}

/// Who saved a partner meanwhile (spec D56).
async fn stale(tx: &mut Tx, actor: &Actor, partner: PartnerId) -> Refusal<Error> {
    match store::partners::find(tx, partner, actor.organisation).await {
        Ok(Some(now)) => Refusal::Because(Error::Stale { by: now.changed_by.unwrap_or_default() }),
        Ok(None) => Refusal::NotFound,
        Err(error) => fault(error),
    }
}

fn taken(error: store::Error) -> Refusal<Error> {
    if error.is_unique("code") {
        Refusal::Because(Error::CodeTaken)
    } else if error.is_unique("name") {
        Refusal::Because(Error::NameTaken)
    } else {
        fault(error)
    }
}

/// A short code from a name: letters and digits, hyphens between.
fn code_of(name: &str) -> String {
    let code: String = text::fold(name).chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let parts: Vec<&str> = code.split('-').filter(|part| !part.is_empty()).collect();
    let code: String = parts.join("-").chars().take(32).collect();
    if code.len() < 2 { format!("partner-{}", tokens::reference()) } else { code.trim_end_matches('-').to_owned() }
}

fn check(facts: Facts) -> Result<Facts, Error> {
    let name = text::name(&facts.name).map_err(Error::Name)?;
    let code = facts.code.trim().to_lowercase();
    let code = if code.is_empty() { code_of(&name) } else { code };
    let fits = (2..=32).contains(&code.len()) && code.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if !fits {
        return Err(Error::Code);
    }
    let website = if facts.website.trim().is_empty() { String::new() } else { text::link(&facts.website).map_err(Error::Website)? };
    Ok(Facts {
        name,
        code,
        city: text::fact(&facts.city).map_err(Error::City)?,
        website,
        phone: text::fact(&facts.phone).map_err(Error::Phone)?,
    })
}
