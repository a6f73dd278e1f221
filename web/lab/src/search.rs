//! The search: what to ask, how far it is, and what it has found.

use std::rc::Rc;

use turnlab_core::protocol::{RULES, Rule};
use turnlab_core::scenario::Scenario;
use turnlab_searcher::limits::{LIMITS, PLAIN};
use turnlab_searcher::message::{Answer, Phase, RepairsFound, Request, Wider};
use turnlab_searcher::repairs::nothing_found;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::editor::stepped;
use crate::findings::{findings, not_reached};
use crate::repairs::{Repairs, cell_of, save_csv};
use crate::searcher::Searcher;
use crate::state::{Act, Lab, Question, Status, thousands};
use crate::trouble::trouble;

/// What the search needs to know.
#[derive(Clone, Properties, PartialEq)]
pub(crate) struct Props {
    /// The scenario whose MTAs are searched.
    pub(crate) scenario: Scenario,
    /// What is asked.
    pub(crate) question: Question,
    /// Whether it is on the screen.
    pub(crate) open: bool,
    /// Opens a run that was found, by its link.
    pub(crate) on_open: Callback<String>,
}

/// The search. What it has found stays while it is not on the screen; what it was about ends.
#[component]
pub(crate) fn Search(props: &Props) -> Html {
    let lab = use_reducer(Lab::default);
    let searcher = use_mut_ref(|| None::<Searcher>);
    {
        let (lab, searcher) = (lab.clone(), searcher.clone());
        use_effect_with((props.open, props.question), move |&(open, question)| {
            if lab.is_running() && !(open && lab.question == question) {
                lab.dispatch(Act::Leave);
                searcher.take();
            }
            if open {
                lab.dispatch(Act::Ask(question));
            }
        });
    }
    let mtas = [0, 1].map(|place| props.scenario.mtas.get(place).cloned().unwrap_or_default());
    let onsubmit = {
        let (lab, searcher, scenario) = (lab.clone(), searcher.clone(), props.scenario.clone());
        let mtas = mtas.clone();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            begin(&lab, &lab, &mut searcher.borrow_mut(), &scenario, &mtas);
        })
    };
    let on_widen = {
        let (lab, searcher, scenario) = (lab.clone(), searcher.clone(), props.scenario.clone());
        let mtas = mtas.clone();
        Callback::from(move |needs: Vec<Wider>| {
            let act = Act::Widen(needs);
            if !lab.is_running() {
                lab.dispatch(act.clone());
                begin(&lab, &lab.changed(act), &mut searcher.borrow_mut(), &scenario, &mtas);
            }
        })
    };
    let on_cancel = {
        let (lab, searcher) = (lab.dispatcher(), searcher.clone());
        Callback::from(move |_: MouseEvent| {
            lab.dispatch(Act::Cancel);
            if let Some(searcher) = &*searcher.borrow() {
                searcher.cancel();
            }
        })
    };
    let on_look = {
        let lab = lab.dispatcher();
        Callback::from(move |rule: Rule| lab.dispatch(Act::LookAt(rule)))
    };
    let on_csv = {
        let searcher = searcher.clone();
        Callback::from(move |()| ask_more(&searcher.borrow(), &Request::Csv))
    };
    // What is known of the rule that is looked at: when it becomes known, and once more when all is.
    let known = lab
        .looked_at
        .filter(|&rule| lab.repairs.as_ref().is_some_and(|found| cell_of(found, rule).is_some()));
    let is_over = lab.repairs.as_ref().is_some_and(|found| found.is_over);
    {
        let searcher = searcher.clone();
        use_effect_with((known, is_over), move |(known, _)| {
            if let Some(rule) = known {
                ask_more(&searcher.borrow(), &Request::Rule(rule.to_string()));
            }
        });
    }
    let repairs = (lab.question == Question::Repairs).then(|| {
        let nothing = || Rc::new(nothing_found(props.scenario.rule));
        let found = lab.repairs.clone().unwrap_or_else(nothing);
        html! {
            <Repairs scenario={props.scenario.clone()} {found} looked_at={lab.looked_at}
                rule_found={lab.rule_found.clone()} {on_look} {on_csv} on_open={props.on_open.clone()} />
        }
    });
    html! {
        <div hidden={!props.open}>
            { form(&lab, &mtas, onsubmit, on_cancel) }
            { standing(&lab) }
            if let Some(repairs) = repairs {
                { repairs }
            } else {
                { findings(&lab, &props.on_open) }
                { not_reached(&lab, &on_widen) }
            }
        </div>
    }
}

