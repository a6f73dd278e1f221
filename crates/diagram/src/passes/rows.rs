//! Rows: which instants are seen, and who has which slot within one.

use crate::passes::hidden::Hidden;
use crate::{Arrow, Chart, TimeUs};

/// The instants that are seen, and where among them each arrow leaves and arrives.
pub(crate) struct Rows {
    pub(crate) moments: Vec<Moment>,
    /// For each arrow of the chart.
    pub(crate) slots: Vec<Slots>,
}

impl Rows {
    /// The row of an instant, if it is seen.
    pub(crate) fn row_of(&self, t: TimeUs) -> Option<usize> {
        self.moments.binary_search_by_key(&t, |moment| moment.at_us).ok()
    }

    /// How many arrows pass the gap below each row.
    pub(crate) fn under_way(&self) -> Vec<u32> {
        let mut change = vec![0_i32; self.moments.len() + 1];
        for slots in &self.slots {
            if let (Some(from), Some(to)) = (slots.tail_row, slots.head_row) {
                change[from as usize] += 1;
                change[to as usize] -= 1;
            }
        }
        let mut now = 0;
        let under_way = change.into_iter().map(|change| {
            now += change;
            now.unsigned_abs()
        });
        under_way.collect()
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
    pub(crate) extra_slots: u32,
}

impl Moment {
    /// What it is where another chart has the same instant.
    fn join(&mut self, other: Moment) {
        self.has_arrows |= other.has_arrows;
        self.folds |= other.folds;
        self.extra_slots = self.extra_slots.max(other.extra_slots);
    }
}

/// The rows of an arrow's ends, and its slots within them.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Slots {
    /// None where that end, or all of the arrow, is not seen.
    pub(crate) tail_row: Option<u32>,
    pub(crate) head_row: Option<u32>,
    pub(crate) tail: u32,
    pub(crate) head: u32,
}

/// The rows of charts that share an axis, chart by chart: all of them have the same instants.
pub(crate) fn of(charts: &[Chart], hidden: &[Hidden]) -> Vec<Rows> {
    let instants = instants(charts, hidden);
    let rows = |(chart, hidden): (&Chart, &Hidden)| {
        let folds = |at_us| hidden.folds.binary_search_by_key(&at_us, |fold| fold.0).is_ok();
        let moment = |&at_us| {
            let folds = folds(at_us);
            Moment { at_us, has_arrows: false, folds, extra_slots: 0 }
        };
        let mut moments: Vec<Moment> = instants.iter().map(moment).collect();
        let slots = slots(chart, hidden, &mut moments);
        Rows { moments, slots }
    };
    let mut all: Vec<Rows> = charts.iter().zip(hidden).map(rows).collect();
    if let [first, others @ ..] = &mut all[..] {
        for other in &*others {
            first.moments.iter_mut().zip(&other.moments).for_each(|(one, more)| one.join(*more));
        }
        others.iter_mut().for_each(|other| other.moments.clone_from(&first.moments));
    }
    all
}

/// Every instant that is seen in one of the charts.
fn instants(charts: &[Chart], hidden: &[Hidden]) -> Vec<TimeUs> {
    let mut seen = Vec::new();
    for (chart, hidden) in charts.iter().zip(hidden) {
        seen.append(&mut instants_of(chart, hidden));
    }
    seen.sort_unstable();
    seen.dedup();
    seen
}

fn instants_of(chart: &Chart, hidden: &Hidden) -> Vec<TimeUs> {
    let mut seen = Vec::with_capacity(3 * chart.arrows.len());
    seen.extend([chart.from_us, chart.to_us]);
    seen.extend(hidden.folds.iter().flat_map(|&(from, to)| [from, to]));
    let loose = loose_instants(chart);
    seen.extend(changes(chart).filter(|t| loose.binary_search(t).is_err()));
    // A lost arrow keeps the instant at which it would have arrived: so dragging what cut it moves
    // nothing else.
    let shown = chart.arrows.iter().filter(|arrow| !hidden.has_arrow(arrow));
    seen.extend(shown.flat_map(|arrow| [arrow.sent_us, arrow.arrives_us]));
    seen.retain(|&t| chart.from_us <= t && t <= chart.to_us && !hidden.has(t));
    // Much of it stands twice in a row.
    seen.dedup();
    seen
}

