//! `cargo xtask bench`: how fast the core is, natively and in a browser tab; how fast the exhaustive search is,
//! beside SPIN and Stateright; how fast the diagram is, beside Mermaid; and how soon the page is there, beside the
//! smallest one and one by Mermaid.

use crate::args::BenchOptions;
use crate::browser::{self, Browser};
use crate::figures::{self, Machine};
use crate::problem::Outcome;
use crate::{process, spin, tab, timings};

/// One place in which the figures are taken.
pub(crate) struct Place {
    /// What `--only` calls it.
    pub(crate) name: &'static str,
    run: fn(&Browser) -> Outcome,
}

/// Every place.
pub(crate) const PLACES: &[Place] = &[
    Place { name: "native", run: native },
    Place { name: "tab", run: tab::measure },
    Place { name: "search-native", run: search },
    Place { name: "search-tab", run: tab::measure_search },
    Place { name: "diagram", run: tab::measure_diagram },
    Place { name: "page", run: timings::measure },
];

/// The package that measures.
pub(crate) const PACKAGE: &str = "turnlab-bench";
/// What is said if it does not.
pub(crate) const FAILED: &str = "The figures could not be taken: see the messages above";

/// Takes the figures in the places that are asked for.
pub(crate) fn bench(options: &BenchOptions) -> Outcome {
    let browser = browser::named(options.browser);
    let asked_for = |place: &&Place| options.only.is_empty() || options.only.contains(&place.name);
    let began = Machine::now();
    let places = PLACES.iter().filter(asked_for);
    let measured = places.map(|place| {
        println!("\n== {}", place.name);
        (place.run)(browser)
    });
    let outcome = measured.collect();
    // Also where something failed: what was measured by then is true.
    figures::keep(&began)?;
    outcome
}

fn native(_: &Browser) -> Outcome {
    figures::run(process::cargo().args(["run", "--release", "-p", PACKAGE]), "native", FAILED)
}

fn search(_: &Browser) -> Outcome {
    let pan = spin::pan()?;
    let mut cargo = process::cargo();
    cargo
        .args(["run", "--release", "-p", PACKAGE, "search"])
        .env("TURNLAB_PAN", pan)
        .env("TURNLAB_PAN_ARGUMENTS", spin::PAN_ARGUMENTS.join(" "));
    figures::run(&mut cargo, "native", FAILED)
}
