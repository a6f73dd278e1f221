//! The shared core of Turnlab: the turn protocol between message transfer agents, run on virtual
//! time.
//!
//! A scenario is data; a run is a pure function of a scenario. Floors, top to bottom:
//! [`scenario`] → [`run`] → [`world`] → [`protocol`]. No clock, no I/O, no randomness; threads in [`parts`]
//! alone, which come to the same however many there are.

pub mod odds;
pub mod parts;
pub mod protocol;
pub mod run;
pub mod scenario;
pub mod search;
pub mod sweep;
pub mod world;
