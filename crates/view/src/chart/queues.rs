//! How much mail waits at each MTA, for whomever.

use turnlab_core::world::{Effect, MtaId};
use turnlab_diagram::Queue;

use crate::Story;

pub(super) fn queue_profile(story: &Story, of: MtaId) -> Queue {
    let mut counts: Vec<(i64, u32)> = Vec::new();
    let mut for_peers = vec![0_u32; story.scenario.mtas.len()];
    for (_, at_us, effect) in story.history.all_effects() {
        if let Effect::Queued { mta, to, waiting, .. }
        | Effect::Unqueued { mta, to, waiting, .. }
        | Effect::NonDelivered { mta, to, waiting, .. } = effect
            && mta == of
        {
            for_peers[to.index()] = waiting;
            counts.push((at_us, for_peers.iter().sum()));
        }
    }
    // The threshold counts what waits for one peer: a queue for several does not show it.
    let threshold = story.history.plan().settings.threshold_messages;
    let limit = (!story.has_many()).then_some(threshold);
    Queue { counts, limit, limit_label: format!("threshold {threshold}") }
}
