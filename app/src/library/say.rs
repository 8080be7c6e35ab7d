//! The library room in words: refusals, kinds, and who sees what. No other file of the room says these; every match is whole, so that a
//! new fact does not compile until it has its words.

use crate::{
    Problem,
    kit::{counted, link_words, number, size_words, text_words},
};
use domain::{
    campaigns,
    library::{Error, FileFault, FileKind, Limits, Sight, Watcher, Why, WhyNot},
    partners,
};

/// What may come in, told before anything is chosen (spec D19).
#[must_use]
pub fn limits(limits: Limits) -> String {
    format!("PDF, PPTX, DOCX, images, audio, ZIP up to {} · video up to {}", bytes(limits.other), bytes(limits.video))
}

/// The sentence for a refusal.
#[must_use]
pub fn error(error: &Error) -> String {
    match error {
        Error::Name(fault) | Error::Description(fault) => text_words(*fault),
        Error::NameTaken => "A folder here has this name already. Choose another one.".to_owned(),
        Error::Clash(name) => format!("There is a folder “{name}” already. Rename one of the two first."),
        Error::IntoItself => "A folder cannot be put into itself or into a folder below it.".to_owned(),
        Error::TooManyChosen => "Choose at most 10,000 at once.".to_owned(),
        Error::NothingChosen => "There is nothing to download in it. Choose at least one file.".to_owned(),
        Error::TooManyFiles { limit } => format!("A ZIP takes at most {} files. Choose fewer.", number(*limit)),
        Error::TooLargeTogether { limit } => format!("A ZIP takes at most {}. Choose fewer files.", bytes(*limit)),
        Error::Link(fault) => link_words(*fault),
        Error::NoGroup => "Choose at least one group.".to_owned(),
        Error::TooDeep => "Folders stand at most 16 deep. Put this one further up.".to_owned(),
        Error::TooManyFolders => "There are 10,000 folders, which is the most. Nothing was made.".to_owned(),
        Error::File(fault) => file(fault),
        Error::TooManyUploads => "Five of your uploads are running already. Retry when one is done.".to_owned(),
        Error::TargetGone => "The place it was for is gone. What arrived is kept for a day.".to_owned(),
        Error::Busy => "Another tab is sending this file.".to_owned(),
        Error::Offset { arrived } => format!("The upload stands elsewhere: {} have arrived.", bytes(*arrived)),
        Error::TooManyBytes => "The file changed while it was read. Choose it again.".to_owned(),
        Error::BrokenOff { arrived } => format!("The connection broke. The {} that arrived are kept.", bytes(*arrived)),
        Error::Checksum => "The bytes were damaged on their way. They are sent again.".to_owned(),
        Error::Expired => "It was left for a day and is thrown away. Choose the file again.".to_owned(),
        Error::Picture => "This picture cannot be drawn, or the video has one.".to_owned(),
        Error::CampaignArchived => "This campaign is archived. Bring it back to review first.".to_owned(),
        Error::Stale { by } if by.is_empty() => "Not saved: somebody changed this meanwhile.".to_owned(),
        Error::Stale { by } => format!("Not saved: {by} changed this meanwhile."),
        Error::Several(errors) => errors.iter().map(self::error).collect::<Vec<_>>().join(" "),
    }
}

/// The field that a refusal belongs to, by the end of its id; none when it belongs to the whole.
fn field(error: &Error) -> Option<&'static str> {
    match error {
        Error::Name(_) | Error::NameTaken => Some("name"),
        Error::Description(_) => Some("description"),
        Error::Link(_) => Some("url"),
        Error::NoGroup => Some("groups"),
        Error::TooDeep
        | Error::TooManyFolders
        | Error::Clash(_)
        | Error::IntoItself
        | Error::TooManyChosen
        | Error::NothingChosen
        | Error::TooManyFiles { .. }
        | Error::TooLargeTogether { .. }
        | Error::File(_)
        | Error::TooManyUploads
        | Error::TargetGone
        | Error::Busy
        | Error::Offset { .. }
        | Error::TooManyBytes
        | Error::BrokenOff { .. }
        | Error::Checksum
        | Error::Expired
        | Error::Picture
        | Error::CampaignArchived
        | Error::Stale { .. }
        | Error::Several(_) => None,
    }
}

