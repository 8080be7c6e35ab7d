//! What happens while somebody looks: events for the open tabs of this program (house, "live").
//!
//! An event is told after its commit and says who may see it; nothing is kept. Who comes late, or misses one, reads the page anew.
//! Tabs of another program on the same database hear nothing of it until then.

use domain::{
    Scope,
    id::{OrganisationId, PartnerId, PersonId},
};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::{broadcast, watch};

/// Events a slow tab may be behind before it is told to read anew.
const BEHIND: usize = 1_024;
/// Streams a person may have open, and all together.
const TABS: usize = 20;
const TABS_IN_ALL: usize = 2_000;

/// Who may see an event beside the vendor.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Seen {
    /// The vendor's people.
    ByVendor(OrganisationId),
    /// The people of one partner, and nobody else.
    ByPartner(OrganisationId, PartnerId),
}

impl Seen {
    /// Whether a scope reaches it.
    #[must_use]
    pub fn by(self, scope: Scope) -> bool {
        match self {
            Self::ByVendor(organisation) => scope.organisation() == organisation && scope.partner().is_none(),
            Self::ByPartner(organisation, partner) => scope.organisation() == organisation && scope.partner() == Some(partner),
        }
    }
}

/// An event.
#[derive(Clone, Debug)]
pub struct Event {
    /// Who may see it.
    pub seen: Seen,
    /// What it is about: `campaign:<id>`, `chat:<id>`, `notices`.
    pub topic: String,
    /// What happened, as the stream names it.
    pub name: &'static str,
    /// Facts about it, as JSON.
    pub data: serde_json::Value,
}

/// Where events are told and heard.
#[derive(Clone, Debug)]
pub struct Live {
    events: broadcast::Sender<Arc<Event>>,
    closing: Arc<watch::Sender<bool>>,
    tabs: Arc<Mutex<HashMap<PersonId, usize>>>,
}

/// A stream that is open; it counts until it is dropped.
#[derive(Debug)]
pub struct OpenTab {
    person: PersonId,
    tabs: Arc<Mutex<HashMap<PersonId, usize>>>,
}

impl Drop for OpenTab {
    fn drop(&mut self) {
        let mut tabs = self.tabs.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(open) = tabs.get_mut(&self.person) {
            *open -= 1;
            if *open == 0 {
                tabs.remove(&self.person);
            }
        }
    }
}

impl Default for Live {
    fn default() -> Self {
        Self { events: broadcast::Sender::new(BEHIND), closing: Arc::new(watch::Sender::new(false)), tabs: Arc::default() }
    }
}

impl Live {
    /// Tells whoever listens.
    pub fn tell(&self, event: Event) {
        // nobody listens: nothing is lost
        let _ = self.events.send(Arc::new(event));
    }

    /// Opens a stream for a person; none when the person, or everybody together, has too many open.
    #[must_use]
    pub fn open(&self, person: PersonId) -> Option<OpenTab> {
        let mut tabs = self.tabs.lock().unwrap_or_else(PoisonError::into_inner);
        if tabs.values().sum::<usize>() >= TABS_IN_ALL {
            return None;
        }
        let open = tabs.entry(person).or_default();
        if *open >= TABS {
            return None;
        }
        *open += 1;
        Some(OpenTab { person, tabs: self.tabs.clone() })
    }

    /// Everything told from now on.
    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<Arc<Event>> {
        self.events.subscribe()
    }

    /// Ends every stream: the program is about to end.
    pub fn close(&self) {
        self.closing.send_replace(true);
    }

    /// Waits until streams are to end.
    pub async fn closed(&self) {
        let mut closing = self.closing.subscribe();
        // the sender lives as long as this value
        let _ = closing.wait_for(|closing| *closing).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Actor, Mode, Role, id::MembershipId};
    use uuid::Uuid;

    #[test]
    fn trust_a_person_has_twenty_streams_open_and_one_more_when_one_ended() {
        let (live, [one, other]) = (Live::default(), [1, 2].map(|n| PersonId(Uuid::from_u128(n))));
        let mut open: Vec<OpenTab> = (0..TABS).map(|_| live.open(one).expect("room")).collect();
        assert!(live.open(one).is_none());
        assert!(live.open(other).is_some(), "nobody else has to wait");
        open.pop();
        assert!(live.open(one).is_some());
    }

    #[test]
    fn trust_7_an_event_reaches_its_own_side_and_nobody_else() {
        let (acme, globex) = (OrganisationId(Uuid::from_u128(1)), OrganisationId(Uuid::from_u128(2)));
        let (northwind, bluefin) = (PartnerId(Uuid::from_u128(3)), PartnerId(Uuid::from_u128(4)));
        let scope = |organisation, partner: Option<PartnerId>, mode| {
            let role = if partner.is_none() { Role::Admin } else { Role::PartnerOwner };
            let (person, membership) = (PersonId(Uuid::from_u128(5)), MembershipId(Uuid::from_u128(6)));
            Actor { person, membership, organisation, role, partner, mode, zone: "UTC".to_owned() }.scope()
        };
        let preview = Mode::Preview { partner: northwind, contact: None };
        for (of, vendor, partner) in [
            (scope(acme, None, Mode::Plain), true, false),
            (scope(acme, None, preview), false, true),
            (scope(acme, Some(northwind), Mode::Plain), false, true),
            (scope(acme, Some(bluefin), Mode::Plain), false, false),
            (scope(globex, None, Mode::Plain), false, false),
        ] {
            assert_eq!((Seen::ByVendor(acme).by(of), Seen::ByPartner(acme, northwind).by(of)), (vendor, partner));
        }
    }
}
