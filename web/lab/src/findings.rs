//! What a search has found: rules down, properties across.

use turnlab_core::search::{Property, PropertyKind};
use turnlab_searcher::message::{Finding, Report, Verdict};
use yew::prelude::*;

use crate::state::{Lab, thousands};

/// What has been found; a run that shows it is opened by its link.
pub fn findings(lab: &Lab, on_open: &Callback<String>) -> Html {
    let Some(asked) = lab.asked.as_ref().filter(|_| !lab.reports.is_empty()) else {
        return Html::default();
    };
    let head = |property: Property| html! { <th scope="col">{ title(property) }</th> };
    html! {
        <table class="findings">
            <caption>{ format!("With {}", asked.bounds) }</caption>
            <thead>
                <tr><th scope="col">{ "Rule" }</th>{ for Property::ALL.into_iter().map(head) }</tr>
            </thead>
            <tbody>{ for lab.reports.iter().map(|report| row(report, on_open)) }</tbody>
        </table>
    }
}

fn row(report: &Report, on_open: &Callback<String>) -> Html {
    let states = thousands(report.states);
    let counts = match report.is_complete {
        true => format!("{states} states, {} transitions", thousands(report.transitions)),
        false => format!("stopped at {states} states"),
    };
    let cells = Property::ALL.into_iter().zip(&report.findings);
    html! {
        <tr key={report.rule.clone()}>
            <th scope="row">
                { &report.rule }
                <span class="unit">{ counts }</span>
            </th>
            { for cells.map(|(property, finding)| cell(&report.rule, property, finding, on_open)) }
        </tr>
    }
}

fn cell(rule: &str, property: Property, finding: &Finding, on_open: &Callback<String>) -> Html {
    let words = words(property, finding);
    let broken = finding.verdict == Verdict::Violated;
    let inner = match &finding.link {
        None if finding.verdict == Verdict::Holds => html! { words },
        None => html! { <span class="unit">{ words }</span> },
        Some(link) => {
            let onclick = {
                let link = link.clone();
                on_open.reform(move |_: MouseEvent| link.clone())
            };
            let opens = format!("{rule}, {}: {words}. Open the run", title(property));
            let class = if broken { "broken" } else { "quiet" };
            html! { <button type="button" {class} {onclick} aria-label={opens}>{ words }</button> }
        }
    };
    html! { <td data-title={title(property)}>{ inner }</td> }
}

/// A property, as what should be true.
fn title(property: Property) -> &'static str {
    match property {
        Property::AtMostOneHolder => "Never two holders",
        Property::TurnRecoverable => "The Turn can always come back",
        Property::MailConserved => "No mail is lost or doubled",
        Property::Delivery => "All mail arrives in the end",
        Property::HandOver => "A hand-over was seen",
        Property::LossInHandOver => "A loss in a hand-over was seen",
        Property::Crossing => "A crossed request was seen",
    }
}

fn words(property: Property, finding: &Finding) -> String {
    let steps = match finding.steps {
        1 => "1 step".to_owned(),
        steps => format!("{steps} steps"),
    };
    let sometimes = property.kind() == PropertyKind::Sometimes;
    match finding.verdict {
        Verdict::Violated => format!("broken in {steps}"),
        Verdict::Holds if sometimes => format!("in {steps}"),
        Verdict::Holds => "holds".to_owned(),
        Verdict::NotReached => "not reached with these bounds".to_owned(),
        Verdict::Stopped => "nothing found so far".to_owned(),
    }
}
