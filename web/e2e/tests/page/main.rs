//! What a newcomer does, and sees: one module for each topic.

mod address;
mod bad_input;
mod crash;
mod cursor;
mod cutting;
mod dragging;
mod folds;
mod frame;
mod layout;
mod opening;
mod parameters;
mod playing;
mod speed;
mod walk;