fn ask_more(searcher: &Option<Searcher>, request: &Request) {
    if let Some(searcher) = searcher {
        searcher.more(request);
    }
}

/// Begins the search that is asked for, unless one goes on.
fn begin(
    lab: &UseReducerHandle<Lab>,
    asked: &Lab,
    searcher: &mut Option<Searcher>,
    scenario: &Scenario,
    mtas: &[String; 2],
) {
    if lab.is_running() {
        return;
    }
    if let Some(request) = asked.request(scenario.link()) {
        let dispatcher = lab.dispatcher();
        lab.dispatch(Act::Begin(mtas.clone()));
        *searcher = Searcher::ask(request, move |answer: Answer| match answer {
            Answer::Csv(text) => save_csv(text),
            answer => dispatcher.dispatch(Act::Hear(answer)),
        });
    }
}

fn form(
    lab: &UseReducerHandle<Lab>,
    mtas: &[String; 2],
    onsubmit: Callback<SubmitEvent>,
    on_cancel: Callback<MouseEvent>,
) -> Html {
    let onchange = {
        let lab = lab.dispatcher();
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                lab.dispatch(Act::Choose(select.value()));
            }
        })
    };
    let option = |name: &'static str| {
        html! { <option value={name} selected={lab.rule == Some(name)}>{ name }</option> }
    };
    let numbers = |places: std::ops::Range<usize>| places.map(|place| number(lab, place, mtas));
    let of_rules = lab.question == Question::Rules;
    html! {
        <form class="bounds" {onsubmit}>
            <div class="limit" hidden={!of_rules}>
                <label for="search-rule">{ "Rules" }</label>
                <select id="search-rule" {onchange}>
                    <option value="all" selected={lab.rule.is_none()}>{ "every rule" }</option>
                    { for RULES.iter().map(|rule| option(rule.name)) }
                </select>
            </div>
            { for numbers(0..PLAIN) }
            { tick(lab, "Ask again", lab.repeats, Act::Repeat) }
            <details hidden={!of_rules}>
                <summary>{ "More bounds" }</summary>
                <div class="bounds">
                    { for numbers(PLAIN..LIMITS.len()) }
                    { tick(lab, "Closing timers", lab.closes, Act::Close) }
                </div>
            </details>
            <p class="go">
                <button type="submit" class="primary" disabled={lab.is_running()}>{ "Search" }</button>
                <button type="button" class="quiet" disabled={!lab.is_running()} onclick={on_cancel}>
                    { "Cancel" }
                </button>
            </p>
        </form>
    }
}

fn number(lab: &UseReducerHandle<Lab>, place: usize, mtas: &[String; 2]) -> Html {
    let limit = &LIMITS[place];
    let title = limit.title.replace("{}", &mtas[place.min(1)]);
    let problem = lab.problem(place);
    let oninput = {
        let lab = lab.dispatcher();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                lab.dispatch(Act::Write(place, input.value()));
            }
        })
    };
    let onkeydown = {
        let (lab, text) = (lab.dispatcher(), lab.texts[place].clone());
        Callback::from(move |event: KeyboardEvent| {
            let range = (limit.least, limit.most);
            if let Some(text) = stepped(&event.key(), &text, range) {
                event.prevent_default();
                lab.dispatch(Act::Write(place, text));
            }
        })
    };
    let error = format!("{}-problem", limit.name);
    html! {
        <div class="limit">
            <label for={limit.name}>{ title }</label>
            <input id={limit.name} type="text" role="spinbutton" inputmode="numeric" {oninput}
                {onkeydown} value={lab.texts[place].clone()} aria-valuenow={lab.texts[place].clone()}
                aria-valuemin={limit.least.to_string()} aria-valuemax={limit.most.to_string()}
                title={format!("{} to {}", limit.least, limit.most)}
                aria-invalid={problem.is_some().then_some("true")}
                aria-describedby={problem.is_some().then(|| error.clone())} />
            if let Some(problem) = problem {
                <p class="problem" id={error} role="alert">{ problem }</p>
            }
        </div>
    }
}

