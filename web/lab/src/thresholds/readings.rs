//! The same in words and numbers: what the value at hand comes to, and a table of all.

use turnlab_core::scenario::{PARAMETERS, Scenario};
use turnlab_core::sweep::{Axis, Sweep, SweepPoint};
use turnlab_view::duration_text;
use turnlab_view::sweep::named_text;
use yew::prelude::*;

/// So many lines of the table are shown; the file has all.
const MOST_LINES: usize = 200;

/// What the value at hand comes to under each rule.
pub(super) fn at_hand(sweep: &Sweep, value: u32) -> Html {
    let over = sweep.over();
    let by = sweep.by().map(|by| (by, nearest(by, by.parameter().value(sweep.scenario()))));
    let place = by.map_or(0, |(_, place)| place);
    let shown = over.values().nth(nearest(over, value)).unwrap_or(value);
    let mut title = format!("With {}", named_text(over, shown));
    if let Some((axis, place)) = by {
        let value = axis.values().nth(place).unwrap_or_default();
        title += &format!(" and {}", named_text(axis, value));
    }
    let row = |rule: usize| {
        let point = sweep.line(place, rule).find(|point| point.value == shown);
        let name = sweep.rules()[rule].to_string();
        html! {
            <tr>
                <th scope="row">{ name }</th>
                { for HEADS.iter().enumerate().map(|(column, head)| {
                    let cell = point.as_ref().map_or("…".to_owned(), |point| cells(point)[column].clone());
                    html! { <td data-title={*head}>{ cell }</td> }
                }) }
            </tr>
        }
    };
    html! {
        <table class="findings at-hand">
            <caption>{ title }</caption>
            <thead>
                <tr>
                    <th scope="col">{ "Rule" }</th>
                    { for HEADS.iter().map(|head| html! { <th scope="col">{ *head }</th> }) }
                </tr>
            </thead>
            <tbody>{ for (0..sweep.rules().len()).map(row) }</tbody>
        </table>
    }
}

const HEADS: [&str; 4] = ["Longest wait", "Mean wait", "Associations", "Turn lost"];

fn cells(point: &SweepPoint) -> [String; 4] {
    let it = &point.measures;
    let more = if it.longest_still_waits { " at least" } else { "" };
    let turn = match (it.turn_lost_us, it.turn_doubled_us) {
        (0, 0) => "no".to_owned(),
        (0, doubled) => format!("doubled for {}", duration_text(doubled)),
        (lost, _) => format!("for {}", duration_text(lost)),
    };
    let wait = |us: i64| duration_text(us) + more;
    [wait(it.longest_wait_us), wait(it.mean_wait_us()), it.associations.to_string(), turn]
}

/// The place of the value of an axis that is nearest to one.
fn nearest(axis: Axis, value: u32) -> usize {
    let places = axis.values().enumerate();
    places.min_by_key(|(_, known)| known.abs_diff(value)).map_or(0, |(place, _)| place)
}

/// All of it as a table, while it is open.
pub(super) fn table(sweep: &Sweep) -> Html {
    let points: Vec<SweepPoint> = sweep.points().collect();
    let each = points.len().div_ceil(MOST_LINES).max(1);
    let (over, by) = (sweep.over(), sweep.by());
    let line = |point: &SweepPoint| {
        html! {
            <tr>
                <th scope="row">{ over.parameter().text_of(point.value) }</th>
                { for by.zip(point.by).map(|(by, value)| html! { <td>{ by.parameter().text_of(value) }</td> }) }
                <td>{ point.rule.to_string() }</td>
                { for cells(point).into_iter().zip(HEADS).map(|(cell, head)| html! { <td data-title={head}>{ cell }</td> }) }
            </tr>
        }
    };
    let caption = match each {
        1 => format!("{} runs", points.len()),
        _ => format!("Every {each}th of {} runs; the file has all of them", points.len()),
    };
    html! {
        <div class="scrolled">
        <table>
            <caption>{ caption }</caption>
            <thead>
                <tr>
                    <th scope="col">{ over.parameter().title }</th>
                    { for by.map(|by| html! { <th scope="col">{ by.parameter().title }</th> }) }
                    <th scope="col">{ "Rule" }</th>
                    { for HEADS.iter().map(|head| html! { <th scope="col">{ *head }</th> }) }
                </tr>
            </thead>
            <tbody>{ for points.iter().step_by(each).map(line) }</tbody>
        </table>
        </div>
    }
}

/// The scenario with runs that last longer, where some end before their longest wait does: the words of an offer, and
/// what it makes of the scenario.
pub(super) fn longer(sweep: &Sweep, scenario: &Scenario) -> Option<(String, String, Scenario)> {
    let cut_short = sweep.points().filter(|point| point.measures.longest_still_waits).count();
    let until = PARAMETERS.iter().find(|parameter| parameter.name == "until")?;
    let most = 86_400;
    let is_fixed = [Some(sweep.over()), sweep.by()].into_iter().flatten();
    let is_fixed = is_fixed.map(|axis| axis.parameter().name).any(|name| name == "until");
    if cut_short == 0 || is_fixed || scenario.until_s >= most || !scenario.order.is_empty() {
        return None;
    }
    let mut longer = scenario.clone();
    let until_s = scenario.until_s.saturating_mul(2).next_multiple_of(600).min(most);
    until.put_value(&mut longer, until_s);
    longer.check().ok()?;
    let of = sweep.progress().done;
    let words = format!(
        "{cut_short} of {of} runs end, after {}, before their longest wait does: it is so much at least.",
        duration_text(scenario.until_us())
    );
    let offer = format!("Let the runs last {}", duration_text(longer.until_us()));
    Some((words, offer, longer))
}
