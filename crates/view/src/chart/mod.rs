//! From a history to a chart.

mod arrows;
mod folds;
mod lanes;
mod limit;
mod pieces;
mod rails;

use turnlab_core::protocol::Event;
use turnlab_core::run::StretchKind;
use turnlab_core::world::{Effect, MtaId};
use turnlab_diagram::{Band, Chart, Handle, Lifeline, Queue, Remark, Tone, clock};

use crate::Story;

impl Story {
    /// The chart of the whole run; `open` names the folds that are drawn at length.
    #[must_use]
    pub fn chart(&self, open: &[u32]) -> Chart {
        limit::limited(Chart {
            lifelines: (0..2).map(|mta| self.lifeline(MtaId(mta))).collect(),
            from_us: 0,
            to_us: self.history.plan().until_us,
            arrows: self.arrows(),
            rails: self.rails(),
            bands: self.bands(),
            remarks: self.remarks(),
            handles: self.handles(),
            folds: self.folds(open),
        })
    }

    fn lifeline(&self, mta: MtaId) -> Lifeline {
        Lifeline {
            title: self.name(mta).to_owned(),
            subtitle: if mta.0 == 0 { "initiating MTA" } else { "responding MTA" }.to_owned(),
            lane: self.lane(mta),
            queue: self.queue_profile(mta),
        }
    }

    fn queue_profile(&self, of: MtaId) -> Queue {
        let mut counts: Vec<(i64, u32)> = Vec::new();
        for (_, at_us, effect) in self.history.all_effects() {
            if let Effect::Queued { mta, waiting, .. }
            | Effect::Unqueued { mta, waiting, .. }
            | Effect::NonDelivered { mta, waiting, .. } = effect
                && mta == of
            {
                counts.push((at_us, waiting));
            }
        }
        let threshold = self.history.plan().settings.threshold_messages;
        Queue { counts, limit: Some(threshold), limit_label: format!("threshold {threshold}") }
    }

    /// The stretches in which the Turn is not where it should be, as long as their association is
    /// the newest that is open: after that their rail alone tells of them.
    fn bands(&self) -> Vec<Band> {
        let band = |stretch: &turnlab_core::run::Stretch| {
            let until_us = stretch.to_us.unwrap_or(self.history.plan().until_us);
            let to_us =
                self.superseded_us(stretch.association).map_or(until_us, |us| us.min(until_us));
            let label = match stretch.kind {
                StretchKind::Lost => "Nobody has the Turn",
                StretchKind::Doubled => "Both have the Turn",
            };
            (to_us > stretch.from_us).then(|| Band {
                from_us: stretch.from_us,
                to_us,
                label: label.to_owned(),
            })
        };
        self.stretches.iter().filter_map(band).collect()
    }

    fn remarks(&self) -> Vec<Remark> {
        let remark = |(_, at_us, effect): (usize, i64, Effect)| {
            let (lifeline, text) = match effect {
                Effect::NonDelivered { mta, .. } => (mta.index(), "not delivered"),
                Effect::Refused { association, end, .. } => {
                    (self.mta(association, end).index(), "may not")
                }
                Effect::Did { association, end, event } => {
                    (self.mta(association, end).index(), remark_text(event)?)
                }
                _ => return None,
            };
            Some(Remark { lifeline, at_us, text: text.to_owned(), tone: Tone::Alarm })
        };
        self.history.all_effects().filter_map(remark).collect()
    }

    fn handles(&self) -> Vec<Handle> {
        let handle = |(id, cut): (u32, &turnlab_core::scenario::Cut)| Handle {
            id,
            at_us: cut.at_us,
            label: format!("cut at {}", clock(cut.at_us)),
        };
        (0..).zip(&self.scenario.cuts).map(handle).collect()
    }
}

fn remark_text(event: Event) -> Option<&'static str> {
    match event {
        Event::RequestIgnored(_) => Some("ignored"),
        Event::RequestAnswered(_) => Some("answered"),
        Event::TurnRegenerated => Some("new Turn"),
        Event::TransferFailed(_) => Some("too slow"),
        _ => None,
    }
}
