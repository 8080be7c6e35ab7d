//! What an action on many did, in words, and what it left and why (experience 17). The server makes them, so that the browser
//! carries none of this.

use super::what::both;
use domain::library::{Deed, Done, Left, Told, WhyLeft};

/// How many are named that were left as they were.
const NAMED: usize = 3;

/// The answer to an action on many.
#[must_use]
pub fn told(done: Done) -> Told {
    let Done { folders, items, left, .. } = &done;
    let (folders, items, whole) = (*folders, *items, left.is_empty());
    let mut words = if folders + items == 0 { nothing(&done) } else { some(&done) };
    if !whole {
        words.push(' ');
        words.push_str(&not(left));
    }
    Told { folders, items, words, whole, back: done.back }
}

/// Nothing was done.
fn nothing(done: &Done) -> String {
    match &done.deed {
        Deed::FolderRemoved(name) | Deed::MovedUp(name) => format!("Deleted “{name}”."),
        Deed::FolderBack(name) => format!("“{name}” is back."),
        _ if !done.left.is_empty() && done.same == 0 => "Nothing was done.".to_owned(),
        Deed::Moved(place) => format!("Nothing moved: all of it is in “{place}” already."),
        Deed::Regrouped => "Nothing changed: they have these groups already.".to_owned(),
        Deed::Archived => "Nothing to archive there.".to_owned(),
        Deed::Restored => "Nothing of it is archived.".to_owned(),
        Deed::MovedBack | Deed::GroupsBack | Deed::Removed => "Nothing was done.".to_owned(),
    }
}

/// So much was done.
fn some(done: &Done) -> String {
    let Done { deed, folders, items, same, .. } = done;
    let what = both(*folders, *items);
    let one = *items == 1;
    match deed {
        Deed::Moved(place) => format!("Moved {what} into “{place}”."),
        Deed::MovedBack => format!("Moved back {what}."),
        Deed::Regrouped if *same > 0 => {
            format!("Groups updated for {items} of {}; the others have these groups already.", both(0, items + same))
        }
        Deed::Regrouped => format!("Groups updated for {what}."),
        Deed::GroupsBack => format!("Gave {what} {} groups back.", if one { "its" } else { "their" }),
        Deed::Archived => format!("Archived {what}. No partner sees {} now.", if one { "it" } else { "them" }),
        Deed::Restored if one => format!("Restored {what}. Its groups see it again."),
        Deed::Restored => format!("Restored {what}. Their groups see them again."),
        Deed::Removed => format!("Deleted {what}."),
        Deed::FolderRemoved(name) => format!("Deleted “{name}” with {what}."),
        Deed::MovedUp(name) => format!("Deleted “{name}”. {what} moved up."),
        Deed::FolderBack(name) => format!("“{name}” is back with {what}."),
    }
}

/// "2 not: “Deck” was deleted meanwhile, “Logos” would stand deeper than 16 folders." The first few by name, the rest as a count.
fn not(left: &[Left]) -> String {
    let (named, nameless): (Vec<&Left>, Vec<&Left>) = left.iter().partition(|left| !left.name.is_empty());
    let mut reasons: Vec<String> = named.iter().take(NAMED).map(|left| format!("“{}” {}", left.name, why(left.why))).collect();
    match nameless.len() {
        0 => {}
        1 => reasons.push("one was deleted meanwhile".to_owned()),
        count => reasons.push(format!("{count} were deleted meanwhile")),
    }
    if named.len() > NAMED {
        reasons.push(format!("and {} more", named.len() - NAMED));
    }
    format!("{} not: {}.", left.len(), reasons.join(", "))
}

fn why(why: WhyLeft) -> &'static str {
    match why {
        WhyLeft::Gone => "was deleted meanwhile",
        WhyLeft::OfCampaign => "belongs to a campaign now",
        WhyLeft::IntoItself => "cannot go into itself or into a folder below it",
        WhyLeft::TooDeep => "would stand deeper than 16 folders",
        WhyLeft::NameTaken => "has the name of a folder there",
        WhyLeft::PlaceGone => "lay in a folder that is gone",
        WhyLeft::GroupsGone => "had only groups that are gone",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(deed: Deed, folders: i64, items: i64, same: i64, left: &[(&str, WhyLeft)]) -> String {
        let left = left.iter().map(|(name, why)| Left { name: (*name).to_owned(), why: *why }).collect();
        told(Done { deed, folders, items, same, left, back: None }).words
    }

    #[test]
    fn experience_17_what_was_done_and_what_not_is_told_item_by_item() {
        use WhyLeft::{Gone, IntoItself, NameTaken, OfCampaign, TooDeep};
        let into = || Deed::Moved("Events".to_owned());
        for (words, expected) in [
            (done(into(), 0, 12, 0, &[]), "Moved 12 resources into “Events”."),
            (
                done(into(), 1, 11, 0, &[("Deck", Gone), ("Events", IntoItself)]),
                "Moved 1 folder and 11 resources into “Events”. 2 not: “Deck” was deleted meanwhile, “Events” cannot go into itself or into a folder below it.",
            ),
            (
                done(into(), 0, 1, 0, &[("", Gone), ("A", NameTaken), ("", Gone), ("B", TooDeep), ("C", OfCampaign), ("D", TooDeep)]),
                "Moved 1 resource into “Events”. 6 not: “A” has the name of a folder there, “B” would stand deeper than 16 folders, “C” belongs to a campaign now, 2 were deleted meanwhile, and 1 more.",
            ),
            (done(into(), 0, 0, 3, &[]), "Nothing moved: all of it is in “Events” already."),
            (done(Deed::Removed, 0, 0, 0, &[("", Gone)]), "Nothing was done. 1 not: one was deleted meanwhile."),
            (done(Deed::Regrouped, 0, 2, 1, &[]), "Groups updated for 2 of 3 resources; the others have these groups already."),
            (done(Deed::Restored, 0, 3, 0, &[]), "Restored 3 resources. Their groups see them again."),
            (done(Deed::MovedUp("Old".to_owned()), 0, 0, 0, &[]), "Deleted “Old”."),
        ] {
            assert_eq!(words, expected);
        }
    }
}
