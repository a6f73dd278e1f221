//! What stands at the cursor for whoever looks closely: what changed, what is on its way, queues, events,
//! counters. The lab works it out, when it is opened.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use crate::lab::{Instruments, NOT_LOADED, with_lab};
use crate::stage::{Glance, Stage};

/// How often it is written while the run plays: a table of numbers is not read faster.
const PACE_MS: f64 = 120.0;

/// A disclosure that follows the cursor while it is open. A hook and not a component, which would be two
/// kilobytes more.
#[hook]
pub fn use_instruments(stage: &Stage) -> Html {
    let open = use_state_eq(|| false);
    let body = use_node_ref();
    {
        let (stage, body) = (stage.clone(), body.clone());
        use_effect_with((*open, stage), move |(open, stage)| {
            let subscription = open.then(|| {
                let read = Rc::new(Reading::default());
                stage.subscribe(move |glance| {
                    if let Some(body) = body.cast::<Element>() {
                        Reading::follow(&read, glance, body);
                    }
                })
            });
            move || drop(subscription)
        });
    }
    let ontoggle = Callback::from(move |event: Event| {
        if let Some(details) = event.target_dyn_into::<HtmlElement>() {
            open.set(details.has_attribute("open"));
        }
    });
    let stage = stage.clone();
    let onclick = Callback::from(move |event: MouseEvent| {
        let target: Option<Element> = event.target_dyn_into();
        let at_us = target.and_then(|target| target.get_attribute("data-at")?.parse().ok());
        if let Some(at_us) = at_us {
            stage.seek(at_us);
        }
    });
    html! {
        <details class="instruments" {ontoggle}>
            <summary>{ "Look closely: changes, queues, events, counters" }</summary>
            <div ref={body} {onclick} />
        </details>
    }
}

/// What was read last, and of which run.
#[derive(Default)]
struct Reading {
    link: RefCell<String>,
    run: RefCell<Option<Instruments>>,
    waits: Cell<bool>,
    at_us: Cell<i64>,
    told: RefCell<String>,
    told_ms: Cell<f64>,
}

impl Reading {
    /// Shows what stands at the cursor; a run that is not known yet is asked for, once.
    fn follow(this: &Rc<Self>, glance: &Glance, body: Element) {
        this.at_us.set(glance.at_us);
        let link = glance.fragment.split("&at=").next().unwrap_or_default();
        if *this.link.borrow() == link && this.run.borrow().is_some() {
            let now_ms = js_sys::Date::now();
            if !glance.playing || now_ms - this.told_ms.replace(now_ms) >= PACE_MS {
                this.write(&body);
            }
            return;
        }
        link.clone_into(&mut this.link.borrow_mut());
        if this.waits.replace(true) {
            return;
        }
        let this = Rc::clone(this);
        with_lab(move |module| {
            this.waits.set(false);
            let run =
                module.and_then(|module| module.instruments().of(&this.link.borrow()).ok()?);
            match run {
                Some(run) => {
                    *this.run.borrow_mut() = Some(run);
                    this.write(&body);
                }
                None => body.set_text_content(Some(NOT_LOADED)),
            }
        });
    }

    fn write(&self, body: &Element) {
        if let Some(run) = &*self.run.borrow() {
            #[allow(clippy::cast_precision_loss, reason = "a run is shorter than 2⁵³ microseconds")]
            let told = run.at(self.at_us.get() as f64);
            if let Some(told) = told.ok().filter(|told| *told != *self.told.borrow()) {
                body.set_inner_html(&told);
                *self.told.borrow_mut() = told;
            }
        }
    }
}
