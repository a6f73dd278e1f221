//! The incident in every format at every level of detail, and excerpts of it.

mod common;

use common::story;
use expect_test::{expect, expect_file};
use turnlab_core::scenario::Scenario;
use turnlab_view::PduOutcome;
use turnlab_view::document::{Arrow, Document, Gap, Item, Note, Step};
use turnlab_view::export::{
    Detail, Excerpt, csv, lines, markdown, mermaid, plantuml, samples, toml, transcript,
};

const DETAILS: [(&str, Detail); 3] =
    [("turn", Detail::Turn), ("messages", Detail::Messages), ("pdus", Detail::Pdus)];

fn words(detail: Detail) -> Excerpt {
    let title = Some("The lost Turn".to_owned());
    let caption = Some("Nobody has it until a second association opens.".to_owned());
    Excerpt { detail, title, caption, ..Excerpt::default() }
}

#[test]
fn the_incident_for_mermaid() {
    let story = story("s=lost-turn");
    for (level, detail) in DETAILS {
        expect_file![format!("golden/incident-{level}.mmd")]
            .assert_eq(&mermaid(&Document::of(&story, &words(detail))));
    }
}

#[test]
fn the_incident_for_plantuml() {
    let story = story("s=lost-turn");
    for (level, detail) in DETAILS {
        let text = plantuml(&Document::of(&story, &words(detail)));
        expect_file![format!("golden/incident-{level}.puml")].assert_eq(&text);
    }
}

#[test]
fn the_incident_in_words() {
    let story = story("s=lost-turn");
    for (level, detail) in DETAILS {
        let text = transcript(&Document::of(&story, &words(detail)));
        expect_file![format!("golden/incident-{level}.txt")].assert_eq(&text);
        let text = markdown(&Document::of(&story, &words(detail)));
        expect_file![format!("golden/incident-{level}.md")].assert_eq(&text);
    }
}

#[test]
fn the_incident_in_counters() {
    let text = csv(
        &story("s=lost-turn").scenario().mtas,
        samples(story("s=lost-turn").history(), &Excerpt::default(), 120_000_000),
    );
    expect_file!["golden/incident.csv"].assert_eq(&text.replace("\r\n", "\n"));
}

#[test]
fn the_incident_as_a_file() {
    let text = toml(story("s=lost-turn").scenario(), &words(Detail::Messages));
    expect_file!["golden/incident.toml"].assert_eq(&text);
}

