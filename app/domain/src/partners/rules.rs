//! Which way a partnership may go (spec D30).

use super::Status;

/// Whether a partner may be brought from one status to another: a request is decided, an active one is suspended or ended,
/// and whatever is over can be made active again (spec D30, D55).
#[must_use]
pub fn may_turn(from: Status, to: Status) -> bool {
    match from {
        Status::Pending => matches!(to, Status::Active | Status::Rejected),
        Status::Active => matches!(to, Status::Suspended | Status::Ended),
        Status::Suspended => matches!(to, Status::Active | Status::Ended),
        Status::Rejected | Status::Ended => to == Status::Active,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn d30_the_ways_of_a_partnership() {
        for (from, ways) in [
            (Status::Pending, vec![Status::Active, Status::Rejected]),
            (Status::Active, vec![Status::Suspended, Status::Ended]),
            (Status::Suspended, vec![Status::Active, Status::Ended]),
            (Status::Rejected, vec![Status::Active]),
            (Status::Ended, vec![Status::Active]),
        ] {
            let found: Vec<Status> = Status::ALL.into_iter().filter(|to| may_turn(from, *to)).collect();
            assert_eq!(found, ways, "{from:?}");
        }
    }
}
