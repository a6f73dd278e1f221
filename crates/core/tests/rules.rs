//! The rules in whole runs: for each, the shortest run in which it differs from `as-shipped`, and how
//! often one cut loses the Turn or makes two.

use expect_test::expect;
use turnlab_core::protocol::{Event, RULES, Role, StateName};
use turnlab_core::run::{History, TimedStep, TurnAnomaly, TurnAnomalyKind};
use turnlab_core::scenario::{read_link, seconds_text};
use turnlab_core::world::Effect;

fn run(link: &str) -> History {
    let (link, problems) = read_link(link);
    assert!(problems.is_empty(), "{problems:?}");
    link.scenario.run().expect("a link holds nothing that is out of range")
}

fn anomalies_text(history: &History) -> String {
    let text = |anomaly: &TurnAnomaly| {
        let to = anomaly.to_us.map_or("the end".to_owned(), seconds_text);
        format!("{:?} {}–{to}", anomaly.kind, seconds_text(anomaly.from_us))
    };
    let told: Vec<String> = history.turn_anomalies().iter().map(text).collect();
    if told.is_empty() { "as it should be".to_owned() } else { told.join(", ") }
}

/// When LONDON's message, the second of all, is delivered.
fn londons_message(history: &History) -> String {
    let delivered = history.all_effects().find_map(|(_, at_us, effect)| match effect {
        Effect::Delivered { message, again: false, .. } if message.0 == 1 => Some(at_us),
        _ => None,
    });
    delivered.map_or("never".to_owned(), seconds_text)
}

