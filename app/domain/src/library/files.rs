//! The files the library takes: extension, media type, limit, and whether a browser may show them in the page (spec D5, D19).

use serde::{Deserialize, Serialize};

/// One megabyte as the limits count it (spec D19).
pub const MEGABYTE: u64 = 1_048_576;

/// What a file is to its reader.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    /// Picture.
    Image,
    /// PDF document.
    Pdf,
    /// Slides.
    Slides,
    /// Text document.
    Document,
    /// E-mail template or plain text.
    Template,
    /// Video.
    Video,
    /// Audio.
    Audio,
    /// Compressed file.
    Archive,
    /// A link; no file at all.
    Link,
}

impl FileKind {
    const ALL: [Self; 9] =
        [Self::Image, Self::Pdf, Self::Slides, Self::Document, Self::Template, Self::Video, Self::Audio, Self::Archive, Self::Link];

    /// As stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Image => "image",
            Self::Pdf => "pdf",
            Self::Slides => "slides",
            Self::Document => "document",
            Self::Template => "template",
            Self::Video => "video",
            Self::Audio => "audio",
            Self::Archive => "archive",
            Self::Link => "link",
        }
    }

    /// From what is stored; `None` for any other text.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// How the content of a file is told apart from a file that only has its name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Content {
    /// The first bytes are those of one of these media types.
    Magic(&'static [&'static str]),
    /// A ZIP that holds `[Content_Types].xml` (Office documents; spec D5).
    Office,
    /// The whole file is UTF-8 text without NUL (spec D5).
    Text,
}

/// A file type the library takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FileType {
    /// The extension, lower case, without the dot.
    pub extension: &'static str,
    /// What it is.
    pub kind: FileKind,
    /// The Content-Type it is served with, whatever the uploader said (trust 9).
    pub media_type: &'static str,
    /// A browser may show it inside a page (spec D5).
    pub inline: bool,
    /// How its content is checked.
    pub content: Content,
}

const fn file(extension: &'static str, kind: FileKind, media_type: &'static str, inline: bool, content: Content) -> FileType {
    FileType { extension, kind, media_type, inline, content }
}

/// The containers of ISO media, whose brands overlap between mp4, m4v, mov and m4a.
const ISO_MEDIA: Content = Content::Magic(&["video/mp4", "video/x-m4v", "video/quicktime", "audio/m4a"]);

/// Every file type the library takes (spec D5, S32, S82).
pub const TYPES: [FileType; 25] = [
    file("png", FileKind::Image, "image/png", true, Content::Magic(&["image/png"])),
    file("jpg", FileKind::Image, "image/jpeg", true, Content::Magic(&["image/jpeg"])),
    file("jpeg", FileKind::Image, "image/jpeg", true, Content::Magic(&["image/jpeg"])),
    file("gif", FileKind::Image, "image/gif", true, Content::Magic(&["image/gif"])),
    file("webp", FileKind::Image, "image/webp", true, Content::Magic(&["image/webp"])),
    file("svg", FileKind::Image, "image/svg+xml", false, Content::Text),
    file("pdf", FileKind::Pdf, "application/pdf", true, Content::Magic(&["application/pdf"])),
    file("pptx", FileKind::Slides, "application/vnd.openxmlformats-officedocument.presentationml.presentation", false, Content::Office),
    file("docx", FileKind::Document, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", false, Content::Office),
    file("html", FileKind::Template, "text/html; charset=utf-8", false, Content::Text),
    file("eml", FileKind::Template, "message/rfc822", false, Content::Text),
    file("txt", FileKind::Template, "text/plain; charset=utf-8", true, Content::Text),
    file("mp4", FileKind::Video, "video/mp4", true, ISO_MEDIA),
    file("m4v", FileKind::Video, "video/x-m4v", false, ISO_MEDIA),
    file("mov", FileKind::Video, "video/quicktime", false, ISO_MEDIA),
    file("webm", FileKind::Video, "video/webm", true, Content::Magic(&["video/webm", "video/x-matroska"])),
    file("mp3", FileKind::Audio, "audio/mpeg", true, Content::Magic(&["audio/mpeg"])),
    file("m4a", FileKind::Audio, "audio/mp4", true, ISO_MEDIA),
    file("wav", FileKind::Audio, "audio/wav", true, Content::Magic(&["audio/x-wav"])),
    file("ogg", FileKind::Audio, "audio/ogg", true, Content::Magic(&["audio/ogg", "audio/opus"])),
    file("zip", FileKind::Archive, "application/zip", false, Content::Magic(&["application/zip"])),
    file("gz", FileKind::Archive, "application/gzip", false, Content::Magic(&["application/gzip"])),
    file("tgz", FileKind::Archive, "application/gzip", false, Content::Magic(&["application/gzip"])),
    file("7z", FileKind::Archive, "application/x-7z-compressed", false, Content::Magic(&["application/x-7z-compressed"])),
    file("rar", FileKind::Archive, "application/vnd.rar", false, Content::Magic(&["application/vnd.rar"])),
];

/// The largest files the library takes, in bytes (spec S83-S85, D19); settings may change them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Limits {
    /// Of a video.
    pub video: u64,
    /// Of anything else, audio included.
    pub other: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { video: 250 * MEGABYTE, other: 30 * MEGABYTE }
    }
}

