//! Prints how soon the page is there and how smoothly it moves: for `cargo xtask bench --only page`, which sets up
//! what this needs. `TURNLAB_BARE` is the address of the smallest page that does something.

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let bare = std::env::var("TURNLAB_BARE").expect("cargo xtask bench sets TURNLAB_BARE");
    turnlab_e2e::print_timings(&bare).await;
}
