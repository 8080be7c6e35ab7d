//! The no-op twin of `browser::files`.

/// Takes the files out of a file input.
pub fn picked(_: &str) -> Vec<(u32, String, u64)> {
    Vec::new()
}

/// Lets a file go.
pub fn forget(_: u32) {}

/// Tells how many files hang over the window and which were dropped.
pub fn on_files(_: impl Fn() -> bool + 'static, _: impl Fn(usize) + 'static, _: impl Fn(Vec<(u32, String, u64)>) + 'static) {}
