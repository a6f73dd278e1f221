//! What a run comes to, in words: once for the line at the top of the page, the map of cuts, other runs, the
//! command line and JSON.

use turnlab_core::run::{
    CutThere, OutcomeSummary, OutcomeTracker, Stall, StallEnd, TurnAnomalyKind,
};
use turnlab_core::scenario::Scenario;

use crate::words::{capitalised, messages_text};
use crate::{Story, duration_text};

/// What a run comes to, as one sentence: "Mail stands still for 24 min 57 s, then flows over association 2; the Turn
/// is lost for 24 min 52 s."
///
/// `names` are the MTAs of the scenario. Where nothing goes wrong, `unharmed` is what is said.
#[must_use]
pub fn summary_text(summary: &OutcomeSummary, names: &[String], unharmed: &str) -> String {
    let clauses: Vec<String> =
        [mail(summary, names), turn(summary)].into_iter().flatten().collect();
    match clauses.is_empty() {
        true => unharmed.to_owned(),
        false => capitalised(&clauses.join("; ")) + ".",
    }
}

/// What a cut does at an instant, as a sentence; nothing is none where nothing is connected.
#[must_use]
pub fn cut_text(there: Option<&CutThere>, names: &[String]) -> String {
    let Some(there) = there else { return "Nothing is connected here to cut.".to_owned() };
    match summary_text(&there.summary, names, "").as_str() {
        "" => "A cut here does no harm.".to_owned(),
        text => format!("A cut here: {}{}", text[..1].to_ascii_lowercase(), &text[1..]),
    }
}

/// What happens to the Turn.
fn turn(summary: &OutcomeSummary) -> Option<String> {
    let anomaly = summary.turn?;
    let what = match anomaly.kind {
        TurnAnomalyKind::Lost => "the Turn is lost",
        TurnAnomalyKind::Doubled => "both ends have a Turn",
    };
    let for_us = anomaly.for_us(summary.end_us);
    let end = if anomaly.until_step().is_none() { ", to the end of the run" } else { "" };
    Some(format!("{what} for {}{end}", duration_text(for_us)))
}

/// What happens to the mail.
fn mail(summary: &OutcomeSummary, names: &[String]) -> Option<String> {
    if let Some(stall) = summary.longest_stall() {
        return Some(stands_still(summary, stall, names));
    }
    match (summary.undelivered, summary.late_us) {
        (0, 0) => None,
        (0, late_us) => Some(format!("mail is late by {}", duration_text(late_us))),
        (1, _) => Some("1 message does not arrive before the end of the run".to_owned()),
        (count, _) => Some(format!("{count} messages do not arrive before the end of the run")),
    }
}

fn stands_still(summary: &OutcomeSummary, stall: &Stall, names: &[String]) -> String {
    let same = |other: &&Stall| (other.from, other.to) == (stall.from, stall.to);
    let times = summary.stalls.iter().filter(same).count();
    // With two MTAs, one direction is named where the other flows.
    let which = match names.len() > 2 || times == summary.stalls.len() {
        true => format!("mail from {} to {}", names[stall.from.index()], names[stall.to.index()]),
        false => "mail".to_owned(),
    };
    let time = duration_text(stall.for_us());
    let how = match times {
        1 => format!("stands still for {time}"),
        _ => format!("stands still {times} times, for {time} at the longest"),
    };
    let end = match stall.ended {
        StallEnd::Delivered(association) if association.index() > 0 => {
            format!(", then flows over association {}", association.number())
        }
        StallEnd::Delivered(_) => ", then flows again".to_owned(),
        StallEnd::GivenUp => ", then is given up".to_owned(),
        StallEnd::StillStanding => {
            format!(", to the end of the run, with {} waiting", messages_text(stall.waiting))
        }
    };
    format!("{which} {how}{end}")
}

pub(crate) fn outcome_summary(story: &Story) -> OutcomeSummary {
    let untroubled = story.scenario.untroubled().and_then(|scenario| scenario.run().ok());
    story.outcome_summary_beside(untroubled.map(|history| OutcomeTracker::of(&history)).as_ref())
}

pub(crate) fn outcome_summary_beside(
    story: &Story,
    untroubled: Option<&OutcomeTracker>,
) -> OutcomeSummary {
    let tracker = OutcomeTracker::of(&story.history);
    let end_us = story.history.end_us();
    match untroubled {
        Some(without) => tracker.summary(without, end_us),
        None => tracker.clone().summary(&tracker, end_us),
    }
}

pub(crate) fn summary_text_of(story: &Story, summary: &OutcomeSummary) -> String {
    summary_text(summary, &story.scenario.mtas, unharmed(&story.scenario))
}

