//! What a parameter should be set to: how long mail waits with each of its values, as curves, and the value at hand as
//! a handle.

mod asked;
mod form;
mod picture;
mod readings;

use std::rc::Rc;

use turnlab_core::scenario::{LabView, Problem, Scenario};
use turnlab_core::sweep::Sweep;
use turnlab_searcher::message::{Answer, Request, SweepFound};
use turnlab_share::Saving;
use turnlab_view::curves::Curves;
use turnlab_view::sweep::sweep_chart;
use turnlab_view::{Theme, duration_text};
use yew::prelude::*;

use self::asked::{Asked, key};
use self::form::form;
use self::picture::Picture;
use crate::editor::Edited;
use crate::leaving::save;
use crate::searcher::Searcher;
use crate::state::{Status, thousands};
use crate::trouble::trouble;
use crate::views::LabHost;

/// As wide as curves that are saved are, in pixels.
const SAVED_WIDTH: f64 = 960.0;
/// The field of the editor that the handle is: a whole drag is one step back.
const FIELD: &str = "sweep";
/// What takes no longer than this is not worth an estimate, in milliseconds.
const SOON_MS: f64 = 2_000.0;

/// What the view needs to know.
#[derive(Clone, Properties, PartialEq)]
pub(crate) struct Props {
    /// The scenario that is run.
    pub(crate) scenario: Scenario,
    /// What the address asks.
    pub(crate) value: String,
    /// Whether it is on the screen.
    pub(crate) open: bool,
    /// The page.
    pub(crate) host: LabHost,
}

/// A sweep and how far it is.
#[derive(Clone, PartialEq)]
struct Under {
    /// What it depends on.
    key: String,
    sweep: Option<Shown>,
    /// The one that has begun: it takes the place of the one that is shown with the first that is found.
    coming: Option<Shown>,
    status: Status,
    left_ms: f64,
    /// Whether its worker crashed, and another one works on it.
    is_restarted: bool,
}

/// What is known of a sweep; each that is told is another one.
#[derive(Clone)]
struct Shown(Rc<Sweep>);

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

enum Act {
    Begin(String, Box<Sweep>),
    Hear(Answer),
    Stop,
}

impl Reducible for Under {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        let mut next = Under::clone(&self);
        match act {
            Act::Begin(key, sweep) => {
                let coming = Some(Shown(Rc::new(*sweep)));
                next.sweep = next.sweep.or_else(|| coming.clone());
                let status = Status::Running;
                next = Under { key, coming, status, left_ms: 0.0, is_restarted: false, ..next };
            }
            Act::Hear(Answer::Sweep(found)) => next.hear(&found),
            Act::Hear(Answer::Failed(words)) => next.status = Status::Failed(words),
            Act::Hear(Answer::Restarted) => next.is_restarted = true,
            Act::Hear(_) | Act::Stop => {
                if self.status == Status::Running {
                    next.status = Status::Cancelled;
                }
            }
        }
        Rc::new(next)
    }
}

impl Under {
    fn nothing() -> Self {
        let (key, status) = (String::new(), Status::Idle);
        Under { key, sweep: None, coming: None, status, left_ms: 0.0, is_restarted: false }
    }

    fn hear(&mut self, found: &SweepFound) {
        let Some(Shown(sweep)) = self.coming.take().or_else(|| self.sweep.clone()) else { return };
        let mut sweep = Sweep::clone(&sweep);
        for (place, measures) in (found.from as usize..).zip(&found.points) {
            sweep.put(place, *measures);
        }
        self.sweep = Some(Shown(Rc::new(sweep)));
        self.left_ms = found.left_ms;
        if found.is_over {
            let is_whole = found.done == found.of;
            self.status = if is_whole { Status::Done } else { Status::Cancelled };
        }
    }

    fn is_running(&self) -> bool {
        self.status == Status::Running
    }
}

