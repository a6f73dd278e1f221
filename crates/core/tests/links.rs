//! Links: what is written is read again, whatever it is.

mod common;

use common::{RULES, incident};
use turnlab_core::scenario::{
    Cut, Fault, Kind, LONGEST_S, Link, PARAMETERS, Parameter, Scenario, TurnCommand, UserCommand,
    library_entry, read_link, write_link,
};

fn assert_round_trip(link: &Link) {
    let text = write_link(link);
    let (read, problems) = read_link(&text);
    assert_eq!(problems, [], "{text}");
    assert_eq!(&read, link, "{text}");
    assert_eq!(write_link(&read), text);
}

fn link(scenario: Scenario) -> Link {
    Link { scenario, at_us: 8_000_000 }
}

/// What a parameter may be at either end.
fn extremes(parameter: &Parameter) -> [String; 2] {
    match parameter.kind {
        Kind::Number { least, most, .. } => [least.to_string(), most.to_string()],
        Kind::Choice(names) => [names()[0].to_owned(), names()[names().len() - 1].to_owned()],
    }
}

#[test]
fn the_incident_has_a_short_link() {
    assert_eq!(write_link(&Link::default()), "s=lost-turn&at=8");
    assert_round_trip(&Link::default());
}

#[test]
fn every_parameter_survives_a_link_at_both_ends_of_its_range() {
    for parameter in &PARAMETERS {
        for value in extremes(parameter) {
            let mut scenario = incident();
            parameter.put(&mut scenario, &value).expect("it is in its range");
            assert_eq!(parameter.text(&scenario), value, "{}", parameter.name);
            let at_us = scenario.until_us().min(8_000_000);
            assert_round_trip(&Link { scenario, at_us });
        }
    }
}

#[test]
fn all_parameters_together_survive_a_link() {
    for end in [0, 1] {
        let mut scenario = incident();
        for parameter in &PARAMETERS {
            let value = &extremes(parameter)[end];
            parameter.put(&mut scenario, value).expect("it is in its range");
        }
        assert_round_trip(&Link { scenario, at_us: 0 });
    }
}

#[test]
fn cuts_and_the_cursor_survive_a_link() {
    let latest_us = i64::from(LONGEST_S) * 1_000_000;
    let cut = |at_us, association| Cut { at_us, association };
    let lists = [
        vec![],
        vec![cut(0, 1)],
        vec![cut(1, 1), cut(8_375_000, 1), cut(8_375_000, 2)],
        vec![cut(latest_us, u16::MAX)],
        (0..100).map(|n| cut(n * 1_000_001, 1)).collect(),
    ];
    for rule in RULES {
        for cuts in lists.clone() {
            let scenario = Scenario { cuts, rule, ..incident() };
            for at_us in [0, 1, 30_250_000, scenario.until_us()] {
                let scenario = scenario.clone();
                assert_round_trip(&Link { scenario, at_us });
            }
        }
    }
}

#[test]
fn commands_survive_a_link() {
    let latest_us = i64::from(LONGEST_S) * 1_000_000;
    let command = |at_us, mta: usize, association, command| {
        let mta = ["PARIS", "LONDON"][mta].to_owned();
        UserCommand { at_us, mta, association, command }
    };
    use TurnCommand::{Give, Please};
    let lists = [
        vec![command(0, 0, 1, Please)],
        vec![
            command(8_375_000, 1, 2, Give),
            command(8_375_000, 0, 1, Give),
            command(1, 1, 1, Please),
        ],
        vec![command(latest_us, 1, u16::MAX, Please)],
        (0..100).map(|n| command(n * 1_000_001, (n % 2) as usize, 1, Give)).collect(),
    ];
    for commands in lists {
        assert_round_trip(&link(Scenario { commands, ..incident() }));
    }
}

#[test]
fn faults_survive_a_link() {
    let both = ["PARIS", "LONDON"].map(str::to_owned);
    let mta = || "LONDON".to_owned();
    let (from_us, to_us) = (8_375_000, 86_400_000_000);
    let faults = vec![
        Fault::Stop { mta: mta(), from_us, to_us },
        Fault::RefuseBinds { mta: mta(), from_us: 0, to_us: 1 },
        Fault::LinkDown { between: both.clone(), from_us, to_us },
        Fault::SetLink { between: both, at_us: 1, latency_ms: 60_000, bandwidth_kb_per_s: 1 },
        Fault::CutInFlight { from: mta(), pdu: "minor-sync-ack".to_owned(), nth: 7, percent: 100 },
        Fault::CutAfterStep { step: 40, association: 1 },
        Fault::CutAfterStep { step: u32::MAX, association: u16::MAX },
    ];
    assert_round_trip(&link(Scenario { faults: faults.clone(), ..incident() }));
    for fault in faults {
        assert_round_trip(&link(Scenario { faults: vec![fault], ..incident() }));
    }
    let restart = library_entry("mta-restart").expect("it is in the library").scenario();
    assert_round_trip(&link(Scenario { faults: Vec::new(), ..restart }));
}

/// Marsaglia's xorshift.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}

#[test]
fn any_string_gives_a_scenario_that_can_be_run_and_written() {
    const PIECES: &str = "s|=|&|&|lost-turn|threshold|cut|at|none|rule|as-shipped|5|0|@|:|.|-|+|%|%41|%FF|é|\0| |#|?|e9|\
                          until|latency|8.375|25:00|99999999999|initial-turn|initiator-decides|please|give|\
                          PARIS|LONDON|transfers|in-full|dialogue-mode|monologue";
    let pieces: Vec<&str> = PIECES.split('|').collect();
    let mut random = Random(0x005E_ED0F_7021);
    for _ in 0..5_000 {
        let length = random.below(24);
        let text: String = (0..length).map(|_| pieces[random.below(pieces.len())]).collect();
        let (read, _) = read_link(&text);
        assert_eq!(read.scenario.check(), Ok(()), "{text:?}");
        assert_round_trip(&read);
    }
}

#[test]
fn a_link_without_problems_is_the_same_link_again() {
    let fragments = [
        "s=lost-turn",
        "threshold=5&s=lost-turn",
        "cut=8.375",
        "cut=1@8.375&at=0:08",
        "give=PARIS@8.375&please=LONDON@2@1502.5",
        "transfers=in-full&checkpoint-size=0&dialogue-mode=monologue",
    ];
    for fragment in fragments {
        let (read, problems) = read_link(fragment);
        assert_eq!(problems, [], "{fragment}");
        assert_round_trip(&link(read.scenario));
    }
}
