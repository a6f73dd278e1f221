//! The map on the page: pointed at, walked over with the arrow keys, and chosen from.

use std::rc::Rc;

use turnlab_core::protocol::Rule;
use turnlab_core::search::Fate;
use turnlab_searcher::message::RepairsFound;
use turnlab_view::{MAP_AXES, RuleMap};
use web_sys::Element;
use yew::prelude::*;

use super::{cell_of, in_parts};
use crate::width::use_width;

#[derive(Clone, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) hand: Rule,
    pub(super) found: Rc<RepairsFound>,
    pub(super) looked_at: Option<Rule>,
    pub(super) on_look: Callback<Rule>,
}

/// The map, and in words what is pointed at.
#[component]
pub(super) fn Map(props: &Props) -> Html {
    let place = use_node_ref();
    let width = use_width(&place, true);
    let pointed = use_state_eq(|| None::<Rule>);
    let map = RuleMap::new(width, props.hand);
    let drawn = use_memo((props.found.cells.clone(), map), |(_, map)| {
        turnlab_diagram::svg::write(&map.scene(|rule| cell_of(&props.found, rule), false))
    });
    let picture = use_node_ref();
    {
        let picture = picture.clone();
        use_effect_with(drawn, move |drawn| {
            if let Some(element) = picture.cast::<Element>() {
                element.set_inner_html(drawn);
            }
        });
    }
    let onpointermove = {
        let (pointed, place) = (pointed.setter(), place.clone());
        Callback::from(move |event: PointerEvent| pointed.set(rule_under(&event, &place, &map)))
    };
    let onpointerleave = {
        let pointed = pointed.setter();
        Callback::from(move |_: PointerEvent| pointed.set(None))
    };
    let onclick = {
        let (on_look, place) = (props.on_look.clone(), place.clone());
        Callback::from(move |event: MouseEvent| {
            rule_under(&event, &place, &map).into_iter().for_each(|rule| on_look.emit(rule));
        })
    };
    let onkeydown = {
        let (on_look, from) = (props.on_look.clone(), props.looked_at.unwrap_or(props.hand));
        Callback::from(move |event: KeyboardEvent| {
            let (right, down) = match &*event.key() {
                "ArrowLeft" => (-1, 0),
                "ArrowRight" => (1, 0),
                "ArrowUp" => (0, -1),
                "ArrowDown" => (0, 1),
                _ => return,
            };
            event.prevent_default();
            on_look.emit(map.beside(from, right, down));
        })
    };
    let to_why = {
        let place = place.clone();
        Callback::from(move |_: MouseEvent| show_why(&place))
    };
    let label = "The map of every rule. The arrow keys look at the next one; what is looked at is told beside it, and \
                 the table below has the numbers.";
    html! {
        <figure class="map">
            <ul class="legend">
                { for LEGEND.iter().map(|(class, words)| html! { <li><i class={*class} />{ *words }</li> }) }
            </ul>
            <div class="map-cells" ref={place} tabindex="0" role="application" aria-roledescription="map"
                aria-label={label} {onpointermove} {onpointerleave} {onclick} {onkeydown}>
                <div ref={picture} />
                <div>
                    { for props.looked_at.map(|rule| marked(&map, rule, "map-looked-at")) }
                    { for pointed.map(|rule| marked(&map, rule, "map-pointed")) }
                </div>
            </div>
            <p class="pointed">
                <span aria-hidden="true">
                    { for (*pointed).or(props.looked_at).map(|rule| words_of(&props.found, rule)) }
                </span>
                if props.looked_at.is_some() {
                    <button type="button" class="quiet why" onclick={to_why}>{ "Why" }</button>
                }
            </p>
            <ul class="legend named">{ for map.named().map(|named| named_rule(named, props)) }</ul>
            <figcaption class="detail">
                { format!("Panels: who has the Turn after a recovery, and below whether the initiator makes itself a new one. \
                           {MAP_AXES}") }
            </figcaption>
        </figure>
    }
}

const LEGEND: [(&str, &str); 4] = [
    ("cell-safe", "neither loses nor doubles the Turn"),
    ("cell-lost", "can lose it"),
    ("cell-doubled", "can double it"),
    ("cell-both", "can do both"),
];

/// A named rule with its number on the map and its colour there: looks at it.
fn named_rule((number, rule, name): (usize, Rule, &'static str), props: &Props) -> Html {
    let class = match cell_of(&props.found, rule).map(|cell| cell.fate) {
        Some(Fate::Safe) => "cell-safe",
        Some(Fate::Lost) => "cell-lost",
        Some(Fate::Doubled) => "cell-doubled",
        Some(Fate::Both) => "cell-both",
        Some(Fate::Unknown) | None => "",
    };
    let onclick = props.on_look.reform(move |_: MouseEvent| rule);
    html! {
        <li>
            <i {class} />{ number }
            <button type="button" class="rule-name" {onclick}>{ name }</button>
        </li>
    }
}

/// A frame around a cell.
fn marked(map: &RuleMap, rule: Rule, class: &'static str) -> Html {
    let (x, y, cell) = map.place(rule);
    let style = format!("left:{x}px;top:{y}px;width:{cell}px;height:{cell}px");
    html! { <i {class} {style} /> }
}

fn words_of(found: &RepairsFound, rule: Rule) -> Html {
    let fate = match cell_of(found, rule) {
        Some(cell) => cell.words(),
        None => "not searched yet".to_owned(),
    };
    html! { <><b>{ in_parts(&rule.to_string()) }</b>{ format!(" – {fate}") }</> }
}

fn rule_under(event: &MouseEvent, place: &NodeRef, map: &RuleMap) -> Option<Rule> {
    let element = place.cast::<Element>()?;
    let bounds = element.get_bounding_client_rect();
    map.rule_at(
        f64::from(event.client_x()) - bounds.left(),
        f64::from(event.client_y()) - bounds.top(),
    )
}

/// On a narrow page what is told of a rule is below the map.
fn show_why(place: &NodeRef) {
    let parts = place.cast::<Element>().and_then(|map| map.closest(".repairs").ok()?);
    if let Some(told) = parts.and_then(|parts| parts.query_selector(".looked-at").ok()?) {
        told.scroll_into_view();
    }
}
