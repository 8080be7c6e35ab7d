//! Logs: one line an event, on standard error.

use tracing_subscriber::EnvFilter;

/// Begins logging. Directives that cannot be understood are passed over.
pub fn begin(directives: &str) {
    let filter = EnvFilter::builder().parse_lossy(directives);
    let begun = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(true).try_init();
    if begun.is_err() {
        tracing::debug!("logging had begun already");
    }
}
