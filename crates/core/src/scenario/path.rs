//! A path that the search has found, as a scenario like any other.

use super::{Ordered, Scenario};
use crate::search::Model;
use crate::world::{Action, Effect, World};

impl Scenario {
    /// This scenario with an explicit order: an association is opened, and then what the path of a search
    /// says. It is about the first two MTAs, and there are no more associations than the search allowed.
    #[must_use]
    pub fn following(&self, model: &Model, path: &[Action]) -> Scenario {
        let mut scenario = self.clone();
        scenario.mtas.truncate(2);
        scenario.rule = model.settings().association.rule;
        let request_repeat_us = model.settings().association.request_repeat_us;
        scenario.parameters.request_repeat_s =
            u32::try_from(request_repeat_us / super::US_PER_S).unwrap_or(u32::MAX);
        scenario.parameters.threshold_messages = model.settings().threshold_messages;
        scenario.parameters.associations_per_peer = u32::from(model.bounds().associations);
        scenario.order.clear();
        let mut world = World::new(2);
        let mut ends = Vec::new();
        for action in Model::opening().into_iter().chain(path.iter().copied()) {
            let mut effects = Vec::new();
            world.apply(model.settings(), action, &mut effects, &mut Vec::new());
            for effect in effects {
                if let Effect::Started { initiator, responder, .. } = effect {
                    ends.push([initiator, responder]);
                }
            }
            scenario.order.extend(Ordered::of(action, &scenario.mtas, &ends));
        }
        scenario
    }
}
