//! Many ids in one statement: they travel as one JSON text, so that there is no limit of binds and no query for a row.

use std::fmt::Write;
use uuid::Uuid;

/// Ids as the text that `these` reads.
pub(super) fn text(ids: impl IntoIterator<Item = Uuid>) -> String {
    let mut text = String::from("[");
    for id in ids {
        let comma = if text.len() > 1 { "," } else { "" };
        let _ = write!(text, "{comma}\"{}\"", id.simple());
    }
    text.push(']');
    text
}

/// Texts as the text that `these_texts` reads. None of them holds a control character: they are keys of names.
pub(super) fn texts(texts: &[String]) -> String {
    let quoted: Vec<String> = texts.iter().map(|text| format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))).collect();
    format!("[{}]", quoted.join(","))
}

/// Ids, each with another or none, as the text that `pairs` reads.
pub(super) fn text_of_pairs(ids: impl IntoIterator<Item = (Uuid, Option<Uuid>)>) -> String {
    let mut text = String::from("[");
    for (id, other) in ids {
        let comma = if text.len() > 1 { "," } else { "" };
        let other = other.map_or_else(|| "null".to_owned(), |other| format!("\"{}\"", other.simple()));
        let _ = write!(text, "{comma}[\"{}\",{other}]", id.simple());
    }
    text.push(']');
    text
}

/// A subselect of the ids of a bind.
pub(super) fn these(sqlite: bool, bind: u8) -> String {
    if sqlite {
        format!("(select unhex(value) from json_each(${bind}))")
    } else {
        format!("(select cast(value as uuid) from json_array_elements_text(cast(${bind} as json)))")
    }
}

/// A subselect of the texts of a bind.
pub(super) fn these_texts(sqlite: bool, bind: u8) -> String {
    if sqlite {
        format!("(select value from json_each(${bind}))")
    } else {
        format!("(select value from json_array_elements_text(cast(${bind} as json)))")
    }
}

/// A table of the pairs of a bind, with the columns `id` and `place`.
pub(super) fn pairs(sqlite: bool, bind: u8) -> String {
    if sqlite {
        format!("(select unhex(value ->> 0) as id, unhex(value ->> 1) as place from json_each(${bind}))")
    } else {
        format!(
            "(select cast(value ->> 0 as uuid) as id, cast(value ->> 1 as uuid) as place from json_array_elements(cast(${bind} as json)))"
        )
    }
}

/// A column that no index is looked up by. With few statistics SQLite would go through all rows of an organisation, and through
/// all pairs for each.
pub(super) fn unindexed(sqlite: bool, column: &str) -> String {
    if sqlite { format!("+{column}") } else { column.to_owned() }
}
