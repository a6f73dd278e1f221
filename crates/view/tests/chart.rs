//! What is drawn of the incident: lanes, bands, rails, folds, handles.

mod common;

use common::story;
use turnlab_diagram::{LaneFill, RailStyle};
use turnlab_view::export::{Detail, Excerpt, transcript};
use turnlab_view::{Document, Folds, ViewOptions};

fn seconds(us: i64) -> f64 {
    us as f64 / 1e6
}

fn opened(id: u32) -> ViewOptions {
    ViewOptions { folds: Folds::Open(vec![id]), ..ViewOptions::default() }
}

#[test]
fn both_lanes_say_that_the_other_has_it() {
    let chart = story("s=lost-turn").chart(&ViewOptions::default());
    for (line, other) in chart.lifelines.iter().zip(["LONDON", "PARIS"]) {
        let spans = line.lane.iter().filter(|span| span.label.is_some());
        let told: Vec<_> =
            spans.map(|span| (span.fill, span.label.clone(), span.from_us)).collect();
        let expected = (LaneFill::Hollow, Some(format!("“{other} has it”")), 8_375_000);
        assert_eq!(told, [expected], "at {}", line.title);
    }
}

#[test]
fn a_turn_that_is_only_remembered_is_drawn_weakly() {
    let chart = story("s=lost-turn&cut=5").chart(&ViewOptions::default());
    let pale: Vec<_> =
        chart.lifelines[0].lane.iter().filter(|s| s.fill == LaneFill::Pale).collect();
    let shown: Vec<_> = pale.iter().map(|s| (seconds(s.from_us), seconds(s.to_us))).collect();
    assert_eq!(shown, [(5.0, 15.5)]);
}

#[test]
fn nobody_has_the_turn_from_the_cut_until_the_second_association_is_open() {
    let bands = story("s=lost-turn").chart(&ViewOptions::default()).bands;
    let shown: Vec<_> =
        bands.iter().map(|b| (b.label.as_str(), seconds(b.from_us), seconds(b.to_us))).collect();
    assert_eq!(shown, [("Nobody has the Turn", 8.375, 1500.5)]);
}

#[test]
fn no_band_where_the_turn_is_not_lost() {
    for link in ["s=lost-turn&cut=none", "s=lost-turn&rule=initiator-decides", "s=lost-turn&cut=5"]
    {
        assert!(story(link).chart(&ViewOptions::default()).bands.is_empty(), "{link}");
    }
}

#[test]
fn the_dead_association_lingers_as_a_dotted_rail() {
    let chart = story("s=lost-turn").chart(&ViewOptions::default());
    let first = chart.rails[0].spans.last().expect("association 1 has a life");
    assert_eq!((first.style, seconds(first.to_us)), (RailStyle::Dotted, 1665.0));
    let second = chart.rails[1].spans.last().expect("association 2 has a life");
    assert_eq!((second.style, seconds(second.to_us)), (RailStyle::Solid, 1665.0));
}

#[test]
fn repetition_is_folded_and_says_what_it_holds() {
    let folds = story("s=lost-turn").chart(&ViewOptions::default()).folds;
    let labels: Vec<_> = folds.iter().map(|fold| fold.label.as_str()).collect();
    let expected = [
        "×45 queued · 23 min · nothing else happens",
        "49 messages delivered over association 2 · 1 min 38 s",
    ];
    assert_eq!(labels, expected);
}

#[test]
fn a_fold_hides_no_loss_and_no_change_of_belief() {
    for link in ["s=lost-turn", "s=lost-turn&cut=none", "s=lost-turn&cut=700.1&cut=900.2&cut=1000"]
    {
        let chart = story(link).chart(&ViewOptions::default());
        for fold in &chart.folds {
            let inside = |at_us: i64| fold.from_us < at_us && at_us < fold.to_us;
            let lost = chart.arrows.iter().filter_map(|arrow| arrow.lost_us);
            assert!(!lost.clone().any(inside), "{link}: {} hides a loss", fold.label);
            let lanes = chart.lifelines.iter().flat_map(|line| &line.lane);
            assert!(
                !lanes.clone().any(|span| inside(span.from_us)),
                "{link}: {} hides a belief",
                fold.label
            );
            let rails = chart.rails.iter().flat_map(|rail| &rail.spans);
            assert!(
                !rails.clone().any(|span| inside(span.from_us)),
                "{link}: {} hides a rail",
                fold.label
            );
            let crossing = |arrow: &&turnlab_diagram::Arrow| {
                inside(arrow.sent_us) != inside(arrow.arrives_us)
                    && arrow.sent_us != fold.to_us
                    && arrow.arrives_us != fold.from_us
                    && !(arrow.sent_us == fold.from_us || arrow.arrives_us == fold.to_us)
            };
            assert_eq!(
                chart.arrows.iter().find(crossing),
                None,
                "{link}: {} cuts an arrow",
                fold.label
            );
        }
    }
}

