//! Sections: a picture is divided in height, and each part is drawn by itself. The page draws those that
//! are in view; a file has all of them, one after another.

use std::ops::Range;

use crate::axis::Knot;
use crate::passes::ends::Ends;
use crate::passes::rows::Rows;
use crate::{Axis, Segment, TimeUs};

/// How high a section is: at least, rather, and at most. A rest below the last is part of that.
const HEIGHT: (f64, f64, f64) = (400.0, 620.0, 880.0);
/// What is left is not divided again where it is no higher than this.
const REST: f64 = 1000.0;
/// A cut stays so far below what is above it, for the texts beside that, and so far above what is below,
/// for the label of an arrow that leaves there.
const BELOW: f64 = 8.0;
const ABOVE: f64 = 18.0;
/// Cuts are at multiples of this: there the pixels of most screens begin, however large they are.
const GRAIN: f64 = 4.0;
/// The same at a fold, where there is less room.
const FOLD_GRAIN: f64 = 2.0;
/// How bad a cut is: for each arrow that is under way there, for each pixel that a gap is too narrow, and
/// for each pixel that it is off the best height.
const ARROW_COST: f64 = 60.0;
const NARROW_COST: f64 = 4.0;
const OFF_COST: f64 = 0.1;
/// A handle needs so much room above and below it.
const HANDLE_ROOM: f64 = 26.0;
/// What it costs to be in it.
const HANDLE_COST: f64 = 2000.0;
/// An arrow that falls farther than this is drawn in pieces, one for each section; any other is drawn
/// whole, with the section that it leaves in.
pub(crate) const LONG: f64 = 800.0;

/// A part of the height that is drawn by itself.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Section {
    /// Where it begins, in whole pixels.
    pub top: f64,
    /// Where it ends, and the next begins.
    pub bottom: f64,
}

impl Section {
    pub(crate) fn enlarged(self, by: f64) -> Self {
        Section { top: self.top * by, bottom: self.bottom * by }
    }

    /// Whether a height lies in it.
    #[must_use]
    pub fn has(&self, y: f64) -> bool {
        self.top <= y && y < self.bottom
    }
}

/// All sections of a picture, and the arrows in each.
#[derive(Debug, Clone)]
pub(crate) struct Sections {
    pub(crate) all: Vec<Section>,
    /// For each section where its arrows begin in `arrows`, and one more for the end.
    begin: Vec<u32>,
    /// The arrows that touch each section, by their places in the chart, but not the long ones.
    arrows: Vec<u32>,
    /// The long ones.
    pub(crate) long: Vec<u32>,
}

impl Sections {
    pub(crate) fn of(
        axis: &Axis,
        rows: &Rows,
        ends: &[Option<Ends>],
        handles: impl Iterator<Item = TimeUs>,
    ) -> Self {
        let handles: Vec<f64> = handles.map(|t| axis.y_at(t)).collect();
        let all = divided(axis, rows, &handles);
        let seen =
            || (0..).zip(ends).filter_map(|(place, ends)| Some((place, ends.as_ref()?.drawn)));
        let is_long = |drawn: &Segment| drawn.to.y - drawn.from.y > LONG;
        let long = seen().filter(|(_, drawn)| is_long(drawn)).map(|(place, _)| place).collect();
        let short = || seen().filter(|(_, drawn)| !is_long(drawn));
        let mut begin = vec![0_u32; all.len() + 1];
        for (_, drawn) in short() {
            touched(&all, drawn).for_each(|section| begin[section + 1] += 1);
        }
        for section in 1..begin.len() {
            begin[section] += begin[section - 1];
        }
        let mut next = begin.clone();
        let mut arrows = vec![0_u32; *begin.last().unwrap_or(&0) as usize];
        for (place, drawn) in short() {
            for section in touched(&all, drawn) {
                arrows[next[section] as usize] = place;
                next[section] += 1;
            }
        }
        Sections { all, begin, arrows, long }
    }

