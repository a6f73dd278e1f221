//! On how many processors a command works.

use std::num::NonZeroUsize;
use std::thread;

use clap::Args;

#[derive(Debug, Clone, Copy, Args)]
pub(crate) struct ThreadsOption {
    /// On how many processors at once [default: all there are]
    #[arg(long, value_name = "N")]
    threads: Option<NonZeroUsize>,
}

impl ThreadsOption {
    /// As many as were asked for, or as there are.
    pub(crate) fn count(self) -> usize {
        let threads = self.threads.or_else(|| thread::available_parallelism().ok());
        threads.map_or(1, usize::from)
    }
}
