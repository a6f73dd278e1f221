//! From a history to a chart.

mod arrows;
mod edges;
mod folds;
mod lanes;
mod limit;
mod marks;
mod passing;
mod queues;
mod rails;
mod remarks;
mod waits;

pub(crate) use arrows::stroke;
pub(crate) use folds::Repetition;

use turnlab_core::protocol::Role;
use turnlab_core::run::StretchKind;
use turnlab_core::world::{AssociationId, MtaId};
use turnlab_diagram::{Band, Chart, Handle, Lifeline, TimeScale, clock};

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
        let to_us = showing.to_us.clamp(from_us, until_us);
        let about = self.shown_association(showing);
        let (arrows, transfers) = self.arrows(showing);
        let folds = match showing.scale {
            TimeScale::Compressed => self.folds(&showing.folds),
            TimeScale::True => Vec::new(),
        };
        edges::cut(Chart {
            lifelines: self.mtas().map(|mta| self.lifeline(mta, about)).collect(),
            from_us,
            to_us,
            arrows,
            rails: self.rails(),
            bands: self.bands(about),
            remarks: self.remarks(),
            handles: self.handles(),
            folds,
            scale: showing.scale,
            transfers,
            waits: self.waits(showing),
            gaps: self.gaps(),
            marks: self.marks(showing),
            notes: self.notes(),
        })
    }

    /// The association that was chosen, if there is one of that number.
    fn shown_association(&self, showing: &Showing) -> Option<AssociationId> {
        let chosen = AssociationId(showing.association?.checked_sub(1)?);
        (chosen.index() < self.associations.len()).then_some(chosen)
    }

    fn lifeline(&self, mta: MtaId, about: Option<AssociationId>) -> Lifeline {
        Lifeline {
            title: self.name(mta).to_owned(),
            subtitle: self.part_of(mta),
            lane: self.lane(mta, about),
            queue: self.queue_profile(mta),
        }
    }

    /// The part of an MTA in its associations, where there are two MTAs: which of them it opens, where each opens
    /// some.
    fn part_of(&self, mta: MtaId) -> String {
        if self.has_many() {
            return String::new();
        }
        let opens = |association: &AssociationId| self.mta(*association, Role::Initiator) == mta;
        let all = (0..self.associations.len()).map(AssociationId::at);
        let (own, others): (Vec<_>, Vec<_>) = all.partition(opens);
        match own[..] {
            [] if mta.0 > 0 || !others.is_empty() => "responding MTA".to_owned(),
            _ if others.is_empty() => "initiating MTA".to_owned(),
            [one] => format!("opens association {}", one.number()),
            _ => format!("opens {} associations", own.len()),
        }
    }

    /// The stretches in which the Turn is not where it should be, as long as their association is
    /// the newest that is open, or the one that was chosen: after that their rail alone tells of them.
    fn bands(&self, about: Option<AssociationId>) -> Vec<Band> {
        let band = |stretch: &turnlab_core::run::Stretch| {
            let end_us = self.history.plan().until_us;
            let is_chosen = about == Some(stretch.association);
            let to_us = match (is_chosen, stretch.is_of_replaced()) {
                (true, _) => stretch.to_us.unwrap_or(end_us),
                (false, true) => stretch.from_us,
                (false, false) => stretch.until_us(end_us),
            };
            let label = match stretch.kind {
                StretchKind::Lost => "Nobody has the Turn",
                StretchKind::Doubled => "Both have the Turn",
            };
            let pair = self.pair_of(stretch.association);
            let [one, other] = pair.map(MtaId::index);
            let label = match self.started_by(stretch.from_us) {
                0 | 1 if about.is_none() || self.associations.len() < 2 => label.to_owned(),
                // It lies between the two.
                _ if self.has_many() && other == one + 1 => label.to_owned(),
                _ if self.has_many() => format!("{label} ({})", self.pair_text(pair)),
                _ => format!("{label} of association {}", stretch.association.number()),
            };
            let between = self.has_many().then_some([one, other]);
            let band = Band { from_us: stretch.from_us, to_us, label, between };
            (to_us > stretch.from_us).then_some(band)
        };
        self.stretches.iter().filter_map(band).collect()
    }

    /// Nothing can be cut where a run follows an order.
    fn handles(&self) -> Vec<Handle> {
        if self.follows_order() {
            return Vec::new();
        }
        let unmet = &self.history.unmet().cuts;
        let handle = |(id, cut): (u32, &turnlab_core::scenario::Cut)| {
            let idle = unmet.contains(&(id as usize));
            let label = format!("cut at {}", clock(cut.at_us));
            let why = if idle { ": nothing connected" } else { "" };
            let title = format!("{label}{why}");
            Handle { id, at_us: cut.at_us, label, title, idle }
        };
        (0..).zip(&self.scenario.cuts).map(handle).collect()
    }
}
