//! A draft as a file: DOCX, HTML or PDF, made from plain text. Whatever stands in it is text and never markup (spec S3).

mod docx;
mod html;
mod pdf;

use domain::campaigns::DraftKind;
use serde::{Deserialize, Serialize};

/// What kind of file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Form {
    /// To be edited further.
    Docx,
    /// For a mail program or a page.
    Html,
    /// To be read.
    Pdf,
}

/// What is put into a file.
#[derive(Clone, Debug)]
pub(super) struct Sheet {
    /// What it is, and of which campaign.
    pub title: String,
    /// Whose it is.
    pub about: String,
    /// Headings and texts.
    pub parts: Vec<(String, String)>,
}

impl Form {
    /// As forms of pages name it; `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Docx, Self::Html, Self::Pdf].into_iter().find(|form| form.extension() == text)
    }

    /// The extension of its files.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Pdf => "pdf",
        }
    }

    /// The bytes of a file; or the letters that it cannot show.
    pub(super) fn make(self, sheet: &Sheet) -> Result<Vec<u8>, String> {
        match self {
            Self::Docx => Ok(docx::make(sheet)),
            Self::Html => Ok(html::make(sheet)),
            Self::Pdf => pdf::make(sheet),
        }
    }
}

/// What a draft is called in a file.
pub(super) fn title(kind: DraftKind) -> &'static str {
    match kind {
        DraftKind::Email => "Announcement e-mail",
        DraftKind::Posts => "Social posts",
        DraftKind::OnePager => "One-pager",
        DraftKind::Landing => "Landing page",
        DraftKind::TalkingPoints => "Talking points",
    }
}

/// What a part is called in a file.
pub(super) fn heading(part: &str) -> &str {
    match part {
        "subject" => "Subject",
        "preheader" => "Preheader",
        "body" => "Text",
        "linkedin" => "LinkedIn",
        "x" => "X",
        "instagram" => "Instagram",
        "headline" => "Headline",
        "problem" => "The problem",
        "solution" => "The solution",
        "proof" => "Proof",
        "action" => "Next step",
        "title" => "Page title",
        "lead" => "Lead",
        "points" => "Points",
        "button" => "Button",
        "opening" => "Opening",
        "objections" => "Objections",
        "next_step" => "Next step",
        other => other,
    }
}

/// A text that markup cannot come out of, in XML and in HTML alike.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            // XML takes no other control characters, not even escaped
            c if c.is_control() && !matches!(c, '\n' | '\t') => {}
            '\u{fffe}' | '\u{ffff}' => {}
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Read};

    fn sheet(text: &str) -> Sheet {
        Sheet {
            title: "One-pager: Spring".to_owned(),
            about: "Acme and Northwind".to_owned(),
            parts: vec![("Headline".to_owned(), text.to_owned())],
        }
    }

    const HOSTILE: &str = "<script>alert(1)</script> & \"quoted\"\n]]></w:t><w:t>\u{1}=cmd()";

    #[test]
    fn s3_markup_in_a_draft_is_text_in_every_file() {
        let html = String::from_utf8(Form::Html.make(&sheet(HOSTILE)).expect("a page")).expect("text");
        assert!(!html.contains("<script") && html.contains("&lt;script&gt;"), "{html}");
        let docx = Form::Docx.make(&sheet(HOSTILE)).expect("a document");
        let mut zip = zip::ZipArchive::new(Cursor::new(docx)).expect("a zip");
        let mut document = String::new();
        zip.by_name("word/document.xml").expect("its text").read_to_string(&mut document).expect("text");
        assert!(!document.contains("<script") && !document.contains('\u{1}') && document.contains("&lt;/w:t&gt;"), "{document}");
        let pdf = Form::Pdf.make(&sheet(&HOSTILE.replace('\u{1}', ""))).expect("a PDF");
        assert!(pdf.starts_with(b"%PDF-"));
    }

    #[test]
    fn s3_a_pdf_says_which_letters_it_cannot_show() {
        assert_eq!(Form::Pdf.make(&sheet("店頭 and more")).err().as_deref(), Some("店頭"));
        for text in ["Zoë, Łódź, naïve – “quoted”", "Αθήνα", "Київ", &"a long text with many words ".repeat(600), &"x".repeat(5_000)]
        {
            assert!(Form::Pdf.make(&sheet(text)).is_ok(), "{text}");
        }
    }
}
