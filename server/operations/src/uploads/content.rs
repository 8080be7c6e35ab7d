//! Whether a file's content is what its name says (spec D5).

use super::office::is_office;
use domain::library::{Content, FileFault, FileType};
use std::{
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};
use tokio::task::spawn_blocking;

/// Bytes that tell what a file is.
const HEAD: u64 = 8 * 1024;
/// Bytes of a text that are looked at in one go.
const STEP: usize = 64 * 1024;
const PDF: &str = "application/pdf";

/// Checks a file on its way into the library.
///
/// # Errors
/// When it cannot be read; what is wrong with the content is the answer inside.
pub(super) async fn check(path: PathBuf, known: FileType) -> std::io::Result<Result<(), FileFault>> {
    let right = spawn_blocking(move || agrees(&path, known)).await.map_err(std::io::Error::other)??;
    Ok(if right { Ok(()) } else { Err(FileFault::Content(known.extension.to_uppercase())) })
}

fn agrees(path: &Path, known: FileType) -> std::io::Result<bool> {
    let mut file = File::open(path)?;
    match known.content {
        Content::Magic(types) => {
            let mut head = Vec::new();
            file.take(HEAD).read_to_end(&mut head)?;
            Ok(types.contains(&media_type(&head)))
        }
        Content::Text => is_text(&mut file),
        Content::Office => is_office(file, known.extension),
    }
}

fn media_type(head: &[u8]) -> &'static str {
    let known = infer::get(head).map_or("", |kind| kind.mime_type());
    // a PDF is one from its beginning: readers look for its mark further on, but what stands before it is something else
    let begins = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head).trim_ascii_start();
    if known == PDF && !begins.starts_with(b"%PDF-") { "" } else { known }
}

fn is_text(file: &mut impl Read) -> std::io::Result<bool> {
    let mut step = vec![0; STEP];
    let mut kept = 0;
    loop {
        let read = file.read(&mut step[kept..])?;
        let bytes = &step[..kept + read];
        if bytes.contains(&0) {
            return Ok(false);
        }
        let valid = match std::str::from_utf8(bytes) {
            Ok(_) => bytes.len(),
            // a character may be cut where the step ends, nowhere else
            Err(error) if error.error_len().is_none() && read > 0 => error.valid_up_to(),
            Err(_) => return Ok(false),
        };
        if read == 0 {
            return Ok(true);
        }
        let length = bytes.len();
        step.copy_within(valid..length, 0);
        kept = length - valid;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn d5_a_pdf_is_one_from_its_beginning() {
        for (head, right) in
            [("%PDF-1.7\n", true), ("\u{feff}%PDF-1.7\n", true), ("\r\n %PDF-2.0\n", true), ("<html>%PDF-1.7\n", false), ("", false)]
        {
            assert_eq!(media_type(head.as_bytes()) == PDF, right, "{head}");
        }
    }

    #[test]
    fn d5_text_is_utf8_without_nul_wherever_the_steps_end() {
        let long = "é".repeat(STEP);
        for (bytes, right) in [
            (long.as_bytes(), true),
            ("plain".as_bytes(), true),
            (b"a\0b".as_slice(), false),
            (b"caf\xe9".as_slice(), false),
            (b"cut \xc3".as_slice(), false),
        ] {
            assert_eq!(is_text(&mut &*bytes).expect("memory reads"), right);
        }
    }
}
