//! The editor, which comes with the lab, as a part of the page.

use turnlab_core::run::StretchKind;
use turnlab_core::scenario::{Link, write_link};
use wasm_bindgen::prelude::{Closure, JsValue};
use web_sys::Element;
use yew::prelude::*;

use super::leaving::listen;
use crate::lab::{Editor, NOT_LOADED, edit, with_lab};
use crate::stage::Stage;
use crate::state::{Action, Workspace};

/// Shows the editor of the scenario in four elements, as soon as it is there: it is loaded when the page is
/// alive, and a page without a panel does without.
#[hook]
pub fn use_editor(
    workspace: &UseReducerHandle<Workspace>,
    stage: &Stage,
    active: bool,
) -> [NodeRef; 4] {
    let nodes = [use_node_ref(), use_node_ref(), use_node_ref(), use_node_ref()];
    let editor = use_mut_ref(|| None::<Editor>);
    // When the lab is there, the page says more.
    let is_here = use_state_eq(|| false);
    let link = write_link(&Link { scenario: workspace.scenario.clone(), at_us: 0 });
    let now = use_mut_ref(String::new);
    now.borrow_mut().clone_from(&link);
    {
        let (nodes, editor, is_here) = (nodes.clone(), editor.clone(), is_here.setter());
        let (dispatcher, stage) = (workspace.dispatcher(), stage.clone());
        use_effect_with((), move |()| {
            if active {
                with_lab(move |module| {
                    let shown = module.and_then(|module| {
                        listen(module, &dispatcher);
                        let places = elements(&nodes)?;
                        edit(module, &now.borrow(), &places, &heard(dispatcher, stage))
                    });
                    if let (None, Some(place)) = (&shown, nodes[0].cast::<Element>()) {
                        place.set_text_content(Some(NOT_LOADED));
                    }
                    is_here.set(shown.is_some());
                    *editor.borrow_mut() = shown;
                });
            }
        });
    }
    {
        let editor = editor.clone();
        let told = use_mut_ref(|| None);
        use_effect_with((stage.clone(), *is_here), move |(stage, _)| {
            let subscription = stage.subscribe(move |glance| {
                let editor = editor.borrow();
                let Some(editor) = &*editor else { return };
                if told.replace(glance.wrong) != glance.wrong {
                    let wrong = glance.wrong.as_ref();
                    let is_lost = wrong.is_some_and(|wrong| wrong.kind == StretchKind::Lost);
                    // Where it has crashed there is nothing to show.
                    let _ = editor.offer_shorter(wrong.map(|wrong| wrong.stretch), is_lost);
                }
            });
            move || drop(subscription)
        });
    }
    use_effect_with(link, move |link| {
        // Where it has crashed there is nothing to show.
        let _ = editor.borrow().as_ref().map(|editor| editor.show_link(link));
    });
    nodes
}

fn elements([rule, wrong, parameters, shorter]: &[NodeRef; 4]) -> Option<[Element; 4]> {
    Some([rule.cast()?, wrong.cast()?, parameters.cast()?, shorter.cast()?])
}

/// What the editor calls, as long as the page lives.
fn heard(workspace: UseReducerDispatcher<Workspace>, stage: Stage) -> [JsValue; 2] {
    let on_edit = move |link: String, field: String| {
        workspace.dispatch(Action::Edit { link, field });
    };
    #[allow(clippy::cast_possible_truncation, reason = "a run is shorter than 2⁵³ microseconds")]
    let on_look = move |at_us: f64| stage.seek(at_us as i64);
    [
        Closure::<dyn Fn(String, String)>::new(on_edit).into_js_value(),
        Closure::<dyn Fn(f64)>::new(on_look).into_js_value(),
    ]
}
