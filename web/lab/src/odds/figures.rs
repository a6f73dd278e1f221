//! What the runs come to: in words, as a picture, in numbers, and the worst of them.

use std::rc::Rc;

use turnlab_searcher::message::{OddsFound, WorstRun};
use turnlab_share::Saving;
use turnlab_view::curves::Curves;
use turnlab_view::{Theme, odds_chart, odds_run_words, odds_words, share_text};
use web_sys::Element;
use yew::prelude::*;

use crate::leaving::save;
use crate::run_link::RunLink;
use crate::state::thousands;
use crate::width::use_width;

/// As wide as a picture that is saved is, in pixels.
const SAVED_WIDTH: f64 = 960.0;
/// As wide as the picture is on the page, at the most.
const WIDEST: f64 = 760.0;
/// So many lines of the numbers are shown.
const MOST_LINES: usize = 20;

#[derive(Clone, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) found: Rc<OddsFound>,
    /// Whether the view is on the screen.
    pub(super) open: bool,
    /// All runs are to be saved as CSV.
    pub(super) on_csv: Callback<()>,
    /// Opens a run by its link.
    pub(super) on_open: Callback<String>,
}

/// All of it, as far as it is known.
#[component]
pub(super) fn Figures(props: &Props) -> Html {
    let Props { found, on_open, .. } = props;
    if found.figures.runs == 0 {
        return Html::default();
    }
    let words = odds_words(&found.figures);
    let (lead, more) = words.split_at(1);
    html! {
        <div class="odds">
            <div>
                <p class="lead">{ for lead.iter().cloned() }</p>
                { for more.iter().map(|words| html! { <p class="detail">{ words.clone() }</p> }) }
                <Picture found={found.clone()} open={props.open} />
                { save_row(props) }
                { numbers(found) }
            </div>
            { worst(&found.worst, on_open) }
        </div>
    }
}

#[derive(Clone, Properties, PartialEq)]
struct PictureProps {
    found: Rc<OddsFound>,
    open: bool,
}

/// How the probability becomes surer.
#[component]
fn Picture(props: &PictureProps) -> Html {
    let place = use_node_ref();
    let width = use_width(&place, props.open).min(WIDEST);
    let chart = odds_chart(&props.found.narrowing, props.found.of);
    let drawn = turnlab_diagram::svg::write(&Curves::new(&chart, width).scene());
    let picture = use_node_ref();
    {
        let picture = picture.clone();
        use_effect_with(drawn, move |drawn| {
            if let Some(element) = picture.cast::<Element>() {
                element.set_inner_html(drawn);
            }
        });
    }
    html! {
        <figure class="odds-curve" ref={place}>
            <div ref={picture} role="img" aria-label={chart.description} />
        </figure>
    }
}

/// The buttons that save the picture and the runs.
fn save_row(props: &Props) -> Html {
    let picture = |name: &'static str, media_type: &'static str, theme: Theme| {
        let found = props.found.clone();
        Callback::from(move |_: MouseEvent| {
            let chart = odds_chart(&found.narrowing, found.of);
            let text = Curves::new(&chart, SAVED_WIDTH).file(theme);
            save(Saving { name: name.to_owned(), text, media_type });
        })
    };
    let on_csv = props.on_csv.reform(|_: MouseEvent| ());
    html! {
        <p class="save-row">
            { "Save the curve as " }
            <button type="button" onclick={picture("odds.svg", "image/svg+xml", Theme::Auto)}>{ "SVG" }</button>
            <button type="button" onclick={picture("odds.png", "image/png", Theme::Light)}>{ "PNG" }</button>
            { " and every run as " }
            <button type="button" onclick={on_csv} disabled={!props.found.is_over}>{ "CSV" }</button>
        </p>
    }
}

/// The worst runs; those that a scenario can hold are opened by their links.
fn worst(runs: &[WorstRun], on_open: &Callback<String>) -> Html {
    if runs.is_empty() {
        return Html::default();
    }
    let row = |run: &WorstRun| {
        let number = run.figures.number + 1;
        let opens = match &run.link {
            Some(link) => run_link(number, link, on_open),
            None => html! { <span class="unit">{ "later than a scenario can show" }</span> },
        };
        html! {
            <tr key={number}>
                <th scope="row">{ thousands(number.into()) }</th>
                <td data-title="What happened">{ odds_run_words(&run.figures) }</td>
                <td data-title="Scenario">{ opens }</td>
            </tr>
        }
    };
    html! {
        <table class="findings worst">
            <caption>{ "The worst runs" }</caption>
            <thead>
                <tr>
                    <th scope="col">{ "Run" }</th><th scope="col">{ "What happened" }</th>
                    <th scope="col">{ "Scenario" }</th>
                </tr>
            </thead>
            <tbody>{ for runs.iter().map(row) }</tbody>
        </table>
    }
}

fn run_link(number: u32, link: &str, on_open: &Callback<String>) -> Html {
    let label = format!("Open run {number}");
    html! { <RunLink link={link.to_owned()} {label} on_open={on_open.clone()}>{ "Open" }</RunLink> }
}

/// The curve in numbers, for whoever does not see it.
fn numbers(found: &OddsFound) -> Html {
    let each = found.narrowing.len().div_ceil(MOST_LINES).max(1);
    // The last line is where it stands.
    let lines = found.narrowing.iter().rev().step_by(each);
    html! {
        <details class="numbers">
            <summary>{ "The curve in numbers" }</summary>
            <table>
                <caption>{ "The probability per day of losing the Turn, with 95 % confidence" }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ "Runs" }</th><th scope="col">{ "Counted" }</th>
                        <th scope="col">{ "From" }</th><th scope="col">{ "To" }</th>
                    </tr>
                </thead>
                <tbody>
                    { for lines.map(|(runs, interval)| html! {
                        <tr>
                            <th scope="row">{ thousands((*runs).into()) }</th>
                            <td data-title="Counted">{ share_text(interval.estimate) }</td>
                            <td data-title="From">{ share_text(interval.from) }</td>
                            <td data-title="To">{ share_text(interval.to) }</td>
                        </tr>
                    }) }
                </tbody>
            </table>
        </details>
    }
}
