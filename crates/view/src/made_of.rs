//! The run that a link was made of: what is written of it, and what is said where a link comes to another one.

use turnlab_core::run::{OutcomeSummary, TurnAnomalyKind};
use turnlab_core::scenario::{MadeOf, read_link};

use crate::words::messages_text;
use crate::{Story, duration_text};

pub(crate) fn handed_out(story: &Story, fragment: &str) -> String {
    let (first, rest) = fragment.split_at(fragment.find('&').unwrap_or(fragment.len()));
    format!("{first}&end=run{rest}&run={}", story.made_of())
}

pub(crate) fn made_of(story: &Story) -> String {
    let mut text = story.short_hash();
    for (number, word) in outcomes(&story.outcome_summary()) {
        text += &match word {
            FINE => format!(":{word}"),
            _ => format!(":{number}-{word}"),
        };
    }
    text
}

pub(crate) fn short_hash(story: &Story) -> String {
    format!("{:08x}", story.history.hash() >> 96)
}

const FINE: &str = "fine";

/// What a run comes to in a few numbers: whole seconds, or messages.
fn outcomes(summary: &OutcomeSummary) -> Vec<(i64, &'static str)> {
    let seconds = |us: i64| (us + 500_000) / 1_000_000;
    let mail = match (summary.longest_stall(), summary.undelivered, summary.late_us) {
        (Some(stall), ..) => Some((seconds(stall.for_us()), "stalled")),
        (None, 0, 0) => None,
        (None, 0, late_us) => Some((seconds(late_us), "late")),
        (None, undelivered, _) => Some((undelivered.into(), "undelivered")),
    };
    let turn = summary.turn.map(|anomaly| {
        let word = match anomaly.kind {
            TurnAnomalyKind::Lost => "lost",
            TurnAnomalyKind::Doubled => "doubled",
        };
        (seconds(anomaly.for_us(summary.end_us)), word)
    });
    let found: Vec<_> = mail.into_iter().chain(turn).collect();
    if found.is_empty() { vec![(0, FINE)] } else { found }
}

/// What is said of a link that was made of another run than the one that is made of it here, as one sentence. Nothing
/// where it is the same run, where the link does not say, and where it says more than can be read.
#[must_use]
pub fn another_run(link: &str) -> Option<String> {
    let said = MadeOf::of_link(link)?;
    let (read, problems) = read_link(link);
    let history = read.scenario.run().ok().filter(|_| problems.is_empty())?;
    let story = Story::new(read.scenario, history);
    let here = story.short_hash();
    if said.hash == here {
        return None;
    }
    let summary = story.outcome_summary();
    let was: Vec<(i64, &str)> = said.outcome.split(':').filter_map(read_outcome).collect();
    let mut text = format!("This link was made of another run ({})", said.hash);
    if was == outcomes(&summary) {
        text += &format!("; here it leads to {here}, which comes to the same: ");
    } else {
        let was = was.iter().map(|&(number, word)| past(number, word));
        let was = was.collect::<Vec<_>>().join(" and ");
        let was = if was.is_empty() { was } else { format!(", in which {was}") };
        text += &format!("{was}; here it leads to {here}: ");
    }
    let told = story.summary_text_of(&summary);
    let (first, rest) = told.split_at(1);
    Some(text + &first.to_ascii_lowercase() + rest)
}

/// A number and a word of what a run came to.
fn read_outcome(text: &str) -> Option<(i64, &str)> {
    match text {
        FINE => Some((0, FINE)),
        _ => text
            .split_once('-')
            .and_then(|(number, word)| Some((number.parse::<u32>().ok()?.into(), word))),
    }
}

/// What a run came to.
fn past(number: i64, word: &str) -> String {
    let time = duration_text(number * 1_000_000);
    match word {
        "stalled" => format!("mail stood still for {time}"),
        "undelivered" => {
            format!("{} did not arrive", messages_text(u32::try_from(number).unwrap_or(u32::MAX)))
        }
        "late" => format!("mail was late by {time}"),
        "lost" => format!("the Turn was lost for {time}"),
        "doubled" => format!("both ends had a Turn for {time}"),
        _ => "nothing went wrong".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use expect_test::expect;
    use turnlab_core::scenario::{LIBRARY, MadeOf};

    use super::*;

    fn story(link: &str) -> Story {
        let scenario = read_link(link).0.scenario;
        let history = scenario.run().expect("it can be run");
        Story::new(scenario, history)
    }

    #[test]
    fn a_link_is_handed_out_with_its_run() {
        let link = "s=lost-turn&threshold=5&at=8";
        expect!["s=lost-turn&end=run&threshold=5&at=8&run=ad47e35f:147-stalled:142-lost"]
            .assert_eq(&story(link).handed_out(link));
        for entry in &LIBRARY {
            let link = entry.scenario().link();
            let story = story(&link);
            let handed_out = story.handed_out(&link);
            assert_eq!(read_link(&handed_out), read_link(&link), "{handed_out}");
            let said = MadeOf::of_link(&handed_out).expect("it says so");
            assert_eq!(said.hash, format!("{:032x}", story.history().hash())[..8]);
            assert_eq!(another_run(&handed_out), None, "{handed_out}");
        }
        expect!["438ee50d:fine"].assert_eq(&story("cut=none").made_of());
    }

    #[test]
    fn a_link_of_another_run_is_told_with_the_difference() {
        let told = |link: &str| another_run(link).expect("it is another run");
        expect!["This link was made of another run (6d58df2c), in which mail stood still for 24 min 57 s and the Turn was lost for 24 min 52 s; here it leads to 672cd36d: mail is late by 10.6 s."].assert_eq(&told("s=repaired&run=6d58df2c:1497-stalled:1492-lost"));
        expect!["This link was made of another run (00000000), in which 3 messages did not arrive and both ends had a Turn for 9 s; here it leads to 438ee50d: nothing goes wrong: the Turn is never lost."].assert_eq(&told("cut=none&run=00000000:3-undelivered:9-doubled"));
        expect!["This link was made of another run (00000000), in which nothing went wrong; here it leads to 6d58df2c: mail stands still for 24 min 57 s, then flows over association 2; the Turn is lost for 24 min 52 s."].assert_eq(&told("s=lost-turn&run=00000000:fine"));
        expect!["This link was made of another run (00000000); here it leads to 6d58df2c: mail stands still for 24 min 57 s, then flows over association 2; the Turn is lost for 24 min 52 s."].assert_eq(&told("s=lost-turn&run=00000000"));
        expect!["This link was made of another run (00000000); here it leads to 6d58df2c, which comes to the same: mail stands still for 24 min 57 s, then flows over association 2; the Turn is lost for 24 min 52 s."].assert_eq(&told("s=lost-turn&run=00000000:1497-stalled:1492-lost"));
        // What cannot be read makes another run anyway, and is told by itself.
        assert_eq!(another_run("treshold=5&run=00000000"), None);
        assert_eq!(another_run("threshold=5"), None);
    }
}
