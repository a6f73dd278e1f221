//! What the page and the program that shares say to each other, and what was pasted read as a scenario.

pub mod message;
pub mod opening;
