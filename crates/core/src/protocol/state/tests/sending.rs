//! A transfer in full, from its first PDU to its end ack: an end with one message, and what it is told.

use expect_test::{Expect, expect};

use super::super::super::{
    Command, Endpoint, Event, FRESH_START, Input, Interrupted, Message, MessageId, Output, Pdu,
    Record, Role, Settings, Surroundings, Timer, Transfers, Turn,
};
use super::super::{Holding, Lost, State};
use super::notation::{input_text, message, outcome_text};
use super::{Mta, OWN, settings};

pub(super) const TAKE_MAIL: Input = Input::Command(Command::TakeMail);

pub(super) fn in_full(checkpoint_size_kb: u32, window_checkpoints: u32) -> Settings {
    let transfers = Transfers::InFull;
    Settings { transfers, checkpoint_size_kb, window_checkpoints, ..settings() }
}

pub(super) fn of_size(size_kb: u32) -> Message {
    Message { size_kb, ..message(OWN) }
}

pub(super) fn holding() -> State {
    State::Holding(Holding { turn: Turn::given(0), request: None, failed: None })
}

pub(super) fn sync_ack(serial: u32) -> Input {
    Input::Receive(Pdu::MinorSyncAck { message: MessageId(OWN), serial, attempt: 0 })
}

pub(super) fn end_ack() -> Input {
    Input::Receive(Pdu::EndAck { message: MessageId(OWN), attempt: 0 })
}

/// An initiator with one message, input by input.
pub(super) fn tell(
    settings: &Settings,
    state: State,
    message: Message,
    inputs: &[Input],
    expected: Expect,
) {
    expected.assert_eq(&told(settings, state, message, inputs));
}

fn told(settings: &Settings, state: State, message: Message, inputs: &[Input]) -> String {
    let mut end = Endpoint { role: Role::Initiator, state, incoming: None };
    let mut queued = Some(message);
    let mut told = String::new();
    for &input in inputs {
        let next_free = queued.filter(|_| end.state.carries().is_none());
        let mta = Mta { first_queued: queued, next_free, accepts: true, has_received: false };
        let result = end.step(input, &Surroundings { settings, mta: &mta });
        told += &format!("{} → {}\n", input_text(input), outcome_text(&end, result.clone()));
        let step = result.expect("nothing here is refused, and nothing violates");
        queued = queued.filter(|_| !step.outputs.iter().any(is_gone));
        end = Endpoint { state: step.state, incoming: step.incoming, ..end };
    }
    told
}

fn is_gone(output: &Output) -> bool {
    matches!(output, Output::Event(Event::MessageGone(_) | Event::MessageGivenUp(_)))
}

