//! One finding in words.

use turnlab_core::search::{Finding, Need, Property, PropertyKind, Verdict};
use turnlab_report::{Opened, Searched};

/// The verdict in a few words, for a table.
pub(super) fn short(finding: &Finding) -> String {
    let verdict = match (finding.verdict, finding.property.kind()) {
        (Verdict::Holds, PropertyKind::Sometimes) => format!("in {}", finding.path.len()),
        (Verdict::Holds, _) => "holds".to_owned(),
        (Verdict::Violated, _) => format!("VIOLATED in {}", finding.path.len()),
        (Verdict::NotReached, _) => "not reached".to_owned(),
        (Verdict::Stopped, _) => "stopped".to_owned(),
    };
    if finding.bound_reached { verdict + "; bound reached" } else { verdict }
}

/// A line with the verdict; below it, the path of a violation.
pub(super) fn told(searched: &Searched, finding: &Finding) -> String {
    let Finding { property, verdict, .. } = finding;
    let steps = steps(finding.path.len());
    let mut verdict_text = match (verdict, property.kind()) {
        (Verdict::Holds, PropertyKind::Sometimes) => format!("reached in {steps}"),
        (Verdict::Holds, _) => "holds".to_owned(),
        (Verdict::Violated, _) => format!("VIOLATED in {steps}"),
        (Verdict::NotReached, _) => not_reached(searched, *property),
        (Verdict::Stopped, _) => "stopped; nothing found so far".to_owned(),
    };
    if finding.bound_reached {
        let in_flight = searched.report.bounds.in_flight;
        verdict_text += &format!("; the bound of {in_flight} in flight was reached");
    }
    let (name, kind) = (property.name(), property.kind().name());
    let line = format!("  {name:<22}{kind:<12}{verdict_text}\n");
    match verdict {
        Verdict::Violated => line + &path(&searched.open(finding), finding.repeats_from),
        _ => line,
    }
}

fn not_reached(searched: &Searched, property: Property) -> String {
    let needs = needs(searched, property);
    let needs = if needs.is_empty() { needs } else { format!(": it needs {needs}") };
    format!("not reached with these bounds{needs}")
}

/// What has to be added on the command line for a property to say anything; nothing where that is not known.
pub(super) fn needs(searched: &Searched, property: Property) -> String {
    let option = |need: &Need| match need {
        Need::Mail([initiator, responder]) => format!("--mail {initiator},{responder}"),
        Need::Losses(losses) => format!("--losses {losses}"),
        Need::Repeat => "--repeat".to_owned(),
        Need::Associations(associations) => format!("--associations {associations}"),
        Need::Threshold(messages) => format!("--set threshold={messages}"),
    };
    searched.model.needs(property).iter().map(option).collect::<Vec<_>>().join(" ")
}

fn steps(count: usize) -> String {
    if count == 1 { "1 step".to_owned() } else { format!("{count} steps") }
}

/// The steps one by one, and how to open them.
fn path(opened: &Opened, repeats_from: Option<usize>) -> String {
    let mut text = String::new();
    for (number, words) in (1..).zip(opened.words()) {
        if repeats_from == Some(number - 1) {
            text += "           from here on round and round, for ever:\n";
        }
        text += &format!("    {number:>4}. {words}\n");
    }
    match &opened.link {
        Some(link) => text + &format!("    turnlab run '#{link}'\n"),
        None => {
            let order: Vec<String> =
                opened.scenario.order.iter().map(|ordered| format!("\"{ordered}\"")).collect();
            let order = order.join(", ");
            text + &format!("    in a file, instead of a link: order = [{order}]\n")
        }
    }
}
