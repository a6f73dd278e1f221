//! What is wrong with a run of the swarm, and how to see it for oneself.

use std::panic::{AssertUnwindSafe, catch_unwind};

use turnlab_core::run::Run;
use turnlab_core::scenario::{Scenario, seconds_text, write_file};

/// What is wrong, and where.
#[derive(Debug, Clone)]
pub(crate) struct Failure {
    /// After how many steps.
    pub(crate) steps: usize,
    /// When, in microseconds.
    pub(crate) at_us: i64,
    /// What, in words.
    pub(crate) what: String,
}

impl Failure {
    /// The same where a run stands.
    pub(super) fn after(self, run: &Run) -> Failure {
        Failure { steps: run.steps(), at_us: run.now_us(), ..self }
    }

    /// For a person: the seed, the step, what is wrong, and a scenario that shows it.
    pub(crate) fn tell(&self, seed: u64, scenario: &Scenario) -> String {
        let Failure { steps, at_us, what } = self;
        let (at, file) = (seconds_text(*at_us), write_file(scenario));
        format!(
            "Seed {seed}, after step {steps} at {at} s: {what}.\n\
             This scenario shows it; it can be fed to `turnlab run -`:\n\n{file}"
        )
    }
}

/// Does something, and takes a panic for a failure.
pub(super) fn caught<T>(work: impl FnOnce() -> Result<T, String>) -> Result<T, Failure> {
    let told = catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        let text = text.or_else(|| panic.downcast_ref::<&str>().map(|&text| text.to_owned()));
        Err(format!("it panics: {}", text.unwrap_or_default()))
    });
    told.map_err(|what| Failure { steps: 0, at_us: 0, what })
}
