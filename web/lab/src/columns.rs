//! The columns of a rule, each a choice in plain words.

use turnlab_core::protocol::{COLUMNS, Column, Rule, StateName};
use turnlab_core::scenario::{COLUMN_WORDS, ColumnWords};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A choice for each of the first so many columns, with the names of those ends that it is about now; their ids
/// begin with `prefix`.
pub(crate) fn column_choices(
    prefix: &str,
    count: usize,
    rule: Rule,
    ends: &[(String, StateName)],
    on_choose: &Callback<Rule>,
) -> Html {
    let columns = COLUMNS.iter().zip(&COLUMN_WORDS).take(count);
    let choice = |(place, (column, words))| {
        let now = now_text(place, ends);
        column_choice(prefix, column, words, now, rule, on_choose)
    };
    html! { <>{ for columns.enumerate().map(choice) }</> }
}

/// Whom the column at this place is about as the run stands: "Now: PARIS"; nothing where it is about nobody.
fn now_text(place: usize, ends: &[(String, StateName)]) -> Option<String> {
    let is_meant = |state: StateName| match place {
        0 => state.holds(),
        1 | 4 => state == StateName::Giving,
        2 | 5 => matches!(state, StateName::Waiting | StateName::Asked),
        3 => matches!(state, StateName::Lost | StateName::Recovering),
        6 => state == StateName::Asked,
        _ => false,
    };
    let meant: Vec<&str> =
        ends.iter().filter(|(_, state)| is_meant(*state)).map(|(name, _)| &**name).collect();
    (!meant.is_empty()).then(|| format!("Now: {}", meant.join(" and ")))
}

fn column_choice(
    prefix: &str,
    column: &'static Column,
    words: &'static ColumnWords,
    now: Option<String>,
    rule: Rule,
    on_choose: &Callback<Rule>,
) -> Html {
    let id = format!("{prefix}-{}", column.name);
    let about_now = format!("{id}-now");
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
            <select {id} {onchange} aria-describedby={now.is_some().then(|| about_now.clone())}>{ for words.values.iter().enumerate().map(option) }</select>
            if let Some(now) = now {
                <p class="now" id={about_now}>{ now }</p>
            }
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_says_whom_it_is_about_as_the_run_stands() {
        let ends = |first, second| [("PARIS".to_owned(), first), ("LONDON".to_owned(), second)];
        let about = |ends: &[(String, StateName)]| {
            (0..COLUMNS.len()).filter_map(|place| Some((place, now_text(place, ends)?))).collect()
        };
        for (first, second, wanted) in [
            (
                StateName::Holding,
                StateName::Waiting,
                vec![(0, "PARIS"), (2, "LONDON"), (5, "LONDON")],
            ),
            (
                StateName::Asked,
                StateName::Giving,
                vec![(1, "LONDON"), (2, "PARIS"), (4, "LONDON"), (5, "PARIS"), (6, "PARIS")],
            ),
            (StateName::Lost, StateName::Lost, vec![(3, "PARIS and LONDON")]),
            (StateName::Closed, StateName::Idle, vec![]),
        ] {
            let wanted: Vec<_> =
                wanted.into_iter().map(|(place, names)| (place, format!("Now: {names}"))).collect();
            let told: Vec<_> = about(&ends(first, second));
            assert_eq!(told, wanted);
        }
    }
}
