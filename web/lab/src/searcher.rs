//! The lab's end of the worker: one worker for one request, ended with its last answer. One that crashes is started
//! again, once: what comes of a request is always the same, so what was told already is not told again.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use turnlab_searcher::message::{Answer, Request};
use wasm_bindgen::{JsCast, JsValue};
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
    worker: RefCell<Worker>,
    request: Request,
    told: Box<dyn Fn(Answer)>,
    is_ready: Cell<bool>,
    is_restarted: Cell<bool>,
    /// How much of what was found has been told.
    amount: Cell<u32>,
    /// How much of that the worker that was started again has not found yet.
    ahead: Cell<u32>,
    is_over: Cell<bool>,
    patience: RefCell<Option<Timeout>>,
    listeners: RefCell<Vec<EventListener>>,
}

impl Searcher {
    /// Starts a worker, asks it, and tells what it answers; the last answer is [`Answer::Done`],
    /// [`Answer::Shrunk`], [`Answer::Failed`], or a sweep that is over.
    pub fn ask(request: Request, told: impl Fn(Answer) + 'static) -> Option<Self> {
        let Ok(worker) = new_worker() else {
            told(Answer::Failed(NO_START.to_owned()));
            return None;
        };
        let inner = Rc::new(Inner {
            worker: RefCell::new(worker),
            request,
            told: Box::new(told),
            is_ready: Cell::new(false),
            is_restarted: Cell::new(false),
            amount: Cell::new(0),
            ahead: Cell::new(0),
            is_over: Cell::new(false),
            patience: RefCell::default(),
            listeners: RefCell::default(),
        });
        inner.listen();
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

fn new_worker() -> Result<Worker, JsValue> {
    Worker::new(&turnlab_paths::part(SCRIPT))
}

impl Inner {
    /// Waits for the worker's answers, and for its end.
    fn listen(self: &Rc<Self>) {
        self.within(START_MS, || Answer::Failed(TOO_SLOW.to_owned()));
        let answered = {
            let inner = Rc::downgrade(self);
            move |event: &web_sys::Event| {
                if let (Some(inner), Some(event)) = (inner.upgrade(), event.dyn_ref()) {
                    inner.answered(event);
                }
            }
        };
        let failed = {
            let inner = Rc::downgrade(self);
            move |event: &web_sys::Event| {
                event.prevent_default();
                match inner.upgrade() {
                    Some(inner) if inner.is_ready.get() => inner.crashed(CRASHED.to_owned()),
                    Some(inner) => inner.tell(Answer::Failed(NO_START.to_owned())),
                    None => {}
                }
            }
        };
        let options = gloo_events::EventListenerOptions::enable_prevent_default();
        let worker = self.worker.borrow();
        *self.listeners.borrow_mut() = vec![
            EventListener::new(&worker, "message", answered),
            EventListener::new_with_options(&worker, "error", options, failed),
        ];
    }

    fn answered(self: &Rc<Self>, event: &MessageEvent) {
        match serde_wasm_bindgen::from_value(event.data()) {
            Ok(Answer::Ready) => {
                self.is_ready.set(true);
                self.patience.take();
                self.post(&self.request);
            }
            Ok(Answer::Crashed(words)) => self.crashed(words),
            Ok(answer) if self.is_told(&answer) => {}
            Ok(answer) => self.tell(answer),
            Err(_) => self.tell(Answer::Failed(MISFIT.to_owned())),
        }
    }

    /// Starts another worker in place of one that has crashed, unless that was done before.
    fn crashed(self: &Rc<Self>, words: String) {
        if self.is_over.get() {
            return;
        }
        let another = if self.is_restarted.replace(true) { None } else { new_worker().ok() };
        let Some(another) = another else {
            return self.tell(Answer::Failed(words));
        };
        self.worker.replace(another).terminate();
        self.is_ready.set(false);
        self.ahead.set(self.amount.replace(0));
        // This may be called by one of the listeners that go with the old worker.
        let old = self.listeners.take();
        Timeout::new(0, || drop(old)).forget();
        self.listen();
        (self.told)(Answer::Restarted);
    }

    /// Whether a worker that has crashed had told this, or more of the same.
    fn is_told(&self, answer: &Answer) -> bool {
        let amount = match answer {
            Answer::Report(_) => self.amount.get() + 1,
            Answer::Repairs(found) => found.searches,
            Answer::Odds(found) => found.figures.runs,
            _ => return false,
        };
        self.amount.set(amount);
        let is_over = match answer {
            Answer::Repairs(found) => found.is_over,
            Answer::Odds(found) => found.is_over,
            _ => false,
        };
        amount <= self.ahead.get() && !is_over
    }

    fn post(&self, request: &Request) {
        let posted = serde_wasm_bindgen::to_value(request);
        if !posted.is_ok_and(|request| self.worker.borrow().post_message(&request).is_ok()) {
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
        self.worker.borrow().terminate();
    }
}
