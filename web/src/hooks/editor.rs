//! The editor, which comes with the lab, as a part of the page.

use std::rc::Rc;

use turnlab_lab::{AtCursor, Changes, Editor, Places};
use web_sys::Element;
use yew::prelude::*;

use super::leaving::listen;
use crate::lab::{NOT_LOADED, with_lab};
use crate::stage::Stage;
use crate::state::{Action, Workspace};

/// Where in the panel the editor goes.
#[derive(Clone, Default)]
pub struct EditorNodes {
    /// How to read the picture, and the rule.
    pub rule: NodeRef,
    /// What goes wrong.
    pub wrong: NodeRef,
    /// The parameters.
    pub parameters: NodeRef,
    /// The offer of a shorter run.
    pub shorter: NodeRef,
}

impl EditorNodes {
    fn places(&self) -> Option<Places> {
        Some(Places {
            rule: self.rule.cast()?,
            wrong: self.wrong.cast()?,
            parameters: self.parameters.cast()?,
            shorter: self.shorter.cast()?,
        })
    }
}

/// Shows the editor of the scenario in these elements, as soon as it is there: it is loaded when the page is
/// alive, and a page without a panel does without.
#[hook]
pub fn use_editor(
    workspace: &UseReducerHandle<Workspace>,
    stage: &Stage,
    active: bool,
) -> EditorNodes {
    let nodes = (*use_memo((), |()| EditorNodes::default())).clone();
    let editor = use_mut_ref(|| None::<Rc<dyn Editor>>);
    // When the lab is there, the page says more.
    let is_here = use_state_eq(|| false);
    let now = use_mut_ref(|| workspace.scenario.clone());
    now.borrow_mut().clone_from(&workspace.scenario);
    {
        let (nodes, editor, is_here) = (nodes.clone(), editor.clone(), is_here.setter());
        let (dispatcher, stage) = (workspace.dispatcher(), stage.clone());
        use_effect_with((), move |()| {
            if active {
                with_lab(move |lab| {
                    let shown = lab.and_then(|lab| {
                        listen(lab, &dispatcher);
                        let places = nodes.places()?;
                        Some((lab.editor)(places, &now.borrow(), changes(dispatcher, stage)))
                    });
                    if let (None, Some(place)) = (&shown, nodes.rule.cast::<Element>()) {
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
                let ends = glance.readout.ends.iter();
                let ends = ends.filter_map(|end| Some((end.name.clone(), end.stands?))).collect();
                let cursor = AtCursor { anomaly: glance.wrong, ends };
                if told.borrow().as_ref() != Some(&cursor) {
                    *told.borrow_mut() = Some(cursor.clone());
                    editor.follow(cursor);
                }
            });
            move || drop(subscription)
        });
    }
    use_effect_with(workspace.scenario.clone(), move |scenario| {
        if let Some(editor) = &*editor.borrow() {
            editor.show(scenario);
        }
    });
    nodes
}

/// What the editor tells, as long as the page lives.
fn changes(workspace: UseReducerDispatcher<Workspace>, stage: Stage) -> Changes {
    Changes {
        on_edit: Callback::from(move |edited| workspace.dispatch(Action::Edit(Box::new(edited)))),
        on_look: Callback::from(move |at_us| stage.seek(at_us)),
    }
}
