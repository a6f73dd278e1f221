//! The columns of a rule, each a choice in plain words.

use turnlab_core::protocol::{COLUMNS, Column, Rule};
use turnlab_core::scenario::{COLUMN_WORDS, ColumnWords};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A choice for each of the first so many columns; their ids begin with `prefix`.
pub(crate) fn column_choices(
    prefix: &str,
    count: usize,
    rule: Rule,
    on_choose: &Callback<Rule>,
) -> Html {
    let columns = COLUMNS.iter().zip(&COLUMN_WORDS).take(count);
    let choice = |(column, words)| column_choice(prefix, column, words, rule, on_choose);
    html! { <>{ for columns.map(choice) }</> }
}

fn column_choice(
    prefix: &str,
    column: &'static Column,
    words: &'static ColumnWords,
    rule: Rule,
    on_choose: &Callback<Rule>,
) -> Html {
    let id = format!("{prefix}-{}", column.name);
    let onchange = {
        let on_choose = on_choose.clone();
        Callback::from(move |event: Event| {
            let Some(select) = event.target_dyn_into::<HtmlSelectElement>() else { return };
            let place = column.values.iter().position(|known| *known == select.value());
            on_choose.emit(column.with(rule, place.unwrap_or_default()));
        })
    };
    let option = |(place, text): (usize, &&'static str)| {
        let selected = place == column.place(rule);
        html! { <option value={column.values[place]} {selected}>{ *text }</option> }
    };
    html! {
        <div class="column">
            <label for={id.clone()}>{ words.about }</label>
            <select {id} {onchange}>{ for words.values.iter().enumerate().map(option) }</select>
        </div>
    }
}
