//! More than two MTAs: who is meant is always said.

#[path = "common/told.rs"]
mod told;

use expect_test::expect;
use told::{mail, told, told_of};
use turnlab_core::scenario::{Cut, Scenario};
use turnlab_diagram::LaneFill;
use turnlab_view::{Story, ViewOptions};

/// The incident between PARIS and LONDON, while both have mail for MILAN, and MILAN for them.
fn three(until_s: u32) -> Story {
    told_of(Scenario {
        mtas: ["PARIS", "LONDON", "MILAN"].map(str::to_owned).to_vec(),
        mail: vec![
            mail("PARIS", "LONDON", 0, 30, 0),
            mail("LONDON", "PARIS", 8, 0, 1),
            mail("PARIS", "MILAN", 4, 20, 0),
            mail("MILAN", "LONDON", 6, 0, 2),
            mail("MILAN", "PARIS", 20, 0, 1),
        ],
        cuts: vec![Cut { at_us: 8_375_000, association: 1 }],
        until_s,
        ..Scenario::default()
    })
}

fn us(seconds: f64) -> i64 {
    (seconds * 1e6) as i64
}

#[test]
fn three_mtas_are_told() {
    expect![[r#"
        0 PARIS has a message for LONDON and opens an association.
            Association 1 (PARIS–LONDON) is not open yet. PARIS has 1 message waiting for LONDON.
        0.25 LONDON accepts association 1.
            Association 1 (PARIS–LONDON) is not open yet. PARIS has 1 message waiting for LONDON.
        0.5 Association 1 is open. PARIS has the Turn and sends message 1 to LONDON.
            PARIS has the Turn on association 1 (PARIS–LONDON). PARIS has 1 message waiting for LONDON.
        2.25 PARIS’s message 1 is delivered to LONDON.
            PARIS has the Turn on association 1 (PARIS–LONDON). PARIS has 1 message waiting for LONDON.
        2.5 PARIS’s message 1 is through. PARIS has nothing more to send to LONDON and keeps the Turn.
            PARIS has the Turn on association 1 (PARIS–LONDON). No mail waits.
        4 PARIS has a message for MILAN and opens association 2.
            Association 2 (PARIS–MILAN) is not open yet. PARIS has 1 message waiting for MILAN.
        4.25 MILAN accepts association 2.
            Association 2 (PARIS–MILAN) is not open yet. PARIS has 1 message waiting for MILAN.
        4.5 Association 2 is open. PARIS has the Turn and sends message 2 to MILAN.
            PARIS has the Turn on association 2 (PARIS–MILAN). PARIS has 1 message waiting for MILAN.
        6 MILAN has a message for LONDON and opens association 3. One more message for LONDON: 2 wait at MILAN.
            Association 3 (LONDON–MILAN) is not open yet. PARIS has 1 message waiting for MILAN, MILAN 2 for LONDON.
        6.25 PARIS’s message 2 is delivered to MILAN. LONDON accepts association 3.
            Association 3 (LONDON–MILAN) is not open yet. PARIS has 1 message waiting for MILAN, MILAN 2 for LONDON.
        6.5 PARIS’s message 2 is through. PARIS has nothing more to send to MILAN and keeps the Turn. Association 3 is open. MILAN has the Turn and sends message 3 to LONDON.
            MILAN has the Turn on association 3 (LONDON–MILAN). MILAN has 2 messages waiting for LONDON.
        8 LONDON has a message for PARIS and asks PARIS for the Turn.
            PARIS has the Turn on association 1 (PARIS–LONDON). LONDON has 1 message waiting for PARIS, MILAN 2 for LONDON.
        8.25 MILAN’s message 3 is delivered to LONDON. PARIS is asked for the Turn and gives it to LONDON.
            The Turn is on its way to LONDON on association 1 (PARIS–LONDON): nobody holds it. LONDON has 1 message waiting for PARIS, MILAN 2 for LONDON.
        8.375 Cut: association 1 (PARIS–LONDON) is lost while the Turn is on its way to LONDON.
            Now nobody has the Turn on association 1 (PARIS–LONDON). LONDON has 1 message waiting for PARIS, MILAN 2 for LONDON.
        8.5 MILAN’s message 3 is through: MILAN sends message 4 to LONDON.
            Nobody has had the Turn on association 1 (PARIS–LONDON) since the cut, 0.1 s ago. MILAN has the Turn on association 3 (LONDON–MILAN). LONDON has 1 message waiting for PARIS, MILAN 1 for LONDON.
        10.25 MILAN’s message 4 is delivered to LONDON.
            Nobody has had the Turn on association 1 (PARIS–LONDON) since the cut, 1.9 s ago. MILAN has the Turn on association 3 (LONDON–MILAN). LONDON has 1 message waiting for PARIS, MILAN 1 for LONDON.
        10.5 MILAN’s message 4 is through. MILAN has nothing more to send to LONDON and keeps the Turn.
            Nobody has had the Turn on association 1 (PARIS–LONDON) since the cut, 2.1 s ago. MILAN has the Turn on association 3 (LONDON–MILAN). LONDON has 1 message waiting for PARIS.
        18.375 PARIS connects again to recover association 1.
            Nobody has had the Turn on association 1 (PARIS–LONDON) since the cut, 10 s ago. LONDON has 1 message waiting for PARIS.
        18.625 LONDON takes association 1 up again and asks PARIS for the Turn.
            Nobody has had the Turn on association 1 (PARIS–LONDON) since the cut, 10.3 s ago. LONDON has 1 message waiting for PARIS.
        18.875 Association 1 is recovered. PARIS believes that LONDON has the Turn. PARIS ignores LONDON’s request: it gave the Turn away.
            Nobody has had the Turn on association 1 (PARIS–LONDON) since the cut, 10.5 s ago. LONDON has 1 message waiting for PARIS.
        20 MILAN has a message for PARIS and asks PARIS for the Turn.
            Nobody has had the Turn on association 1 (PARIS–LONDON) since the cut, 11.6 s ago. PARIS has the Turn on association 2 (PARIS–MILAN). LONDON has 1 message waiting for PARIS, MILAN 1 for PARIS.
        20.25 PARIS is asked for the Turn and gives it to MILAN.
            Nobody has had the Turn on association 1 (PARIS–LONDON) since the cut, 11.9 s ago. The Turn is on its way to MILAN on association 2 (PARIS–MILAN): nobody holds it. LONDON has 1 message waiting for PARIS, MILAN 1 for PARIS.
        20.5 The Turn arrives from PARIS: MILAN has it and sends message 6 to PARIS.
            Nobody has had the Turn on association 1 (PARIS–LONDON) since the cut, 12.1 s ago. MILAN has the Turn on association 2 (PARIS–MILAN). LONDON has 1 message waiting for PARIS, MILAN 1 for PARIS.
        20.75 PARIS knows that the Turn has arrived at MILAN.
            Nobody has had the Turn on association 1 (PARIS–LONDON) since the cut, 12.4 s ago. MILAN has the Turn on association 2 (PARIS–MILAN). LONDON has 1 message waiting for PARIS, MILAN 1 for PARIS.
        22.25 MILAN’s message 6 is delivered to PARIS.
            Nobody has had the Turn on association 1 (PARIS–LONDON) since the cut, 13.9 s ago. MILAN has the Turn on association 2 (PARIS–MILAN). LONDON has 1 message waiting for PARIS, MILAN 1 for PARIS.
        22.5 MILAN’s message 6 is through. MILAN has nothing more to send to PARIS and keeps the Turn.
            Nobody has had the Turn on association 1 (PARIS–LONDON) since the cut, 14.1 s ago. MILAN has the Turn on association 2 (PARIS–MILAN). LONDON has 1 message waiting for PARIS.
        24 PARIS has a message for MILAN and asks MILAN for the Turn back.
            Nobody has had the Turn on association 1 (PARIS–LONDON) since the cut, 15.6 s ago. MILAN has the Turn on association 2 (PARIS–MILAN). PARIS has 1 message waiting for MILAN, LONDON 1 for PARIS.
        24.25 MILAN is asked for the Turn and gives it to PARIS.
            Nobody has had the Turn on association 1 (PARIS–LONDON) since the cut, 15.9 s ago. The Turn is on its way to PARIS on association 2 (PARIS–MILAN): nobody holds it. PARIS has 1 message waiting for MILAN, LONDON 1 for PARIS.
        24.5 The Turn arrives from MILAN: PARIS has it and sends message 7 to MILAN.
            Nobody has had the Turn on association 1 (PARIS–LONDON) since the cut, 16.1 s ago. PARIS has the Turn on association 2 (PARIS–MILAN). PARIS has 1 message waiting for MILAN, LONDON 1 for PARIS.
        24.75 MILAN knows that the Turn has arrived at PARIS.
            Nobody has had the Turn on association 1 (PARIS–LONDON) since the cut, 16.4 s ago. PARIS has the Turn on association 2 (PARIS–MILAN). PARIS has 1 message waiting for MILAN, LONDON 1 for PARIS.
        26.25 PARIS’s message 7 is delivered to MILAN.
            Nobody has had the Turn on association 1 (PARIS–LONDON) since the cut, 17.9 s ago. PARIS has the Turn on association 2 (PARIS–MILAN). PARIS has 1 message waiting for MILAN, LONDON 1 for PARIS.
        26.5 PARIS’s message 7 is through. PARIS has nothing more to send to MILAN and keeps the Turn.
            Nobody has had the Turn on association 1 (PARIS–LONDON) since the cut, 18.1 s ago. PARIS has the Turn on association 2 (PARIS–MILAN). LONDON has 1 message waiting for PARIS.
        30 PARIS has a message for LONDON and asks LONDON for the Turn back.
            Nobody has had the Turn on association 1 (PARIS–LONDON) since the cut, 21.6 s ago. PARIS has 1 message waiting for LONDON, LONDON 1 for PARIS.
        30.25 LONDON ignores PARIS’s request: it never got the Turn.
            Nobody has had the Turn on association 1 (PARIS–LONDON) since the cut, 21.9 s ago. PARIS has 1 message waiting for LONDON, LONDON 1 for PARIS.
        44 PARIS has a message for MILAN and sends message 9 to MILAN.
            Nobody has had the Turn on association 1 (PARIS–LONDON) since the cut, 35.6 s ago. PARIS has the Turn on association 2 (PARIS–MILAN). PARIS has 2 messages waiting for LONDON and MILAN, LONDON 1 for PARIS.
    "#]].assert_eq(&told(&three(45)));
}

#[test]
fn what_stands_at_each_of_three_is_told() {
    let readout = three(45).snapshot(us(21.0));
    let mut said = String::new();
    for end in &readout.ends {
        let parts = [&end.name, &end.state, &end.belief, &end.queue, &end.timers, &end.others];
        said += &(parts.map(String::as_str).join(" | ") + "\n");
    }
    for turn in &readout.turns {
        said += &format!("{}{}\n", turn.text, if turn.alarm { " (!)" } else { "" });
    }
    said += &format!("{}\n", readout.associations.join("; "));
    expect![[r#"
        PARIS | Waiting on association 2 with MILAN | thinks MILAN has it | 0 queued | closes if idle in 5 min | association 1 with LONDON: Waiting, thinks LONDON has it
        LONDON | Waiting on association 3 with MILAN | thinks MILAN has it | 1 queued for PARIS |  | association 1 with PARIS: Asked, thinks PARIS has it
        MILAN | Holding on association 3 with LONDON | has the Turn | 1 queued for PARIS | closes if idle in 4 min 50 s | association 2 with PARIS: Sending, has the Turn
        PARIS–LONDON lost since 8.38 s (!)
        PARIS–MILAN with MILAN
        LONDON–MILAN with MILAN
        PARIS–LONDON 1 of 9, next at 50 queued; PARIS–MILAN 1 of 9, next at 50 queued; LONDON–MILAN 1 of 9, next at 50 queued
    "#]].assert_eq(&said);
}

#[test]
fn before_anything_happens_there_is_nothing_between_three() {
    let readout = three(45).snapshot(-1);
    assert_eq!(readout.turns[0].text, "no association");
    assert_eq!(readout.associations, ["none"]);
    assert_eq!(readout.ends.len(), 3);
}

#[test]
fn the_lanes_of_three_say_whom_they_are_about() {
    let chart = three(45).chart(&ViewOptions::default());
    let said = |line: usize| {
        let labels = chart.lifelines[line].lane.iter().filter(|span| span.label.is_some());
        labels.map(|span| (span.fill, span.label.clone().unwrap_or_default())).collect::<Vec<_>>()
    };
    assert_eq!(said(2), [], "MILAN has no part in it");
    for line in 0..2 {
        let about = said(line);
        assert!(about.iter().all(|(fill, _)| *fill == LaneFill::Hollow), "{about:?}");
        let other = ["LONDON", "PARIS"][line];
        let expected = format!("“{other} has it”");
        assert!(about.iter().any(|(_, label)| *label == expected), "{line}: {about:?}");
    }
}

#[test]
fn the_picture_of_three_names_the_pairs() {
    let chart = three(45).chart(&ViewOptions::default());
    let rails: Vec<&str> = chart.rails.iter().map(|rail| rail.title.as_str()).collect();
    expect![[r#"
        association 1 PARIS–LONDON
        association 2 PARIS–MILAN
        association 3 LONDON–MILAN"#]]
    .assert_eq(&rails.join("\n"));
    let bands = chart.bands.iter().map(|band| (band.label.as_str(), band.between));
    assert_eq!(bands.collect::<Vec<_>>(), [("Nobody has the Turn", Some([0, 1]))]);
    let labelled = chart.lifelines.iter().flat_map(|line| &line.lane).filter(|s| s.label.is_some());
    let towards: Vec<_> = labelled.map(|span| span.towards).collect();
    assert_eq!(towards, [Some(1), Some(0)], "what each thinks stands on the side of the other");
    assert!(chart.lifelines.iter().all(|line| line.queue.limit.is_none()), "it is for one peer");
}

#[test]
fn eight_mtas_are_told_and_drawn() {
    let names = ["A", "B", "C", "D", "E", "F", "G", "H"];
    let rings = names.iter().zip(names.iter().cycle().skip(1));
    let scenario = Scenario {
        mtas: names.map(str::to_owned).to_vec(),
        mail: rings.map(|(from, to)| mail(from, to, 0, 7, 0)).collect(),
        cuts: Vec::new(),
        until_s: 600,
        ..Scenario::default()
    };
    let story = told_of(scenario);
    let chart = story.chart(&ViewOptions::default());
    assert_eq!((chart.lifelines.len(), chart.rails.len()), (8, 8));
    for &at_us in story.moments() {
        let caption = story.caption(at_us);
        assert!(!caption.headline.contains('?') && !caption.mail.contains('?'), "{caption:?}");
        assert_eq!(story.snapshot(at_us).ends.len(), 8);
    }
}
