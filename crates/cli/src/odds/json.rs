//! What the runs come to, for programs. Times are in seconds; runs are counted from 1.

use serde_json::{Value, json};
use turnlab_core::odds::{RunFigures, Standing, Trials};

use super::{MOST_WORST, Made};
use crate::error::CliError;

pub(super) fn json(made: &Made) -> Result<String, CliError> {
    let trials = &made.trials;
    let (odds, figures) = (trials.odds(), trials.figures());
    let runs: Vec<Value> = trials.runs().iter().map(object).collect();
    let worst: Vec<Value> =
        trials.worst(MOST_WORST).iter().map(|run| opened(trials, run)).collect();
    let all = json!({
        "rule": made.scenario.rule.to_string(),
        "odds": odds.to_string(),
        "days": odds.days,
        "mtbf_s": seconds(odds.mtbf_us),
        "seed": odds.seed,
        "every_s": odds.every_s,
        "runs": figures.runs,
        "turn_lost": figures.lost,
        "turn_doubled": figures.doubled,
        "ended_early": figures.cut_short,
        "days_at_risk": figures.days_at_risk,
        "per_day": {
            "estimate": figures.per_day.estimate,
            "from": figures.per_day.from,
            "to": figures.per_day.to,
            "confidence": 0.95,
        },
        "mail_stood_still": standing(&figures.standing),
        "mail_stood_still_where_lost": standing(&figures.standing_of_lost),
        "failures": figures.failures,
        "steps": figures.steps,
        "seconds": made.seconds,
        "worst": worst,
        "all_runs": runs,
    });
    let text = serde_json::to_string(&all).map_err(|error| CliError::one(error.to_string()))?;
    Ok(text + "\n")
}

fn standing(standing: &Standing) -> Value {
    let Standing { median_us, p95_us, most_us } = *standing;
    json!({ "median_s": seconds(median_us), "p95_s": seconds(p95_us), "most_s": seconds(most_us) })
}

fn object(run: &RunFigures) -> Value {
    json!({
        "run": run.number + 1,
        "turn_lost_at_s": run.lost_us.map(seconds),
        "turn_doubled": run.is_doubled,
        "mail_stood_still_s": seconds(run.standing_us),
        "longest_s": seconds(run.longest_us),
        "failures": run.failures,
        "steps": run.steps,
        "ended_at_s": seconds(run.ended_us),
    })
}

/// A run with the link that opens it, where a scenario can hold it.
fn opened(trials: &Trials, run: &RunFigures) -> Value {
    let bad = run.may_open().then(|| trials.open(run.number).ok()).flatten();
    json!({
        "run": run.number + 1,
        "mail_stood_still_s": seconds(run.standing_us),
        "link": bad.map(|bad| format!("#{}", bad.link())),
    })
}

fn seconds(us: i64) -> f64 {
    us as f64 / 1e6
}