/// What is said of a run in which nothing comes of what goes wrong, or nothing goes wrong.
fn unharmed(scenario: &Scenario) -> &'static str {
    match scenario.untroubled() {
        Some(_) => "No harm: no mail is late, and the Turn is never lost.",
        None => "Nothing goes wrong: the Turn is never lost.",
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use turnlab_core::scenario::{LIBRARY, read_link};

    use super::*;

    fn told(link: &str) -> String {
        let scenario = read_link(link).0.scenario;
        let history = scenario.run().expect("a link holds nothing that is out of range");
        Story::new(scenario, history).summary_text()
    }

    fn check(links: &[&str], expected: &expect_test::Expect) {
        let lines: Vec<String> =
            links.iter().map(|link| format!("{link}: {}", told(link))).collect();
        expected.assert_eq(&lines.join("\n"));
    }

    #[test]
    fn what_the_library_comes_to() {
        let links: Vec<String> = LIBRARY.iter().map(|entry| format!("s={}", entry.name)).collect();
        let links: Vec<&str> = links.iter().map(String::as_str).collect();
        check(
            &links,
            &expect![[r#"
            s=lost-turn: Mail stands still for 24 min 57 s, then flows over association 2; the Turn is lost for 24 min 52 s.
            s=repaired: Mail is late by 10.6 s.
            s=lost-ack: Mail is late by 10.4 s.
            s=two-holders: Mail is late by 10.4 s; both ends have a Turn for 27 min 26 s, to the end of the run.
            s=fresh-start: Mail is late by 30 s.
            s=resume-transfer: Mail is late by 11.3 s.
            s=monologue: Mail from LONDON to PARIS stands still for 1 min 22 s, then flows over association 2.
            s=low-threshold: Mail stands still for 2 min 27 s, then flows over association 2; the Turn is lost for 2 min 22 s.
            s=association-limit: Mail stands still for 27 min 37 s, to the end of the run, with 1 message waiting; the Turn is lost for 27 min 37 s, to the end of the run.
            s=bind-refused: Mail from PARIS to LONDON stands still for 20 min 3 s, then flows again.
            s=mta-restart: Mail stands still for 6 min 4 s, then flows over association 3; the Turn is lost for 5 min 2 s.
            s=busy-day: Mail is late by 4.5 s; the Turn is lost for 19 h 43 min, to the end of the run.
            s=three-sites: Mail from LONDON to PARIS stands still for 7 min 52 s, to the end of the run, with 1 message waiting; the Turn is lost for 7 min 52 s, to the end of the run."#]],
        );
    }

    #[test]
    fn what_a_change_comes_to() {
        check(
            &[
                "cut=none",
                "cut=9",
                "cut=5",
                "cut=20",
                "threshold=5",
                "rule=initiator-decides",
                "until=600",
                "rule=regenerate",
                "cut=none&message-size=1200",
                "lifetime=5&until=3000",
            ],
            &expect![[r#"
                cut=none: Nothing goes wrong: the Turn is never lost.
                cut=9: Mail is late by 10.8 s.
                cut=5: Mail is late by 7.3 s.
                cut=20: Mail is late by 0.5 s.
                threshold=5: Mail stands still for 2 min 27 s, then flows over association 2; the Turn is lost for 2 min 22 s.
                rule=initiator-decides: Mail is late by 10.6 s.
                until=600: Mail stands still for 9 min 52 s, to the end of the run, with 1 message waiting; the Turn is lost for 9 min 52 s, to the end of the run.
                rule=regenerate: Mail from LONDON to PARIS stands still for 27 min 37 s, to the end of the run, with 1 message waiting; the Turn is lost for 51.6 s.
                cut=none&message-size=1200: Nothing goes wrong: the Turn is never lost.
                lifetime=5&until=3000: No harm: no mail is late, and the Turn is never lost."#]],
        );
    }

    #[test]
    fn what_a_cut_does_in_words() {
        let scenario = read_link("cut=none").0.scenario;
        let map = scenario.cut_map().expect("it can be run");
        let at = |at_us: i64| cut_text(map.at(at_us).as_ref(), &scenario.mtas);
        let told = [0, 8_375_000, 12_000_000].map(at).join("\n");
        expect![[r#"
            A cut here: mail is late by 10 s.
            A cut here: mail stands still for 24 min 57 s, then flows over association 2; the Turn is lost for 24 min 52 s.
            A cut here does no harm."#]].assert_eq(&told);
        let scenario = read_link("").0.scenario;
        let map = scenario.cut_map().expect("it can be run");
        assert_eq!(
            cut_text(map.at(9_000_000).as_ref(), &scenario.mtas),
            "Nothing is connected here to cut."
        );
    }
}