fn tick(
    lab: &UseReducerHandle<Lab>,
    title: &'static str,
    checked: bool,
    act: fn(bool) -> Act,
) -> Html {
    let lab = lab.dispatcher();
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            lab.dispatch(act(input.checked()));
        }
    });
    html! {
        <label class="tick"><input type="checkbox" {checked} {onchange} />{ title }</label>
    }
}

/// How far it is: in full for the eye, and for the ear only what seldom changes.
fn standing(lab: &Lab) -> Html {
    let seen = match (lab.question, &lab.repairs) {
        (Question::Repairs, Some(found)) if lab.is_running() => round_text(found),
        (Question::Repairs, Some(_)) if lab.status == Status::Done => String::new(),
        _ => seen_text(lab),
    };
    html! {
        <div class="standing">
            <p aria-hidden="true">{ seen }</p>
            <p class="unseen" role="status">{ heard_text(lab) }</p>
            { trouble(&lab.status, lab.is_restarted) }
        </div>
    }
}

/// How far a search of every rule is.
fn round_text(found: &RepairsFound) -> String {
    let [done, of] = found.round.map(|count| thousands(count.into()));
    match &found.growth {
        None => format!("{done} of {of} rules within these bounds"),
        Some(growth) => format!("{done} of {of} rules that held, with {growth}"),
    }
}

fn heard_text(lab: &Lab) -> String {
    if let (Question::Repairs, Some(found)) = (lab.question, &lab.repairs) {
        return match (&found.growth, found.is_over) {
            (_, true) => "Every rule has been searched.".to_owned(),
            (None, _) => "Searching every rule within these bounds.".to_owned(),
            (Some(growth), _) => format!("Searching the rules that held, with {growth}."),
        };
    }
    match (&lab.status, &lab.progress) {
        (Status::Running | Status::Stopping, Some(progress)) => {
            let about = 1_u64 << progress.states.max(1).ilog2();
            format!("{}, more than {} states", place_text(lab), thousands(about))
        }
        _ => seen_text(lab),
    }
}

fn seen_text(lab: &Lab) -> String {
    match &lab.status {
        Status::Idle | Status::Failed(_) => String::new(),
        Status::Stopping => "Stopping…".to_owned(),
        Status::Running if lab.question == Question::Repairs => "Starting…".to_owned(),
        Status::Running => match &lab.progress {
            None if lab.reports.is_empty() => "Starting…".to_owned(),
            None => format!("{}.", place_text(lab)),
            Some(progress) => format!(
                "{}: {} states, {} of them still to be looked at; {} a second; {} MB.",
                place_text(lab),
                thousands(progress.states),
                thousands(progress.frontier),
                thousands(progress.per_second),
                progress.bytes.div_ceil(1 << 20),
            ),
        },
        Status::Done | Status::Cancelled => total_text(lab),
    }
}

/// Where it is: the rule, its place among those asked for, and what is being looked for.
fn place_text(lab: &Lab) -> String {
    let rules = lab.asked.as_ref().map_or(1, |asked| asked.rules.len());
    let Some(progress) = &lab.progress else {
        return format!("{} of {rules} rules done", lab.reports.len());
    };
    let phase = match progress.phase {
        Phase::Exploring => "looking for states",
        Phase::Recovering => "looking for Turns that cannot come back",
        Phase::Delivering => "looking for mail that never arrives",
    };
    match rules {
        1 => format!("{}, {phase}", progress.rule),
        _ => format!("{} ({} of {rules}), {phase}", progress.rule, lab.reports.len() + 1),
    }
}

fn total_text(lab: &Lab) -> String {
    if lab.question == Question::Repairs || lab.reports.is_empty() {
        return "Cancelled.".to_owned();
    }
    let sum = |of: fn(&turnlab_searcher::message::Report) -> u64| {
        thousands(lab.reports.iter().map(of).sum())
    };
    let counts = format!(
        "{} states, {} transitions",
        sum(|report| report.states),
        sum(|report| report.transitions)
    );
    let complete = lab.reports.iter().all(|report| report.is_complete);
    match (&lab.status, complete) {
        (Status::Cancelled, _) => format!("Cancelled: {counts} until then."),
        (_, true) => format!("{counts}: all there are within these bounds."),
        (_, false) => format!(
            "{counts}. Not all there are: a search stopped where it would have taken more memory than it \
             may."
        ),
    }
}
