//! A sweep for people.

use turnlab_core::sweep::{Sweep, SweepPoint};
use turnlab_view::duration_text;
use turnlab_view::sweep::{best_text, named_text};

pub(super) fn text(sweep: &Sweep) -> String {
    let titles: Vec<Option<String>> = match sweep.by() {
        None => vec![None],
        Some(by) => by.values().map(|value| Some(named_text(by, value))).collect(),
    };
    let mut text = String::new();
    for (place, title) in titles.iter().enumerate() {
        if let Some(title) = title {
            text += &format!("{}{title}\n", if place == 0 { "" } else { "\n" });
        }
        for rule in 0..sweep.rules().len() {
            text += &format!("{}\n", best_text(sweep, place, rule));
        }
        text += &format!("\n{}", table(sweep, place));
    }
    if sweep.points().any(|point| point.measures.longest_still_waits) {
        text += "\n+ mail still waits where the run ends: so much at least (--until lets it run longer)\n";
    }
    text
}

/// A line for each value, with what it comes to under each rule.
fn table(sweep: &Sweep, by: usize) -> String {
    let name = sweep.over().parameter().name;
    let mut rows = vec![vec![String::new()], vec![name.to_owned()]];
    for rule in sweep.rules() {
        rows[0].extend([rule.to_string(), String::new(), String::new(), String::new()]);
        rows[1]
            .extend(["longest wait", "mean wait", "associations", "Turn lost"].map(str::to_owned));
    }
    let lines: Vec<Vec<SweepPoint>> =
        (0..sweep.rules().len()).map(|rule| sweep.line(by, rule).collect()).collect();
    for (place, value) in sweep.over().values().enumerate() {
        let mut row = vec![sweep.over().parameter().text_of(value)];
        lines.iter().filter_map(|line| line.get(place)).for_each(|point| row.extend(cells(point)));
        rows.push(row);
    }
    aligned(&rows)
}

fn cells(point: &SweepPoint) -> [String; 4] {
    let it = point.measures;
    let more = if it.longest_still_waits { "+" } else { "" };
    let turn = match (it.turn_lost_us, it.turn_doubled_us) {
        (0, 0) => "-".to_owned(),
        (0, doubled) => format!("doubled {}", duration_text(doubled)),
        (lost, _) => duration_text(lost),
    };
    let wait = |us: i64| duration_text(us) + more;
    [wait(it.longest_wait_us), wait(it.mean_wait_us()), it.associations.to_string(), turn]
}

/// Columns to the right, but names of rules, which stand over several, to the left.
fn aligned(rows: &[Vec<String>]) -> String {
    let columns = rows.last().map_or(0, Vec::len);
    let width = |column: usize| rows[1..].iter().map(|row| row[column].chars().count()).max();
    let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or(0)).collect();
    let mut text = String::new();
    for (place, row) in rows.iter().enumerate() {
        let mut line = String::new();
        let mut at = 0;
        for (cell, width) in row.iter().zip(&widths) {
            match place {
                // Under the first of its columns, as far as there is room.
                0 => line += &" ".repeat(at.max(line.chars().count()) - line.chars().count()),
                _ => line += &" ".repeat(width - cell.chars().count()),
            }
            line += cell;
            line += "  ";
            at += width + 2;
        }
        text += line.trim_end();
        text += "\n";
    }
    text
}
