//! A timer runs where a state waits for it, and nowhere else.

use turnlab_core::protocol::{RequestPriority, Role, State, Timer};
use turnlab_core::world::{Association, AssociationId};

use super::watch::{Moment, Verdict, ensure};

pub(super) fn look(moment: &Moment) -> Verdict {
    for (id, association) in moment.associations() {
        for role in Role::BOTH {
            let armed = armed(moment, id, association, role)?;
            let state = &association.end(role).state;
            let name = state.name();
            let end = || format!("{} is {name:?}", moment.end(id, role));
            let too_many: Vec<_> = Timer::in_set(armed & !state.awaits()).collect();
            ensure!(too_many.is_empty(), "{}, where {too_many:?} runs", end());
            let missing: Vec<_> = Timer::in_set(needed(moment, role, state) & !armed).collect();
            ensure!(missing.is_empty(), "{}, and {missing:?} does not run", end());
        }
    }
    Ok(())
}

/// The timers of an end that run, of which world and agenda say the same.
fn armed(
    moment: &Moment,
    id: AssociationId,
    association: &Association,
    role: Role,
) -> Result<u16, String> {
    let mut armed = 0;
    for timer in Timer::ALL {
        let runs = association.is_armed(role, timer);
        let due_us = moment.run.deadline_us(id, role, timer);
        let end = || moment.end(id, role);
        ensure!(runs == due_us.is_some(), "{}: {timer:?} runs for one and not for all", end());
        let missed = due_us.is_some_and(|due_us| due_us < moment.step.at_us);
        ensure!(!missed, "{}: {timer:?} was missed", end());
        armed |= if runs { timer.bit() } else { 0 };
    }
    Ok(armed)
}

/// The timers without which a state could last for ever (docs/protocol.md#one-end).
fn needed(moment: &Moment, role: Role, state: &State) -> u16 {
    let settings = &moment.plan.settings.association;
    let initiator = |timer: Timer| if role == Role::Initiator { timer.bit() } else { 0 };
    match state {
        State::Sending(_) => Timer::Transfer.bit(),
        State::Holding(holding) if holding.failed.is_some() => Timer::TransferInterval.bit(),
        State::Holding(_) | State::Waiting(_) => initiator(Timer::Lifetime),
        State::Asked(asked) => {
            let repeats =
                settings.request_repeat_us > 0 && asked.priority != RequestPriority::Close;
            let repeat = if repeats { Timer::RequestRepeat.bit() } else { 0 };
            let makes = if settings.rule.regenerates { initiator(Timer::Regenerate) } else { 0 };
            repeat | makes
        }
        State::Closing(_) => Timer::Disconnect.bit(),
        State::Lost(_) => Timer::Recovery.bit() | initiator(Timer::Reconnect),
        State::Recovering(_) => Timer::Recovery.bit(),
        State::Idle(_) | State::Opening(_) | State::Giving(_) | State::Closed(_) => 0,
    }
}
