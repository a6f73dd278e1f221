//! Every rule there is, on one thread and on all there are.

use std::hint::black_box;
use std::thread;

use turnlab_core::scenario::Scenario;
use turnlab_core::search::{Bounds, Growth, Repairs};

use crate::place::now_s;
use crate::sample::Samples;
use crate::table::Row;

/// How often each is searched.
const ROUNDS: usize = 5;
const SLICE: usize = 4096;
const MOST_BYTES: usize = 1 << 30;

/// Takes all measures; on several threads where a program has them.
pub(crate) fn all(tell: &mut dyn FnMut(Row)) {
    let cores = if cfg!(target_arch = "wasm32") {
        1
    } else {
        thread::available_parallelism().map_or(1, usize::from)
    };
    let wider = [Growth::Loss, Growth::Repeat];
    for (what, growths, target) in [
        ("every rule", &wider[..0], "10 natively, 20 in a tab"),
        ("the same, with a loss more and repeated requests", &wider[..], ""),
    ] {
        let (mut alone, mut together) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            alone.push(took_s(1, growths));
            if cores > 1 {
                together.push(took_s(cores, growths));
            }
        }
        let times = alone.iter().zip(&together).map(|(alone, together)| alone / together);
        let times: Vec<f64> = times.collect();
        tell(Row::of(what.to_owned(), &Samples::new(alone), "s").hoping_for(target));
        if !times.is_empty() {
            let row = Row::of(format!("  on {cores} threads"), &Samples::new(times), "× one");
            tell(row);
        }
    }
}

fn took_s(parts: usize, growths: &[Growth]) -> f64 {
    let start = now_s();
    let run = |place: usize| {
        let model = Scenario::default().model(Bounds::default());
        let mut part = Repairs::new(model, None, growths, MOST_BYTES).part(place, parts);
        while !part.advance(SLICE) {}
        part
    };
    let whole = match parts {
        1 => run(0),
        _ => thread::scope(|scope| {
            let run = &run;
            let parts: Vec<_> = (0..parts).map(|place| scope.spawn(move || run(place))).collect();
            let done = parts.into_iter().filter_map(|part| part.join().ok());
            let joined = done.reduce(|mut joined, part| {
                joined.join(part);
                joined
            });
            joined.expect("there is a part")
        }),
    };
    assert_eq!(black_box(whole).summary().known, 9_000);
    now_s() - start
}
