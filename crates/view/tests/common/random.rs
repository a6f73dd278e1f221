//! The scenarios of the core's swarm: from its own files, so that there is one of each seed.

#[path = "../../../core/tests/common/swarm/faults.rs"]
mod faults;
#[path = "../../../core/tests/common/swarm/scenario.rs"]
mod scenario;
#[path = "../../../core/tests/common/splitmix.rs"]
mod splitmix;

pub(crate) use scenario::scenario;