/// Everything wrong with a form: the field (empty for the whole) and the sentence.
#[must_use]
pub fn wrong(problem: &Problem<Error>) -> Vec<(&'static str, String)> {
    let each: &[Error] = match problem.reason() {
        Some(Error::Several(errors)) => errors,
        Some(error) => std::slice::from_ref(error),
        None => return vec![("", problem.say(error))],
    };
    each.iter().map(|one| (field(one).unwrap_or_default(), error(one))).collect()
}

/// Whether sending the same file again may help.
#[must_use]
pub fn may_retry(error: &Error) -> bool {
    match error {
        Error::TooManyUploads
        | Error::TargetGone
        | Error::Busy
        | Error::Offset { .. }
        | Error::BrokenOff { .. }
        | Error::Checksum
        | Error::Expired => true,
        Error::Name(_)
        | Error::NameTaken
        | Error::Description(_)
        | Error::Link(_)
        | Error::NoGroup
        | Error::TooDeep
        | Error::TooManyFolders
        | Error::Clash(_)
        | Error::IntoItself
        | Error::TooManyChosen
        | Error::NothingChosen
        | Error::TooManyFiles { .. }
        | Error::TooLargeTogether { .. }
        | Error::File(_)
        | Error::TooManyBytes
        | Error::Picture
        | Error::CampaignArchived
        | Error::Stale { .. }
        | Error::Several(_) => false,
    }
}

fn bytes(count: u64) -> String {
    size_words(i64::try_from(count).unwrap_or(i64::MAX))
}

/// Why a file is not taken, and what to do (spec D5, D19).
#[must_use]
pub fn file(fault: &FileFault) -> String {
    match fault {
        FileFault::Extension(extension) if extension.is_empty() => {
            format!("The name has no ending that tells the type. {ACCEPTED}")
        }
        FileFault::Extension(extension) => format!("{extension} is not accepted. {}", instead(extension)),
        FileFault::Empty => "The file is empty.".to_owned(),
        FileFault::TooLarge { limit, video: true } => format!("It is larger than {}, the most for a video.", bytes(*limit)),
        FileFault::TooLarge { limit, video: false } => {
            format!("It is larger than {}, the most for a file that is no video.", bytes(*limit))
        }
        FileFault::Content(extension) => {
            let a = if extension.starts_with(['A', 'E', 'H', 'M', 'O', 'R', 'S']) { "an" } else { "a" };
            format!("The content is not {a} {extension}, although the name says so.")
        }
    }
}

const ACCEPTED: &str = "Accepted are PDF, PPTX, DOCX, images, video, audio, ZIP and e-mail templates.";

/// What to save a file as that does not come in as it is.
const INSTEAD: [(&[&str], &str); 7] = [
    (&["TIFF", "TIF", "BMP", "HEIC", "HEIF", "AVIF", "PSD", "AI", "EPS", "RAW", "ICO"], "Save it as PNG, JPEG or PDF."),
    (&["PPT", "PPS", "PPSX", "ODP", "KEY"], "Save it as PPTX or PDF."),
    (&["DOC", "ODT", "RTF", "PAGES"], "Save it as DOCX or PDF."),
    (&["XLS", "XLSX", "ODS", "CSV", "NUMBERS"], "Save it as PDF, or put it into a ZIP."),
    (&["AVI", "MKV", "WMV", "MPG", "MPEG", "FLV"], "Save it as MP4, MOV or WEBM."),
    (&["AAC", "FLAC", "AIFF", "AIF", "WMA"], "Save it as MP3, M4A or WAV."),
    (&["HTM", "MSG", "MHT"], "Save it as HTML or EML."),
];

fn instead(extension: &str) -> &'static str {
    INSTEAD.iter().find(|(known, _)| known.contains(&extension)).map_or(ACCEPTED, |&(_, words)| words)
}

/// What an item is.
#[must_use]
pub fn kind(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Image => "Image",
        FileKind::Pdf => "PDF document",
        FileKind::Slides => "Slides",
        FileKind::Document => "Document",
        FileKind::Template => "E-mail template or text",
        FileKind::Video => "Video",
        FileKind::Audio => "Audio",
        FileKind::Archive => "Compressed file",
        FileKind::Link => "Link",
    }
}

/// Why a partner sees an item.
#[must_use]
pub fn why(why: &Why) -> String {
    match why {
        Why::Campaign => "by its campaign, which is approved".to_owned(),
        Why::Groups(groups) => {
            let names: Vec<String> = groups.iter().map(|group| format!("“{group}”")).collect();
            format!("by the {} {}", if names.len() == 1 { "group" } else { "groups" }, names.join(", "))
        }
    }
}

