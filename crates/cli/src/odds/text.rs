//! What the runs come to, for people.

use turnlab_core::odds::RunFigures;
use turnlab_view::{odds_question, odds_run_words, odds_words};

use super::{MOST_WORST, Made};

pub(super) fn text(made: &Made) -> String {
    let trials = &made.trials;
    let odds = trials.odds();
    let mut text = format!("{}; seed {}.\n\n", odds_question(odds), odds.seed);
    odds_words(&trials.figures()).iter().for_each(|words| text += &format!("{words}\n"));
    let worst = trials.worst(MOST_WORST);
    if worst.is_empty() {
        return text;
    }
    text += "\nThe worst runs:\n";
    worst.iter().for_each(|run| text += &format!("  {}\n", line(run)));
    text + &how_to_open(&worst)
}

fn line(run: &RunFigures) -> String {
    let (number, words) = (run.number + 1, odds_run_words(run));
    format!("{number:>6}  {words}")
}

fn how_to_open(worst: &[RunFigures]) -> String {
    match worst.iter().find(|run| run.may_open()) {
        Some(run) => {
            format!("\nThe same with --open {} prints that run as a link.\n", run.number + 1)
        }
        None => "\nNone of them opens: a scenario lasts a day. With --days 1 every run does.\n"
            .to_owned(),
    }
}
