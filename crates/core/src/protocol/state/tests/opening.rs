//! Idle and Opening.

use expect_test::expect;

use super::super::{Idle, Opening, State};
use super::{BOTH, INITIATOR, check, check_with, settings};
use crate::protocol::Settings;

#[test]
fn idle() {
    check(
        State::Idle(Idle { refusals: 3 }),
        BOTH,
        expect![[r#"
            open, Reconnect runs out, OpenRetry runs out → RTORQ open; Opening, 3 refused
            RTORQ open [room, initiator, Turn to the initiator, no mail or all carried] → RTOAC; Lifetime in 300 s; Holding
            RTORQ open [room, initiator, Turn to the initiator, mail], RTORQ open [room, responder, Turn to the responder, mail] → RTOAC; transfer #1; Sending #1
            RTORQ open [room, initiator, Turn to the responder, no mail] → RTOAC; Lifetime in 300 s; Waiting
            RTORQ open [room, initiator, Turn to the responder, mail or all carried], RTORQ open [room, responder, Turn to the initiator, mail or all carried] → RTOAC; no Lifetime; PLEASE 2; Asked 2
            RTORQ open [room, responder, Turn to the initiator, no mail] → RTOAC; Waiting
            RTORQ open [room, responder, Turn to the responder, no mail or all carried] → RTOAC; Holding
            RTORQ open [at the limit] → RTORJ RtsBusy
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ CannotRecover
            RTAB TemporaryProblem, RTAB ProtocolError → Closed
            take mail, await mail, Recovery runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out, loss → nothing
            RTOAC, RTORJ RtsBusy, RTORJ CannotRecover, PLEASE 0, PLEASE 3, GTC, GTA, transfer #8, end ack #7, end ack #8, FN, DN → violation: RTAB ProtocolError; Closed
        "#]],
    );
}

#[test]
fn opening() {
    check(
        State::Opening(Opening { refusals: 0 }),
        INITIATOR,
        expect![[r#"
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ CannotRecover
            RTOAC [Turn to the initiator, no mail or all carried] → Lifetime in 300 s; Holding
            RTOAC [Turn to the initiator, mail] → transfer #1; Sending #1
            RTOAC [Turn to the responder, no mail] → Lifetime in 300 s; Waiting
            RTOAC [Turn to the responder, mail or all carried] → no Lifetime; PLEASE 2; Asked 2
            RTORJ RtsBusy, RTORJ CannotRecover → OpenRetry in 600 s; Idle, 1 refused
            RTAB TemporaryProblem, RTAB ProtocolError → Closed
            loss → Reconnect in 10 s; Idle, 0 refused
            open → refused
            take mail, await mail, Reconnect runs out, OpenRetry runs out, Recovery runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out → nothing
            RTORQ open, PLEASE 0, PLEASE 3, GTC, GTA, transfer #8, end ack #7, end ack #8, FN, DN → violation: RTAB ProtocolError; Closed
        "#]],
    );
}

#[test]
fn opening_for_the_last_time() {
    let settings = Settings { max_open_retries: 2, ..settings() };
    let state = State::Opening(Opening { refusals: 2 });
    check_with(
        settings,
        state,
        INITIATOR,
        expect![[r#"
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ CannotRecover
            RTOAC [Turn to the initiator, no mail or all carried] → Lifetime in 300 s; Holding
            RTOAC [Turn to the initiator, mail] → transfer #1; Sending #1
            RTOAC [Turn to the responder, no mail] → Lifetime in 300 s; Waiting
            RTOAC [Turn to the responder, mail or all carried] → no Lifetime; PLEASE 2; Asked 2
            RTORJ RtsBusy, RTORJ CannotRecover, RTAB TemporaryProblem, RTAB ProtocolError → Closed
            loss → Reconnect in 10 s; Idle, 2 refused
            open → refused
            take mail, await mail, Reconnect runs out, OpenRetry runs out, Recovery runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out → nothing
            RTORQ open, PLEASE 0, PLEASE 3, GTC, GTA, transfer #8, end ack #7, end ack #8, FN, DN → violation: RTAB ProtocolError; Closed
        "#]],
    );
}
