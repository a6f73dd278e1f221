//! An explicit order of actions in place of the clock.

mod common;

use common::{incident, scenario};
use expect_test::expect;
use turnlab_core::run::TurnAnomalyKind;
use turnlab_core::scenario::{MOST_ORDERED, Scenario, ScriptStep, read_file, read_link};
use turnlab_core::world::Action;

/// The incident in nine actions, three of them the opening.
const LOST: &str = "s=lost-turn&order=open:PARIS,to:LONDON,to:PARIS,mail:LONDON,to:PARIS,cut,\
                    reconnect:PARIS,to:LONDON,to:PARIS";

#[test]
fn the_clock_has_no_say() {
    let ordered = scenario(LOST);
    assert_eq!(ordered.cuts, incident().cuts, "what has a time is put aside, not thrown away");
    let history = ordered.run().expect("it can be run");
    let times: Vec<i64> = history.steps().map(|step| step.at_us / 1_000_000).collect();
    assert_eq!(times, [0, 1, 2, 3, 4, 5, 6, 7, 8]);
    assert_eq!(ordered.until_us(), 9_000_000);
    let anomalies = history.turn_anomalies();
    assert_eq!(anomalies.len(), 1);
    assert_eq!((anomalies[0].kind, anomalies[0].from_us), (TurnAnomalyKind::Lost, 5_000_000));
}

#[test]
fn an_arrival_has_the_sending_as_its_cause() {
    let history = scenario(LOST).run().expect("it can be run");
    for (index, step) in history.steps().enumerate() {
        let is_arrival = matches!(step.action, Action::Deliver { .. });
        assert_eq!(step.cause.is_some(), is_arrival, "step {index}");
        assert!(step.cause.is_none_or(|cause| cause.index() < index));
    }
}

/// A PDU is on its way until its arrival, and one that is lost was half way.
#[test]
fn passages_follow_the_order() {
    let history = scenario(LOST).run().expect("it can be run");
    let times: Vec<_> = history
        .passages()
        .iter()
        .map(|passage| (passage.leaves_us / 1_000_000, passage.arrives_us / 1_000_000))
        .collect();
    assert_eq!(times[..4], [(0, 1), (1, 2), (3, 4), (4, 6)]);
}

#[test]
fn what_is_not_possible_does_not_happen() {
    let link = "s=lost-turn&order=cut,to:PARIS,reconnect:LONDON,mail:PARIS,cut:7,to:LONDON:3,\
                regenerate:PARIS:2,to:LONDON";
    let history = scenario(link).run().expect("it can be run");
    let times: Vec<i64> = history.steps().map(|step| step.at_us / 1_000_000).collect();
    assert_eq!(times, [3, 7]);
}

#[test]
fn seeking_is_replaying() {
    let history = scenario(LOST).run().expect("it can be run");
    for steps in 0..=history.step_count() {
        assert_eq!(history.seek(steps).steps(), steps);
    }
}

#[test]
fn words_and_back() {
    for text in [
        "open:PARIS",
        "open:PARIS:ROME",
        "mail:LONDON",
        "mail:LONDON:ROME",
        "to:PARIS",
        "to:PARIS:2",
        "cut",
        "cut:3",
        "stop:PARIS",
        "start:PARIS",
        "reconnect:PARIS",
        "request-repeat:LONDON:2",
        "regenerate:PARIS",
        "lifetime:PARIS",
        "disconnect:PARIS",
        "recovery:LONDON",
        "open-retry:PARIS:4",
        "transfer:PARIS",
        "transfer-interval:PARIS",
    ] {
        let read: ScriptStep = text.parse().expect(text);
        assert_eq!(read.to_string(), text);
    }
}

