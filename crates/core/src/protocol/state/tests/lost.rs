//! Lost and Recovering.

use expect_test::expect;

use super::super::{Lost, Recovering, State};
use super::notation::message;
use super::{BOTH, INITIATOR, OWN, RESPONDER, check};
use crate::protocol::Record;

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
            RTORQ recover (Initiator's) [initiator], RTORQ recover (Responder's) [initiator] → RTORJ CannotRecover
            RTORQ recover (Initiator's) [responder, as-shipped, no mail or all carried], RTORQ recover (Responder's) [responder, no mail or all carried] → RTOAC; Holding
            RTORQ recover (Initiator's) [responder, as-shipped, mail], RTORQ recover (Responder's) [responder, mail] → RTOAC; transfer #1; Sending #1
            RTORQ recover (Initiator's) [responder, initiator-decides, no mail] → RTOAC; Waiting
            RTORQ recover (Initiator's) [responder, initiator-decides, mail or all carried] → RTOAC; no Lifetime; PLEASE 2; Asked 2
            RTAB TemporaryProblem, RTAB ProtocolError, Recovery runs out → Closed
            Reconnect runs out → RTORQ recover (Initiator's); Recovering mine
            open → refused
            take mail, await mail, OpenRetry runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out, loss → nothing
            RTORQ open, RTOAC, RTORJ RtsBusy, RTORJ CannotRecover, PLEASE 0, PLEASE 3, GTC, GTA, transfer #8, end ack #7, end ack #8, FN, DN → violation: RTAB ProtocolError; Closed
        "#]],
    );
}

#[test]
fn lost_while_giving() {
    check(
        lost(Record::Giving),
        BOTH,
        expect![[r#"
            RTORQ recover (Initiator's) [initiator], RTORQ recover (Responder's) [initiator] → RTORJ CannotRecover
            RTORQ recover (Initiator's) [responder, no mail], RTORQ recover (Responder's) [responder, as-shipped, no mail] → RTOAC; Waiting
            RTORQ recover (Initiator's) [responder, mail or all carried], RTORQ recover (Responder's) [responder, as-shipped, mail or all carried] → RTOAC; no Lifetime; PLEASE 2; Asked 2
            RTORQ recover (Responder's) [responder, initiator-decides, no mail or all carried] → RTOAC; Holding
            RTORQ recover (Responder's) [responder, initiator-decides, mail] → RTOAC; transfer #1; Sending #1
            RTAB TemporaryProblem, RTAB ProtocolError, Recovery runs out → Closed
            Reconnect runs out [as-shipped] → RTORQ recover (Responder's); Recovering giving
            Reconnect runs out [initiator-decides] → RTORQ recover (Initiator's); Recovering giving
            open → refused
            take mail, await mail, OpenRetry runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out, loss → nothing
            RTORQ open, RTOAC, RTORJ RtsBusy, RTORJ CannotRecover, PLEASE 0, PLEASE 3, GTC, GTA, transfer #8, end ack #7, end ack #8, FN, DN → violation: RTAB ProtocolError; Closed
        "#]],
    );
}

#[test]
fn lost_without_the_turn() {
    check(
        lost(Record::Theirs),
        BOTH,
        expect![[r#"
            RTORQ recover (Initiator's) [initiator], RTORQ recover (Responder's) [initiator] → RTORJ CannotRecover
            RTORQ recover (Initiator's) [responder, no mail], RTORQ recover (Responder's) [responder, as-shipped, no mail] → RTOAC; Waiting
            RTORQ recover (Initiator's) [responder, mail or all carried], RTORQ recover (Responder's) [responder, as-shipped, mail or all carried] → RTOAC; no Lifetime; PLEASE 2; Asked 2
            RTORQ recover (Responder's) [responder, initiator-decides, no mail or all carried] → RTOAC; Holding
            RTORQ recover (Responder's) [responder, initiator-decides, mail] → RTOAC; transfer #1; Sending #1
            RTAB TemporaryProblem, RTAB ProtocolError, Recovery runs out → Closed
            Reconnect runs out → RTORQ recover (Responder's); Recovering theirs
            open → refused
            take mail, await mail, OpenRetry runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out, loss → nothing
            RTORQ open, RTOAC, RTORJ RtsBusy, RTORJ CannotRecover, PLEASE 0, PLEASE 3, GTC, GTA, transfer #8, end ack #7, end ack #8, FN, DN → violation: RTAB ProtocolError; Closed
        "#]],
    );
}

#[test]
fn lost_with_an_interrupted_transfer() {
    let (record, interrupted) = (Record::Mine, Some(message(OWN)));
    check(
        State::Lost(Lost { record, interrupted }),
        RESPONDER,
        expect![[r#"
            RTORQ recover (Initiator's) [as-shipped], RTORQ recover (Responder's) → RTOAC; transfer #7; Sending #7
            RTORQ recover (Initiator's) [initiator-decides, no mail] → RTOAC; Waiting #7
            RTORQ recover (Initiator's) [initiator-decides, mail or all carried] → RTOAC; no Lifetime; PLEASE 2; Asked #7 2
            RTAB TemporaryProblem, RTAB ProtocolError, Recovery runs out → Closed
            Reconnect runs out → RTORQ recover (Initiator's); Recovering #7 mine
            open → refused
            take mail, await mail, OpenRetry runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out, loss → nothing
            RTORQ open, RTOAC, RTORJ RtsBusy, RTORJ CannotRecover, PLEASE 0, PLEASE 3, GTC, GTA, transfer #8, end ack #7, end ack #8, FN, DN → violation: RTAB ProtocolError; Closed
        "#]],
    );
}

#[test]
fn recovering_with_the_turn() {
    check(
        recovering(Record::Mine),
        INITIATOR,
        expect![[r#"
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ CannotRecover
            RTOAC [no mail or all carried] → Lifetime in 300 s; Holding
            RTOAC [mail] → transfer #1; Sending #1
            RTORJ RtsBusy, loss → Reconnect in 10 s; Lost mine
            RTORJ CannotRecover, RTAB TemporaryProblem, RTAB ProtocolError, Recovery runs out → Closed
            open → refused
            take mail, await mail, Reconnect runs out, OpenRetry runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out → nothing
            RTORQ open, PLEASE 0, PLEASE 3, GTC, GTA, transfer #8, end ack #7, end ack #8, FN, DN → violation: RTAB ProtocolError; Closed
        "#]],
    );
}

#[test]
fn recovering_what_it_was_giving() {
    check(
        recovering(Record::Giving),
        INITIATOR,
        expect![[r#"
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ CannotRecover
            RTOAC [as-shipped, no mail] → Lifetime in 300 s; Waiting
            RTOAC [as-shipped, mail or all carried] → no Lifetime; PLEASE 2; Asked 2
            RTOAC [initiator-decides, no mail or all carried] → Lifetime in 300 s; Holding
            RTOAC [initiator-decides, mail] → transfer #1; Sending #1
            RTORJ RtsBusy, loss → Reconnect in 10 s; Lost giving
            RTORJ CannotRecover, RTAB TemporaryProblem, RTAB ProtocolError, Recovery runs out → Closed
            open → refused
            take mail, await mail, Reconnect runs out, OpenRetry runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out → nothing
            RTORQ open, PLEASE 0, PLEASE 3, GTC, GTA, transfer #8, end ack #7, end ack #8, FN, DN → violation: RTAB ProtocolError; Closed
        "#]],
    );
}

#[test]
fn recovering_without_the_turn() {
    check(
        recovering(Record::Theirs),
        INITIATOR,
        expect![[r#"
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ CannotRecover
            RTOAC [no mail] → Lifetime in 300 s; Waiting
            RTOAC [mail or all carried] → no Lifetime; PLEASE 2; Asked 2
            RTORJ RtsBusy, loss → Reconnect in 10 s; Lost theirs
            RTORJ CannotRecover, RTAB TemporaryProblem, RTAB ProtocolError, Recovery runs out → Closed
            open → refused
            take mail, await mail, Reconnect runs out, OpenRetry runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out → nothing
            RTORQ open, PLEASE 0, PLEASE 3, GTC, GTA, transfer #8, end ack #7, end ack #8, FN, DN → violation: RTAB ProtocolError; Closed
        "#]],
    );
}

#[test]
fn recovering_with_an_interrupted_transfer() {
    let (record, interrupted) = (Record::Mine, Some(message(OWN)));
    check(
        State::Recovering(Recovering { record, interrupted }),
        INITIATOR,
        expect![[r#"
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ CannotRecover
            RTOAC → transfer #7; Sending #7
            RTORJ RtsBusy, loss → Reconnect in 10 s; Lost #7 mine
            RTORJ CannotRecover, RTAB TemporaryProblem, RTAB ProtocolError, Recovery runs out → Closed
            open → refused
            take mail, await mail, Reconnect runs out, OpenRetry runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out → nothing
            RTORQ open, PLEASE 0, PLEASE 3, GTC, GTA, transfer #8, end ack #7, end ack #8, FN, DN → violation: RTAB ProtocolError; Closed
        "#]],
    );
}
