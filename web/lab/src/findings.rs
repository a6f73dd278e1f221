//! What a search has found: rules down, properties across.

use turnlab_core::search::{Property, PropertyKind};
use turnlab_searcher::limits::LIMITS;
use turnlab_searcher::message::{Finding, Report, Verdict, Wider};
use yew::prelude::*;

use crate::run_link::RunLink;
use crate::state::{Asked, Lab, thousands};

/// What the table says before the first search.
const NOT_YET: &str = "What is found stands here, for each rule and property. A run that shows it opens from its cell.";

/// The properties of which the bounds let no rule show anything, and the others.
fn properties(lab: &Lab) -> (Vec<Property>, Vec<Property>) {
    Property::ALL.into_iter().partition(|&property| {
        let found = lab.reports.iter().filter_map(|report| finding(report, property));
        found.clone().next().is_some()
            && found.clone().all(|found| found.verdict == Verdict::NotReached)
    })
}

fn finding(report: &Report, property: Property) -> Option<&Finding> {
    let place = Property::ALL.iter().position(|&known| known == property)?;
    report.findings.get(place)
}

/// What has been found, and what is still to be searched; a run that shows it is opened by its link.
pub fn findings(lab: &Lab, on_open: &Callback<String>) -> Html {
    let (rules, caption) = match &lab.asked {
        Some(Asked { rules, bounds }) => {
            (rules.clone(), format!("With {bounds}. Steps count from the open association."))
        }
        None => (lab.rules(), NOT_YET.to_owned()),
    };
    let pending = rules.iter().skip(lab.reports.len());
    let (_, columns) = properties(lab);
    let head = |property: Property| html! { <th scope="col">{ title(property) }</th> };
    html! {
        <table class="findings">
            <caption>{ caption }</caption>
            <thead>
                <tr><th scope="col">{ "Rule" }</th>{ for columns.iter().copied().map(head) }</tr>
            </thead>
            <tbody>
                { for lab.reports.iter().map(|report| row(report, &columns, on_open)) }
                { for pending.map(|rule| pending_row(lab, rule, columns.len())) }
            </tbody>
        </table>
    }
}

fn row(report: &Report, columns: &[Property], on_open: &Callback<String>) -> Html {
    let states = thousands(report.states);
    let counts = match report.is_complete {
        true => format!("{states} states, {} transitions", thousands(report.transitions)),
        false => format!("stopped at {states} states"),
    };
    let cells = columns.iter().filter_map(|&property| Some((property, finding(report, property)?)));
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

/// A rule of which nothing is known yet.
fn pending_row(lab: &Lab, rule: &str, columns: usize) -> Html {
    let is_searched = lab.progress.as_ref().is_some_and(|progress| progress.rule == rule);
    let words = if lab.is_running() && is_searched { "being searched" } else { "not searched yet" };
    html! {
        <tr class="pending" key={rule.to_owned()}>
            <th scope="row">{ rule.to_owned() }<span class="unit">{ words }</span></th>
            <td colspan={columns.to_string()} />
        </tr>
    }
}

fn cell(rule: &str, property: Property, finding: &Finding, on_open: &Callback<String>) -> Html {
    let words = words(property, finding);
    let broken = finding.verdict == Verdict::Violated;
    let inner = match &finding.link {
        None if finding.verdict == Verdict::Holds => html! { { holds(finding) } },
        None => html! { <span class="unit">{ words }</span> },
        Some(link) => {
            let opens = format!("{rule}, {}: {words}. Open the run", title(property));
            let class = if broken { "broken" } else { "quiet" };
            html! {
                <RunLink link={link.clone()} label={opens} {class} on_open={on_open.clone()}>{ words }</RunLink>
            }
        }
    };
    html! { <td data-title={title(property)}>{ inner }</td> }
}

/// That it holds, and whether only as far as the bound in flight lets one see.
fn holds(finding: &Finding) -> Html {
    let bound = finding.bound_reached.map(|in_flight| {
        html! { <>{ "; " }<span class="unit">{ bound_text(in_flight) }</span></> }
    });
    html! { <span>{ "holds" }{ bound }</span> }
}

fn bound_text(in_flight: u32) -> String {
    format!("the bound of {in_flight} in flight was reached")
}

/// What the bounds do not let come about, with a button for each search that would show it.
pub fn not_reached(lab: &Lab, on_widen: &Callback<Vec<Wider>>) -> Html {
    let mut offers: Vec<(Vec<Wider>, Vec<&str>)> = Vec::new();
    for property in properties(lab).0 {
        let needs = lab.reports.iter().find_map(|report| finding(report, property));
        let needs = needs.map(|finding| finding.needs.clone()).unwrap_or_default();
        match offers.iter_mut().find(|(known, _)| *known == needs) {
            Some((_, titles)) => titles.push(title(property)),
            None => offers.push((needs, vec![title(property)])),
        }
    }
    let offer = |(needs, titles): (Vec<Wider>, Vec<&str>)| {
        let words = format!("These bounds say nothing of “{}”.", titles.join("”, “"));
        let button = (!needs.is_empty()).then(|| {
            let text = format!("Search with {}", needs_text(&needs));
            let onclick = on_widen.reform(move |_: MouseEvent| needs.clone());
            html! { <button type="button" class="quiet" disabled={lab.is_running()} {onclick}>{ text }</button> }
        });
        html! { <p class="detail">{ words }{ " " }{ button }</p> }
    };
    html! { <div class="unreached">{ for offers.into_iter().map(offer) }</div> }
}

fn needs_text(needs: &[Wider]) -> String {
    let text = |need: &Wider| match need {
        Wider::Repeats => "asking again".to_owned(),
        Wider::Limit(place, value) => match LIMITS[*place].name {
            "associations" => format!("{value} associations"),
            "search-threshold" => format!("one more from {value} queued on"),
            "losses" => format!("{value} loss"),
            "mail-first" => format!("{value} at the first MTA"),
            _ => format!("{value} at the second MTA"),
        },
    };
    needs.iter().map(text).collect::<Vec<_>>().join(", ")
}

/// A property, as what should be true.
fn title(property: Property) -> &'static str {
    match property {
        Property::AtMostOneHolder => "Never two holders",
        Property::TurnRecoverable => "The Turn can always come back",
        Property::AnyTurnRecoverable => "Not all associations lose the Turn",
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