#[test]
fn an_open_fold_is_still_there_to_be_closed() {
    let story = story("s=lost-turn");
    let id = story.chart(&ViewOptions::default()).folds[0].id;
    let open = story.chart(&opened(id));
    assert!(open.folds[0].open && !open.folds[1].open);
}

#[test]
fn every_cut_has_a_handle_even_where_it_cuts_nothing() {
    let chart = story("s=lost-turn&cut=8.375&cut=9").chart(&ViewOptions::default());
    let at: Vec<_> =
        chart.handles.iter().map(|handle| (handle.id, seconds(handle.at_us))).collect();
    assert_eq!(at, [(0, 8.375), (1, 9.0)]);
}

#[test]
fn a_lost_give_ends_where_the_cut_hit_it() {
    let chart = story("s=lost-turn").chart(&ViewOptions::default());
    let lost: Vec<_> = chart.arrows.iter().filter(|arrow| arrow.lost_us.is_some()).collect();
    assert_eq!(lost.len(), 1);
    assert_eq!((lost[0].label.as_str(), lost[0].lost_us), ("RT-TURN-GIVE", Some(8_375_000)));
    assert_eq!((lost[0].sent_us, lost[0].arrives_us), (8_250_000, 8_500_000));
}

#[test]
fn the_queue_stops_at_the_threshold() {
    for threshold in [5, 49, 50] {
        let chart =
            story(&format!("s=lost-turn&threshold={threshold}")).chart(&ViewOptions::default());
        let peak = chart.lifelines[0].queue.counts.iter().map(|&(_, count)| count).max();
        assert_eq!(peak, Some(threshold), "with a threshold of {threshold}");
        assert_eq!(chart.lifelines[0].queue.limit, Some(threshold));
    }
}

const IN_FULL: &str = "s=lost-turn&transfers=in-full&message-size=400&until=58";

#[test]
fn a_transfer_in_pieces_is_one_arrow_that_can_be_opened() {
    let story = story(&format!("{IN_FULL}&cut=none"));
    let chart = story.chart(&ViewOptions::default());
    let labels: Vec<_> = chart.arrows.iter().map(|arrow| arrow.label.as_str()).collect();
    let first = ["RTORQ open", "RTOAC", "message 1 · 400 KB", "RT-TURN-PLEASE, normal", "end ack"];
    assert_eq!(labels[..5], first);
    assert_eq!(labels[6], "message 2 · 30 of 400 KB safe", "LONDON's is under way at the end");
    let transfer = &chart.transfers[0];
    assert_eq!((transfer.arrow, transfer.open), (chart.arrows[2].key, false));

    let open_transfers = vec![transfer.arrow];
    let opened = story.chart(&ViewOptions { open_transfers, ..ViewOptions::default() });
    let has = |label: &str| opened.arrows.iter().any(|arrow| arrow.label == label);
    assert!(opened.transfers[0].open);
    assert!(has("activity start · message 1") && has("30 KB · minor sync 7"));
    assert!(has("minor sync ack 7") && has("10 KB · activity end") && has("end ack"));
    assert!(!has("message 1 · 400 KB"), "one or the other");
}

