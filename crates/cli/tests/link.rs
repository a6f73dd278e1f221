//! `turnlab link` and `turnlab open`: there and back.

use std::process::Command;

use turnlab_core::scenario::{LIBRARY, read_file, read_link};

fn turnlab(arguments: &[&str]) -> (bool, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_turnlab")).args(arguments).output();
    let output = output.expect("the command starts");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.success(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn a_scenario_has_a_link_and_a_link_its_scenario() {
    for entry in &LIBRARY {
        let (_, link, _) = turnlab(&["link", entry.name, "--base", "https://a.example/t/"]);
        let fragment = link.trim().strip_prefix("https://a.example/t/#").expect("the address");
        assert_eq!(read_link(fragment).0.scenario, entry.scenario(), "{link}");
        let (_, short, _) = turnlab(&["link", entry.name, "--short"]);
        assert_eq!(read_link(&short.trim()[1..]), read_link(fragment), "{short}");
        assert_eq!(read_link(fragment).0.at_us, entry.opens_at_us, "{link}");
        let (_, file, _) = turnlab(&["open", link.trim()]);
        assert_eq!(read_file(&file), Ok(entry.scenario()), "{link}");
    }
}

#[test]
fn what_is_said_beside_a_link_is_kept() {
    let link = "#s=lost-turn&cut=9.5&at=30&view=pdus";
    let handed_out = "#s=lost-turn&end=run&cut=9.5&at=30&view=pdus&run=38b8a595:11-late\n";
    assert_eq!(turnlab(&["link", link]).1, handed_out);
    assert_eq!(turnlab(&["link", handed_out.trim()]).1, handed_out);
    let (_, changed, _) = turnlab(&["link", link, "--set", "threshold=5"]);
    let threshold = "#s=lost-turn&end=run&threshold=5&cut=9.5&at=30&view=pdus&run=";
    assert!(changed.starts_with(threshold), "{changed}");
}

#[test]
fn a_short_link_is_a_link() {
    for link in ["#s=lost-turn&cut=9.5&at=30&view=pdus", "three-sites"] {
        let (_, short, told) =
            turnlab(&["link", link, "--short", "--base", "https://a.example/t/"]);
        assert!(short.starts_with("https://a.example/t/#z=") && told.is_empty(), "{short}{told}");
        assert_eq!(turnlab(&["link", short.trim()]).1, turnlab(&["link", link]).1);
        assert_eq!(turnlab(&["open", short.trim()]).1, turnlab(&["open", link]).1);
        let cut = &short.trim()[..short.len() - 8];
        let (fine, out, told) = turnlab(&["open", cut]);
        assert!(!fine && out.is_empty() && told.contains("the link is cut off"), "{told}");
    }
}

/// What a chat makes of many cuts.
#[test]
fn a_link_that_programs_cut_is_told() {
    let cuts: String =
        (0..200).map(|n| format!("&cut={}.{:03}", 3 + n * 8, n * 617 % 1000)).collect();
    let link = format!("#s=lost-turn{cuts}&at=8");
    let (_, readable, told) = turnlab(&["link", &link]);
    let length = readable.trim().len();
    assert!(length > 2_000 && told.contains(&format!("a link of {length} characters")), "{told}");
    let (_, short, told) = turnlab(&["link", &link, "--short"]);
    assert!(short.len() < 900 && told.is_empty(), "{short}{told}");
}

#[test]
fn a_link_of_another_run_is_told_and_runs() {
    let link = "#s=repaired&run=6d58df2c:1497-stalled:1492-lost";
    for command in ["run", "open", "link"] {
        let (fine, out, told) = turnlab(&[command, link]);
        assert!(fine && !out.is_empty(), "{command}: {told}");
        assert_eq!(
            told,
            "turnlab: This link was made of another run (6d58df2c), in which mail stood still for 24 min 57 s and the \
             Turn was lost for 24 min 52 s; here it leads to 672cd36d: mail is late by 10.6 s.\n"
        );
    }
    assert_eq!(turnlab(&["open", "#s=repaired&run=672cd36d:11-late"]).2, "");
}

#[test]
fn what_is_wrong_is_told() {
    let (fine, out, told) = turnlab(&["open", "#s=lost-turn&treshold=5"]);
    assert!(!fine && out.is_empty() && told.contains("perhaps threshold was meant"), "{told}");
    let (fine, _, told) = turnlab(&["link", "lost-turn", "--set", "until=0"]);
    assert!(!fine && told.contains("until"), "{told}");
}