impl Limits {
    /// The most bytes a file of this kind may have.
    #[must_use]
    pub fn of(self, kind: FileKind) -> u64 {
        if kind == FileKind::Video { self.video } else { self.other }
    }
}

/// Why a file is not taken.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum FileFault {
    /// The name has no extension, or one that is not on the list (spec D5). Holds the extension in capitals.
    Extension(String),
    /// It has no bytes.
    Empty,
    /// Larger than so many bytes (spec S83, S84).
    TooLarge {
        /// The limit.
        limit: u64,
        /// It is the limit for videos.
        video: bool,
    },
    /// The content is not what the extension says (spec D5). Holds the extension in capitals.
    Content(String),
}

/// The file name without any folders before it, as browsers and other clients may send them.
#[must_use]
pub fn base_name(file_name: &str) -> &str {
    file_name.rsplit(['/', '\\']).next().unwrap_or(file_name)
}

/// The type of a file by its name (spec D5).
///
/// # Errors
/// `Extension` when it is not on the list.
pub fn file_type(file_name: &str) -> Result<FileType, FileFault> {
    let extension = base_name(file_name).rsplit_once('.').map_or("", |(stem, extension)| if stem.is_empty() { "" } else { extension });
    let lower = extension.to_lowercase();
    TYPES
        .into_iter()
        .find(|known| known.extension == lower)
        .ok_or_else(|| FileFault::Extension(extension.chars().take(12).collect::<String>().to_uppercase()))
}

/// Whether a file of this name and size may come in; content is checked when it is here (spec S82-S85, D5, D19).
///
/// # Errors
/// The first thing wrong with it.
pub fn may_upload(file_name: &str, size: u64, limits: Limits) -> Result<FileType, FileFault> {
    let known = file_type(file_name)?;
    let limit = limits.of(known.kind);
    if size == 0 {
        return Err(FileFault::Empty);
    }
    if size > limit {
        return Err(FileFault::TooLarge { limit, video: known.kind == FileKind::Video });
    }
    Ok(known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s83_s84_s85_the_limits_hold_to_the_byte() {
        let limits = Limits::default();
        for (name, size, ok) in [
            ("film.mp4", 250 * MEGABYTE, true),
            ("film.mp4", 250 * MEGABYTE + 1, false),
            ("deck.pptx", 30 * MEGABYTE, true),
            ("deck.pptx", 30 * MEGABYTE + 1, false),
            ("song.mp3", 30 * MEGABYTE + 1, false),
            ("deck.pptx", 0, false),
        ] {
            assert_eq!(may_upload(name, size, limits).is_ok(), ok, "{name} {size}");
        }
    }

    #[test]
    fn s82_d5_the_extension_decides_without_regard_to_case() {
        for good in ["a.PNG", "b.tar.gz", "C:\\Users\\me\\c.PDF", "../../d.docx", "Ärger.Jpeg"] {
            assert!(file_type(good).is_ok(), "{good}");
        }
        for bad in ["a.tiff", "b.exe", "noextension", ".png", "c.pdf.exe", "d.", ""] {
            assert!(file_type(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn d5_markup_is_never_shown_inside_a_page() {
        for name in ["a.svg", "a.html", "a.eml", "a.docx", "a.zip"] {
            assert!(file_type(name).is_ok_and(|known| !known.inline), "{name}");
        }
    }
}
