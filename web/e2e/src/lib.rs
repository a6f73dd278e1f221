//! The built page in a real browser, as a person uses it: what they do, and what they see.
//!
//! A test opens the page [`at_both_sizes`] (or [`at`] one), acts with the methods of [`Page`], and
//! compares what [`Page::seen`] gives, or waits [`Page::until`] it is seen. Afterwards the page must
//! have kept quiet: nothing in the console, no request to anyone else. `cargo xtask test --only e2e`
//! sets up what these tests need.

mod browser;
mod driver;
mod eyes;
mod hands;
mod kept;
mod keys;
mod origin;
mod page;
mod quiet;
mod say;
mod seen;
mod session;
mod settings;
mod timings;
mod tunnel;
mod weight;

pub use hands::Hand;
pub use keys::Press;
pub use origin::{Fate, HostPage, Origin};
pub use page::Page;
pub use say::say;
pub use seen::{Box as Bounds, End, Glimpse, Lane, Seen};
pub use session::{SIZES, Size, TALL, WIDE, at, at_both_sizes, at_host, at_hosts};
pub use settings::required;
pub use timings::print_timings;
pub use tunnel::Tunnel;
pub use weight::Weight;
