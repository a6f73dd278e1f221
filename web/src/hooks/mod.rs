//! What components share: the stage, the keys, the address.

mod address;
mod another_run;
mod begin;
mod editor;
mod glance;
mod host;
mod keys;
mod lab;
mod leaving;
mod paper;

pub use address::{address_fragment, hold_address, use_address};
pub use another_run::use_another_run;
pub use begin::use_begin;
pub use editor::{EditorNodes, use_editor};
pub use glance::use_glance;
pub use host::use_host;
pub use keys::use_keys;
pub use lab::use_lab;
pub use leaving::{ask_to_share, show_library};
pub use paper::use_paper;
