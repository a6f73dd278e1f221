//! What closed folds hide.

use crate::{Arrow, Chart, TimeUs};

/// The stretches that are not drawn.
#[derive(Debug, Clone)]
pub(crate) struct Hidden {
    /// The closed folds, in order.
    pub(crate) folds: Vec<(TimeUs, TimeUs)>,
}

impl Hidden {
    pub(crate) fn of(chart: &Chart) -> Self {
        let closed = chart.folds.iter().filter(|fold| !fold.open && fold.from_us < fold.to_us);
        Self { folds: closed.map(|fold| (fold.from_us, fold.to_us)).collect() }
    }

    /// Whether an instant lies inside a closed fold, its borders not included.
    pub(crate) fn has(&self, t: TimeUs) -> bool {
        self.fold_around(t).is_some()
    }

    /// Whether a closed fold begins or ends at an instant.
    pub(crate) fn borders(&self, t: TimeUs) -> bool {
        let after = self.folds.partition_point(|fold| fold.1 < t);
        let near = self.folds.iter().skip(after).take(2);
        near.into_iter().any(|&(from, to)| t == from || t == to)
    }

    /// Whether one closed fold holds all from one instant to another.
    pub(crate) fn spans(&self, from: TimeUs, to: TimeUs) -> bool {
        self.folds.iter().any(|fold| fold.0 <= from && to <= fold.1)
    }

    /// Whether an arrow lies wholly in a closed fold.
    pub(crate) fn has_arrow(&self, arrow: &Arrow) -> bool {
        let (from, to) = (arrow.sent_us, arrow.arrives_us);
        let first = self.folds.partition_point(|fold| fold.1 < to);
        // An arrow that takes no time may lie at the border of two.
        self.folds
            .iter()
            .skip(first)
            .take(2)
            .any(|fold| fold.0 <= from && to <= fold.1 && (fold.0 < from || to < fold.1))
    }

    /// The closed fold that an instant lies in, its borders not included.
    pub(crate) fn fold_around(&self, t: TimeUs) -> Option<(TimeUs, TimeUs)> {
        let index = self.folds.partition_point(|fold| fold.1 <= t);
        self.folds.get(index).copied().filter(|fold| fold.0 < t)
    }
}
