//! Facts about the Turn that no end can know: where nobody has it, and where both have (docs/protocol.md#lost-and-doubled).

use serde::{Deserialize, Serialize};

use super::{History, StepId};
use crate::protocol::{Event, Pdu, StateName};
use crate::world::{Action, AssociationId, Effect, MtaId, TransmissionId};

/// A time in which the Turn of one association was not where it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TurnAnomaly {
    /// The association.
    pub association: AssociationId,
    /// What was wrong.
    pub kind: TurnAnomalyKind,
    /// Where it is drawn from: for a lost Turn, the loss that caused it.
    pub from_us: i64,
    /// Where it ends; none where the run ends first.
    pub to_us: Option<i64>,
    /// The newer association that took the place of this one, if there was one before the anomaly was over.
    pub replaced: Option<Replacement>,
    /// The step with which it became so: both ends open and neither with the Turn, or both with it.
    pub first_step: StepId,
    /// The step that ended it; none where the run ends first.
    pub last_step: Option<StepId>,
    /// The loss that caused it. A lost Turn always has one where only losses lose it; two holders may
    /// come about without.
    pub loss: Option<StepId>,
}

/// A newer association between the same two MTAs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Replacement {
    /// The newer one.
    pub association: AssociationId,
    /// When both ends had it open for the first time; before the anomaly begins where there was one already.
    pub at_us: i64,
    /// The step with which they had.
    pub step: StepId,
}

impl TurnAnomaly {
    /// Whether the Turn is not where it should be at an instant, whether that still counts or not.
    #[must_use]
    pub fn lasts_at(&self, at_us: i64) -> bool {
        self.from_us <= at_us && self.to_us.is_none_or(|to_us| at_us < to_us)
    }

    /// Whether it counts at an instant, as [`TurnAnomaly::until_us`] has it.
    #[must_use]
    pub fn counts_at(&self, at_us: i64) -> bool {
        self.from_us <= at_us && at_us < self.until_us(i64::MAX)
    }

    /// Whether a newer association had taken the place of this one before it began: the mail goes over that one.
    #[must_use]
    pub fn is_of_replaced(&self) -> bool {
        self.replaced.is_some() && self.ended_by().is_none()
    }

    /// The association that ended the anomaly for the mail: it was opened while the anomaly lasted.
    #[must_use]
    pub fn ended_by(&self) -> Option<Replacement> {
        self.replaced.filter(|newer| newer.at_us > self.from_us)
    }

    /// Until when it counts, in a run that ends at `end_us`: until it is put right, the association is closed, or
    /// a newer one takes its place. This is what everything that tells of a duration means by it.
    #[must_use]
    pub fn until_us(&self, end_us: i64) -> i64 {
        let to_us = self.to_us.unwrap_or(end_us);
        self.ended_by().map_or(to_us, |newer| newer.at_us.min(to_us))
    }

    /// For how long it counts, in a run that ends at `end_us`.
    #[must_use]
    pub fn for_us(&self, end_us: i64) -> i64 {
        self.until_us(end_us) - self.from_us
    }

    /// The step from which on it no longer counts; none where it counts up to the end of the run.
    #[must_use]
    pub fn until_step(&self) -> Option<StepId> {
        self.ended_by().map(|newer| newer.step).or(self.last_step)
    }
}

/// What can be wrong with the Turn of an association.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum TurnAnomalyKind {
    /// Both ends have the association open, neither holds the Turn, and it is not on its way.
    Lost,
    /// Both ends hold it.
    Doubled,
}

/// A step and its time.
#[derive(Debug, Clone, Copy)]
struct Moment {
    step: StepId,
    at_us: i64,
}

/// What has to be followed of one association.
#[derive(Debug, Clone)]
struct Trace {
    mtas: [MtaId; 2],
    states: [StateName; 2],
    /// Which end has had it open so far.
    opened: [bool; 2],
    /// The first newer association of the two MTAs that both ends had open.
    replaced: Option<Replacement>,
    /// GTCs and GTAs under way.
    on_the_way: Vec<(TransmissionId, Pdu)>,
    /// The first loss since an end last held the Turn.
    lost_by: Option<Moment>,
    /// The last loss since a hand-over was last seen through to its GTA.
    unsettled_by: Option<Moment>,
    open_anomaly: Option<usize>,
}

impl Trace {
    fn new(mtas: [MtaId; 2]) -> Self {
        Trace {
            mtas,
            states: [StateName::Idle; 2],
            opened: [false; 2],
            replaced: None,
            on_the_way: Vec::new(),
            lost_by: None,
            unsettled_by: None,
            open_anomaly: None,
        }
    }

    fn kind(&self) -> Option<TurnAnomalyKind> {
        match self.states.map(StateName::holds) {
            [true, true] => Some(TurnAnomalyKind::Doubled),
            [false, false] if self.is_open() && self.on_the_way.is_empty() => {
                Some(TurnAnomalyKind::Lost)
            }
            _ => None,
        }
    }

    fn is_open(&self) -> bool {
        self.states.into_iter().all(StateName::is_open)
    }

    /// Whether an anomaly goes on: a lost Turn stays lost over the next loss of the association,
    /// until an end holds it or the association is over.
    fn goes_on(&self, kind: TurnAnomalyKind) -> bool {
        let holders = self.states.into_iter().filter(|state| state.holds()).count();
        let over = self.states.contains(&StateName::Closed);
        match kind {
            TurnAnomalyKind::Lost => holders == 0 && !over,
            TurnAnomalyKind::Doubled => holders == 2,
        }
    }

