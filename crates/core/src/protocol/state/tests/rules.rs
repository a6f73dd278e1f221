//! What every rule does differently from `as-shipped`, state by state and input by input.
//!
//! Each end of each rule is brought to each state as the rule itself would bring it there: a lost end
//! has the record that the rule keeps.

use expect_test::{Expect, expect};

use super::super::super::{
    AS_SHIPPED, Endpoint, Input, Kept, Pair, Pdu, RULES, Record, Recovery, Role, Rule, Settings,
    Surroundings, Turn, rule_named,
};
use super::super::{Asked, Giving, Holding, State, Waiting};
use super::notation::{input_text, message, outcome_text};
use super::{FREE, Mta, inputs, settings};
use crate::protocol::RequestPriority;

/// An end that has seen so many hand-overs, under a rule that counts them.
const SEEN: u32 = 2;

fn step(rule: Rule, role: Role, state: &State, input: Input) -> (State, String) {
    let settings = Settings { rule, ..settings() };
    let mail = Some(message(FREE));
    let mta = Mta { first_queued: mail, next_free: mail, accepts: true, has_received: false };
    let end = Endpoint { role, state: state.clone(), incoming: None };
    let result = end.step(input, &Surroundings { settings: &settings, mta: &mta });
    let text = outcome_text(&end, result.clone());
    (result.map_or(end.state, |step| step.state), text)
}

/// The open states of an end, and the lost and recovering ones that follow from each.
fn states(rule: Rule, role: Role) -> Vec<(String, State)> {
    let hand_overs = if rule.counts() { SEEN } else { 0 };
    let (priority, interrupted) = (RequestPriority::Normal, None);
    let open = [
        State::Holding(Holding { turn: Turn::given(hand_overs), request: None, failed: None }),
        State::Giving(Giving { interrupted, hand_overs }),
        State::Waiting(Waiting { interrupted, hand_overs }),
        State::Asked(Asked { priority, interrupted, hand_overs }),
    ];
    let mut states = Vec::new();
    for state in open {
        let name = format!("{:?}", state.name());
        let (lost, _) = step(rule, role, &state, Input::Loss);
        let reconnect = Input::Timeout(super::super::super::Timer::Reconnect);
        let (recovering, _) = step(rule, role, &lost, reconnect);
        states.push((name.clone(), state));
        states.push((format!("Lost in {name}"), lost));
        if role == Role::Initiator {
            states.push((format!("Recovering from a loss in {name}"), recovering));
        }
    }
    states
}

/// The inputs of the other tables, and what only a rule that counts would send.
fn all_inputs(rule: Rule) -> Vec<Input> {
    let pair = |hand_overs, holder| Some(Pair { hand_overs, holder });
    let mut inputs = inputs();
    if rule.counts() {
        for (hand_overs, holder) in
            [(1, Role::Initiator), (2, Role::Responder), (3, Role::Responder), (3, Role::Initiator)]
        {
            let pair = pair(hand_overs, holder);
            inputs.push(Input::Receive(Pdu::RtorqRecover { setting: holder, pair }));
            inputs.push(Input::Receive(Pdu::Rtoac { pair }));
        }
        inputs.push(Input::Receive(Pdu::Gtc { hand_overs: 3 }));
    }
    inputs
}

fn check(name: &str, expected: Expect) {
    let rule = rule_named(name).expect("a rule of that name");
    let mut lines: Vec<(String, Vec<&str>)> = Vec::new();
    for role in Role::BOTH {
        let word = ["initiator", "responder"][role as usize];
        let usual = states(AS_SHIPPED, role);
        for ((name, state), (_, usual)) in states(rule, role).into_iter().zip(usual) {
            for input in all_inputs(rule) {
                let (_, outcome) = step(rule, role, &state, input);
                if outcome == step(AS_SHIPPED, role, &usual, input).1 {
                    continue;
                }
                let line = format!("{name} | {} → {outcome}", input_text(input));
                match lines.iter_mut().find(|(text, _)| *text == line) {
                    Some((_, roles)) => roles.push(word),
                    None => lines.push((line, vec![word])),
                }
            }
        }
    }
    let text = |(line, roles): &(String, Vec<&str>)| format!("{}: {line}\n", roles.join(" and "));
    expected.assert_eq(&lines.iter().map(text).collect::<String>());
}

