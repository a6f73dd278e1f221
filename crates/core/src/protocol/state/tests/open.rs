//! Holding, Sending, Giving, Waiting and Asked.

use expect_test::expect;

use super::super::{Asked, Giving, Holding, Request, Sending, State, Waiting};
use super::notation::message;
use super::{BOTH, INITIATOR, OWN, check, check_with, settings};
use crate::protocol::{RequestPriority, Settings, Turn};

const ASKED_ONCE: Option<Request> = Some(Request { priority: RequestPriority::Normal, gone: 0 });

fn two_more_messages_first() -> Settings {
    Settings { turn_request_threshold: 2, ..settings() }
}

#[test]
fn holding() {
    let turn = Turn::given(0);
    check(
        State::Holding(Holding { turn, request: None }),
        BOTH,
        expect![[r#"
            take mail [no mail or all carried, initiator], Lifetime runs out [mail or all carried, initiator] → Lifetime in 300 s
            take mail [mail] → transfer #1; Sending #1
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ CannotRecover
            PLEASE 0, PLEASE 3 → remembered; GTC; Giving
            GTC → GTA; has it already
            transfer #8 [initiator, no mail] → #8 received; end ack #8; Lifetime in 300 s
            transfer #8 [initiator, mail or all carried], transfer #8 [responder] → #8 received; end ack #8
            RTAB TemporaryProblem, RTAB ProtocolError → Closed
            Lifetime runs out [no mail] → FN; Disconnect in 120 s; Closing
            loss [initiator] → Recovery in 60 s; Reconnect in 10 s; Lost mine
            loss [responder] → Recovery in 60 s; Lost mine
            open → refused
            take mail [no mail or all carried, responder], await mail, GTA, end ack #7, end ack #8, Reconnect runs out, OpenRetry runs out, Recovery runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out [mail or all carried, responder], Disconnect runs out → nothing
            RTORQ open, RTOAC, RTORJ RtsBusy, RTORJ CannotRecover, FN, DN → violation: RTAB ProtocolError; Closed
        "#]],
    );
}

#[test]
fn holding_with_a_request_that_is_not_yet_due() {
    let (turn, request) = (Turn::given(0), ASKED_ONCE);
    let state = State::Holding(Holding { turn, request });
    check_with(
        two_more_messages_first(),
        state,
        BOTH,
        expect![[r#"
            take mail [no mail or all carried, initiator], Lifetime runs out [mail or all carried, initiator] → Lifetime in 300 s
            take mail [mail] → transfer #1; Sending #1, asked 2 (0 gone)
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ CannotRecover
            PLEASE 0 [no mail or all carried, initiator] → remembered; Lifetime in 300 s; Holding, asked 0 (0 gone)
            PLEASE 0 [no mail or all carried, responder] → remembered; Holding, asked 0 (0 gone)
            PLEASE 0 [mail] → remembered; transfer #1; Sending #1, asked 0 (0 gone)
            PLEASE 3 [no mail or all carried, initiator] → remembered; Lifetime in 300 s
            PLEASE 3 [no mail or all carried, responder] → remembered
            PLEASE 3 [mail] → remembered; transfer #1; Sending #1, asked 2 (0 gone)
            GTC → GTA; has it already
            transfer #8 [initiator, no mail] → #8 received; end ack #8; Lifetime in 300 s
            transfer #8 [initiator, mail or all carried], transfer #8 [responder] → #8 received; end ack #8
            RTAB TemporaryProblem, RTAB ProtocolError → Closed
            Lifetime runs out [no mail] → FN; Disconnect in 120 s; Closing
            loss [initiator] → Recovery in 60 s; Reconnect in 10 s; Lost mine
            loss [responder] → Recovery in 60 s; Lost mine
            open → refused
            take mail [no mail or all carried, responder], await mail, GTA, end ack #7, end ack #8, Reconnect runs out, OpenRetry runs out, Recovery runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out [mail or all carried, responder], Disconnect runs out → nothing
            RTORQ open, RTOAC, RTORJ RtsBusy, RTORJ CannotRecover, FN, DN → violation: RTAB ProtocolError; Closed
        "#]],
    );
}

#[test]
fn sending() {
    let (turn, message) = (Turn::given(0), message(OWN));
    let request = None;
    check(
        State::Sending(Sending { turn, message, request }),
        BOTH,
        expect![[r#"
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ CannotRecover
            PLEASE 0 → remembered; Sending #7, asked 0 (0 gone)
            PLEASE 3 → remembered; Sending #7, asked 3 (0 gone)
            GTC → GTA; has it already
            transfer #8 → #8 received; end ack #8
            end ack #7 [no mail or all carried, initiator] → #7 gone; Lifetime in 300 s; Holding
            end ack #7 [no mail or all carried, responder] → #7 gone; Holding
            end ack #7 [mail] → #7 gone; transfer #1; Sending #1
            RTAB TemporaryProblem, RTAB ProtocolError → Closed
            loss [initiator] → Recovery in 60 s; Reconnect in 10 s; Lost #7 mine
            loss [responder] → Recovery in 60 s; Lost #7 mine
            open → refused
            take mail, await mail, GTA, end ack #8, Reconnect runs out, OpenRetry runs out, Recovery runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out → nothing
            RTORQ open, RTOAC, RTORJ RtsBusy, RTORJ CannotRecover, FN, DN → violation: RTAB ProtocolError; Closed
        "#]],
    );
}

#[test]
fn sending_with_a_request_that_is_not_yet_due() {
    let (turn, message) = (Turn::given(0), message(OWN));
    let request = ASKED_ONCE;
    let state = State::Sending(Sending { turn, message, request });
    check_with(
        two_more_messages_first(),
        state,
        INITIATOR,
        expect![[r#"
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ CannotRecover
            PLEASE 0 → remembered; Sending #7, asked 0 (0 gone)
            PLEASE 3 → remembered
            GTC → GTA; has it already
            transfer #8 → #8 received; end ack #8
            end ack #7 [no mail or all carried] → #7 gone; Lifetime in 300 s; Holding, asked 2 (1 gone)
            end ack #7 [mail] → #7 gone; transfer #1; Sending #1, asked 2 (1 gone)
            RTAB TemporaryProblem, RTAB ProtocolError → Closed
            loss → Recovery in 60 s; Reconnect in 10 s; Lost #7 mine
            open → refused
            take mail, await mail, GTA, end ack #8, Reconnect runs out, OpenRetry runs out, Recovery runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out → nothing
            RTORQ open, RTOAC, RTORJ RtsBusy, RTORJ CannotRecover, FN, DN → violation: RTAB ProtocolError; Closed
        "#]],
    );
}

#[test]
fn sending_when_it_has_been_asked() {
    let (turn, message) = (Turn::given(0), message(OWN));
    let request = ASKED_ONCE;
    let state = State::Sending(Sending { turn, message, request });
    check(
        state,
        INITIATOR,
        expect![[r#"
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ CannotRecover
            PLEASE 0 → remembered; Sending #7, asked 0 (0 gone)
            PLEASE 3 → remembered
            GTC → GTA; has it already
            transfer #8 → #8 received; end ack #8
            end ack #7 → #7 gone; GTC; Giving
            RTAB TemporaryProblem, RTAB ProtocolError → Closed
            loss → Recovery in 60 s; Reconnect in 10 s; Lost #7 mine
            open → refused
            take mail, await mail, GTA, end ack #8, Reconnect runs out, OpenRetry runs out, Recovery runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out → nothing
            RTORQ open, RTOAC, RTORJ RtsBusy, RTORJ CannotRecover, FN, DN → violation: RTAB ProtocolError; Closed
        "#]],
    );
}

#[test]
fn giving() {
    check(
        State::Giving(Giving { interrupted: None, hand_overs: 0 }),
        BOTH,
        expect![[r#"
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ CannotRecover
            PLEASE 0, PLEASE 3 → ignored
            GTC [no mail or all carried, initiator] → GTA; Lifetime in 300 s; Holding
            GTC [no mail or all carried, responder] → GTA; Holding
            GTC [mail] → GTA; transfer #1; Sending #1
            GTA [no mail, initiator] → Lifetime in 300 s; Waiting
            GTA [no mail, responder] → Waiting
            GTA [mail or all carried] → no Lifetime; PLEASE 2; Asked 2
            transfer #8 → #8 received; end ack #8
            RTAB TemporaryProblem, RTAB ProtocolError → Closed
            loss [initiator, as-shipped] → Recovery in 60 s; Reconnect in 10 s; Lost theirs
            loss [initiator, initiator-decides] → Recovery in 60 s; Reconnect in 10 s; Lost giving
            loss [responder, as-shipped] → Recovery in 60 s; Lost theirs
            loss [responder, initiator-decides] → Recovery in 60 s; Lost giving
            open → refused
            take mail, await mail, end ack #7, end ack #8, Reconnect runs out, OpenRetry runs out, Recovery runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out, Disconnect runs out → nothing
            RTORQ open, RTOAC, RTORJ RtsBusy, RTORJ CannotRecover, FN, DN → violation: RTAB ProtocolError; Closed
        "#]],
    );
}

#[test]
fn waiting() {
    check(
        State::Waiting(Waiting { interrupted: None, hand_overs: 0 }),
        BOTH,
        expect![[r#"
            take mail [no mail, initiator] → Lifetime in 300 s
            take mail [mail or all carried] → no Lifetime; PLEASE 2; Asked 2
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ CannotRecover
            PLEASE 0, PLEASE 3 → ignored
            GTC [no mail or all carried, initiator] → GTA; Lifetime in 300 s; Holding
            GTC [no mail or all carried, responder] → GTA; Holding
            GTC [mail] → GTA; transfer #1; Sending #1
            transfer #8 [initiator, no mail] → #8 received; end ack #8; Lifetime in 300 s
            transfer #8 [initiator, mail or all carried], transfer #8 [responder] → #8 received; end ack #8
            FN → DN; Closed
            RTAB TemporaryProblem, RTAB ProtocolError → Closed
            Lifetime runs out → PLEASE 0; Asked 0
            loss [initiator] → Recovery in 60 s; Reconnect in 10 s; Lost theirs
            loss [responder] → Recovery in 60 s; Lost theirs
            open → refused
            take mail [no mail, responder], await mail, GTA, end ack #7, end ack #8, Reconnect runs out, OpenRetry runs out, Recovery runs out, RequestRepeat runs out, Regenerate runs out, Disconnect runs out → nothing
            RTORQ open, RTOAC, RTORJ RtsBusy, RTORJ CannotRecover, DN → violation: RTAB ProtocolError; Closed
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
            await mail [initiator] → Lifetime in 300 s
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ CannotRecover
            PLEASE 0, PLEASE 3 → ignored
            GTC [no mail or all carried, initiator] → GTA; Lifetime in 300 s; Holding
            GTC [no mail or all carried, responder] → GTA; Holding
            GTC [mail] → GTA; transfer #1; Sending #1
            transfer #8 [initiator, no mail] → #8 received; end ack #8; Lifetime in 300 s
            transfer #8 [initiator, mail or all carried], transfer #8 [responder] → #8 received; end ack #8
            FN → DN; Closed
            RTAB TemporaryProblem, RTAB ProtocolError → Closed
            RequestRepeat runs out → PLEASE 2; RequestRepeat in 0 s
            Regenerate runs out [no mail or all carried, initiator] → new Turn; Lifetime in 300 s; Holding
            Regenerate runs out [no mail or all carried, responder] → new Turn; Holding
            Regenerate runs out [mail] → new Turn; transfer #1; Sending #1
            Lifetime runs out → PLEASE 0; Asked 0
            loss [initiator] → Recovery in 60 s; Reconnect in 10 s; Lost theirs
            loss [responder] → Recovery in 60 s; Lost theirs
            open → refused
            await mail [responder], GTA, end ack #7, end ack #8, Reconnect runs out, OpenRetry runs out, Recovery runs out, Disconnect runs out → nothing
            RTORQ open, RTOAC, RTORJ RtsBusy, RTORJ CannotRecover, DN → violation: RTAB ProtocolError; Closed
        "#]],
    );
}

#[test]
fn asked_with_an_interrupted_transfer() {
    let priority = RequestPriority::Normal;
    let interrupted = Some(message(OWN));
    check(
        State::Asked(Asked { priority, interrupted, hand_overs: 0 }),
        BOTH,
        expect![[r#"
            take mail → no Lifetime
            await mail [initiator] → Lifetime in 300 s
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ CannotRecover
            PLEASE 0, PLEASE 3 → ignored
            GTC → GTA; transfer #7; Sending #7
            transfer #8 [initiator, no mail] → #8 received; end ack #8; Lifetime in 300 s
            transfer #8 [initiator, mail or all carried], transfer #8 [responder] → #8 received; end ack #8
            FN → DN; Closed
            RTAB TemporaryProblem, RTAB ProtocolError → Closed
            RequestRepeat runs out → PLEASE 2; RequestRepeat in 0 s
            Regenerate runs out → new Turn; transfer #7; Sending #7
            Lifetime runs out → PLEASE 0; Asked #7 0
            loss [initiator] → Recovery in 60 s; Reconnect in 10 s; Lost #7 theirs
            loss [responder] → Recovery in 60 s; Lost #7 theirs
            open → refused
            await mail [responder], GTA, end ack #7, end ack #8, Reconnect runs out, OpenRetry runs out, Recovery runs out, Disconnect runs out → nothing
            RTORQ open, RTOAC, RTORJ RtsBusy, RTORJ CannotRecover, DN → violation: RTAB ProtocolError; Closed
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
            await mail → Lifetime in 300 s
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ CannotRecover
            PLEASE 0, PLEASE 3 → ignored
            GTC [no mail or all carried] → GTA; Lifetime in 300 s; Holding
            GTC [mail] → GTA; transfer #1; Sending #1
            transfer #8 [no mail] → #8 received; end ack #8; Lifetime in 300 s
            transfer #8 [mail or all carried] → #8 received; end ack #8
            FN → DN; Closed
            RTAB TemporaryProblem, RTAB ProtocolError → Closed
            RequestRepeat runs out → PLEASE 2; RequestRepeat in 5 s
            Regenerate runs out [no mail or all carried] → new Turn; Lifetime in 300 s; Holding
            Regenerate runs out [mail] → new Turn; transfer #1; Sending #1
            Lifetime runs out → PLEASE 0; Asked 0
            loss → Recovery in 60 s; Reconnect in 10 s; Lost theirs
            open → refused
            RTORQ open, RTOAC, RTORJ RtsBusy, RTORJ CannotRecover, DN → violation: RTAB ProtocolError; Closed
            GTA, end ack #7, end ack #8, Reconnect runs out, OpenRetry runs out, Recovery runs out, Disconnect runs out → nothing
        "#]],
    );
}