#[test]
fn a_transfer_that_is_lost_says_how_much_of_it_is_safe() {
    let story = story(&format!("{IN_FULL}&cut=40"));
    let arrows = story.chart(&ViewOptions::default()).arrows;
    let lost: Vec<_> = arrows.iter().filter(|arrow| arrow.lost_us.is_some()).collect();
    let [lost] = lost[..] else { panic!("{lost:?}") };
    assert_eq!(lost.label, "message 1 · 300 of 400 KB safe");
    assert_eq!(lost.lost_us, Some(40_000_000));
    let pdus = story.chart(&ViewOptions { detail: Detail::Pdus, ..ViewOptions::default() }).arrows;
    let lost: Vec<_> = pdus.iter().filter(|arrow| arrow.lost_us.is_some()).collect();
    let labels: Vec<_> = lost.iter().map(|arrow| arrow.label.as_str()).collect();
    assert_eq!(labels, ["30 KB · minor sync 11"], "what had not left was not lost in flight");
}

/// A line on which every transfer takes too long, tried again for hours.
const ENDLESS: &str = "s=lost-turn&cut=none&message-size=2&bandwidth=1&latency=2000\
                       &transfer-timeout-normal=1&transfer-interval=1&max-transfer-retries=1000\
                       &until=14400";

#[test]
fn what_is_too_much_to_draw_is_said_and_not_drawn() {
    let chart = story(ENDLESS).chart(&ViewOptions::default());
    assert!(chart.arrows.len() <= 3_000, "{} arrows", chart.arrows.len());
    let last = chart.folds.last().expect("a fold for the rest");
    assert!(last.label.contains("too much to draw"), "{}", last.label);
    assert_eq!(last.to_us, 14_400_000_000, "to the end of the run");
    assert!(!story(ENDLESS).chart(&opened(last.id)).folds.iter().any(|fold| fold.open));
}

#[test]
fn the_heads_say_who_opens_what() {
    let heads = |link: &str| {
        let chart = story(link).chart(&ViewOptions::default());
        chart.lifelines.into_iter().map(|line| line.subtitle).collect::<Vec<_>>()
    };
    assert_eq!(heads("s=lost-turn"), ["initiating MTA", "responding MTA"]);
    assert_eq!(heads("s=monologue"), ["opens association 1", "opens association 2"]);
    assert_eq!(heads("s=mta-restart"), ["opens 2 associations", "opens association 3"]);
    assert_eq!(
        heads("s=lost-turn&until=1&mail=LONDON@0:count:1"),
        ["responding MTA", "initiating MTA"]
    );
    assert_eq!(heads("s=three-sites"), [""; 3]);
}

#[test]
fn no_two_messages_have_one_name() {
    for link in ["s=lost-turn", "s=monologue", "s=three-sites", "s=resume-transfer"] {
        let story = story(link);
        let mut sent: Vec<(String, usize)> = Vec::new();
        for arrow in story.whole_chart(&ViewOptions::default()).arrows {
            let name = arrow.label.split(" · ").next().unwrap_or_default();
            if name.starts_with("message ") {
                match sent.iter().find(|(known, _)| known == name) {
                    Some((_, from)) => assert_eq!(*from, arrow.from, "{link}: {name} of both"),
                    None => sent.push((name.to_owned(), arrow.from)),
                }
            }
        }
        assert!(sent.iter().any(|(_, from)| *from != sent[0].1), "{link}: one end alone sends");
    }
}

/// The first of them is drawn at length, and so is the last; a loss among them is never hidden.
#[test]
fn associations_that_only_come_and_go_are_told_once() {
    let come_and_go = "s=none&until=600&lifetime=15&mail=PARIS:LONDON@0:every:20";
    let told = |link: &str| -> Vec<String> {
        let chart = story(link).chart(&ViewOptions::default());
        chart.folds.iter().map(|fold| fold.label.clone()).collect()
    };
    assert_eq!(
        told(come_and_go),
        ["×27 queued · ×28 delivered · ×27 associations opened and closed · 9 min 20 s"]
    );
    assert_eq!(
        told(&format!("{come_and_go}&cut=5@81")),
        ["×21 queued · ×22 delivered · ×21 associations opened and closed · 7 min 20 s"]
    );
    assert_eq!(told(&come_and_go.replace("until=600", "until=90")), [""; 0], "four are no row");
    let text = transcript(&Document::of(&story(come_and_go), &Excerpt::default()));
    assert!(text.lines().count() < 40, "{text}");
    assert!(text.contains("27 associations are opened and closed again."), "{text}");
}
