use turnlab_core::scenario::{Cut, Scenario, parameter_named, read_link};

use super::amend::{Part, Place, amend};
use super::number_field::stepped;
use super::parameter_field::with;

fn of(link: &str) -> Scenario {
    read_link(link).0.scenario
}

#[test]
fn a_parameter_takes_what_it_may_be() {
    let threshold = parameter_named("threshold").expect("there is one");
    let five = with(&of(""), threshold, "5").expect("it may be that");
    assert_eq!(five.parameters.threshold_messages, 5);
    for text in
        ["", "0", "-1", "1.5", "5,5", "1,000", "27:30", "5 min", "abc", "99999999999999999999"]
    {
        let told = with(&of(""), threshold, text).expect_err("it may not");
        assert_eq!(told, "threshold must be a whole number from 1 to 10000 (messages)", "{text}");
    }
}

#[test]
fn times_are_taken_as_people_write_them() {
    let (until, latency) = (parameter_named("until"), parameter_named("latency"));
    for (text, seconds) in [("27:30", 1_650), ("25 min", 1_500), ("1h", 3_600), ("1,5 h", 5_400)] {
        let scenario = with(&of(""), until.expect("there is one"), text).expect("it is a time");
        assert_eq!(scenario.until_us(), seconds * 1_000_000, "{text}");
    }
    let slow = with(&of(""), latency.expect("there is one"), "0,3 s").expect("it is a time");
    assert_eq!(slow.parameters.latency_ms, 300);
    for (text, at_us) in [("8,375", 8_375_000), ("0:08.5", 8_500_000), ("300 ms", 300_000)] {
        let mut scenario = of("");
        amend(&mut scenario, Place::Cut(0), Part::At, text).expect("it is a time");
        assert_eq!(scenario.cuts[0].at_us, at_us, "{text}");
    }
    for text in ["1,000", "8,5,5", "27:3", "1h 30"] {
        let mut scenario = of("");
        amend(&mut scenario, Place::Cut(0), Part::At, text).expect_err("it has two meanings");
        assert_eq!(scenario, of(""), "{text}");
    }
}

#[test]
fn arrows_go_one_up_and_one_down() {
    let steps = [
        ("ArrowUp", "50", Some("51")),
        ("ArrowDown", "50", Some("49")),
        ("ArrowUp", "8.375", Some("9.375")),
        ("ArrowDown", "0.5", Some("0")),
        ("ArrowUp", "100", Some("100")),
        ("ArrowLeft", "50", None),
    ];
    for (key, value, becomes) in steps {
        assert_eq!(stepped(key, value, (0, 100)).as_deref(), becomes, "{key} on {value}");
    }
}

#[test]
fn more_mail_than_a_run_can_carry_is_not_asked_for() {
    let rows = "&mail=PARIS@0:every:1".repeat(3);
    let until = parameter_named("until").expect("there is one");
    let told = with(&of(&format!("s=none&until=600{rows}")), until, "86400").expect_err("too much");
    assert!(told.contains("messages until the run ends"), "{told}");
}

#[test]
fn every_kind_of_fault_can_be_changed_part_by_part() {
    let begun = [
        ("stop=PARIS@310-370", "stop=LONDON@8.5-20.5"),
        ("refuse=PARIS@310-370", "refuse=LONDON@8.5-20.5"),
        ("down=PARIS:LONDON@310-370", "down=PARIS:LONDON@8.5-20.5"),
        ("link=PARIS:LONDON@20:2000:1", "link=PARIS:LONDON@8.5:300:64"),
        ("cut-when=PARIS:give:1:50", "cut-when=LONDON:please:2:25"),
        ("cut-after=3", "cut-after=2@40"),
    ];
    let edits = [
        (Part::At, "8.5"),
        (Part::For, "12"),
        (Part::Mta, "LONDON"),
        (Part::Pdu, "please"),
        (Part::Nth, "2"),
        (Part::Percent, "25"),
        (Part::Step, "40"),
        (Part::Association, "2"),
        (Part::Latency, "300"),
        (Part::Bandwidth, "64"),
        (Part::Between, "0-1"),
    ];
    let parts: [&[Part]; 6] = [
        &[Part::At, Part::For, Part::Mta],
        &[Part::At, Part::For, Part::Mta],
        &[Part::At, Part::For, Part::Between],
        &[Part::At, Part::Latency, Part::Bandwidth, Part::Between],
        &[Part::Mta, Part::Pdu, Part::Nth, Part::Percent],
        &[Part::Step, Part::Association],
    ];
    for ((before, after), parts) in begun.into_iter().zip(parts) {
        let mut scenario = of(&format!("cut=none&{before}"));
        for (part, text) in edits.iter().filter(|(part, _)| parts.contains(part)) {
            amend(&mut scenario, Place::Fault(0), *part, text).expect("it can be");
        }
        let link = scenario.link();
        assert!(link.contains(&format!("&{after}&")), "{before} becomes {link}");
    }
}

#[test]
fn what_begins_at_another_time_lasts_as_long() {
    for (at, becomes) in [("5", "stop=PARIS@5-65"), ("86390", "stop=PARIS@86390-86400")] {
        let mut scenario = of("stop=PARIS@310-370");
        amend(&mut scenario, Place::Fault(0), Part::At, at).expect("it can be");
        assert!(scenario.link().contains(becomes), "{}", scenario.link());
    }
}

#[test]
fn a_cut_can_be_changed_by_its_numbers() {
    let mut scenario = of("");
    amend(&mut scenario, Place::Cut(0), Part::At, "8.6").expect("it can be");
    amend(&mut scenario, Place::Cut(0), Part::Association, "2").expect("it can be");
    assert_eq!(scenario.cuts, [Cut { at_us: 8_600_000, association: 2 }]);
}

#[test]
fn what_a_fault_cannot_be_is_told_and_changes_nothing() {
    let begun = of("stop=PARIS@310-370&link=PARIS:LONDON@20:2000:1&cut-when=PARIS:give:1:50");
    let wrong = [
        (0, Part::At, "soon", "time must be from 0 to 86400 (s), such as 8.375 or 2:30"),
        (0, Part::At, "86401", "time must be from 0 to 86400 (s), such as 8.375 or 2:30"),
        (0, Part::For, "86400", "duration must be from 0 to 86090 (s)"),
        (0, Part::Mta, "ROME", "there is no MTA “ROME”; there is PARIS, LONDON"),
        (
            1,
            Part::Latency,
            "0",
            "one-way latency must be a whole number from 1 to 60000 (ms one way)",
        ),
        (
            1,
            Part::Bandwidth,
            "0.5",
            "bandwidth must be from 1 to 1000000 (KB/s) in whole bytes per second, such as 8, 31.25 or 256 kbit/s",
        ),
        (1, Part::Between, "0-7", "there are no such MTAs"),
        (1, Part::Between, "1-1", "a link is between two MTAs"),
        (2, Part::Percent, "101", "way must be a whole number from 0 to 100 (%)"),
        (2, Part::Nth, "0", "number must be a whole number from 1 to 1000000"),
        (2, Part::Pdu, "gift", "there is no PDU “gift”; perhaps give was meant"),
        (9, Part::At, "1", "it is not there any more"),
    ];
    for (index, part, text, told) in wrong {
        let mut scenario = begun.clone();
        let what = amend(&mut scenario, Place::Fault(index), part, text).expect_err("it cannot be");
        assert_eq!(what, told, "{part:?} {text}");
        assert_eq!(scenario, begun);
    }
}