#[test]
fn bad_orders_in_links() {
    let mut told = String::new();
    for order in [
        "",
        "to",
        "to:",
        "to:PARIS:0",
        "to:PARIS:x",
        "to:PARIS:70000",
        "to:PARIS:1:2",
        "cut:PARIS",
        "cut:1:2",
        "stop",
        "fly:PARIS",
        "recconect:PARIS",
        "to:PRAIS",
        "mail:PARIS:ROME",
    ] {
        let (link, problems) = read_link(&format!("s=lost-turn&order={order}&at=0"));
        assert!(link.scenario.order.is_empty(), "{order}");
        told += &format!("{}\n", problems.iter().map(ToString::to_string).collect::<String>());
    }
    expect![[r#"
        “order”: nothing is called “”; it is open, mail, to, cut, stop, start or a timer.
        “order”: “to” does not say at which MTA; it would be to:PARIS.
        “order”: “to:” does not say at which MTA; it would be to:PARIS.
        “order”: “to:PARIS:0” must end with the number of an association, from 1.
        “order”: “to:PARIS:x” must end with the number of an association, from 1.
        “order”: “to:PARIS:70000” must end with the number of an association, from 1.
        “order”: “to:PARIS:1:2” has too many parts.
        “order”: “cut:PARIS” must end with the number of an association, from 1.
        “order”: “cut:1:2” has too many parts.
        “order”: “stop” does not say at which MTA; it would be stop:PARIS.
        “order”: nothing is called “fly”; it is open, mail, to, cut, stop, start or a timer.
        “order”: nothing is called “recconect”; perhaps reconnect was meant.
        “order[0]”: there is no MTA “PRAIS”; perhaps PARIS was meant.
        “order[0]”: there is no MTA “ROME”; there is PARIS, LONDON.
    "#]]
    .assert_eq(&told);
}

#[test]
fn bad_orders_in_files() {
    let file = "order = [\"open:PARIS\", \"to:LODNON\"]\n";
    let problems = read_file(file).expect_err("LODNON is no MTA");
    expect![[r#"
        line 1, column 24, “order[1]”: there is no MTA “LODNON”; perhaps LONDON was meant.
    "#]]
    .assert_eq(&problems.iter().map(|p| format!("{p}\n")).collect::<String>());
    let problems = read_file("order = [\"to:LONDON\", \"jump\"]\n").expect_err("nobody jumps");
    expect![[r#"
        line 1, column 23, “order[1]”: nothing is called “jump”; it is open, mail, to, cut, stop, start or a timer.
    "#]]
    .assert_eq(&problems.iter().map(|p| format!("{p}\n")).collect::<String>());
    let problems = read_file("order = [7]\n").expect_err("7 is no word");
    expect![[r#"
        line 1, column 10, “order[0]”: must be an action such as “to:LONDON”, not 7.
    "#]]
    .assert_eq(&problems.iter().map(|p| format!("{p}\n")).collect::<String>());
}

#[test]
fn an_order_that_is_too_long_is_not_run() {
    let cut = ScriptStep::Cut { association: 1 };
    let long = Scenario { order: vec![cut; MOST_ORDERED + 1], ..incident() };
    let problems = long.run().expect_err("it is too long");
    expect![[r#"
        “order”: there are 2001, and 2000 at the most.
    "#]]
    .assert_eq(&problems.iter().map(|p| format!("{p}\n")).collect::<String>());
}

/// No timer runs out by itself, so none has a time.
#[test]
fn timers_have_no_deadlines() {
    use turnlab_core::protocol::{Role, Timer};
    use turnlab_core::world::AssociationId;
    let history = scenario(LOST).run().expect("it can be run");
    for steps in 0..=history.step_count() {
        for timer in Timer::ALL {
            let run = history.seek(steps);
            assert_eq!(run.deadline_us(AssociationId(0), Role::Initiator, timer), None);
        }
    }
}

/// Whatever the names are made of, an order survives a link.
#[test]
fn odd_names_survive_a_link() {
    use turnlab_core::scenario::{Link, write_link};
    let mtas = vec!["a,b%2C+ c".to_owned(), "“ü”,=;/".to_owned()];
    let order = ["open:a,b%2C+ c", "to:“ü”,=;/", "to:a,b%2C+ c", "mail:“ü”,=;/", "cut"];
    let order = order.map(|text| text.parse().expect(text)).to_vec();
    let scenario = Scenario { mtas, order, mail: Vec::new(), ..incident() };
    let (read, problems) = read_link(&write_link(&Link { scenario: scenario.clone(), at_us: 0 }));
    assert_eq!((read.scenario, problems), (scenario, Vec::new()));
}
