//! The built-in drafter: template packs for each intent, filled with the facts of one request and nothing else (spec D9, B10).
//!
//! The same facts and seed give the same words. What nobody said is asked for as a gap; nothing is made up.

use super::facts::{Company, Facts};
use domain::campaigns::{DraftKind, GAP, Part, Tweak};
use minijinja::{Environment, Error, ErrorKind, UndefinedBehavior, Value, context, value::Rest};

/// The packs: what they are stored as, and their text.
const PACKS: [(&str, &str); 4] = [
    ("announce", include_str!("../../../drafts/announce.txt")),
    ("leads", include_str!("../../../drafts/leads.txt")),
    ("promote", include_str!("../../../drafts/promote.txt")),
    ("other", include_str!("../../../drafts/other.txt")),
];
const SHARED: &str = include_str!("../../../drafts/shared.txt");
/// Steps a template may take: ours take some hundreds.
const FUEL: u64 = 50_000;

/// A built-in pack.
pub(in crate::campaigns) fn built_in(pack: &str) -> Option<&'static str> {
    PACKS.iter().find(|(name, _)| *name == pack).map(|(_, text)| *text)
}

/// The pack for an intent; own words have one of their own.
pub(super) fn pack_for(intent: &str) -> &'static str {
    let [announce, leads, promote] = domain::campaigns::INTENTS;
    match intent {
        known if known == announce => "announce",
        known if known == leads => "leads",
        known if known == promote => "promote",
        _ => "other",
    }
}

/// The text of a pack's part.
fn section<'a>(pack: &'a str, kind: DraftKind, part: &str) -> Option<&'a str> {
    let head = format!("## {}.{part}", kind.as_str());
    let mut from = None;
    let mut at = 0;
    for line in pack.split_inclusive('\n') {
        if let Some(start) = from
            && line.starts_with("## ")
        {
            return Some(&pack[start..at]);
        }
        at += line.len();
        if from.is_none() && line.trim_end() == head {
            from = Some(at);
        }
    }
    from.map(|start| &pack[start..])
}

/// Writes the parts of a draft, all or only one.
pub(in crate::campaigns) fn write(
    pack: &str,
    kind: DraftKind,
    facts: &Facts,
    tweak: &Tweak,
    seed: u64,
) -> Result<Vec<Part>, (String, String)> {
    let environment = environment(seed);
    let wanted = kind.parts().iter().filter(|(key, _)| tweak.part.as_deref().is_none_or(|part| part == *key));
    let write = |&(key, max): &(&str, usize)| {
        let refused = |why: String| (format!("{}.{key}", kind.as_str()), why);
        let text = section(pack, kind, key).ok_or_else(|| refused("this part is missing".to_owned()))?;
        allowed(text).map_err(refused)?;
        let source = format!("{SHARED}{text}");
        let told = environment.render_str(&source, facts.told(tweak)).map_err(|error| refused(words(&error)))?;
        Ok(Part { key: key.to_owned(), text: within(&tidy(&told), max) })
    };
    wanted.map(write).collect()
}

/// Whether a pack has every part and each can be written, whatever is known.
pub(in crate::campaigns) fn check(pack: &str) -> Result<(), (String, String)> {
    for facts in [Facts::default(), Facts::sample()] {
        for kind in DraftKind::ALL {
            write(pack, kind, &facts, &Tweak::default(), 1)?;
        }
    }
    Ok(())
}

/// Whether a part uses nothing but conditions, loops and what is known. Steps are counted, but a text that is doubled with every
/// step would take all memory before they are used up.
fn allowed(text: &str) -> Result<(), String> {
    let mut rest = text;
    while let Some((_, from)) = rest.split_once('{') {
        rest = from;
        let (is_tag, end) = match from.chars().next() {
            Some('{') => (false, "}}"),
            Some('%') => (true, "%}"),
            _ => continue,
        };
        let inside = from[1..].split_once(end).map_or(&from[1..], |(inside, _)| inside);
        let word = inside.trim_start_matches(['-', '+']).split_whitespace().next().unwrap_or_default().trim_end_matches(['-', '+']);
        if is_tag && !["if", "elif", "else", "endif", "for", "endfor"].contains(&word) {
            return Err(format!("“{word}” cannot be used here: there are if, elif, else, endif, for and endfor"));
        }
        if inside.contains('*') {
            return Err("“*” cannot be used here".to_owned());
        }
    }
    Ok(())
}

fn words(error: &Error) -> String {
    let what = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    what.chars().take(200).collect()
}

/// Empty lines that a missing fact left behind, and spaces at the end of lines.
fn tidy(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        if !line.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(line);
        }
    }
    lines.join("\n").trim().to_owned()
}

fn environment(seed: u64) -> Environment<'static> {
    // the library's own filters and functions make texts as long as one asks for
    let mut environment = Environment::empty();
    environment.add_filter("join", minijinja::filters::join);
    environment.add_filter("length", minijinja::filters::length);
    environment.add_filter("map", minijinja::filters::map);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment.add_filter("cap", |text: String| cap(&text));
    environment.add_filter("low", |text: String| low(&text));
    environment.add_filter("bare", |text: String| bare(&text).to_owned());
    environment.add_filter("head", |text: String| text.split(": ").next().unwrap_or_default().to_owned());
    environment.add_filter("dot", |text: String| dot(&text));
    environment.add_filter("within", |text: String, max: usize| within(&text, max));
    environment.add_filter("list", |texts: Vec<String>| list(&texts));
    environment.add_filter("known", |texts: Vec<String>| texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<String>>());
    environment.add_function("need", |what: String| format!("{GAP}{what}]"));
    environment.add_function("choose", move |texts: Rest<String>| choose(seed, &texts));
    environment
}

