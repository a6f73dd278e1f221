//! The views of the lab: one question about a scenario each, one of them in the place of the run, with an address of
//! its own.

use std::cell::RefCell;
use std::rc::Rc;

use turnlab_core::scenario::{LabView, Scenario};
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::book::in_book;
use crate::compare::{Compare, first_choice};
use crate::editor::Edited;
use crate::odds::Odds;
use crate::search::Search;
use crate::state::Question;
use crate::thresholds::Thresholds;

/// The views on the page.
pub trait Views {
    /// Shows a view, of this scenario, or takes them from the screen.
    fn show(&self, asked: Option<&(Scenario, LabView)>);
}

/// What the views ask of the page.
#[derive(Clone, PartialEq)]
pub struct LabHost {
    /// Opens a run in their place, by its link.
    pub on_open: Callback<String>,
    /// Changes the scenario; the view stays.
    pub on_change: Callback<Edited>,
    /// Shows another view, or the same with another value; the run, where there is none.
    pub on_view: Callback<Option<LabView>>,
}

/// Puts them into an element, unseen.
pub(crate) fn views(root: Element, host: LabHost) -> Rc<dyn Views> {
    let view = LabView { name: "lab", value: String::new() };
    let props = Props { scenario: Scenario::default(), view, open: false, host };
    let app = yew::Renderer::<Screen>::with_root_and_props(root, props.clone()).render();
    Rc::new(RefCell::new(Shown { app, props }))
}

struct Shown {
    app: AppHandle<Screen>,
    props: Props,
}

impl Views for RefCell<Shown> {
    fn show(&self, asked: Option<&(Scenario, LabView)>) {
        let Shown { app, props } = &mut *self.borrow_mut();
        props.open = asked.is_some();
        if let Some((scenario, view)) = asked {
            props.scenario = scenario.clone();
            props.view = view.clone();
        }
        app.update(props.clone());
    }
}

/// What is on the screen.
#[derive(Clone, Properties, PartialEq)]
struct Props {
    /// The scenario that is asked about.
    scenario: Scenario,
    /// The view.
    view: LabView,
    /// Whether it is on the screen.
    open: bool,
    /// The page.
    host: LabHost,
}

/// One of the questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum View {
    Search,
    Repairs,
    Compare,
    Thresholds,
    Odds,
}

/// A view, what its button says, and its question.
const VIEWS: [(View, &str, &str); 5] = [
    (View::Search, "Every order", "Every possible order"),
    (View::Repairs, "Every repair", "What would have repaired it?"),
    (View::Compare, "Compare", "What did it change?"),
    (View::Thresholds, "Thresholds", "What should it be set to?"),
    (View::Odds, "Odds", "How often will it bite?"),
];

impl View {
    fn of(view: &LabView) -> Self {
        match (view.name, &*view.value) {
            ("lab", "repairs") => View::Repairs,
            ("with", _) => View::Compare,
            ("sweep", _) => View::Thresholds,
            ("lab", "odds") | ("odds", _) => View::Odds,
            _ => View::Search,
        }
    }

    /// It as the address has it, where it is opened anew for a scenario.
    fn address(self, scenario: &Scenario) -> Option<LabView> {
        match self {
            View::Search => LabView::new("lab", "search"),
            View::Repairs => LabView::new("lab", "repairs"),
            View::Compare => LabView::new("with", first_choice(scenario)),
            View::Thresholds => LabView::new("sweep", ""),
            View::Odds => LabView::new("lab", "odds"),
        }
    }

    /// Where the book tells of it.
    fn in_book(self) -> Html {
        match self {
            View::Search => in_book("the search", "search.html"),
            View::Repairs => in_book("the search of every rule", "repairs.html#in-the-page"),
            View::Compare => in_book("comparing runs", "compare.html"),
            View::Thresholds => in_book("thresholds", "thresholds.html"),
            View::Odds => in_book("the odds", "odds.html"),
        }
    }

    /// What it does, in a sentence or two.
    fn words(self) -> &'static str {
        match self {
            View::Search => {
                "Every possible order of deliveries, losses and mail, for a rule and these bounds: the search tries them \
                 all."
            }
            View::Repairs => {
                "A rule is a row of a table, and there are 9,000 rows. The search tries every possible order of \
                 deliveries, losses and mail under each of them, and says which neither lose the Turn nor double it."
            }
            View::Compare => {
                "Two runs on one time axis. What both have is drawn weakly, and what only one has in full; mail that \
                 arrives at another time says by how much."
            }
            View::Thresholds => {
                "The scenario is run with every value of a parameter, under each rule that is compared: how long mail waits \
                 with it. The upright line is the value at hand; drag it, and the run has it too."
            }
            View::Odds => {
                "Runs by the thousand in which every line fails at random, and nothing else goes wrong: on how many days the \
                 Turn is lost, and for how long mail stands still."
            }
        }
    }
}

/// One of the views, and the ways to the others. What they have found stays while they are not on the screen.
#[component]
fn Screen(props: &Props) -> Html {
    let Props { scenario, view, open, host } = props;
    let shown = View::of(view);
    let top = use_node_ref();
    {
        let top = top.clone();
        use_effect_with(*open, move |&open| {
            if let Some(top) = top.cast::<HtmlElement>().filter(|_| open) {
                let _ = top.focus();
            }
        });
    }
    let onkeydown = {
        let on_view = host.on_view.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                on_view.emit(None);
            }
        })
    };
    let button = |(view, name, _): (View, &'static str, &'static str)| {
        let onclick = {
            let (on_view, address) = (host.on_view.clone(), view.address(scenario));
            Callback::from(move |_: MouseEvent| on_view.emit(address.clone()))
        };
        let is_shown = (view == shown).to_string();
        html! { <button type="button" aria-pressed={is_shown} {onclick}>{ name }</button> }
    };
    let title = VIEWS.iter().find(|it| it.0 == shown).map_or("", |it| it.2);
    let question = if shown == View::Repairs { Question::Repairs } else { Question::Rules };
    html! {
        <section class="search" role="main" aria-labelledby="lab-title" tabindex="-1" ref={top} {onkeydown}
            hidden={!open}>
            <p class="questions" role="group" aria-label="What is asked">{ for VIEWS.map(button) }</p>
            <div class="titled">
                <h1 class="headline" id="lab-title">{ title }</h1>
                { shown.in_book() }
            </div>
            <p class="detail">{ shown.words() }</p>
            <Search scenario={scenario.clone()} {question} open={*open && matches!(shown, View::Search | View::Repairs)}
                on_open={host.on_open.clone()} />
            <Compare scenario={scenario.clone()} with={view.value.clone()} open={*open && shown == View::Compare}
                host={host.clone()} />
            <Thresholds scenario={scenario.clone()} value={if shown == View::Thresholds { view.value.clone() } else { String::new() }}
                open={*open && shown == View::Thresholds} host={host.clone()} />
            <Odds scenario={scenario.clone()} value={(view.name == "odds").then(|| view.value.clone())}
                open={*open && shown == View::Odds} host={host.clone()} />
        </section>
    }
}