/// Instants that are placed between their neighbours and never push them apart, in order.
fn loose_instants(chart: &Chart) -> Vec<TimeUs> {
    let handles = chart.handles.iter().map(|handle| handle.at_us);
    let lost = chart.arrows.iter().filter_map(|arrow| arrow.lost_us);
    let mut loose: Vec<TimeUs> = handles.chain(lost).collect();
    loose.sort_unstable();
    loose
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
        .chain(chart.outages.iter().flat_map(|gap| [gap.from_us, gap.to_us]))
}

/// Gives every arrow its slots: at each lifeline first those that arrive, then, from the last of
/// these on, those that leave.
fn slots(chart: &Chart, hidden: &Hidden, moments: &mut [Moment]) -> Vec<Slots> {
    let lines = chart.lifelines.len();
    let mut slots = rows_of_ends(chart, hidden, moments);
    let place = |row: Option<u32>, line: usize| Some(row? as usize * lines + line);
    let place = |row, line| place(row, line).filter(|_| line < lines);
    let mut next = vec![0_u32; moments.len() * lines];
    let is_instant = |arrow: &Arrow| arrow.sent_us == arrow.arrives_us;

    for (arrow, slots) in chart.arrows.iter().zip(&mut slots) {
        if let Some(head) = place(slots.head_row, arrow.to).filter(|_| !is_instant(arrow)) {
            slots.head = next[head];
            next[head] += 1;
        }
    }
    next.iter_mut().for_each(|next| *next = next.saturating_sub(1));
    for (arrow, slots) in chart.arrows.iter().zip(&mut slots) {
        let Some(tail) = place(slots.tail_row, arrow.from) else {
            continue;
        };
        slots.tail = next[tail];
        if let Some(head) = place(slots.head_row, arrow.to).filter(|_| is_instant(arrow)) {
            let level = next[tail].max(next[head]);
            (slots.tail, slots.head) = (level, level);
            next[head] = level + 1;
        }
        next[tail] = slots.tail + 1;
    }
    for slots in &slots {
        for (row, slot) in [(slots.tail_row, slots.tail), (slots.head_row, slots.head)] {
            if let Some(moment) = row.and_then(|row| moments.get_mut(row as usize)) {
                moment.has_arrows = true;
                moment.extra_slots = moment.extra_slots.max(slot);
            }
        }
    }
    slots
}

/// The rows at which each arrow that is shown leaves and arrives.
fn rows_of_ends(chart: &Chart, hidden: &Hidden, moments: &[Moment]) -> Vec<Slots> {
    let found = |row: usize, t: TimeUs| {
        let is_there = moments.get(row).is_some_and(|moment| moment.at_us == t);
        is_there.then_some(row as u32)
    };
    // What follows in the chart is mostly what follows in time.
    let mut near = 0;
    let slots = chart.arrows.iter().map(|arrow| {
        if hidden.has_arrow(arrow) {
            return Slots::default();
        }
        near = row_from(moments, near, arrow.sent_us);
        let head = row_from(moments, near, arrow.arrives_us);
        let (tail_row, head_row) = (found(near, arrow.sent_us), found(head, arrow.arrives_us));
        Slots { tail_row, head_row, tail: 0, head: 0 }
    });
    slots.collect()
}

/// The first row that is not before `t`, which is mostly a little after `near`.
fn row_from(moments: &[Moment], near: usize, t: TimeUs) -> usize {
    match moments.get(near) {
        Some(first) if first.at_us <= t => near + gallop(&moments[near..], t),
        _ => moments.partition_point(|moment| moment.at_us < t),
    }
}

/// The first of these moments that is not before `t`; near the beginning it is found soonest.
fn gallop(moments: &[Moment], t: TimeUs) -> usize {
    let mut step = 1;
    while moments.get(step).is_some_and(|moment| moment.at_us < t) {
        step *= 2;
    }
    let from = step / 2;
    let until = (step + 1).min(moments.len());
    from + moments[from..until].partition_point(|moment| moment.at_us < t)
}
