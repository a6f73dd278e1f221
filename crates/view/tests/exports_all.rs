//! Every scenario of the library, and one with the oddest names, in every format: the shape of each line,
//! the order of time, and that nothing is lost.

#[path = "common/exports.rs"]
mod exports;
#[path = "common/grammar.rs"]
mod grammar;

use exports::DETAILS;
use grammar::{assert_mermaid, assert_plantuml, fields, mermaid_arrow, plantuml_arrow};
use turnlab_core::scenario::{Scenario, parse_time_us, read_file, read_link};
use turnlab_view::export::{
    Detail, Excerpt, SAMPLED_EVERY_US, csv, markdown, mermaid, plantuml, samples, toml, transcript,
};
use turnlab_view::{Document, PduOutcome, Story, Transmission};

/// Does something with each story at each level of detail.
fn each(check: impl Fn(&str, &Story, &Excerpt)) {
    for (name, story, excerpt) in exports::stories() {
        for (level, detail) in DETAILS {
            check(&format!("{name}, {level}"), &story, &Excerpt { detail, ..excerpt.clone() });
        }
    }
}

/// What is sent in an excerpt that begins with the run.
fn sent<'a>(story: &'a Story, excerpt: &Excerpt) -> impl Iterator<Item = &'a Transmission> {
    let to_us = excerpt.to_us;
    story.transmissions().iter().filter(move |sent| sent.sent_us <= to_us)
}

fn lost(sent: &&Transmission) -> bool {
    matches!(sent.outcome, PduOutcome::Lost(_))
}

#[test]
fn mermaid_line_by_line() {
    each(|name, story, excerpt| {
        let text = mermaid(&Document::of(story, excerpt));
        assert_mermaid(name, &text, story);
        // What Mermaid takes unless it is told otherwise.
        assert!(text.len() <= 50_000, "{name}: {} bytes", text.len());
    });
}

#[test]
fn every_pdu_is_an_arrow_of_mermaid() {
    for (name, story, excerpt) in exports::stories() {
        let text =
            mermaid(&Document::of(&story, &Excerpt { detail: Detail::Pdus, ..excerpt.clone() }));
        let arrows = || text.lines().filter(|line| mermaid_arrow(line.trim(), &story).is_some());
        assert_eq!(arrows().count(), sent(&story, &excerpt).count(), "{name}");
        let crossed = arrows().filter(|line| line.contains("-xmta")).count();
        assert_eq!(crossed, sent(&story, &excerpt).filter(lost).count(), "{name}");
    }
}

#[test]
fn plantuml_line_by_line() {
    each(|name, story, excerpt| {
        assert_plantuml(name, &plantuml(&Document::of(story, excerpt)), story);
    });
}

#[test]
fn every_pdu_is_an_arrow_of_plantuml() {
    for (name, story, excerpt) in exports::stories() {
        let text =
            plantuml(&Document::of(&story, &Excerpt { detail: Detail::Pdus, ..excerpt.clone() }));
        let arrows = || text.lines().filter(|line| plantuml_arrow(line, &story).is_some());
        assert_eq!(arrows().count(), sent(&story, &excerpt).count(), "{name}");
        let crossed = arrows().filter(|line| line.contains(">x ")).count();
        assert_eq!(crossed, sent(&story, &excerpt).filter(lost).count(), "{name}");
    }
}

#[test]
fn each_level_says_more_than_the_one_before_it() {
    for (name, story, excerpt) in exports::stories() {
        let lengths = DETAILS.map(|(_, detail)| {
            let excerpt = Excerpt { detail, ..excerpt.clone() };
            [
                mermaid(&Document::of(&story, &excerpt)),
                plantuml(&Document::of(&story, &excerpt)),
                transcript(&Document::of(&story, &excerpt)),
            ]
            .map(|text| text.lines().count())
        });
        for (less, more) in [(0, 1), (1, 2)] {
            for format in 0..3 {
                assert!(lengths[less][format] <= lengths[more][format], "{name}: {lengths:?}");
            }
        }
    }
}

/// The inverse of the clock, in hundredths of a second.
fn time_us(told: &str) -> Option<i64> {
    parse_time_us(told.strip_suffix(" s").unwrap_or(told))
}

#[test]
fn transcripts_go_forward_in_time() {
    each(|name, story, excerpt| {
        let plain = Excerpt { title: None, caption: None, ..excerpt.clone() };
        let (text, mut last_us, mut steps) = (transcript(&Document::of(story, &plain)), 0, 0);
        for line in text.lines() {
            let (time, said) = line.trim_start().split_once("  ").expect("a time and words");
            assert!(said.ends_with('.') && !said.starts_with(' '), "{name}: {line}");
            if time != "…" {
                let at_us = time_us(time).unwrap_or_else(|| panic!("{name}: {line}"));
                assert!(last_us <= at_us, "{name}: {line}");
                (last_us, steps) = (at_us, steps + 1);
            }
        }
        if excerpt.detail == Detail::Pdus {
            assert_eq!(steps, story.history().steps_until(excerpt.to_us), "{name}");
        }
    });
}

