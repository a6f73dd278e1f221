//! What a newcomer does, and sees: one module for each topic.

// The longest test, so named that it begins first.
mod a_story;
mod address;
mod as_file;
mod at_random;
mod bad_input;
mod crash;
mod cursor;
mod cut_map;
mod cutting;
mod dragging;
mod everyone;
mod faults;
mod first_paint;
mod folds;
mod frame;
mod keys;
mod layout;
mod leaving;
mod library;
mod looks;
mod memory;
mod opening;
mod order;
mod panel;
mod parameters;
mod pictures;
mod raster;
mod scenarios;
mod search;
mod siblings;
mod speed;
mod tiles;
mod transfers;
mod turning;
mod walk;
