//! A transfer that takes too long: discarded or interrupted, tried again, given up.

use expect_test::expect;

use super::super::super::{
    Command, Input, Interrupted, Message, MessageId, Pdu, Priority, RequestPriority, Settings,
    Timer, Turn,
};
use super::super::{Holding, State};
use super::notation::message;
use super::sending::{TAKE_MAIL, end_ack, holding, in_full, of_size, sync_ack, tell};
use super::{BOTH, OWN, check, check_with, settings};

const TIMEOUT: Input = Input::Timeout(Timer::Transfer);
const INTERVAL: Input = Input::Timeout(Timer::TransferInterval);
const PLEASE: Input = Input::Receive(Pdu::Please(RequestPriority::Normal));

#[test]
fn with_nothing_confirmed_it_is_discarded_and_begun_again() {
    let inputs = [TAKE_MAIL, TIMEOUT, INTERVAL];
    tell(
        &in_full(30, 2),
        holding(),
        of_size(100),
        &inputs,
        expect![[r#"
            take mail → start #7; 30 KB #7; sync 1 #7; 30 KB #7; sync 2 #7; Transfer in 200000 s; Sending #7 (0 of 2 confirmed)
            Transfer runs out → discard #7; #7 failed; TransferInterval in 120 s; Holding #7 (1 failed)
            TransferInterval runs out → start #7, attempt 2; 30 KB #7; sync 1 #7; 30 KB #7; sync 2 #7; Transfer in 200000 s; Sending #7 (0 of 2 confirmed, 1 failed)
        "#]],
    );
    tell(
        &settings(),
        holding(),
        of_size(100),
        &inputs,
        expect![[r#"
            take mail → transfer #7; Transfer in 200000 s; Sending #7
            Transfer runs out → discard #7; #7 failed; TransferInterval in 120 s; Holding #7 (1 failed)
            TransferInterval runs out → transfer #7, attempt 2; Transfer in 200000 s; Sending #7 (1 failed)
        "#]],
    );
}

#[test]
fn with_something_confirmed_it_is_interrupted_and_resumed() {
    let late = sync_ack(2);
    let confirmed = Pdu::MinorSyncAck { message: MessageId(OWN), serial: 3, attempt: 1 };
    let confirmed = Input::Receive(confirmed);
    let ended = Input::Receive(Pdu::EndAck { message: MessageId(OWN), attempt: 1 });
    let inputs = [TAKE_MAIL, sync_ack(1), TIMEOUT, INTERVAL, late, confirmed, end_ack(), ended];
    tell(
        &in_full(30, 2),
        holding(),
        of_size(100),
        &inputs,
        expect![[r#"
            take mail → start #7; 30 KB #7; sync 1 #7; 30 KB #7; sync 2 #7; Transfer in 200000 s; Sending #7 (0 of 2 confirmed)
            sync ack 1 #7 → 30 KB #7; sync 3 #7; 10 KB #7; end #7; Sending #7 (1 of 3 confirmed)
            Transfer runs out → interrupt #7; #7 failed; TransferInterval in 120 s; Holding #7 (1 confirmed, 1 failed)
            TransferInterval runs out → resume #7 behind 1, attempt 2; 30 KB #7; sync 2 #7; 30 KB #7; sync 3 #7; 10 KB #7; end #7; Transfer in 200000 s; Sending #7 (1 of 3 confirmed, 1 failed)
            sync ack 2 #7 → nothing
            sync ack 3 #7, attempt 2 → Sending #7 (3 of 3 confirmed, 1 failed)
            end ack #7 → nothing
            end ack #7, attempt 2 → #7 gone; Lifetime in 300 s; Holding
        "#]],
    );
}

#[test]
fn after_the_last_retry_it_is_given_up() {
    let inputs = [TAKE_MAIL, TIMEOUT, INTERVAL, TIMEOUT, INTERVAL, TIMEOUT, TAKE_MAIL];
    tell(
        &settings(),
        holding(),
        of_size(12),
        &inputs,
        expect![[r#"
            take mail → transfer #7; Transfer in 24000 s; Sending #7
            Transfer runs out → discard #7; #7 failed; TransferInterval in 120 s; Holding #7 (1 failed)
            TransferInterval runs out → transfer #7, attempt 2; Transfer in 24000 s; Sending #7 (1 failed)
            Transfer runs out → discard #7; #7 failed; TransferInterval in 120 s; Holding #7 (2 failed)
            TransferInterval runs out → transfer #7, attempt 3; Transfer in 24000 s; Sending #7 (2 failed)
            Transfer runs out → discard #7; #7 given up; Lifetime in 300 s; Holding
            take mail → Lifetime in 300 s
        "#]],
    );
    let inputs = [TAKE_MAIL, sync_ack(1), TIMEOUT];
    let no_retries = Settings { max_transfer_retries: 0, ..in_full(30, 2) };
    tell(
        &no_retries,
        holding(),
        of_size(100),
        &inputs,
        expect![[r#"
        take mail → start #7; 30 KB #7; sync 1 #7; 30 KB #7; sync 2 #7; Transfer in 200000 s; Sending #7 (0 of 2 confirmed)
        sync ack 1 #7 → 30 KB #7; sync 3 #7; 10 KB #7; end #7; Sending #7 (1 of 3 confirmed)
        Transfer runs out → discard #7; #7 given up; Lifetime in 300 s; Holding
    "#]],
    );
}

#[test]
fn a_request_goes_before_the_next_attempt() {
    let accepted = Input::Receive(Pdu::Gta);
    let given = Input::Receive(Pdu::Gtc { hand_overs: 0 });
    let inputs = [TAKE_MAIL, sync_ack(1), TIMEOUT, PLEASE, accepted, given];
    tell(
        &in_full(30, 2),
        holding(),
        of_size(100),
        &inputs,
        expect![[r#"
            take mail → start #7; 30 KB #7; sync 1 #7; 30 KB #7; sync 2 #7; Transfer in 200000 s; Sending #7 (0 of 2 confirmed)
            sync ack 1 #7 → 30 KB #7; sync 3 #7; 10 KB #7; end #7; Sending #7 (1 of 3 confirmed)
            Transfer runs out → interrupt #7; #7 failed; TransferInterval in 120 s; Holding #7 (1 confirmed, 1 failed)
            PLEASE 2 → remembered; GTC; Giving #7 (1 confirmed, 1 failed)
            GTA → no Lifetime; PLEASE 2; Asked #7 (1 confirmed, 1 failed) 2
            GTC → GTA; resume #7 behind 1, attempt 2; 30 KB #7; sync 2 #7; 30 KB #7; sync 3 #7; 10 KB #7; end #7; Transfer in 200000 s; Sending #7 (1 of 3 confirmed, 1 failed)
        "#]],
    );
    let inputs = [TAKE_MAIL, PLEASE, TIMEOUT, accepted, given];
    tell(
        &in_full(30, 2),
        holding(),
        of_size(100),
        &inputs,
        expect![[r#"
            take mail → start #7; 30 KB #7; sync 1 #7; 30 KB #7; sync 2 #7; Transfer in 200000 s; Sending #7 (0 of 2 confirmed)
            PLEASE 2 → remembered; Sending #7 (0 of 2 confirmed), asked 2 (0 gone)
            Transfer runs out → discard #7; #7 failed; GTC; Giving #7 (1 failed)
            GTA → no Lifetime; PLEASE 2; Asked #7 (1 failed) 2
            GTC → GTA; start #7, attempt 2; 30 KB #7; sync 1 #7; 30 KB #7; sync 2 #7; Transfer in 200000 s; Sending #7 (0 of 2 confirmed, 1 failed)
        "#]],
    );
    let inputs = [TAKE_MAIL, TIMEOUT, Input::Command(Command::GiveTurn), accepted, given];
    tell(
        &in_full(30, 2),
        holding(),
        of_size(100),
        &inputs,
        expect![[r#"
            take mail → start #7; 30 KB #7; sync 1 #7; 30 KB #7; sync 2 #7; Transfer in 200000 s; Sending #7 (0 of 2 confirmed)
            Transfer runs out → discard #7; #7 failed; TransferInterval in 120 s; Holding #7 (1 failed)
            give → GTC; Giving #7 (1 failed)
            GTA → no Lifetime; PLEASE 2; Asked #7 (1 failed) 2
            GTC → GTA; start #7, attempt 2; 30 KB #7; sync 1 #7; 30 KB #7; sync 2 #7; Transfer in 200000 s; Sending #7 (0 of 2 confirmed, 1 failed)
        "#]],
    );
}

#[test]
fn a_loss_between_two_attempts_keeps_the_failures() {
    let reconnect = Input::Timeout(Timer::Reconnect);
    let recovered = Input::Receive(Pdu::Rtoac { pair: None });
    let inputs = [TAKE_MAIL, sync_ack(1), TIMEOUT, Input::Loss, reconnect, recovered, TIMEOUT];
    tell(
        &in_full(30, 2),
        holding(),
        of_size(100),
        &inputs,
        expect![[r#"
            take mail → start #7; 30 KB #7; sync 1 #7; 30 KB #7; sync 2 #7; Transfer in 200000 s; Sending #7 (0 of 2 confirmed)
            sync ack 1 #7 → 30 KB #7; sync 3 #7; 10 KB #7; end #7; Sending #7 (1 of 3 confirmed)
            Transfer runs out → interrupt #7; #7 failed; TransferInterval in 120 s; Holding #7 (1 confirmed, 1 failed)
            loss → Recovery in 60 s; Reconnect in 10 s; Lost #7 (1 confirmed, 1 failed) mine
            Reconnect runs out → RTORQ recover (Initiator's); Recovering #7 (1 confirmed, 1 failed) mine
            RTOAC → resume #7 behind 1, attempt 2; 30 KB #7; sync 2 #7; 30 KB #7; sync 3 #7; 10 KB #7; end #7; Transfer in 200000 s; Sending #7 (1 of 3 confirmed, 1 failed)
            Transfer runs out → interrupt #7; #7 failed; TransferInterval in 120 s; Holding #7 (1 confirmed, 2 failed)
        "#]],
    );
}

#[test]
fn urgent_mail_has_less_time() {
    let us = |priority| settings().transfer_timeout_us(Message { priority, ..message(OWN) });
    let seconds = [Priority::Urgent, Priority::Normal, Priority::NonUrgent].map(us);
    assert_eq!(seconds, [12_000, 24_000, 36_000].map(|s| s * 1_000_000), "for 12 KB");
}

fn holding_a_failed_transfer() -> State {
    let failed = Some(Interrupted { message: message(OWN), failures: 1, confirmed: 0 });
    State::Holding(Holding { turn: Turn::given(0), request: None, failed })
}

#[test]
fn holding_with_a_failed_transfer() {
    check(
        holding_a_failed_transfer(),
        BOTH,
        expect![[r#"
            give → GTC; Giving #7 (1 failed)
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ cannotRecover
            RTAB protocolError, RTAB transferCompleted → Closed
            PLEASE 0, PLEASE 3 → remembered; GTC; Giving #7 (1 failed)
            GTC → GTA; has it already
            transfer #8 [initiator, no mail] → #8 received; end ack #8; Lifetime in 300 s
            transfer #8 [initiator, mail or all carried], transfer #8 [responder] → #8 received; end ack #8
            start #8 [initiator, no mail] → Lifetime in 300 s; receiving #8
            start #8 [initiator, mail or all carried], start #8 [responder] → receiving #8
            resume #8 behind 2 [received before, initiator, no mail] → Lifetime in 300 s; receiving #8 behind 2
            resume #8 behind 2 [received before, initiator, mail or all carried], resume #8 behind 2 [received before, responder] → receiving #8 behind 2
            interrupt #8 [initiator, no mail], discard #8 [initiator, no mail], Lifetime runs out [mail or all carried, initiator] → Lifetime in 300 s
            Lifetime runs out [no mail] → FN; Disconnect in 120 s; Closing
            TransferInterval runs out → transfer #7, attempt 2; Transfer in 24000 s; Sending #7 (1 failed)
            loss [initiator] → Recovery in 60 s; Reconnect in 10 s; Lost #7 (1 failed) mine
            loss [responder] → Recovery in 60 s; Lost #7 (1 failed) mine
            open → refused: AlreadyUnderWay
            take mail, await mail, GTA, interrupt #8 [initiator, mail or all carried], interrupt #8 [responder], discard #8 [initiator, mail or all carried], discard #8 [responder], sync ack 1 #7, end ack #7, end ack #8, Reconnect runs out, OpenRetry runs out, Recovery runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out [mail or all carried, responder], Disconnect runs out, Transfer runs out → nothing
            ask 3 → refused: HasTurn
            RTORQ open, RTORQ open monologue, RTOAC, RTORJ rtsBusy, RTORJ cannotRecover, RTORJ validationFailure, RTORJ unacceptableDialogueMode, FN, DN, 30 KB #8, sync 1 #8, end #8 → violation: RTAB protocolError; Closed
            resume #8 behind 2 [new] → violation: RTAB unrecognizedActivity; Closed
        "#]],
    );
}

#[test]
fn holding_with_a_failed_transfer_and_a_request_that_is_not_yet_due() {
    let settings = Settings { turn_request_threshold: 2, ..settings() };
    check_with(
        settings,
        holding_a_failed_transfer(),
        BOTH,
        expect![[r#"
            give → GTC; Giving #7 (1 failed)
            RTORQ recover (Initiator's), RTORQ recover (Responder's) → RTORJ cannotRecover
            RTAB protocolError, RTAB transferCompleted → Closed
            PLEASE 0 → remembered; Holding #7 (1 failed), asked 0 (0 gone)
            PLEASE 3 → remembered; Holding #7 (1 failed), asked 3 (0 gone)
            GTC → GTA; has it already
            transfer #8 [initiator, no mail] → #8 received; end ack #8; Lifetime in 300 s
            transfer #8 [initiator, mail or all carried], transfer #8 [responder] → #8 received; end ack #8
            start #8 [initiator, no mail] → Lifetime in 300 s; receiving #8
            start #8 [initiator, mail or all carried], start #8 [responder] → receiving #8
            resume #8 behind 2 [received before, initiator, no mail] → Lifetime in 300 s; receiving #8 behind 2
            resume #8 behind 2 [received before, initiator, mail or all carried], resume #8 behind 2 [received before, responder] → receiving #8 behind 2
            interrupt #8 [initiator, no mail], discard #8 [initiator, no mail], Lifetime runs out [mail or all carried, initiator] → Lifetime in 300 s
            Lifetime runs out [no mail] → FN; Disconnect in 120 s; Closing
            TransferInterval runs out → transfer #7, attempt 2; Transfer in 24000 s; Sending #7 (1 failed)
            loss [initiator] → Recovery in 60 s; Reconnect in 10 s; Lost #7 (1 failed) mine
            loss [responder] → Recovery in 60 s; Lost #7 (1 failed) mine
            open → refused: AlreadyUnderWay
            take mail, await mail, GTA, interrupt #8 [initiator, mail or all carried], interrupt #8 [responder], discard #8 [initiator, mail or all carried], discard #8 [responder], sync ack 1 #7, end ack #7, end ack #8, Reconnect runs out, OpenRetry runs out, Recovery runs out, RequestRepeat runs out, Regenerate runs out, Lifetime runs out [mail or all carried, responder], Disconnect runs out, Transfer runs out → nothing
            ask 3 → refused: HasTurn
            RTORQ open, RTORQ open monologue, RTOAC, RTORJ rtsBusy, RTORJ cannotRecover, RTORJ validationFailure, RTORJ unacceptableDialogueMode, FN, DN, 30 KB #8, sync 1 #8, end #8 → violation: RTAB protocolError; Closed
            resume #8 behind 2 [new] → violation: RTAB unrecognizedActivity; Closed
        "#]],
    );
}
