//! The map in numbers, for whoever does not see it.

use turnlab_core::protocol::{Rule, searched_columns};
use turnlab_core::scenario::COLUMN_WORDS;
use turnlab_core::search::Fate;
use turnlab_searcher::message::RepairsFound;
use turnlab_searcher::repairs::known;
use yew::prelude::*;

use crate::state::thousands;

const FATES: [(Fate, &str); 4] = [
    (Fate::Safe, "keep the Turn"),
    (Fate::Lost, "can lose it"),
    (Fate::Doubled, "can double it"),
    (Fate::Both, "can do both"),
];

/// How many rules of each kind there are with each value of each column.
pub(super) fn numbers(found: &RepairsFound, hand: Rule) -> Html {
    let drops = u32::from(hand.drops_checkpoints);
    let rules: Vec<(Rule, Fate)> = found
        .cells
        .bytes()
        .zip(0_u32..)
        .filter_map(|(letter, place)| Some((Rule::numbered(place * 2 + drops), known(letter)?.0)))
        .collect();
    let rows = searched_columns().iter().zip(&COLUMN_WORDS).flat_map(|(column, words)| {
        (0..column.values.len()).map(move |place| (column, words, place))
    });
    let row = |(column, words, place): (
        &turnlab_core::protocol::Column,
        &turnlab_core::scenario::ColumnWords,
        usize,
    )| {
        let of = |fate: Fate| {
            rules
                .iter()
                .filter(|(rule, found)| *found == fate && column.place(*rule) == place)
                .count()
        };
        html! {
            <tr key={format!("{}-{place}", column.name)}>
                if place == 0 {
                    <th scope="rowgroup" rowspan={column.values.len().to_string()}>{ words.about }</th>
                }
                <th scope="row">{ words.values[place] }</th>
                { for FATES.iter().map(|(fate, title)| html! {
                    <td data-title={*title}>{ thousands(of(*fate) as u64) }</td>
                }) }
            </tr>
        }
    };
    html! {
        <details class="numbers">
            <summary>{ "The map in numbers" }</summary>
            <table>
                <caption>{ "How many rules with each value of each column" }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ "Column" }</th><th scope="col">{ "Value" }</th>
                        { for FATES.iter().map(|(_, title)| html! { <th scope="col">{ *title }</th> }) }
                    </tr>
                </thead>
                <tbody>{ for rows.map(row) }</tbody>
            </table>
        </details>
    }
}