/// One of some wordings: the same for the same seed, wherever it stands.
fn choose(seed: u64, texts: &[String]) -> Result<Value, Error> {
    // FNV-1a: the standard library's hash may change from one release to the next
    let hash =
        texts.iter().flat_map(|text| text.bytes()).fold(0xcbf2_9ce4_8422_2325 ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15), |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    let count = u64::try_from(texts.len()).unwrap_or(1).max(1);
    let place = usize::try_from((hash >> 17) % count).unwrap_or_default();
    texts.get(place).map(Value::from).ok_or_else(|| Error::new(ErrorKind::MissingArgument, "choose takes at least one wording"))
}

fn cap(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Words that begin an answer with a capital only because they begin it. Any other may be a name, and keeps it.
const COMMON: &str = " a all an anyone buyers category companies customers decision department directors everyone existing facility finance \
    growers heads it large logistics managers marketing mid mid-sized office operations owners people plant procurement product production \
    purchasing quality retail retailers sales shop shops small staff store stores supply teams the those transport users warehouse \
    wholesalers garden harbor harbour hospital hotel museum public regional technical young book call get order read request see start talk try visit ask reserve register join download test speak write come send ";

fn low(text: &str) -> String {
    let first = text.split([' ', ',']).next().unwrap_or_default().to_lowercase();
    let mut letters = text.chars();
    // an abbreviation keeps its capitals
    let is_short = letters.clone().nth(1).is_some_and(char::is_uppercase);
    match letters.next() {
        Some(letter) if !is_short && COMMON.contains(&format!(" {first} ")) => letter.to_lowercase().chain(letters).collect(),
        _ => text.to_owned(),
    }
}

fn bare(text: &str) -> &str {
    text.trim().trim_end_matches(['.', '!', ' ', '。'])
}

fn dot(text: &str) -> String {
    let text = text.trim();
    match text.chars().next_back() {
        None | Some('.' | '!' | '?' | '…' | ']' | '。' | '！' | '？') => text.to_owned(),
        // scripts that end a sentence with a stop of their own
        Some('\u{3040}'..='\u{9fff}') => format!("{text}。"),
        Some(_) => format!("{text}."),
    }
}

fn list(texts: &[String]) -> String {
    match texts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// As many whole sentences as fit; when not even the first does, as many words, and a sign that more was meant.
pub(super) fn within(text: &str, max: usize) -> String {
    let text = text.trim();
    if text.chars().count() <= max {
        return text.to_owned();
    }
    let cut: String = text.chars().take(max).collect();
    let ends =
        |at: &usize| cut[..*at].ends_with(['.', '!', '?', ']', '\n', '。']) && cut[*at..].chars().next().is_none_or(char::is_whitespace);
    let sentence = cut.char_indices().map(|(at, c)| at + c.len_utf8()).filter(|at| *at < cut.len()).rfind(ends);
    if let Some(end) = sentence {
        return cut[..end].trim_end().to_owned();
    }
    let room: String = text.chars().take(max.saturating_sub(1)).collect();
    let whole = text.chars().nth(max.saturating_sub(1)).is_some_and(char::is_whitespace);
    let words = room.rfind(char::is_whitespace).filter(|_| !whole).map_or(room.as_str(), |end| &room[..end]);
    format!("{}…", words.trim_end_matches([' ', ',', ':', '·', '|']))
}

impl Facts {
    /// What templates are told: facts by their names, and what was wanted otherwise in their place.
    fn told(&self, tweak: &Tweak) -> Value {
        let own = |tweak: &str, fact: &str| if tweak.is_empty() { fact.to_owned() } else { tweak.to_owned() };
        let company = |company: &Company| {
            let Company { name, city, website, phone, does, .. } = company;
            context! { name => name.as_str(), city => city.as_str(), website => website.as_str(), phone => phone.as_str(), does => does.as_str() }
        };
        let action = own(&tweak.action, &self.action());
        // what the call to action says already is not said twice
        let bare_of = |text: &str| text.trim_start_matches("the ").trim_start_matches("our ").to_lowercase();
        let offered: Vec<String> =
            self.mentions.iter().filter(|mention| !action.to_lowercase().contains(&bare_of(mention))).cloned().collect();
        // what can stand as a line of its own
        let facts: Vec<String> = self.mentions.iter().chain(&self.says).cloned().collect();
        context! {
            vendor => company(&self.vendor), partner => company(&self.partner), name => self.name.as_str(), intent => self.intent.as_str(),
            audience => own(&tweak.audience, &self.audience), product => self.product.as_str(), problem => self.problem.as_str(),
            proof => self.proof.as_str(), offered => offered, action => action, place => self.place(), date => self.date.as_str(),
            says => self.says.clone(), mentions => self.mentions.clone(), facts => facts,
            emphasis => tweak.emphasis.as_str(), tone => tweak.tone.as_str(), length => tweak.length.as_str(),
        }
    }
}

#[cfg(test)]
#[path = "packs_tests.rs"]
mod tests;
