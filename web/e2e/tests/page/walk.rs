//! Ways through a run that several tests take.

use turnlab_e2e::{Page, Press, Seen};

/// The Turn is handed over.
pub const GIVES: &str = "PARIS is asked for the Turn and gives it to LONDON.";
/// It is lost on the way.
pub const CUT: &str = "Cut: the association is lost while the Turn is on its way to LONDON.";
/// It arrives where it is not lost.
pub const ARRIVES: &str = "The Turn arrives: LONDON has it";

/// Steps forward until something is seen; gives what was seen before it, and then.
pub async fn step_until(page: &Page, what: &str, is_seen: impl Fn(&Seen) -> bool) -> (Seen, Seen) {
    let mut before = page.seen().await;
    loop {
        page.press(Press::Right).await;
        let seen = page.seen().await;
        if is_seen(&seen) {
            return (before, seen);
        }
        assert_ne!(seen.clock, before.clock, "At the end, and not seen: {what}");
        before = seen;
    }
}

/// Mail flows: nothing is lost for good and one association is enough.
pub fn assert_flows(seen: &Seen) {
    assert_eq!(seen.bands, 0, "stretches where nobody has the Turn");
    assert_eq!(seen.lane_words, [""; 0], "words beside the lanes");
    assert_eq!(seen.remarks, [""; 0], "requests that are ignored");
    assert_eq!(seen.rails, ["association 1"]);
    assert_eq!(seen.useless_rails, 0, "associations that are open, but useless");
    assert_eq!(seen.threshold_touched, [false, false], "queues that reach the threshold");
}

/// The incident, once what is around the view has been drawn too: that comes when the pointer rests.
pub async fn see_lost(page: &Page) {
    assert_lost(&page.until("the second association", |seen| seen.rails.len() == 2).await);
}

/// The incident: the Turn is lost, both ask, and a second association opens.
pub fn assert_lost(seen: &Seen) {
    assert_eq!((seen.bands, seen.band_words.as_str()), (1, "Nobody has the Turn"));
    assert_eq!(seen.lane_words, ["“LONDON has it”", "“PARIS has it”"]);
    assert_eq!(seen.remarks, ["ignored", "ignored"]);
    assert_eq!(seen.rails, ["association 1", "association 2"]);
    assert_eq!(seen.useless_rails, 1, "associations that are open, but useless");
    assert_eq!(seen.threshold_touched, [true, false], "queues that reach the threshold");
}
