//! Holding, Sending, Giving, Waiting and Asked.

use expect_test::expect;

use super::super::{Asked, Giving, Holding, Request, Sending, State, Waiting};
use super::notation::message;
use super::{BOTH, INITIATOR, OWN, check, check_with, settings};
use crate::protocol::{Interrupted, Outgoing, RequestPriority, Settings, Turn};

const ASKED_ONCE: Option<Request> = Some(Request { priority: RequestPriority::Normal, gone: 0 });

/// The message of its own, out as one PDU.
fn outgoing() -> Outgoing {
    Outgoing { message: message(OWN), failures: 0, sent: 0, confirmed: 0 }
}

fn two_more_messages_first() -> Settings {
    Settings { turn_request_threshold: 2, ..settings() }
}

#[test]
fn holding() {
    let turn = Turn::given(0);
    check(
        State::Holding(Holding { turn, request: None, failed: None }),
        BOTH,
        expect![[r#"
            take mail [no mail or all carried, initiator], interrupt #8 [initiator, no mail], discard #8 [initiator, no mail], Lifetime runs out [mail or all carried, initiator], TransferInterval runs out [no mail or all carried, initiator] → Lifetime in 300 s
            take mail [mail], TransferInterval runs out [mail] → transfer #1; Transfer in 24000 s; Sending #1
            give → GTC; Giving
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ cannotRecover
            RTAB protocolError, RTAB transferCompleted → Closed
            PLEASE 0, PLEASE 3 → remembered; GTC; Giving
            GTC → GTA; has it already
            transfer #8 [initiator, no mail] → #8 received; end ack #8; Lifetime in 300 s
            transfer #8 [initiator, mail or all carried], transfer #8 [responder] → #8 received; end ack #8
            start #8 [initiator, no mail] → Lifetime in 300 s; receiving #8
            start #8 [initiator, mail or all carried], start #8 [responder] → receiving #8
            resume #8 behind 2 [received before, initiator, no mail] → Lifetime in 300 s; receiving #8 behind 2
            resume #8 behind 2 [received before, initiator, mail or all carried], resume #8 behind 2 [received before, responder] → receiving #8 behind 2
            Lifetime runs out [no mail] → FN; Disconnect in 120 s; Closing
            loss [initiator] → Recovery in 60 s; Reconnect in 10 s; Lost mine
            loss [responder] → Recovery in 60 s; Lost mine
            open → refused: AlreadyUnderWay
            take mail [no mail or all carried, responder], await mail, GTA, interrupt #8 [initiator, mail or all carried], interrupt #8 [responder], discard #8 [initiator, mail or all carried], discard #8 [responder], sync ack 1 #7, end ack #7, end ack #8, Reconnect runs out, OpenRetry runs out, Recovery runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out [mail or all carried, responder], Disconnect runs out, Transfer runs out, TransferInterval runs out [no mail or all carried, responder] → nothing
            ask 3 → refused: HasTurn
            RTORQ open, RTORQ open monologue, RTOAC, RTORJ rtsBusy, RTORJ cannotRecover, RTORJ validationFailure, RTORJ unacceptableDialogueMode, FN, DN, 30 KB #8, sync 1 #8, end #8 → violation: RTAB protocolError; Closed
            resume #8 behind 2 [new] → violation: RTAB unrecognizedActivity; Closed
        "#]],
    );
}

#[test]
fn holding_with_a_request_that_is_not_yet_due() {
    let (turn, request) = (Turn::given(0), ASKED_ONCE);
    let state = State::Holding(Holding { turn, request, failed: None });
    check_with(
        two_more_messages_first(),
        state,
        BOTH,
        expect![[r#"
            take mail [no mail or all carried, initiator], interrupt #8 [initiator, no mail], discard #8 [initiator, no mail], Lifetime runs out [mail or all carried, initiator], TransferInterval runs out [no mail or all carried, initiator] → Lifetime in 300 s
            take mail [mail], TransferInterval runs out [mail] → transfer #1; Transfer in 24000 s; Sending #1, asked 2 (0 gone)
            give → GTC; Giving
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ cannotRecover
            RTAB protocolError, RTAB transferCompleted → Closed
            PLEASE 0 [no mail or all carried, initiator] → remembered; Lifetime in 300 s; Holding, asked 0 (0 gone)
            PLEASE 0 [no mail or all carried, responder] → remembered; Holding, asked 0 (0 gone)
            PLEASE 0 [mail] → remembered; transfer #1; Transfer in 24000 s; Sending #1, asked 0 (0 gone)
            PLEASE 3 [no mail or all carried, initiator] → remembered; Lifetime in 300 s
            PLEASE 3 [no mail or all carried, responder] → remembered
            PLEASE 3 [mail] → remembered; transfer #1; Transfer in 24000 s; Sending #1, asked 2 (0 gone)
            GTC → GTA; has it already
            transfer #8 [initiator, no mail] → #8 received; end ack #8; Lifetime in 300 s
            transfer #8 [initiator, mail or all carried], transfer #8 [responder] → #8 received; end ack #8
            start #8 [initiator, no mail] → Lifetime in 300 s; receiving #8
            start #8 [initiator, mail or all carried], start #8 [responder] → receiving #8
            resume #8 behind 2 [received before, initiator, no mail] → Lifetime in 300 s; receiving #8 behind 2
            resume #8 behind 2 [received before, initiator, mail or all carried], resume #8 behind 2 [received before, responder] → receiving #8 behind 2
            Lifetime runs out [no mail] → FN; Disconnect in 120 s; Closing
            loss [initiator] → Recovery in 60 s; Reconnect in 10 s; Lost mine
            loss [responder] → Recovery in 60 s; Lost mine
            open → refused: AlreadyUnderWay
            take mail [no mail or all carried, responder], await mail, GTA, interrupt #8 [initiator, mail or all carried], interrupt #8 [responder], discard #8 [initiator, mail or all carried], discard #8 [responder], sync ack 1 #7, end ack #7, end ack #8, Reconnect runs out, OpenRetry runs out, Recovery runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out [mail or all carried, responder], Disconnect runs out, Transfer runs out, TransferInterval runs out [no mail or all carried, responder] → nothing
            ask 3 → refused: HasTurn
            RTORQ open, RTORQ open monologue, RTOAC, RTORJ rtsBusy, RTORJ cannotRecover, RTORJ validationFailure, RTORJ unacceptableDialogueMode, FN, DN, 30 KB #8, sync 1 #8, end #8 → violation: RTAB protocolError; Closed
            resume #8 behind 2 [new] → violation: RTAB unrecognizedActivity; Closed
        "#]],
    );
}

#[test]
fn sending() {
    let (turn, outgoing) = (Turn::given(0), outgoing());
    let request = None;
    check(
        State::Sending(Sending { turn, outgoing, request }),
        BOTH,
        expect![[r#"
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ cannotRecover
            RTAB protocolError, RTAB transferCompleted → Closed
            PLEASE 0 → remembered; Sending #7, asked 0 (0 gone)
            PLEASE 3 → remembered; Sending #7, asked 3 (0 gone)
            GTC → GTA; has it already
            transfer #8 → #8 received; end ack #8
            start #8 → receiving #8
            resume #8 behind 2 [received before] → receiving #8 behind 2
            end ack #7 [no mail or all carried, initiator] → #7 gone; Lifetime in 300 s; Holding
            end ack #7 [no mail or all carried, responder] → #7 gone; Holding
            end ack #7 [mail] → #7 gone; transfer #1; Transfer in 24000 s; Sending #1
            Transfer runs out → discard #7; #7 failed; TransferInterval in 120 s; Holding #7 (1 failed)
            loss [initiator] → Recovery in 60 s; Reconnect in 10 s; Lost #7 mine
            loss [responder] → Recovery in 60 s; Lost #7 mine
            open → refused: AlreadyUnderWay
            take mail, await mail, GTA, interrupt #8, discard #8, sync ack 1 #7, end ack #8, Reconnect runs out, OpenRetry runs out, Recovery runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out, TransferInterval runs out → nothing
            ask 3 → refused: HasTurn
            give → refused: InsideActivity
            RTORQ open, RTORQ open monologue, RTOAC, RTORJ rtsBusy, RTORJ cannotRecover, RTORJ validationFailure, RTORJ unacceptableDialogueMode, FN, DN, 30 KB #8, sync 1 #8, end #8 → violation: RTAB protocolError; Closed
            resume #8 behind 2 [new] → violation: RTAB unrecognizedActivity; Closed
        "#]],
    );
}

#[test]
fn sending_with_a_request_that_is_not_yet_due() {
    let (turn, outgoing) = (Turn::given(0), outgoing());
    let request = ASKED_ONCE;
    let state = State::Sending(Sending { turn, outgoing, request });
    check_with(
        two_more_messages_first(),
        state,
        INITIATOR,
        expect![[r#"
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ cannotRecover
            RTAB protocolError, RTAB transferCompleted → Closed
            PLEASE 0 → remembered; Sending #7, asked 0 (0 gone)
            PLEASE 3 → remembered
            GTC → GTA; has it already
            transfer #8 → #8 received; end ack #8
            start #8 → receiving #8
            resume #8 behind 2 [received before] → receiving #8 behind 2
            end ack #7 [no mail or all carried] → #7 gone; Lifetime in 300 s; Holding, asked 2 (1 gone)
            end ack #7 [mail] → #7 gone; transfer #1; Transfer in 24000 s; Sending #1, asked 2 (1 gone)
            Transfer runs out → discard #7; #7 failed; TransferInterval in 120 s; Holding #7 (1 failed), asked 2 (0 gone)
            loss → Recovery in 60 s; Reconnect in 10 s; Lost #7 mine
            open → refused: AlreadyUnderWay
            take mail, await mail, GTA, interrupt #8, discard #8, sync ack 1 #7, end ack #8, Reconnect runs out, OpenRetry runs out, Recovery runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out, TransferInterval runs out → nothing
            ask 3 → refused: HasTurn
            give → refused: InsideActivity
            RTORQ open, RTORQ open monologue, RTOAC, RTORJ rtsBusy, RTORJ cannotRecover, RTORJ validationFailure, RTORJ unacceptableDialogueMode, FN, DN, 30 KB #8, sync 1 #8, end #8 → violation: RTAB protocolError; Closed
            resume #8 behind 2 [new] → violation: RTAB unrecognizedActivity; Closed
        "#]],
    );
}

#[test]
fn sending_when_it_has_been_asked() {
    let (turn, outgoing) = (Turn::given(0), outgoing());
    let request = ASKED_ONCE;
    let state = State::Sending(Sending { turn, outgoing, request });
    check(
        state,
        INITIATOR,
        expect![[r#"
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ cannotRecover
            RTAB protocolError, RTAB transferCompleted → Closed
            PLEASE 0 → remembered; Sending #7, asked 0 (0 gone)
            PLEASE 3 → remembered
            GTC → GTA; has it already
            transfer #8 → #8 received; end ack #8
            start #8 → receiving #8
            resume #8 behind 2 [received before] → receiving #8 behind 2
            end ack #7 → #7 gone; GTC; Giving
            Transfer runs out → discard #7; #7 failed; GTC; Giving #7 (1 failed)
            loss → Recovery in 60 s; Reconnect in 10 s; Lost #7 mine
            open → refused: AlreadyUnderWay
            take mail, await mail, GTA, interrupt #8, discard #8, sync ack 1 #7, end ack #8, Reconnect runs out, OpenRetry runs out, Recovery runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out, TransferInterval runs out → nothing
            ask 3 → refused: HasTurn
            give → refused: InsideActivity
            RTORQ open, RTORQ open monologue, RTOAC, RTORJ rtsBusy, RTORJ cannotRecover, RTORJ validationFailure, RTORJ unacceptableDialogueMode, FN, DN, 30 KB #8, sync 1 #8, end #8 → violation: RTAB protocolError; Closed
            resume #8 behind 2 [new] → violation: RTAB unrecognizedActivity; Closed
        "#]],
    );
}

#[test]
fn giving() {
    check(
        State::Giving(Giving { interrupted: None, hand_overs: 0 }),
        BOTH,
        expect![[r#"
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ cannotRecover
            RTAB protocolError, RTAB transferCompleted → Closed
            PLEASE 0, PLEASE 3 → ignored
            GTC [no mail or all carried, initiator] → GTA; Lifetime in 300 s; Holding
            GTC [no mail or all carried, responder] → GTA; Holding
            GTC [mail] → GTA; transfer #1; Transfer in 24000 s; Sending #1
            GTA [no mail, initiator] → Lifetime in 300 s; Waiting
            GTA [no mail, responder] → Waiting
            GTA [mail or all carried] → no Lifetime; PLEASE 2; Asked 2
            transfer #8 → #8 received; end ack #8
            start #8 → receiving #8
            resume #8 behind 2 [received before] → receiving #8 behind 2
            loss [initiator, as-shipped] → Recovery in 60 s; Reconnect in 10 s; Lost theirs
            loss [initiator, initiator-decides] → Recovery in 60 s; Reconnect in 10 s; Lost giving
            loss [responder, as-shipped] → Recovery in 60 s; Lost theirs
            loss [responder, initiator-decides] → Recovery in 60 s; Lost giving
            open → refused: AlreadyUnderWay
            take mail, await mail, interrupt #8, discard #8, sync ack 1 #7, end ack #7, end ack #8, Reconnect runs out, OpenRetry runs out, Recovery runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out, Transfer runs out, TransferInterval runs out → nothing
            ask 3 → refused: Giving
            give → refused: WithoutTurn
            RTORQ open, RTORQ open monologue, RTOAC, RTORJ rtsBusy, RTORJ cannotRecover, RTORJ validationFailure, RTORJ unacceptableDialogueMode, FN, DN, 30 KB #8, sync 1 #8, end #8 → violation: RTAB protocolError; Closed
            resume #8 behind 2 [new] → violation: RTAB unrecognizedActivity; Closed
        "#]],
    );
}

#[test]
fn waiting() {
    check(
        State::Waiting(Waiting { interrupted: None, hand_overs: 0 }),
        BOTH,
        expect![[r#"
            take mail [no mail, initiator], interrupt #8 [initiator, no mail], discard #8 [initiator, no mail] → Lifetime in 300 s
            take mail [mail or all carried] → no Lifetime; PLEASE 2; Asked 2
            ask 3 → PLEASE 3; Asked 3
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ cannotRecover
            FN → DN; Closed
            RTAB protocolError, RTAB transferCompleted → Closed
            PLEASE 0, PLEASE 3 → ignored
            GTC [no mail or all carried, initiator] → GTA; Lifetime in 300 s; Holding
            GTC [no mail or all carried, responder] → GTA; Holding
            GTC [mail] → GTA; transfer #1; Transfer in 24000 s; Sending #1
            transfer #8 [initiator, no mail] → #8 received; end ack #8; Lifetime in 300 s
            transfer #8 [initiator, mail or all carried], transfer #8 [responder] → #8 received; end ack #8
            start #8 [initiator, no mail] → Lifetime in 300 s; receiving #8
            start #8 [initiator, mail or all carried], start #8 [responder] → receiving #8
            resume #8 behind 2 [received before, initiator, no mail] → Lifetime in 300 s; receiving #8 behind 2
            resume #8 behind 2 [received before, initiator, mail or all carried], resume #8 behind 2 [received before, responder] → receiving #8 behind 2
            Lifetime runs out → PLEASE 0; Asked 0
            loss [initiator] → Recovery in 60 s; Reconnect in 10 s; Lost theirs
            loss [responder] → Recovery in 60 s; Lost theirs
            open → refused: AlreadyUnderWay
            take mail [no mail, responder], await mail, GTA, interrupt #8 [initiator, mail or all carried], interrupt #8 [responder], discard #8 [initiator, mail or all carried], discard #8 [responder], sync ack 1 #7, end ack #7, end ack #8, Reconnect runs out, OpenRetry runs out, Recovery runs out, RequestRepeat runs out, Regenerate runs out, Disconnect runs out, Transfer runs out, TransferInterval runs out → nothing
            give → refused: WithoutTurn
            RTORQ open, RTORQ open monologue, RTOAC, RTORJ rtsBusy, RTORJ cannotRecover, RTORJ validationFailure, RTORJ unacceptableDialogueMode, DN, 30 KB #8, sync 1 #8, end #8 → violation: RTAB protocolError; Closed
            resume #8 behind 2 [new] → violation: RTAB unrecognizedActivity; Closed
        "#]],
    );
}

#[test]
fn asked() {
    let priority = RequestPriority::Normal;
    check(
        State::Asked(Asked { priority, interrupted: None, hand_overs: 0 }),
        BOTH,
        expect![[r#"
            take mail → no Lifetime
            await mail [initiator], interrupt #8 [initiator, no mail], discard #8 [initiator, no mail] → Lifetime in 300 s
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ cannotRecover
            FN → DN; Closed
            RTAB protocolError, RTAB transferCompleted → Closed
            PLEASE 0, PLEASE 3 → ignored
            GTC [no mail or all carried, initiator] → GTA; Lifetime in 300 s; Holding
            GTC [no mail or all carried, responder] → GTA; Holding
            GTC [mail] → GTA; transfer #1; Transfer in 24000 s; Sending #1
            transfer #8 [initiator, no mail] → #8 received; end ack #8; Lifetime in 300 s
            transfer #8 [initiator, mail or all carried], transfer #8 [responder] → #8 received; end ack #8
            start #8 [initiator, no mail] → Lifetime in 300 s; receiving #8
            start #8 [initiator, mail or all carried], start #8 [responder] → receiving #8
            resume #8 behind 2 [received before, initiator, no mail] → Lifetime in 300 s; receiving #8 behind 2
            resume #8 behind 2 [received before, initiator, mail or all carried], resume #8 behind 2 [received before, responder] → receiving #8 behind 2
            RequestRepeat runs out → PLEASE 2; RequestRepeat in 0 s
            Regenerate runs out [no mail or all carried, initiator] → new Turn; Lifetime in 300 s; Holding
            Regenerate runs out [no mail or all carried, responder] → new Turn; Holding
            Regenerate runs out [mail] → new Turn; transfer #1; Transfer in 24000 s; Sending #1
            Lifetime runs out → PLEASE 0; Asked 0
            loss [initiator] → Recovery in 60 s; Reconnect in 10 s; Lost theirs
            loss [responder] → Recovery in 60 s; Lost theirs
            open → refused: AlreadyUnderWay
            await mail [responder], GTA, interrupt #8 [initiator, mail or all carried], interrupt #8 [responder], discard #8 [initiator, mail or all carried], discard #8 [responder], sync ack 1 #7, end ack #7, end ack #8, Reconnect runs out, OpenRetry runs out, Recovery runs out, Disconnect runs out, Transfer runs out, TransferInterval runs out → nothing
            ask 3 → refused: AlreadyAsked
            give → refused: WithoutTurn
            RTORQ open, RTORQ open monologue, RTOAC, RTORJ rtsBusy, RTORJ cannotRecover, RTORJ validationFailure, RTORJ unacceptableDialogueMode, DN, 30 KB #8, sync 1 #8, end #8 → violation: RTAB protocolError; Closed
            resume #8 behind 2 [new] → violation: RTAB unrecognizedActivity; Closed
        "#]],
    );
}

#[test]
fn asked_with_an_interrupted_transfer() {
    let priority = RequestPriority::Normal;
    let interrupted = Some(Interrupted::untouched(message(OWN)));
    check(
        State::Asked(Asked { priority, interrupted, hand_overs: 0 }),
        BOTH,
        expect![[r#"
            take mail → no Lifetime
            await mail [initiator], interrupt #8 [initiator, no mail], discard #8 [initiator, no mail] → Lifetime in 300 s
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ cannotRecover
            FN → DN; Closed
            RTAB protocolError, RTAB transferCompleted → Closed
            PLEASE 0, PLEASE 3 → ignored
            GTC → GTA; transfer #7; Transfer in 24000 s; Sending #7
            transfer #8 [initiator, no mail] → #8 received; end ack #8; Lifetime in 300 s
            transfer #8 [initiator, mail or all carried], transfer #8 [responder] → #8 received; end ack #8
            start #8 [initiator, no mail] → Lifetime in 300 s; receiving #8
            start #8 [initiator, mail or all carried], start #8 [responder] → receiving #8
            resume #8 behind 2 [received before, initiator, no mail] → Lifetime in 300 s; receiving #8 behind 2
            resume #8 behind 2 [received before, initiator, mail or all carried], resume #8 behind 2 [received before, responder] → receiving #8 behind 2
            RequestRepeat runs out → PLEASE 2; RequestRepeat in 0 s
            Regenerate runs out → new Turn; transfer #7; Transfer in 24000 s; Sending #7
            Lifetime runs out → PLEASE 0; Asked #7 0
            loss [initiator] → Recovery in 60 s; Reconnect in 10 s; Lost #7 theirs
            loss [responder] → Recovery in 60 s; Lost #7 theirs
            open → refused: AlreadyUnderWay
            await mail [responder], GTA, interrupt #8 [initiator, mail or all carried], interrupt #8 [responder], discard #8 [initiator, mail or all carried], discard #8 [responder], sync ack 1 #7, end ack #7, end ack #8, Reconnect runs out, OpenRetry runs out, Recovery runs out, Disconnect runs out, Transfer runs out, TransferInterval runs out → nothing
            ask 3 → refused: AlreadyAsked
            give → refused: WithoutTurn
            RTORQ open, RTORQ open monologue, RTOAC, RTORJ rtsBusy, RTORJ cannotRecover, RTORJ validationFailure, RTORJ unacceptableDialogueMode, DN, 30 KB #8, sync 1 #8, end #8 → violation: RTAB protocolError; Closed
            resume #8 behind 2 [new] → violation: RTAB unrecognizedActivity; Closed
        "#]],
    );
}

#[test]
fn asked_again_and_again() {
    let settings = Settings { request_repeat_us: 5_000_000, ..settings() };
    let priority = RequestPriority::Normal;
    let state = State::Asked(Asked { priority, interrupted: None, hand_overs: 0 });
    check_with(
        settings,
        state,
        INITIATOR,
        expect![[r#"
            take mail → no Lifetime
            await mail, interrupt #8 [no mail], discard #8 [no mail] → Lifetime in 300 s
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ cannotRecover
            FN → DN; Closed
            RTAB protocolError, RTAB transferCompleted → Closed
            PLEASE 0, PLEASE 3 → ignored
            GTC [no mail or all carried] → GTA; Lifetime in 300 s; Holding
            GTC [mail] → GTA; transfer #1; Transfer in 24000 s; Sending #1
            transfer #8 [no mail] → #8 received; end ack #8; Lifetime in 300 s
            transfer #8 [mail or all carried] → #8 received; end ack #8
            start #8 [no mail] → Lifetime in 300 s; receiving #8
            start #8 [mail or all carried] → receiving #8
            resume #8 behind 2 [received before, no mail] → Lifetime in 300 s; receiving #8 behind 2
            resume #8 behind 2 [received before, mail or all carried] → receiving #8 behind 2
            RequestRepeat runs out → PLEASE 2; RequestRepeat in 5 s
            Regenerate runs out [no mail or all carried] → new Turn; Lifetime in 300 s; Holding
            Regenerate runs out [mail] → new Turn; transfer #1; Transfer in 24000 s; Sending #1
            Lifetime runs out → PLEASE 0; Asked 0
            loss → Recovery in 60 s; Reconnect in 10 s; Lost theirs
            open → refused: AlreadyUnderWay
            ask 3 → refused: AlreadyAsked
            give → refused: WithoutTurn
            RTORQ open, RTORQ open monologue, RTOAC, RTORJ rtsBusy, RTORJ cannotRecover, RTORJ validationFailure, RTORJ unacceptableDialogueMode, DN, 30 KB #8, sync 1 #8, end #8 → violation: RTAB protocolError; Closed
            GTA, interrupt #8 [mail or all carried], discard #8 [mail or all carried], sync ack 1 #7, end ack #7, end ack #8, Reconnect runs out, OpenRetry runs out, Recovery runs out, Disconnect runs out, Transfer runs out, TransferInterval runs out → nothing
            resume #8 behind 2 [new] → violation: RTAB unrecognizedActivity; Closed
        "#]],
    );
}
