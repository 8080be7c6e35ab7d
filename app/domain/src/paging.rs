//! Pages of lists: keyset paging in a total order, so that rows neither repeat nor vanish under inserts (spec S183, D49).

use serde::{Deserialize, Serialize};

/// The page sizes a list offers (spec D49).
pub const SIZES: [u32; 3] = [50, 100, 200];
/// Rows of a page that was asked to show all (spec D49).
pub const ALL: u32 = 1_000;
/// The most a count is counted; beyond it the screen says "10,000+" (spec D49).
pub const COUNTED: i64 = 10_000;

/// One page of a list.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Page<T> {
    /// The rows, in the list's order.
    pub rows: Vec<T>,
    /// The cursor of the next page, for `after=`; `None` on the last.
    pub next: Option<String>,
    /// How many rows match in all, counted up to `COUNTED` and one more.
    pub total: i64,
}

/// Which way a list is sorted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// By name, A first.
    #[default]
    Name,
    /// By name, Z first.
    NameDown,
    /// Oldest first.
    Added,
    /// Newest first.
    AddedDown,
}

impl Sort {
    /// As it stands in the URL (`sort=`).
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::NameDown => "-name",
            Self::Added => "added",
            Self::AddedDown => "-added",
        }
    }

    /// From the URL; anything else is by name.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        [Self::NameDown, Self::Added, Self::AddedDown].into_iter().find(|sort| sort.as_str() == text).unwrap_or(Self::Name)
    }
}

/// What is asked of a list: words, order and place.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Ask {
    /// Words to find in names and descriptions; at most 100 characters count (spec D42).
    pub q: String,
    /// The order.
    pub sort: Sort,
    /// The cursor after which the page begins; an unreadable one begins at the start.
    pub after: Option<String>,
    /// Rows a page; anything but one of `SIZES` or `ALL` is the smallest.
    pub size: u32,
}

impl Ask {
    /// Rows a page, as allowed.
    #[must_use]
    pub fn limit(&self) -> i64 {
        i64::from(if SIZES.contains(&self.size) || self.size == ALL { self.size } else { SIZES[0] })
    }
}

/// The next page's cursor: the sort key and the id of the last row, joined by a character no id holds; the key may hold any.
#[must_use]
pub fn cursor(key: &str, id: impl std::fmt::Display) -> String {
    format!("{id}~{key}")
}

/// The sort key and the id's text of a cursor; `None` when it is none of ours.
#[must_use]
pub fn parse_cursor(text: &str) -> Option<(&str, &str)> {
    text.split_once('~').map(|(id, key)| (key, id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_holds_any_key() {
        for key in ["", "a", "a~b", "0000000007~", "名"] {
            assert_eq!(parse_cursor(&cursor(key, 7)), Some((key, "7")));
        }
        assert_eq!(parse_cursor("nothing"), None);
    }

    #[test]
    fn d49_a_page_is_one_of_the_offered_sizes() {
        for (asked, given) in [(0, 50), (50, 50), (100, 100), (200, 200), (1_000, 1_000), (1_000_000, 50)] {
            assert_eq!(Ask { size: asked, ..Ask::default() }.limit(), given);
        }
    }
}
