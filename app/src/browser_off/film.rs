//! The no-op twin of `browser::film`.

/// Takes a picture of a video among the chosen files.
pub fn film(_: u32, _: &str, _: impl FnOnce() + 'static) {}
