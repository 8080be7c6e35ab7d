//! What was done, in words. A code without words of its own is shown as it is: a trail hides nothing.

use crate::{campaigns, kit::size_words, layout::role_words, partners};
use domain::Role;

/// The words before the name of the thing it was done to.
#[must_use]
pub fn act(code: &str) -> String {
    let words = match code {
        "accounts.set_up" => "Set up Portico for",
        "accounts.sign_in" => "Signed in:",
        "accounts.sign_out" => "Signed out:",
        "accounts.sign_out_everywhere" => "Signed out everywhere:",
        "accounts.join" => "Joined:",
        "accounts.reset" => "Set a new password by mail:",
        "accounts.change_password" => "Changed the password of",
        "accounts.update_profile" => "Changed the profile of",
        "accounts.end_session" => "Ended sessions of",
        "accounts.set_role" => "Changed the role of",
        "accounts.suspend" => "Suspended",
        "accounts.reactivate" => "Made active again:",
        "accounts.remove_member" => "Removed",
        "accounts.revoke" => "Took an invitation back to",
        "notices.again" => "Had a mail sent again:",
        "notices.test" => "Tried the mail server with a mail to",
        "demo.make" => "Made the demo world of",
        "partners.create" => "Added the partner",
        "partners.update" => "Changed the partner",
        "partners.set_status" => "Changed the status of",
        "partners.invite" => "Invited to",
        "partners.create_group" => "Made the group",
        "partners.update_group" => "Changed the group",
        "partners.remove_group" => "Deleted the group",
        "campaigns.create" => "Made the campaign",
        "campaigns.approve_all" => "Approved all of",
        "campaigns.go" => "Moved the campaign",
        "campaigns.change_questions" => "Changed the",
        "campaigns.let_partners_ask" => "Set the switch",
        "campaigns.begin_chat" => "Began a request for",
        "campaigns.answer" => "Answered in a request for",
        "campaigns.drop_chat" => "Threw away a request for",
        "campaigns.submit" => "Submitted the campaign",
        "campaigns.write_drafts" => "Asked for drafts of",
        "campaigns.draft" => "Wrote a draft of",
        "campaigns.tweak" => "Asked for another draft of",
        "campaigns.stop_draft" => "Stopped a draft of",
        "campaigns.edit_draft" => "Edited a draft of",
        "campaigns.restore_draft" => "Brought back a draft of",
        "campaigns.export_draft" => "Made a file of a draft:",
        "campaigns.save_brand" => "Changed the facts and words of",
        "campaigns.save_pack" => "Changed the templates",
        "library.add_folder" => "Made the folder",
        "library.add_link" => "Added the link",
        "library.begin_upload" => "Began to upload",
        "library.cancel_upload" => "Cancelled the upload of",
        "library.refuse_upload" => "Was refused the upload of",
        "library.retarget_upload" => "Chose another place for the upload of",
        "library.upload" => "Uploaded",
        "library.give_picture" => "Gave a picture to",
        "library.edit" => "Changed",
        "library.associate" => "Put into a campaign:",
        "library.remove" | "library.remove_many" => "Deleted",
        "library.edit_folder" => "Changed the folder",
        "library.remove_folder" => "Deleted the folder",
        "library.move_to" => "Moved",
        "library.put_back" => "Moved back",
        "library.set_groups" => "Changed the groups of",
        "library.put_back_groups" => "Gave back the groups of",
        "library.archive" => "Archived",
        "library.unarchive" => "Brought back from the archive",
        other => return format!("{other}:"),
    };
    words.to_owned()
}

/// What was written down beside it, with words in the place of the codes of statuses and roles. What is not understood is
/// shown as it is.
#[must_use]
pub fn detail(act: &str, detail: &str) -> String {
    let words = match act {
        "partners.invite" | "accounts.join" => role(detail),
        "accounts.set_role" => turn(detail, |code| Some(role_words(Role::parse(code)?))),
        "partners.set_status" => turn(detail, |code| Some(partners::say::status(domain::partners::Status::parse(code)?).1)),
        "campaigns.go" => turn(detail, |code| Some(campaigns::say::word(domain::campaigns::Status::parse(code)?))),
        _ if act.starts_with("library.") => detail.strip_suffix(" bytes").and_then(|bytes| bytes.parse().ok()).map(size_words),
        _other => None,
    };
    words.unwrap_or_else(|| detail.to_owned())
}

/// "Ines, partner_member", or the role alone.
fn role(detail: &str) -> Option<String> {
    let (before, code) = detail.rsplit_once(", ").map_or(("", detail), |(before, code)| (before, code));
    let words = role_words(Role::parse(code)?);
    Some(if before.is_empty() { words.to_owned() } else { format!("{before}, {words}") })
}

/// "active → ended", and perhaps something after a comma.
fn turn(detail: &str, word: impl Fn(&str) -> Option<&'static str>) -> Option<String> {
    let (codes, after) = detail.split_once(", ").map_or((detail, ""), |(codes, after)| (codes, after));
    let (from, to) = codes.split_once(" → ")?;
    let words = format!("{} → {}", word(from)?, word(to)?);
    Some(if after.is_empty() { words } else { format!("{words}, {after}") })
}

#[cfg(test)]
mod tests {
    use super::{act, detail};

    #[test]
    fn an_unknown_act_is_shown_as_it_is() {
        assert_eq!(act("leads.merge"), "leads.merge:");
        assert_eq!(act("library.remove"), "Deleted");
    }

    #[test]
    fn a_detail_holds_words_and_no_codes() {
        for (act, stored, words) in [
            ("partners.invite", "Ines Ferreira, partner_member", "Ines Ferreira, Partner Member"),
            ("accounts.join", "admin", "Vendor admin"),
            ("accounts.set_role", "admin → member, 2 sessions ended", "Vendor admin → Vendor member, 2 sessions ended"),
            ("partners.set_status", "active → ended, 3 sessions ended", "Active → Ended, 3 sessions ended"),
            ("campaigns.go", "in_review → archived", "In review → Archived"),
            ("campaigns.go", "in_review → sold", "in_review → sold"),
            ("library.begin_upload", "17825792 bytes", "17 MB"),
            ("partners.update", "was active → ended", "was active → ended"),
        ] {
            assert_eq!(detail(act, stored), words);
        }
    }
}
