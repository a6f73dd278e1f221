//! What a cut would do at every instant of the run, as a strip: pointing says it, a click cuts there.

use turnlab_core::scenario::Scenario;
use yew::prelude::*;

use super::live::{Live, Of};
use crate::stage::Stage;
use crate::state::{Action, Workspace};

/// What each mark stands for: its class, and words.
const MARKS: [(&str, &str); 4] = [
    ("harmless", "no harm"),
    ("late", "mail late"),
    ("lost", "Turn lost"),
    ("doubled", "two Turns"),
];

/// The map of cuts, which the stage draws; nothing for a run that follows an order, where nothing can be
/// cut.
pub fn cut_map(strip: &NodeRef, stage: &Stage, workspace: &UseReducerHandle<Workspace>) -> Html {
    let points = {
        let stage = stage.clone();
        Callback::from(move |event: PointerEvent| {
            stage.point_at_map(Some(f64::from(event.client_x())));
        })
    };
    let leaves = {
        let stage = stage.clone();
        Callback::from(move |_: PointerEvent| stage.point_at_map(None))
    };
    let cuts = {
        let (stage, workspace) = (stage.clone(), workspace.dispatcher());
        Callback::from(move |event: MouseEvent| {
            let cut = stage.cut_on_map(f64::from(event.client_x()));
            if let Some(cut) = &cut {
                stage.seek(cut.at_us);
            }
            let nothing = Action::Say(Some("Nothing is connected to cut."));
            workspace.dispatch(cut.map_or(nothing, Action::AddCut));
        })
    };
    let mark = |(class, words): (&'static str, &'static str)| {
        html! { <li><i class={class} />{ words }</li> }
    };
    html! {
        <div class="cut-map" hidden={follows_order(&workspace.scenario)}>
            <Live class="cut-words" of={Of::Cursor(|glance| glance.cut.clone())} />
            <ul aria-label="What a cut would do">{ for MARKS.into_iter().map(mark) }</ul>
            <div ref={strip} class="strip" onpointermove={points.clone()} onpointerdown={points}
                onpointerleave={leaves} onclick={cuts}>
                <svg viewBox="0 0 1000 24" preserveAspectRatio="none" role="img" />
            </div>
        </div>
    }
}

fn follows_order(scenario: &Scenario) -> bool {
    !scenario.order.is_empty()
}
