//! How folders may stand in each other, and how much of everything there may be (spec D21, D42).

use super::Error;

/// How many folders may stand above each other, the top one counted as 1 (spec D21).
pub const DEPTH_MAX: i64 = 16;
/// Folders an organisation may have (spec D42).
pub const FOLDERS_MAX: i64 = 10_000;
/// Folders of one level that a tree shows (spec D49).
pub const ALL_FOLDERS: i64 = 1_000;
/// Uploads a person may have running (spec D42).
pub const UPLOADS_MAX: i64 = 5;
/// How long after its last bytes began to come an upload still counts as running.
pub const UPLOAD_RUNS: i64 = 2 * crate::moment::MINUTE;
/// Milliseconds without a byte after which who writes to an upload makes room for who comes back to it.
pub const UPLOAD_SILENCE: i64 = 2 * crate::moment::SECOND;
/// How long an unfinished upload is kept (spec D42).
pub const UPLOAD_LIFE: i64 = crate::moment::DAY;

/// Whether a folder may be made inside a folder at `depth`; `None` is the top (spec D21).
///
/// # Errors
/// `TooDeep`.
pub fn may_nest(depth: Option<i64>) -> Result<i64, Error> {
    let depth = depth.map_or(0, |depth| depth + 1);
    if depth < DEPTH_MAX { Ok(depth) } else { Err(Error::TooDeep) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn d21_folders_stand_sixteen_deep_and_no_deeper() {
        assert_eq!(may_nest(None), Ok(0));
        assert_eq!(may_nest(Some(14)), Ok(15));
        assert_eq!(may_nest(Some(15)), Err(Error::TooDeep));
    }
}
