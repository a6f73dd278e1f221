//! What a newcomer does, and sees: one module for each topic.

// The longest test, so named that it begins first.
mod a_story;
mod address;
mod bad_input;
mod crash;
mod cursor;
mod cut_map;
mod cutting;
mod dragging;
mod faults;
mod folds;
mod frame;
mod layout;
mod looks;
mod opening;
mod order;
mod parameters;
mod scenarios;
mod search;
mod speed;
mod transfers;
mod walk;
