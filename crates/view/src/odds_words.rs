//! What runs with losses at random come to, in words: once for the page and the command line.

use turnlab_core::odds::{DAY_US, Figures, Interval, Odds, RunFigures, Standing};
use turnlab_core::run::TurnAnomalyKind;

use crate::duration_text;
use crate::words::{capitalised, counted};

/// What was asked: "1000 runs of 30 days; each line fails every 4 h 0 min in the mean".
#[must_use]
pub fn odds_question(odds: &Odds) -> String {
    let Odds { days, mtbf_us, runs, every_s, .. } = *odds;
    let [runs, days] = [counted(runs, "run"), counted(days, "day")];
    let mail = every_s.map_or(String::new(), |every_s| {
        format!(" and mail comes every {}", whole_text(i64::from(every_s) * 1_000_000))
    });
    format!("{runs} of {days}; in the mean a line fails every {}{mail}", whole_text(mtbf_us))
}

/// A length of time, in days or hours where they are whole.
fn whole_text(us: i64) -> String {
    match us % DAY_US {
        0 => counted(u32::try_from(us / DAY_US).unwrap_or(u32::MAX), "day"),
        _ => duration_text(us).trim_end_matches(" 0 min").to_owned(),
    }
}

/// What the runs so far come to, a sentence for each thing. The first is the probability, and the second how sure it is.
#[must_use]
pub fn odds_words(figures: &Figures) -> Vec<String> {
    let lost = figures.lost;
    let mut all = vec![per_day_words(figures), interval_words(figures)];
    all.push(format!("Mail stood still for {}.", standing(&figures.standing)));
    if lost > 0 && lost < figures.runs {
        let of_lost = standing(&figures.standing_of_lost);
        all.push(format!("Where the Turn was lost it did so for {of_lost}."));
    }
    if figures.doubled > 0 {
        let runs = counted(figures.doubled, "run");
        all.push(format!("In {runs} both ends had a Turn at one time."));
    }
    if figures.cut_short > 0 {
        let runs = counted(figures.cut_short, "run");
        all.push(format!(
            "{runs} ended before their time, with as many associations or steps as a run may have."
        ));
    }
    all
}

fn per_day_words(figures: &Figures) -> String {
    let estimate = figures.per_day.estimate;
    if figures.lost == 0 {
        return "The Turn was never lost.".to_owned();
    }
    let often = match estimate {
        1.0.. => "every day".to_owned(),
        _ => format!("once in {} days", days_text(1.0 / estimate)),
    };
    format!("The Turn is lost on {} of days: {often}.", share_text(estimate))
}

/// "With 95 % confidence on 24.6 % to 27.5 %: lost in 998 of 1000 runs, after 3838 days in all."
fn interval_words(figures: &Figures) -> String {
    let Figures { runs, lost, days_at_risk, per_day: Interval { from, to, .. }, .. } = *figures;
    let days = match days_at_risk {
        1 => "1 day".to_owned(),
        days => format!("{days} days"),
    };
    format!(
        "With 95 % confidence on {} to {}: it was lost in {lost} of {}, in {days} that began before it was.",
        share_text(from),
        share_text(to),
        counted(runs, "run")
    )
}

fn standing(standing: &Standing) -> String {
    let Standing { median_us, p95_us, most_us } = *standing;
    let [median, p95, most] = [median_us, p95_us, most_us].map(duration_text);
    format!("{median} in the median run, up to {p95} in 95 % of runs, and {most} at the most")
}

/// What went wrong first in a run, and for how long mail stood still: "The Turn is lost at 3 h 4 min; mail stands still
/// for 20 h 2 min in all".
#[must_use]
pub fn odds_run_words(run: &RunFigures) -> String {
    let first = run.first.map_or_else(String::new, |first| {
        let what = match first.kind {
            TurnAnomalyKind::Lost => "the Turn is lost",
            TurnAnomalyKind::Doubled => "both ends have a Turn",
        };
        format!("{what} after {}; ", duration_text(first.from_us))
    });
    let still = match run.standing_us {
        0 => "mail never stands still".to_owned(),
        standing_us => format!("mail stands still for {}", duration_text(standing_us)),
    };
    capitalised(&(first + &still))
}

/// A share as per cent, with three figures or so: `26.1 %`, `0.0312 %`.
#[must_use]
pub fn share_text(share: f64) -> String {
    let per_cent = share * 100.0;
    let text = match per_cent {
        ..0.000_05 => "0".to_owned(),
        ..0.1 => format!("{per_cent:.4}"),
        ..1.0 => format!("{per_cent:.3}"),
        ..10.0 => format!("{per_cent:.2}"),
        _ => format!("{per_cent:.1}"),
    };
    let is_fraction = text.contains('.');
    let text = if is_fraction { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    format!("{text} %")
}

fn days_text(days: f64) -> String {
    if days < 9.95 { format!("{days:.1}") } else { format!("{days:.0}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_have_three_figures_or_so() {
        for (share, text) in [
            (0.0, "0 %"),
            (0.000_031_2, "0.0031 %"),
            (0.005_5, "0.55 %"),
            (0.031_3, "3.13 %"),
            (0.260_6, "26.1 %"),
            (0.3, "30 %"),
            (1.0, "100 %"),
        ] {
            assert_eq!(share_text(share), text);
        }
    }
}
