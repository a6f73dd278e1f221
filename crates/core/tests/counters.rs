//! The performance counters: what a monitor shows, beside a count of one's own.

mod common;
#[allow(dead_code, reason = "the hashes are another test's")]
#[path = "common/random.rs"]
mod random;
#[path = "common/recount.rs"]
mod recount;

use common::{LONDON, PARIS, Story, see, us};
use expect_test::{Expect, expect};
use recount::counters_agree;
use turnlab_core::run::{CONNECTION_COUNTERS, ConnectionCounters, MtaCounters};
use turnlab_core::scenario::{Fault, LIBRARY, Scenario, library_entry, seconds_text};
use turnlab_core::world::Effect;

/// How many of the random scenarios are counted along with.
const SCENARIOS: u64 = 200;

fn library(name: &str) -> Scenario {
    library_entry(name).expect("it is in the library").scenario()
}

/// The thousand random scenarios know no faults but cuts: every other one gets some here.
fn with_faults(number: u64) -> Scenario {
    let mut scenario = random::scenario(number);
    let from = |n: u64| us(&(5 + (number * 7 + n * 31) % 90).to_string());
    let mta = |n: u64| ["PARIS", "LONDON"][((number / 2 + n) % 2) as usize].to_owned();
    let stop = |n| Fault::Stop { mta: mta(n), from_us: from(n), to_us: from(n) + us("40") };
    let down =
        Fault::LinkDown { between: [mta(0), mta(1)], from_us: from(2), to_us: from(2) + us("55") };
    let refuse = Fault::RefuseBinds { mta: mta(1), from_us: from(3), to_us: from(3) + us("70") };
    scenario.faults = match number % 6 {
        1 => vec![stop(0), down],
        3 => vec![refuse, stop(1)],
        5 => vec![down, refuse, stop(0), stop(4)],
        _ => Vec::new(),
    };
    scenario
}

#[test]
fn in_random_scenarios_they_equal_a_recount() {
    for number in 0..SCENARIOS {
        let scenario = with_faults(number);
        counters_agree(&scenario, &format!("{number}: {}", see(&scenario)));
    }
}

#[test]
fn in_the_library_they_equal_a_recount() {
    for entry in LIBRARY.iter().filter(|entry| entry.name != "busy-day") {
        counters_agree(&entry.scenario(), entry.name);
    }
}

/// Otherwise the comparison above would say little.
#[test]
fn in_random_scenarios_all_of_them_move() {
    let mut most = [0; 5];
    for number in 0..SCENARIOS {
        let history = with_faults(number).run().expect("it is in its range");
        for sample in history.samples(us("10")) {
            for connection in sample.mtas.iter().flat_map(|mta| &mta.connections) {
                for (most, now) in most.iter_mut().zip(in_numbers(connection)) {
                    *most = now.max(*most);
                }
            }
        }
    }
    for (name, most) in CONNECTION_COUNTERS.iter().zip(most) {
        assert!(most > 3, "{name} is {most} at the most");
    }
}

fn in_numbers(of: &ConnectionCounters) -> [i64; 5] {
    [
        of.associations.into(),
        of.queue_length.into(),
        of.oldest_message_queued_s(),
        of.sent_in_window.into(),
        of.failed_outbound_associations.into(),
    ]
}

/// One line for each time: the counters of each MTA towards its only peer.
fn monitor(scenario: &Scenario, times: &[&str]) -> String {
    let history = scenario.run().expect("it is in its range");
    let column = |mta: &MtaCounters| {
        let [connection] = &mta.connections[..] else { panic!("there are two MTAs") };
        assert_eq!(mta.work_queue_length, connection.queue_length);
        format!("{:>24}", connection.values().join("  "))
    };
    let line = |at: &&str| {
        let mtas = history.counters(us(at)).readings();
        format!("{at:<6}{}\n", mtas.iter().map(column).collect::<String>())
    };
    times.iter().map(line).collect()
}

fn check(name: &str, times: &[&str], expected: Expect) {
    expected.assert_eq(&monitor(&library(name), times));
}

