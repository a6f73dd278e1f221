//! What is on the page, one component a file.

mod caption;
mod cuts;
mod diagram;
mod header;
mod live;
mod notices;
mod panel;
mod parameter_field;
mod readout;
mod rule_choice;
mod transport;

pub use caption::Caption;
pub use diagram::Diagram;
pub use header::Header;
pub use notices::Notices;
pub use panel::Panel;
pub use transport::Transport;
