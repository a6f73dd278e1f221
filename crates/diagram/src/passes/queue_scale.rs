//! How wide queues are drawn.

use crate::passes::columns::{Columns, QUEUE_GAP};
use crate::{Chart, Queue, TimeUs};

/// The most that one of a count is wide.
const WIDEST_ONE: f64 = 12.0;
/// The least that any count is wide.
const LEAST: f64 = 1.5;
/// Between the limit's line and the edge of the room, where a count beyond the limit still shows.
const BEYOND: f64 = 10.0;
/// One scale for all queues: what they hold is to be compared.
#[derive(Debug, Clone)]
pub(crate) struct QueueScale {
    one: f64,
    room: f64,
    /// When each of them first reaches its limit, and its count then.
    pub(crate) touches: Vec<Option<(TimeUs, u32)>>,
}

impl QueueScale {
    /// The scale at which the limit fits the room; without a limit, the largest count.
    pub(crate) fn of(chart: &Chart, columns: &Columns) -> Self {
        let rooms = columns.posts.iter().map(|post| post.queue_room);
        let room = (rooms.fold(f64::INFINITY, f64::min) - QUEUE_GAP).max(0.0);
        let queues = || chart.lifelines.iter().map(|line| &line.queue);
        let limit = queues().filter_map(|queue| queue.limit).max();
        let most = || queues().flat_map(|queue| &queue.counts).map(|(_, count)| *count).max();
        let full = f64::from(limit.or_else(most).unwrap_or(1).max(1));
        let touch = |queue: &Queue| {
            let limit = queue.limit.filter(|limit| *limit > 1)?;
            queue.counts.iter().find(|(_, count)| *count >= limit).copied()
        };
        let touches = queues().map(touch).collect();
        Self { one: ((room - BEYOND).max(0.0) / full).min(WIDEST_ONE), room, touches }
    }

    /// One scale for charts that stand beside each other.
    pub(crate) fn share(scales: &mut [Self]) {
        let least = |of: fn(&Self) -> f64| scales.iter().map(of).fold(f64::INFINITY, f64::min);
        let (one, room) = (least(|scale| scale.one), least(|scale| scale.room));
        scales.iter_mut().for_each(|scale| (scale.one, scale.room) = (one, room));
    }

    pub(crate) fn width_of(&self, count: u32) -> f64 {
        if count == 0 { 0.0 } else { (self.one * f64::from(count)).max(LEAST).min(self.room) }
    }
}