#[test]
fn the_window_opens_with_each_confirmation() {
    tell(
        &in_full(30, 5),
        holding(),
        of_size(200),
        &[TAKE_MAIL, sync_ack(1), sync_ack(2), sync_ack(3), sync_ack(6), end_ack()],
        expect![[r#"
            take mail → start #7; 30 KB #7; sync 1 #7; 30 KB #7; sync 2 #7; 30 KB #7; sync 3 #7; 30 KB #7; sync 4 #7; 30 KB #7; sync 5 #7; Transfer in 400000 s; Sending #7 (0 of 5 confirmed)
            sync ack 1 #7 → 30 KB #7; sync 6 #7; 20 KB #7; end #7; Sending #7 (1 of 6 confirmed)
            sync ack 2 #7 → Sending #7 (2 of 6 confirmed)
            sync ack 3 #7 → Sending #7 (3 of 6 confirmed)
            sync ack 6 #7 → Sending #7 (6 of 6 confirmed)
            end ack #7 → #7 gone; Lifetime in 300 s; Holding
        "#]],
    );
}

#[test]
fn one_confirmation_stands_for_all_before_it() {
    tell(
        &in_full(30, 2),
        holding(),
        of_size(200),
        &[TAKE_MAIL, sync_ack(2), sync_ack(4), sync_ack(6), end_ack()],
        expect![[r#"
            take mail → start #7; 30 KB #7; sync 1 #7; 30 KB #7; sync 2 #7; Transfer in 400000 s; Sending #7 (0 of 2 confirmed)
            sync ack 2 #7 → 30 KB #7; sync 3 #7; 30 KB #7; sync 4 #7; Sending #7 (2 of 4 confirmed)
            sync ack 4 #7 → 30 KB #7; sync 5 #7; 30 KB #7; sync 6 #7; 20 KB #7; end #7; Sending #7 (4 of 6 confirmed)
            sync ack 6 #7 → Sending #7 (6 of 6 confirmed)
            end ack #7 → #7 gone; Lifetime in 300 s; Holding
        "#]],
    );
}

#[test]
fn what_confirms_nothing_new_is_ignored() {
    let earlier = Pdu::MinorSyncAck { message: MessageId(OWN), serial: 1, attempt: 7 };
    let foreign =
        Input::Receive(Pdu::MinorSyncAck { message: MessageId(8), serial: 3, attempt: 0 });
    tell(
        &in_full(30, 2),
        holding(),
        of_size(200),
        &[
            TAKE_MAIL,
            sync_ack(0),
            sync_ack(3),
            sync_ack(u32::MAX),
            foreign,
            Input::Receive(earlier),
            sync_ack(1),
            sync_ack(1),
        ],
        expect![[r#"
            take mail → start #7; 30 KB #7; sync 1 #7; 30 KB #7; sync 2 #7; Transfer in 400000 s; Sending #7 (0 of 2 confirmed)
            sync ack 0 #7 → nothing
            sync ack 3 #7 → nothing
            sync ack 4294967295 #7 → nothing
            sync ack 3 #8 → nothing
            sync ack 1 #7, attempt 8 → nothing
            sync ack 1 #7 → 30 KB #7; sync 3 #7; Sending #7 (1 of 3 confirmed)
            sync ack 1 #7 → nothing
        "#]],
    );
}

#[test]
fn an_end_ack_before_the_end_is_ignored() {
    let another = Input::Receive(Pdu::EndAck { message: MessageId(8), attempt: 0 });
    tell(
        &in_full(30, 1),
        holding(),
        of_size(90),
        &[TAKE_MAIL, end_ack(), sync_ack(1), end_ack(), sync_ack(2), another, end_ack(), end_ack()],
        expect![[r#"
            take mail → start #7; 30 KB #7; sync 1 #7; Transfer in 180000 s; Sending #7 (0 of 1 confirmed)
            end ack #7 → nothing
            sync ack 1 #7 → 30 KB #7; sync 2 #7; 30 KB #7; end #7; Sending #7 (1 of 2 confirmed)
            end ack #7 → #7 gone; Lifetime in 300 s; Holding
            sync ack 2 #7 → nothing
            end ack #8 → nothing
            end ack #7 → nothing
            end ack #7 → nothing
        "#]],
    );
}

#[test]
fn the_end_ack_may_come_before_the_last_confirmations() {
    tell(
        &in_full(30, 5),
        holding(),
        of_size(90),
        &[TAKE_MAIL, end_ack(), sync_ack(2)],
        expect![[r#"
            take mail → start #7; 30 KB #7; sync 1 #7; 30 KB #7; sync 2 #7; 30 KB #7; end #7; Transfer in 180000 s; Sending #7 (0 of 2 confirmed)
            end ack #7 → #7 gone; Lifetime in 300 s; Holding
            sync ack 2 #7 → nothing
        "#]],
    );
}

#[test]
fn without_checkpoints_it_goes_in_one_piece() {
    tell(
        &in_full(0, 5),
        holding(),
        of_size(200),
        &[TAKE_MAIL, end_ack()],
        expect![[r#"
        take mail → start #7; 200 KB #7; end #7; Transfer in 400000 s; Sending #7
        end ack #7 → #7 gone; Lifetime in 300 s; Holding
    "#]],
    );
}

#[test]
fn there_is_no_checkpoint_behind_the_last_piece() {
    let checkpoints = |size_kb| {
        let told = told(&in_full(30, 64), holding(), of_size(size_kb), &[TAKE_MAIL]);
        told.matches("sync").count()
    };
    assert_eq!([1, 29, 30, 31, 60, 61, 90].map(checkpoints), [0, 0, 0, 1, 1, 2, 2]);
    tell(
        &in_full(30, 5),
        holding(),
        of_size(60),
        &[TAKE_MAIL],
        expect![[r#"
        take mail → start #7; 30 KB #7; sync 1 #7; 30 KB #7; end #7; Transfer in 120000 s; Sending #7 (0 of 1 confirmed)
    "#]],
    );
}

fn lost_behind(confirmed: u32) -> State {
    let interrupted = Some(Interrupted { message: of_size(200), failures: 0, confirmed });
    State::Lost(Lost { record: Record::Mine, interrupted })
}

fn recovery() -> [Input; 2] {
    [Input::Timeout(Timer::Reconnect), Input::Receive(Pdu::Rtoac { pair: None })]
}

#[test]
fn after_a_recovery_it_goes_on_behind_the_last_confirmed_checkpoint() {
    for (confirmed, expected) in [
        (
            0,
            expect![[r#"
            Reconnect runs out → RTORQ recover (Initiator's); Recovering #7 mine
            RTOAC → start #7; 30 KB #7; sync 1 #7; 30 KB #7; sync 2 #7; 30 KB #7; sync 3 #7; Transfer in 400000 s; Sending #7 (0 of 3 confirmed)
        "#]],
        ),
        (
            2,
            expect![[r#"
            Reconnect runs out → RTORQ recover (Initiator's); Recovering #7 (2 confirmed) mine
            RTOAC → resume #7 behind 2; 30 KB #7; sync 3 #7; 30 KB #7; sync 4 #7; 30 KB #7; sync 5 #7; Transfer in 400000 s; Sending #7 (2 of 5 confirmed)
        "#]],
        ),
        (
            6,
            expect![[r#"
            Reconnect runs out → RTORQ recover (Initiator's); Recovering #7 (6 confirmed) mine
            RTOAC → resume #7 behind 6; 20 KB #7; end #7; Transfer in 400000 s; Sending #7 (6 of 6 confirmed)
        "#]],
        ),
    ] {
        let [reconnect, accepted] = recovery();
        tell(
            &in_full(30, 3),
            lost_behind(confirmed),
            of_size(200),
            &[reconnect, accepted],
            expected,
        );
    }
}

#[test]
fn a_loss_keeps_what_was_confirmed_and_no_more() {
    let [reconnect, accepted] = recovery();
    tell(
        &in_full(30, 5),
        holding(),
        of_size(200),
        &[TAKE_MAIL, sync_ack(2), Input::Loss, reconnect, accepted, sync_ack(6), end_ack()],
        expect![[r#"
            take mail → start #7; 30 KB #7; sync 1 #7; 30 KB #7; sync 2 #7; 30 KB #7; sync 3 #7; 30 KB #7; sync 4 #7; 30 KB #7; sync 5 #7; Transfer in 400000 s; Sending #7 (0 of 5 confirmed)
            sync ack 2 #7 → 30 KB #7; sync 6 #7; 20 KB #7; end #7; Sending #7 (2 of 6 confirmed)
            loss → Recovery in 60 s; Reconnect in 10 s; Lost #7 (2 confirmed) mine
            Reconnect runs out → RTORQ recover (Initiator's); Recovering #7 (2 confirmed) mine
            RTOAC → resume #7 behind 2; 30 KB #7; sync 3 #7; 30 KB #7; sync 4 #7; 30 KB #7; sync 5 #7; 30 KB #7; sync 6 #7; 20 KB #7; end #7; Transfer in 400000 s; Sending #7 (2 of 6 confirmed)
            sync ack 6 #7 → Sending #7 (6 of 6 confirmed)
            end ack #7 → #7 gone; Lifetime in 300 s; Holding
        "#]],
    );
}

#[test]
fn under_fresh_start_a_loss_keeps_nothing() {
    let [reconnect, accepted] = recovery();
    let settings = Settings { rule: FRESH_START, ..in_full(30, 5) };
    tell(
        &settings,
        holding(),
        of_size(200),
        &[TAKE_MAIL, sync_ack(2), Input::Loss, reconnect, accepted],
        expect![[r#"
            take mail → start #7; 30 KB #7; sync 1 #7; 30 KB #7; sync 2 #7; 30 KB #7; sync 3 #7; 30 KB #7; sync 4 #7; 30 KB #7; sync 5 #7; Transfer in 400000 s; Sending #7 (0 of 5 confirmed)
            sync ack 2 #7 → 30 KB #7; sync 6 #7; 20 KB #7; end #7; Sending #7 (2 of 6 confirmed)
            loss → Recovery in 60 s; Reconnect in 10 s; Lost #7 nothing
            Reconnect runs out → RTORQ recover (Initiator's); Recovering #7 nothing
            RTOAC → start #7; 30 KB #7; sync 1 #7; 30 KB #7; sync 2 #7; 30 KB #7; sync 3 #7; 30 KB #7; sync 4 #7; 30 KB #7; sync 5 #7; Transfer in 400000 s; Sending #7 (0 of 5 confirmed)
        "#]],
    );
}

/// The window is at least one checkpoint, whatever is said.
#[test]
fn a_window_of_nothing_is_a_window_of_one() {
    tell(
        &in_full(30, 0),
        holding(),
        of_size(200),
        &[TAKE_MAIL, sync_ack(1)],
        expect![[r#"
        take mail → start #7; 30 KB #7; sync 1 #7; Transfer in 400000 s; Sending #7 (0 of 1 confirmed)
        sync ack 1 #7 → 30 KB #7; sync 2 #7; Sending #7 (1 of 2 confirmed)
    "#]],
    );
}
