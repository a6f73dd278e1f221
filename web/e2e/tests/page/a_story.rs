//! The story plays by itself, in under a minute.

use std::time::Duration;

use tokio::time::{Instant, sleep};
use turnlab_e2e::{Glimpse, Press, WIDE, at, at_both_sizes, say};

use crate::walk::{CUT, GIVES};

const BOTH_IGNORE: &str = "LONDON ignores PARIS’s request: it never got the Turn.";
const FIFTIETH: &str =
    "The fiftieth message waits at PARIS: that is the threshold. PARIS opens association 2.";

/// What a person reads while it plays, in this order; between them there is more.
const STORY: [&str; 13] = [
    "LONDON has a message for PARIS and asks PARIS for the Turn.",
    GIVES,
    CUT,
    "PARIS connects again to recover the association.",
    "The association is recovered. PARIS believes that LONDON has the Turn.",
    "PARIS ignores LONDON’s request: it gave the Turn away.",
    "PARIS has a message for LONDON and asks LONDON for the Turn back.",
    BOTH_IGNORE,
    "One more message for LONDON: 49 wait at PARIS.",
    FIFTIETH,
    "Association 2 is open. PARIS has the Turn and sends message 3.",
    "The Turn arrives: LONDON has it and sends message 2.",
    "Message 56 is through. PARIS has nothing more to send and keeps the Turn.",
];

#[tokio::test]
async fn the_whole_story_plays_in_under_a_minute() {
    at(WIDE, "", async |page| {
        page.press(Press::Home).await;
        page.until("the beginning", |seen| seen.clock == "0.00 s").await;
        page.record().await;
        let start = Instant::now();
        page.click("Play").await;
        page.until("the button offers to pause", |seen| seen.playing).await;
        let patience = Duration::from_secs(150);
        let end = page.until_within(patience, "the end", |seen| !seen.playing).await;
        let took_s = start.elapsed().as_secs_f64();
        let story = page.recorded().await;

        assert_told(&story);
        assert_both_think_the_other_has_it(&story);
        assert_grows_to_exactly_fifty(&story);
        assert_eq!(end.clock, "27:45");
        assert_eq!(end.queues(), [0, 0], "messages that wait in the end");
        assert_eq!(end.ends[0].others, "association 1: Asked, thinks LONDON has it");
        assert_eq!(end.ends[1].others, "association 1: Asked, thinks PARIS has it");
        assert_eq!(end.associations, "2 of 9, next at 100 queued");
        let hand_over_ms = first(&story, CUT).ms - first(&story, GIVES).ms;
        let due_s = undisturbed_s(&story, end.y);
        say(&format!("the whole story plays for {took_s:.1} s, undisturbed {due_s:.1} s"));
        say(&format!("from the give to the cut in the middle of it: {hand_over_ms:.0} ms"));
        assert!(due_s < 60.0, "The story takes {due_s:.1} s");
    })
    .await;
}

#[tokio::test]
async fn playing_can_be_paused_and_goes_on_from_there() {
    at_both_sizes("at=4", async |page| {
        page.click("Play").await;
        page.until("the cursor moves", |seen| seen.clock != "4.00 s").await;
        page.click("Pause").await;
        let paused = page.until("paused", |seen| !seen.playing).await;
        sleep(Duration::from_millis(400)).await;
        assert_eq!(page.seen().await.clock, paused.clock, "the clock while paused");

        page.execute("document.activeElement.blur()", &[]).await;
        page.press(Press::Space).await;
        page.until("it plays on", |seen| seen.playing && seen.clock != paused.clock).await;
        page.press(Press::Space).await;
        page.until("paused by the space bar", |seen| !seen.playing).await;
    })
    .await;
}

/// How long the way to the end takes at the usual speed: a machine that has other things to do makes
/// the cursor wait, which is no fault of the page.
fn undisturbed_s(story: &[Glimpse], end_y: f64) -> f64 {
    let speed = |two: &[Glimpse]| (two[1].y - two[0].y) / (two[1].ms - two[0].ms) * 1000.0;
    let mut speeds: Vec<f64> = story.windows(2).map(speed).filter(|speed| *speed > 0.0).collect();
    speeds.sort_by(f64::total_cmp);
    (end_y - story[0].y) / speeds[speeds.len() / 2]
}

fn first<'a>(story: &'a [Glimpse], words: &str) -> &'a Glimpse {
    let found = story.iter().find(|seen| seen.headline.contains(words));
    found.unwrap_or_else(|| panic!("Nobody read “{words}” while it played"))
}

fn assert_told(story: &[Glimpse]) {
    let mut from = 0;
    for words in STORY {
        let place = story[from..].iter().position(|seen| seen.headline.contains(words));
        let Some(place) = place else {
            let read: Vec<&str> = story.iter().map(|seen| seen.headline.as_str()).collect();
            panic!("Nobody read “{words}” in its place, but:\n{}", read.join("\n"));
        };
        from += place;
    }
}

/// From when both have been ignored until the second association opens.
fn assert_both_think_the_other_has_it(story: &[Glimpse]) {
    let begin = story.iter().position(|seen| seen.headline == BOTH_IGNORE).unwrap_or(0);
    let end = story.iter().position(|seen| seen.headline == FIFTIETH).unwrap_or(0);
    assert!(begin < end, "the stretch in which the Turn is lost");
    for seen in &story[begin..end] {
        let at = &seen.clock;
        assert_eq!(seen.states(), ["Asked", "Asked"], "at {at}");
        assert_eq!(seen.beliefs(), ["thinks LONDON has it", "thinks PARIS has it"], "at {at}");
        assert_eq!(seen.lanes_at_cursor, ["hollow", "hollow"], "the lanes at {at}");
        assert_eq!(seen.turn, "lost since 8.38 s", "at {at}");
        assert_eq!(seen.associations, "1 of 9, next at 50 queued", "at {at}");
    }
}

fn assert_grows_to_exactly_fifty(story: &[Glimpse]) {
    let opens = story.iter().position(|seen| seen.headline == FIFTIETH).expect("told before");
    let waiting: Vec<u32> = story.iter().map(|seen| seen.queues()[0]).collect();
    let ignored = story.iter().position(|seen| seen.headline == BOTH_IGNORE).unwrap_or(0);
    assert!(waiting[ignored..=opens].is_sorted(), "The queue at PARIS grows: {waiting:?}");
    assert_eq!(waiting[opens], 50, "messages that wait when association 2 opens");
    assert_eq!(waiting[opens - 1], 49, "messages that wait just before");
    assert_eq!(waiting.iter().max(), Some(&50), "the most that ever wait at PARIS");
}
