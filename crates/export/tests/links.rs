//! Links as they are handed out, readable and short: each leads back to where it came from.

#[allow(dead_code, reason = "each test takes what it needs")]
#[path = "../../core/tests/common/random.rs"]
mod random;

use turnlab_core::scenario::{Link, MadeOf, Scenario, View, read_link, write_link};
use turnlab_export::short;
use turnlab_view::{Story, another_run};

/// What links mean is promised in this file.
const PROMISED: &str = include_str!("../../view/tests/golden/links-v1.txt");

/// What was handed out once and has to be read: a link with its run, readable and short; and what it holds.
const HANDED_OUT: &str = include_str!("golden/handed-out-v1.txt");

fn short_of(fragment: &str) -> String {
    let short = short(fragment).expect("it can be written");
    let (digits, rest) = short.split_at(2);
    let is_digit = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
    assert!(digits == "z=" && rest.chars().all(is_digit) && !rest.ends_with('_'), "{short}");
    short
}

fn story_of(scenario: &Scenario) -> Story {
    Story::new(scenario.clone(), scenario.run().expect("it can be run"))
}

#[test]
fn everything_that_is_promised_is_handed_out_and_read_again() {
    let links = PROMISED.lines().filter(|line| line.starts_with("s=") || line.starts_with("v="));
    let links: Vec<&str> = links.collect();
    assert!(links.len() >= 70, "{} links", links.len());
    for link in links {
        let (read, problems) = read_link(link);
        assert_eq!(problems, [], "{link}");
        let view = View::of_link(link);
        let story = story_of(&read.scenario);
        let handed_out = story.handed_out(&(write_link(&read) + &view.link_part()));
        for fragment in [handed_out.clone(), short_of(&handed_out), short_of(link)] {
            assert_eq!(read_link(&fragment), (read.clone(), vec![]), "{fragment}");
            assert_eq!(View::of_link(&fragment), view, "{fragment}");
            assert_eq!(another_run(&fragment), None, "{fragment}");
        }
        let made_of = MadeOf::of_link(&short_of(&handed_out)).expect("it says so");
        assert_eq!(made_of.hash, format!("{:032x}", story.history().hash())[..8], "{link}");
    }
}

#[test]
fn ten_thousand_scenarios_survive_the_short_form() {
    for number in 0..10_000 {
        let link = Link { scenario: random::scenario(number), at_us: 1_000 * number as i64 };
        let text = write_link(&link);
        assert_eq!(read_link(&short_of(&text)), read_link(&text), "number {number}");
    }
}

/// What has once been handed out is read for good: neither the dictionary nor the form may change.
#[test]
fn what_was_handed_out_is_read() {
    let parts: Vec<&str> = HANDED_OUT.split("\n\n").filter(|part| !part.starts_with('#')).collect();
    assert!(parts.len() >= 8, "{} links", parts.len());
    for part in parts {
        let [handed_out, link, hash] = part.lines().collect::<Vec<_>>()[..] else {
            panic!(
                "a link as it was handed out, what it holds and the hash of its run are three lines, not:\n{part}"
            )
        };
        let (read, problems) = read_link(handed_out);
        assert_eq!(problems, [], "{handed_out}");
        assert_eq!(write_link(&read) + &View::of_link(handed_out).link_part(), link);
        let history = read.scenario.run().expect("it can be run");
        assert_eq!(format!("{:032x}", history.hash()), hash, "{handed_out}");
        assert_eq!(another_run(handed_out), None, "{handed_out}");
    }
}
