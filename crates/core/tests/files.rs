//! Scenario files: what they may say, what is left out, and that everything that can be made can be written.

use expect_test::expect;
use turnlab_core::scenario::{
    Bandwidth, Fault, LIBRARY, LinkBetween, Mail, MessagePriority, PARAMETERS, Pace, Parameters,
    Scenario, library_entry, read_file, write_file,
};

fn read(text: &str) -> Scenario {
    read_file(text).unwrap_or_else(|told| panic!("{}\n{text}", told[0]))
}

/// A scenario with something of everything.
fn all_there_is() -> Scenario {
    let between = || ["PARIS".to_owned(), "ROME".to_owned()];
    let from = || "ROME".to_owned();
    let span = (1_000_000, 2_500_000);
    let mut scenario = Scenario {
        links: vec![LinkBetween {
            between: between(),
            latency_ms: 20,
            bandwidth: Bandwidth::kb_per_s(1000),
        }],
        faults: vec![
            Fault::CutAfterStep { step: 7, association: 2 },
            Fault::CutInFlight { from: from(), pdu: "give".to_owned(), nth: 3, percent: 90 },
            Fault::LinkDown { between: between(), from_us: span.0, to_us: span.1 },
            Fault::SetLink {
                between: between(),
                at_us: 3,
                latency_ms: 7,
                bandwidth: Bandwidth { bytes_per_s: 32_000 },
            },
            Fault::Stop { mta: from(), from_us: span.0, to_us: span.1 },
            Fault::RefuseBinds { mta: from(), from_us: span.0, to_us: span.1 },
        ],
        ..library_entry("three-sites").expect("it is in the library").scenario()
    };
    scenario.mail.push(Mail {
        from: from(),
        to: "PARIS".to_owned(),
        first_s: 1,
        every_s: 2,
        count: 3,
        pace: Pace::Poisson,
        seed: u64::MAX,
        size_kb: 4,
        largest_kb: 5,
        priority: Some(MessagePriority::NonUrgent),
    });
    scenario
}

#[test]
fn what_is_written_is_read_again() {
    for entry in &LIBRARY {
        let scenario = entry.scenario();
        assert_eq!(read(&write_file(&scenario)), scenario, "{}", entry.name);
    }
    let scenario = all_there_is();
    assert_eq!(read(&write_file(&scenario)), scenario);
}

#[test]
fn a_user_is_written_and_read_again() {
    let text = "[[commands]]\nat_us = 5\nmta = 'LONDON'\ncommand = 'please'\n";
    let scenario = read(text);
    assert_eq!(scenario.commands.len(), 1);
    assert_eq!(read(&write_file(&scenario)), scenario);
}

#[test]
fn a_file_without_a_name_starts_from_an_empty_site() {
    let empty = read("");
    assert_eq!(empty.mtas, ["PARIS", "LONDON"]);
    assert_eq!((empty.mail.len(), empty.cuts.len(), empty.faults.len()), (0, 0, 0));
    assert_eq!(empty.parameters, Parameters::default());
    assert_eq!(empty.name, "");
    assert_eq!(read("# a comment only\r\n"), empty);
    assert_eq!(read("\u{feff}name = ''"), empty, "with the mark that editors put before a text");
}

#[test]
fn a_file_with_a_name_says_what_is_different() {
    let named = library_entry("low-threshold").expect("it is in the library").scenario();
    assert_eq!(read("name = 'low-threshold'"), named);
    let other = read(
        "name = 'low-threshold'\n[parameters]\nlatency_ms = 100\n[[mail]]\nfrom = 'LONDON'\ncount = 1",
    );
    assert_eq!(other.parameters, Parameters { latency_ms: 100, ..named.parameters });
    assert_eq!((other.mail.len(), other.cuts), (1, named.cuts));
    assert_eq!(read("name = 'lost-turn'\ncuts = []").cuts, []);
}

#[test]
fn who_names_the_mtas_anew_says_what_they_do() {
    let other = read("name = 'low-threshold'\nmtas = ['OSLO', 'BERN']");
    assert_eq!((other.mail, other.cuts.len(), other.faults.len()), (vec![], 0, 0));
    assert_eq!(other.parameters.threshold_messages, 5, "parameters are kept");
}

