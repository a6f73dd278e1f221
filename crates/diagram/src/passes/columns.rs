//! Columns: what stands where from left to right.

use crate::clock::widest_clock;
use crate::geometry::between;
use crate::metrics::width_of;
use crate::{Bounds, Chart, Role};

/// Narrower than this nothing is legible.
const MIN_WIDTH: f64 = 320.0;
/// Below this width type is small and rails have their names along them.
const COMPACT_BELOW: f64 = 560.0;
/// The widths between which rooms grow from their narrow to their wide size.
const NARROW: f64 = 358.0;
const WIDE: f64 = 960.0;
/// Between the time labels and the drawing; it holds the tick.
const TICK_ROOM: f64 = 10.0;
/// The room of a queue, narrow and wide.
const QUEUE_ROOM: (f64, f64) = (50.0, 130.0);
/// The part of a middle lifeline's share that its queue may have.
const MIDDLE_QUEUE_SHARE: f64 = 0.22;
/// The room of the names of rails: along them when narrow, beside them when wide.
const RAIL_NAMES: (f64, f64) = (14.0, 84.0);
/// The room of all rails together, narrow and wide.
const RAILS: (f64, f64) = (14.0, 40.0);
/// The most there is from rail to rail, narrow and wide.
const RAIL_PITCH: (f64, f64) = (7.0, 16.0);
/// The least there is from rail to rail where there are more than two lifelines, and so many rails.
const LEAST_RAIL_PITCH: f64 = 4.0;
/// With more lifelines than these the outermost queues have less room.
const MANY: usize = 4;
/// Right of the last rail.
const RAIL_MARGIN: f64 = 6.0;
/// Between a lifeline and its lane.
pub(crate) const LANE_GAP: f64 = 4.0;
/// The width of a lane, narrow and wide.
const LANE: (f64, f64) = (7.0, 9.0);
/// Between a lifeline and its queue.
pub(crate) const QUEUE_GAP: f64 = 5.0;

/// A lifeline's place.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Post {
    pub(crate) x: f64,
    /// Towards its lane: 1 to the right, -1 to the left.
    pub(crate) inner: f64,
    /// The lane's edge that faces the arrows.
    pub(crate) lane_edge: f64,
    /// How far its queue may reach from the lifeline.
    pub(crate) queue_room: f64,
}

impl Post {
    /// From where to where the lifeline and its lane reach.
    pub(crate) fn span(&self) -> (f64, f64) {
        (self.x.min(self.lane_edge), self.x.max(self.lane_edge))
    }

    /// Whether it runs through an area.
    pub(crate) fn passes(&self, area: &Bounds) -> bool {
        let (left, right) = self.span();
        left < area.right && area.left < right
    }

    /// Where arrows that go to or come from the right (1) or the left (-1) touch.
    pub(crate) fn port(&self, side: f64) -> f64 {
        if side == self.inner { self.lane_edge } else { self.x }
    }
}

/// All columns.
#[derive(Debug, Clone)]
pub(crate) struct Columns {
    pub(crate) width: f64,
    pub(crate) compact: bool,
    /// Where time labels end.
    pub(crate) times: f64,
    /// Where the drawing begins.
    pub(crate) left: f64,
    pub(crate) posts: Vec<Post>,
    pub(crate) lane_width: f64,
    /// Where the outer room of the last lifeline ends.
    pub(crate) outer_right: f64,
    /// Where names of rails end.
    pub(crate) rail_names: f64,
    pub(crate) rails: Vec<f64>,
}

impl Columns {
    /// The lifelines that stand between two others: arrows pass them.
    pub(crate) fn between(&self) -> &[Post] {
        let last = self.posts.len().saturating_sub(1);
        self.posts.get(1..last).unwrap_or_default()
    }

    /// The free middle: between the outermost lanes.
    pub(crate) fn middle(&self) -> (f64, f64) {
        match (self.posts.first(), self.posts.last()) {
            (Some(first), Some(last)) if self.posts.len() > 1 => (first.port(1.0), last.port(-1.0)),
            _ => (self.left, self.outer_right),
        }
    }
}

pub(crate) fn of(chart: &Chart, width: f64) -> Columns {
    let width = width.max(MIN_WIDTH).floor();
    let compact = width < COMPACT_BELOW;
    let grown = |(narrow, wide): (f64, f64)| {
        between(narrow, wide, (width - NARROW) / (WIDE - NARROW)).round()
    };
    let times = width_of(widest_clock(chart.to_us), Role::Time, compact).ceil();
    let left = times + TICK_ROOM;
    let lifelines = chart.lifelines.len();
    let queue_room = match lifelines {
        ..=MANY => grown(QUEUE_ROOM),
        _ => (grown(QUEUE_ROOM) * MANY as f64 / lifelines as f64).round(),
    };
    let (names, rails) = match chart.rails.len() {
        0 => (0.0, 0.0),
        _ if compact => (RAIL_NAMES.0, RAILS.0),
        _ => (RAIL_NAMES.1, grown(RAILS)),
    };
    let rails = match lifelines {
        ..=2 => rails,
        _ => (LEAST_RAIL_PITCH * chart.rails.len() as f64).min(RAILS.1).max(rails),
    };
    let first_rail = width - RAIL_MARGIN - rails;
    let outer_right = first_rail - names;
    let pitch =
        rail_pitch(chart.rails.len(), rails, if compact { RAIL_PITCH.0 } else { RAIL_PITCH.1 });
    let lane_width = if compact { LANE.0 } else { LANE.1 };
    Columns {
        width,
        compact,
        times,
        left,
        posts: posts(lifelines, left, outer_right, queue_room, lane_width),
        lane_width,
        outer_right,
        rail_names: first_rail - 8.0,
        rails: (0..chart.rails.len()).map(|index| first_rail + pitch * index as f64).collect(),
    }
}

fn rail_pitch(count: usize, room: f64, most: f64) -> f64 {
    if count < 2 { most } else { (room / (count - 1) as f64).min(most) }
}

fn posts(count: usize, left: f64, right: f64, queue_room: f64, lane_width: f64) -> Vec<Post> {
    let (first, last) = (left + queue_room, right - queue_room);
    let share = if count > 1 { (last - first) / (count - 1) as f64 } else { 0.0 };
    (0..count)
        .map(|index| {
            let is_outermost = index == 0 || index + 1 == count;
            let inner = if index > 0 && index + 1 == count { -1.0 } else { 1.0 };
            let x = (first + share * index as f64).round();
            Post {
                x,
                inner,
                lane_edge: x + inner * (LANE_GAP + lane_width),
                queue_room: if is_outermost {
                    queue_room
                } else {
                    queue_room.min(share * MIDDLE_QUEUE_SHARE)
                },
            }
        })
        .collect()
}
