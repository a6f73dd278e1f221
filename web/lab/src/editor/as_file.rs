//! The scenario as a file, in which can be written, too: what is wrong is told at its line.

use turnlab_core::scenario::Scenario;
use turnlab_share::{Share, WrongLine};
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::edits::Edits;

/// What is being written.
#[derive(Clone, PartialEq)]
struct Typed {
    text: String,
    /// The scenario that it is, or what is wrong.
    read: Result<Scenario, Vec<WrongLine>>,
}

/// How far what reads and writes files has come.
#[derive(Clone, PartialEq)]
enum Program {
    Absent,
    Loading,
    Here(&'static Share),
    Lost,
}

#[derive(Properties, PartialEq)]
pub(super) struct Props {
    pub(super) edits: Edits,
}

/// The scenario as a file.
#[component]
pub(super) fn AsFile(props: &Props) -> Html {
    let program = use_state_eq(|| Program::Absent);
    let typed = use_state_eq(|| None::<Typed>);
    let area = use_node_ref();
    {
        let typed = typed.clone();
        use_effect_with(props.edits.scenario.clone(), move |scenario| {
            let is_it = |typed: &Typed| typed.read.as_ref() == Ok(scenario);
            if !typed.as_ref().is_some_and(is_it) {
                // Another scenario takes the place of what is being written.
                typed.set(None);
            }
        });
    }
    let ontoggle = {
        let program = program.clone();
        Callback::from(move |event: Event| {
            let details = event.target_dyn_into::<HtmlElement>();
            let opens = details.is_some_and(|details| details.has_attribute("open"));
            if opens && !matches!(*program, Program::Here(_) | Program::Loading) {
                load(program.setter());
            }
        })
    };
    let body = match &*program {
        Program::Absent | Program::Loading => html! { <p role="status">{ "One moment…" }</p> },
        Program::Lost => html! {
            <p role="alert">{ "What reads and writes files could not be loaded. Close this and open it again." }</p>
        },
        Program::Here(share) => {
            let text = typed
                .as_ref()
                .map_or_else(|| (share.file_of)(&props.edits.scenario), |typed| typed.text.clone());
            let wrong = typed.as_ref().and_then(|typed| typed.read.clone().err());
            let (share, edits) = (*share, props.edits.clone());
            let typed = typed.setter();
            let oninput = Callback::from(move |event: InputEvent| {
                if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
                    let text = area.value();
                    let read = (share.scenario_of)(&text);
                    if let Ok(scenario) = &read {
                        edits.put(scenario.clone(), "file");
                    }
                    typed.set(Some(Typed { text, read }));
                }
            });
            written(&area, text, &wrong.unwrap_or_default(), oninput)
        }
    };
    html! {
        <details class="legend as-file" {ontoggle}>
            <summary>{ "The scenario as a file (TOML)" }</summary>
            { body }
        </details>
    }
}

fn load(program: UseStateSetter<Program>) {
    program.set(Program::Loading);
    spawn_local(async move {
        program.set(turnlab_share::load().await.map_or(Program::Lost, Program::Here))
    });
}

fn written(
    area: &NodeRef,
    text: String,
    wrong: &[WrongLine],
    oninput: Callback<InputEvent>,
) -> Html {
    let lines = text.split('\n').count();
    let number = |line: usize| {
        let is_wrong = wrong.iter().any(|(at, _)| *at == line).then_some("true");
        html! { <span data-wrong={is_wrong}>{ line }</span> }
    };
    let problem = |(line, what): &WrongLine| {
        let (area, line) = (area.clone(), *line);
        let onclick = Callback::from(move |_: MouseEvent| select(&area, line));
        html! {
            <li>
                <button type="button" class="quiet" {onclick}>{ format!("Line {line}") }</button>
                <span>{ what }</span>
            </li>
        }
    };
    html! {
        <>
            <div class="wrongs" role="alert"><ul>{ for wrong.iter().map(problem) }</ul></div>
            <div class="lines">
                <div aria-hidden="true">{ for (1..=lines).map(number) }</div>
                <textarea ref={area} aria-label="Scenario file" spellcheck="false" autocapitalize="off"
                    wrap="off" rows={lines.to_string()} value={text} {oninput}
                    aria-invalid={(!wrong.is_empty()).then_some("true")} />
            </div>
        </>
    }
}

/// Puts the caret on a line.
fn select(area: &NodeRef, line: usize) {
    let Some(area) = area.cast::<HtmlTextAreaElement>() else { return };
    let text = area.value();
    let units = |text: &str| u32::try_from(text.encode_utf16().count()).unwrap_or_default();
    let before: u32 = text.split('\n').take(line - 1).map(|text| units(text) + 1).sum();
    let length = text.split('\n').nth(line - 1).map_or(0, units);
    let _ = area.focus();
    let _ = area.set_selection_range(before, before + length);
}