#[test]
fn every_parameter_has_its_key() {
    let scenario = Scenario::default();
    for parameter in &PARAMETERS {
        let key = parameter.file_key();
        let (table, key) = key.split_once('.').unwrap_or(("", &key));
        let text = parameter.text(&scenario);
        let value = text.parse::<u32>().map_or(format!("\"{text}\""), |number| number.to_string());
        let line = format!("{key} = {value}\n");
        let written = write_file(&scenario);
        assert!(written.contains(&line), "{}: no {line} in [{table}]", parameter.name);
    }
}

#[test]
fn the_incident_as_a_file() {
    expect![[r#"
        name = "lost-turn"
        mtas = ["PARIS", "LONDON"]
        rule = "as-shipped"
        links = []
        faults = []
        commands = []
        until_s = 1665

        [parameters]
        threshold_messages = 50
        associations_per_peer = 9
        lifetime_s = 300
        disconnect_s = 120
        recovery_timeout_s = 60
        max_open_retries = 144
        open_interval_s = 600
        max_transfer_retries = 2
        transfer_interval_s = 120
        transfer_timeout_urgent_s_per_kb = 1000
        transfer_timeout_normal_s_per_kb = 2000
        transfer_timeout_non_urgent_s_per_kb = 3000
        reconnect_delay_s = 10
        transfers = "one-pdu"
        checkpoint_size_kb = 30
        window_size_checkpoints = 5
        dialogue_mode = "two-way-alternate"
        initial_turn = "initiator"
        turn_request_threshold_messages = 0
        request_repeat_s = 0
        regenerate_after_s = 30
        latency_ms = 250
        bandwidth_kb_per_s = 8
        message_size_kb = 12
        message_priority = "normal"

        [[mail]]
        from = "PARIS"
        to = ""
        first_s = 0
        every_s = 30
        count = 0
        pace = "steady"
        seed = 0
        size_kb = 0
        largest_kb = 0

        [[mail]]
        from = "LONDON"
        to = ""
        first_s = 8
        every_s = 0
        count = 1
        pace = "steady"
        seed = 0
        size_kb = 0
        largest_kb = 0

        [[cuts]]
        at_us = 8375000
        association = 1
    "#]]
    .assert_eq(&write_file(&Scenario::default()));
}

#[test]
fn the_file_in_the_documentation_can_be_used() {
    let page = include_str!("../../../docs/files.md");
    let example = page.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next());
    let scenario = read(example.expect("there is an example"));
    assert_eq!((scenario.mtas.len(), scenario.mail.len(), scenario.cuts.len()), (3, 3, 1));
    assert!(scenario.run().is_ok());
    for parameter in &PARAMETERS {
        assert!(include_str!("../../../docs/links.md").contains(parameter.name));
    }
}

/// Names as links have them, and times, sizes and bandwidths with their units, say the same as names as files have them.
#[test]
fn names_and_units_of_another_style_are_understood() {
    let meant = "until_s = 1200\nrule = 'initiator-decides'\n[parameters]\nthreshold_messages = 5\nlifetime_s = 300\n\
         latency_ms = 300\nbandwidth_kb_per_s = 31.25\nmessage_size_kb = 2048\n\
         [[mail]]\nfrom = 'PARIS'\nfirst_s = 8\nevery_s = 300\nsize_kb = 1024\n[[cuts]]\nat_us = 8375000\n\
         [[commands]]\nat_us = 9000000\nmta = 'PARIS'\ncommand = 'give'\n\
         [[faults]]\nkind = 'cut-in-flight'\nfrom = 'PARIS'\npdu = 'give'\n\
         [[faults]]\nkind = 'stop'\nmta = 'PARIS'\nfrom_us = 300000000\nto_us = 360000000\n";
    let said = "until = '20 min'\nRule = 'Initiator_Decides'\n[parameters]\nthreshold = 5\nLifetime = '5 min'\n\
         latency-ms = '0.3 s'\nbandwidth = '256 kbit/s'\nmessage-size = '2 MB'\n\
         [[mail]]\nfrom = 'PARIS'\nfirst = 8\nevery = '5 min'\nsize = '1 MB'\n[[cuts]]\nat = '8.375 s'\n\
         [[commands]]\nat = '9s'\nmta = 'PARIS'\ncommand = 'RT-TURN-GIVE'\n\
         [[faults]]\nkind = 'cut-in-flight'\nfrom = 'PARIS'\npdu = 'RT-TURN-GIVE'\n\
         [[faults]]\nkind = 'stop'\nmta = 'PARIS'\nfrom = '5 min'\nto = '6:00'\n";
    let meant = read_file(meant).expect("it is a scenario");
    assert_eq!(read_file(said), Ok(meant));
}

/// A fault stands where it was written, whatever was understood before it on its line.
#[test]
fn what_is_wrong_behind_another_style_is_told_at_its_place() {
    let told = read_file(
        "parameters = { threshold = 5, Lifetime = '5 min', latencies = 3 }\n[[cuts]]\nat = 8\n",
    );
    let told: Vec<String> =
        told.expect_err("it is wrong").iter().map(ToString::to_string).collect();
    expect![[r#"
        line 1, column 51, “parameters.latencies”: there is no such key here; perhaps latency_ms was meant.
        line 2, column 1, “cuts[0].at_us”: is missing, and must be a whole number from 0 to 86400000000 (µs), or a time such as "8.375 s".
        line 3, column 1, “cuts[0].at”: there is no such key here; perhaps at_us was meant."#]].assert_eq(&told.join("\n"));
}

#[test]
fn what_is_said_twice_in_two_styles_is_told() {
    let told = |text: &str| {
        let told = read_file(text).expect_err("it is wrong");
        told.iter().map(|problem| format!("{problem}\n")).collect::<String>()
    };
    expect![[r#"
        line 2, column 1, “parameters.threshold”: is there twice: threshold_messages is the same.
    "#]]
    .assert_eq(&told("[parameters]\nthreshold = 5\nThreshold = 6\n"));
    expect![[r#"
        line 3, column 1, “parameters.threshold”: is there twice: threshold_messages is the same.
    "#]]
    .assert_eq(&told("[parameters]\nthreshold_messages = 5\nthreshold = 6\n"));
    let in_flight = "[[faults]]\nkind = 'cut-in-flight'\nfrom = 'PARIS'\npdu = 'RT-TURN-GIV'\n";
    expect![[r#"
        line 4, column 7, “faults[0].pdu”: must be one of open, recover, accept, refuse, please, give, give-ack, transfer, start, resume, data, minor-sync, minor-sync-ack, end, end-ack, interrupt, discard, finish, disconnect, abort; perhaps give was meant.
    "#]].assert_eq(&told(in_flight));
}

/// A rule is its name, its text, or a table of its columns.
#[test]
fn a_rule_of_ones_own_in_three_ways() {
    let rule = |text: &str| read_file(text).expect("it is a scenario").rule.to_string();
    assert_eq!(rule("rule = \"epoch\""), "epoch");
    assert_eq!(rule("rule = \"as-shipped:giving-mine\""), "take-back");
    assert_eq!(rule("[rule]\ngiving = \"mine\""), "take-back");
    let own = "[rule]\nlike = \"epoch\"\nanswers-waiting = \"responder\"\nregenerates = \"yes\"";
    assert_eq!(rule(own), "epoch:answers-waiting-responder,regenerates-yes");
    assert_eq!(
        rule("rule = { recovery = \"token-setting\", regenerates = false }"),
        "as-shipped:recovery-token-setting"
    );
    let told = |text: &str| read_file(text).expect_err("it is wrong")[0].to_string();
    let unknown = told("[rule]\ngivning = \"mine\"");
    assert!(
        unknown.contains("line 2") && unknown.contains("perhaps giving was meant"),
        "{unknown}"
    );
    let value = told("[rule]\ngiving = \"yours\"");
    assert!(value.contains("must be one of mine, giving, theirs, pair, nothing"), "{value}");
    let twice = told("rule = \"epoch:giving-mine,giving-theirs\"");
    assert!(twice.contains("says giving twice"), "{twice}");
    let saved = write_file(&read_file(own).expect("it is a scenario"));
    assert_eq!(
        read_file(&saved).expect("it was written").rule,
        read_file(own).expect("it is one").rule
    );
}
