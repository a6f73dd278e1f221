//! Rows: which instants are seen, and who has which slot within one.

use crate::passes::hidden::Hidden;
use crate::{Arrow, Chart, TimeUs};

/// The instants that are seen, and the slot at which each arrow leaves and arrives.
pub(crate) struct Rows {
    pub(crate) moments: Vec<Moment>,
    /// For each arrow of the chart.
    pub(crate) slots: Vec<Slots>,
}

impl Rows {
    pub(crate) fn index_of(&self, t: TimeUs) -> Option<usize> {
        self.moments.binary_search_by_key(&t, |moment| moment.at_us).ok()
    }
}

/// One instant.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment {
    pub(crate) at_us: TimeUs,
    /// Whether an arrow leaves or arrives.
    pub(crate) has_arrows: bool,
    /// Whether a closed fold begins here.
    pub(crate) folds: bool,
    /// How many slots it is thick, besides the first.
    pub(crate) extra_slots: usize,
}

impl Moment {}

/// The slots of an arrow within the instants of its ends.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Slots {
    pub(crate) tail: usize,
    pub(crate) head: usize,
}

pub(crate) fn of(chart: &Chart, hidden: &Hidden) -> Rows {
    let mut moments = moments(chart, hidden);
    let slots = slots(chart, hidden, &mut moments);
    Rows { moments, slots }
}

fn moments(chart: &Chart, hidden: &Hidden) -> Vec<Moment> {
    let mut hard = vec![chart.from_us, chart.to_us];
    hard.extend(hidden.folds.iter().flat_map(|&(from, to)| [from, to]));
    let shown = chart.arrows.iter().filter(|arrow| !hidden.has_arrow(arrow));
    // A lost arrow keeps the instant at which it would have arrived: so dragging what cut it moves
    // nothing else.
    let mut ends: Vec<_> = shown.flat_map(|arrow| [arrow.sent_us, arrow.arrives_us]).collect();
    ends.sort_unstable();
    hard.extend(&ends);
    let loose = loose_instants(chart);
    hard.extend(changes(chart).filter(|t| !loose.contains(t)));
    hard.retain(|&t| chart.from_us <= t && t <= chart.to_us && !hidden.has(t));
    hard.sort_unstable();
    hard.dedup();
    hard.into_iter()
        .map(|at_us| Moment {
            at_us,
            has_arrows: ends.binary_search(&at_us).is_ok(),
            folds: hidden.folds.iter().any(|&(from, _)| from == at_us),
            extra_slots: 0,
        })
        .collect()
}

/// Instants that are placed between their neighbours and never push them apart.
fn loose_instants(chart: &Chart) -> Vec<TimeUs> {
    let handles = chart.handles.iter().map(|handle| handle.at_us);
    handles.chain(chart.arrows.iter().filter_map(|arrow| arrow.lost_us)).collect()
}

fn changes(chart: &Chart) -> impl Iterator<Item = TimeUs> {
    let lanes = chart.lifelines.iter().flat_map(|line| &line.lane);
    let counts = chart.lifelines.iter().flat_map(|line| &line.queue.counts);
    let rails = chart.rails.iter().flat_map(|rail| &rail.spans);
    (lanes.flat_map(|span| [span.from_us, span.to_us]))
        .chain(counts.map(|&(t, _)| t))
        .chain(rails.flat_map(|span| [span.from_us, span.to_us]))
        .chain(chart.bands.iter().flat_map(|band| [band.from_us, band.to_us]))
        .chain(chart.remarks.iter().map(|remark| remark.at_us))
        .chain(chart.notes.iter().map(|note| note.at_us))
        .chain(chart.waits.iter().flat_map(|wait| [wait.from_us, wait.to_us]))
        .chain(chart.gaps.iter().flat_map(|gap| [gap.from_us, gap.to_us]))
}

/// Gives every arrow its slots: at each lifeline first those that arrive, then, from the last of
/// these on, those that leave.
fn slots(chart: &Chart, hidden: &Hidden, moments: &mut [Moment]) -> Vec<Slots> {
    let lines = chart.lifelines.len();
    let row = |t| moments.binary_search_by_key(&t, |moment| moment.at_us).ok();
    let place = |t, line: usize| row(t).filter(|_| line < lines).map(|row| row * lines + line);
    let mut next = vec![0_usize; moments.len() * lines];
    let mut slots = vec![Slots::default(); chart.arrows.len()];
    let is_instant = |arrow: &Arrow| arrow.sent_us == arrow.arrives_us;
    let shown = || chart.arrows.iter().enumerate().filter(|(_, arrow)| !hidden.has_arrow(arrow));

    for (index, arrow) in shown().filter(|(_, arrow)| !is_instant(arrow)) {
        if let Some(place) = place(arrow.arrives_us, arrow.to) {
            slots[index].head = next[place];
            next[place] += 1;
        }
    }
    next.iter_mut().for_each(|next| *next = next.saturating_sub(1));
    for (index, arrow) in shown() {
        let Some(tail) = place(arrow.sent_us, arrow.from) else {
            continue;
        };
        slots[index].tail = next[tail];
        if let Some(head) = place(arrow.arrives_us, arrow.to).filter(|_| is_instant(arrow)) {
            let level = next[tail].max(next[head]);
            slots[index] = Slots { tail: level, head: level };
            next[head] = level + 1;
        }
        next[tail] = slots[index].tail + 1;
    }
    let rows: Vec<_> = shown()
        .flat_map(|(index, arrow)| {
            let Slots { tail, head } = slots[index];
            [(row(arrow.sent_us), tail), (row(arrow.arrives_us), head)]
        })
        .collect();
    for (row, slot) in rows {
        if let Some(row) = row {
            moments[row].extra_slots = moments[row].extra_slots.max(slot);
        }
    }
    slots
}
