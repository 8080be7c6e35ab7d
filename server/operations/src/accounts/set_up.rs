//! The first admin: by the set-up page with its code, or by the command line (spec S180, B1, trust 19).

use super::{Accounts, SignedIn, Stranger, sign_in};
use crate::{audit, base::id, fault, tokens};
use domain::{
    Cause, Door, Moment, Refusal, Role,
    accounts::{Error, may_be_password},
    campaigns::INTENTS,
    id::{GroupId, MembershipId, OrganisationId, PersonId},
    text::{self, Email},
};
use store::Tx;

/// The group that holds every partner (spec D18).
pub const EVERYONE: &str = "All partners";

/// What the set-up page and `portico admin create` ask.
#[derive(Clone, Debug, Default)]
pub struct FirstAdmin {
    /// The vendor organisation's name.
    pub organisation: String,
    /// The admin's name.
    pub name: String,
    /// The admin's e-mail address.
    pub email: String,
    /// The admin's password.
    pub password: String,
}

struct Checked {
    organisation: String,
    name: String,
    email: Email,
    password_hash: String,
}

impl Accounts {
    /// Whether there is something to set up: nobody is here yet.
    ///
    /// # Errors
    /// `Unavailable` or `Fault`.
    pub async fn is_new(&self) -> Result<bool, Refusal<Error>> {
        Ok(store::accounts::count_people(&self.0.db).await.map_err(fault)? == 0)
    }

    /// Makes the first organisation with its first admin, and signs that one in.
    ///
    /// # Errors
    /// `NotFound` once a person exists; everything wrong with the fields, `Code` among it.
    pub async fn set_up(&self, code: &str, admin: FirstAdmin, stranger: &Stranger) -> Result<SignedIn, Refusal<Error>> {
        if !self.is_new().await? {
            return Err(Refusal::NotFound);
        }
        let expected = self.0.set_up_code.as_deref().ok_or(Refusal::NotFound)?;
        let plain = |code: &str| text::same(code).chars().filter(char::is_ascii_alphanumeric).collect::<String>();
        let wrong = (!tokens::equal(&plain(code), &plain(expected))).then_some(Error::Code);
        let admin = check(wrong, admin).await?;
        let now = self.0.now();
        let mut tx = self.0.db.begin(&Cause::anonymous(Door::SetUp)).await.map_err(fault)?;
        // whoever sets up at the same moment waits here, and then finds somebody
        store::organisations::hold_founding(&mut tx).await.map_err(fault)?;
        if store::accounts::count_people(&mut tx).await.map_err(fault)? > 0 {
            return Err(Refusal::NotFound);
        }
        let (person, place) = write(&mut tx, &admin, now).await?;
        let token = sign_in::begin_session(&mut tx, person, Some(place), stranger, now).await?;
        sign_in::arrive(&mut tx, place, person, &admin.name, now).await?;
        tx.commit().await.map_err(fault)?;
        Ok(SignedIn { token, choose: false })
    }

    /// Makes an organisation with its first admin, from the command line.
    ///
    /// # Errors
    /// `AlreadyMember` when the address is somebody's; everything wrong with the fields.
    pub async fn create_admin(&self, admin: FirstAdmin) -> Result<(), Refusal<Error>> {
        let admin = check(None, admin).await?;
        let now = self.0.now();
        let mut tx = self.0.db.begin(&Cause::system("admin create")).await.map_err(fault)?;
        if store::accounts::find_person_by_email(&mut tx, &admin.email.key).await.map_err(fault)?.is_some() {
            return Err(Refusal::Because(Error::AlreadyMember));
        }
        write(&mut tx, &admin, now).await?;
        tx.commit().await.map_err(fault)
    }
}

/// The fields as they are kept, or everything wrong with them, after what is wrong already.
async fn check(wrong: Option<Error>, admin: FirstAdmin) -> Result<Checked, Refusal<Error>> {
    let organisation = text::name(&admin.organisation).map_err(Error::Organisation);
    let name = text::name(&admin.name).map_err(Error::Name);
    let email = text::email(&admin.email).map_err(Error::Email);
    let key = email.as_ref().map_or("", |email| email.key.as_str());
    let password = may_be_password(&admin.password, key).map_err(Error::Password);
    match (wrong, organisation, name, email, password) {
        (None, Ok(organisation), Ok(name), Ok(email), Ok(())) => {
            Ok(Checked { organisation, name, email, password_hash: tokens::hash_password(admin.password).await })
        }
        (wrong, organisation, name, email, password) => {
            let all = [wrong, organisation.err(), name.err(), email.err(), password.err()];
            let mut all: Vec<Error> = all.into_iter().flatten().collect();
            Err(Refusal::Because(if all.len() == 1 { all.remove(0) } else { Error::Several(all) }))
        }
    }
}

async fn write(tx: &mut Tx, admin: &Checked, now: Moment) -> Result<(PersonId, MembershipId), Refusal<Error>> {
    let organisation = OrganisationId(id());
    found(tx, organisation, GroupId(id()), &admin.organisation, now).await.map_err(fault)?;
    let person = PersonId(id());
    store::accounts::insert_person(tx, person, &admin.email, &admin.name, &admin.password_hash, now).await.map_err(fault)?;
    let place = MembershipId(id());
    store::accounts::insert_membership(tx, place, person, organisation, None, Role::Admin, now).await.map_err(fault)?;
    audit::write(tx, organisation, "accounts.set_up", organisation.0, &admin.organisation, format!("admin {}", admin.email.shown), now)
        .await?;
    Ok((person, place))
}

/// Founds a vendor organisation with what every one begins with: the group of all partners and the list of intents.
///
/// # Errors
/// Whatever the database says.
pub async fn found(tx: &mut Tx, organisation: OrganisationId, everyone: GroupId, name: &str, now: Moment) -> store::Result<()> {
    store::organisations::insert(tx, organisation, name, now).await?;
    store::groups::insert(tx, everyone, organisation, EVERYONE, true, now).await?;
    for (position, intent) in (0_i64..).zip(INTENTS) {
        store::campaigns::insert_intent(tx, id(), organisation, intent, position).await?;
    }
    Ok(())
}
