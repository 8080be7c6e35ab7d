//! Keeps in the wasm what `scripts/site.mjs` needs to cut it into pieces.

#[expect(clippy::disallowed_methods, reason = "this is how Cargo tells what it builds for")]
fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm") {
        println!("cargo::rustc-link-arg-cdylib=--emit-relocs");
    }
}
