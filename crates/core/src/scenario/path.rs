//! A path that the search has found, as a scenario like any other.

use super::{Fault, MessagePriority, Scenario, ScriptStep};
use crate::protocol::Role;
use crate::run::{History, Run, TurnAnomaly, TurnAnomalyKind};
use crate::search::{Bounds, Model, shortest};
use crate::world::{Action, Effect, World};

/// How many messages and losses of a run a shorter one may have at the most.
const MOST_OF_EACH: usize = 15;
/// How many situations are looked at for a shorter run.
const MOST_SITUATIONS: usize = 1_000_000;

/// How many steps of a run bring a anomaly of it about, counted as the search counts them: behind those that
/// open the association, up to the loss that loses its Turn or to the step that makes two.
#[must_use]
pub fn steps_to(history: &History, anomaly: &TurnAnomaly) -> usize {
    let last = anomaly.loss.filter(|_| anomaly.kind == TurnAnomalyKind::Lost);
    let last = last.unwrap_or(anomaly.first_step).index() + 1;
    let mut run = history.seek(0);
    let is_open = |run: &Run| {
        let association = run.world().associations().get(anomaly.association.index());
        association.is_some_and(|one| one.ends().all(|end| end.state.name().is_open()))
    };
    while !is_open(&run) && run.steps() < last && run.advance(&mut Vec::new()).is_some() {}
    last - run.steps()
}

impl Scenario {
    /// A shortest run in which the same goes wrong with the Turn as in this anomaly of this scenario's own
    /// run, with no more mail and no more losses, as an explicit order. `None` where the mail, the losses
    /// and one association between two MTAs do not bring it about.
    #[must_use]
    pub fn shortest(&self, history: &History, anomaly: &TurnAnomaly) -> Option<Scenario> {
        let ends = history.seek(anomaly.first_step.index() + 1);
        let association = ends.world().associations().get(anomaly.association.index())?;
        let ends = [association.mta(Role::Initiator), association.mta(Role::Responder)];
        let mut mail = [0, 0];
        let mut losses = 0;
        for step in history.steps().take(anomaly.first_step.index() + 1) {
            match step.action {
                Action::Submit { mta, to, .. } if [mta, to] == ends => mail[0] += 1,
                Action::Submit { mta, to, .. } if [to, mta] == ends => mail[1] += 1,
                Action::Lose { .. } | Action::LinkDown { .. } | Action::Stop { .. } => losses += 1,
                _ => {}
            }
        }
        let bound = |count: usize| count.min(MOST_OF_EACH) as u8;
        let bounds = Bounds { mail: mail.map(bound), losses: bound(losses), ..Bounds::default() };
        let model = self.model(bounds);
        let path = shortest(&model, anomaly.kind, MOST_SITUATIONS)?;
        let names = ends.map(|mta| self.mtas[mta.index()].clone());
        Some(self.between(names.to_vec()).following(&model, &path))
    }

    /// What a search looks for in this scenario: its parameters and its rule, between two MTAs, with
    /// normal mail as far as the bounds allow. Its own mail and all that goes wrong in it are put aside.
    #[must_use]
    pub fn model(&self, bounds: Bounds) -> Model {
        Model::new(self.world_settings(), bounds, self.parameters.message_size_kb)
    }

    /// The steps of its order in words as files have them, without those that open the association of
    /// [`following`](Self::following).
    #[must_use]
    pub fn order_once_open(&self) -> Vec<String> {
        self.order.iter().skip(Model::opening().len()).map(ToString::to_string).collect()
    }

    /// This scenario with an explicit order: an association is opened, and then what the path of a search
    /// says. It is about the first two MTAs, and there are no more associations than the search allowed.
    #[must_use]
    pub fn following(&self, model: &Model, path: &[Action]) -> Scenario {
        let mut scenario = self.between(self.mtas.iter().take(2).cloned().collect());
        scenario.rule = model.settings().association.rule;
        scenario.parameters.message_priority = MessagePriority::Normal;
        let request_repeat_us = model.settings().association.request_repeat_us;
        scenario.parameters.request_repeat_s =
            u32::try_from(request_repeat_us / super::US_PER_S).unwrap_or(u32::MAX);
        scenario.parameters.threshold_messages = model.settings().threshold_messages;
        // Beside the first one each of the two may open as many as all but that.
        let associations = 2 * u32::from(model.bounds().associations.max(1)) - 1;
        let own = model.settings().associations_per_peer;
        scenario.parameters.associations_per_peer = own.min(associations);
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
            scenario.order.extend(ScriptStep::of(action, &scenario.mtas, &ends));
        }
        scenario
    }

    /// This scenario with these two MTAs alone. Of what is put aside by an explicit order only what is about
    /// them is left.
    fn between(&self, mtas: Vec<String>) -> Scenario {
        let mut scenario = Scenario { mtas, ..self.clone() };
        let mtas = &scenario.mtas;
        let is_known = |name: &String| name.is_empty() || mtas.contains(name);
        scenario.mail.retain(|mail| is_known(&mail.from) && is_known(&mail.to));
        scenario.links.retain(|link| link.between.iter().all(is_known));
        scenario.commands.retain(|command| is_known(&command.mta));
        scenario.faults.retain(|fault| match fault {
            Fault::CutAfterStep { .. } => true,
            Fault::CutInFlight { from: mta, .. }
            | Fault::Stop { mta, .. }
            | Fault::RefuseBinds { mta, .. } => is_known(mta),
            Fault::LinkDown { between, .. } | Fault::SetLink { between, .. } => {
                between.iter().all(is_known)
            }
        });
        scenario
    }
}
