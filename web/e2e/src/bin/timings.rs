//! Prints how soon the page is there and how smoothly it moves: for `cargo xtask bench --only page`, which sets up
//! what this needs. `TURNLAB_BARE` is the address of the smallest page that does something, `TURNLAB_MERMAID` that of one
//! that shows the same exchange by Mermaid.

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let address = |name| std::env::var(name).expect("cargo xtask bench sets the addresses");
    turnlab_e2e::print_timings(&address("TURNLAB_BARE"), &address("TURNLAB_MERMAID")).await;
}
