//! Links: what is written is read again, whatever it is.

mod common;

#[allow(dead_code, reason = "each test takes what it needs")]
#[path = "common/random.rs"]
mod random;

use common::{RULES, incident};
use expect_test::expect;
use turnlab_core::scenario::{
    Bandwidth, Cut, Fault, Kind, LIBRARY, LONGEST_S, Link, LinkBetween, Mail, MessagePriority,
    PARAMETERS, Pace, Parameter, Scenario, TurnCommand, UserCommand, library_entry, read_file,
    read_link, seconds_text, write_file, write_link,
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
        Kind::Rule => ["as-shipped", "regenerate:drops-checkpoints-yes"].map(str::to_owned),
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
        Fault::SetLink {
            between: both,
            at_us: 1,
            latency_ms: 60_000,
            bandwidth: Bandwidth::kb_per_s(1),
        },
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

#[test]
fn every_scenario_of_the_library_survives_a_link() {
    for entry in &LIBRARY {
        let link = entry.scenario().link();
        let at = seconds_text(entry.opens_at_us);
        assert_eq!(link, format!("s={}&at={at}", entry.name), "what is named is not said again");
        assert_round_trip(&Link { scenario: entry.scenario(), at_us: entry.opens_at_us });
        // Everything that it holds, said and not named.
        let unnamed = Scenario { name: String::new(), ..entry.scenario() };
        assert_round_trip(&Link { scenario: unnamed, at_us: 0 });
    }
}

#[test]
fn a_site_reads_well_in_a_link() {
    let three = library_entry("three-sites").expect("it is in the library").scenario();
    expect![[r#"s=none&mtas=PARIS:LONDON:ROME&until=480&link=PARIS:ROME:600:8&mail=PARIS:LONDON@0:every:30&mail=LONDON:PARIS@8:count:1&mail=ROME:PARIS@12:every:60&mail=LONDON:ROME@20:every:45&cut=8.375&at=0"#]]
    .assert_eq(&Scenario { name: String::new(), ..three }.link());
    let day = library_entry("busy-day").expect("it is in the library").scenario();
    expect![[r#"s=none&until=86400&mail=PARIS@0:every:40:seed:1:poisson&mail=LONDON@0:every:40:seed:2:poisson&cut=3600&cut-when=PARIS:give:400:50&at=0"#]]
        .assert_eq(&Scenario { name: String::new(), ..day }.link());
}

#[test]
fn lists_that_are_emptied_stay_empty() {
    let three = library_entry("three-sites").expect("it is in the library").scenario();
    let (links, mail, cuts) = Default::default();
    assert_round_trip(&link(Scenario { links, mail, cuts, ..three }));
    let (read, problems) = read_link("s=three-sites&links=none&mail=none&cut=none&commands=none");
    assert_eq!(problems, []);
    assert_eq!((read.scenario.links.len(), read.scenario.mail.len()), (0, 0));
}

#[test]
fn other_mtas_have_nothing_of_the_named_scenario_but_its_numbers() {
    let (read, problems) = read_link("s=low-threshold&mtas=OSLO:BERN&mail=OSLO@0:every:30");
    assert_eq!(problems, []);
    assert_eq!(read.scenario.parameters.threshold_messages, 5);
    assert_eq!((read.scenario.mail.len(), read.scenario.cuts.len()), (1, 0));
    assert_round_trip(&link(read.scenario));
}

/// Names that mean something in an address, or nothing anywhere.
const NAMES: [&str; 8] =
    ["A+B", "a=b%41", "nowhere, at all", "none", "Żółć", "\u{1F4EE}\0\n", ">-<", "?;/\\\"'"];

#[test]
fn sites_that_nobody_thought_of_survive_a_link() {
    let mut random = Random(0x0051_7E50_F7A8);
    for _ in 0..1_000 {
        assert_round_trip(&link(random.site()));
    }
}

#[test]
fn random_scenarios_survive_a_link_with_the_same_history() {
    for number in 0..10_000 {
        let scenario = random::scenario(number);
        let (read, problems) = read_link(&scenario.link());
        assert_eq!((&read.scenario, &problems[..]), (&scenario, &[][..]), "number {number}");
        if number % 500 == 0 {
            let hash = read.scenario.run().expect("it is as it was").hash();
            assert_eq!(format!("{hash:032x}"), random::hash(number), "number {number}");
        }
    }
}

#[test]
fn the_largest_scenario_has_a_link() {
    let mut random = Random(7);
    let mut largest = random.site();
    largest.mtas = (0..8).map(|n| format!("{n}{}", "\u{1F4EE}".repeat(19))).collect();
    let mta = |n: usize| largest.mtas[n % 8].clone();
    let between = || [mta(0), mta(1)];
    let (latest_us, at_us) = (86_399_999_999, 86_399_999_998);
    let mail = Mail {
        from: mta(0),
        to: mta(1),
        first_s: u32::MAX,
        every_s: u32::MAX,
        count: u32::MAX,
        pace: Pace::Poisson,
        seed: u64::MAX,
        size_kb: 100_000,
        largest_kb: 100_000,
        priority: Some(MessagePriority::NonUrgent),
    };
    let special =
        LinkBetween { between: between(), latency_ms: 60_000, bandwidth: Bandwidth::kb_per_s(1) };
    let fault = Fault::LinkDown { between: between(), from_us: at_us, to_us: latest_us };
    let command =
        UserCommand { at_us, mta: mta(1), association: u16::MAX, command: TurnCommand::Please };
    largest.links = vec![special; 100];
    largest.mail = vec![mail; 100];
    largest.faults = vec![fault; 100];
    largest.commands = vec![command; 100];
    largest.cuts = vec![Cut { at_us, association: u16::MAX }; 100];
    assert_eq!(largest.check(), Ok(()));
    assert_round_trip(&link(largest));
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

    fn time_us(&mut self) -> i64 {
        self.below(86_400_000_001) as i64
    }

    fn number(&mut self) -> u32 {
        [0, 1, 7, 60, 3_000, u32::MAX][self.below(6)]
    }

    fn mta(&mut self, mtas: &[String]) -> String {
        mtas[self.below(mtas.len())].clone()
    }

    fn between(&mut self, mtas: &[String]) -> [String; 2] {
        let one = self.below(mtas.len());
        let other = (one + 1 + self.below(mtas.len() - 1)) % mtas.len();
        [mtas[one].clone(), mtas[other].clone()]
    }

    fn some<T>(&mut self, mut one: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(5)).map(|_| one(self)).collect()
    }

    /// Anything that passes the check of a scenario.
    fn site(&mut self) -> Scenario {
        let first = self.below(NAMES.len());
        let named = |n: usize| NAMES[(first + n) % NAMES.len()].to_owned();
        let mtas: Vec<String> = (0..2 + self.below(7)).map(named).collect();
        let name = ["", LIBRARY[self.below(LIBRARY.len())].name][self.below(2)].to_owned();
        Scenario {
            name,
            links: self.some(|random| LinkBetween {
                between: random.between(&mtas),
                latency_ms: 1 + random.below(60_000) as u32,
                bandwidth: Bandwidth { bytes_per_s: 1024 + random.below(1_023_998_977) as u32 },
            }),
            mail: self.some(|random| random.mail(&mtas)),
            cuts: self.some(|random| Cut {
                at_us: random.time_us(),
                association: 1 + random.below(3) as u16,
            }),
            faults: self.some(|random| random.fault(&mtas)),
            commands: self.some(|random| UserCommand {
                at_us: random.time_us(),
                mta: random.mta(&mtas),
                association: 1 + random.below(3) as u16,
                command: [TurnCommand::Please, TurnCommand::Give][random.below(2)],
            }),
            mtas,
            ..incident()
        }
    }

    fn mail(&mut self, mtas: &[String]) -> Mail {
        use MessagePriority::{NonUrgent, Normal, Urgent};
        let [from, to] = self.between(mtas);
        let to = if mtas.len() == 2 && self.below(2) == 0 { String::new() } else { to };
        let (every_s, count) = (self.number(), self.number());
        Mail {
            from,
            to,
            first_s: self.number(),
            every_s: every_s.max(1),
            count,
            pace: [Pace::Steady, Pace::Poisson][self.below(2)],
            seed: u64::from(self.number()),
            size_kb: self.number().min(100_000),
            largest_kb: self.number().min(100_000),
            priority: [None, Some(Urgent), Some(Normal), Some(NonUrgent)][self.below(4)],
        }
    }

    fn fault(&mut self, mtas: &[String]) -> Fault {
        let (one, other) = (self.time_us(), self.time_us());
        let (from_us, to_us) = (one.min(other), one.max(other));
        let between = self.between(mtas);
        let mta = self.mta(mtas);
        match self.below(6) {
            0 => Fault::CutAfterStep { step: self.number().max(1), association: 2 },
            1 => Fault::CutInFlight { from: mta, pdu: "please".to_owned(), nth: 3, percent: 0 },
            2 => Fault::LinkDown { between, from_us, to_us },
            3 => Fault::SetLink {
                between,
                at_us: one,
                latency_ms: 9,
                bandwidth: Bandwidth { bytes_per_s: 7_000 },
            },
            4 => Fault::Stop { mta, from_us, to_us },
            _ => Fault::RefuseBinds { mta, from_us, to_us },
        }
    }
}

#[test]
fn any_string_gives_a_scenario_that_can_be_run_and_written() {
    const PIECES: &str = "s|=|&|&|lost-turn|threshold|cut|at|none|rule|as-shipped|5|0|@|:|.|-|+|%|%41|%FF|é|\0| |#|?|e9|\
                          until|latency|8.375|25:00|99999999999|initial-turn|initiator-decides|please|give|\
                          PARIS|LONDON|transfers|in-full|dialogue-mode|monologue|mtas|link|links|mail|faults|commands|\
                          every|count|size|seed|poisson|urgent|PARIS:LONDON|PARIS@0:every:30|stop";
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

/// What stands in a file, on the command line or in the mouth of a person is the same in a link; a link is written in
/// one way.
#[test]
fn names_and_units_of_another_style_are_understood() {
    for (said, meant) in [
        ("threshold_messages=5", "threshold=5"),
        ("Threshold-Messages=5", "threshold=5"),
        ("LIFETIME_S=4+min", "lifetime=240"),
        ("transfer_timeout_normal_s_per_kb=7", "transfer-timeout-normal=7"),
        ("rule=Initiator_Decides", "rule=initiator-decides"),
        ("latency_ms=0.3s", "latency=300"),
        ("bandwidth=256kbit/s", "bandwidth=31.25"),
        ("bandwidth_kb_per_s=31.25", "bandwidth=31.25"),
        ("bandwidth=56%20kbit/s", "bandwidth=6.8359375"),
        ("message-size=2MB", "message-size=2048"),
        ("link=PARIS:LONDON:0.3s:256kbit/s", "link=PARIS:LONDON:300:31.25"),
        ("link=PARIS:LONDON@1min:300:6.8359375", "link=PARIS:LONDON@60:300:6.8359375"),
        ("mail=PARIS@1min:every:5min:size:2MB", "mail=PARIS@60:every:300:size:2048"),
        ("cut=25min", "cut=1500"),
        ("stop=PARIS@5min-6min", "stop=PARIS@300-360"),
        ("cut-when=PARIS:RT-TURN-GIVE:1:50", "cut-when=PARIS:give:1:50"),
        ("cut-when=PARIS:GTA:1:50", "cut-when=PARIS:give-ack:1:50"),
        ("RT-TURN-GIVE=PARIS@9s", "give=PARIS@9"),
    ] {
        let (link, problems) = read_link(said);
        assert_eq!(problems, [], "{said}");
        assert_eq!(write_link(&link), format!("s=lost-turn&{meant}&at=8"), "{said}");
        assert_eq!(read_link(&write_link(&link)).0, link, "{said}");
    }
    for (said, meant) in [
        ("lifetime_ms=5", "lifetime"),
        ("bandwidth_kbit_per_s=256", "bandwidth"),
        ("Treshold_messages=5", "threshold"),
        ("cut_in_flight=1", "cut-after"),
    ] {
        let told = read_link(said).1;
        assert!(told[0].what.contains("there is no parameter of that name"), "{said}: {told:?}");
        assert!(
            meant == "cut-after" || told[0].what.contains(&format!("perhaps {meant} was")),
            "{said}: {told:?}"
        );
    }
}

/// A bandwidth in whole bytes per second comes through every form as it is.
#[test]
fn a_bandwidth_is_kept_exactly() {
    for bytes_per_s in [1_024, 1_025, 1_500, 7_000, 32_000, 193_000, 1_023_999_999, 1_024_000_000] {
        let mut scenario = Scenario::default();
        scenario.parameters.bandwidth = Bandwidth { bytes_per_s };
        assert_eq!(scenario.check(), Ok(()));
        let link = write_link(&Link { scenario: scenario.clone(), at_us: 0 });
        assert_eq!(read_link(&link).0.scenario, scenario, "{link}");
        let file = write_file(&scenario);
        assert_eq!(read_file(&file).as_ref(), Ok(&scenario), "{file}");
    }
}
