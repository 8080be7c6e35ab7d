//! Who sees which item, and why: the one visibility rule (spec D6, S28, S29, S67, B2).
//!
//! The database holds the same rule as the view `visible_items`, which every list, search, count, link and download
//! asks; a property test holds the two equal over random worlds. This one gives the reason.

use crate::{campaigns, id::PartnerId, partners};
use serde::{Deserialize, Serialize};

/// Whether a partner sees an item, and why.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Sight {
    /// It does, because.
    Seen(Why),
    /// It does not, because.
    Hidden(WhyNot),
}

/// Why a partner sees an item.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Why {
    /// The item is an approved asset of the partner's approved campaign.
    Campaign,
    /// These groups of the resource hold the partner; by name.
    Groups(Vec<String>),
}

/// Why a partner does not see an item: the first reason that holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum WhyNot {
    /// It is an asset of another partner's campaign.
    AnotherPartners,
    /// None of the resource's groups holds the partner.
    NoGroup,
    /// The partner is not active.
    PartnerNotActive(partners::Status),
    /// The item is archived.
    Archived,
    /// The campaign is not approved.
    CampaignNotApproved(campaigns::Status),
    /// The item waits for approval.
    Waiting,
}

/// What the rule needs to know of an item.
#[derive(Clone, Debug)]
pub struct Seen<'a> {
    /// The item is archived.
    pub archived: bool,
    /// Where it lives.
    pub home: SeenHome<'a>,
}

/// What the rule needs to know of an item's home.
#[derive(Clone, Debug)]
pub enum SeenHome<'a> {
    /// A campaign's asset.
    Campaign {
        /// The campaign's partner.
        partner: PartnerId,
        /// Where the campaign stands.
        status: campaigns::Status,
        /// The asset is approved.
        approved: bool,
    },
    /// A resource: those of its groups that hold the partner asked about, by name.
    Resource {
        /// The groups' names.
        groups: &'a [String],
    },
}

/// Whether a partner sees an item of its own vendor, and why (spec D6).
#[must_use]
pub fn sight(item: &Seen<'_>, partner: PartnerId, status: partners::Status) -> Sight {
    let why = match item.home {
        SeenHome::Campaign { partner: owner, .. } if owner != partner => return Sight::Hidden(WhyNot::AnotherPartners),
        SeenHome::Resource { groups: [] } => return Sight::Hidden(WhyNot::NoGroup),
        _ if status != partners::Status::Active => return Sight::Hidden(WhyNot::PartnerNotActive(status)),
        _ if item.archived => return Sight::Hidden(WhyNot::Archived),
        SeenHome::Campaign { status, .. } if status != campaigns::Status::Approved => {
            return Sight::Hidden(WhyNot::CampaignNotApproved(status));
        }
        SeenHome::Campaign { approved: false, .. } => return Sight::Hidden(WhyNot::Waiting),
        SeenHome::Campaign { .. } => Why::Campaign,
        SeenHome::Resource { groups } => Why::Groups(groups.to_vec()),
    };
    Sight::Seen(why)
}

#[cfg(test)]
mod tests {
    use super::*;
    use campaigns::Status as Campaign;
    use partners::Status as Partner;
    use uuid::Uuid;

    #[test]
    fn s28_d6_an_asset_is_seen_by_its_partner_once_all_of_it_is_approved() {
        let (own, other) = (PartnerId(Uuid::from_u128(1)), PartnerId(Uuid::from_u128(2)));
        for (viewer, partner, status, approved, archived, answer) in [
            (own, Partner::Active, Campaign::Approved, true, false, Sight::Seen(Why::Campaign)),
            (own, Partner::Active, Campaign::Approved, false, false, Sight::Hidden(WhyNot::Waiting)),
            (own, Partner::Active, Campaign::InReview, true, false, Sight::Hidden(WhyNot::CampaignNotApproved(Campaign::InReview))),
            (own, Partner::Active, Campaign::Draft, true, false, Sight::Hidden(WhyNot::CampaignNotApproved(Campaign::Draft))),
            (own, Partner::Active, Campaign::Archived, true, false, Sight::Hidden(WhyNot::CampaignNotApproved(Campaign::Archived))),
            (own, Partner::Active, Campaign::Approved, true, true, Sight::Hidden(WhyNot::Archived)),
            (own, Partner::Suspended, Campaign::Approved, true, false, Sight::Hidden(WhyNot::PartnerNotActive(Partner::Suspended))),
            (other, Partner::Active, Campaign::Approved, true, false, Sight::Hidden(WhyNot::AnotherPartners)),
        ] {
            let item = Seen { archived, home: SeenHome::Campaign { partner: own, status, approved } };
            assert_eq!(sight(&item, viewer, partner), answer);
        }
    }

    #[test]
    fn d6_a_resource_is_seen_through_its_groups() {
        let partner = PartnerId(Uuid::from_u128(1));
        let gold = ["Gold".to_owned()];
        let seen = |groups, archived, status| sight(&Seen { archived, home: SeenHome::Resource { groups } }, partner, status);
        assert_eq!(seen(&gold, false, Partner::Active), Sight::Seen(Why::Groups(vec!["Gold".to_owned()])));
        assert_eq!(seen(&[], false, Partner::Active), Sight::Hidden(WhyNot::NoGroup));
        assert_eq!(seen(&gold, true, Partner::Active), Sight::Hidden(WhyNot::Archived));
        assert_eq!(seen(&gold, false, Partner::Ended), Sight::Hidden(WhyNot::PartnerNotActive(Partner::Ended)));
    }
}
