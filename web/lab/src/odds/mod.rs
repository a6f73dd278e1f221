//! How often the Turn is lost where lines fail at random: runs by the thousand, beside the page.

mod fields;
mod figures;
mod work;

use turnlab_core::scenario::{LabView, Scenario};
use turnlab_searcher::message::{Answer, Request};
use turnlab_share::Saving;
use yew::prelude::*;

use self::fields::{Fields, form, of_no_field};
use self::figures::Figures;
use self::work::{Act, Work};
use crate::leaving::save;
use crate::searcher::Searcher;
use crate::trouble::trouble;
use crate::views::LabHost;

/// What the view needs to know.
#[derive(Clone, Properties, PartialEq)]
pub(crate) struct Props {
    /// The scenario that is asked about.
    pub(crate) scenario: Scenario,
    /// What the address asks, if it asks anything.
    pub(crate) value: Option<String>,
    /// Whether it is on the screen.
    pub(crate) open: bool,
    /// The page.
    pub(crate) host: LabHost,
}

/// The view. What the address asks begins by itself, and ends when it is left.
#[component]
pub(crate) fn Odds(props: &Props) -> Html {
    let Props { scenario, value, open, host } = props;
    // What was asked last: whoever comes back to the view finds it as it was.
    let last = use_mut_ref(|| None::<String>);
    // What a person has written since the address was read; until then there stands what that asks.
    let written = use_state_eq(|| None::<Fields>);
    let fields = (*written).clone().unwrap_or_else(|| {
        let asked = value.clone().or_else(|| last.borrow().clone());
        Fields::of(scenario, asked.as_deref()).0
    });
    {
        let (written, last, on_view) = (written.setter(), last.clone(), host.on_view.clone());
        use_effect_with((*open, value.clone()), move |(open, value)| {
            if value.is_some() && *value != *last.borrow() {
                last.replace(value.clone());
                written.set(None);
            } else if value.is_none() && *open {
                let again = last.borrow().as_ref().and_then(|it| LabView::new("odds", it));
                again.into_iter().for_each(|view| on_view.emit(Some(view)));
            }
        });
    }
    let work = use_reducer(Work::default);
    let searcher = use_mut_ref(|| None::<Searcher>);
    let begin = {
        let (work, searcher) = (work.dispatcher(), searcher.clone());
        move |asked: (String, String)| {
            work.dispatch(Act::Begin(asked.clone()));
            let (link, odds) = asked;
            let told = work.clone();
            *searcher.borrow_mut() =
                Searcher::ask(Request::Odds { link, odds }, move |answer| match answer {
                    Answer::Csv(text) => save_csv(text),
                    answer => told.dispatch(Act::Hear(answer)),
                });
        }
    };
    let asked = value.as_ref().map(|odds| (scenario.link(), odds.clone())).filter(|_| *open);
    {
        let (work, searcher, begin) = (work.clone(), searcher.clone(), begin.clone());
        use_effect_with(asked.clone(), move |asked| match asked {
            Some(asked) if !work.is_of(asked) => begin(asked.clone()),
            Some(_) => {}
            None if work.is_running() => {
                work.dispatch(Act::Leave);
                searcher.take();
            }
            None => {}
        });
    }
    let read = fields.odds(scenario);
    let onsubmit = {
        let (read, on_view) = (read.clone(), host.on_view.clone());
        let is_running = work.is_running();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let Ok(odds) = &read else { return };
            let text = odds.to_string();
            match &asked {
                Some(asked) if asked.1 == text => {
                    if !is_running {
                        begin(asked.clone());
                    }
                }
                _ => on_view.emit(LabView::new("odds", &text)),
            }
        })
    };
    let on_cancel = {
        let (work, searcher) = (work.dispatcher(), searcher.clone());
        Callback::from(move |_: MouseEvent| {
            work.dispatch(Act::Cancel);
            if let Some(searcher) = &*searcher.borrow() {
                searcher.cancel();
            }
        })
    };
    let on_csv = Callback::from(move |()| {
        if let Some(searcher) = &*searcher.borrow() {
            searcher.more(&Request::Csv);
        }
    });
    let problems = read.err().unwrap_or_default();
    let on_write = {
        let written = written.setter();
        Callback::from(move |fields| written.set(Some(fields)))
    };
    html! {
        <div class="odds-view" hidden={!open}>
            <form class="bounds" {onsubmit}>
                { form(&fields, &problems, &on_write) }
                <p class="go">
                    <button type="submit" class="primary" disabled={!problems.is_empty()}>{ "Run" }</button>
                    <button type="button" class="quiet" disabled={!work.is_running()} onclick={on_cancel}>
                        { "Cancel" }
                    </button>
                </p>
            </form>
            { for of_no_field(&problems).map(|problem| html! {
                <p class="problem" role="alert">{ &problem.what }{ "." }</p>
            }) }
            { standing(&work) }
            if let Some(found) = &work.found {
                <Figures found={found.clone()} {open} {on_csv} on_open={host.on_open.clone()} />
            }
        </div>
    }
}

/// How far it is: in full for the eye, and for the ear only what seldom changes.
fn standing(work: &Work) -> Html {
    html! {
        <div class="standing">
            <p aria-hidden="true">{ work.seen_text() }</p>
            <p class="unseen" role="status">{ work.heard_text() }</p>
            { trouble(&work.status, work.is_restarted) }
        </div>
    }
}

fn save_csv(text: String) {
    save(Saving { name: "odds.csv".to_owned(), text, media_type: "text/csv" });
}
