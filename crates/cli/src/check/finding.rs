//! One finding in words.

use turnlab_core::search::{Finding, Property, PropertyKind, Verdict};

use super::searched::{Opened, Searched};

/// The verdict in a few words, for a table.
pub(super) fn short(finding: &Finding) -> String {
    match (finding.verdict, finding.property.kind()) {
        (Verdict::Holds, PropertyKind::Sometimes) => format!("in {}", finding.path.len()),
        (Verdict::Holds, _) => "holds".to_owned(),
        (Verdict::Violated, _) => format!("VIOLATED in {}", finding.path.len()),
        (Verdict::NotReached, _) => "not reached".to_owned(),
        (Verdict::Stopped, _) => "stopped".to_owned(),
    }
}

/// A line with the verdict; below it, the path of a violation.
pub(super) fn told(searched: &Searched, finding: &Finding) -> String {
    let Finding { property, verdict, .. } = finding;
    let steps = steps(finding.path.len());
    let verdict_text = match (verdict, property.kind()) {
        (Verdict::Holds, PropertyKind::Sometimes) => format!("reached in {steps}"),
        (Verdict::Holds, _) => "holds".to_owned(),
        (Verdict::Violated, _) => format!("VIOLATED in {steps}"),
        (Verdict::NotReached, _) => not_reached(*property).to_owned(),
        (Verdict::Stopped, _) => "stopped; nothing found so far".to_owned(),
    };
    let (name, kind) = (property.name(), property.kind().name());
    let line = format!("  {name:<20}{kind:<12}{verdict_text}\n");
    match verdict {
        Verdict::Violated => line + &path(&searched.open(finding), finding.repeats_from),
        _ => line,
    }
}

fn not_reached(property: Property) -> &'static str {
    match property {
        Property::Delivery => {
            "not reached with these bounds: it needs --associations 2 and a threshold within the mail"
        }
        Property::Crossing => "not reached with these bounds: it needs --repeat",
        _ => "not reached with these bounds",
    }
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
