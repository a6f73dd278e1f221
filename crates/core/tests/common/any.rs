//! Anything at all, for tests that must hold whatever comes: PDUs with any fields, commands, timers.

#![allow(dead_code, reason = "each test takes what it needs")]

use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::sample::select;
use turnlab_core::protocol::{
    AbortReason, Command, DialogueMode, MessageId, Pair, Pdu, Priority, RULES, RefuseReason,
    RequestPriority, Role, Rule, Settings, Timer, Transfers,
};

/// Small numbers, which meet each other, and the ends of the range.
fn number() -> impl Strategy<Value = u32> {
    prop_oneof![8 => 0..6_u32, 1 => any::<u32>(), 1 => Just(u32::MAX)]
}

fn message() -> impl Strategy<Value = MessageId> {
    prop_oneof![8 => 0..3_u32, 1 => number()].prop_map(MessageId)
}

fn role() -> impl Strategy<Value = Role> {
    select(Role::BOTH.to_vec())
}

fn pair() -> impl Strategy<Value = Option<Pair>> {
    let pair = (number(), role()).prop_map(|(hand_overs, holder)| Pair { hand_overs, holder });
    proptest::option::of(pair)
}

fn request_priority() -> impl Strategy<Value = RequestPriority> {
    use RequestPriority::{Close, NonUrgent, Normal, Urgent};
    select(vec![Close, Urgent, Normal, NonUrgent])
}

fn dialogue_mode() -> impl Strategy<Value = DialogueMode> {
    select(vec![DialogueMode::TwoWayAlternate, DialogueMode::Monologue])
}

pub(crate) fn priority() -> impl Strategy<Value = Priority> {
    select(vec![Priority::Urgent, Priority::Normal, Priority::NonUrgent])
}

pub(crate) fn timer() -> impl Strategy<Value = Timer> {
    select(Timer::ALL.to_vec())
}

pub(crate) fn pdu() -> impl Strategy<Value = Pdu> {
    prop_oneof![connection_pdu(), turn_pdu(), mail_pdu(), answer_pdu()]
}

fn connection_pdu() -> impl Strategy<Value = Pdu> {
    prop_oneof![
        2 => dialogue_mode().prop_map(Pdu::RtorqOpen),
        4 => (role(), pair()).prop_map(|(setting, pair)| Pdu::RtorqRecover { setting, pair }),
        4 => pair().prop_map(|pair| Pdu::Rtoac { pair }),
        2 => select(RefuseReason::ALL.to_vec()).prop_map(Pdu::Rtorj),
        1 => Just(Pdu::Fn),
        1 => Just(Pdu::Dn),
        1 => select(AbortReason::ALL.to_vec()).prop_map(Pdu::Rtab),
    ]
}

fn turn_pdu() -> impl Strategy<Value = Pdu> {
    prop_oneof![
        request_priority().prop_map(Pdu::Please),
        number().prop_map(|hand_overs| Pdu::Gtc { hand_overs }),
        Just(Pdu::Gta),
    ]
}

fn mail_pdu() -> impl Strategy<Value = Pdu> {
    let with = || (message(), number());
    prop_oneof![
        (with(), attempt()).prop_map(|((message, size_kb), attempt)| Pdu::Transfer {
            message,
            size_kb,
            attempt
        }),
        (message(), attempt())
            .prop_map(|(message, attempt)| Pdu::ActivityStart { message, attempt }),
        (with(), attempt()).prop_map(|((message, confirmed), attempt)| Pdu::ActivityResume {
            message,
            confirmed,
            attempt
        }),
        with().prop_map(|(message, size_kb)| Pdu::Data { message, size_kb }),
        with().prop_map(|(message, serial)| Pdu::MinorSync { message, serial }),
        message().prop_map(Pdu::ActivityEnd),
        message().prop_map(Pdu::ActivityInterrupt),
        message().prop_map(Pdu::ActivityDiscard),
    ]
}

fn attempt() -> impl Strategy<Value = u16> {
    prop_oneof![Just(0), Just(1), any::<u16>()]
}

fn answer_pdu() -> impl Strategy<Value = Pdu> {
    prop_oneof![
        3 => (message(), number(), attempt()).prop_map(|(message, serial, attempt)| {
            Pdu::MinorSyncAck { message, serial, attempt }
        }),
        1 => (message(), attempt())
            .prop_map(|(message, attempt)| Pdu::EndAck { message, attempt }),
    ]
}

pub(crate) fn command() -> impl Strategy<Value = Command> {
    prop_oneof![
        Just(Command::Open),
        Just(Command::TakeMail),
        Just(Command::AwaitMail),
        request_priority().prop_map(Command::AskForTurn),
        Just(Command::GiveTurn),
    ]
}

/// A rule by its number: one that has a name, or any.
fn any_rule() -> impl Strategy<Value = u32> {
    let named = RULES.map(|known| known.rule.number());
    prop_oneof![select(named.to_vec()), any::<u32>()]
}

/// Settings as a scenario can have them: every rule, both dialogue modes, transfers in either way.
pub(crate) fn settings() -> impl Strategy<Value = Settings> {
    let behaviour = (any_rule(), dialogue_mode(), role(), any::<bool>());
    let limits = (0..3_u32, 0..3_u32, 0..3_u32, 0..2_i64);
    let transfer = (prop_oneof![Just(0), 1..40_u32, Just(100_000)], 1..65_u32);
    (behaviour, limits, transfer).prop_map(|(behaviour, limits, transfer)| {
        let (rule, dialogue_mode, initial_turn, in_full) = behaviour;
        let (turn_request_threshold, max_open_retries, max_transfer_retries, repeat) = limits;
        let (checkpoint_size_kb, window_checkpoints) = transfer;
        let second = 1_000_000;
        Settings {
            rule: Rule::numbered(rule),
            dialogue_mode,
            initial_turn,
            turn_request_threshold,
            reconnect_delay_us: 10 * second,
            recovery_timeout_us: 60 * second,
            open_interval_us: 600 * second,
            max_open_retries,
            request_repeat_us: repeat * second,
            regenerate_after_us: 30 * second,
            lifetime_us: 300 * second,
            disconnect_us: 120 * second,
            transfers: if in_full { Transfers::InFull } else { Transfers::OnePdu },
            checkpoint_size_kb,
            window_checkpoints,
            transfer_timeout_us_per_kb: [second, 2 * second, 3 * second],
            max_transfer_retries,
            transfer_interval_us: 120 * second,
        }
    })
}
