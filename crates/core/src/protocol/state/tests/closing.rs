//! Asked to close, Closing and Closed.

use expect_test::expect;

use super::super::{Asked, Closed, Closing, State};
use super::{BOTH, INITIATOR, check};
use crate::protocol::RequestPriority;

#[test]
fn asked_to_close() {
    let priority = RequestPriority::Close;
    check(
        State::Asked(Asked { priority, interrupted: None, hand_overs: 0 }),
        INITIATOR,
        expect![[r#"
            take mail → no Lifetime
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ CannotRecover
            PLEASE 0, PLEASE 3 → ignored
            GTC [no mail] → GTA; FN; Disconnect in 120 s; Closing
            GTC [mail] → GTA; transfer #1; Sending #1
            GTC [all carried] → GTA; Lifetime in 300 s; Holding
            transfer #8 [no mail] → #8 received; end ack #8; Lifetime in 300 s
            transfer #8 [mail or all carried] → #8 received; end ack #8
            FN → DN; Closed
            RTAB TemporaryProblem, RTAB ProtocolError → Closed
            RequestRepeat runs out → PLEASE 0; RequestRepeat in 0 s
            Regenerate runs out [no mail or all carried] → new Turn; Lifetime in 300 s; Holding
            Regenerate runs out [mail] → new Turn; transfer #1; Sending #1
            loss → Recovery in 60 s; Reconnect in 10 s; Lost theirs
            open → refused
            await mail, GTA, end ack #7, end ack #8, Reconnect runs out, OpenRetry runs out, Recovery runs out, Lifetime runs out, Disconnect runs out → nothing
            RTORQ open, RTOAC, RTORJ RtsBusy, RTORJ CannotRecover, DN → violation: RTAB ProtocolError; Closed
        "#]],
    );
}

#[test]
fn closing() {
    check(
        State::Closing(Closing),
        INITIATOR,
        expect![[r#"
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ CannotRecover
            DN, RTAB TemporaryProblem, RTAB ProtocolError, loss → Closed
            Disconnect runs out → RTAB TemporaryProblem; Closed
            open → refused
            take mail, await mail, Reconnect runs out, OpenRetry runs out, Recovery runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out → nothing
            RTORQ open, RTOAC, RTORJ RtsBusy, RTORJ CannotRecover, PLEASE 0, PLEASE 3, GTC, GTA, transfer #8, end ack #7, end ack #8, FN → violation: RTAB ProtocolError; Closed
        "#]],
    );
}

#[test]
fn closed() {
    check(
        State::Closed(Closed),
        BOTH,
        expect![[r#"
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ CannotRecover
            open → refused
            take mail, await mail, RTAB TemporaryProblem, RTAB ProtocolError, Reconnect runs out, OpenRetry runs out, Recovery runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out, loss → nothing
            RTORQ open, RTOAC, RTORJ RtsBusy, RTORJ CannotRecover, PLEASE 0, PLEASE 3, GTC, GTA, transfer #8, end ack #7, end ack #8, FN, DN → violation: RTAB ProtocolError
        "#]],
    );
}
