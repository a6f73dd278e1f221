//! Lost and Recovering.

use expect_test::expect;

use super::super::{Lost, Recovering, State};
use super::notation::message;
use super::{BOTH, INITIATOR, OWN, RESPONDER, check};
use crate::protocol::{Interrupted, Record};

fn lost(record: Record) -> State {
    State::Lost(Lost { record, interrupted: None })
}

fn recovering(record: Record) -> State {
    State::Recovering(Recovering { record, interrupted: None })
}

#[test]
fn lost_with_the_turn() {
    check(
        lost(Record::Mine),
        BOTH,
        expect![[r#"
            RTORQ recover (Initiator's) [initiator], RTORQ recover (Responder's) [initiator] → RTORJ cannotRecover
            RTORQ recover (Initiator's) [responder, as-shipped, no mail or all carried], RTORQ recover (Responder's) [responder, no mail or all carried] → RTOAC; Holding
            RTORQ recover (Initiator's) [responder, as-shipped, mail], RTORQ recover (Responder's) [responder, mail] → RTOAC; transfer #1; Transfer in 24000 s; Sending #1
            RTORQ recover (Initiator's) [responder, initiator-decides, no mail] → RTOAC; Waiting
            RTORQ recover (Initiator's) [responder, initiator-decides, mail or all carried] → RTOAC; no Lifetime; PLEASE 2; Asked 2
            RTAB protocolError, RTAB transferCompleted, Recovery runs out → Closed
            Reconnect runs out → RTORQ recover (Initiator's); Recovering mine
            open → refused: AlreadyUnderWay
            take mail, await mail, OpenRetry runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out, Transfer runs out, TransferInterval runs out, loss → nothing
            ask 3, give → refused: NotOpen
            RTORQ open, RTORQ open monologue, RTOAC, RTORJ rtsBusy, RTORJ cannotRecover, RTORJ validationFailure, RTORJ unacceptableDialogueMode, FN, DN, PLEASE 0, PLEASE 3, GTC, GTA, transfer #8, start #8, resume #8 behind 2, 30 KB #8, sync 1 #8, end #8, interrupt #8, discard #8, sync ack 1 #7, end ack #7, end ack #8 → violation: RTAB protocolError; Closed
        "#]],
    );
}

#[test]
fn lost_while_giving() {
    check(
        lost(Record::Giving),
        BOTH,
        expect![[r#"
            RTORQ recover (Initiator's) [initiator], RTORQ recover (Responder's) [initiator] → RTORJ cannotRecover
            RTORQ recover (Initiator's) [responder, no mail], RTORQ recover (Responder's) [responder, as-shipped, no mail] → RTOAC; Waiting
            RTORQ recover (Initiator's) [responder, mail or all carried], RTORQ recover (Responder's) [responder, as-shipped, mail or all carried] → RTOAC; no Lifetime; PLEASE 2; Asked 2
            RTORQ recover (Responder's) [responder, initiator-decides, no mail or all carried] → RTOAC; Holding
            RTORQ recover (Responder's) [responder, initiator-decides, mail] → RTOAC; transfer #1; Transfer in 24000 s; Sending #1
            RTAB protocolError, RTAB transferCompleted, Recovery runs out → Closed
            Reconnect runs out [as-shipped] → RTORQ recover (Responder's); Recovering giving
            Reconnect runs out [initiator-decides] → RTORQ recover (Initiator's); Recovering giving
            open → refused: AlreadyUnderWay
            take mail, await mail, OpenRetry runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out, Transfer runs out, TransferInterval runs out, loss → nothing
            ask 3, give → refused: NotOpen
            RTORQ open, RTORQ open monologue, RTOAC, RTORJ rtsBusy, RTORJ cannotRecover, RTORJ validationFailure, RTORJ unacceptableDialogueMode, FN, DN, PLEASE 0, PLEASE 3, GTC, GTA, transfer #8, start #8, resume #8 behind 2, 30 KB #8, sync 1 #8, end #8, interrupt #8, discard #8, sync ack 1 #7, end ack #7, end ack #8 → violation: RTAB protocolError; Closed
        "#]],
    );
}

#[test]
fn lost_without_the_turn() {
    check(
        lost(Record::Theirs),
        BOTH,
        expect![[r#"
            RTORQ recover (Initiator's) [initiator], RTORQ recover (Responder's) [initiator] → RTORJ cannotRecover
            RTORQ recover (Initiator's) [responder, no mail], RTORQ recover (Responder's) [responder, as-shipped, no mail] → RTOAC; Waiting
            RTORQ recover (Initiator's) [responder, mail or all carried], RTORQ recover (Responder's) [responder, as-shipped, mail or all carried] → RTOAC; no Lifetime; PLEASE 2; Asked 2
            RTORQ recover (Responder's) [responder, initiator-decides, no mail or all carried] → RTOAC; Holding
            RTORQ recover (Responder's) [responder, initiator-decides, mail] → RTOAC; transfer #1; Transfer in 24000 s; Sending #1
            RTAB protocolError, RTAB transferCompleted, Recovery runs out → Closed
            Reconnect runs out → RTORQ recover (Responder's); Recovering theirs
            open → refused: AlreadyUnderWay
            take mail, await mail, OpenRetry runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out, Transfer runs out, TransferInterval runs out, loss → nothing
            ask 3, give → refused: NotOpen
            RTORQ open, RTORQ open monologue, RTOAC, RTORJ rtsBusy, RTORJ cannotRecover, RTORJ validationFailure, RTORJ unacceptableDialogueMode, FN, DN, PLEASE 0, PLEASE 3, GTC, GTA, transfer #8, start #8, resume #8 behind 2, 30 KB #8, sync 1 #8, end #8, interrupt #8, discard #8, sync ack 1 #7, end ack #7, end ack #8 → violation: RTAB protocolError; Closed
        "#]],
    );
}

#[test]
fn lost_with_an_interrupted_transfer() {
    let (record, interrupted) = (Record::Mine, Some(Interrupted::untouched(message(OWN))));
    check(
        State::Lost(Lost { record, interrupted }),
        RESPONDER,
        expect![[r#"
            RTORQ recover (Initiator's) [as-shipped], RTORQ recover (Responder's) → RTOAC; transfer #7; Transfer in 24000 s; Sending #7
            RTORQ recover (Initiator's) [initiator-decides, no mail] → RTOAC; Waiting #7
            RTORQ recover (Initiator's) [initiator-decides, mail or all carried] → RTOAC; no Lifetime; PLEASE 2; Asked #7 2
            RTAB protocolError, RTAB transferCompleted, Recovery runs out → Closed
            Reconnect runs out → RTORQ recover (Initiator's); Recovering #7 mine
            open → refused: AlreadyUnderWay
            take mail, await mail, OpenRetry runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out, Transfer runs out, TransferInterval runs out, loss → nothing
            ask 3, give → refused: NotOpen
            RTORQ open, RTORQ open monologue, RTOAC, RTORJ rtsBusy, RTORJ cannotRecover, RTORJ validationFailure, RTORJ unacceptableDialogueMode, FN, DN, PLEASE 0, PLEASE 3, GTC, GTA, transfer #8, start #8, resume #8 behind 2, 30 KB #8, sync 1 #8, end #8, interrupt #8, discard #8, sync ack 1 #7, end ack #7, end ack #8 → violation: RTAB protocolError; Closed
        "#]],
    );
}

#[test]
fn recovering_with_the_turn() {
    check(
        recovering(Record::Mine),
        INITIATOR,
        expect![[r#"
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ cannotRecover
            RTOAC [no mail or all carried] → Lifetime in 300 s; Holding
            RTOAC [mail] → transfer #1; Transfer in 24000 s; Sending #1
            RTORJ rtsBusy, loss → Reconnect in 10 s; Lost mine
            RTORJ cannotRecover, RTORJ validationFailure, RTORJ unacceptableDialogueMode, RTAB protocolError, RTAB transferCompleted, Recovery runs out → Closed
            open → refused: AlreadyUnderWay
            take mail, await mail, Reconnect runs out, OpenRetry runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out, Transfer runs out, TransferInterval runs out → nothing
            ask 3, give → refused: NotOpen
            RTORQ open, RTORQ open monologue, FN, DN, PLEASE 0, PLEASE 3, GTC, GTA, transfer #8, start #8, resume #8 behind 2, 30 KB #8, sync 1 #8, end #8, interrupt #8, discard #8, sync ack 1 #7, end ack #7, end ack #8 → violation: RTAB protocolError; Closed
        "#]],
    );
}

#[test]
fn recovering_what_it_was_giving() {
    check(
        recovering(Record::Giving),
        INITIATOR,
        expect![[r#"
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ cannotRecover
            RTOAC [as-shipped, no mail] → Lifetime in 300 s; Waiting
            RTOAC [as-shipped, mail or all carried] → no Lifetime; PLEASE 2; Asked 2
            RTOAC [initiator-decides, no mail or all carried] → Lifetime in 300 s; Holding
            RTOAC [initiator-decides, mail] → transfer #1; Transfer in 24000 s; Sending #1
            RTORJ rtsBusy, loss → Reconnect in 10 s; Lost giving
            RTORJ cannotRecover, RTORJ validationFailure, RTORJ unacceptableDialogueMode, RTAB protocolError, RTAB transferCompleted, Recovery runs out → Closed
            open → refused: AlreadyUnderWay
            take mail, await mail, Reconnect runs out, OpenRetry runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out, Transfer runs out, TransferInterval runs out → nothing
            ask 3, give → refused: NotOpen
            RTORQ open, RTORQ open monologue, FN, DN, PLEASE 0, PLEASE 3, GTC, GTA, transfer #8, start #8, resume #8 behind 2, 30 KB #8, sync 1 #8, end #8, interrupt #8, discard #8, sync ack 1 #7, end ack #7, end ack #8 → violation: RTAB protocolError; Closed
        "#]],
    );
}

#[test]
fn recovering_without_the_turn() {
    check(
        recovering(Record::Theirs),
        INITIATOR,
        expect![[r#"
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ cannotRecover
            RTOAC [no mail] → Lifetime in 300 s; Waiting
            RTOAC [mail or all carried] → no Lifetime; PLEASE 2; Asked 2
            RTORJ rtsBusy, loss → Reconnect in 10 s; Lost theirs
            RTORJ cannotRecover, RTORJ validationFailure, RTORJ unacceptableDialogueMode, RTAB protocolError, RTAB transferCompleted, Recovery runs out → Closed
            open → refused: AlreadyUnderWay
            take mail, await mail, Reconnect runs out, OpenRetry runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out, Transfer runs out, TransferInterval runs out → nothing
            ask 3, give → refused: NotOpen
            RTORQ open, RTORQ open monologue, FN, DN, PLEASE 0, PLEASE 3, GTC, GTA, transfer #8, start #8, resume #8 behind 2, 30 KB #8, sync 1 #8, end #8, interrupt #8, discard #8, sync ack 1 #7, end ack #7, end ack #8 → violation: RTAB protocolError; Closed
        "#]],
    );
}

#[test]
fn recovering_with_an_interrupted_transfer() {
    let (record, interrupted) = (Record::Mine, Some(Interrupted::untouched(message(OWN))));
    check(
        State::Recovering(Recovering { record, interrupted }),
        INITIATOR,
        expect![[r#"
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ cannotRecover
            RTOAC → transfer #7; Transfer in 24000 s; Sending #7
            RTORJ rtsBusy, loss → Reconnect in 10 s; Lost #7 mine
            RTORJ cannotRecover, RTORJ validationFailure, RTORJ unacceptableDialogueMode, RTAB protocolError, RTAB transferCompleted, Recovery runs out → Closed
            open → refused: AlreadyUnderWay
            take mail, await mail, Reconnect runs out, OpenRetry runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out, Transfer runs out, TransferInterval runs out → nothing
            ask 3, give → refused: NotOpen
            RTORQ open, RTORQ open monologue, FN, DN, PLEASE 0, PLEASE 3, GTC, GTA, transfer #8, start #8, resume #8 behind 2, 30 KB #8, sync 1 #8, end #8, interrupt #8, discard #8, sync ack 1 #7, end ack #7, end ack #8 → violation: RTAB protocolError; Closed
        "#]],
    );
}
