//! What runs in the child: it limits itself first, reads a file from its standard input, and says what it saw. It reads no
//! settings, opens no file and knows no database; whatever a hostile file makes of it, it ends alone (trust 8).

use super::{page, raster, words};
use rustix::process::{Resource, Rlimit, nice, setrlimit};
use std::{
    io::{Read, Write},
    process::ExitCode,
};

/// Bytes of memory a child may have (spec D42).
const MEMORY: u64 = 128 * 1024 * 1024;
/// Seconds of the processor it may have (spec D42).
const SECONDS: u64 = 10;
/// What a child gives way to: everything else.
const NICE: i32 = 10;

/// What was seen in a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Seen<'a> {
    /// A picture.
    Picture { media_type: &'a str, width: u32, height: u32, bytes: &'a [u8] },
    /// Words, line by line.
    Words(&'a str),
    /// Nothing, and why.
    None(&'a str),
}

/// Looks at the file on the standard input; its kind is told by its extension.
#[must_use]
pub fn run(extension: &str) -> ExitCode {
    if limit().is_err() {
        return ExitCode::FAILURE;
    }
    let mut bytes = Vec::new();
    let told = match std::io::stdin().lock().read_to_end(&mut bytes) {
        Ok(_) => look(extension, bytes),
        Err(_) => say(&Seen::None("it could not be read")),
    };
    let mut out = std::io::stdout().lock();
    if out.write_all(&told).and_then(|()| out.flush()).is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn look(extension: &str, bytes: Vec<u8>) -> Vec<u8> {
    let seen = match extension {
        "pdf" => page::first(bytes),
        "pptx" | "docx" => {
            return match words::of(extension, &bytes) {
                Ok(words) => say(&Seen::Words(&words)),
                Err(reason) => say(&Seen::None(&reason)),
            };
        }
        _ => raster::small(&bytes),
    };
    match seen {
        Ok(small) => {
            let raster::Small { media_type, width, height, bytes } = &small;
            say(&Seen::Picture { media_type, width: *width, height: *height, bytes })
        }
        Err(reason) => say(&Seen::None(&reason)),
    }
}

/// Takes away what the child does not need. The limit is on data and not on addresses: a program's own code counts among
/// the addresses, and so do its unused stacks.
fn limit() -> rustix::io::Result<()> {
    let most = |resource, most| setrlimit(resource, Rlimit { current: Some(most), maximum: Some(most) });
    most(Resource::Core, 0)?;
    most(Resource::Fsize, 0)?;
    most(Resource::Nofile, 8)?;
    most(Resource::Cpu, SECONDS)?;
    most(Resource::Data, MEMORY)?;
    // without the right to it the child is only less polite
    let _ = nice(NICE);
    Ok(())
}

/// As it goes over the pipe: a line of facts, then bytes.
fn say(seen: &Seen<'_>) -> Vec<u8> {
    let (head, bytes) = match seen {
        Seen::Picture { media_type, width, height, bytes } => (format!("picture {media_type} {width} {height}\n"), *bytes),
        Seen::Words(words) => ("words\n".to_owned(), words.as_bytes()),
        Seen::None(reason) => ("none\n".to_owned(), reason.as_bytes()),
    };
    let mut told = head.into_bytes();
    told.extend_from_slice(bytes);
    told
}

/// Reads what a child said; none when it is not understood. A child that was taken over must not get more than this.
pub(super) fn answer(said: &[u8]) -> Option<Seen<'_>> {
    let end = said.iter().position(|byte| *byte == b'\n')?;
    let (head, bytes) = (std::str::from_utf8(&said[..end]).ok()?, &said[end + 1..]);
    let mut facts = head.split(' ');
    match facts.next()? {
        "picture" => {
            let media_type = facts.next().filter(|media_type| matches!(*media_type, raster::JPEG | raster::PNG))?;
            let mut side = || facts.next()?.parse::<u32>().ok().filter(|side| (1..=raster::SIDE).contains(side));
            let (width, height) = (side()?, side()?);
            (!bytes.is_empty()).then_some(Seen::Picture { media_type, width, height, bytes })
        }
        "words" => std::str::from_utf8(bytes).ok().filter(|words| words.chars().count() <= words::MOST).map(Seen::Words),
        "none" => std::str::from_utf8(bytes).ok().map(Seen::None),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trust_8_only_what_a_child_may_say_is_understood() {
        let picture = Seen::Picture { media_type: "image/png", width: 320, height: 1, bytes: b"\n1\n" };
        for seen in [picture, Seen::Words("Title\nline"), Seen::None("because")] {
            assert_eq!(answer(&say(&seen)), Some(seen));
        }
        for wrong in [
            &b"picture image/svg+xml 10 10\n<svg/>"[..],
            b"picture text/html 10 10\n<p>",
            b"picture image/png 0 10\nx",
            b"picture image/png 321 10\nx",
            b"picture image/png 10\nx",
            b"picture image/png 10 10\n",
            b"words\n\xff",
            b"words",
            b"",
            b"run\nls",
        ] {
            assert_eq!(answer(wrong), None, "{wrong:?}");
        }
        assert_eq!(answer(&say(&Seen::Words(&"a".repeat(words::MOST + 1)))), None);
    }
}