    /// The arrows that touch a section, but not the long ones.
    pub(crate) fn arrows(&self, section: usize) -> &[u32] {
        &self.arrows[self.begin[section] as usize..self.begin[section + 1] as usize]
    }
}

/// The section of a height; what lies above or below all of them is in the first or the last.
pub(crate) fn section_at(all: &[Section], y: f64) -> usize {
    all.partition_point(|section| section.top <= y).saturating_sub(1)
}

fn touched(all: &[Section], drawn: Segment) -> Range<usize> {
    section_at(all, drawn.from.y)..section_at(all, drawn.to.y) + 1
}

/// Divides the height where little is going on.
fn divided(axis: &Axis, rows: &Rows, handles: &[f64]) -> Vec<Section> {
    let gaps = Gaps { axis, rows, under_way: rows.under_way(), handles };
    let mut sections = Vec::new();
    let mut top = 0.0;
    let mut knot = 0;
    while axis.height() - top > REST {
        let cut = gaps.best_cut(top, &mut knot);
        if cut <= top {
            break;
        }
        sections.push(Section { top, bottom: cut });
        top = cut;
    }
    sections.push(Section { top, bottom: axis.height() });
    sections
}

/// The gaps between knots, and what passes them.
struct Gaps<'a> {
    axis: &'a Axis,
    rows: &'a Rows,
    /// How many arrows pass the gap below each knot.
    under_way: Vec<u32>,
    handles: &'a [f64],
}

impl Gaps<'_> {
    /// The best place to end the section that begins at `top`; the search begins at a knot, and moves on.
    fn best_cut(&self, top: f64, from: &mut usize) -> f64 {
        let knots = self.axis.knots();
        let (least, ideal, most) = (top + HEIGHT.0, top + HEIGHT.1, top + HEIGHT.2);
        while knots.get(*from + 1).is_some_and(|next| next.top <= least) {
            *from += 1;
        }
        let mut best = (f64::INFINITY, top);
        for (place, pair) in knots.windows(2).enumerate().skip(*from) {
            let cut = self.within(place, &pair[0], &pair[1]);
            if cut > most {
                break;
            }
            let narrow = (BELOW + ABOVE - (pair[1].top - pair[0].bottom)).max(0.0);
            let cost = ARROW_COST * f64::from(self.under_way[place])
                + NARROW_COST * narrow
                + OFF_COST * (cut - ideal).abs()
                + self.handle_cost(cut);
            if cut >= least && cost < best.0 {
                best = (cost, cut);
            }
        }
        // So much happens at one instant that no gap is in reach.
        if best.0.is_infinite() { self.between_slots(*from, ideal) } else { best.1 }
    }

    /// A place between two knots.
    fn within(&self, place: usize, above: &Knot, below: &Knot) -> f64 {
        let down = |y: f64| (y / GRAIN).floor() * GRAIN;
        let (least, most) = (above.bottom + BELOW, down(below.top - ABOVE));
        match self.rows.moments.get(place) {
            // All of a fold is in one section.
            Some(moment) if moment.folds => (least / FOLD_GRAIN).floor() * FOLD_GRAIN,
            _ if most >= least => most,
            // Where there is not that much room, half of what there is to either.
            _ => down((above.bottom + below.top) / 2.0),
        }
    }

    fn handle_cost(&self, cut: f64) -> f64 {
        let is_near = |y: &f64| (y - cut).abs() < HANDLE_ROOM;
        if self.handles.iter().any(is_near) { HANDLE_COST } else { 0.0 }
    }

    /// A place between two slots of a thick instant, near a height.
    fn between_slots(&self, from: usize, ideal: f64) -> f64 {
        let mut knots = self.axis.knots()[from..].iter();
        let thick = knots.find(|knot| knot.top <= ideal && ideal < knot.bottom);
        let place = thick.map_or(ideal, |thick| {
            let slot = self.axis.slot();
            thick.top + (((ideal - thick.top) / slot).floor() + 0.35) * slot
        });
        (place / GRAIN).floor() * GRAIN
    }
}
