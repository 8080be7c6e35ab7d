//! Rebuilds when a migration changes: `sqlx::migrate!` does not say so itself.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
