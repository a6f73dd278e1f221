//! What links mean is promised: each of these leads to the same run as when it was written down.

use turnlab_core::scenario::{LIBRARY, Link, PARAMETERS, read_link, write_link};
use turnlab_view::Story;

const LINKS: &str = include_str!("golden/links-v1.txt");

struct Golden {
    link: &'static str,
    hash: &'static str,
    verdict: &'static str,
}

fn goldens() -> Vec<Golden> {
    let parts = LINKS.split("\n\n").filter(|part| !part.starts_with('#') && !part.is_empty());
    let golden = |part: &'static str| match part.lines().collect::<Vec<_>>()[..] {
        [link, hash, verdict] => Golden { link, hash, verdict },
        _ => panic!("a link, a hash and what the run comes to are in three lines, not:\n{part}"),
    };
    parts.map(golden).collect()
}

#[test]
fn a_link_leads_to_the_run_that_it_has_always_led_to() {
    let goldens = goldens();
    assert!(goldens.len() >= 70, "{} links", goldens.len());
    for Golden { link, hash, verdict } in goldens {
        let (Link { scenario, at_us }, problems) = read_link(link);
        assert_eq!(problems, [], "{link}");
        let history = scenario.run().unwrap_or_else(|problems| panic!("{link}: {problems:?}"));
        assert_eq!(format!("{:032x}", history.hash()), hash, "{link}");
        let story = Story::new(scenario.clone(), history);
        assert_eq!(story.summary_text(), verdict, "{link}");
        let again = Link { scenario, at_us };
        assert_eq!(read_link(&write_link(&again)), (again, Vec::new()), "{link}");
    }
}

#[test]
fn all_that_a_link_can_say_is_among_them() {
    let parts: Vec<(&str, &str)> = goldens()
        .iter()
        .flat_map(|golden| golden.link.split('&'))
        .filter_map(|part| part.split_once('='))
        .collect();
    let has = |name: &str, value: &str| {
        parts.iter().any(|part| part.0 == name && (value.is_empty() || part.1 == value))
    };
    for entry in &LIBRARY {
        assert!(has("s", entry.name), "no link to {}", entry.name);
    }
    for parameter in &PARAMETERS {
        assert!(has(parameter.name, ""), "no link with {}", parameter.name);
    }
    for name in [
        "s",
        "mtas",
        "cut",
        "link",
        "mail",
        "please",
        "give",
        "stop",
        "refuse",
        "down",
        "cut-when",
        "cut-after",
        "order",
        "note",
        "at",
        "view",
        "theme",
    ] {
        assert!(has(name, ""), "no link with {name}");
    }
    for name in ["cut", "mail", "faults", "commands", "notes"] {
        assert!(has(name, "none"), "no link with {name}=none");
    }
}
