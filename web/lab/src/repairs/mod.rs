//! Every rule there is: how many keep the Turn, the map of them, and the one that is looked at.

mod looked_at;
mod map;
mod numbers;

use std::rc::Rc;

use turnlab_core::protocol::Rule;
use turnlab_core::scenario::Scenario;
use turnlab_searcher::message::{RepairsFound, RuleFound};
use turnlab_searcher::repairs::{known, place_of};
use turnlab_share::Saving;
use turnlab_view::{Cell, RuleMap, Theme};
use yew::prelude::*;

use self::looked_at::looked_at;
use self::map::Map;
use self::numbers::numbers;
use crate::leaving::save;
use crate::state::thousands;

/// As wide as a map that is saved may be, in pixels.
const SAVED_WIDTH: f64 = 960.0;

/// What the view needs to know.
#[derive(Clone, Properties, PartialEq)]
pub(crate) struct Props {
    /// The scenario that is searched.
    pub(crate) scenario: Scenario,
    /// What has been found so far.
    pub(crate) found: Rc<RepairsFound>,
    /// The rule that is looked at.
    pub(crate) looked_at: Option<Rule>,
    /// What is known of it.
    pub(crate) rule_found: Option<RuleFound>,
    /// Another rule is looked at.
    pub(crate) on_look: Callback<Rule>,
    /// All that is known is to be saved as CSV.
    pub(crate) on_csv: Callback<()>,
    /// Opens a run by its link.
    pub(crate) on_open: Callback<String>,
}

/// What is known of a rule.
pub(crate) fn cell_of(found: &RepairsFound, rule: Rule) -> Option<Cell> {
    let (fate, felled) = known(*found.cells.as_bytes().get(place_of(rule))?)?;
    Some(Cell { fate, felled })
}

/// The view of every rule.
#[component]
pub(crate) fn Repairs(props: &Props) -> Html {
    let Props { found, on_look, .. } = props;
    let hand: Rule = found.hand.parse().unwrap_or(props.scenario.rule);
    html! {
        <div class="repairs">
            <p class="lead">{ counts_text(found) }</p>
            <div class="repairs-parts">
                <div>
                    <Map {hand} found={found.clone()} looked_at={props.looked_at} {on_look} />
                    if found.known > 0 {
                        { save_row(props, hand) }
                    }
                </div>
                <div class="beside-map">
                    { smallest(found, on_look) }
                    { looked_at(props) }
                </div>
            </div>
            if found.known > 0 {
                { numbers(found, hand) }
            }
        </div>
    }
}

/// How many there are of each kind.
fn counts_text(found: &RepairsFound) -> String {
    let count = |count: u32| thousands(count.into());
    if found.known == 0 {
        return format!("{} rules, none of which has been searched yet.", count(found.of));
    }
    let rules = match found.known == found.of {
        true => format!("{} rules", count(found.of)),
        false => format!("{} of {} rules so far", count(found.known), count(found.of)),
    };
    let mut text = format!(
        "{rules}: {} neither lose the Turn nor double it, {} can lose it, {} can double it, {} can do both. They come to \
         {} different graphs of all that can happen.",
        count(found.safe),
        count(found.lose),
        count(found.double),
        count(found.both),
        count(found.behaviours),
    );
    if found.is_complete {
        for (by, felled) in &found.felled {
            text += &format!(
                " With {by} {} of them fall.",
                if *felled == 0 { "none".to_owned() } else { count(*felled) }
            );
        }
    }
    text
}

/// The rules that hold and change the least, the cheapest first.
fn smallest(found: &RepairsFound, on_look: &Callback<Rule>) -> Html {
    if found.smallest.is_empty() {
        return Html::default();
    }
    let changed = |rule: &str| {
        let rules = rule.parse::<Rule>().ok().zip(found.hand.parse::<Rule>().ok());
        rules.map_or(0, |(rule, hand)| rule.columns_unlike(hand).count())
    };
    let title = match changed(&found.smallest[0].rule) {
        0 => "Nothing has to be repaired".to_owned(),
        1 => "The smallest repairs change one column".to_owned(),
        columns => format!("The smallest repairs change {columns} columns"),
    };
    let more = found.smallest_count as usize - found.smallest.len();
    html! {
        <section>
            <h2>{ title }</h2>
            <ul class="rules">
                { for found.smallest.iter().map(|it| {
                    let same = it.same_as.as_ref().map(|same| format!("means the same as {same}"));
                    let words = same.unwrap_or_else(|| it.costs.clone());
                    html! { <li>{ rule_button(&it.rule, on_look) }<span class="unit">{ words }</span></li> }
                }) }
                if more > 0 {
                    <li class="unit">{ format!("and {} more", thousands(more as u64)) }</li>
                }
            </ul>
        </section>
    }
}

/// A rule by its name: looks at it.
fn rule_button(text: &str, on_look: &Callback<Rule>) -> Html {
    let rule: Option<Rule> = text.parse().ok();
    let onclick = {
        let on_look = on_look.clone();
        Callback::from(move |_: MouseEvent| rule.into_iter().for_each(|rule| on_look.emit(rule)))
    };
    html! { <button type="button" class="rule-name" {onclick}>{ in_parts(text) }</button> }
}

/// A rule that may be broken between its columns.
fn in_parts(text: &str) -> Html {
    let parts = text.split_inclusive([',', ':']);
    html! { <>{ for parts.map(|part| html! { <>{ part.to_owned() }<wbr /></> }) }</> }
}

/// The buttons that save the map and what it shows.
fn save_row(props: &Props, hand: Rule) -> Html {
    let picture = |name: &'static str, media_type: &'static str, theme: Theme| {
        let found = props.found.clone();
        Callback::from(move |_: MouseEvent| {
            let map = RuleMap::new(SAVED_WIDTH, hand);
            let text = map.file(|rule| cell_of(&found, rule), theme);
            save(Saving { name: name.to_owned(), text, media_type });
        })
    };
    let on_csv = props.on_csv.reform(|_: MouseEvent| ());
    html! {
        <p class="save-row">
            { "Save the map as " }
            <button type="button" onclick={picture("every-rule.svg", "image/svg+xml", Theme::Auto)}>{ "SVG" }</button>
            <button type="button" onclick={picture("every-rule.png", "image/png", Theme::Light)}>{ "PNG" }</button>
            { " and every rule as " }
            <button type="button" onclick={on_csv}>{ "CSV" }</button>
        </p>
    }
}

/// Saves what the worker wrote.
pub(crate) fn save_csv(text: String) {
    save(Saving { name: "every-rule.csv".to_owned(), text, media_type: "text/csv" });
}
