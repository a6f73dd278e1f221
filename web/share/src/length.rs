//! What is said of the length of a link, and what there is in place of a long one.

use turnlab_export::{Format, TOO_LONG};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::choice::Choice;
use crate::dialog::Made;
use crate::offers::Offer;

/// The readable link, where the short one is handed out in its place; and a file, where that is long still.
pub(crate) fn length(choice: &UseStateHandle<Choice>, made: Option<&Made>) -> Html {
    let is_link = matches!(choice.offer, Offer::Link | Offer::MarkdownLink | Offer::Embed);
    let Some((_, Ok(product))) = made.filter(|_| is_link) else { return Html::default() };
    let length = product.text.as_ref().map_or(0, |text| text.chars().count());
    let onchange = {
        let choice = choice.clone();
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                choice.set(Choice { readable: input.checked(), ..(*choice).clone() });
            }
        })
    };
    let onclick = {
        let choice = choice.clone();
        Callback::from(move |_: MouseEvent| {
            choice.set(Choice { offer: Offer::File(Format::Toml), ..(*choice).clone() });
        })
    };
    html! {
        <>
            if let Some(readable) = product.readable {
                <p class="length">
                    <label>
                        <input type="checkbox" checked={choice.readable} {onchange} />
                        { format!("Readable, with {readable} characters") }
                    </label>
                </p>
            }
            if length > TOO_LONG {
                <p class="length">
                    { format!("Many programs cut a link of {length} characters. A file carries all of it: ") }
                    <button type="button" class="quiet" {onclick}>{ "Scenario file" }</button>
                </p>
            }
        </>
    }
}
