//! The command that Trunk looks for, in the version that `Cargo.lock` pins.

fn main() -> anyhow::Result<()> {
    turnlab_bindgen::run(std::env::args_os().collect())
}
