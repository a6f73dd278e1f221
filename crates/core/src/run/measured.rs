//! A run that keeps no history: what it comes to in numbers, followed as it goes on.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::turn_anomalies::TurnAnomalies;
use super::{Plan, Run, TurnAnomalyKind};
use crate::protocol::MessageId;
use crate::world::Effect;

/// What a run comes to in numbers. Times are whole microseconds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measures {
    /// How many messages were accepted, by all MTAs together.
    pub messages: u32,
    /// How many of them still wait where the run ends. Their waits are cut short there.
    pub still_waiting: u32,
    /// The longest that a message waited: from when it was accepted until it was acknowledged, given up, or the run
    /// ended.
    pub longest_wait_us: i64,
    /// Whether the run ended that wait: it is so long at least.
    pub longest_still_waits: bool,
    /// All waits together, [`Measures::mean_wait_us`] times the messages.
    pub all_waits_us: i64,
    /// How many associations were started.
    pub associations: u32,
    /// The longest for which the Turn of an association counts as lost ([`super::TurnAnomaly::for_us`]).
    pub turn_lost_us: i64,
    /// The longest for which two ends hold it.
    pub turn_doubled_us: i64,
    /// How many steps there were.
    pub steps: u32,
    /// Whether the run came to its end, or to the most steps that a run may have.
    pub complete: bool,
}

impl Measures {
    /// How long a message waited on an average of all that were accepted; rounded down, and 0 where there was none.
    #[must_use]
    pub fn mean_wait_us(&self) -> i64 {
        self.all_waits_us / i64::from(self.messages.max(1))
    }
}

/// A run under way of which only the numbers are kept. They are those of the history of the same plan.
#[derive(Clone)]
pub(crate) struct MeasuredRun {
    run: Run,
    most_steps: usize,
    until_us: i64,
    is_over: bool,
    effects: Vec<Effect>,
    anomalies: TurnAnomalies,
    waits: Waits,
    associations: u32,
}

impl MeasuredRun {
    /// Stands before the first step of a run that may have so many.
    #[must_use]
    pub(crate) fn new(plan: Arc<Plan>, most_steps: usize) -> Self {
        MeasuredRun {
            until_us: plan.until_us,
            run: Run::new(plan),
            most_steps,
            is_over: most_steps == 0,
            effects: Vec::new(),
            anomalies: TurnAnomalies::default(),
            waits: Waits::default(),
            associations: 0,
        }
    }

    /// Takes so many steps at the most; gives how many it took. Less than asked for is the end of the run.
    pub(crate) fn advance(&mut self, steps: usize) -> usize {
        let before = self.run.steps();
        while !self.is_over && self.run.steps() - before < steps {
            self.step();
        }
        self.run.steps() - before
    }

    /// Whether there is nothing left to do.
    #[must_use]
    pub(crate) fn is_over(&self) -> bool {
        self.is_over
    }

    fn step(&mut self) {
        self.effects.clear();
        let index = self.run.steps();
        let Some(step) = self.run.advance(&mut self.effects) else {
            self.is_over = true;
            return;
        };
        for &effect in &self.effects {
            self.waits.take(step.at_us, effect);
            self.associations += u32::from(matches!(effect, Effect::Started { .. }));
        }
        self.anomalies.take(index, step.at_us, step.action, &self.effects);
        self.is_over = self.run.steps() >= self.most_steps;
    }

    /// What it comes to if it ends here; where it is over, what it came to.
    #[must_use]
    pub(crate) fn measures(&self) -> Measures {
        let complete = self.run.steps() < self.most_steps;
        let end_us = match complete && self.is_over {
            true => self.until_us,
            false => self.run.now_us(),
        };
        let longest = |kind: TurnAnomalyKind| {
            let of_kind = self.anomalies.found.iter().filter(|anomaly| anomaly.kind == kind);
            of_kind.map(|anomaly| anomaly.for_us(end_us)).max().unwrap_or(0)
        };
        let Waits { since_us, ended, longest_us, all_us } = &self.waits;
        let waiting = since_us.iter().filter(|&&since_us| since_us != LEFT);
        let (longest_us, all_us) = waiting.fold((*longest_us, *all_us), |(longest, all), since| {
            (longest.max(end_us - since), all + (end_us - since))
        });
        let messages = u32::try_from(since_us.len()).unwrap_or(u32::MAX);
        Measures {
            messages,
            still_waiting: messages - ended,
            longest_wait_us: longest_us,
            longest_still_waits: longest_us > self.waits.longest_us,
            all_waits_us: all_us,
            associations: self.associations,
            turn_lost_us: longest(TurnAnomalyKind::Lost),
            turn_doubled_us: longest(TurnAnomalyKind::Doubled),
            steps: u32::try_from(self.run.steps()).unwrap_or(u32::MAX),
            complete,
        }
    }
}

/// In the place of a time: it waits no longer.
const LEFT: i64 = i64::MIN;

/// How long messages have waited.
#[derive(Clone, Default)]
struct Waits {
    /// Of each message since when it waits.
    since_us: Vec<i64>,
    /// How many wait no longer.
    ended: u32,
    /// Of those the longest wait, and all of them together.
    longest_us: i64,
    all_us: i64,
}

impl Waits {
    fn take(&mut self, at_us: i64, effect: Effect) {
        match effect {
            Effect::Queued { .. } => self.since_us.push(at_us),
            Effect::Unqueued { message, .. } | Effect::NonDelivered { message, .. } => {
                self.leave(message, at_us);
            }
            _ => {}
        }
    }

    fn leave(&mut self, message: MessageId, at_us: i64) {
        let since_us = std::mem::replace(&mut self.since_us[message.0 as usize], LEFT);
        self.ended += 1;
        self.longest_us = self.longest_us.max(at_us - since_us);
        self.all_us += at_us - since_us;
    }
}
