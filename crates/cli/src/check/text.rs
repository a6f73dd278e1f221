//! What was found, for people.

use turnlab_core::search::{Bounds, Finding, Property, Verdict};
use turnlab_report::Searched;

use super::finding::{needs, short, told};

/// One line for each rule, one column for each property that the bounds let say something, and what it takes
/// for each of the others.
pub(super) fn table(all: &[Searched], properties: &[Property]) -> String {
    let says_nothing = |&property: &Property| {
        let of_it = |searched: &Searched| {
            let found = searched.report.findings.iter().find(|found| found.property == property);
            found.is_some_and(|found| found.verdict == Verdict::NotReached)
        };
        all.iter().all(of_it)
    };
    let (left_out, columns): (Vec<Property>, Vec<Property>) =
        properties.iter().copied().partition(says_nothing);
    let mut text = rows(all, &columns);
    for property in left_out {
        let needs = all.first().map(|searched| needs(searched, property)).unwrap_or_default();
        let needs = if needs.is_empty() { needs } else { format!(": it needs {needs}") };
        text += &format!("{} is not reached with these bounds{needs}\n", property.name());
    }
    text + "\n"
}

fn rows(all: &[Searched], columns: &[Property]) -> String {
    let mut rows = vec![vec!["rule".to_owned(), "states".to_owned(), "transitions".to_owned()]];
    rows[0].extend(columns.iter().map(|property| property.name().to_owned()));
    for searched in all {
        let report = &searched.report;
        let name = searched.scenario.rule.to_string();
        let mut row = vec![name, figure(report.states), figure(report.transitions)];
        let is_shown = |found: &&Finding| columns.contains(&found.property);
        row.extend(report.findings.iter().filter(is_shown).map(short));
        rows.push(row);
    }
    let width = |column: usize| rows.iter().map(|row| row[column].len()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..rows[0].len()).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells =
            row.iter().zip(&widths).enumerate().map(|(column, (cell, &width))| match column {
                1 | 2 => format!("{cell:>width$}"),
                _ => format!("{cell:<width$}"),
            });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}

/// A block for each rule.
pub(super) fn blocks(all: &[Searched]) -> String {
    let blocks: Vec<String> = all.iter().map(block).collect();
    blocks.join("\n")
}

fn block(searched: &Searched) -> String {
    let report = &searched.report;
    let states = figure(report.states);
    let all = match report.is_complete {
        true => format!("{states} states"),
        false => format!("stopped at {states} states"),
    };
    let transitions = figure(report.transitions);
    let memory = report.memory;
    let [parts, edges, of_states, ceiling] =
        [memory.parts, memory.edges, memory.states, searched.most_bytes].map(megabytes);
    let mut text = format!("{}, {}\n", searched.scenario.rule, bounds_text(searched));
    let (depth, seconds) = (report.depth, searched.seconds);
    text += &format!("  {all}, {transitions} transitions, {depth} deep, {seconds:.2} s\n");
    text += &format!(
        "  memory: states {of_states}, parts {parts}, edges {edges} (at most {ceiling})\n"
    );
    report.findings.iter().for_each(|finding| text += &told(searched, finding));
    text
}

fn bounds_text(searched: &Searched) -> String {
    let Bounds { mail: [initiator, responder], losses, in_flight, .. } = searched.report.bounds;
    let Bounds { associations, restarts, closing, .. } = searched.report.bounds;
    let mut text = format!("mail {initiator},{responder}, losses {losses}, in flight {in_flight}");
    let mut add = |is: bool, what: String| {
        if is {
            text += &what;
        }
    };
    add(searched.repeats(), ", requests repeated".to_owned());
    add(associations > 1, format!(", associations {associations}"));
    add(restarts > 0, format!(", restarts {restarts}"));
    add(closing, ", closing".to_owned());
    text
}

/// "1,234,567".
fn figure(number: u64) -> String {
    let digits = number.to_string();
    let grouped: Vec<&str> = digits
        .as_bytes()
        .rchunks(3)
        .rev()
        .filter_map(|group| std::str::from_utf8(group).ok())
        .collect();
    grouped.join(",")
}

fn megabytes(bytes: usize) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}
