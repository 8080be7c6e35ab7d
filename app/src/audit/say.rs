//! What was done, in words. A code without words of its own is shown as it is: a trail hides nothing.

/// The words before the name of the thing it was done to.
#[must_use]
pub fn act(code: &str) -> String {
    let words = match code {
        "accounts.set_up" => "Set up Portico for",
        "accounts.sign_in" => "Signed in:",
        "accounts.sign_out" => "Signed out:",
        "accounts.sign_out_everywhere" => "Signed out everywhere:",
        "accounts.join" => "Joined:",
        "demo.make" => "Made the demo world of",
        "partners.create" => "Added the partner",
        "partners.update" => "Changed the partner",
        "partners.set_status" => "Changed the status of",
        "partners.invite" => "Invited",
        "partners.create_group" => "Made the group",
        "partners.update_group" => "Changed the group",
        "partners.remove_group" => "Deleted the group",
        "campaigns.create" => "Made the campaign",
        "campaigns.approve_all" => "Approved all of",
        "campaigns.go" => "Moved the campaign",
        "library.add_folder" => "Made the folder",
        "library.add_link" => "Added the link",
        "library.begin_upload" => "Began to upload",
        "library.cancel_upload" => "Cancelled the upload of",
        "library.refuse_upload" => "Was refused the upload of",
        "library.upload" => "Uploaded",
        "library.edit" => "Changed",
        "library.associate" => "Put into a campaign:",
        "library.remove" => "Deleted",
        other => return format!("{other}:"),
    };
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use super::act;

    #[test]
    fn an_unknown_act_is_shown_as_it_is() {
        assert_eq!(act("leads.merge"), "leads.merge:");
        assert_eq!(act("library.remove"), "Deleted");
    }
}
