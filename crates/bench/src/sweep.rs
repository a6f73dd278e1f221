//! A sweep of a hundred thresholds on the incident, beside the same runs by the driver alone.

use std::hint::black_box;
use std::sync::Arc;

use turnlab_core::parts::on_threads;
use turnlab_core::run::{Plan, Run};
use turnlab_core::scenario::Scenario;
use turnlab_core::sweep::Sweep;

use crate::place::cores;
use crate::sample::{Samples, in_rounds};
use crate::table::{Row, keep};

const ASKED: &str = "threshold:1..100";
/// As a worker goes on between two looks at its messages.
const SLICE: usize = 4096;

/// Takes all measures; on several threads where a program has them.
pub(crate) fn all(tell: &mut dyn FnMut(Row)) {
    let sweep = begin();
    let plans: Vec<Arc<Plan>> = (0..sweep.len()).map(|place| plan(&sweep, place)).collect();
    let mut whole = || drop(black_box(on_threads(1, SLICE, begin)));
    let mut bare = || plans.iter().for_each(run);
    let cores = cores();
    let mut together = || drop(black_box(on_threads(cores, SLICE, begin)));
    let mut works: Vec<&mut dyn FnMut()> = vec![&mut whole, &mut bare];
    if cores > 1 {
        works.push(&mut together);
    }
    let took = in_rounds(&mut works);
    keep("sweep", &Samples::ratios(&took[1], &took[0]));
    let took: Vec<Samples> = took.into_iter().map(Samples::new).collect();
    let ms = |samples: &Samples| samples.map(|seconds| seconds * 1e3);
    let row = Row::of("100 thresholds on the incident".to_owned(), &ms(&took[0]), "ms");
    tell(row.hoping_for("under 200 in a tab"));
    tell(Row::of("  the same runs by the driver alone".to_owned(), &ms(&took[1]), "ms"));
    let times = took[0].median() / took[1].median();
    tell(Row::single("  the sweep beside that".to_owned(), times, "×"));
    if let Some(many) = took.get(2) {
        let times = took[0].median() / many.median();
        tell(Row::single(format!("  on {cores} threads"), times, "× one"));
    }
}

fn begin() -> Sweep {
    let sweep = Sweep::read(&Scenario::default(), ASKED);
    sweep.unwrap_or_else(|problems| panic!("{ASKED}: {problems:?}"))
}

fn plan(sweep: &Sweep, place: usize) -> Arc<Plan> {
    let history = sweep.scenario_at(place).run();
    let plan = history.map(|history| history.plan().clone());
    Arc::new(plan.expect("a run of a sweep is in range"))
}

fn run(plan: &Arc<Plan>) {
    let mut run = Run::new(Arc::clone(plan));
    let mut effects = Vec::new();
    while run.advance(&mut effects).is_some() {
        effects.clear();
    }
    black_box(run);
}