#[test]
fn the_incident_is_an_association_and_a_queue_that_grows() {
    check(
        "lost-turn",
        &["0", "0.5", "10", "20", "20:00", "25:00", "25:01", "26:00", "27:40"],
        expect![[r#"
            0            0  1  0  0.000  0       0  0  0  0.000  0
            0.5          1  1  0  0.000  0       1  0  0  0.000  0
            10           0  0  0  0.017  0       0  1  2  0.000  0
            20           1  0  0  0.017  0      1  1  12  0.000  0
            20:00    1  40  1170  0.000  0    1  1  1192  0.000  0
            25:00    1  50  1470  0.000  0    1  1  1492  0.000  0
            25:01    2  50  1471  0.000  0    2  1  1493  0.000  0
            26:00     2  24  690  0.467  0       2  0  0  0.017  0
            27:40        2  0  0  0.117  0       2  0  0  0.000  0
        "#]],
    );
}

#[test]
fn the_other_cause_is_no_association_and_openings_that_fail() {
    check(
        "bind-refused",
        &["0.5", "10:00", "10:01", "20:30", "22:00"],
        expect![[r#"
            0.5          0  1  0  0.000  1       0  0  0  0.000  0
            10:00     0  21  600  0.000  1       0  0  0  0.000  0
            10:01     0  21  601  0.000  2       0  0  0  0.000  0
            20:30     1  28  810  0.233  2       1  0  0  0.000  0
            22:00        1  1  0  0.250  2       1  0  0  0.000  0
        "#]],
    );
}

#[test]
fn a_restart_sets_what_is_counted_since_the_start_to_nothing() {
    check(
        "mta-restart",
        &["5:09", "5:10", "5:20", "6:09", "6:10", "6:20"],
        expect![[r#"
            5:09      1  10  279  0.000  0     1  1  301  0.000  0
            5:10      0  10  280  0.000  0     0  1  302  0.000  0
            5:20      0  10  290  0.000  0     0  1  312  0.000  0
            6:09      0  12  339  0.000  0     0  1  361  0.000  0
            6:10      0  12  340  0.000  0     0  1  362  0.000  0
            6:20       2  5  140  0.117  0       2  0  0  0.017  0
        "#]],
    );
    let fails = Scenario {
        faults: vec![
            Fault::RefuseBinds { mta: "LONDON".to_owned(), from_us: 0, to_us: us("1000") },
            Fault::Stop { mta: "PARIS".to_owned(), from_us: us("40"), to_us: us("50") },
        ],
        ..library("mta-restart")
    };
    expect![[r#"
        39           1  0  0  0.033  1       1  0  0  0.017  0
        40           0  0  0  0.000  0       0  0  0  0.017  0
        50           0  0  0  0.000  0       0  0  0  0.017  0
        51           0  0  0  0.000  0       0  0  0  0.017  0
    "#]]
    .assert_eq(&monitor(&fails, &["39", "40", "50", "51"]));
}

#[test]
fn at_the_limit_the_oldest_message_grows_old() {
    check(
        "association-limit",
        &["2:29", "2:30", "10:00", "27:00"],
        expect![[r#"
            2:29       1  4  119  0.000  0     1  1  141  0.000  0
            2:30       1  5  120  0.000  0     1  1  142  0.000  0
            10:00     1  20  570  0.000  0     1  1  592  0.000  0
            27:00    1  54  1590  0.000  0    1  1  1612  0.000  0
        "#]],
    );
}

#[test]
fn with_a_low_threshold_it_is_over_soon() {
    check(
        "low-threshold",
        &["2:29", "2:31", "3:00", "4:00"],
        expect![[r#"
            2:29       1  4  119  0.000  0     1  1  141  0.000  0
            2:31       2  5  121  0.000  0     2  1  143  0.000  0
            3:00         2  1  0  0.083  0       2  0  0  0.017  0
            4:00         2  1  0  0.033  0       2  0  0  0.000  0
        "#]],
    );
}

/// A message that is acknowledged counts for exactly a minute.
#[test]
fn the_rate_is_over_the_last_minute() {
    let story = Story::of_link("s=lost-turn&cut=none&until=200&lifetime=1000");
    let sent = |at: i64| story.history.counters(at).reading(LONDON).connections[0].sent_in_window;
    let gone = |(_, at_us, effect)| match effect {
        Effect::Unqueued { mta: LONDON, .. } => Some(at_us),
        _ => None,
    };
    let gone_us = story.history.all_effects().find_map(gone).expect("LONDON's message goes");
    assert_eq!(
        [gone_us - 1, gone_us, gone_us + us("60") - 1, gone_us + us("60")].map(sent),
        [0, 1, 1, 0]
    );
    let rate = |messages| {
        let reading = story.history.counters(0).reading(PARIS).connections[0];
        ConnectionCounters { sent_in_window: messages, ..reading }.values()[3].clone()
    };
    assert_eq!(
        [0, 1, 2, 30, 60, 90].map(rate),
        ["0.000", "0.017", "0.033", "0.500", "1.000", "1.500"]
    );
}

#[test]
fn samples_are_the_readings_at_their_times() {
    for name in ["lost-turn", "mta-restart", "three-sites"] {
        let history = library(name).run().expect("it is in its range");
        let samples: Vec<_> = history.samples(us("7")).collect();
        assert_eq!(samples.len() as i64, history.end_us() / us("7") + 1);
        for sample in samples {
            let expected = history.counters(sample.at_us).readings();
            assert_eq!(sample.mtas, expected, "{name} at {}", seconds_text(sample.at_us));
        }
    }
}

#[test]
fn a_sample_every_no_time_at_all_is_one_every_microsecond() {
    let history = library("lost-turn").run().expect("it is in its range");
    let times: Vec<i64> = history.samples(0).take(3).map(|sample| sample.at_us).collect();
    assert_eq!(times, [0, 1, 2]);
    assert_eq!(history.samples(i64::MAX).count(), 1);
}
