//! The curves on the page, and the handle of the value at hand: dragged, or moved with the arrow keys.

use std::rc::Rc;

use turnlab_core::scenario::Kind;
use turnlab_core::sweep::Axis;
use turnlab_view::curves::{CurveChart, Curves, Plot};
use turnlab_view::sweep::{number_of, value_of, value_text};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::width::use_width;

#[derive(Clone, Properties, PartialEq)]
pub(super) struct Props {
    pub(super) chart: Rc<CurveChart>,
    pub(super) axis: Axis,
    /// The value at hand.
    pub(super) value: u32,
    /// It is to be another one.
    pub(super) on_value: Callback<u32>,
}

/// The curves, with a handle in each picture; the first can be reached with the keyboard.
#[component]
pub(super) fn Picture(props: &Props) -> Html {
    let Props { chart, axis, value, on_value } = props;
    let place = use_node_ref();
    let width = use_width(&place, true);
    let drawn = use_memo((chart.clone(), width.to_bits()), |(chart, _)| {
        let curves = Curves::new(chart, width);
        (turnlab_diagram::svg::write(&curves.scene()), curves.plots().collect::<Vec<_>>())
    });
    let picture = use_node_ref();
    {
        let picture = picture.clone();
        use_effect_with(drawn.clone(), move |drawn| {
            if let Some(element) = picture.cast::<Element>() {
                element.set_inner_html(&drawn.0);
            }
        });
    }
    // The picture in which the handle is dragged, by its place.
    let dragged = use_mut_ref(|| None::<usize>);
    let drag = {
        let (place, drawn, axis, on_value) =
            (place.clone(), drawn.clone(), *axis, on_value.clone());
        let value = *value;
        move |event: &PointerEvent, plot: usize| {
            let Some((plot, x)) = drawn.1.get(plot).zip(left_of(event, &place)) else { return };
            let next = value_of(axis, plot.value_at(x));
            if next != value {
                on_value.emit(next);
            }
        }
    };
    let onpointerdown = {
        let (place, drawn, dragged, drag) =
            (place.clone(), drawn.clone(), dragged.clone(), drag.clone());
        Callback::from(move |event: PointerEvent| {
            if event.button() != 0 {
                return;
            }
            let Some(plot) = plot_under(&event, &place, &drawn.1) else { return };
            event.prevent_default();
            if let Some(element) = place.cast::<Element>() {
                // Without it a drag ends at the edge.
                let _ = element.set_pointer_capture(event.pointer_id());
                focus_handle(&element);
            }
            dragged.replace(Some(plot));
            drag(&event, plot);
        })
    };
    let onpointermove = {
        let (dragged, drag) = (dragged.clone(), drag);
        Callback::from(move |event: PointerEvent| {
            if let Some(plot) = *dragged.borrow() {
                drag(&event, plot);
            }
        })
    };
    let onpointerup = Callback::from(move |_: PointerEvent| {
        dragged.take();
    });
    let onkeydown = {
        let (axis, value, on_value) = (*axis, *value, on_value.clone());
        Callback::from(move |event: KeyboardEvent| {
            if let Some(next) = moved(&event.key(), axis, value) {
                event.prevent_default();
                event.stop_propagation();
                on_value.emit(next);
            }
        })
    };
    let handles = drawn.1.iter().enumerate().map(|(number, plot)| {
        let x = plot.x_of(number_of(*axis, *value)).clamp(plot.left, plot.right);
        let style = format!("left:{x}px;top:{}px;height:{}px", plot.top, plot.bottom - plot.top);
        if number > 0 {
            return html! { <i key={number} class="here" {style} aria-hidden="true" /> };
        }
        let [least, most] = [axis.values().next(), axis.values().last()];
        let text = |value: Option<u32>| value.map(|value| axis.parameter().text_of(value));
        html! {
            <div key={number} class="here" {style} role="slider" tabindex="0" aria-label={axis.parameter().title}
                aria-valuemin={text(least)} aria-valuemax={text(most)} aria-valuenow={text(Some(*value))}
                aria-valuetext={value_text(*axis, *value)} onkeydown={onkeydown.clone()}>
                <span>{ axis.parameter().text_of(*value) }</span>
            </div>
        }
    });
    html! {
        <div class="curves" ref={place} {onpointerdown} {onpointermove} onpointerup={onpointerup.clone()}
            onpointercancel={onpointerup}>
            <div ref={picture} role="img" aria-label={chart.description.clone()} />
            <div>{ for handles }</div>
        </div>
    }
}

fn left_of(event: &PointerEvent, place: &NodeRef) -> Option<f64> {
    let bounds = place.cast::<Element>()?.get_bounding_client_rect();
    Some(f64::from(event.client_x()) - bounds.left())
}

/// The picture under the pointer; a finger need not be within it to the pixel.
fn plot_under(event: &PointerEvent, place: &NodeRef, plots: &[Plot]) -> Option<usize> {
    const BESIDE: f64 = 12.0;
    let bounds = place.cast::<Element>()?.get_bounding_client_rect();
    let x = f64::from(event.client_x()) - bounds.left();
    let y = f64::from(event.client_y()) - bounds.top();
    plots.iter().position(|plot| {
        (plot.left - BESIDE..=plot.right + BESIDE).contains(&x)
            && (plot.top - BESIDE..=plot.bottom).contains(&y)
    })
}

fn focus_handle(curves: &Element) {
    let handle = curves.query_selector("[role=slider]").ok().flatten();
    if let Some(handle) = handle.and_then(|handle| handle.dyn_into::<HtmlElement>().ok()) {
        let _ = handle.focus();
    }
}

/// What a key makes of the value: one more or less, ten, or an end of the axis.
fn moved(key: &str, axis: Axis, value: u32) -> Option<u32> {
    let Kind::Number { least, most, .. } = axis.parameter().kind else { return None };
    let one = axis.one();
    let (least, most) = (least.saturating_mul(one), most.saturating_mul(one));
    let next = match key {
        "ArrowRight" | "ArrowUp" => value.saturating_add(one),
        "ArrowLeft" | "ArrowDown" => value.saturating_sub(one),
        "PageUp" => value.saturating_add(10 * one),
        "PageDown" => value.saturating_sub(10 * one),
        "Home" => axis.values().next()?,
        "End" => axis.values().last()?,
        _ => return None,
    };
    Some(next.clamp(least, most))
}
