//! What somebody has to say about a run: in links and files, and no part of what happens.

use turnlab_core::scenario::{
    Link, MOST_NOTES, Note, Paper, Scenario, View, library_entry, read_file, read_link, write_file,
    write_link,
};

fn note(at_us: i64, mta: &str, text: &str) -> Note {
    Note { at_us, mta: mta.to_owned(), text: text.to_owned() }
}

fn noted() -> Scenario {
    let notes = vec![
        note(8_375_000, "", "The Turn is lost here & nobody knows: 100 % of it @ once"),
        note(1_500_000_000, "PARIS", "fünfzig"),
    ];
    Scenario { notes, ..Scenario::default() }
}

fn link_of(scenario: &Scenario) -> String {
    write_link(&Link { scenario: scenario.clone(), at_us: 0 })
}

#[test]
fn notes_come_back_from_links_and_from_files() {
    let (link, problems) = read_link(&link_of(&noted()));
    assert_eq!((link.scenario, problems), (noted(), vec![]));
    assert_eq!(read_file(&write_file(&noted())).expect("it can be read"), noted());
}

#[test]
fn notes_change_nothing_of_the_run_and_nothing_is_said_where_there_are_none() {
    let plain = Scenario::default();
    let hash = |scenario: &Scenario| scenario.run().expect("it can be run").hash();
    assert_eq!(hash(&noted()), hash(&plain));
    assert_eq!(link_of(&plain), "s=lost-turn&at=0");
    assert!(!write_file(&plain).contains("notes"));
}

#[test]
fn a_note_that_cannot_be_is_told_and_left_out() {
    let long = "x".repeat(201);
    for (value, what) in [
        ("8.375", "a note is an MTA or nothing"),
        ("@then@words", "a note is an MTA or nothing"),
        ("ROME@8@words", "there is no MTA “ROME”"),
        ("@8@", "1 to 200 characters"),
        ("@8@a%0Ab", "on one line"),
        (&format!("@8@{long}"), "1 to 200 characters"),
        ("@90000@words", "must be from 0"),
    ] {
        let (link, problems) = read_link(&format!("s=repaired&note={value}"));
        assert!(problems.len() == 1 && problems[0].what.contains(what), "{value}: {problems:?}");
        assert_eq!(Some(link.scenario), library_entry("repaired").map(|entry| entry.scenario()));
    }
    let many = "&note=@1@x".repeat(MOST_NOTES + 1);
    let (link, problems) = read_link(&format!("s=repaired{many}"));
    assert_eq!((link.scenario.notes.len(), problems.len()), (MOST_NOTES, 1));
    let file = "name = \"repaired\"\nnotes = [{ at_us = 1, text = \"\" }]";
    let problems = read_file(file).expect_err("an empty note");
    assert!(format!("{problems:?}").contains("1 to 200 characters"), "{problems:?}");
}

#[test]
fn a_view_is_read_from_a_link_whatever_stands_around_it() {
    for text in ["", "turn", "to-scale", "pdus:to-scale:association:65535"] {
        let view = View::of_link(&format!("s=repaired&view={text}&at=3"));
        let said = view.link_part();
        assert_eq!(said.trim_start_matches("&view="), text);
    }
    for hostile in ["turn:turn:turn:x", "association", "association:70000", "%00", "::::"] {
        let fragment = format!("s=repaired&view={hostile}&at=3");
        assert_eq!(View::of_link(&fragment), View::default(), "{hostile}");
        let problems = read_link(&fragment).1;
        assert!(problems.len() == 1 && problems[0].part.starts_with("view="), "{problems:?}");
    }
}

#[test]
fn a_theme_is_read_from_a_link_and_no_part_of_the_scenario() {
    for (text, paper) in [("light", Paper::Light), ("dark", Paper::Dark), ("auto", Paper::Auto)] {
        let fragment = format!("theme={text}&s=repaired&view=turn&at=3");
        let (link, problems) = read_link(&fragment);
        assert!(problems.is_empty() && link == read_link("s=repaired&at=3").0, "{problems:?}");
        let view = View::of_link(&fragment);
        assert_eq!(view.paper, paper);
        let written = if paper == Paper::Auto { String::new() } else { format!("&theme={text}") };
        assert_eq!(view.link_part(), format!("&view=turn{written}"));
    }
    let problems = read_link("s=repaired&theme=sepia").1;
    assert_eq!(problems.len(), 1);
    assert!(problems[0].to_string().contains("a theme is light, dark, or auto"), "{problems:?}");
    assert_eq!(View::of_link("theme=sepia"), View::default());
}
