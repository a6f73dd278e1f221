//! What a link asks of the lab: `with=`, `sweep=` and `odds=`, as the views and the command read it.

use turnlab_core::odds::Odds;
use turnlab_core::scenario::{LONGEST_FRAGMENT, LabView, Scenario, read_with, write_link};
use turnlab_core::sweep::Sweep;

use super::{LIMIT_MS, Shape, Target, seeds, told};

pub(super) const LAB: Target = Target {
    name: "lab",
    shape: Shape::Text(WORDS),
    largest: LONGEST_FRAGMENT,
    slice_permille: 1_000,
    limit_ms: LIMIT_MS,
    seeds,
    corpus: include_str!("../../corpus/lab.txt"),
    look,
};

const WORDS: &[&str] = &[
    "with=",
    "sweep=",
    "odds=",
    "threshold:1..100",
    "latency:50..500:150",
    "bandwidth:8..64",
    "rule:epoch",
    "rule:as-shipped",
    "rule:as-shipped:giving-mine",
    "by:",
    ",",
    "..",
    "30d",
    "mtbf:4h",
    "seed:7",
    "runs:1000",
    "every:40s",
    "lost-turn",
    "threshold=5",
    "rule=epoch&cut=none",
    "s=repaired",
    "mtas=A:B",
    "until=",
    "90min",
    "kbit/s",
    "z=ADywIoZvuJ-ohHvsCdI5ACtjnJcJAA",
];

fn seeds() -> Vec<Vec<u8>> {
    const SEEDS: [&str; 9] = [
        "sweep=threshold:1..100",
        "sweep=threshold:1..100,rule:as-shipped,rule:epoch,by:latency:50..500:150",
        "sweep=latency:50ms..0.5s:150ms,rule:as-shipped:giving-mine,asked-answer",
        "sweep=bandwidth:8..64:8",
        "odds=30d:mtbf:4h:seed:7:runs:1000:every:40s",
        "odds=365d:mtbf:1d",
        "with=threshold=5",
        "with=rule=epoch&cut=none",
        "with=repaired",
    ];
    let with = seeds::links().into_iter().map(|link| format!("with={link}"));
    SEEDS.iter().map(|&seed| seed.to_owned()).chain(with).map(String::into_bytes).collect()
}

fn look(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let (name, value) = text.split_once('=').unwrap_or(("sweep", &text));
    let scenario = Scenario::default();
    match name {
        "with" => {
            let (link, problems) = read_with(&scenario, 8_000_000, value);
            told::check(&problems, 9, 1_100);
            assert_eq!(link.scenario.check(), Ok(()), "what is kept of it cannot be run");
            again("with", &write_link(&link));
        }
        "odds" => match Odds::read(&scenario, value) {
            Ok(odds) => {
                again("odds", &odds.to_string());
                assert_eq!(Odds::read(&scenario, &odds.to_string()), Ok(odds));
            }
            Err(problems) => told::check(&problems, 10, 1_000),
        },
        _ => match Sweep::read(&scenario, value) {
            Ok(sweep) => {
                let written = sweep.to_string();
                again("sweep", &written);
                let read = Sweep::read(&scenario, &written).map(|sweep| sweep.to_string());
                assert_eq!(read, Ok(written));
            }
            Err(problems) => told::check(&problems, 2_000, 2_500),
        },
    }
}

/// What is written of it comes out of a link as it went in.
fn again(name: &str, value: &str) {
    let lab = LabView::new(name, value);
    let part = lab.as_ref().map(LabView::link_part).unwrap_or_default();
    assert_eq!(LabView::of_link(&format!("s=lost-turn{part}")), lab);
}
