//! Scenarios that no person would write: told apart before they run, or run to an end.

mod common;

use common::{LONDON, PARIS, RULES, incident, mail, see};
use expect_test::expect;
use serde::Deserialize;
use serde::de::value::{Error, MapDeserializer};
use turnlab_core::run::Stop;
use turnlab_core::scenario::{
    Bandwidth, Cut, DialogueMode, Kind, LONGEST_S, LinkBetween, MOST_STEPS, Mail, PARAMETERS,
    Parameters, Scenario, Transfers, TurnCommand, UserCommand, read_link,
};

fn problems(scenario: &Scenario) -> String {
    let problems = scenario.check().expect_err("something is wrong with it");
    assert!(scenario.run().is_err(), "it runs all the same");
    problems.iter().map(|problem| format!("{problem}\n")).collect()
}

#[test]
fn every_parameter_is_checked_at_both_ends_of_its_range() {
    let everything_zero = Parameters {
        threshold_messages: 0,
        associations_per_peer: 0,
        lifetime_s: 0,
        disconnect_s: 0,
        recovery_timeout_s: 0,
        open_interval_s: 0,
        transfer_interval_s: 0,
        transfer_timeout_urgent_s_per_kb: 0,
        transfer_timeout_normal_s_per_kb: 0,
        transfer_timeout_non_urgent_s_per_kb: 0,
        window_size_checkpoints: 0,
        reconnect_delay_s: 0,
        latency_ms: 0,
        bandwidth: Bandwidth::kb_per_s(0),
        message_size_kb: 0,
        ..Parameters::default()
    };
    let scenario = Scenario { parameters: everything_zero, until_s: 0, ..incident() };
    expect![[r#"
        “threshold=0”: threshold must be a whole number from 1 to 10000 (messages).
        “lifetime=0”: lifetime must be a whole number from 1 to 86400 (s).
        “disconnect=0”: disconnect must be a whole number from 1 to 86400 (s).
        “associations-per-peer=0”: associations-per-peer must be a whole number from 1 to 9 (associations).
        “window-size=0”: window-size must be a whole number from 1 to 64 (checkpoints).
        “recovery-timeout=0”: recovery-timeout must be a whole number from 1 to 86400 (s).
        “reconnect-delay=0”: reconnect-delay must be a whole number from 1 to 3600 (s).
        “open-interval=0”: open-interval must be a whole number from 1 to 86400 (s).
        “transfer-interval=0”: transfer-interval must be a whole number from 1 to 86400 (s).
        “transfer-timeout-urgent=0”: transfer-timeout-urgent must be a whole number from 1 to 86400 (s per KB).
        “transfer-timeout-normal=0”: transfer-timeout-normal must be a whole number from 1 to 86400 (s per KB).
        “transfer-timeout-non-urgent=0”: transfer-timeout-non-urgent must be a whole number from 1 to 86400 (s per KB).
        “latency=0”: latency must be a whole number from 1 to 60000 (ms one way).
        “bandwidth=0”: bandwidth must be from 1 to 1000000 (KB/s) in whole bytes per second, such as 8, 31.25 or 256 kbit/s.
        “message-size=0”: message-size must be a whole number from 1 to 100000 (KB).
        “until=0”: until must be a whole number from 1 to 86400 (s).
    "#]].assert_eq(&problems(&scenario));
    let most = u32::MAX;
    let everything_huge = Parameters {
        threshold_messages: most,
        associations_per_peer: most,
        lifetime_s: most,
        disconnect_s: most,
        recovery_timeout_s: most,
        max_open_retries: most,
        open_interval_s: most,
        max_transfer_retries: most,
        transfer_interval_s: most,
        transfer_timeout_urgent_s_per_kb: most,
        transfer_timeout_normal_s_per_kb: most,
        transfer_timeout_non_urgent_s_per_kb: most,
        checkpoint_size_kb: most,
        window_size_checkpoints: most,
        reconnect_delay_s: most,
        turn_request_threshold_messages: most,
        request_repeat_s: most,
        regenerate_after_s: most,
        latency_ms: most,
        bandwidth: Bandwidth { bytes_per_s: most },
        message_size_kb: most,
        ..Parameters::default()
    };
    let scenario = Scenario { parameters: everything_huge, until_s: most, ..incident() };
    let numbers = PARAMETERS.iter().filter(|p| matches!(p.kind, Kind::Number { .. })).count();
    assert_eq!(problems(&scenario).lines().count(), numbers);
}

#[test]
fn commands_are_checked() {
    let mta = || "PARIS".to_owned();
    let good = UserCommand { at_us: 0, mta: mta(), association: 1, command: TurnCommand::Give };
    let bad = [
        UserCommand { at_us: -1, ..good.clone() },
        UserCommand { at_us: 86_400_000_001, ..good.clone() },
        UserCommand { mta: "PARIZ".to_owned(), ..good.clone() },
        UserCommand { association: 0, ..good.clone() },
    ];
    let commands = |bad| Scenario { commands: vec![good.clone(), bad], ..incident() };
    let told: String = bad.map(|bad| problems(&commands(bad))).concat();
    expect![[r#"
        “commands[1].at_us”: must be from 0 to 86400000000 (whole microseconds).
        “commands[1].at_us”: must be from 0 to 86400000000 (whole microseconds).
        “commands[1].mta”: there is no MTA “PARIZ”; perhaps PARIS was meant.
        “commands[1].association”: associations are counted from 1.
    "#]]
    .assert_eq(&told);
    let many = Scenario { commands: vec![good; 101], ..incident() };
    expect![[r#"
        “commands”: there are 101, and 100 at the most.
    "#]]
    .assert_eq(&problems(&many));
}

#[test]
fn a_command_to_an_association_that_never_is_does_nothing() {
    let mut scenario = incident();
    let hash = scenario.run().expect("it is the incident").hash();
    let command = TurnCommand::Give;
    scenario.commands =
        vec![UserCommand { at_us: 9_000_000, mta: "PARIS".to_owned(), association: 7, command }];
    assert_eq!(scenario.run().expect("it is allowed").hash(), hash);
}

#[test]
fn mail_and_cuts_are_checked() {
    let bad = Scenario {
        mail: vec![mail(PARIS, 0, 30, 0), Mail { from: "ROME".to_owned(), ..mail(PARIS, 0, 0, 0) }],
        cuts: vec![Cut { at_us: -1, association: 1 }],
        ..incident()
    };
    expect![[r#"
        “mail[1].from”: there is no MTA “ROME”; there is PARIS, LONDON.
        “mail[1].every_s”: must be at least 1 where there is no `count`.
        “cuts[0].at_us”: must be from 0 to 86400000000 (whole microseconds).
    "#]]
    .assert_eq(&problems(&bad));
    let bad = Scenario {
        mail: vec![mail(LONDON, 0, 0, 0); 101],
        cuts: vec![Cut { at_us: 0, association: 1 }; 201],
        ..incident()
    };
    expect![[r#"
        “mail”: there are 101, and 100 at the most.
        “cuts”: there are 201, and 200 at the most.
    "#]]
    .assert_eq(&problems(&bad));
    let times = [i64::MIN, -1, 86_400_000_001, i64::MAX].map(|at_us| (at_us, 1));
    let text: String = [&times[..], &[(0, 0)]].concat().into_iter().map(cut_problems).collect();
    expect![[r#"
        “cuts[0].at_us”: must be from 0 to 86400000000 (whole microseconds).
        “cuts[0].at_us”: must be from 0 to 86400000000 (whole microseconds).
        “cuts[0].at_us”: must be from 0 to 86400000000 (whole microseconds).
        “cuts[0].at_us”: must be from 0 to 86400000000 (whole microseconds).
        “cuts[0].association”: associations are counted from 1.
    "#]]
    .assert_eq(&text);
}

fn cut_problems((at_us, association): (i64, u16)) -> String {
    let cuts = vec![Cut { at_us, association }];
    problems(&Scenario { cuts, ..incident() })
}

#[test]
fn a_cut_of_an_association_that_never_is_does_nothing() {
    let never = Cut { at_us: 9_000_000, association: u16::MAX };
    let mut scenario = incident();
    let hash = scenario.run().expect("it is the incident").hash();
    scenario.cuts.push(never);
    assert_eq!(scenario.run().expect("it is allowed").hash(), hash);
}

#[test]
fn mail_at_the_end_of_the_numbers_never_comes_and_does_no_harm() {
    let most = u32::MAX;
    let scenario = Scenario {
        mail: vec![mail(PARIS, most, most, most), mail(LONDON, 0, most, most)],
        ..incident()
    };
    let history = scenario.run().expect("it is allowed");
    assert_eq!(history.seek(usize::MAX).world().accepted(), 1);
}

#[test]
fn what_a_scenario_does_not_have_is_refused() {
    let unknown = [("thresold_messages", 5_u32)];
    let error = Parameters::deserialize(MapDeserializer::<_, Error>::new(unknown.into_iter()));
    assert!(error.expect_err("it has no such parameter").to_string().contains("thresold_messages"));
    let unknown = [("rule", "as-shiped")];
    let error = Scenario::deserialize(MapDeserializer::<_, Error>::new(unknown.into_iter()));
    expect!["rule must be one of as-shipped, initiator-decides, fresh-start, epoch, take-back, answer-anyway, answer-unless-giving, responder-answers, regenerate; or one of them with other columns: as-shipped:giving-mine; perhaps as-shipped was meant"]
        .assert_eq(&error.expect_err("there is no such rule").to_string());
}

/// Every parameter in turn at either end of its range, all others as they are or at that end too.
fn extremes() -> Vec<Scenario> {
    let mut all = Vec::new();
    for base in bases() {
        for end in [0, 1] {
            let mut together = base.clone();
            for parameter in &PARAMETERS {
                let mut alone = base.clone();
                let Kind::Number { least, most, .. } = parameter.kind else {
                    continue;
                };
                let value = [least, most][end].to_string();
                parameter.put(&mut alone, &value).expect("it is in its range");
                parameter.put(&mut together, &value).expect("it is in its range");
                all.push(alone);
            }
            all.push(Scenario { until_s: LONGEST_S, ..together });
        }
    }
    all
}

/// The incident, and one with mail and cuts all the time; the latter with transfers in full too.
fn bases() -> Vec<Scenario> {
    let often = (1..100).map(|n| Cut { at_us: n * 16_700_000, association: 1 + (n % 3) as u16 });
    let mut bases = Vec::new();
    for rule in RULES {
        bases.push(Scenario { rule, ..incident() });
        bases.push(Scenario {
            rule,
            mail: vec![mail(PARIS, 0, 11, 0), mail(LONDON, 0, 13, 0)],
            cuts: often.clone().collect(),
            ..incident()
        });
    }
    let transfers = Transfers::InFull;
    for dialogue_mode in [DialogueMode::TwoWayAlternate, DialogueMode::Monologue] {
        let parameters =
            Parameters { transfers, dialogue_mode, message_size_kb: 40, ..Parameters::default() };
        bases.push(Scenario { parameters, ..bases[1].clone() });
    }
    bases
}

#[test]
fn every_extreme_comes_to_an_end() {
    for scenario in extremes() {
        let see = see(&scenario);
        let history = scenario.run().unwrap_or_else(|problems| panic!("{see}: {problems:?}"));
        let steps = history.step_count();
        assert!(steps <= MOST_STEPS, "{steps} steps: {see}");
        assert_eq!(history.stop() == Stop::TooManySteps, steps == MOST_STEPS, "{see}");
        assert!(history.steps().all(|step| step.at_us <= scenario.until_us()), "{see}");
    }
}

#[test]
fn two_mtas_that_refuse_each_other_for_ever_come_to_an_end() {
    // Both close at once with mail waiting, both open at once, and with a limit of one each refuses
    // the other, thousands of times in a second.
    let link = "associations-per-peer=1&max-open-retries=0&recovery-timeout=1&message-size=1000\
                &latency=1&cut=10";
    let (link, problems) = read_link(link);
    assert_eq!(problems, []);
    let history = link.scenario.run().expect("it is allowed");
    assert!(history.step_count() < 10_000, "{} steps", history.step_count());
    assert_eq!(history.seek(usize::MAX).world().associations().len(), 1_000);
}

#[test]
fn more_than_a_run_can_carry_is_told_before_it_runs() {
    let burst = mail(PARIS, 0, 0, 10_000);
    let just = Scenario { mail: vec![burst.clone(); 20], ..incident() };
    assert_eq!(just.check(), Ok(()));
    let much = Scenario { mail: vec![burst; 21], ..incident() };
    let every_second = vec![mail(PARIS, 0, 1, 0); 3];
    let long = Scenario { mail: every_second, until_s: LONGEST_S, ..incident() };
    let late = Scenario { mail: vec![mail(PARIS, LONGEST_S, 0, 9_000); 100], ..incident() };
    assert_eq!(late.check(), Ok(()), "what comes after the end does not come");
    let between = ["PARIS", "LONDON"].map(str::to_owned);
    let link = LinkBetween { between, latency_ms: 1, bandwidth: Bandwidth::kb_per_s(1) };
    let links = Scenario { links: vec![link; 101], ..incident() };
    let named = Scenario { name: "lost-tum".to_owned(), ..incident() };
    let told = [much, long, links, named].map(|scenario| problems(&scenario)).concat();
    expect![[r#"
        “mail”: there are 210000 messages until the run ends, and 200000 at the most.
        “mail”: there are 259203 messages until the run ends, and 200000 at the most.
        “links”: there are 101, and 100 at the most.
        “name”: there is no scenario of that name; perhaps lost-turn was meant.
    "#]]
    .assert_eq(&told);
}
