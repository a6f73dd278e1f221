//! The swarm: random scenarios with everything that can go wrong, looked at after every step.

#[path = "common/swarm/mod.rs"]
mod swarm;

use std::ops::Range;
use std::thread::{available_parallelism, scope};

use swarm::{CHOICES, Tally, check, check_file, scenario, shrink};
use turnlab_core::protocol::RULES;
use turnlab_core::scenario::{Fault, PARAMETERS, Parameter};

/// What every run of the tests looks at.
const SLICE: Range<u64> = 0..150;

/// What has to happen in it, or the tests would say little.
const EVERYTHING: [&str; 26] = [
    "MTA started again",
    "MTA stopped",
    "RTAB",
    "RTORJ",
    "Turn doubled",
    "Turn given",
    "Turn lost",
    "Turn regenerated",
    "activity discarded",
    "activity interrupted",
    "activity resumed",
    "answered without the Turn",
    "at the limit of associations",
    "binds refused",
    "closed in order",
    "command refused",
    "delivered again and recognised",
    "given up and delivered",
    "link changed",
    "link down",
    "loss",
    "more than one association",
    "non-delivered",
    "recovery",
    "user's command",
    "violation",
];

/// Looks at the scenarios of these seeds, up to the first that fails.
fn runs(seeds: impl Iterator<Item = u64>) -> Result<Tally, String> {
    let mut tally = Tally::default();
    for seed in seeds {
        let scenario = scenario(seed);
        match check(&scenario) {
            Ok(one) => tally.add(&one),
            Err(failure) => {
                let (smallest, failure) = shrink(&scenario, failure);
                return Err(failure.tell(seed, &smallest));
            }
        }
    }
    Ok(tally)
}

/// Like [`runs`], with every core there is.
fn runs_of_all_cores(seeds: Range<u64>) -> Result<Tally, String> {
    let cores = available_parallelism().map_or(1, usize::from);
    scope(|scope| {
        let part = |core| {
            let seeds = seeds.clone().skip(core).step_by(cores);
            scope.spawn(move || runs(seeds))
        };
        let parts: Vec<_> = (0..cores).map(part).collect();
        parts.into_iter().try_fold(Tally::default(), |mut all, part| {
            all.add(&part.join().expect("failures are told and not thrown")?);
            Ok(all)
        })
    })
}

#[test]
fn whatever_happens_all_is_as_it_must_be() {
    let tally = runs_of_all_cores(SLICE).unwrap_or_else(|told| panic!("{told}"));
    let rules = RULES.map(|rule| rule.name);
    let expected = EVERYTHING.iter().chain(&rules).chain(Fault::KINDS);
    let missing: Vec<_> = expected.filter(|name| !tally.happened.contains_key(*name)).collect();
    assert!(missing.is_empty(), "never happened: {missing:?}\n{}", tally.text());
}

#[test]
fn every_parameter_is_tried() {
    let elsewhere = ["rule", "until"];
    for Parameter { name, .. } in &PARAMETERS {
        let tried = elsewhere.contains(name) || CHOICES.iter().any(|(known, _)| known == name);
        assert!(tried, "the swarm has no values for {name}");
    }
}

/// `cargo xtask swarm`: the seeds of `TURNLAB_SWARM`, as in `0..100000`.
#[test]
#[ignore = "takes minutes, and wants to be optimised: cargo xtask swarm"]
fn the_seeds_that_are_asked_for() {
    let asked_for = std::env::var("TURNLAB_SWARM").unwrap_or_default();
    let seeds = range(&asked_for).unwrap_or_else(|| {
        panic!("TURNLAB_SWARM must be like 0..100000, and is {asked_for:?}");
    });
    let tally = runs_of_all_cores(seeds).unwrap_or_else(|told| panic!("{told}"));
    println!("{}", tally.text());
}

fn range(text: &str) -> Option<Range<u64>> {
    let (from, to) = text.split_once("..")?;
    Some(from.parse().ok()?..to.parse().ok()?)
}

#[test]
fn as_a_file_every_scenario_is_the_same_and_runs_the_same() {
    for seed in SLICE.take(50) {
        if let Err(told) = check_file(&scenario(seed)) {
            panic!("seed {seed}: {told}");
        }
    }
}
