//! The people of one's own place: a vendor's at `/settings/people`, a partner's at `/team` (spec D40, D44, D46). Plain forms,
//! because they change who somebody is (house, law 8).

use super::{
    Shared,
    forms::{Posted, see, to_its_end},
};
use axum::{extract::State, response::Response};
use domain::{
    Actor, Refusal, Role,
    accounts::{Change, Error},
};
use operations::Portal;

/// Invites, takes back, and changes memberships; what is to be done stands in the field `act`.
pub async fn people(State(shared): State<Shared>, form: Posted) -> Response {
    let Some(actor) = form.visitor().and_then(|visitor| visitor.actor.clone()) else {
        return see("/sign-in");
    };
    let page = form.parts.uri.path().to_owned();
    // each address is one side's; in preview both come as far as the refusal
    let own = if page == "/team" { actor.scope().partner().is_some() } else { actor.role.is_vendor() };
    let Some(wish) = Wish::read(&form).filter(|_| own) else {
        return form.again::<Error>(&shared, &Refusal::NotFound).await;
    };
    let portal = shared.portal.clone();
    match to_its_end(async move { wish.grant(&portal, &actor).await }).await {
        Ok(told) => see(&format!("{page}?told={told}")),
        Err(refusal) => form.again(&shared, &refusal).await,
    }
}

/// What is to be done.
enum Wish {
    Invite { name: String, email: String, role: Option<Role> },
    Revoke(domain::id::InvitationId),
    Change(domain::id::MembershipId, Change),
}

impl Wish {
    fn read(form: &Posted) -> Option<Self> {
        let field = |name| form.field(name).to_owned();
        let change = match form.field("act") {
            "invite" => return Some(Self::Invite { name: field("name"), email: field("email"), role: Role::parse(form.field("role")) }),
            "revoke" => return Some(Self::Revoke(form.field("invitation").parse().ok()?)),
            "role" => Change::Role(Role::parse(form.field("role"))?),
            "suspend" => Change::Suspend,
            "reactivate" => Change::Reactivate,
            "remove" => Change::Remove,
            _ => return None,
        };
        Some(Self::Change(form.field("member").parse().ok()?, change))
    }

    /// Does it, and tells the word for it.
    async fn grant(self, portal: &Portal, actor: &Actor) -> Result<String, Refusal<Error>> {
        match self {
            Self::Invite { name, email, role } => {
                let role = role.ok_or(Refusal::Because(Error::Role))?;
                let invitation = portal.accounts.invite(actor, &name, &email, role).await?;
                Ok(format!("invited&open={invitation}"))
            }
            Self::Revoke(invitation) => {
                portal.accounts.revoke(actor, invitation).await?;
                Ok("revoked".to_owned())
            }
            Self::Change(member, change) => {
                portal.accounts.change(actor, member, change).await?;
                let told = match change {
                    Change::Role(_) => "role",
                    Change::Suspend => "suspended",
                    Change::Reactivate => "reactivated",
                    Change::Remove => "removed",
                };
                Ok(told.to_owned())
            }
        }
    }
}
