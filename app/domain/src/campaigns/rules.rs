//! Which way a campaign may go (spec D2, D4).

use super::{Error, Status};

/// The intents every organisation begins with (spec S12, D1). "Other" stands beside them in the form.
pub const INTENTS: [&str; 3] = ["Announce a partnership", "Generate leads", "Promote a product"];
/// The value of the form's "Other (free text)".
pub const OTHER: &str = "other";

/// Whether "Approve all" does anything: any open campaign, or an approved one with waiting assets (spec S25, D4).
///
/// # Errors
/// `NothingWaits` when it is approved and nothing waits, `MovedOn` when it is archived.
pub fn may_approve(status: Status, waiting: i64, by: &str) -> Result<(), Error> {
    match status {
        Status::Draft | Status::InReview => Ok(()),
        Status::Approved if waiting > 0 => Ok(()),
        Status::Approved => Err(Error::NothingWaits { by: by.to_owned() }),
        Status::Archived => Err(Error::MovedOn { status, by: by.to_owned() }),
    }
}

/// Whether a campaign may go from one status to another by hand (spec D2).
#[must_use]
pub fn may_go(from: Status, to: Status) -> bool {
    matches!(
        (from, to),
        (Status::Draft | Status::Approved | Status::Archived, Status::InReview)
            | (Status::InReview, Status::Draft)
            | (Status::Draft | Status::InReview | Status::Approved, Status::Archived)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s25_approve_all_works_once_and_again_for_what_waits() {
        for (status, waiting, ok) in [
            (Status::Draft, 0, true),
            (Status::InReview, 0, true),
            (Status::InReview, 3, true),
            (Status::Approved, 1, true),
            (Status::Approved, 0, false),
            (Status::Archived, 2, false),
        ] {
            assert_eq!(may_approve(status, waiting, "Tom").is_ok(), ok, "{status:?} {waiting}");
        }
    }

    #[test]
    fn d2_revoking_approval_returns_to_review_and_nothing_skips_it() {
        assert!(may_go(Status::Approved, Status::InReview));
        assert!(may_go(Status::Draft, Status::InReview));
        assert!(may_go(Status::Archived, Status::InReview));
        assert!(!may_go(Status::Archived, Status::Approved));
        assert!(!may_go(Status::Draft, Status::Approved));
        assert!(Status::ALL.iter().all(|status| !may_go(*status, *status)));
    }
}
