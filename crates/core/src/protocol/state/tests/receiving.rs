//! The end that an activity goes to: what it makes of each PDU of it, whatever it believes about the
//! Turn.

use expect_test::expect;

use super::super::super::{
    AbortReason, Endpoint, FRESH_START, Incoming, Input, MessageId, Outgoing, Output, Pdu, RULES,
    Record, Rejection, RequestPriority, Role, Rule, Settings, Surroundings, Timer, Turn,
};
use super::super::{Asked, Giving, Holding, Lost, Sending, State, Waiting};
use super::notation::{message, outcome_text};
use super::{BOTH, FOREIGN, NO_MAIL, OWN, RESPONDER, Tried, check_inputs, settings};

const MESSAGE: MessageId = MessageId(FOREIGN);

fn incoming(serial: u32, paused: bool) -> Option<Incoming> {
    Some(Incoming { message: MESSAGE, serial, attempt: 0, paused })
}

fn waiting(incoming: Option<Incoming>) -> Tried {
    let state = State::Waiting(Waiting { interrupted: None, hand_overs: 0 });
    Tried { settings: settings(), state, incoming }
}

/// Every PDU of an activity, with the fields that matter behind two checkpoints.
fn pdus() -> Vec<Pdu> {
    let resume = |confirmed| Pdu::ActivityResume { message: MESSAGE, confirmed, attempt: 1 };
    let sync = |serial| Pdu::MinorSync { message: MESSAGE, serial };
    vec![
        Pdu::ActivityStart { message: MESSAGE, attempt: 1 },
        resume(0),
        resume(1),
        resume(2),
        resume(3),
        Pdu::Data { message: MESSAGE, size_kb: 30 },
        sync(0),
        sync(1),
        sync(2),
        sync(3),
        sync(4),
        sync(u32::MAX),
        Pdu::ActivityEnd(MESSAGE),
        Pdu::ActivityInterrupt(MESSAGE),
        Pdu::ActivityDiscard(MESSAGE),
    ]
}

fn inputs() -> Vec<Input> {
    pdus().into_iter().map(Input::Receive).chain([Input::Loss]).collect()
}

