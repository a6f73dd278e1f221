//! Work that may take longer than a page may stand still: done in slices, so that whoever asked can listen in between.

use js_sys::Date;
use serde::Serialize;
use turnlab_core::parts::Parts;
use turnlab_core::run::{CutMap, seconds};
use turnlab_core::scenario::Scenario;
use turnlab_core::search::{Model, Phase, Property, Repairs, Search};
use turnlab_report::{
    CheckReport, CutMapReport, RepairsReport, Searched, properties_named, repeating,
};
use wasm_bindgen::prelude::*;

use crate::options::{CheckOptions, RepairsOptions};
use crate::refusal::Refusal;
use crate::{given, out_of_range, told};

/// A search or a map under way.
#[wasm_bindgen(skip_typescript)]
pub struct Work {
    job: Job,
    begun_ms: f64,
}

enum Job {
    Check(Box<Check>),
    Repairs(Box<(Scenario, Repairs)>),
    CutMap(Box<CutMap>),
}

struct Check {
    scenario: Scenario,
    model: Model,
    search: Search,
    most_bytes: usize,
}

/// How far a search is.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct CheckProgress {
    /// What it is about: situations, those from which the Turn cannot come back, or mail that is never delivered.
    phase: PhaseName,
    /// How many situations have been reached.
    states: u64,
    /// How many of them have not been looked at yet.
    frontier: u64,
    /// How many actions have been taken.
    transitions: u64,
    /// How many actions lead to the farthest situation.
    depth: usize,
    /// What it takes in memory.
    memory_bytes: usize,
}

/// What a search is about.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[cfg_attr(test, schemars(rename = "Phase"))]
#[serde(rename_all = "kebab-case")]
pub(crate) enum PhaseName {
    /// It looks for situations.
    Exploring,
    /// It looks for situations from which the Turn cannot come back.
    Recovering,
    /// It looks for mail that is never delivered.
    Delivering,
    /// There is nothing more to look for.
    Done,
}

/// How far a search of every rule is.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct RepairsProgress {
    /// By what the bounds have grown; none where they are those asked for.
    growth: Option<&'static str>,
    /// How many rules are known within them.
    done: usize,
    /// Of how many.
    of: usize,
    /// How many searches were made.
    searches: usize,
}

/// How far a map of cuts is.
#[derive(Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub(crate) struct CutMapProgress {
    /// Up to where it is known.
    #[serde(rename = "to_s", serialize_with = "seconds")]
    #[cfg_attr(test, schemars(with = "f64"))]
    to_us: i64,
}

/// Stands before the search of everything that can happen under the rule of a scenario.
///
/// # Errors
///
/// What is wrong with the scenario or the options.
#[wasm_bindgen(js_name = beginCheck, skip_typescript)]
pub fn begin_check(scenario: &JsValue, options: &JsValue) -> Result<Work, Refusal> {
    let options: CheckOptions = given::options(options)?;
    let bounds = options.bounds.read()?;
    let unknown = |problems: Vec<(String, String)>| {
        let told = |(_, what)| format!("“properties”: {what}.");
        Refusal::of_options(problems.into_iter().map(told).collect())
    };
    let properties: Vec<Property> = properties_named(&options.properties).map_err(unknown)?;
    let most_bytes = options.memory_bytes()?;
    let scenario = searched(scenario, options.bounds.repeat)?;
    let model = scenario.model(bounds);
    let search = Search::new(model.clone(), &properties, most_bytes);
    Ok(Work::begin(Job::Check(Box::new(Check { scenario, model, search, most_bytes }))))
}

/// Stands before the search of every rule there is.
///
/// # Errors
///
/// What is wrong with the scenario or the options.
#[wasm_bindgen(js_name = beginRepairs, skip_typescript)]
pub fn begin_repairs(scenario: &JsValue, options: &JsValue) -> Result<Work, Refusal> {
    let options: RepairsOptions = given::options(options)?;
    let (bounds, within) = (options.bounds.read()?, options.within()?);
    let most_bytes = options.memory_bytes()?;
    let scenario = searched(scenario, options.bounds.repeat)?;
    let growths = options.widen.growths();
    let repairs = Repairs::new(scenario.model(bounds), within, growths, most_bytes);
    Ok(Work::begin(Job::Repairs(Box::new((scenario, repairs)))))
}

