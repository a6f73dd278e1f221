#![doc = include_str!("../README.md")]
//!
//! # Floors
//!
//! Top to bottom: [`scenario`] → [`run`] and [`search`] → [`world`] → [`protocol`]; beside them [`sweep`] and [`odds`], which run a scenario
//! many times. Threads are in [`parts`] alone, and come to the same however many there are.
#![warn(unreachable_pub)]

pub mod odds;
pub mod parts;
pub mod protocol;
pub mod run;
pub mod scenario;
pub mod search;
pub mod sweep;
pub mod world;
