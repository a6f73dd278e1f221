//! What is on the page, one thing a file. What keeps something of its own is a Yew component; the
//! rest are plain functions, because each component adds one to two kilobytes to the page.

mod as_text;
mod caption;
mod cut_map;
mod diagram;
mod fault_offers;
mod header;
mod help;
mod icons;
mod instruments;
mod live;
mod looks;
mod notices;
mod order_note;
mod panel;
mod readout;
mod scenario_choice;
mod siblings;
mod transport;
mod within;

pub use caption::caption;
pub use diagram::Diagram;
pub use header::{Ways, header};
pub use help::{letters_are_on, show_keys};
pub use instruments::use_instruments;
pub use live::use_live;
pub use looks::use_looks;
pub use notices::notices;
pub use order_note::order_note;
pub use panel::panel;
pub use siblings::offer;
pub use transport::Transport;