/// Writers need nothing but the document: no run, and no protocol.
#[test]
fn a_document_that_nobody_has_run_is_written_all_the_same() {
    let arrow = Arrow {
        key: 0,
        from: 1,
        to: 0,
        association: 2,
        sent_us: 1_500_000,
        outcome: PduOutcome::Lost(2_000_000),
        is_answer: true,
        label: "hello".to_owned(),
    };
    let step = Step {
        at_us: 2_000_000,
        over: [0, 1],
        text: "It rains.".to_owned(),
        turn: vec!["Now nobody has it.".to_owned()],
        in_diagrams: true,
    };
    let gap = Gap {
        from_us: 2_000_000,
        to_us: 9_000_000,
        label: "rain".to_owned(),
        text: "It rains on.".to_owned(),
        in_words: true,
    };
    let note = Note { lifeline: Some(1), at_us: 9_000_000, text: "dry".to_owned() };
    let document = Document {
        scenario: Scenario::default(),
        excerpt: Excerpt { title: Some("Rain".to_owned()), ..Excerpt::default() },
        participants: vec!["A".to_owned(), "B".to_owned()],
        items: vec![Item::Arrow(arrow), Item::Step(step), Item::Gap(gap), Item::Note(note)],
        more_lines: 0,
        day_begins_us: None,
    };
    let diagram = mermaid(&document);
    let diagram: Vec<&str> = diagram.lines().skip(5).map(str::trim).collect();
    expect![[r#"
        participant mta0 as A
        participant mta1 as B
        mta1--xmta0: 1.50 s · hello · association 2 · lost at 2.00 s
        Note over mta0,mta1: 2.00 s · It rains.
        Note over mta0,mta1: 2.00 s · Now nobody has it.
        Note over mta0,mta1: rain
        Note over mta1: 9.00 s · dry"#]]
    .assert_eq(&diagram.join("\n"));
    expect![[r#"
        Rain

              2.00 s  It rains. Now nobody has it.
                   …  It rains on.
              9.00 s  Note at B: dry
    "#]]
    .assert_eq(&transcript(&document));
}

fn between(from_us: i64, to_us: i64) -> Excerpt {
    Excerpt { from_us, to_us, ..Excerpt::default() }
}

#[test]
fn what_is_on_its_way_when_an_excerpt_begins_is_drawn() {
    let text = mermaid(&Document::of(&story("s=lost-turn"), &between(8_300_000, 8_400_000)));
    expect![[r#"
        sequenceDiagram
            %% Turnlab #s=lost-turn&at=8.3
            autonumber off
            participant mta0 as PARIS
            participant mta1 as LONDON
            mta0-xmta1: 8.25 s · RT-TURN-GIVE · lost at 8.38 s
            Note over mta0,mta1: 8.38 s · Cut: the association is lost while<br/>the Turn is on its way to LONDON.
            Note over mta0,mta1: 8.38 s · Now nobody has the Turn.
    "#]].assert_eq(&text);
}

#[test]
fn what_an_excerpt_holds_of_a_fold_is_told_at_length() {
    let title = Some("After ten minutes".to_owned());
    let excerpt = Excerpt { title, ..between(600_000_000, 650_000_000) };
    let text = transcript(&Document::of(&story("s=lost-turn"), &excerpt));
    expect![[r#"
        After ten minutes

               10:00  Nobody has had the Turn since 8.38 s.
               10:00  One more message for LONDON: 20 wait at PARIS.
               10:30  One more message for LONDON: 21 wait at PARIS.
    "#]]
    .assert_eq(&text);
}

#[test]
fn where_nothing_happens_that_is_said() {
    let text =
        transcript(&Document::of(&story("s=lost-turn&cut=none"), &between(9_990_000, 9_995_000)));
    assert_eq!(text, "           …  Nothing happens.\n");
}

#[test]
fn the_turn_is_made_good() {
    let told = |link: &str| -> Vec<String> {
        let text = transcript(&Document::of(&story(link), &words(Detail::Turn)));
        let about =
            text.lines().filter(|line| line.contains("had the Turn") || line.contains("Now"));
        about.map(|line| line.trim().to_owned()).collect()
    };
    expect![[r#"
        [
            "8.38 s  Cut: the association is lost while the Turn is on its way to LONDON. Now nobody has the Turn.",
            "5:10  PARIS stops: the association is lost. Its queue stays. Nobody had the Turn for 5 min 2 s.",
        ]
    "#]].assert_debug_eq(&told("s=mta-restart"));
    expect![[r#"
        [
            "19.10 s  The association is recovered. PARIS has the Turn. Now both have the Turn.",
        ]
    "#]]
    .assert_debug_eq(&told("s=two-holders"));
    expect![[r#"
        [
            "8.38 s  Cut: the association is lost while the Turn is on its way to LONDON. Now nobody has the Turn.",
            "2:30.50  Association 2 is open. PARIS has the Turn and sends message 3. Nobody had the Turn on association 1 for 2 min 22 s, until association 2 took its place.",
        ]
    "#]].assert_debug_eq(&told("s=low-threshold"));
}

/// What ends a lost Turn is told for as long as the first line of the run says.
#[test]
fn an_excerpt_behind_the_replacement_says_no_more_of_it() {
    let story = story("s=low-threshold");
    let stretch = story.turn_anomalies()[0];
    let newer = stretch.ended_by().expect("association 2 takes its place");
    let told = |from_us| {
        transcript(&Document::of(&story, &between(from_us, from_us + 1)))
            .contains("has had the Turn")
    };
    assert_eq!([newer.at_us - 1, newer.at_us + 1].map(told), [true, false]);
}

#[test]
fn a_run_that_was_stopped_says_so() {
    let fragment = "s=lost-turn&cut=none&until=86400&transfers=in-full&checkpoint-size=1\
                    &message-size=500&latency=1&bandwidth=1000000";
    let story = story(fragment);
    let end_us = story.history().end_us();
    let last = between(end_us - 1_000, i64::MAX);
    let text = transcript(&Document::of(&story, &last));
    assert!(text.ends_with("Too much happens: the run was stopped here.\n"), "{text}");
    let text = mermaid(&Document::of(&story, &last));
    assert!(text.ends_with(": Too much happens: the run was stopped here.\n"), "{text}");
    assert!(!transcript(&Document::of(&story, &between(0, 1_000_000))).contains("stopped here"));
}

#[test]
fn the_first_lines_are_those_of_the_transcript_and_the_others_are_counted() {
    let (story, excerpt) =
        (story("s=lost-turn"), Excerpt { detail: Detail::Pdus, ..Excerpt::default() });
    let whole = Document::of(&story, &excerpt);
    assert_eq!(whole.more_lines, 0);
    let all = lines(&whole);
    assert_eq!(all.len(), transcript(&Document::of(&story, &excerpt)).lines().count());
    let begun = Document::beginning(&story, &excerpt, 10);
    let first = lines(&begun);
    assert_eq!((&first[..], first.len() + begun.more_lines), (&all[..10], all.len()));
}
