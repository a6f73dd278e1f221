//! The lab is split off the program (`crates/bindgen`), which takes what the linker knows of it.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm") {
        println!("cargo::rustc-link-arg-bin=turnlab-web=--emit-relocs");
    }
}