#[test]
fn as_shipped_differs_from_itself_in_nothing() {
    check("as-shipped", expect![[""]]);
}

#[test]
fn initiator_decides() {
    check(
        "initiator-decides",
        expect![[r#"
            initiator: Giving | loss → Recovery in 60 s; Reconnect in 10 s; Lost giving
            initiator and responder: Lost in Giving | Reconnect runs out → RTORQ recover (Initiator's); Recovering giving
            initiator: Recovering from a loss in Giving | RTOAC → transfer #1; Transfer in 24000 s; Sending #1
            initiator: Recovering from a loss in Giving | RTORJ rtsBusy → Reconnect in 10 s; Lost giving
            initiator: Recovering from a loss in Giving | loss → Reconnect in 10 s; Lost giving
            responder: Lost in Holding | RTORQ recover (Initiator's) → RTOAC; no Lifetime; PLEASE 2; Asked 2
            responder: Giving | loss → Recovery in 60 s; Lost giving
            responder: Lost in Giving | RTORQ recover (Responder's) → RTOAC; transfer #1; Transfer in 24000 s; Sending #1
            responder: Lost in Waiting | RTORQ recover (Responder's) → RTOAC; transfer #1; Transfer in 24000 s; Sending #1
            responder: Lost in Asked | RTORQ recover (Responder's) → RTOAC; transfer #1; Transfer in 24000 s; Sending #1
        "#]],
    );
}

#[test]
fn fresh_start() {
    check(
        "fresh-start",
        expect![[r#"
            initiator: Holding | loss → Recovery in 60 s; Reconnect in 10 s; Lost nothing
            initiator and responder: Lost in Holding | Reconnect runs out → RTORQ recover (Initiator's); Recovering nothing
            initiator: Recovering from a loss in Holding | RTORJ rtsBusy → Reconnect in 10 s; Lost nothing
            initiator: Recovering from a loss in Holding | loss → Reconnect in 10 s; Lost nothing
            initiator: Giving | loss → Recovery in 60 s; Reconnect in 10 s; Lost nothing
            initiator and responder: Lost in Giving | Reconnect runs out → RTORQ recover (Initiator's); Recovering nothing
            initiator: Recovering from a loss in Giving | RTOAC → transfer #1; Transfer in 24000 s; Sending #1
            initiator: Recovering from a loss in Giving | RTORJ rtsBusy → Reconnect in 10 s; Lost nothing
            initiator: Recovering from a loss in Giving | loss → Reconnect in 10 s; Lost nothing
            initiator: Waiting | loss → Recovery in 60 s; Reconnect in 10 s; Lost nothing
            initiator and responder: Lost in Waiting | Reconnect runs out → RTORQ recover (Initiator's); Recovering nothing
            initiator: Recovering from a loss in Waiting | RTOAC → transfer #1; Transfer in 24000 s; Sending #1
            initiator: Recovering from a loss in Waiting | RTORJ rtsBusy → Reconnect in 10 s; Lost nothing
            initiator: Recovering from a loss in Waiting | loss → Reconnect in 10 s; Lost nothing
            initiator: Asked | loss → Recovery in 60 s; Reconnect in 10 s; Lost nothing
            initiator and responder: Lost in Asked | Reconnect runs out → RTORQ recover (Initiator's); Recovering nothing
            initiator: Recovering from a loss in Asked | RTOAC → transfer #1; Transfer in 24000 s; Sending #1
            initiator: Recovering from a loss in Asked | RTORJ rtsBusy → Reconnect in 10 s; Lost nothing
            initiator: Recovering from a loss in Asked | loss → Reconnect in 10 s; Lost nothing
            responder: Holding | loss → Recovery in 60 s; Lost nothing
            responder: Lost in Holding | RTORQ recover (Initiator's) → RTOAC; no Lifetime; PLEASE 2; Asked 2
            responder: Lost in Holding | RTORQ recover (Responder's) → RTOAC; no Lifetime; PLEASE 2; Asked 2
            responder: Giving | loss → Recovery in 60 s; Lost nothing
            responder: Waiting | loss → Recovery in 60 s; Lost nothing
            responder: Asked | loss → Recovery in 60 s; Lost nothing
        "#]],
    );
}

#[test]
fn epoch() {
    check(
        "epoch",
        expect![[r#"
            initiator and responder: Holding | take mail → transfer #1; Transfer in 24000 s; Sending #1 after 2
            initiator and responder: Holding | give → GTC 3; Giving after 3
            initiator and responder: Holding | PLEASE 0 → remembered; GTC 3; Giving after 3
            initiator and responder: Holding | PLEASE 3 → remembered; GTC 3; Giving after 3
            initiator and responder: Holding | GTC → GTA; has it already; Holding
            initiator and responder: Holding | TransferInterval runs out → transfer #1; Transfer in 24000 s; Sending #1 after 2
            initiator: Holding | loss → Recovery in 60 s; Reconnect in 10 s; Lost mine after 2
            initiator: Lost in Holding | Reconnect runs out → RTORQ recover (2, Initiator's); Recovering mine after 2
            initiator: Recovering from a loss in Holding | RTOAC → transfer #1; Transfer in 24000 s; Sending #1 after 2
            initiator: Recovering from a loss in Holding | RTORJ rtsBusy → Reconnect in 10 s; Lost mine after 2
            initiator: Recovering from a loss in Holding | loss → Reconnect in 10 s; Lost mine after 2
            initiator: Recovering from a loss in Holding | RTOAC (1, Initiator's) → transfer #1; Transfer in 24000 s; Sending #1 after 2
            initiator: Recovering from a loss in Holding | RTOAC (2, Responder's) → transfer #1; Transfer in 24000 s; Sending #1 after 2
            initiator: Recovering from a loss in Holding | RTOAC (3, Responder's) → no Lifetime; PLEASE 2; Asked 2 after 3
            initiator: Recovering from a loss in Holding | RTOAC (3, Initiator's) → transfer #1; Transfer in 24000 s; Sending #1 after 3
            initiator and responder: Giving | GTA → no Lifetime; PLEASE 2; Asked 2 after 2
            initiator: Giving | loss → Recovery in 60 s; Reconnect in 10 s; Lost theirs after 2
            initiator: Lost in Giving | Reconnect runs out → RTORQ recover (2, Responder's); Recovering theirs after 2
            initiator: Recovering from a loss in Giving | RTOAC → no Lifetime; PLEASE 2; Asked 2 after 2
            initiator: Recovering from a loss in Giving | RTORJ rtsBusy → Reconnect in 10 s; Lost theirs after 2
            initiator: Recovering from a loss in Giving | loss → Reconnect in 10 s; Lost theirs after 2
            initiator: Recovering from a loss in Giving | RTOAC (1, Initiator's) → no Lifetime; PLEASE 2; Asked 2 after 2
            initiator: Recovering from a loss in Giving | RTOAC (2, Responder's) → no Lifetime; PLEASE 2; Asked 2 after 2
            initiator: Recovering from a loss in Giving | RTOAC (3, Responder's) → no Lifetime; PLEASE 2; Asked 2 after 3
            initiator: Recovering from a loss in Giving | RTOAC (3, Initiator's) → transfer #1; Transfer in 24000 s; Sending #1 after 3
            initiator and responder: Waiting | take mail → no Lifetime; PLEASE 2; Asked 2 after 2
            initiator and responder: Waiting | ask 3 → PLEASE 3; Asked 3 after 2
            initiator and responder: Waiting | Lifetime runs out → PLEASE 0; Asked 0 after 2
            initiator: Waiting | loss → Recovery in 60 s; Reconnect in 10 s; Lost theirs after 2
            initiator: Lost in Waiting | Reconnect runs out → RTORQ recover (2, Responder's); Recovering theirs after 2
            initiator: Recovering from a loss in Waiting | RTOAC → no Lifetime; PLEASE 2; Asked 2 after 2
            initiator: Recovering from a loss in Waiting | RTORJ rtsBusy → Reconnect in 10 s; Lost theirs after 2
            initiator: Recovering from a loss in Waiting | loss → Reconnect in 10 s; Lost theirs after 2
            initiator: Recovering from a loss in Waiting | RTOAC (1, Initiator's) → no Lifetime; PLEASE 2; Asked 2 after 2
            initiator: Recovering from a loss in Waiting | RTOAC (2, Responder's) → no Lifetime; PLEASE 2; Asked 2 after 2
            initiator: Recovering from a loss in Waiting | RTOAC (3, Responder's) → no Lifetime; PLEASE 2; Asked 2 after 3
            initiator: Recovering from a loss in Waiting | RTOAC (3, Initiator's) → transfer #1; Transfer in 24000 s; Sending #1 after 3
            initiator and responder: Asked | Regenerate runs out → new Turn; transfer #1; Transfer in 24000 s; Sending #1 after 2
            initiator and responder: Asked | Lifetime runs out → PLEASE 0; Asked 0 after 2
            initiator: Asked | loss → Recovery in 60 s; Reconnect in 10 s; Lost theirs after 2
            initiator: Lost in Asked | Reconnect runs out → RTORQ recover (2, Responder's); Recovering theirs after 2
            initiator: Recovering from a loss in Asked | RTOAC → no Lifetime; PLEASE 2; Asked 2 after 2
            initiator: Recovering from a loss in Asked | RTORJ rtsBusy → Reconnect in 10 s; Lost theirs after 2
            initiator: Recovering from a loss in Asked | loss → Reconnect in 10 s; Lost theirs after 2
            initiator: Recovering from a loss in Asked | RTOAC (1, Initiator's) → no Lifetime; PLEASE 2; Asked 2 after 2
            initiator: Recovering from a loss in Asked | RTOAC (2, Responder's) → no Lifetime; PLEASE 2; Asked 2 after 2
            initiator: Recovering from a loss in Asked | RTOAC (3, Responder's) → no Lifetime; PLEASE 2; Asked 2 after 3
            initiator: Recovering from a loss in Asked | RTOAC (3, Initiator's) → transfer #1; Transfer in 24000 s; Sending #1 after 3
            responder: Holding | loss → Recovery in 60 s; Lost mine after 2
            responder: Lost in Holding | RTORQ recover (Initiator's) → RTOAC (2, Responder's); transfer #1; Transfer in 24000 s; Sending #1 after 2
            responder: Lost in Holding | RTORQ recover (Responder's) → RTOAC (2, Responder's); transfer #1; Transfer in 24000 s; Sending #1 after 2
            responder: Lost in Holding | Reconnect runs out → RTORQ recover (2, Responder's); Recovering mine after 2
            responder: Lost in Holding | RTORQ recover (1, Initiator's) → RTOAC (2, Responder's); transfer #1; Transfer in 24000 s; Sending #1 after 2
            responder: Lost in Holding | RTORQ recover (2, Responder's) → RTOAC (2, Responder's); transfer #1; Transfer in 24000 s; Sending #1 after 2
            responder: Lost in Holding | RTORQ recover (3, Responder's) → RTOAC (3, Responder's); transfer #1; Transfer in 24000 s; Sending #1 after 3
            responder: Lost in Holding | RTORQ recover (3, Initiator's) → RTOAC (3, Initiator's); no Lifetime; PLEASE 2; Asked 2 after 3
            responder: Giving | loss → Recovery in 60 s; Lost theirs after 2
            responder: Lost in Giving | RTORQ recover (Initiator's) → RTOAC (2, Initiator's); no Lifetime; PLEASE 2; Asked 2 after 2
            responder: Lost in Giving | RTORQ recover (Responder's) → RTOAC (2, Initiator's); no Lifetime; PLEASE 2; Asked 2 after 2
            responder: Lost in Giving | Reconnect runs out → RTORQ recover (2, Initiator's); Recovering theirs after 2
            responder: Lost in Giving | RTORQ recover (1, Initiator's) → RTOAC (2, Initiator's); no Lifetime; PLEASE 2; Asked 2 after 2
            responder: Lost in Giving | RTORQ recover (2, Responder's) → RTOAC (2, Responder's); transfer #1; Transfer in 24000 s; Sending #1 after 2
            responder: Lost in Giving | RTORQ recover (3, Responder's) → RTOAC (3, Responder's); transfer #1; Transfer in 24000 s; Sending #1 after 3
            responder: Lost in Giving | RTORQ recover (3, Initiator's) → RTOAC (3, Initiator's); no Lifetime; PLEASE 2; Asked 2 after 3
            responder: Waiting | loss → Recovery in 60 s; Lost theirs after 2
            responder: Lost in Waiting | RTORQ recover (Initiator's) → RTOAC (2, Initiator's); no Lifetime; PLEASE 2; Asked 2 after 2
            responder: Lost in Waiting | RTORQ recover (Responder's) → RTOAC (2, Initiator's); no Lifetime; PLEASE 2; Asked 2 after 2
            responder: Lost in Waiting | Reconnect runs out → RTORQ recover (2, Initiator's); Recovering theirs after 2
            responder: Lost in Waiting | RTORQ recover (1, Initiator's) → RTOAC (2, Initiator's); no Lifetime; PLEASE 2; Asked 2 after 2
            responder: Lost in Waiting | RTORQ recover (2, Responder's) → RTOAC (2, Responder's); transfer #1; Transfer in 24000 s; Sending #1 after 2
            responder: Lost in Waiting | RTORQ recover (3, Responder's) → RTOAC (3, Responder's); transfer #1; Transfer in 24000 s; Sending #1 after 3
            responder: Lost in Waiting | RTORQ recover (3, Initiator's) → RTOAC (3, Initiator's); no Lifetime; PLEASE 2; Asked 2 after 3
            responder: Asked | loss → Recovery in 60 s; Lost theirs after 2
            responder: Lost in Asked | RTORQ recover (Initiator's) → RTOAC (2, Initiator's); no Lifetime; PLEASE 2; Asked 2 after 2
            responder: Lost in Asked | RTORQ recover (Responder's) → RTOAC (2, Initiator's); no Lifetime; PLEASE 2; Asked 2 after 2
            responder: Lost in Asked | Reconnect runs out → RTORQ recover (2, Initiator's); Recovering theirs after 2
            responder: Lost in Asked | RTORQ recover (1, Initiator's) → RTOAC (2, Initiator's); no Lifetime; PLEASE 2; Asked 2 after 2
            responder: Lost in Asked | RTORQ recover (2, Responder's) → RTOAC (2, Responder's); transfer #1; Transfer in 24000 s; Sending #1 after 2
            responder: Lost in Asked | RTORQ recover (3, Responder's) → RTOAC (3, Responder's); transfer #1; Transfer in 24000 s; Sending #1 after 3
            responder: Lost in Asked | RTORQ recover (3, Initiator's) → RTOAC (3, Initiator's); no Lifetime; PLEASE 2; Asked 2 after 3
        "#]],
    );
}

#[test]
fn take_back() {
    check(
        "take-back",
        expect![[r#"
            initiator: Giving | loss → Recovery in 60 s; Reconnect in 10 s; Lost mine
            initiator and responder: Lost in Giving | Reconnect runs out → RTORQ recover (Initiator's); Recovering mine
            initiator: Recovering from a loss in Giving | RTOAC → transfer #1; Transfer in 24000 s; Sending #1
            initiator: Recovering from a loss in Giving | RTORJ rtsBusy → Reconnect in 10 s; Lost mine
            initiator: Recovering from a loss in Giving | loss → Reconnect in 10 s; Lost mine
            responder: Giving | loss → Recovery in 60 s; Lost mine
            responder: Lost in Giving | RTORQ recover (Initiator's) → RTOAC; transfer #1; Transfer in 24000 s; Sending #1
            responder: Lost in Giving | RTORQ recover (Responder's) → RTOAC; transfer #1; Transfer in 24000 s; Sending #1
        "#]],
    );
}

#[test]
fn answer_anyway() {
    check(
        "answer-anyway",
        expect![[r#"
        initiator and responder: Giving | PLEASE 0 → answered; GTC
        initiator and responder: Giving | PLEASE 3 → answered; GTC
        initiator and responder: Waiting | PLEASE 0 → answered; GTC; Giving
        initiator and responder: Waiting | PLEASE 3 → answered; GTC; Giving
        initiator and responder: Asked | PLEASE 0 → answered; GTC; Giving
        initiator and responder: Asked | PLEASE 3 → answered; GTC; Giving
    "#]],
    );
}

#[test]
fn answer_unless_giving() {
    check(
        "answer-unless-giving",
        expect![[r#"
        initiator and responder: Waiting | PLEASE 0 → answered; GTC; Giving
        initiator and responder: Waiting | PLEASE 3 → answered; GTC; Giving
        initiator and responder: Asked | PLEASE 0 → answered; GTC; Giving
        initiator and responder: Asked | PLEASE 3 → answered; GTC; Giving
    "#]],
    );
}

#[test]
fn responder_answers() {
    check(
        "responder-answers",
        expect![[r#"
        responder: Waiting | PLEASE 0 → answered; GTC; Giving
        responder: Waiting | PLEASE 3 → answered; GTC; Giving
        responder: Asked | PLEASE 0 → answered; GTC; Giving
        responder: Asked | PLEASE 3 → answered; GTC; Giving
    "#]],
    );
}

#[test]
fn regenerate() {
    check(
        "regenerate",
        expect![[r#"
            initiator: Giving | GTA → no Lifetime; PLEASE 2; Regenerate in 30 s; Asked 2
            initiator: Recovering from a loss in Giving | RTOAC → no Lifetime; PLEASE 2; Regenerate in 30 s; Asked 2
            initiator: Waiting | take mail → no Lifetime; PLEASE 2; Regenerate in 30 s; Asked 2
            initiator: Waiting | ask 3 → PLEASE 3; Regenerate in 30 s; Asked 3
            initiator: Waiting | Lifetime runs out → PLEASE 0; Regenerate in 30 s; Asked 0
            initiator: Recovering from a loss in Waiting | RTOAC → no Lifetime; PLEASE 2; Regenerate in 30 s; Asked 2
            initiator: Recovering from a loss in Asked | RTOAC → no Lifetime; PLEASE 2; Regenerate in 30 s; Asked 2
        "#]],
    );
}

#[test]
fn every_rule_has_its_table() {
    assert_eq!(RULES.len(), 9, "a tenth rule wants a test here");
}

/// A rule that no name stands for, and what an end of it says to one input in one state.
fn comes_to(rule: Rule, role: Role, state: &State, input: Input) -> String {
    step(rule, role, state, input).1
}

fn lost(rule: Rule, role: Role, state: &State) -> State {
    step(rule, role, state, Input::Loss).0
}

fn holding(hand_overs: u32) -> State {
    State::Holding(Holding { turn: Turn::given(hand_overs), request: None, failed: None })
}

fn asked(hand_overs: u32) -> State {
    State::Asked(Asked { priority: RequestPriority::Normal, interrupted: None, hand_overs })
}

fn waiting(hand_overs: u32) -> State {
    State::Waiting(Waiting { interrupted: None, hand_overs })
}

const GREATER: Rule = Rule { recovery: Recovery::GreaterPair, ..AS_SHIPPED };

#[test]
fn a_pair_is_its_holder_where_each_end_goes_by_its_own_record() {
    let rule = Rule { holding: Kept::Pair, waiting: Kept::Pair, ..AS_SHIPPED };
    let recover = Input::Receive(Pdu::RtorqRecover { setting: Role::Initiator, pair: None });
    let outcome =
        |state| comes_to(rule, Role::Responder, &lost(rule, Role::Responder, &state), recover);
    assert!(outcome(holding(0)).ends_with("Sending #1"));
    assert!(outcome(waiting(0)).ends_with("Asked 2"));
}

#[test]
fn a_pair_travels_only_where_the_greater_one_decides() {
    let rule = Rule { holding: Kept::Pair, ..AS_SHIPPED };
    let reconnect = Input::Timeout(super::super::super::Timer::Reconnect);
    let sent = |rule| {
        comes_to(rule, Role::Initiator, &lost(rule, Role::Initiator, &holding(0)), reconnect)
    };
    assert_eq!(sent(rule), "RTORQ recover (Initiator's); Recovering mine after 0");
    let counting = Rule { recovery: Recovery::GreaterPair, ..rule };
    assert_eq!(sent(counting), "RTORQ recover (0, Initiator's); Recovering mine after 0");
}

#[test]
fn the_token_setting_never_contradicts_a_rule_by_which_the_turn_is_the_initiators() {
    let rule = Rule { recovery: Recovery::Initiator, ..AS_SHIPPED };
    for record in [Record::Mine, Record::Giving, Record::Theirs, Record::Nothing] {
        assert_eq!(rule.token_setting(record), Role::Initiator);
    }
}

#[test]
fn where_neither_has_a_pair_the_token_setting_decides() {
    let rule = Rule { giving: Kept::Giving, ..GREATER };
    assert_eq!(rule.token_setting(Record::Giving), Role::Initiator);
    assert_eq!(rule.token_setting(Record::Theirs), Role::Responder);
    let outcome = rule.outcome(Role::Responder, Record::Mine, Role::Initiator, None);
    assert_eq!(outcome, Pair { hand_overs: 0, holder: Role::Initiator });
}

#[test]
fn the_pair_of_one_end_alone_is_right() {
    let rule = Rule { waiting: Kept::Pair, ..GREATER };
    let pair = Pair { hand_overs: 3, holder: Role::Responder };
    let outcome = |record, peers| rule.outcome(Role::Responder, record, Role::Initiator, peers);
    assert_eq!(outcome(Record::Mine, Some(pair)), pair);
    assert_eq!(outcome(Record::Pair { mine: true, hand_overs: 3 }, None), pair);
}

#[test]
fn of_two_pairs_after_the_same_number_the_initiators_stands() {
    let pair = |holder| Pair { hand_overs: 2, holder };
    let record = Record::Pair { mine: true, hand_overs: 2 };
    let outcome =
        |role: Role| GREATER.outcome(role, record, Role::Responder, Some(pair(role.other())));
    assert_eq!(outcome(Role::Initiator), pair(Role::Initiator));
    assert_eq!(outcome(Role::Responder), pair(Role::Initiator));
}

#[test]
fn the_number_of_hand_overs_outlives_a_turn_that_is_made_or_pretended() {
    let rule = Rule {
        regenerates: true,
        answers_waiting: super::super::super::Answers::Either,
        ..GREATER
    };
    let timeout = Input::Timeout(super::super::super::Timer::Regenerate);
    let made = comes_to(rule, Role::Initiator, &asked(2), timeout);
    assert!(made.ends_with("Sending #1 after 2"), "{made}");
    let please = Input::Receive(Pdu::Please(RequestPriority::Normal));
    let pretended = comes_to(rule, Role::Responder, &asked(2), please);
    assert!(pretended.ends_with("GTC 3; Giving after 3"), "{pretended}");
}

#[test]
fn a_turn_that_comes_where_one_is_already_brings_its_number() {
    let outcome =
        comes_to(GREATER, Role::Responder, &holding(5), Input::Receive(Pdu::Gtc { hand_overs: 3 }));
    assert!(outcome.contains("has it already") && outcome.contains("after 3"), "{outcome}");
}
