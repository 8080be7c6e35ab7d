//! Names inside a ZIP: safe wherever it is unpacked, and each once (spec D42, trust 9).

use crate::text::fold;
use std::collections::HashSet;

/// Files a ZIP takes (spec D42).
pub const PACK_FILES: i64 = 1_000;
/// Bytes a ZIP takes (spec D42).
pub const PACK_BYTES: u64 = 2 * 1024 * super::MEGABYTE;

/// Names that mean a device on Windows, whatever comes after a dot.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

fn is_device(name: &str) -> bool {
    let stem = fold(name.split('.').next().unwrap_or(name).trim_end());
    let numbered = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    DEVICES.contains(&stem.as_str()) || numbered.is_some_and(|rest| rest.len() == 1 && rest.chars().all(|c| c.is_ascii_digit()))
}

/// A name as one part of a path on any system: never a way up, a separator, a control character or a device.
#[must_use]
pub fn part(name: &str) -> String {
    let forbidden = |c: char| c.is_control() || matches!(c, '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    let safe: String = name.chars().map(|c| if forbidden(c) { '_' } else { c }).collect();
    let safe = safe.trim().trim_end_matches(['.', ' ']);
    if safe.is_empty() || is_device(safe) { format!("_{safe}") } else { safe.to_owned() }
}

/// Paths inside a ZIP for files in folders, in their order: safe, and different from each other even where case does not count.
#[must_use]
pub fn paths(files: &[(Vec<String>, String)]) -> Vec<String> {
    let folders: Vec<String> = files.iter().map(|(folders, _)| folders.iter().map(|name| part(name) + "/").collect()).collect();
    // a file does not take the name of a folder
    let mut taken: HashSet<String> = HashSet::new();
    for path in &folders {
        taken.extend(path.match_indices('/').map(|(end, _)| fold(&path[..end])));
    }
    let mut paths = Vec::with_capacity(files.len());
    for (folder, (_, name)) in folders.iter().zip(files) {
        let name = part(name);
        let mut path = format!("{folder}{name}");
        let mut copy = 1;
        while !taken.insert(fold(&path)) {
            copy += 1;
            path = match name.rsplit_once('.') {
                Some((stem, extension)) if !stem.is_empty() => format!("{folder}{stem} ({copy}).{extension}"),
                _ => format!("{folder}{name} ({copy})"),
            };
        }
        paths.push(path);
    }
    paths
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn d42_a_name_inside_a_zip_leads_nowhere_else() {
        for (name, safe) in [
            ("Deck.pdf", "Deck.pdf"),
            ("..", "_"),
            ("../../etc/passwd", ".._.._etc_passwd"),
            ("C:\\Windows\\x.txt", "C__Windows_x.txt"),
            ("a\u{0}b\n.txt", "a_b_.txt"),
            ("nul", "_nul"),
            ("Con.txt", "_Con.txt"),
            ("com1.tar.gz", "_com1.tar.gz"),
            ("ＣＯＭ１.txt", "_ＣＯＭ１.txt"),
            ("comic.txt", "comic.txt"),
            ("trailing. . ", "trailing"),
            ("  ", "_"),
            ("Größe 50 %.pdf", "Größe 50 %.pdf"),
        ] {
            assert_eq!(part(name), safe, "{name:?}");
        }
    }

    #[test]
    fn d42_each_path_in_a_zip_is_there_once() {
        let file = |folders: &[&str], name: &str| (folders.iter().map(|name| (*name).to_owned()).collect(), name.to_owned());
        let files = [
            file(&[], "deck.pdf"),
            file(&[], "Deck.PDF"),
            file(&[], "deck (2).pdf"),
            file(&["A", ".."], "deck.pdf"),
            file(&["a", "_"], "DECK.pdf"),
            file(&[], "A"),
            file(&[], ".env"),
            file(&[], ".ENV"),
        ];
        assert_eq!(
            paths(&files),
            ["deck.pdf", "Deck (2).PDF", "deck (2) (2).pdf", "A/_/deck.pdf", "a/_/DECK (2).pdf", "A (2)", ".env", ".ENV (2)"]
        );
    }
}
