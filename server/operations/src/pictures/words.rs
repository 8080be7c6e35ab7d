//! The first words of an Office document: the first slide, or the beginning of a text. One part of the archive is read, up
//! to a limit; nothing is unpacked onto a disk, and no definition in the document is followed.

use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Characters that are kept.
pub(super) const MOST: usize = 2_000;

/// Bytes of a part that are read, whatever it unpacks to.
const PART: u64 = 4 * 1024 * 1024;
/// Characters of a line that are kept.
const LINE: usize = 240;
/// Lines that are kept.
const LINES: usize = 40;

/// The first words, line by line, the title first.
///
/// # Errors
/// Why there are none, in words.
pub(super) fn of(extension: &str, bytes: &[u8]) -> Result<String, String> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| "it is no Office document".to_owned())?;
    let name = if extension == "pptx" { slide(&archive).ok_or("it has no slide")? } else { "word/document.xml".to_owned() };
    let part = archive.by_name(&name).map_err(|_| format!("it has no {name}"))?;
    let mut xml = Vec::new();
    // a part that is cut or broken has a beginning all the same
    let _ = part.take(PART).read_to_end(&mut xml);
    let words = lines(&String::from_utf8_lossy(&xml));
    if words.is_empty() { Err("it has no words".to_owned()) } else { Ok(words) }
}

/// The part of the slide with the lowest number.
fn slide(archive: &ZipArchive<Cursor<&[u8]>>) -> Option<String> {
    let number = |name: &str| name.strip_prefix("ppt/slides/slide")?.strip_suffix(".xml")?.parse::<u32>().ok();
    let lowest = archive.file_names().filter_map(Result::ok).filter_map(|name| number(&name)).min()?;
    Some(format!("ppt/slides/slide{lowest}.xml"))
}

/// A part on its way from markup to lines.
#[derive(Default)]
struct Reading {
    title: Vec<String>,
    rest: Vec<String>,
    line: String,
    in_text: bool,
    in_title: bool,
    fallback: bool,
    kept: usize,
}

/// The lines of a part, those of the title first.
fn lines(xml: &str) -> String {
    let mut reading = Reading::default();
    let mut rest = xml;
    while reading.kept < MOST && reading.title.len() + reading.rest.len() < LINES {
        let Some((text, after)) = rest.split_once('<') else { break };
        if reading.in_text && !reading.fallback {
            unescape(text, &mut reading.line);
        }
        let Some((tag, after)) = after.split_once('>') else { break };
        reading.tag(tag);
        rest = after;
    }
    reading.end();
    reading.title.append(&mut reading.rest);
    let words: String = reading.title.join("\n").chars().take(MOST).collect();
    words.trim().to_owned()
}

impl Reading {
    fn tag(&mut self, tag: &str) {
        let name = tag.split([' ', '/', '\n', '\t', '\r']).find(|part| !part.is_empty()).unwrap_or_default();
        let (ends, empty) = (tag.starts_with('/'), tag.ends_with('/'));
        match name {
            "a:t" | "w:t" => self.in_text = !ends && !empty,
            "a:p" | "w:p" if ends => self.end(),
            "a:br" | "w:br" | "w:cr" | "w:tab" | "a:tab" => self.line.push(' '),
            "p:sp" => self.in_title = false,
            "p:ph" => self.in_title = tag.contains("type=\"title\"") || tag.contains("type=\"ctrTitle\""),
            // the same words once more, for old readers
            "mc:Fallback" => self.fallback = !ends && !empty,
            _ => {}
        }
    }

    /// The line is over.
    fn end(&mut self) {
        let line = std::mem::take(&mut self.line);
        let plain = line.chars().map(|c| if c.is_control() { ' ' } else { c }).filter(|c| !turns(*c)).collect::<String>();
        let line: String = plain.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(LINE).collect();
        if !line.is_empty() {
            self.kept += line.chars().count() + 1;
            if self.in_title { self.title.push(line) } else { self.rest.push(line) }
        }
    }
}

/// Marks that turn the reading direction around (spec D42).
fn turns(c: char) -> bool {
    matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Text with its five named characters and its numbered ones; every other name stands for nothing.
fn unescape(text: &str, line: &mut String) {
    let mut parts = text.split('&');
    line.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let Some((name, after)) = part.split_once(';') else { continue };
        let numbered = name.strip_prefix('#').and_then(|number| match number.strip_prefix('x') {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        });
        match name {
            "amp" => line.push('&'),
            "lt" => line.push('<'),
            "gt" => line.push('>'),
            "quot" => line.push('"'),
            "apos" => line.push('\''),
            _ => line.extend(numbered.and_then(char::from_u32)),
        }
        line.push_str(after);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s88_a_slide_reads_title_first_and_line_by_line() {
        let xml = r#"<p:sp><p:nvPr><p:ph type="body"/></p:nvPr><a:p><a:r><a:t>Fish &amp; chips</a:t></a:r><a:br/><a:r><a:t xml:space="preserve"> at&#160;5</a:t></a:r></a:p></p:sp>
            <p:sp><p:nvPr><p:ph type="ctrTitle"/></p:nvPr><a:p><a:r><a:t>Real-time </a:t></a:r><a:r><a:t>stock</a:t></a:r></a:p><a:p/></p:sp>
            <p:sp><a:p><a:t>Last</a:t></a:p></p:sp>"#;
        assert_eq!(lines(xml), "Real-time stock\nFish & chips at 5\nLast");
    }

    #[test]
    fn trust_8_what_a_document_defines_or_hides_is_not_followed() {
        for (xml, words) in [
            (r#"<!DOCTYPE x [<!ENTITY a "aaaa">]><w:p><w:t>&a;&a;b</w:t></w:p>"#, "b"),
            ("<w:p><w:delText>gone</w:delText><w:t>kept</w:t></w:p>", "kept"),
            ("<w:p><w:t>a\u{202E}b\u{0}c</w:t></w:p>", "ab c"),
            ("<mc:Choice><w:p><w:t>once</w:t></w:p></mc:Choice><mc:Fallback><w:p><w:t>once</w:t></w:p></mc:Fallback>", "once"),
            ("<w:p><w:t>cut in the mid", ""),
            ("&#x110000;&#xD800;<<<>>>", ""),
        ] {
            assert_eq!(lines(xml), words, "{xml}");
        }
        let long = format!("<w:p><w:t>{}</w:t></w:p>", "word ".repeat(1_000)).repeat(100);
        assert!(lines(&long).chars().count() <= MOST);
    }
}
