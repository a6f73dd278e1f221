//! The fragment of an address: what anybody can make anybody open.

use turnlab_core::scenario::{LONGEST_FRAGMENT, LabView, MadeOf, View, read_link, write_link};

use super::{LIMIT_MS, Shape, Target, seeds, told};

pub(super) const LINK: Target = Target {
    name: "link",
    shape: Shape::Text(WORDS),
    largest: LONGEST_FRAGMENT,
    slice_permille: 1_000,
    limit_ms: LIMIT_MS,
    seeds,
    corpus: include_str!("../../corpus/link.txt"),
    look,
};

/// The names of parts and values.
pub(super) const WORDS: &[&str] = &[
    "s=lost-turn",
    "s=none",
    "mtas=PARIS:LONDON:ROME",
    "&cut=",
    "&cut=none",
    "&mail=",
    "&link=",
    "&links=none",
    "&order=",
    "&please=PARIS@5",
    "&give=LONDON@5",
    "&stop=",
    "&refuse=",
    "&down=",
    "&cut-when=",
    "&cut-after=",
    "&note=PARIS@5@",
    "&notes=none",
    "&faults=none",
    "&commands=none",
    "&at=",
    "&view=pdus:to-scale:association:2",
    "&theme=dark",
    "&run=6d58df2c:1497-stalled",
    "&end=run",
    "&z=",
    "&v=1",
    "&v=2",
    "&lab=search",
    "&with=",
    "&sweep=",
    "&odds=",
    "PARIS",
    "LONDON",
    "rule=",
    "epoch",
    "take-back",
    "as-shipped:giving-mine",
    "threshold=",
    "lifetime=",
    "disconnect=",
    "associations-per-peer=",
    "transfers=in-full",
    "checkpoint-size=",
    "window-size=",
    "recovery-timeout=",
    "reconnect-delay=",
    "dialogue-mode=monologue",
    "initial-turn=responder",
    "turn-request-threshold=",
    "request-repeat=",
    "regenerate-after=",
    "max-open-retries=",
    "open-interval=",
    "max-transfer-retries=",
    "transfer-interval=",
    "transfer-timeout-normal=",
    "latency=",
    "bandwidth=",
    "message-size=",
    "message-priority=urgent",
    "until=",
    "urgent",
    "non-urgent",
    "poisson",
    "kbit/s",
    "min",
    "1h",
    "1:00:00",
    "ms",
    "to:LONDON",
    "lose:1",
    "2@",
    "none",
    "%",
    "percent",
    "give-ack",
    "please",
    "transfer",
];

fn seeds() -> Vec<Vec<u8>> {
    seeds::links().into_iter().map(String::into_bytes).collect()
}

fn look(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let (link, problems) = read_link(&text);
    told::check(&problems, 9, 1_100);
    assert_eq!(link.scenario.check(), Ok(()), "what is kept of a link cannot be run");
    let written = write_link(&link);
    assert_eq!(read_link(&written), (link, vec![]), "{written}");
    let view = View::of_link(&text);
    if view != View::default() {
        assert_eq!(View::of_link(&(written.clone() + &view.link_part())), view);
    }
    if let Some(lab) = LabView::of_link(&text) {
        let again = written + &lab.link_part() + "&run=6d58df2c";
        // Signs may take three times as much room as they had.
        if again.len() <= LONGEST_FRAGMENT {
            assert_eq!(LabView::of_link(&again), Some(lab));
        }
    }
    if let Some(made_of) = MadeOf::of_link(&text) {
        assert_eq!(made_of.hash.len(), 8);
    }
}
