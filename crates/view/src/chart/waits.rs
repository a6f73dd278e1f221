//! What an end waits for: the timers that run out, from when they were armed until then.
//!
//! One that is disarmed again changes nothing, and is not drawn. Those that repeat themselves in a fold are
//! hidden with it.

use turnlab_core::protocol::{Role, StateName, Timer};
use turnlab_core::scenario::Detail;
use turnlab_core::world::{Action, AssociationId};
use turnlab_diagram::Wait;

use crate::words::duration_text;
use crate::{Story, ViewOptions};

pub(super) fn waits(story: &Story, options: &ViewOptions) -> Vec<Wait> {
    // An order has no clock: no timer waits for anything.
    if story.follows_order() {
        return Vec::new();
    }
    let mut waits = Vec::new();
    for step in story.history.steps() {
        let (Action::Fire { association, end, timer }, Some(armed)) = (step.action, step.cause)
        else {
            continue;
        };
        if !is_told(timer, options.detail) {
            continue;
        }
        let from_us = story.history.step(armed.index()).at_us;
        let state = || state_before(story, association, end, step.at_us);
        let label = awaited(timer, step.at_us - from_us, state);
        let lifeline = story.mta(association, end).index();
        waits.push(Wait { lifeline, from_us, to_us: step.at_us, label });
    }
    waits
}

/// The state of an end just before an instant.
fn state_before(story: &Story, association: AssociationId, end: Role, at_us: i64) -> StateName {
    let until = story.entries.partition_point(|entry| entry.at_us < at_us);
    let mut before = story.entries[..until].iter().rev();
    let last = before.find(|entry| entry.association == association && entry.end == end);
    last.map_or(StateName::Idle, |entry| entry.state)
}

/// The transfer timers are about mail.
fn is_told(timer: Timer, detail: Detail) -> bool {
    match timer {
        Timer::Transfer | Timer::TransferInterval => detail > Detail::Turn,
        Timer::Reconnect
        | Timer::OpenRetry
        | Timer::Recovery
        | Timer::RequestRepeat
        | Timer::Regenerate
        | Timer::Lifetime
        | Timer::Disconnect => true,
    }
}

/// "RTORQ recover in 10 s".
fn awaited(timer: Timer, for_us: i64, state: impl Fn() -> StateName) -> String {
    let time = duration_text(for_us);
    match timer {
        Timer::Reconnect if state() == StateName::Lost => format!("RTORQ recover in {time}"),
        Timer::Reconnect | Timer::OpenRetry => format!("RTORQ open in {time}"),
        Timer::Recovery => format!("no recovery after {time}"),
        Timer::RequestRepeat => format!("asks again after {time}"),
        Timer::Regenerate => format!("new Turn after {time}"),
        Timer::Lifetime => format!("closing after {time}"),
        Timer::Disconnect => format!("RTAB after {time}"),
        Timer::Transfer => format!("transfer too slow after {time}"),
        Timer::TransferInterval => format!("transfer again in {time}"),
    }
}
