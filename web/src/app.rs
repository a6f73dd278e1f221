//! The page: what a person makes in one reducer, what moves on one stage, whose element the page is.

use turnlab_core::scenario::{LabView, View};
use yew::prelude::*;

use crate::components::{
    Diagram, Transport, Ways, caption, header, notices, offer, order_note, panel, use_instruments,
    use_live, use_looks,
};
use crate::first_paint;
use crate::hooks::{
    address_fragment, ask_to_share, hold_address, show_library, use_address, use_another_run,
    use_begin, use_editor, use_host, use_keys, use_lab, use_paper,
};
use crate::stage::Stage;
use crate::state::{Action, Workspace, showing};
use crate::storage;

/// The whole page; under the name `embed.html` the diagram and the transport alone.
#[component]
pub fn App() -> Html {
    let embedded = *use_memo((), |()| is_embedded());
    let workspace = use_reducer(|| match embedded {
        true => Workspace::from_fragment(&address_fragment()),
        false => Workspace::opened(&address_fragment(), storage::work().as_deref()),
    });
    let root = use_node_ref();
    let stage = (*use_memo((), |()| Stage::new(root.clone(), first_paint::lift))).clone();
    use_address(stage.clone(), workspace.dispatcher(), workspace.openings, !embedded);
    hold_address(workspace.held());
    use_another_run(&stage, &workspace);
    use_keys(stage.clone(), workspace.dispatcher());
    use_paper(workspace.showing.paper);
    stage.remember(&workspace.tree);

    let dispatches = |action: Action| {
        let workspace = workspace.dispatcher();
        Callback::from(move |_: MouseEvent| workspace.dispatch(action.clone()))
    };
    let chooses = {
        let kept = View { association: None, ..showing::view(&workspace.showing) }.link_part();
        let workspace = workspace.dispatcher();
        Callback::from(move |name: &'static str| {
            workspace.dispatch(Action::Load(format!("s={name}{kept}")));
        })
    };
    let lab = use_lab(&workspace);
    let shows_lab = workspace.lab.is_some();
    {
        let stage = stage.clone();
        use_effect_with(workspace.lab.clone(), move |lab| stage.stand_behind(lab.as_ref()));
    }
    let editor = use_editor(&workspace, &stage, !embedded);
    let instruments = use_instruments(&stage);
    let looks = use_looks(&stage, &workspace);
    use_live(&stage, &workspace);
    use_begin(&stage);
    use_host(&stage, &workspace);
    let order_note = order_note(&workspace.scenario, dispatches(Action::FollowClock));
    let notices = notices(&workspace, dispatches(Action::Dismiss));
    let leaves = |opens: bool| {
        let (stage, workspace) = (stage.clone(), workspace.dispatcher());
        Callback::from(move |_: MouseEvent| ask_to_share(&stage, &workspace, opens))
    };
    html! {
        <>
            if embedded {
                <main ref={root} class="page embedded" data-lab={shows_lab.then_some("true")}>
                    { notices }
                    { order_note }
                    { caption() }
                    <Diagram stage={stage.clone()} workspace={workspace.clone()} />
                    <Transport stage={stage.clone()} workspace={workspace.clone()} embedded=true />
                    { lab }
                </main>
            } else {
                <div ref={root} class="page" data-lab={shows_lab.then_some("true")}>
                    { header(
                        &workspace.scenario.name,
                        workspace.is_changed(),
                        shows_lab,
                        chooses.clone(),
                        Ways {
                            library: show_library(&workspace.scenario.name, &chooses),
                            restart: dispatches(Action::Restart),
                            lab: dispatches(Action::ShowLab(match shows_lab {
                                true => None,
                                false => LabView::new("lab", "search"),
                            })),
                            open: leaves(true),
                            share: leaves(false),
                        },
                    ) }
                    <main class="stage">
                        { notices }
                        { offer(&workspace.tree, &workspace) }
                        { order_note }
                        { caption() }
                        { looks }
                        <Diagram stage={stage.clone()} workspace={workspace.clone()} />
                        <aside class="ending" aria-label="The end of the run" hidden=true />
                    </main>
                    <Transport stage={stage.clone()} workspace={workspace.clone()} embedded=false />
                    { panel(&workspace, &stage, instruments, editor.clone()) }
                    { lab }
                </div>
            }
        </>
    }
}

fn is_embedded() -> bool {
    let path = web_sys::window().and_then(|window| window.location().pathname().ok());
    path.is_some_and(|path| path.ends_with("embed.html") || path.ends_with("/embed"))
}
