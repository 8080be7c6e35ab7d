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

/// Calls back when the connection comes or goes.
pub fn on_line(_: impl Fn(bool) + 'static) {}

/// Whether there is a connection, as far as the browser knows.
pub fn online() -> bool {
    true
}

/// Milliseconds, to measure how long things take.
pub fn now() -> f64 {
    0.0
}

/// Asks before the tab is closed, or stops asking.
pub fn warn_before_leaving(_: bool) {}
