//! The worker: takes a request, works on it in slices, and says how far it is. Between two slices it
//! listens, so that a cancel is taken at once.

use std::cell::RefCell;

use js_sys::global;
use serde::Serialize;
use turnlab_searcher::message::{Answer, Progress, Request};
use turnlab_searcher::shrink::shrink;
use turnlab_searcher::task::{Slice, Task};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel, MessageEvent, MessagePort};

/// How long it works before it listens.
const SLICE_MS: f64 = 12.0;
/// From one progress to the next.
const TELL_MS: f64 = 100.0;
/// How many situations the first slice is about, and the fewest and the most of any.
const FIRST: usize = 512;
const LEAST: usize = 16;
const MOST: usize = 1 << 18;

thread_local! {
    static WORK: RefCell<Option<Work>> = const { RefCell::new(None) };
    /// What wakes the worker for the next slice: unlike a timeout, a message is not held back.
    static WAKE: RefCell<Option<MessagePort>> = const { RefCell::new(None) };
}

/// A search under way.
struct Work {
    task: Task,
    /// How many situations take about [`SLICE_MS`].
    situations: usize,
    begun_ms: f64,
    told_ms: f64,
}

fn main() {
    std::panic::set_hook(Box::new(|info| {
        say(&Answer::Failed(format!("The search has stopped: {info}")))
    }));
    let Some(scope) = scope() else { return };
    let Ok(channel) = MessageChannel::new() else {
        return say(&Answer::Failed("The browser has no message channels.".to_owned()));
    };
    let woken = Closure::<dyn FnMut()>::new(slice);
    channel.port2().set_onmessage(Some(woken.as_ref().unchecked_ref()));
    let asked = Closure::<dyn FnMut(MessageEvent)>::new(|event: MessageEvent| asked(event.data()));
    scope.set_onmessage(Some(asked.as_ref().unchecked_ref()));
    // Both listen as long as the worker lives.
    woken.forget();
    asked.forget();
    WAKE.set(Some(channel.port1()));
    say(&Answer::Ready);
}

fn asked(data: JsValue) {
    let outcome = match serde_wasm_bindgen::from_value(data) {
        Ok(Request::Search { link, rules, limits }) => Task::new(&link, &rules, limits).map(begin),
        Ok(Request::Shrink { link, anomaly }) => shrink(&link, anomaly).map(|answer| say(&answer)),
        Ok(Request::Cancel) => {
            cancel();
            Ok(())
        }
        Err(error) => Err(format!("The search and the page do not fit together: {error}")),
    };
    if let Err(words) = outcome {
        say(&Answer::Failed(words));
    }
}

fn begin(task: Task) {
    let now = now_ms();
    WORK.set(Some(Work { task, situations: FIRST, begun_ms: now, told_ms: now }));
    wake();
}

fn cancel() {
    if let Some(mut work) = WORK.take() {
        say(&Answer::Report(work.task.report()));
        say(&Answer::Done);
    }
}

fn slice() {
    let Some(mut work) = WORK.take() else { return };
    let begun = now_ms();
    let slice = work.task.advance(work.situations);
    let now = now_ms();
    work.adapt(now - begun);
    match slice {
        Slice::Report(report) => {
            say(&Answer::Report(report));
            work.begun_ms = now;
        }
        Slice::Going if now - work.told_ms >= TELL_MS => {
            work.told_ms = now;
            if let Some(progress) = work.progress(now) {
                say(&Answer::Progress(progress));
            }
        }
        Slice::Going => {}
    }
    if work.task.rule().is_none() {
        return say(&Answer::Done);
    }
    WORK.set(Some(work));
    wake();
}

impl Work {
    /// As many situations as take about the time of a slice, not too many more than last time.
    fn adapt(&mut self, took_ms: f64) {
        let fits = if took_ms < SLICE_MS / 2.0 {
            self.situations * 2
        } else {
            (self.situations as f64 * SLICE_MS / took_ms) as usize
        };
        self.situations = fits.clamp(LEAST, MOST);
    }

    fn progress(&self, now_ms: f64) -> Option<Progress> {
        let (phase, progress) = self.task.progress();
        let seconds = ((now_ms - self.begun_ms) / 1000.0).max(0.001);
        Some(Progress {
            rule: self.task.rule()?.to_string(),
            phase,
            states: progress.states,
            frontier: progress.frontier,
            transitions: progress.transitions,
            depth: u32::try_from(progress.depth).unwrap_or(u32::MAX),
            bytes: progress.memory.all() as u64,
            per_second: (progress.states as f64 / seconds) as u64,
        })
    }
}

fn wake() {
    WAKE.with_borrow(|port| {
        if let Some(port) = port {
            // A port of our own takes whatever it is given.
            let _ = port.post_message(&JsValue::NULL);
        }
    });
}

fn say(answer: &Answer) {
    let Some(scope) = scope() else { return };
    if let Ok(answer) = answer.serialize(&serde_wasm_bindgen::Serializer::new()) {
        // The page is there as long as the worker is.
        let _ = scope.post_message(&answer);
    }
}

fn scope() -> Option<DedicatedWorkerGlobalScope> {
    global().dyn_into().ok()
}

fn now_ms() -> f64 {
    let performance = scope().and_then(|scope| scope.performance());
    performance.map_or_else(js_sys::Date::now, |performance| performance.now())
}
