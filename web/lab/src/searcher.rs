//! The lab's end of the worker: one worker for one request, ended with its last answer.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use turnlab_searcher::message::{Answer, Request};
use wasm_bindgen::JsCast;
use web_sys::{MessageEvent, Worker};

/// The worker's script.
const SCRIPT: &str = "searcher.js";
/// How long a worker may take until it can be asked.
const START_MS: u32 = 20_000;
/// After what time a worker that was told to stop is taken to have stopped; a person who cancels waits no
/// longer than a tenth of a second.
const STOP_MS: u32 = 90;
/// How much longer, on a busy machine, it may take to say what it had found.
const LAST_WORDS_MS: u32 = 5_000;

const NO_START: &str = "The search cannot start: this browser, or the page that this is a frame of, does not \
    let it load its program.";
const TOO_SLOW: &str = "The search did not start: its program has not come within twenty seconds.";
const CRASHED: &str = "The search has broken off: it ran out of memory, or the fault is ours. With narrower \
    bounds it may come to its end.";
const MISFIT: &str = "The search and the page are of different versions: load the page again.";

/// A worker at work. Dropping it ends it.
pub struct Searcher(Rc<Inner>);

struct Inner {
    worker: Worker,
    told: Box<dyn Fn(Answer)>,
    is_ready: Cell<bool>,
    is_over: Cell<bool>,
    patience: RefCell<Option<Timeout>>,
    listeners: RefCell<Vec<EventListener>>,
}

impl Searcher {
    /// Starts a worker, asks it, and tells what it answers; the last answer is [`Answer::Done`],
    /// [`Answer::Shrunk`], [`Answer::Failed`], or a sweep that is over.
    pub fn ask(request: Request, told: impl Fn(Answer) + 'static) -> Option<Self> {
        let Ok(worker) = Worker::new(&turnlab_paths::part(SCRIPT)) else {
            told(Answer::Failed(NO_START.to_owned()));
            return None;
        };
        let inner = Rc::new(Inner {
            worker,
            told: Box::new(told),
            is_ready: Cell::new(false),
            is_over: Cell::new(false),
            patience: RefCell::default(),
            listeners: RefCell::default(),
        });
        inner.within(START_MS, || Answer::Failed(TOO_SLOW.to_owned()));
        let answered = {
            let inner = Rc::downgrade(&inner);
            move |event: &web_sys::Event| {
                if let (Some(inner), Some(event)) = (inner.upgrade(), event.dyn_ref()) {
                    inner.answered(event, &request);
                }
            }
        };
        let failed = {
            let inner = Rc::downgrade(&inner);
            move |event: &web_sys::Event| {
                event.prevent_default();
                if let Some(inner) = inner.upgrade() {
                    let words = if inner.is_ready.get() { CRASHED } else { NO_START };
                    inner.tell(Answer::Failed(words.to_owned()));
                }
            }
        };
        let options = gloo_events::EventListenerOptions::enable_prevent_default();
        *inner.listeners.borrow_mut() = vec![
            EventListener::new(&inner.worker, "message", answered),
            EventListener::new_with_options(&inner.worker, "error", options, failed),
        ];
        Some(Searcher(inner))
    }

    /// Asks it something more.
    pub fn more(&self, request: &Request) {
        if !self.0.is_over.get() {
            self.0.post(request);
        }
    }

    /// Lets it stop and say what it has found. [`Answer::Done`] comes within a tenth of a second; what a
    /// slower worker has found may come after it.
    pub fn cancel(&self) {
        if !self.0.is_ready.get() {
            return self.0.tell(Answer::Done);
        }
        self.0.post(&Request::Cancel);
        self.0.after(STOP_MS, |inner| {
            inner.within(LAST_WORDS_MS, || Answer::Done);
            (inner.told)(Answer::Done);
        });
    }
}

impl Drop for Searcher {
    fn drop(&mut self) {
        self.0.end();
    }
}

impl Inner {
    fn answered(&self, event: &MessageEvent, request: &Request) {
        match serde_wasm_bindgen::from_value(event.data()) {
            Ok(Answer::Ready) => {
                self.is_ready.set(true);
                self.patience.take();
                self.post(request);
            }
            Ok(answer) => self.tell(answer),
            Err(_) => self.tell(Answer::Failed(MISFIT.to_owned())),
        }
    }

    fn post(&self, request: &Request) {
        let posted = serde_wasm_bindgen::to_value(request);
        if !posted.is_ok_and(|request| self.worker.post_message(&request).is_ok()) {
            self.tell(Answer::Failed(MISFIT.to_owned()));
        }
    }

    /// Unless something else is said before, this is the last answer.
    fn within(self: &Rc<Self>, ms: u32, last: impl Fn() -> Answer + 'static) {
        self.after(ms, move |inner| inner.tell(last()));
    }

    /// Does this when the time is over, unless the last answer has been told by then.
    fn after(self: &Rc<Self>, ms: u32, late: impl Fn(&Rc<Self>) + 'static) {
        let inner = Rc::downgrade(self);
        let late = move || {
            if let Some(inner) = inner.upgrade().filter(|inner| !inner.is_over.get()) {
                late(&inner);
            }
        };
        *self.patience.borrow_mut() = Some(Timeout::new(ms, late));
    }

    fn tell(&self, answer: Answer) {
        if self.is_over.get() {
            return;
        }
        // A search of every rule can be asked more when it is over, and so can odds.
        let is_last = match &answer {
            Answer::Done | Answer::Shrunk { .. } | Answer::Failed(_) => true,
            Answer::Sweep(found) => found.is_over,
            _ => false,
        };
        if is_last {
            self.end();
        }
        let waits_to_be_asked = match &answer {
            Answer::Repairs(found) => found.is_over,
            Answer::Odds(found) => found.is_over,
            _ => false,
        };
        if waits_to_be_asked {
            self.patience.take();
        }
        (self.told)(answer);
    }

    fn end(&self) {
        self.is_over.set(true);
        self.worker.terminate();
    }
}
