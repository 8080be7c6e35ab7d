//! The no-op twin of `browser::rows`.

/// Lets rows be dragged onto something.
pub fn on_rows(_: &'static str, _: impl Fn(&str) + 'static, _: impl Fn(&str) -> bool + 'static, _: impl Fn(&str, &str) + 'static) {}