#[test]
fn nothing_under_way() {
    check_inputs(
        &waiting(None),
        RESPONDER,
        inputs(),
        expect![[r#"
            start #8, attempt 2, resume #8 behind 0, attempt 2 [received before] → receiving #8, attempt 2
            resume #8 behind 1, attempt 2 [received before] → receiving #8 behind 1, attempt 2
            resume #8 behind 2, attempt 2 [received before] → receiving #8 behind 2, attempt 2
            resume #8 behind 3, attempt 2 [received before] → receiving #8 behind 3, attempt 2
            loss → Recovery in 60 s; Lost theirs
            resume #8 behind 0, attempt 2 [new], resume #8 behind 1, attempt 2 [new], resume #8 behind 2, attempt 2 [new], resume #8 behind 3, attempt 2 [new] → violation: RTAB unrecognizedActivity; Closed
            30 KB #8, sync 0 #8, sync 1 #8, sync 2 #8, sync 3 #8, sync 4 #8, sync 4294967295 #8, end #8 → violation: RTAB protocolError; Closed
            interrupt #8, discard #8 → nothing
        "#]],
    );
}

#[test]
fn a_message_under_way_behind_its_second_checkpoint() {
    check_inputs(
        &waiting(incoming(2, false)),
        RESPONDER,
        inputs(),
        expect![[r#"
            start #8, attempt 2, resume #8 behind 0, attempt 2 → receiving #8, attempt 2
            resume #8 behind 1, attempt 2 → receiving #8 behind 1, attempt 2
            resume #8 behind 2, attempt 2 → receiving #8 behind 2, attempt 2
            sync 3 #8 → sync ack 3 #8; receiving #8 behind 3
            end #8 → #8 received; end ack #8; receiving nothing
            interrupt #8 → receiving #8 behind 2, paused
            discard #8 → receiving nothing
            loss → Recovery in 60 s; Lost theirs; receiving #8 behind 2, paused
            resume #8 behind 3, attempt 2 → violation: RTAB unrecognizedActivity; Closed
            30 KB #8 → nothing
            sync 0 #8, sync 1 #8, sync 2 #8, sync 4 #8, sync 4294967295 #8 → violation: RTAB invalidParameter; Closed
        "#]],
    );
}

#[test]
fn a_message_that_was_interrupted_behind_its_second_checkpoint() {
    check_inputs(
        &waiting(incoming(2, true)),
        RESPONDER,
        inputs(),
        expect![[r#"
            start #8, attempt 2, resume #8 behind 0, attempt 2 → receiving #8, attempt 2
            resume #8 behind 1, attempt 2 → receiving #8 behind 1, attempt 2
            resume #8 behind 2, attempt 2 → receiving #8 behind 2, attempt 2
            discard #8 → receiving nothing
            loss → Recovery in 60 s; Lost theirs
            resume #8 behind 3, attempt 2 → violation: RTAB unrecognizedActivity; Closed
            30 KB #8, sync 0 #8, sync 1 #8, sync 2 #8, sync 3 #8, sync 4 #8, sync 4294967295 #8, end #8 → violation: RTAB protocolError; Closed
            interrupt #8 → nothing
        "#]],
    );
}

#[test]
fn another_message_under_way() {
    let other = Incoming { message: MessageId(9), serial: 2, attempt: 0, paused: false };
    check_inputs(
        &waiting(Some(other)),
        RESPONDER,
        inputs(),
        expect![[r#"
            start #8, attempt 2, resume #8 behind 0, attempt 2 [received before] → receiving #8, attempt 2
            resume #8 behind 1, attempt 2 [received before] → receiving #8 behind 1, attempt 2
            resume #8 behind 2, attempt 2 [received before] → receiving #8 behind 2, attempt 2
            resume #8 behind 3, attempt 2 [received before] → receiving #8 behind 3, attempt 2
            loss → Recovery in 60 s; Lost theirs; receiving #9 behind 2, paused
            resume #8 behind 0, attempt 2 [new], resume #8 behind 1, attempt 2 [new], resume #8 behind 2, attempt 2 [new], resume #8 behind 3, attempt 2 [new] → violation: RTAB unrecognizedActivity; Closed
            30 KB #8, sync 0 #8, sync 1 #8, sync 2 #8, sync 3 #8, sync 4 #8, sync 4294967295 #8, end #8 → violation: RTAB protocolError; Closed
            interrupt #8, discard #8 → nothing
        "#]],
    );
}

/// What is on its way holds the lifetime up; what was interrupted does not.
#[test]
fn nothing_is_closed_while_a_message_comes_in() {
    let turn = Turn::given(0);
    let holding = State::Holding(Holding { turn, request: None, failed: None });
    let waiting = waiting(None).state;
    let lifetime = Input::Timeout(Timer::Lifetime);
    for state in [holding, waiting] {
        let step = |incoming| {
            let around = Surroundings { settings: &settings(), mta: &NO_MAIL };
            let end = Endpoint { role: Role::Initiator, state: state.clone(), incoming };
            outcome_text(&end, end.step(lifetime, &around))
        };
        assert_eq!(step(incoming(2, false)), "Lifetime in 300 s", "{state:?}");
        assert_ne!(step(incoming(2, true)), "Lifetime in 300 s", "{state:?}");
        assert_eq!(step(incoming(2, true)), step(None), "{state:?}");
    }
}

fn open_states() -> [State; 5] {
    let (priority, interrupted, hand_overs) = (RequestPriority::Normal, None, 0);
    let turn = || Turn::given(0);
    let outgoing = Outgoing { message: message(OWN), failures: 0, sent: 0, confirmed: 0 };
    [
        State::Holding(Holding { turn: turn(), request: None, failed: None }),
        State::Sending(Sending { turn: turn(), outgoing, request: None }),
        State::Giving(Giving { interrupted, hand_overs }),
        State::Waiting(Waiting { interrupted, hand_overs }),
        State::Asked(Asked { priority, interrupted, hand_overs }),
    ]
}

#[test]
fn it_is_the_same_in_every_open_state_and_under_every_rule() {
    for under_way in [None, incoming(2, false), incoming(2, true)] {
        for pdu in pdus() {
            let told = RULES.iter().flat_map(|rule| {
                let taken = |state| taken_in(rule.rule, state, under_way, pdu);
                open_states().map(taken)
            });
            let mut told: Vec<String> = told.collect();
            told.dedup();
            assert_eq!(told.len(), 1, "{pdu:?} with {under_way:?}: {told:?}");
        }
    }
}

/// What comes of a PDU of an activity, but for the lifetime; the state stays as it is.
fn taken_in(rule: Rule, state: State, under_way: Option<Incoming>, pdu: Pdu) -> String {
    let settings = Settings { rule, ..settings() };
    let end = Endpoint { role: Role::Initiator, state, incoming: under_way };
    match end.step(Input::Receive(pdu), &Surroundings { settings: &settings, mta: &NO_MAIL }) {
        Ok(mut step) => {
            assert_eq!(step.state, end.state, "{pdu:?} moves it");
            step.outputs.retain(|output| !matches!(output, Output::SetTimer(Timer::Lifetime, _)));
            format!("{:?} {:?}", step.outputs, step.incoming)
        }
        Err(Rejection::Violation(violation)) => violation.reason.name().to_owned(),
        Err(Rejection::Refused(refused)) => panic!("{refused:?} to a PDU"),
    }
}

#[test]
fn a_loss_interrupts_it_and_fresh_start_forgets_it() {
    let lost = |rule| {
        let tried = waiting(incoming(2, false));
        let settings = Settings { rule, ..tried.settings };
        let end = Endpoint { role: Role::Responder, state: tried.state, incoming: tried.incoming };
        let around = Surroundings { settings: &settings, mta: &NO_MAIL };
        end.step(Input::Loss, &around).expect("a loss is always taken").incoming
    };
    for rule in RULES {
        let kept = if rule.rule == FRESH_START { None } else { incoming(2, true) };
        assert_eq!(lost(rule.rule), kept, "{}", rule.name);
    }
}

#[test]
fn the_end_of_the_association_is_the_end_of_it() {
    let mut tried = waiting(incoming(2, false));
    let inputs = [Pdu::Fn, Pdu::Dn, Pdu::Rtab(AbortReason::UserError)];
    check_inputs(
        &tried,
        RESPONDER,
        inputs.map(Input::Receive).to_vec(),
        expect![[r#"
            FN → DN; Closed; receiving nothing
            RTAB userError → Closed; receiving nothing
            DN → violation: RTAB protocolError; Closed
        "#]],
    );
    tried.incoming = incoming(2, true);
    tried.state = State::Lost(Lost { record: Record::Theirs, interrupted: None });
    let recover = Pdu::RtorqRecover { setting: Role::Initiator, pair: None };
    check_inputs(
        &tried,
        BOTH,
        vec![Input::Timeout(Timer::Recovery), Input::Receive(recover), Input::Loss],
        expect![[r#"
            Recovery runs out → Closed; receiving nothing
            RTORQ recover (Initiator's) [initiator] → RTORJ cannotRecover
            RTORQ recover (Initiator's) [responder, no mail] → RTOAC; Waiting
            RTORQ recover (Initiator's) [responder, mail or all carried] → RTOAC; no Lifetime; PLEASE 2; Asked 2
            loss → nothing
        "#]],
    );
}
