//! What is seen of what leaves, and what is there to open something.

use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use crate::message::Found;
use crate::product::{Product, Shown};

/// How much of a long text is shown, in characters; all of it leaves.
const LONGEST: usize = 40_000;

/// What leaves, as it will look; `busy` while something else is being made.
pub(crate) fn preview(made: Option<&Result<Product, String>>, busy: bool) -> Html {
    let busy = busy.then_some("true");
    let product = match made {
        None => return html! { <div class="preview" aria-busy={busy} /> },
        Some(Err(problem)) => {
            return html! { <div class="preview"><p class="problem" role="alert">{ problem }</p></div> };
        }
        Some(Ok(product)) => product,
    };
    let seen = match &product.shown {
        Shown::Image => html! {
            <img src={product.address.to_string()} alt="The picture of the run, as it will leave" />
        },
        Shown::Page(part) => html! {
            <iframe sandbox="" srcdoc={page(part)} title="The figure, as it will leave" />
        },
        Shown::Text(text) => html! { <pre>{ shortened(text) }</pre> },
    };
    html! {
        <div class="preview" role="region" aria-label="Preview" tabindex="0" aria-busy={busy}>{ seen }</div>
    }
}

/// A page around a part of one.
fn page(part: &str) -> String {
    format!(
        "<!doctype html><meta name=\"color-scheme\" content=\"light dark\"><style>body{{font:15px/1.45 \
         sans-serif;margin:16px}}</style>{part}"
    )
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}\n… and {} characters more", &text[..end], text[end..].len()),
        None => text.to_owned(),
    }
}

/// The way in, and what is wrong with what was `unopened`: by what is pasted, by a file that is chosen; dropping one works everywhere.
pub(crate) fn opening(on_open: &Callback<Found>, unopened: &[String]) -> Html {
    let text = NodeRef::default();
    let onsubmit = {
        let (on_open, text) = (on_open.clone(), text.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            if let Some(text) = text.cast::<HtmlTextAreaElement>() {
                on_open.emit(Found::Text(text.value()));
            }
        })
    };
    let onchange = {
        let on_open = on_open.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                on_open.emit(Found::File(file));
            }
            // The same file can be chosen again when it is put right.
            input.set_value("");
        })
    };
    html! {
        <form class="opening" {onsubmit}>
            <label for="share-pasted">{ "A link, or the text of a scenario file" }</label>
            <textarea id="share-pasted" ref={text} rows="8" spellcheck="false"
                aria-describedby="share-unopened" />
            <div id="share-unopened" role="alert">
                { for unopened.iter().map(|problem| html! { <p class="problem">{ problem }</p> }) }
            </div>
            <p class="go">
                <button type="submit" class="primary">{ "Open what is pasted" }</button>
                <label class="primary choose">
                    { "Choose a file…" }
                    <input type="file" accept=".svg,.png,.toml,.html,image/svg+xml,image/png" {onchange} />
                </label>
            </p>
            <p class="summary">{ "A file can also be dropped anywhere on the page." }</p>
        </form>
    }
}
