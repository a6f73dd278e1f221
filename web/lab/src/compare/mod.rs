//! Two runs beside each other: what is chosen, what came of the difference, and both pictures.

mod choice;
mod panes;

use std::rc::Rc;

use turnlab_core::scenario::{Detail, LabView, Link, Scenario, read_with, write_link};
use turnlab_share::Saving;
use turnlab_view::{Compared, Figure, Theme};
use yew::prelude::*;

use self::choice::Choice;
use self::panes::Panes;
use crate::leaving::save;
use crate::views::LabHost;

/// As wide as each picture that is saved is, in pixels.
const SAVED_WIDTH: f64 = 520.0;

/// What a scenario is compared with where nobody has said it: the same without what goes wrong in it, or else the
/// incident.
pub(crate) fn first_choice(scenario: &Scenario) -> &'static str {
    match (scenario.untroubled(), scenario.faults.is_empty()) {
        (Some(_), true) => "cut=none",
        (Some(_), false) => "cut=none&faults=none",
        (None, _) => "lost-turn",
    }
}

#[derive(Clone, Properties, PartialEq)]
pub(crate) struct Props {
    /// The first run.
    pub(crate) scenario: Scenario,
    /// What stands behind `with=`.
    pub(crate) with: String,
    /// Whether it is on the screen.
    pub(crate) open: bool,
    /// The page.
    pub(crate) host: LabHost,
}

/// The view.
#[component]
pub(crate) fn Compare(props: &Props) -> Html {
    let detail = use_state_eq(Detail::default);
    let made = use_memo(
        (props.open, props.scenario.clone(), props.with.clone()),
        |(open, scenario, with)| open.then(|| Made::of(scenario, with)),
    );
    let on_with = {
        let on_view = props.host.on_view.clone();
        Callback::from(move |with: String| on_view.emit(LabView::new("with", &with)))
    };
    let Some(made) = &*made else { return html! { <div hidden=true /> } };
    let result =
        made.compared.as_ref().map(|compared| result(props, compared, &made.link, *detail));
    let on_detail = {
        let detail = detail.setter();
        Callback::from(move |chosen| detail.set(chosen))
    };
    html! {
        <div class="compare">
            <Choice scenario={props.scenario.clone()} with={props.with.clone()} {on_with} />
            { for made.problems.iter().map(|what| html! { <p class="problem" role="alert">{ what }</p> }) }
            { for result }
            if let Some(compared) = &made.compared {
                <Panes compared={compared.clone()} detail={*detail} {on_detail} />
            }
        </div>
    }
}

/// What became of what was asked for.
struct Made {
    compared: Option<SameRuns>,
    /// The link of the second run.
    link: String,
    problems: Vec<String>,
}

/// Two runs that are the same value as long as they are not compared anew.
#[derive(Clone)]
pub(crate) struct SameRuns(Rc<Compared>);

impl PartialEq for SameRuns {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Made {
    fn of(scenario: &Scenario, with: &str) -> Self {
        let (link, problems) = read_with(scenario, 0, with);
        let mut problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
        let compared = Compared::new([scenario.clone(), link.scenario.clone()]);
        let compared = match compared {
            Ok(compared) => Some(SameRuns(Rc::new(compared))),
            Err(told) => {
                problems.extend(told.iter().map(ToString::to_string));
                None
            }
        };
        Made { compared, link: write_link(&link), problems }
    }
}

/// What came of the difference, and what can be done with it.
fn result(props: &Props, SameRuns(compared): &SameRuns, link: &str, detail: Detail) -> Html {
    let names = compared.names();
    let opened = {
        let (on_open, link) = (props.host.on_open.clone(), link.to_owned());
        Callback::from(move |_: MouseEvent| on_open.emit(link.clone()))
    };
    let turned = {
        // The second with the first beside it: the view comes with the link.
        let first = write_link(&Link { scenario: props.scenario.clone(), at_us: 0 });
        let part = LabView::new("with", &first).map(|view| view.link_part()).unwrap_or_default();
        let (on_open, link) = (props.host.on_open.clone(), link.to_owned() + &part);
        Callback::from(move |_: MouseEvent| on_open.emit(link.clone()))
    };
    html! {
        <>
            <div class="came-of">
                <div>
                    <p class="lead">{ compared.summary() }</p>
                    <p class="detail">{ compared.first_difference() }</p>
                </div>
                { figures(&names, &compared.figures()) }
            </div>
            <p class="save-row">
                <button type="button" onclick={opened}>{ "Open the second run" }</button>
                <button type="button" onclick={turned}>{ "Swap the two" }</button>
                { "Save both as " }
                { save_button("SVG", compared, detail) }
                { save_button("PNG", compared, detail) }
                { " and the figures as " }
                <button type="button" onclick={save_csv(&names, compared)}>{ "CSV" }</button>
            </p>
        </>
    }
}

fn figures([first, second]: &[String; 2], figures: &[Figure]) -> Html {
    let row = |figure: &Figure| {
        let [one, other] = &figure.texts;
        html! {
            <tr class={figure.differs.then_some("differs")}>
                <th scope="row">{ figure.name }</th><td>{ one }</td><td>{ other }</td>
            </tr>
        }
    };
    html! {
        <table class="figures">
            <thead>
                <tr><td /><th scope="col">{ first }</th><th scope="col">{ second }</th></tr>
            </thead>
            <tbody>{ for figures.iter().map(row) }</tbody>
        </table>
    }
}

fn save_button(name: &'static str, compared: &Rc<Compared>, detail: Detail) -> Html {
    let (media_type, theme) = match name {
        "PNG" => ("image/png", Theme::Light),
        _ => ("image/svg+xml", Theme::Auto),
    };
    let compared = Rc::clone(compared);
    let onclick = Callback::from(move |_: MouseEvent| {
        let text = compared.svg(detail, theme, SAVED_WIDTH);
        save(Saving { name: format!("compared.{}", name.to_ascii_lowercase()), text, media_type });
    });
    html! { <button type="button" {onclick}>{ name }</button> }
}

fn save_csv([first, second]: &[String; 2], compared: &Rc<Compared>) -> Callback<MouseEvent> {
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let head = format!("figure,{},{}\r\n", quoted(first), quoted(second));
    let compared = Rc::clone(compared);
    Callback::from(move |_: MouseEvent| {
        let mut text = head.clone();
        for Figure { name, texts: [one, other], .. } in compared.figures() {
            text += &format!("{},{},{}\r\n", quoted(name), quoted(&one), quoted(&other));
        }
        save(Saving { name: "compared.csv".to_owned(), text, media_type: "text/csv" });
    })
}
