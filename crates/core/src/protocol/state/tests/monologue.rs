//! Monologue: what is done differently where only the initiator ever sends, state by state.

use expect_test::{Expect, expect};

use super::super::super::{DialogueMode, Interrupted, Outgoing, Record, Role, Settings, Turn};
use super::super::{
    Closed, Closing, Holding, Idle, Lost, Opening, Recovering, Sending, State, Waiting,
};
use super::notation::{input_text, message};
use super::{INITIATOR, OWN, RESPONDER, Tried, inputs, outcomes, settings};

fn monologue() -> Settings {
    Settings { dialogue_mode: DialogueMode::Monologue, ..settings() }
}

/// What differs from two-way alternate, as in the other tables.
fn check(state: State, roles: &[Role], expected: Expect) {
    let usual = Tried { settings: settings(), state, incoming: None };
    let tried = Tried { settings: monologue(), ..usual.clone() };
    let mut told = String::new();
    for input in inputs() {
        let outcome = outcomes(&tried, roles, input);
        if outcome != outcomes(&usual, roles, input) {
            for (label, outcome) in outcome {
                told += &format!("{}{label} → {outcome}\n", input_text(input));
            }
        }
    }
    expected.assert_eq(&told);
}

fn outgoing() -> Outgoing {
    Outgoing { message: message(OWN), failures: 0, sent: 0, confirmed: 0 }
}

#[test]
fn whatever_initial_turn_says_it_is_the_initiators() {
    check(
        State::Idle(Idle { refusals: 0 }),
        RESPONDER,
        expect![[r#"
        open → RTORQ open monologue; Opening, 0 refused
        RTORQ open → RTORJ unacceptableDialogueMode
        RTORQ open monologue [room] → RTOAC; Waiting
        RTORQ open monologue [at the limit] → RTORJ rtsBusy
        Reconnect runs out → RTORQ open monologue; Opening, 0 refused
        OpenRetry runs out → RTORQ open monologue; Opening, 0 refused
    "#]],
    );
    check(
        State::Opening(Opening { refusals: 0 }),
        INITIATOR,
        expect![[r#"
        RTOAC [no mail or all carried] → Lifetime in 300 s; Holding
        RTOAC [mail] → transfer #1; Transfer in 24000 s; Sending #1
    "#]],
    );
}

#[test]
fn the_initiator_sends_and_gives_to_nobody() {
    let turn = || Turn::given(0);
    let holding = Holding { turn: turn(), request: None, failed: None };
    check(
        State::Holding(holding),
        INITIATOR,
        expect![[r#"
        ask 3 → refused: Monologue
        give → refused: Monologue
        PLEASE 0 → violation: RTAB protocolError; Closed
        PLEASE 3 → violation: RTAB protocolError; Closed
        GTC → violation: RTAB protocolError; Closed
        GTA → violation: RTAB protocolError; Closed
    "#]],
    );
    let sending = Sending { turn: turn(), outgoing: outgoing(), request: None };
    check(
        State::Sending(sending),
        INITIATOR,
        expect![[r#"
        ask 3 → refused: Monologue
        give → refused: Monologue
        PLEASE 0 → violation: RTAB protocolError; Closed
        PLEASE 3 → violation: RTAB protocolError; Closed
        GTC → violation: RTAB protocolError; Closed
        GTA → violation: RTAB protocolError; Closed
    "#]],
    );
}

#[test]
fn the_responder_waits_with_mail_or_without() {
    let waiting = Waiting { interrupted: None, hand_overs: 0 };
    check(
        State::Waiting(waiting),
        RESPONDER,
        expect![[r#"
        take mail → nothing
        ask 3 → refused: Monologue
        give → refused: Monologue
        PLEASE 0 → violation: RTAB protocolError; Closed
        PLEASE 3 → violation: RTAB protocolError; Closed
        GTC → violation: RTAB protocolError; Closed
        GTA → violation: RTAB protocolError; Closed
    "#]],
    );
}

#[test]
fn a_recovery_is_the_same_but_nobody_asks() {
    let interrupted = Some(Interrupted::untouched(message(OWN)));
    let recovering = Recovering { record: Record::Mine, interrupted };
    check(State::Recovering(recovering), INITIATOR, expect![[""]]);
    let lost = Lost { record: Record::Theirs, interrupted: None };
    check(
        State::Lost(lost),
        RESPONDER,
        expect![[r#"
            RTORQ recover (Initiator's) → RTOAC; Waiting
            RTORQ recover (Responder's) → RTOAC; Waiting
        "#]],
    );
}

#[test]
fn closing_is_the_same() {
    check(State::Closing(Closing), INITIATOR, expect![[""]]);
    check(State::Closed(Closed), INITIATOR, expect![[""]]);
}
