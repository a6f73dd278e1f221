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
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ cannotRecover
            FN → DN; Closed
            RTAB protocolError, RTAB transferCompleted → Closed
            PLEASE 0, PLEASE 3 → ignored
            GTC [no mail] → GTA; FN; Disconnect in 120 s; Closing
            GTC [mail] → GTA; transfer #1; Transfer in 24000 s; Sending #1
            GTC [all carried] → GTA; Lifetime in 300 s; Holding
            transfer #8 [no mail] → #8 received; end ack #8; Lifetime in 300 s
            transfer #8 [mail or all carried] → #8 received; end ack #8
            start #8 [no mail] → Lifetime in 300 s; receiving #8
            start #8 [mail or all carried] → receiving #8
            resume #8 behind 2 [received before, no mail] → Lifetime in 300 s; receiving #8 behind 2
            resume #8 behind 2 [received before, mail or all carried] → receiving #8 behind 2
            interrupt #8 [no mail], discard #8 [no mail] → Lifetime in 300 s
            RequestRepeat runs out → PLEASE 0; RequestRepeat in 0 s
            Regenerate runs out [no mail or all carried] → new Turn; Lifetime in 300 s; Holding
            Regenerate runs out [mail] → new Turn; transfer #1; Transfer in 24000 s; Sending #1
            loss → Recovery in 60 s; Reconnect in 10 s; Lost theirs
            open → refused: AlreadyUnderWay
            await mail, GTA, interrupt #8 [mail or all carried], discard #8 [mail or all carried], sync ack 1 #7, end ack #7, end ack #8, Reconnect runs out, OpenRetry runs out, Recovery runs out, Lifetime runs out, Disconnect runs out, Transfer runs out, TransferInterval runs out → nothing
            ask 3 → refused: AlreadyAsked
            give → refused: WithoutTurn
            RTORQ open, RTORQ open monologue, RTOAC, RTORJ rtsBusy, RTORJ cannotRecover, RTORJ validationFailure, RTORJ unacceptableDialogueMode, DN, 30 KB #8, sync 1 #8, end #8 → violation: RTAB protocolError; Closed
            resume #8 behind 2 [new] → violation: RTAB unrecognizedActivity; Closed
        "#]],
    );
}

#[test]
fn closing() {
    check(
        State::Closing(Closing),
        INITIATOR,
        expect![[r#"
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ cannotRecover
            DN, RTAB protocolError, RTAB transferCompleted, loss → Closed
            Disconnect runs out → RTAB temporaryProblem; Closed
            open → refused: AlreadyUnderWay
            take mail, await mail, sync ack 1 #7, end ack #7, end ack #8, Reconnect runs out, OpenRetry runs out, Recovery runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Transfer runs out, TransferInterval runs out → nothing
            ask 3, give → refused: NotOpen
            RTORQ open, RTORQ open monologue, RTOAC, RTORJ rtsBusy, RTORJ cannotRecover, RTORJ validationFailure, RTORJ unacceptableDialogueMode, FN, PLEASE 0, PLEASE 3, GTC, GTA, transfer #8, start #8, resume #8 behind 2, 30 KB #8, sync 1 #8, end #8, interrupt #8, discard #8 → violation: RTAB protocolError; Closed
        "#]],
    );
}

#[test]
fn closed() {
    check(
        State::Closed(Closed),
        BOTH,
        expect![[r#"
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ cannotRecover
            open → refused: AlreadyUnderWay
            take mail, await mail, RTAB protocolError, RTAB transferCompleted, Reconnect runs out, OpenRetry runs out, Recovery runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out, Transfer runs out, TransferInterval runs out, loss → nothing
            ask 3, give → refused: NotOpen
            RTORQ open, RTORQ open monologue, RTOAC, RTORJ rtsBusy, RTORJ cannotRecover, RTORJ validationFailure, RTORJ unacceptableDialogueMode, FN, DN, PLEASE 0, PLEASE 3, GTC, GTA, transfer #8, start #8, resume #8 behind 2, 30 KB #8, sync 1 #8, end #8, interrupt #8, discard #8, sync ack 1 #7, end ack #7, end ack #8 → violation: RTAB protocolError
        "#]],
    );
}