/// Why a partner does not see it.
#[must_use]
pub fn why_not(why_not: WhyNot) -> &'static str {
    match why_not {
        WhyNot::AnotherPartners => "no: the campaign is another partner’s",
        WhyNot::NoGroup => "no: in none of its groups",
        WhyNot::PartnerNotActive(partners::Status::Active) => "no: the partner is not active",
        WhyNot::PartnerNotActive(partners::Status::Pending) => "no: the partnership is not decided",
        WhyNot::PartnerNotActive(partners::Status::Suspended) => "no: the partner is suspended",
        WhyNot::PartnerNotActive(partners::Status::Rejected) => "no: the partnership was rejected",
        WhyNot::PartnerNotActive(partners::Status::Ended) => "no: the partnership has ended",
        WhyNot::Archived => "no: it is archived",
        WhyNot::CampaignNotApproved(campaigns::Status::Draft) => "not yet: the campaign is a draft",
        WhyNot::CampaignNotApproved(campaigns::Status::InReview) => "not yet: the campaign waits for approval",
        WhyNot::CampaignNotApproved(campaigns::Status::Approved) => "no: the campaign does not show it",
        WhyNot::CampaignNotApproved(campaigns::Status::Archived) => "no: the campaign is archived",
        WhyNot::Waiting => "not yet: it waits for approval",
    }
}

/// So many people.
#[must_use]
pub fn people(count: i64) -> String {
    counted(count, "person", "people")
}

/// Partners and their people that see an item now.
fn seen(watchers: &[Watcher]) -> (usize, i64) {
    let seen = watchers.iter().filter(|watcher| matches!(watcher.sight, Sight::Seen(_)));
    seen.fold((0, 0), |(partners, people), watcher| (partners + 1, people + watcher.people))
}

/// Who sees it, in figures.
#[must_use]
pub fn figures(watchers: &[Watcher]) -> String {
    match seen(watchers) {
        (0, _) => "No partner sees it now".to_owned(),
        (partners, count) => format!("{} at {}", people(count), counted(partners as i64, "partner", "partners")),
    }
}

/// Who loses sight of an item that goes: who, and `loses` in words, or that nobody sees it.
#[must_use]
pub fn losers(watchers: &[Watcher], loses: &'static str) -> (String, &'static str) {
    let mut seen = watchers.iter().filter(|watcher| matches!(watcher.sight, Sight::Seen(_)));
    match (seen.next(), seen.next()) {
        (None, _) => ("No partner".to_owned(), " sees it now."),
        (Some(one), None) => (format!("{} at {}", people(one.people), one.partner.name), loses),
        (Some(_), Some(_)) => (figures(watchers), loses),
    }
}

/// The first names of many partners, and how many more there are.
#[must_use]
pub fn and_more(names: &[&str], all: usize) -> String {
    format!("{} and {} more partners", names.join(", "), all - names.len())
}

/// How many reasons are left out.
#[must_use]
pub fn more_reasons(more: usize) -> String {
    format!("and {}", counted(i64::try_from(more).unwrap_or(i64::MAX), "more reason", "more reasons"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::library::MEGABYTE;

    #[test]
    fn a_refused_file_is_told_what_to_do() {
        for (fault, words) in [
            (FileFault::Extension("TIFF".to_owned()), "TIFF is not accepted. Save it as PNG, JPEG or PDF."),
            (FileFault::Content("PDF".to_owned()), "The content is not a PDF, although the name says so."),
            (FileFault::Content("MP4".to_owned()), "The content is not an MP4, although the name says so."),
            (FileFault::TooLarge { limit: 250 * MEGABYTE, video: true }, "It is larger than 250 MB, the most for a video."),
        ] {
            assert_eq!(file(&fault), words);
        }
    }

    #[test]
    fn d19_the_limits_are_told_as_set() {
        assert_eq!(limits(Limits::default()), "PDF, PPTX, DOCX, images, audio, ZIP up to 30 MB · video up to 250 MB");
        let set = Limits { video: 500 * MEGABYTE, other: 10 * MEGABYTE };
        assert_eq!(limits(set), "PDF, PPTX, DOCX, images, audio, ZIP up to 10 MB · video up to 500 MB");
    }
}
