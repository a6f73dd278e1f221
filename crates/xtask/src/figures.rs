//! The table of docs/figures.md: how many times as fast each thing is as its peer, as the benchmarks of one run say.

use crate::problem::{Explain, Outcome, Problem};
use crate::{paths, process};
use std::fmt::{self, Display, Formatter};
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::Mutex;

/// What stands around the table in the book.
const BEGINS: &str = "<!-- What cargo xtask bench has measured. -->\n";
const ENDS: &str = "<!-- What it has measured ends here. -->\n";
const HEAD: &str = "| what | beside | times as fast | 5 % to 95 % | rounds | ahead | measured |\n\
                    |---|---|---|---|---|---|---|\n";
const UNREADABLE: &str = "docs/figures.md cannot be read and written";

/// Something with a peer.
struct Compared {
    /// The place that it is measured in, and what it is called there.
    place: &'static str,
    key: &'static str,
    what: &'static str,
    peer: &'static str,
}

/// Everything that is compared, in the order of the table.
const ALL: &[Compared] = &[
    row("native", "search-spin", "the search, both invariants", "SPIN"),
    row("native", "search-stateright", "the search, both invariants", "Stateright"),
    row(
        "native",
        "recoverable-spin",
        "the search, `turn-recoverable` too",
        "SPIN, which does not look for it",
    ),
    row("tab", "search-spin", "the search in a tab, both invariants", "SPIN, outside of it"),
    row(
        "tab",
        "recoverable-spin",
        "the search in a tab, `turn-recoverable` too",
        "SPIN, outside of it, which does not look for it",
    ),
    row(
        "native",
        "steps-one-pdu",
        "steps of a run, a message is one PDU",
        "events of a bare event loop",
    ),
    row(
        "native",
        "steps-in-full",
        "steps of a run, transfers in full",
        "events of a bare event loop",
    ),
    row(
        "tab",
        "steps-one-pdu",
        "steps of a run in a tab, a message is one PDU",
        "events of a bare event loop in it",
    ),
    row(
        "tab",
        "steps-in-full",
        "steps of a run in a tab, transfers in full",
        "events of a bare event loop in it",
    ),
    row("native", "sweep", "a sweep of 100 thresholds", "the same runs by the driver alone"),
    row(
        "tab",
        "sweep",
        "a sweep of 100 thresholds in a tab",
        "the same runs by the driver alone in it",
    ),
    row("native", "odds", "steps of the odds", "the driver alone, which keeps nothing"),
    row("tab", "odds", "steps of the odds in a tab", "the driver alone in it, which keeps nothing"),
    row("tab", "diagram", "3,000 arrows from a run to a complete SVG, in a tab", "Mermaid in it"),
    row(
        "page",
        "bytes",
        "what travels until the page is usable",
        "a page with the same exchange by Mermaid",
    ),
    row(
        "page",
        "usable-new",
        "the page is usable, in a browser that has just started",
        "a page with the same exchange by Mermaid",
    ),
    row(
        "page",
        "usable-tab",
        "the page is usable, in a new tab",
        "a page with the same exchange by Mermaid",
    ),
    row(
        "page",
        "paint-tab",
        "the first paint, in a new tab",
        "a page with the same exchange by Mermaid",
    ),
];

const fn row(
    place: &'static str,
    key: &'static str,
    what: &'static str,
    peer: &'static str,
) -> Compared {
    Compared { place, key, what, peer }
}

/// How many times as fast something is: the middle of all rounds, and what they are without the farthest.
#[derive(Debug, Clone, PartialEq)]
struct Measured {
    times: [f64; 3],
    rounds: usize,
}

/// What was measured, by the place in [`ALL`].
static MEASURED: Mutex<Vec<(usize, Measured)>> = Mutex::new(Vec::new());

/// Takes in what a benchmark says: a figure for the table is kept, and whatever else it is, is printed.
pub(crate) fn hear(place: &str, line: &str) {
    let Some(told) = line.strip_prefix("ratio\t") else { return println!("{line}") };
    let fields: Vec<&str> = told.split('\t').collect();
    let number = |field: usize| fields.get(field).and_then(|text| text.parse().ok());
    let known = ALL.iter().position(|row| row.place == place && Some(&row.key) == fields.first());
    let (Some(known), Some(median), Some(low), Some(high), Some(rounds)) =
        (known, number(1), number(2), number(3), number(4))
    else {
        return;
    };
    let measured = Measured { times: [median, low, high], rounds: rounds as usize };
    let mut all = MEASURED.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    all.push((known, measured));
}

