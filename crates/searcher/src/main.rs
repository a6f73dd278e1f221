//! The worker: takes a request, works on it in slices, and says how far it is. Between two slices it
//! listens, so that a cancel is taken at once.

use std::cell::RefCell;

use js_sys::global;
use serde::Serialize;
use turnlab_searcher::message::{Answer, Progress, Request};
use turnlab_searcher::odds::OddsTask;
use turnlab_searcher::repairs::RepairsTask;
use turnlab_searcher::shrink::shrink;
use turnlab_searcher::sweep::SweepTask;
use turnlab_searcher::task::{Slice, Task};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DedicatedWorkerGlobalScope, MessageChannel, MessageEvent, MessagePort};

/// How long it works before it listens.
const SLICE_MS: f64 = 12.0;
/// From one progress to the next.
const TELL_MS: f64 = 100.0;
/// The same for a search of every rule, which says more.
const TELL_REPAIRS_MS: f64 = 200.0;
/// How many situations the first slice is about, and the fewest and the most of any.
const FIRST: usize = 512;
const LEAST: usize = 16;
const MOST: usize = 1 << 18;

thread_local! {
    static WORK: RefCell<Option<Work>> = const { RefCell::new(None) };
    /// What wakes the worker for the next slice: unlike a timeout, a message is not held back.
    static WAKE: RefCell<Option<MessagePort>> = const { RefCell::new(None) };
}

/// Work under way, or a search of every rule or odds that are over and can still be asked.
struct Work {
    job: Job,
    is_over: bool,
    /// How many situations take about [`SLICE_MS`].
    situations: usize,
    begun_ms: f64,
    told_ms: f64,
}

enum Job {
    /// A rule, or one after the other.
    Rules(Box<Task>),
    /// Every rule there is.
    Repairs(Box<RepairsTask>),
    /// Runs with losses at random.
    Odds(Box<OddsTask>),
    /// Many values of a parameter.
    Sweep(Box<SweepTask>),
}

fn main() {
    std::panic::set_hook(Box::new(|info| {
        say(&Answer::Crashed(format!("The search has stopped: {info}")))
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
        Ok(Request::Search { link, rules, limits }) => {
            Task::new(&link, &rules, limits).map(|task| begin(Job::Rules(Box::new(task))))
        }
        Ok(Request::Shrink { link, anomaly }) => shrink(&link, anomaly).map(|answer| say(&answer)),
        Ok(Request::Repairs { link, limits }) => {
            RepairsTask::new(&link, &limits).map(|task| begin(Job::Repairs(Box::new(task))))
        }
        Ok(Request::Odds { link, odds }) => {
            OddsTask::new(&link, &odds).map(|task| begin(Job::Odds(Box::new(task))))
        }
        Ok(Request::Sweep { link, sweep }) => {
            SweepTask::new(&link, &sweep).map(|task| begin(Job::Sweep(Box::new(task))))
        }
        Ok(Request::Rule(rule)) => of_repairs(|task| task.rule(&rule).map(Answer::Rule)),
        Ok(Request::Csv) => csv(),
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

fn begin(job: Job) {
    let now = now_ms();
    WORK.set(Some(Work { job, is_over: false, situations: FIRST, begun_ms: now, told_ms: now }));
    wake();
}

/// Answers what is asked of a search of every rule, whether it goes on or is over.
fn of_repairs(answer: impl FnOnce(&RepairsTask) -> Result<Answer, String>) -> Result<(), String> {
    WORK.with_borrow(|work| match work {
        Some(Work { job: Job::Repairs(task), .. }) => answer(task).map(|answer| say(&answer)),
        _ => Err("No search of every rule has been asked for.".to_owned()),
    })
}

/// All that is known, a line for each.
fn csv() -> Result<(), String> {
    let text = WORK.with_borrow(|work| match work.as_ref().map(|work| &work.job) {
        Some(Job::Repairs(task)) => Some(task.csv()),
        Some(Job::Odds(task)) => Some(task.csv()),
        _ => None,
    });
    say(&Answer::Csv(text.ok_or("Nothing has been asked for that is told as CSV.")?));
    Ok(())
}

fn cancel() {
    let Some(mut work) = WORK.take().filter(|work| !work.is_over) else { return };
    match &mut work.job {
        Job::Rules(task) => {
            say(&Answer::Report(task.report()));
            say(&Answer::Done);
        }
        Job::Repairs(task) => {
            say(&Answer::Repairs(task.found(true)));
            WORK.set(Some(Work { is_over: true, ..work }));
        }
        Job::Odds(task) => {
            say(&odds(task, true, 0.0));
            WORK.set(Some(Work { is_over: true, ..work }));
        }
        Job::Sweep(task) => say(&Answer::Sweep(task.found(true, 0.0))),
    }
}

fn slice() {
    let Some(mut work) = WORK.take() else { return };
    if work.is_over {
        return WORK.set(Some(work));
    }
    let begun = now_ms();
    let said = work.job.advance(work.situations);
    let now = now_ms();
    work.adapt(now - begun);
    if let Some(answer) = &said {
        say(answer);
        work.begun_ms = now;
    } else if now - work.told_ms >= work.job.tell_ms() {
        if let Some(answer) = work.progress(now) {
            say(&answer);
        }
        work.told_ms = now_ms();
    }
    match (&work.job, said) {
        (Job::Rules(task), _) if task.rule().is_none() => return say(&Answer::Done),
        (Job::Repairs(_) | Job::Odds(_), Some(_)) => work.is_over = true,
        (Job::Sweep(_), Some(_)) => return,
        _ => wake(),
    }
    WORK.set(Some(work));
}

impl Job {
    /// Goes on, and what there is to say of what is done.
    fn advance(&mut self, situations: usize) -> Option<Answer> {
        match self {
            Job::Rules(task) => match task.advance(situations) {
                Slice::Report(report) => Some(Answer::Report(report)),
                Slice::Going => None,
            },
            Job::Repairs(task) => {
                task.advance(situations).then(|| Answer::Repairs(task.found(true)))
            }
            Job::Odds(task) => task.advance(situations).then(|| odds(task, true, 0.0)),
            Job::Sweep(task) => {
                task.advance(situations).then(|| Answer::Sweep(task.found(true, 0.0)))
            }
        }
    }

    fn tell_ms(&self) -> f64 {
        match self {
            Job::Rules(_) | Job::Sweep(_) => TELL_MS,
            Job::Repairs(_) | Job::Odds(_) => TELL_REPAIRS_MS,
        }
    }
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

    fn progress(&mut self, now_ms: f64) -> Option<Answer> {
        let worked_ms = now_ms - self.begun_ms;
        let task = match &mut self.job {
            Job::Rules(task) => task,
            Job::Sweep(task) => return Some(Answer::Sweep(task.found(false, worked_ms))),
            Job::Repairs(task) => return Some(Answer::Repairs(task.found(false))),
            Job::Odds(task) => return Some(odds(task, false, worked_ms)),
        };
        let (phase, progress) = task.progress();
        let seconds = (worked_ms / 1000.0).max(0.001);
        Some(Answer::Progress(Progress {
            rule: task.rule()?.to_string(),
            phase,
            states: progress.states,
            frontier: progress.frontier,
            transitions: progress.transitions,
            depth: u32::try_from(progress.depth).unwrap_or(u32::MAX),
            bytes: progress.memory.all() as u64,
            per_second: (progress.states as f64 / seconds) as u64,
        }))
    }
}

fn odds(task: &mut OddsTask, is_over: bool, worked_ms: f64) -> Answer {
    Answer::Odds(Box::new(task.found(is_over, worked_ms)))
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
