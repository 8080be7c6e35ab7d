//! The no-op twin of `browser::send`.

/// Sends a request.
pub fn send(
    _: &str,
    _: &str,
    _: &[(&str, String)],
    _: Option<(u32, u64, u64)>,
    _: impl Fn(u64) + 'static,
    _: impl FnOnce(u16, &dyn Fn(&str) -> Option<String>, String) + 'static,
) -> u32 {
    0
}

/// Stops a request.
pub fn stop(_: u32) {}

/// Calls back when the connection is there again.
pub fn on_online(_: impl Fn() + 'static) {}

/// Asks before the tab is closed, or stops asking.
pub fn warn_before_leaving(_: bool) {}
