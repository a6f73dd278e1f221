//! What a run comes to: what happens to the Turn, where mail stands still, and by how much it is late beside the
//! run in which that does not go wrong. Page, command line and exports tell what stands here.

use serde::Serialize;

use super::stalls::Stalls;
use super::turn_anomalies::TurnAnomalies;
use super::{History, Stall, StepId, TimedStep, TurnAnomaly, TurnAnomalyKind};
use crate::world::Effect;

/// What a run comes to, beside another one that differs in what goes wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeSummary {
    /// The worst that happens to a Turn: both ends have one rather than nobody, and then the longest. None
    /// where it is always where it should be.
    pub turn: Option<TurnAnomaly>,
    /// Where mail stands still, in the order in which that begins.
    pub stalls: Vec<Stall>,
    /// The most by which a message is later than in the other run, in microseconds. One that has not arrived counts as
    /// late up to the end of the run.
    pub late_us: i64,
    /// How many messages arrive in the other run and not in this one.
    pub undelivered: u32,
    /// Where the run ends, in microseconds.
    pub end_us: i64,
}

/// What an outcome is in a word, from harmless to worst.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Harm {
    /// No message comes later, and the Turn is where it should be.
    None,
    /// Mail is late, or does not arrive before the run ends.
    MailLate,
    /// The Turn is lost.
    TurnLost,
    /// Both ends hold a Turn.
    TurnDoubled,
}

impl OutcomeSummary {
    /// What is worst in it.
    #[must_use]
    pub fn harm(&self) -> Harm {
        match self.turn.map(|anomaly| anomaly.kind) {
            Some(TurnAnomalyKind::Doubled) => Harm::TurnDoubled,
            Some(TurnAnomalyKind::Lost) => Harm::TurnLost,
            None if self.late_us > 0 || self.undelivered > 0 || !self.stalls.is_empty() => {
                Harm::MailLate
            }
            None => Harm::None,
        }
    }

    /// The longest time for which mail stands still; the first of several that are as long.
    #[must_use]
    pub fn longest_stall(&self) -> Option<&Stall> {
        self.stalls.iter().rev().max_by_key(|stall| stall.for_us())
    }
}

/// What is known of a run as far as it has been followed. A plain value: a clone can be led on another way.
#[derive(Debug, Clone, Default)]
pub struct OutcomeTracker {
    anomalies: TurnAnomalies,
    stalls: Stalls,
    /// When each message arrived; [`i64::MAX`] where it has not.
    arrived_us: Vec<i64>,
}

impl OutcomeTracker {
    /// Of a whole run.
    #[must_use]
    pub fn of(history: &History) -> Self {
        let mut tracker = OutcomeTracker::default();
        for (index, (step, effects)) in history.told().enumerate() {
            tracker.take(index, step, effects);
        }
        tracker
    }

    /// What has been wrong with the Turn so far, in the order in which it was found.
    pub(crate) fn anomalies(&self) -> &[TurnAnomaly] {
        &self.anomalies.found
    }

    /// Where mail stood still in a run that ends at `end_us`, in the order in which that begins.
    pub(crate) fn stalls(self, end_us: i64) -> Vec<Stall> {
        self.stalls.until(end_us)
    }

    /// Follows the step at a place of the run.
    pub(super) fn take(&mut self, index: usize, step: TimedStep, effects: &[Effect]) {
        for &effect in effects {
            self.stalls.take(step.at_us, effect);
            if let Effect::Delivered { message, again: false, .. } = effect {
                let place = message.0 as usize;
                self.arrived_us.resize(self.arrived_us.len().max(place + 1), i64::MAX);
                self.arrived_us[place] = step.at_us;
            }
        }
        self.anomalies.take(index, step.at_us, step.action, effects);
    }

    /// What the whole run comes to, beside one without what goes wrong in it.
    #[must_use]
    pub fn summary(self, without: &OutcomeTracker, end_us: i64) -> OutcomeSummary {
        let anomalies = self.anomalies.found.iter().copied();
        let turn = worst(anomalies, end_us);
        let (late_us, undelivered) = self.late(without, end_us);
        let stalls = self.stalls.until(end_us);
        OutcomeSummary { turn, stalls, late_us, undelivered, end_us }
    }

    /// What a loss changes: what it does to the Turn, and where mail stands still that did not without it, or not
    /// for as long.
    pub(super) fn change(
        self,
        without: &OutcomeTracker,
        loss: Option<StepId>,
        end_us: i64,
    ) -> OutcomeSummary {
        let caused = |anomaly: &TurnAnomaly| loss.is_some() && anomaly.loss == loss;
        let turn = worst(self.anomalies.found.iter().copied().filter(caused), end_us);
        let before = without.stalls.clone().until(end_us);
        let mut summary = OutcomeSummary { turn, ..self.summary(without, end_us) };
        summary.stalls.retain(|stall| !before.iter().any(|other| covers(other, stall)));
        summary
    }

    /// By how much mail is late beside another run, and how many messages do not arrive.
    fn late(&self, without: &OutcomeTracker, end_us: i64) -> (i64, u32) {
        let (mut by_us, mut undelivered) = (0, 0);
        for (place, &without_us) in without.arrived_us.iter().enumerate() {
            if without_us == i64::MAX {
                continue;
            }
            match self.arrived_us.get(place).copied().unwrap_or(i64::MAX) {
                i64::MAX => {
                    undelivered += 1;
                    by_us = by_us.max(end_us - without_us);
                }
                with_us => by_us = by_us.max(with_us - without_us),
            }
        }
        (by_us, undelivered)
    }
}

fn worst(anomalies: impl Iterator<Item = TurnAnomaly>, end_us: i64) -> Option<TurnAnomaly> {
    anomalies
        .max_by_key(|anomaly| (anomaly.kind == TurnAnomalyKind::Doubled, anomaly.for_us(end_us)))
}

/// Whether mail stood still in the same direction for all that time, too.
fn covers(other: &Stall, stall: &Stall) -> bool {
    (other.from, other.to) == (stall.from, stall.to)
        && other.from_us <= stall.from_us
        && stall.to_us <= other.to_us
}
