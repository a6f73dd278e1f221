//! How to read the picture.

use turnlab_view::GLOSSARY;
use yew::prelude::*;

/// What each mark stands for: its class in the diagram, and words.
const MARKS: [(&str, &str); 6] = [
    ("mark-solid", "this side has the Turn and may send"),
    ("mark-hollow", "this side thinks that the other has it"),
    ("mark-token", "the Turn on its way (RT-TURN-GIVE)"),
    ("mark-queue", "mail that waits; at the dashed line one more association opens"),
    ("mark-band", "nobody has the Turn, or both do"),
    ("mark-rail", "an association: solid, down, or open and of no use"),
];

/// How to read the picture.
pub(super) fn legend() -> Html {
    let mark = |(class, words): (&'static str, &'static str)| {
        html! { <li><span class={classes!("mark", class)} />{ words }</li> }
    };
    let word = |(word, meaning): (&'static str, &'static str)| {
        html! { <><dt>{ word }</dt><dd>{ meaning }</dd></> }
    };
    html! {
        <details class="legend">
            <summary>{ "How to read the picture" }</summary>
            <ul>{ for MARKS.into_iter().map(mark) }</ul>
            <dl class="words">{ for GLOSSARY.into_iter().map(word) }</dl>
        </details>
    }
}
