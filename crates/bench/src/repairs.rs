//! Every rule there is, on one thread and on all there are.

use std::hint::black_box;

use turnlab_core::parts::on_threads;
use turnlab_core::scenario::Scenario;
use turnlab_core::search::{Bounds, Growth, Repairs};

use crate::place::{cores, now_s};
use crate::sample::Samples;
use crate::table::Row;

/// How often each is searched.
const ROUNDS: usize = 5;
const SLICE: usize = 4096;
const MOST_BYTES: usize = 1 << 30;

/// Takes all measures; on several threads where a program has them.
pub(crate) fn all(tell: &mut dyn FnMut(Row)) {
    let cores = cores();
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
    let whole = on_threads(parts, SLICE, || {
        let model = Scenario::default().model(Bounds::default());
        Repairs::new(model, None, growths, MOST_BYTES)
    });
    assert_eq!(black_box(whole).summary().known, 9_000);
    now_s() - start
}
