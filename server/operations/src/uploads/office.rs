//! Whether a file is an Office document, told by the list of names at the end of its archive (spec D5).
//!
//! The list is walked name by name and is bounded; nothing in the archive is ever unpacked, so it does not matter how
//! large it would become.

use std::io::{BufReader, ErrorKind, Read, Seek, SeekFrom};

/// The parts of an Office document that name its kind.
const PARTS: [(&str, &str); 2] = [("docx", "word/"), ("pptx", "ppt/")];
/// The part that every Office document has.
const TYPES: &[u8] = b"[Content_Types].xml";
/// The most names that are looked at.
const NAMES: u16 = 20_000;
/// The most bytes of the list of names.
const LIST: u32 = 8 * 1024 * 1024;

/// How an archive begins, how a line of its list does, and how its end does (APPNOTE 4.3).
const BEGIN: &[u8] = b"PK\x03\x04";
const LINE: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";
/// Bytes of a line before its name, and of the end before its comment.
const LINE_HEAD: usize = 46;
const END_HEAD: usize = 22;
/// The longest comment.
const COMMENT: u64 = 65_535;

/// Whether it is one of this extension. What ends where more should be is none.
///
/// # Errors
/// When the file cannot be read.
pub(super) fn is_office(mut file: impl Read + Seek, extension: &str) -> std::io::Result<bool> {
    let Some((_, part)) = PARTS.into_iter().find(|(known, _)| *known == extension) else {
        return Ok(false);
    };
    match holds(&mut file, part.as_bytes()) {
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(false),
        answer => answer,
    }
}

fn holds(file: &mut (impl Read + Seek), part: &[u8]) -> std::io::Result<bool> {
    let mut begin = [0; 4];
    file.read_exact(&mut begin)?;
    let Some((at, names)) = list(file)?.filter(|_| begin == BEGIN) else {
        return Ok(false);
    };
    file.seek(SeekFrom::Start(at))?;
    let mut lines = BufReader::new(file).take(u64::from(LIST));
    let (mut typed, mut kind) = (false, false);
    for _ in 0..names {
        let mut head = [0; LINE_HEAD];
        lines.read_exact(&mut head)?;
        if !head.starts_with(LINE) {
            return Ok(false);
        }
        let mut name = vec![0; usize::from(two(&head, 28))];
        lines.read_exact(&mut name)?;
        typed |= name == TYPES;
        kind |= name.starts_with(part);
        if typed && kind {
            return Ok(true);
        }
        let rest = u64::from(two(&head, 30)) + u64::from(two(&head, 32));
        std::io::copy(&mut lines.by_ref().take(rest), &mut std::io::sink())?;
    }
    Ok(false)
}

/// Where the list of names begins, and how many there are; none when it is too long, or is not right before the end.
fn list(file: &mut (impl Read + Seek)) -> std::io::Result<Option<(u64, u16)>> {
    let size = file.seek(SeekFrom::End(0))?;
    let from = size.saturating_sub(COMMENT + END_HEAD as u64);
    file.seek(SeekFrom::Start(from))?;
    let mut tail = Vec::new();
    file.take(COMMENT + END_HEAD as u64).read_to_end(&mut tail)?;
    let ends = |at: &usize| {
        let end = &tail[*at..];
        end.len() >= END_HEAD && end.starts_with(END) && end.len() == END_HEAD + usize::from(two(end, 20))
    };
    let Some(at) = (0..tail.len()).rev().find(ends) else {
        return Ok(None);
    };
    let end = &tail[at..];
    let (names, length, begins) = (two(end, 10), four(end, 12), u64::from(four(end, 16)));
    let whole = begins + u64::from(length) == from + at as u64;
    Ok((names <= NAMES && length <= LIST && whole).then_some((begins, names)))
}

fn two(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn four(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]])
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};
    use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

    fn archive(names: &[&str], comment: &str) -> Vec<u8> {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        for name in names {
            archive.start_file(*name, SimpleFileOptions::default().compression_method(CompressionMethod::Stored)).expect("a file");
            archive.write_all(b"<xml/>").expect("to write");
        }
        archive.set_comment(comment).expect("a comment");
        archive.finish().expect("an archive").into_inner()
    }

    fn is(bytes: &[u8], extension: &str) -> bool {
        is_office(Cursor::new(bytes), extension).expect("memory reads")
    }

    #[test]
    fn d5_an_office_document_is_told_by_the_names_in_it() {
        let types = "[Content_Types].xml";
        for (names, docx, pptx) in [
            (vec![types, "word/document.xml"], true, false),
            (vec!["ppt/presentation.xml", types], false, true),
            (vec![types], false, false),
            (vec!["word/document.xml"], false, false),
            (vec!["Word/document.xml", types], false, false),
            (vec![], false, false),
        ] {
            for comment in ["", "with a comment", &"PK\x05\x06".repeat(9)] {
                let bytes = archive(&names, comment);
                assert_eq!((is(&bytes, "docx"), is(&bytes, "pptx"), is(&bytes, "zip")), (docx, pptx, false), "{names:?} {comment:?}");
            }
        }
    }

    #[test]
    fn d5_what_only_ends_as_an_archive_or_is_broken_is_none() {
        let good = archive(&["[Content_Types].xml", "word/document.xml"], "");
        assert!(is(&good, "docx"));
        assert!(!is(&[b"<html><script>".as_slice(), &good].concat(), "docx"), "something else stands before it");
        assert!(!is(&[&good, b"<html>".as_slice()].concat(), "docx"), "something else stands behind it");
        for end in 0..good.len() {
            assert!(!is(&good[..end], "docx"), "cut at {end}");
        }
        for at in 0..good.len() {
            let mut bytes = good.clone();
            bytes[at] ^= 0xff;
            // whatever it says, it says it
            is(&bytes, "docx");
        }
    }

    #[test]
    fn d5_a_list_that_is_too_long_is_not_read() {
        let line = {
            let good = archive(&["x"], "");
            let at = good.windows(4).position(|four| four == LINE).expect("a line");
            good[at..at + LINE_HEAD + 1].to_vec()
        };
        let end = |names: u16, length: usize, begins: usize| {
            let mut end = END.to_vec();
            end.extend([0; 4]);
            end.extend(names.to_le_bytes());
            end.extend(names.to_le_bytes());
            end.extend(u32::try_from(length).expect("a length").to_le_bytes());
            end.extend(u32::try_from(begins).expect("a place").to_le_bytes());
            end.extend([0; 2]);
            end
        };
        let good = archive(&["[Content_Types].xml", "word/document.xml"], "");
        let begins = good.windows(4).position(|four| four == LINE).expect("a line");
        let own = &good[begins..good.len() - END_HEAD];
        for (more, right) in [(0, true), (19_998, true), (19_999, false), (60_000, false)] {
            let list = [line.repeat(more), own.to_vec()].concat();
            let names = u16::try_from(more + 2).expect("so many");
            let bytes = [&good[..begins], &list, &end(names, list.len(), begins)].concat();
            assert_eq!(is(&bytes, "docx"), right, "{names} names");
        }
        let long = vec![0; LIST as usize + 1];
        let bytes = [&good[..begins], own, &long, &end(2, own.len() + long.len(), begins)].concat();
        assert!(!is(&bytes, "docx"), "a list of more than 8 MiB");
    }
}