/// Runs a benchmark and hears what it says.
pub(crate) fn run(command: &mut Command, place: &str, failed: &str) -> Outcome {
    let mut child = command.stdout(Stdio::piped()).spawn().explain(failed)?;
    let said = child.stdout.take().ok_or_else(|| Problem::new(failed))?;
    for line in BufReader::new(said).lines() {
        hear(place, &line.explain(failed)?);
    }
    match child.wait().explain(failed)?.success() {
        true => Ok(()),
        false => Err(Problem::new(failed)),
    }
}

/// The machine, and how busy it is: what a run of the benchmarks says of itself.
pub(crate) struct Machine {
    name: String,
    busy: String,
}

impl Machine {
    pub(crate) fn now() -> Self {
        let file = |path| fs::read_to_string(path).unwrap_or_default();
        let processor = file("/proc/cpuinfo");
        let model =
            processor.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
        let model = model.map_or("a processor of unknown make", |(_, model)| model.trim());
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        let busy = file("/proc/loadavg").split_whitespace().next().unwrap_or("unknown").to_owned();
        Machine { name: format!("{model}, {cores} cores"), busy }
    }
}

/// Prints what was measured, and puts it into the table of the book. Rows that were not measured stay as they
/// were, if they are of the same machine.
pub(crate) fn keep(began: &Machine) -> Outcome {
    let measured = MEASURED.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
    if measured.is_empty() {
        return Ok(());
    }
    let now = Machine::now();
    let date = process::answer("date", &["-u", "+%F %R"]).unwrap_or_default();
    let file = paths::root().join("docs/figures.md");
    let text = fs::read_to_string(&file).explain(UNREADABLE)?;
    let (before, rest) = text.split_once(BEGINS).ok_or_else(|| Problem::new(UNREADABLE))?;
    let (old, after) = rest.split_once(ENDS).ok_or_else(|| Problem::new(UNREADABLE))?;
    let old = if old.contains(&now.name) { old } else { "" };
    let rows: String = ALL
        .iter()
        .enumerate()
        .filter_map(|(place, row)| {
            let new = measured.iter().rev().find(|(known, _)| *known == place);
            let new = new.map(|(_, measured)| format!("{}", Line { row, measured, date: &date }));
            new.or_else(|| {
                old.lines()
                    .find(|line| line.starts_with(&begin(row)))
                    .map(|line| format!("{line}\n"))
            })
        })
        .collect();
    println!("\n{HEAD}{rows}");
    let (cores, busy) = (&now.name, [&began.busy, &now.busy]);
    let told = format!(
        "On {cores}; the load average was {} when the last of these runs began and {} when it ended.\n",
        busy[0], busy[1]
    );
    fs::write(file, format!("{before}{BEGINS}\n{HEAD}{rows}\n{told}\n{ENDS}{after}"))
        .explain(UNREADABLE)
}

fn begin(row: &Compared) -> String {
    format!("| {} | {} |", row.what, row.peer)
}

/// One line of the table.
struct Line<'a> {
    row: &'a Compared,
    measured: &'a Measured,
    date: &'a str,
}

impl Display for Line<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let Measured { times: [median, low, high], rounds } = self.measured;
        let ahead = match (*low > 1.0, *high < 1.0) {
            (true, _) => "Turnlab",
            (_, true) => "**the peer**",
            _ => "neither for sure",
        };
        let [median, low, high] = [median, low, high].map(|times| short(*times));
        let begin = begin(self.row);
        writeln!(f, "{begin} {median} | {low} to {high} | {rounds} | {ahead} | {} |", self.date)
    }
}

/// With as many digits as mean something.
fn short(times: f64) -> String {
    let decimals = match times {
        times if times < 0.1 => 3,
        times if times < 10.0 => 2,
        times if times < 100.0 => 1,
        _ => 0,
    };
    format!("{times:.decimals$}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(times: [f64; 3]) -> String {
        let measured = Measured { times, rounds: 7 };
        Line { row: &ALL[0], measured: &measured, date: "2026-01-02 03:04" }.to_string()
    }

    #[test]
    fn the_table_says_who_is_ahead() {
        assert_eq!(
            line([2.675, 2.5, 12.34]),
            "| the search, both invariants | SPIN | 2.67 | 2.50 to 12.3 | 7 | Turnlab | 2026-01-02 03:04 |\n"
        );
        assert!(
            line([0.058, 0.05, 0.07]).contains("| 0.058 | 0.050 to 0.070 | 7 | **the peer** |")
        );
        assert!(line([1.1, 0.9, 1.2]).contains("| neither for sure |"));
    }

    #[test]
    fn every_row_is_known_by_its_beginning_and_the_book_has_room_for_them() {
        let mut begins: Vec<String> = ALL.iter().map(begin).collect();
        begins.sort();
        begins.dedup();
        assert_eq!(begins.len(), ALL.len());
        let book = fs::read_to_string(paths::root().join("docs/figures.md")).expect("it is there");
        assert!(book.contains(BEGINS) && book.contains(ENDS));
    }
}
