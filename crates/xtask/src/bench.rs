//! `cargo xtask bench`: how fast the core is, natively and in a browser tab.

use crate::args::BenchOptions;
use crate::browser::{self, Browser};
use crate::problem::Outcome;
use crate::{process, tab};

/// One place in which the figures are taken.
pub(crate) struct Place {
    /// What `--only` calls it.
    pub(crate) name: &'static str,
    run: fn(&Browser) -> Outcome,
}

/// Every place.
pub(crate) const PLACES: &[Place] =
    &[Place { name: "native", run: native }, Place { name: "tab", run: tab::measure }];

/// The package that measures.
pub(crate) const PACKAGE: &str = "turnlab-bench";
/// What is said if it does not.
pub(crate) const FAILED: &str = "The figures could not be taken: see the messages above";

/// Takes the figures in the places that are asked for.
pub(crate) fn bench(options: &BenchOptions) -> Outcome {
    let browser = browser::named(options.browser);
    let asked_for = |place: &&Place| options.only.is_empty() || options.only.contains(&place.name);
    for place in PLACES.iter().filter(asked_for) {
        println!("\n== {}", place.name);
        (place.run)(browser)?;
    }
    Ok(())
}

fn native(_: &Browser) -> Outcome {
    process::run(process::cargo().args(["run", "--release", "-p", PACKAGE]), FAILED)
}
