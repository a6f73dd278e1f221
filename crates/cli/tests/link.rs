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
        assert_eq!(read_link(fragment).0.at_us, entry.opens_at_us, "{link}");
        let (_, file, _) = turnlab(&["open", link.trim()]);
        assert_eq!(read_file(&file), Ok(entry.scenario()), "{link}");
    }
}

#[test]
fn what_is_said_beside_a_link_is_kept() {
    let link = "#s=lost-turn&cut=9.5&at=30&view=pdus";
    assert_eq!(turnlab(&["link", link]).1, format!("{link}\n"));
    let (_, changed, _) = turnlab(&["link", link, "--set", "threshold=5"]);
    assert_eq!(changed, "#s=lost-turn&threshold=5&cut=9.5&at=30&view=pdus\n");
}

#[test]
fn what_is_wrong_is_told() {
    let (fine, out, told) = turnlab(&["open", "#s=lost-turn&treshold=5"]);
    assert!(!fine && out.is_empty() && told.contains("perhaps threshold was meant"), "{told}");
    let (fine, _, told) = turnlab(&["link", "lost-turn", "--set", "until=0"]);
    assert!(!fine && told.contains("until"), "{told}");
}
