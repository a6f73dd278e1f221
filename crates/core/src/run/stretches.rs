//! Facts about the Turn that no end can know: where nobody has it, and where both have (protocol.md
//! §4, "In a run").

use super::History;
use crate::protocol::{Pdu, StateName};
use crate::world::{Action, AssociationId, Effect, TransmissionId};

/// A stretch of time in which the Turn of one association was not where it should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Stretch {
    /// The association.
    pub association: AssociationId,
    /// What was wrong.
    pub kind: StretchKind,
    /// Where it begins: for a lost Turn, the loss that caused it.
    pub from_us: i64,
    /// Where it ends; none where the run ends first.
    pub to_us: Option<i64>,
}

/// What can be wrong with the Turn of an association.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StretchKind {
    /// Both ends have the association open, neither holds the Turn, and it is not on its way.
    Lost,
    /// Both ends hold it.
    Doubled,
}

/// What has to be followed of one association.
#[derive(Clone)]
struct Trace {
    states: [StateName; 2],
    on_the_way: Vec<TransmissionId>,
    /// The first loss since an end last held the Turn.
    loss_us: Option<i64>,
    open_stretch: Option<usize>,
}

impl Trace {
    fn new() -> Self {
        Trace {
            states: [StateName::Idle; 2],
            on_the_way: Vec::new(),
            loss_us: None,
            open_stretch: None,
        }
    }

    fn kind(&self) -> Option<StretchKind> {
        match self.states.map(StateName::holds) {
            [true, true] => Some(StretchKind::Doubled),
            [false, false] if self.is_open() && self.on_the_way.is_empty() => {
                Some(StretchKind::Lost)
            }
            _ => None,
        }
    }

    fn is_open(&self) -> bool {
        self.states.into_iter().all(StateName::is_open)
    }

    /// Whether a stretch goes on: a lost Turn stays lost over the next loss of the association,
    /// until an end holds it or the association is over.
    fn goes_on(&self, kind: StretchKind) -> bool {
        let holders = self.states.into_iter().filter(|state| state.holds()).count();
        let over = self.states.contains(&StateName::Closed);
        match kind {
            StretchKind::Lost => holders == 0 && !over,
            StretchKind::Doubled => holders == 2,
        }
    }
}

pub(super) fn of(history: &History) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::new();
    let mut traces: Vec<Trace> = Vec::new();
    for (index, step) in history.steps().iter().enumerate() {
        for &effect in history.effects(index) {
            follow(&mut traces, effect);
        }
        if let Action::Lose { association } = step.action {
            traces[association.index()].loss_us.get_or_insert(step.at_us);
        }
        for (place, trace) in traces.iter_mut().enumerate() {
            judge(place, trace, step.at_us, &mut found);
        }
    }
    found
}

fn follow(traces: &mut Vec<Trace>, effect: Effect) {
    match effect {
        Effect::Started { .. } => traces.push(Trace::new()),
        Effect::Entered { association, end, state, .. } => {
            let trace = &mut traces[association.index()];
            trace.states[end as usize] = state;
            if state.holds() {
                trace.loss_us = None;
            }
        }
        Effect::Sent { transmission, association, pdu: Pdu::Gtc { .. } | Pdu::Gta, .. } => {
            traces[association.index()].on_the_way.push(transmission);
        }
        Effect::Arrived { transmission } | Effect::Dropped { transmission } => {
            for trace in traces {
                trace.on_the_way.retain(|&on_the_way| on_the_way != transmission);
            }
        }
        _ => {}
    }
}

fn judge(place: usize, trace: &mut Trace, at_us: i64, found: &mut Vec<Stretch>) {
    if let Some(open) = trace.open_stretch
        && !trace.goes_on(found[open].kind)
    {
        found[open].to_us = Some(at_us);
        trace.open_stretch = None;
    }
    if trace.open_stretch.is_none()
        && let Some(kind) = trace.kind()
    {
        let from_us = match kind {
            StretchKind::Lost => trace.loss_us.unwrap_or(at_us),
            StretchKind::Doubled => at_us,
        };
        trace.open_stretch = Some(found.len());
        let association = AssociationId(u16::try_from(place).unwrap_or(u16::MAX));
        found.push(Stretch { association, kind, from_us, to_us: None });
    }
}