#[test]
fn the_incident_under_every_rule() {
    let told = RULES.iter().map(|rule| {
        let history = run(&format!("s=lost-turn&rule={}&until=120", rule.name));
        let (turn, mail) = (anomalies_text(&history), londons_message(&history));
        format!("{}: the Turn {turn}; LONDON's message {mail}\n", rule.name)
    });
    expect![[r#"
        as-shipped: the Turn Lost 8.375–the end; LONDON's message never
        initiator-decides: the Turn as it should be; LONDON's message 20.875
        fresh-start: the Turn as it should be; LONDON's message 20.875
        epoch: the Turn as it should be; LONDON's message 20.375
        take-back: the Turn as it should be; LONDON's message 20.875
        answer-anyway: the Turn Lost 8.375–19.125; LONDON's message 20.875
        answer-unless-giving: the Turn Lost 8.375–19.125; LONDON's message 20.875
        responder-answers: the Turn Lost 8.375–30.5; LONDON's message 34.5
        regenerate: the Turn Lost 8.375–60; LONDON's message never
    "#]]
    .assert_eq(&told.collect::<String>());
}

/// What may bring out a difference, the shortest runs first.
fn candidates() -> Vec<String> {
    let mut all = Vec::new();
    for more in ["", "&request-repeat=1"] {
        for size in ["", "&message-size=400"] {
            let cuts = ["none", "8.375", "8.6", "9.9", "12"];
            all.extend(cuts.map(|cut| format!("cut={cut}{size}{more}")));
        }
    }
    all
}

/// What becomes of the ends in each step: what travels is only how they come to it.
fn course(link: &str) -> Vec<(i64, String)> {
    let history = run(&format!("{link}&until=180"));
    let told = |(step, effects): (TimedStep, &[Effect])| {
        let entered = effects.iter().filter_map(|effect| match effect {
            Effect::Entered { end, state, .. } => Some(format!("{end:?} {state:?}")),
            Effect::Delivered { message, .. } => Some(format!("#{} delivered", message.number())),
            _ => None,
        });
        (step.at_us, entered.collect::<Vec<_>>().join(", "))
    };
    history.told().map(told).collect()
}

/// The shortest run in which `rule` differs from `other`, and what both do where they part.
fn parting(rule: &str, other: &str) -> String {
    let parts = candidates().into_iter().filter_map(|link| {
        let [with, without] = [rule, other].map(|rule| course(&format!("{link}&rule={rule}")));
        let at = with.iter().zip(&without).position(|(with, without)| with != without)?;
        Some((at, link, with[at].clone(), without[at].clone()))
    });
    let Some((_, link, with, without)) = parts.min_by_key(|&(steps, ..)| steps) else {
        return format!("{rule} is like {other}\n");
    };
    let text = |(at_us, what): (i64, String)| match what.is_empty() {
        true => format!("{} nothing", seconds_text(at_us)),
        false => format!("{} {what}", seconds_text(at_us)),
    };
    format!("{rule}: {} where {other}: {} in {link}\n", text(with), text(without))
}

#[test]
fn where_each_rule_parts_from_as_shipped() {
    let told = RULES.iter().map(|rule| parting(rule.name, "as-shipped"));
    expect![[r#"
        as-shipped is like as-shipped
        initiator-decides: 18.875 Initiator Holding where as-shipped: 18.875 Initiator Waiting in cut=8.375
        fresh-start: 18.875 Initiator Holding where as-shipped: 18.875 Initiator Waiting in cut=8.375
        epoch: 18.625 Responder Sending where as-shipped: 18.625 Responder Asked in cut=8.375
        take-back: 18.875 Initiator Holding where as-shipped: 18.875 Initiator Waiting in cut=8.375
        answer-anyway: 18.875 Initiator Giving where as-shipped: 18.875 nothing in cut=8.375
        answer-unless-giving: 18.875 Initiator Giving where as-shipped: 18.875 nothing in cut=8.375
        responder-answers: 30.25 Responder Giving where as-shipped: 30.25 nothing in cut=8.375
        regenerate: 81.5 Initiator Sending where as-shipped: 90 nothing in cut=none&message-size=400
    "#]].assert_eq(&told.collect::<String>());
}

#[test]
fn where_rules_that_are_alike_part() {
    let pairs = [
        ("fresh-start", "initiator-decides"),
        ("epoch", "initiator-decides"),
        ("take-back", "initiator-decides"),
        ("answer-anyway", "answer-unless-giving"),
        ("responder-answers", "answer-unless-giving"),
    ];
    let told = pairs.map(|(rule, other)| parting(rule, other));
    expect![[r#"
        fresh-start: 20.15 Responder Asked where initiator-decides: 20.15 Responder Sending in cut=9.9
        epoch: 18.625 Responder Sending where initiator-decides: 18.625 Responder Asked in cut=8.375
        take-back: 18.85 Responder Sending where initiator-decides: 18.85 Responder Asked in cut=8.6
        answer-anyway: 51.5 nothing where answer-unless-giving: 51.5 Initiator Asked in cut=none&message-size=400&request-repeat=1
        responder-answers: 18.875 nothing where answer-unless-giving: 18.875 Initiator Giving in cut=8.375
    "#]].assert_eq(&told.concat());
}

#[test]
fn take_back_makes_two_where_only_the_acknowledgement_is_lost() {
    let link = "s=lost-turn&cut=8.6&until=60";
    assert_eq!(anomalies_text(&run(link)), "as it should be");
    let history = run(&format!("{link}&rule=take-back"));
    assert!(
        history.turn_anomalies().iter().any(|anomaly| anomaly.kind == TurnAnomalyKind::Doubled)
    );
}

#[test]
fn regenerate_makes_two_where_the_holder_is_only_slow() {
    let link = "s=lost-turn&cut=none&message-size=400&until=200";
    assert_eq!(anomalies_text(&run(link)), "as it should be");
    let history = run(&format!("{link}&rule=regenerate"));
    let made = history.all_effects().any(|(_, _, effect)| {
        matches!(effect, Effect::Did { end: Role::Initiator, event: Event::TurnRegenerated, .. })
    });
    assert!(made, "PARIS waits for ever");
    let told = |event| {
        let effects = history.all_effects();
        effects.filter(|(.., e)| matches!(e, Effect::Did { event: e, .. } if *e == event)).count()
    };
    assert!(told(Event::TurnHadAlready) > 0, "LONDON gives PARIS the old Turn as well");
    assert!(
        history.turn_anomalies().iter().any(|anomaly| anomaly.kind == TurnAnomalyKind::Doubled)
    );
}

#[test]
fn fresh_start_takes_the_turn_from_a_responder_that_has_it() {
    let holder = |rule: &str| {
        let history = run(&format!("s=lost-turn&cut=12&until=28&rule={rule}"));
        let last = history.all_effects().filter_map(|(_, _, effect)| match effect {
            Effect::Entered { end, state: StateName::Holding, .. } => Some(end),
            _ => None,
        });
        last.last()
    };
    assert_eq!(holder("as-shipped"), Some(Role::Responder));
    assert_eq!(holder("fresh-start"), Some(Role::Initiator));
}

#[test]
fn epoch_gives_the_turn_to_whom_it_was_on_its_way() {
    let first_holder_after = |rule: &str| {
        let history = run(&format!("s=lost-turn&until=29&rule={rule}"));
        history.all_effects().find_map(|(_, at_us, effect)| match effect {
            Effect::Entered { end, state, .. } if at_us > 8_375_000 && state.holds() => Some(end),
            _ => None,
        })
    };
    assert_eq!(first_holder_after("epoch"), Some(Role::Responder));
    assert_eq!(first_holder_after("initiator-decides"), Some(Role::Initiator));
    assert_eq!(first_holder_after("as-shipped"), None);
}

/// One cut, every 50 ms of the first 40 s: at how many of them the Turn is lost, and at how many there
/// are two. What no single cut does, two may: that is for a search to say.
#[test]
fn one_cut_under_every_rule() {
    let mut told = String::new();
    for repeat in [0, 2] {
        for rule in RULES {
            let (mut lost, mut doubled) = (0, 0);
            for step in 0..800 {
                let at = seconds_text(step * 50_000 + 10_000);
                let link = format!("cut={at}&rule={}&request-repeat={repeat}&until=120", rule.name);
                let kinds: Vec<_> = run(&link).turn_anomalies().iter().map(|s| s.kind).collect();
                lost += u32::from(kinds.contains(&TurnAnomalyKind::Lost));
                doubled += u32::from(kinds.contains(&TurnAnomalyKind::Doubled));
            }
            told += &format!("{}, repeat {repeat}: lost {lost}, doubled {doubled}\n", rule.name);
        }
    }
    expect![[r#"
        as-shipped, repeat 0: lost 10, doubled 0
        initiator-decides, repeat 0: lost 0, doubled 0
        fresh-start, repeat 0: lost 0, doubled 0
        epoch, repeat 0: lost 0, doubled 0
        take-back, repeat 0: lost 0, doubled 10
        answer-anyway, repeat 0: lost 10, doubled 0
        answer-unless-giving, repeat 0: lost 10, doubled 0
        responder-answers, repeat 0: lost 10, doubled 0
        regenerate, repeat 0: lost 10, doubled 0
        as-shipped, repeat 2: lost 10, doubled 0
        initiator-decides, repeat 2: lost 0, doubled 0
        fresh-start, repeat 2: lost 0, doubled 0
        epoch, repeat 2: lost 0, doubled 0
        take-back, repeat 2: lost 0, doubled 10
        answer-anyway, repeat 2: lost 10, doubled 0
        answer-unless-giving, repeat 2: lost 10, doubled 0
        responder-answers, repeat 2: lost 10, doubled 0
        regenerate, repeat 2: lost 10, doubled 0
    "#]]
    .assert_eq(&told);
}
