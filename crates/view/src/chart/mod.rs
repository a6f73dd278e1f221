//! From a history to a chart.

mod arrows;
mod folds;
mod lanes;
mod limit;
mod pieces;
mod queues;
mod rails;
mod remarks;

pub(crate) use arrows::stroke;
pub(crate) use folds::Repetition;

use turnlab_core::run::StretchKind;
use turnlab_core::world::MtaId;
use turnlab_diagram::{Band, Chart, Handle, Lifeline, clock};

use crate::{Showing, Story};

impl Story {
    /// The chart of a run, shown like this, for whoever draws all of it: what is too much for that is one fold
    /// at its end.
    #[must_use]
    pub fn chart(&self, showing: &Showing) -> Chart {
        limit::limited(self.whole_chart(showing))
    }

    /// The chart of a run, shown like this, for whoever draws only what is in view.
    #[must_use]
    pub fn whole_chart(&self, showing: &Showing) -> Chart {
        let until_us = self.history.plan().until_us;
        let from_us = showing.from_us.clamp(0, until_us);
        Chart {
            lifelines: self.mtas().map(|mta| self.lifeline(mta)).collect(),
            from_us,
            to_us: showing.to_us.clamp(from_us, until_us),
            arrows: self.arrows(),
            rails: self.rails(),
            bands: self.bands(),
            remarks: self.remarks(),
            handles: self.handles(),
            folds: self.folds(&showing.folds),
        }
    }

    fn lifeline(&self, mta: MtaId) -> Lifeline {
        let subtitle = match mta.0 {
            _ if self.has_many() => "",
            0 => "initiating MTA",
            _ => "responding MTA",
        };
        Lifeline {
            title: self.name(mta).to_owned(),
            subtitle: subtitle.to_owned(),
            lane: self.lane(mta),
            queue: self.queue_profile(mta),
        }
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
            let [one, other] = self.pair_of(stretch.association).map(|mta| self.name(mta));
            let label = match self.has_many() {
                true => format!("{label} ({one} – {other})"),
                false => label.to_owned(),
            };
            (to_us > stretch.from_us).then_some(Band { from_us: stretch.from_us, to_us, label })
        };
        self.stretches.iter().filter_map(band).collect()
    }

    /// Nothing can be cut where a run follows an order.
    fn handles(&self) -> Vec<Handle> {
        if self.follows_order() {
            return Vec::new();
        }
        let handle = |(id, cut): (u32, &turnlab_core::scenario::Cut)| Handle {
            id,
            at_us: cut.at_us,
            label: format!("cut at {}", clock(cut.at_us)),
        };
        let by_the_clock = self.scenario.order.is_empty();
        (0..).zip(&self.scenario.cuts).filter(|_| by_the_clock).map(handle).collect()
    }
}