/// Stands before the map of what a cut would do at every instant of a run.
///
/// # Errors
///
/// What is wrong with the scenario.
#[wasm_bindgen(js_name = beginCutMap, skip_typescript)]
pub fn begin_cut_map(scenario: &JsValue, options: &JsValue) -> Result<Work, Refusal> {
    given::options::<NoOptions>(options)?;
    let map = given::scenario(scenario)?.cut_map().map_err(|problems| out_of_range(&problems))?;
    Ok(Work::begin(Job::CutMap(Box::new(map))))
}

#[derive(Default, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct NoOptions {}

/// The scenario that is searched.
fn searched(given: &JsValue, repeats: bool) -> Result<Scenario, Refusal> {
    let scenario = given::scenario(given)?;
    let scenario = if repeats { repeating(scenario) } else { scenario };
    scenario.check().map_err(|problems| out_of_range(&problems))?;
    Ok(scenario)
}

#[wasm_bindgen]
impl Work {
    fn begin(job: Job) -> Work {
        Work { job, begun_ms: Date::now() }
    }

    /// Goes on for about so many situations, or steps of runs; whether it is done.
    #[wasm_bindgen(skip_typescript)]
    pub fn advance(&mut self, amount: u32) -> bool {
        let amount = amount as usize;
        match &mut self.job {
            Job::Check(check) => check.search.advance(amount).phase == Phase::Done,
            Job::Repairs(repairs) => repairs.1.advance(amount),
            Job::CutMap(map) => map.advance(amount),
        }
    }

    /// How far it is.
    ///
    /// # Errors
    ///
    /// None but our own.
    #[wasm_bindgen(skip_typescript)]
    pub fn progress(&self) -> Result<JsValue, Refusal> {
        match &self.job {
            Job::Check(check) => told(&CheckProgress::of(&check.search)),
            Job::Repairs(repairs) => told(&RepairsProgress::of(&repairs.1)),
            Job::CutMap(map) => {
                told(&CutMapProgress { to_us: map.spans().last().map_or(0, |span| span.to_us) })
            }
        }
    }

    /// What was found.
    ///
    /// # Errors
    ///
    /// None but our own.
    #[wasm_bindgen(skip_typescript)]
    pub fn report(&mut self) -> Result<JsValue, Refusal> {
        let seconds = (Date::now() - self.begun_ms) / 1000.0;
        match &mut self.job {
            Job::Check(check) => told(&CheckReport::of(&check.searched(seconds))),
            Job::Repairs(repairs) => told(&RepairsReport::of(&repairs.0, &repairs.1, seconds)),
            Job::CutMap(map) => told(&CutMapReport::of(map)),
        }
    }
}

impl Check {
    /// What was found, in so many seconds.
    fn searched(&mut self, seconds: f64) -> Searched {
        Searched {
            scenario: self.scenario.clone(),
            model: self.model.clone(),
            report: self.search.report(),
            seconds,
            most_bytes: self.most_bytes,
        }
    }
}

impl CheckProgress {
    fn of(search: &Search) -> Self {
        let progress = search.progress();
        CheckProgress {
            phase: match progress.phase {
                Phase::Exploring => PhaseName::Exploring,
                Phase::Recovering => PhaseName::Recovering,
                Phase::Delivering => PhaseName::Delivering,
                Phase::Done => PhaseName::Done,
            },
            states: progress.states,
            frontier: progress.frontier,
            transitions: progress.transitions,
            depth: progress.depth,
            memory_bytes: progress.memory.all(),
        }
    }
}

impl RepairsProgress {
    fn of(repairs: &Repairs) -> Self {
        let progress = repairs.progress();
        RepairsProgress {
            growth: progress.growth.map(|growth| growth.name()),
            done: progress.done,
            of: progress.of,
            searches: repairs.searches(),
        }
    }
}