/// The view. It begins by itself when it is shown or something else is asked, and ends when it is left.
#[component]
pub(crate) fn Thresholds(props: &Props) -> Html {
    let Props { scenario, host, open, .. } = props;
    let (asked, problems, on_ask) = use_asked(props);
    let under = use_reducer(Under::nothing);
    let searcher = use_mut_ref(|| None::<Searcher>);
    let sweep = asked.sweep(scenario);
    let wanted = sweep.as_ref().ok().map(|sweep| key(sweep, &asked)).filter(|_| *open);
    {
        let (under, searcher, sweep) = (under.clone(), searcher.clone(), sweep.clone().ok());
        let text = asked.text();
        use_effect_with(wanted, move |wanted| {
            let is_there = wanted.as_ref() == Some(&under.key)
                && !matches!(under.status, Status::Cancelled | Status::Failed(_));
            if is_there {
                return;
            }
            searcher.take();
            under.dispatch(Act::Stop);
            if let Some((key, sweep)) = wanted.clone().zip(sweep) {
                let request = Request::Sweep { link: sweep.scenario().link(), sweep: text };
                under.dispatch(Act::Begin(key, Box::new(sweep)));
                let told = under.dispatcher();
                *searcher.borrow_mut() =
                    Searcher::ask(request, move |answer| told.dispatch(Act::Hear(answer)));
            }
        });
    }
    let on_cancel = {
        let searcher = searcher.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(searcher) = &*searcher.borrow() {
                searcher.cancel();
            }
        })
    };
    let together = sweep.err().filter(|_| asked.has_good_ranges()).unwrap_or_default();
    let problems = problems.iter().chain(&together);
    let found = under.sweep.as_ref().map(|shown| {
        html! { <Found shown={shown.clone()} scenario={scenario.clone()} host={host.clone()} /> }
    });
    // What comes and goes is one node each, so that what stands beside it stays, and keeps the focus.
    html! {
        <div class="thresholds" hidden={!open}>
            { form(scenario, &asked, &on_ask) }
            <div class="problems">
                { for problems.map(|it| html! { <p class="problem" role="alert">{ it.to_string() }</p> }) }
            </div>
            { standing(&under, on_cancel) }
            { found.unwrap_or_default() }
        </div>
    }
}

/// What is asked, what is wrong with what the address asks, and whom to tell what is asked from now on.
#[hook]
fn use_asked(props: &Props) -> (Asked, Vec<Problem>, Callback<Asked>) {
    let Props { scenario, value, open, host } = props;
    let asked = use_state_eq(|| Asked::of(scenario, value));
    let was_shown = use_mut_ref(|| false);
    {
        let (asked, scenario) = (asked.clone(), scenario.clone());
        let on_view = host.on_view.clone();
        use_effect_with((value.clone(), *open), move |(value, open)| {
            let written = asked.0.sweep(&scenario).map(|sweep| sweep.to_string());
            if !open {
                return;
            }
            let is_back = was_shown.replace(true);
            if written.as_ref().is_ok_and(|written| written == value) {
                return;
            }
            // Whoever comes back finds what was asked last.
            match written.ok().filter(|_| value.is_empty() && is_back) {
                Some(written) => on_view.emit(LabView::new("sweep", &written)),
                None => asked.set(Asked::of(&scenario, value)),
            }
        });
    }
    let on_ask = {
        let (setter, scenario) = (asked.setter(), scenario.clone());
        let on_view = host.on_view.clone();
        Callback::from(move |next: Asked| {
            if let Ok(sweep) = next.sweep(&scenario) {
                on_view.emit(LabView::new("sweep", &sweep.to_string()));
            }
            setter.set((next, Vec::new()));
        })
    };
    (asked.0.clone(), asked.1.clone(), on_ask)
}

