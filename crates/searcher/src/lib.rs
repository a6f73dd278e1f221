//! The exhaustive search beside the page: what the page and the worker say to each other, and the work
//! itself, in slices. The page links the words alone; the search is in the worker's own wasm.

pub mod limits;
pub mod message;
pub mod odds;
pub mod repairs;
pub mod shrink;
pub mod sweep;
pub mod task;