    /// Something that was on its way is so no longer.
    fn landed(&mut self, transmission: TransmissionId, arrived: bool) {
        let known = |&(on_the_way, _): &(TransmissionId, Pdu)| on_the_way == transmission;
        if let Some(place) = self.on_the_way.iter().position(known) {
            let (_, pdu) = self.on_the_way.swap_remove(place);
            if arrived && pdu == Pdu::Gta {
                self.unsettled_by = None;
            }
        }
    }
}

impl History {
    /// Where the Turn of an association was lost or doubled (docs/protocol.md#lost-and-doubled).
    #[must_use]
    pub fn turn_anomalies(&self) -> Vec<TurnAnomaly> {
        let mut anomalies = TurnAnomalies::default();
        for (index, (step, effects)) in self.told().enumerate() {
            anomalies.take(index, step.at_us, step.action, effects);
        }
        anomalies.found
    }
}

/// The anomalies of a run as far as it has been followed. A plain value: a clone can be led on another
/// way.
#[derive(Debug, Clone, Default)]
pub(super) struct TurnAnomalies {
    /// What has been found so far.
    pub(super) found: Vec<TurnAnomaly>,
    traces: Vec<Trace>,
    touched: Vec<usize>,
}

impl TurnAnomalies {
    /// Follows one step.
    pub(super) fn take(&mut self, index: usize, at_us: i64, action: Action, effects: &[Effect]) {
        let now = Moment { step: StepId::at(index), at_us };
        for &effect in effects {
            follow(&mut self.traces, action, effect, now, &mut self.touched);
        }
        for place in self.touched.drain(..) {
            judge(place, &mut self.traces[place], now, &mut self.found);
        }
    }
}

/// Follows one effect of an action, and says which association it was about.
fn follow(
    traces: &mut Vec<Trace>,
    action: Action,
    effect: Effect,
    now: Moment,
    touched: &mut Vec<usize>,
) {
    let place = match (effect, action) {
        (Effect::Started { association, initiator, responder, .. }, _) => {
            traces.push(Trace::new([initiator, responder]));
            association.index()
        }
        (Effect::Entered { association, end, state, .. }, _) => {
            let trace = &mut traces[association.index()];
            trace.states[end as usize] = state;
            if state.is_open() && !std::mem::replace(&mut trace.opened[end as usize], true) {
                replace(traces, association, now, touched);
            }
            let trace = &mut traces[association.index()];
            if state.holds() {
                trace.lost_by = None;
            }
            if state == StateName::Lost {
                trace.lost_by.get_or_insert(now);
                trace.unsettled_by = Some(now);
            }
            association.index()
        }
        (Effect::Did { association, event: Event::TurnRegenerated, .. }, _) => {
            traces[association.index()].unsettled_by = None;
            association.index()
        }
        (Effect::Sent { transmission, association, pdu, .. }, _) => {
            if matches!(pdu, Pdu::Gtc { .. } | Pdu::Gta) {
                traces[association.index()].on_the_way.push((transmission, pdu));
            }
            association.index()
        }
        (Effect::Arrived { transmission }, Action::Deliver { association, .. }) => {
            traces[association.index()].landed(transmission, true);
            association.index()
        }
        (Effect::Dropped { transmission }, _) => {
            let under_way =
                |trace: &Trace| trace.on_the_way.iter().any(|(id, _)| *id == transmission);
            let Some(place) = traces.iter().position(under_way) else { return };
            traces[place].landed(transmission, false);
            place
        }
        _ => return,
    };
    if touched.last() != Some(&place) {
        touched.push(place);
    }
}

/// An end has an association open for the first time: if the other has, too, it takes the place of the older
/// ones.
fn replace(
    traces: &mut [Trace],
    association: AssociationId,
    now: Moment,
    touched: &mut Vec<usize>,
) {
    let Trace { opened: [true, true], mtas: [one, other], .. } = traces[association.index()] else {
        return;
    };
    for (place, older) in traces[..association.index()].iter_mut().enumerate() {
        let is_of_both = older.mtas == [one, other] || older.mtas == [other, one];
        if is_of_both && older.replaced.is_none() {
            older.replaced = Some(Replacement { association, at_us: now.at_us, step: now.step });
            touched.push(place);
        }
    }
}

fn judge(place: usize, trace: &mut Trace, now: Moment, found: &mut Vec<TurnAnomaly>) {
    if let Some(open) = trace.open_anomaly {
        found[open].replaced = trace.replaced;
    }
    if let Some(open) = trace.open_anomaly
        && !trace.goes_on(found[open].kind)
    {
        found[open].to_us = Some(now.at_us);
        found[open].last_step = Some(now.step);
        trace.open_anomaly = None;
    }
    if trace.open_anomaly.is_none()
        && let Some(kind) = trace.kind()
    {
        let loss = match kind {
            TurnAnomalyKind::Lost => trace.lost_by,
            TurnAnomalyKind::Doubled => trace.unsettled_by,
        };
        let from_us = match kind {
            TurnAnomalyKind::Lost => loss.map_or(now.at_us, |loss| loss.at_us),
            TurnAnomalyKind::Doubled => now.at_us,
        };
        trace.open_anomaly = Some(found.len());
        found.push(TurnAnomaly {
            association: AssociationId::at(place),
            kind,
            from_us,
            to_us: None,
            replaced: trace.replaced,
            first_step: now.step,
            last_step: None,
            loss: loss.map(|loss| loss.step),
        });
    }
}
