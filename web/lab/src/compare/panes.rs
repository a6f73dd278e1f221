//! Both pictures, scrolled together or apart; of each only what is in view is in the document.

use turnlab_core::scenario::Detail;
use turnlab_diagram::{Frame, Picture, svg};
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::SameRuns;
use crate::width::use_width;

/// Below this width, in pixels, one stands above the other.
const NARROW: f64 = 760.0;
/// Between the two where they are beside each other.
const GAP: f64 = 16.0;
/// How far around what is in view a picture is drawn.
const MARGIN: f64 = 600.0;
/// How far one scrolls until what is drawn is looked at again.
const STEP: f64 = 200.0;
/// Where the first difference stands, from the top of what is in view.
const ABOVE: f64 = 96.0;

#[derive(Clone, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) compared: SameRuns,
    pub(super) detail: Detail,
    /// They are to be drawn so closely.
    pub(super) on_detail: Callback<Detail>,
}

/// Which of the two are seen where there is little room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Seen {
    Both,
    First,
    Second,
}

const SEEN: [(Seen, &str); 3] =
    [(Seen::Both, "Both"), (Seen::First, "The first"), (Seen::Second, "The second")];

/// The panes.
#[component]
pub(super) fn Panes(props: &Props) -> Html {
    let place = use_node_ref();
    let width = use_width(&place, true);
    let is_narrow = width < NARROW;
    let together = use_state_eq(|| true);
    let seen = use_state_eq(|| Seen::Both);
    let scrolls = [use_node_ref(), use_node_ref()];
    let tops = [use_state_eq(|| 0.0), use_state_eq(|| 0.0)];
    let each = if is_narrow { width } else { (width - GAP) / 2.0 };
    let pictures = use_memo((props.compared.clone(), props.detail, each as i32), |_| {
        let SameRuns(compared) = &props.compared;
        compared.pictures(props.detail, Frame::of(each))
    });
    {
        // The first difference, when other runs are shown.
        let (scrolls, tops, pictures) = (scrolls.clone(), tops.clone(), pictures.clone());
        let first_us = props.compared.0.comparison().first_us.unwrap_or(0);
        use_effect_with((props.compared.clone(), is_narrow), move |_| {
            let top = (pictures[0].axis.y_at(first_us) - ABOVE).max(0.0);
            for (scroll, shown) in scrolls.iter().zip(&tops) {
                if let Some(scroll) = scroll.cast::<HtmlElement>() {
                    scroll.set_scroll_top(top as i32);
                    shown.set(top);
                }
            }
        });
    }
    let onscroll = |run: usize| {
        let (scrolls, tops, together) = (scrolls.clone(), tops.clone(), *together);
        Callback::from(move |_: Event| {
            let Some(moved) = scrolls[run].cast::<HtmlElement>() else { return };
            let top = moved.scroll_top();
            tops[run].set((f64::from(top) / STEP).floor() * STEP);
            let other = scrolls[1 - run].cast::<HtmlElement>().filter(|_| together);
            if let Some(other) = other.filter(|other| other.scroll_top() != top) {
                other.set_scroll_top(top);
            }
        })
    };
    let on_together = {
        let together = together.setter();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                together.set(input.checked());
            }
        })
    };
    let switch = |(which, words): (Seen, &'static str)| {
        let onclick = {
            let seen = seen.setter();
            Callback::from(move |_: MouseEvent| seen.set(which))
        };
        html! { <button type="button" aria-pressed={(*seen == which).to_string()} {onclick}>{ words }</button> }
    };
    let names = props.compared.0.names();
    let heads = pictures[0].heads.height.max(pictures[1].heads.height);
    let is_seen =
        |run: usize| !is_narrow || *seen == Seen::Both || (*seen == Seen::Second) == (run == 1);
    let pane = |run: usize| {
        let picture = &pictures[run];
        html! {
            <section class="pane" aria-label={names[run].clone()} hidden={!is_seen(run)}>
                <h2>{ &names[run] }</h2>
                <div class="pane-heads" style={format!("height:{heads}px")}>
                    { Html::from_html_unchecked(svg::write(&picture.heads).into()) }
                </div>
                <div class="pane-scroll" ref={scrolls[run].clone()} tabindex="0" onscroll={onscroll(run)}>
                    { body(picture, *tops[run]) }
                </div>
            </section>
        }
    };
    html! {
        <div class="panes-place" ref={place}>
            <div class="pane-choices">
                { details(props.detail, &props.on_detail) }
                <label class="tick">
                    <input type="checkbox" checked={*together} onchange={on_together} />
                    { "Scroll together" }
                </label>
                if is_narrow {
                    <span class="questions" role="group" aria-label="Which is seen">{ for SEEN.map(switch) }</span>
                }
            </div>
            <div class={classes!("panes", is_narrow.then_some("narrow"), (*seen == Seen::Both).then_some("both"))}>
                { for [0, 1].map(pane) }
            </div>
        </div>
    }
}

/// A picture, of which the sections around a height are drawn.
fn body(picture: &Picture, top: f64) -> Html {
    // Higher than any window.
    const SEEN: f64 = 2000.0;
    let first = picture.section_at(top - MARGIN);
    let last = picture.section_at(top + SEEN + MARGIN);
    let tile = |section: usize| {
        let style = format!("transform:translateY({}px)", picture.sections()[section].top);
        let drawn = svg::write(&picture.draw(section).scene);
        html! { <div key={section} class="tile" {style}>{ Html::from_html_unchecked(drawn.into()) }</div> }
    };
    html! {
        <div class="pane-body" style={format!("height:{}px", picture.height())}>
            { for (first..=last).map(tile) }
        </div>
    }
}

/// How closely both are drawn: one of three.
fn details(shown: Detail, on_detail: &Callback<Detail>) -> Html {
    let button = |detail: Detail| {
        let words = match detail {
            Detail::Turn => "Turn",
            Detail::Messages => "Messages",
            Detail::Pdus => "PDUs",
        };
        let onclick = on_detail.reform(move |_: MouseEvent| detail);
        html! {
            <button type="button" aria-pressed={(detail == shown).to_string()} {onclick}>{ words }</button>
        }
    };
    html! {
        <span class="questions" role="group" aria-label="How closely">{ for Detail::ALL.map(button) }</span>
    }
}