/// How far it is: in full for the eye, and for the ear only what seldom changes.
fn standing(under: &Under, on_cancel: Callback<MouseEvent>) -> Html {
    let shown = under.coming.as_ref().or(under.sweep.as_ref());
    let progress = shown.map(|shown| shown.0.progress());
    let [done, of] =
        progress.map_or([0, 0], |it| [it.done, it.of]).map(|count| thousands(count as u64));
    let (seen, heard) = match &under.status {
        Status::Running if under.left_ms > SOON_MS => {
            let left = duration_text((under.left_ms / 1e3).round() as i64 * 1_000_000);
            (format!("{done} of {of} runs; about {left} more."), "Running.".to_owned())
        }
        Status::Running => (format!("{done} of {of} runs."), "Running.".to_owned()),
        Status::Done => (format!("{of} runs."), format!("{of} runs are done.")),
        Status::Cancelled => {
            let words = format!("Cancelled after {done} of {of} runs.");
            (words.clone(), words)
        }
        Status::Idle | Status::Stopping | Status::Failed(_) => Default::default(),
    };
    html! {
        <div class="standing">
            <p aria-hidden="true">{ seen }</p>
            <p class="unseen" role="status">{ heard }</p>
            if under.is_running() {
                <button type="button" class="quiet" onclick={on_cancel}>{ "Cancel" }</button>
            }
            { trouble(&under.status, under.is_restarted) }
        </div>
    }
}

#[derive(Clone, Properties, PartialEq)]
struct FoundProps {
    shown: Shown,
    scenario: Scenario,
    host: LabHost,
}

/// What is known so far: curves, the value at hand, and all of it in numbers.
#[component]
fn Found(props: &FoundProps) -> Html {
    let FoundProps { shown, scenario, host } = props;
    let chart = use_memo(shown.clone(), |shown| sweep_chart(&shown.0, None));
    let is_open = use_state_eq(|| false);
    let axis = shown.0.over();
    let value = axis.parameter().value(scenario);
    let change = {
        let (scenario, on_change) = (scenario.clone(), host.on_change.clone());
        Callback::from(move |scenario_to: Scenario| {
            if scenario_to != scenario {
                let edited = Edited { scenario: scenario_to, field: FIELD.to_owned() };
                on_change.emit(edited);
            }
        })
    };
    let on_value = {
        let (scenario, change) = (scenario.clone(), change.clone());
        Callback::from(move |value: u32| {
            let mut scenario = scenario.clone();
            axis.parameter().put_value(&mut scenario, value);
            change.emit(scenario);
        })
    };
    let longer = readings::longer(&shown.0, scenario).map(|(words, offer, longer)| {
        let onclick = Callback::from(move |_: MouseEvent| change.emit(longer.clone()));
        html! {
            <p class="unreached detail">
                { words }<button type="button" {onclick}>{ offer }</button>
            </p>
        }
    });
    let ontoggle = {
        let is_open = is_open.clone();
        Callback::from(move |_: Event| is_open.set(!*is_open))
    };
    html! {
        <>
            <Picture {chart} {axis} {value} {on_value} />
            { readings::at_hand(&shown.0, value) }
            { longer.unwrap_or_default() }
            { save_row(shown, value) }
            <details class="numbers" {ontoggle}>
                <summary>{ "The curves in numbers" }</summary>
                if *is_open { { readings::table(&shown.0) } }
            </details>
        </>
    }
}

/// The buttons that save the curves, and what they show.
fn save_row(shown: &Shown, value: u32) -> Html {
    let picture = |name: &'static str, media_type: &'static str, theme: Theme| {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| {
            let chart = sweep_chart(&shown.0, Some(value));
            let text = Curves::new(&chart, SAVED_WIDTH).file(theme);
            save(Saving { name: name.to_owned(), text, media_type });
        })
    };
    let on_csv = {
        let shown = shown.clone();
        Callback::from(move |_: MouseEvent| {
            let name = "thresholds.csv".to_owned();
            save(Saving { name, text: shown.0.csv(), media_type: "text/csv" });
        })
    };
    html! {
        <p class="save-row">
            { "Save the curves as " }
            <button type="button" onclick={picture("thresholds.svg", "image/svg+xml", Theme::Auto)}>{ "SVG" }</button>
            <button type="button" onclick={picture("thresholds.png", "image/png", Theme::Light)}>{ "PNG" }</button>
            { " and every run as " }
            <button type="button" onclick={on_csv}>{ "CSV" }</button>
        </p>
    }
}
