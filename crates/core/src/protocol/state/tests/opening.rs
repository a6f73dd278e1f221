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
            RTORQ open [room, initiator, Turn to the initiator, mail], RTORQ open [room, responder, Turn to the responder, mail] → RTOAC; transfer #1; Transfer in 24000 s; Sending #1
            RTORQ open [room, initiator, Turn to the responder, no mail] → RTOAC; Lifetime in 300 s; Waiting
            RTORQ open [room, initiator, Turn to the responder, mail or all carried], RTORQ open [room, responder, Turn to the initiator, mail or all carried] → RTOAC; no Lifetime; PLEASE 2; Asked 2
            RTORQ open [room, responder, Turn to the initiator, no mail] → RTOAC; Waiting
            RTORQ open [room, responder, Turn to the responder, no mail or all carried] → RTOAC; Holding
            RTORQ open [at the limit] → RTORJ rtsBusy
            RTORQ open monologue → RTORJ unacceptableDialogueMode
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ cannotRecover
            RTAB protocolError, RTAB transferCompleted → Closed
            take mail, await mail, Recovery runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out, Transfer runs out, TransferInterval runs out, loss → nothing
            ask 3, give → refused: NotOpen
            RTOAC, RTORJ rtsBusy, RTORJ cannotRecover, RTORJ validationFailure, RTORJ unacceptableDialogueMode, FN, DN, PLEASE 0, PLEASE 3, GTC, GTA, transfer #8, start #8, resume #8 behind 2, 30 KB #8, sync 1 #8, end #8, interrupt #8, discard #8, sync ack 1 #7, end ack #7, end ack #8 → violation: RTAB protocolError; Closed
        "#]],
    );
}

#[test]
fn opening() {
    check(
        State::Opening(Opening { refusals: 0 }),
        INITIATOR,
        expect![[r#"
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ cannotRecover
            RTOAC [Turn to the initiator, no mail or all carried] → Lifetime in 300 s; Holding
            RTOAC [Turn to the initiator, mail] → transfer #1; Transfer in 24000 s; Sending #1
            RTOAC [Turn to the responder, no mail] → Lifetime in 300 s; Waiting
            RTOAC [Turn to the responder, mail or all carried] → no Lifetime; PLEASE 2; Asked 2
            RTORJ rtsBusy, RTORJ cannotRecover, RTORJ validationFailure, RTORJ unacceptableDialogueMode → OpenRetry in 600 s; Idle, 1 refused
            RTAB protocolError, RTAB transferCompleted → Closed
            loss → Reconnect in 10 s; Idle, 0 refused
            open → refused: AlreadyUnderWay
            take mail, await mail, Reconnect runs out, OpenRetry runs out, Recovery runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out, Transfer runs out, TransferInterval runs out → nothing
            ask 3, give → refused: NotOpen
            RTORQ open, RTORQ open monologue, FN, DN, PLEASE 0, PLEASE 3, GTC, GTA, transfer #8, start #8, resume #8 behind 2, 30 KB #8, sync 1 #8, end #8, interrupt #8, discard #8, sync ack 1 #7, end ack #7, end ack #8 → violation: RTAB protocolError; Closed
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
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ cannotRecover
            RTOAC [Turn to the initiator, no mail or all carried] → Lifetime in 300 s; Holding
            RTOAC [Turn to the initiator, mail] → transfer #1; Transfer in 24000 s; Sending #1
            RTOAC [Turn to the responder, no mail] → Lifetime in 300 s; Waiting
            RTOAC [Turn to the responder, mail or all carried] → no Lifetime; PLEASE 2; Asked 2
            RTORJ rtsBusy, RTORJ cannotRecover, RTORJ validationFailure, RTORJ unacceptableDialogueMode, RTAB protocolError, RTAB transferCompleted → Closed
            loss → Reconnect in 10 s; Idle, 2 refused
            open → refused: AlreadyUnderWay
            take mail, await mail, Reconnect runs out, OpenRetry runs out, Recovery runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out, Transfer runs out, TransferInterval runs out → nothing
            ask 3, give → refused: NotOpen
            RTORQ open, RTORQ open monologue, FN, DN, PLEASE 0, PLEASE 3, GTC, GTA, transfer #8, start #8, resume #8 behind 2, 30 KB #8, sync 1 #8, end #8, interrupt #8, discard #8, sync ack 1 #7, end ack #7, end ack #8 → violation: RTAB protocolError; Closed
        "#]],
    );
}