#[test]
fn markdown_says_what_the_transcript_does() {
    each(|name, story, excerpt| {
        let excerpt = Excerpt { title: None, caption: None, ..excerpt.clone() };
        let text = markdown(&Document::of(story, &excerpt));
        let mut lines = text.lines();
        let origin = lines.next().expect("there is a comment");
        let inside = origin.strip_prefix("<!-- ").and_then(|text| text.strip_suffix(" -->"));
        assert!(inside.is_some_and(|inside| !inside.contains("--")), "{name}: {origin}");
        assert_eq!(lines.next(), Some(""), "{name}");
        let plain = transcript(&Document::of(story, &excerpt));
        assert_eq!(lines.clone().count(), plain.lines().count(), "{name}");
        for ((number, line), plain) in (1..).zip(lines).zip(plain.lines()) {
            let (time, said) = plain.trim_start().split_once("  ").expect("a time and words");
            let head = format!("{number}. **{time}** ");
            let told = line.strip_prefix(&head).unwrap_or_else(|| panic!("{name}: {line}"));
            assert_eq!(unescaped(told), said, "{name}");
        }
    });
}

fn unescaped(markdown: &str) -> String {
    let mut out = String::new();
    let mut chars = markdown.chars();
    while let Some(c) = chars.next() {
        out.extend(if c == '\\' { chars.next() } else { Some(c) });
    }
    out
}

#[test]
fn every_row_of_the_counters_has_every_column() {
    for (name, story, excerpt) in exports::stories() {
        let text =
            csv(&story.scenario().mtas, samples(story.history(), &excerpt, SAMPLED_EVERY_US));
        assert!(text.ends_with("\r\n"), "{name}");
        let rows: Vec<Vec<String>> = text.trim_end().split("\r\n").map(fields).collect();
        let mtas = story.scenario().mtas.len();
        assert!(rows.iter().all(|row| row.len() == 1 + mtas * (1 + 5 * (mtas - 1))), "{name}");
        let until_us = excerpt.to_us.min(story.history().end_us());
        assert_eq!(rows.len() as i64, 2 + until_us / SAMPLED_EVERY_US, "{name}");
        for (place, row) in rows.iter().skip(1).enumerate() {
            let at_us = parse_time_us(&row[0]).expect("it is a time");
            assert_eq!(at_us, place as i64 * SAMPLED_EVERY_US, "{name}");
            assert!(row.iter().all(|field| field.parse::<f64>().is_ok()), "{name}: {row:?}");
        }
        let named = rows[0][1..].iter().all(|column| column.starts_with(r"\\"));
        assert!(named && rows[0].iter().all(|c| !c.contains('\n')), "{name}: {:?}", rows[0]);
    }
}

#[test]
fn the_file_is_the_scenario_again() {
    for (name, story, excerpt) in exports::stories() {
        let text = toml(story.scenario(), &excerpt);
        let read = read_file(&text).unwrap_or_else(|problems| panic!("{name}: {problems:?}"));
        assert_eq!(&read, story.scenario(), "{name}");
    }
}

/// The scenario that a comment leads to.
fn led_to(text: &str) -> Scenario {
    let comment = text.lines().find(|line| line.contains("Turnlab #")).expect("there is a link");
    let (_, fragment) = comment.split_once('#').expect("it has a fragment");
    let (link, problems) = read_link(fragment.trim_end_matches(" -->"));
    assert!(problems.is_empty(), "{comment}: {problems:?}");
    link.scenario
}

#[test]
fn the_comment_leads_back_to_the_scenario() {
    for (name, story, excerpt) in exports::stories() {
        for text in [
            mermaid(&Document::of(&story, &excerpt)),
            plantuml(&Document::of(&story, &excerpt)),
            markdown(&Document::of(&story, &excerpt)),
        ] {
            assert_eq!(&led_to(&text), story.scenario(), "{name}");
        }
    }
}

#[test]
fn what_no_link_can_hold_has_none() {
    let mut scenario = exports::odd_names();
    let history = scenario.run().expect("it is in range");
    scenario.mtas[0] = "a:b".to_owned();
    let text = mermaid(&Document::of(&Story::new(scenario, history), &Excerpt::default()));
    assert!(text.contains("    %% Turnlab, from a scenario that no link can hold\n"), "{text}");
}

#[test]
fn a_scenario_of_another_name_has_its_link() {
    let scenario = Scenario { name: String::new(), ..exports::odd_names() };
    let history = scenario.run().expect("it is in range");
    let text = mermaid(&Document::of(&Story::new(scenario.clone(), history), &Excerpt::default()));
    assert_eq!(Scenario { name: String::new(), ..led_to(&text) }, scenario);
}
