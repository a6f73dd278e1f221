//! The key moments of a run: the instants at which it takes another course, each in a few words.

use turnlab_core::protocol::{Event, Role, StateName};
use turnlab_core::run::TurnAnomalyKind;
use turnlab_core::world::{Action, AssociationId, Effect};

use crate::Story;

/// An instant at which a run takes another course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyMoment {
    /// In microseconds.
    pub at_us: i64,
    /// What happens, in a few words without a full stop: "LONDON ignores the request".
    pub text: String,
}

pub(crate) fn key_moments(story: &Story) -> Vec<KeyMoment> {
    let mut reading = Reading::of(story);
    for (step, (timed, effects)) in story.history.told().enumerate() {
        reading.at_us = timed.at_us;
        reading.acted(step, timed.action);
        for effect in effects {
            reading.happened(step, *effect);
        }
    }
    reading.found
}

/// How far a run has been read.
struct Reading<'a> {
    story: &'a Story,
    at_us: i64,
    found: Vec<KeyMoment>,
    /// How much the last one found matters.
    weight: u8,
    /// Who has recovered an association, and when.
    recovered: Option<(i64, &'a str)>,
    /// The state of each end of each association.
    states: Vec<[StateName; 2]>,
    /// Whether an end has ignored a request since its association was lost.
    ignored: Vec<[bool; 2]>,
    /// How mail goes between the MTAs of an association, kept with the first between them.
    mail: Vec<Flow>,
}

/// How mail goes between two MTAs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Flow {
    /// None has arrived.
    Not,
    /// It arrives.
    Flows,
    /// None has arrived since an association was lost.
    Stopped,
}

impl<'a> Reading<'a> {
    fn of(story: &'a Story) -> Self {
        Reading {
            story,
            at_us: 0,
            found: Vec::new(),
            weight: 0,
            recovered: None,
            states: vec![[StateName::Idle; 2]; story.associations.len()],
            ignored: vec![[false; 2]; story.associations.len()],
            mail: vec![Flow::Not; story.associations.len()],
        }
    }

    fn acted(&mut self, step: usize, action: Action) {
        let story = self.story;
        match action {
            Action::Lose { association } => {
                let which = story.association(association, self.at_us);
                self.trouble(step, format!("{which} is cut"));
            }
            Action::LinkDown { .. } => self.trouble(step, "the link goes down".to_owned()),
            Action::LinkUp { .. } => self.found(5, "the link is up again".to_owned()),
            Action::SetLink { .. } => self.found(5, "the link changes".to_owned()),
            Action::Stop { mta } => self.trouble(step, format!("{} stops", story.name(mta))),
            Action::Start { mta } => self.found(5, format!("{} starts again", story.name(mta))),
            Action::RefuseBinds { mta, refuses } => {
                let does = if refuses { "refuses every bind" } else { "takes binds again" };
                self.found(7, format!("{} {does}", story.name(mta)));
            }
            Action::Submit { .. }
            | Action::Fire { .. }
            | Action::Deliver { .. }
            | Action::Command { .. }
            | Action::Open { .. } => {}
        }
    }

    fn happened(&mut self, step: usize, effect: Effect) {
        let story = self.story;
        match effect {
            Effect::Started { association, initiator, waiting, .. } => {
                let text = match first_between(story, association) == association.index() {
                    true => format!("{} opens an association", story.name(initiator)),
                    false => format!("{waiting} wait: association {} opens", association.number()),
                };
                self.found(6, text);
            }
            Effect::Entered { association, end, state, .. } => {
                self.entered(step, association, end, state);
            }
            Effect::Did { association, end, event } => self.did(association, end, event),
            Effect::Delivered { again: false, association, .. } => self.delivered(association),
            Effect::NonDelivered { mta, .. } => {
                self.found(5, format!("{} gives a message up", story.name(mta)));
            }
            Effect::AtLimit { waiting, .. } => {
                self.found(6, format!("{waiting} wait, and there may be no more associations"));
            }
            _ => {}
        }
    }

    fn entered(&mut self, step: usize, association: AssociationId, end: Role, state: StateName) {
        let story = self.story;
        let place = &mut self.states[association.index()][end as usize];
        let before = std::mem::replace(place, state);
        let who = story.end(association, end);
        if state == StateName::Lost {
            self.ignored[association.index()] = [false; 2];
            self.mail[first_between(story, association)] = Flow::Stopped;
        }
        if before == StateName::Recovering && state.is_open() {
            let which = story.association(association, self.at_us);
            self.found(5, format!("{who} recovers {which}"));
            self.recovered = Some((self.at_us, who));
        }
        let begins = |kind: TurnAnomalyKind| {
            let is_it = |anomaly: &&turnlab_core::run::TurnAnomaly| {
                (anomaly.association, anomaly.first_step.index(), anomaly.kind)
                    == (association, step, kind)
            };
            story.anomalies.iter().any(|anomaly| is_it(&anomaly))
        };
        if begins(TurnAnomalyKind::Doubled) {
            self.found(9, "now both have the Turn".to_owned());
        }
    }

    fn did(&mut self, association: AssociationId, end: Role, event: Event) {
        let who = self.story.end(association, end);
        match event {
            Event::RequestIgnored(_) => {
                let ignored = &mut self.ignored[association.index()][end as usize];
                if !std::mem::replace(ignored, true) {
                    self.found(7, format!("{who} ignores the request"));
                }
            }
            Event::RequestAnswered(_) => {
                self.found(7, format!("{who} gives a Turn that it does not have"));
            }
            Event::TurnRegenerated => self.found(7, format!("{who} makes itself a new Turn")),
            _ => {}
        }
    }

    /// Something goes wrong; where the Turn is lost with it, that is what counts.
    fn trouble(&mut self, step: usize, text: String) {
        let loses = self.story.anomalies.iter().any(|anomaly| {
            anomaly.kind == TurnAnomalyKind::Lost
                && anomaly.loss.is_some_and(|loss| loss.index() == step)
        });
        match loses {
            true => self.found(9, format!("{text}, and the Turn is lost")),
            false => self.found(8, text),
        }
    }

    fn found(&mut self, weight: u8, text: String) {
        let at_us = self.at_us;
        match self.found.last_mut().filter(|last| last.at_us == at_us) {
            Some(_) if self.weight >= weight => return,
            Some(last) => {
                let recovered = self.recovered.filter(|(recovered_us, _)| *recovered_us == at_us);
                last.text = match recovered.map(|(_, who)| text.strip_prefix(who)) {
                    None => text,
                    Some(Some(does)) => format!("{} and{does}", last.text),
                    Some(None) => format!("{}, and {text}", last.text),
                };
            }
            None => self.found.push(KeyMoment { at_us, text }),
        }
        self.weight = weight;
    }

    /// A message arrived that was not there yet.
    fn delivered(&mut self, association: AssociationId) {
        let flow = &mut self.mail[first_between(self.story, association)];
        match std::mem::replace(flow, Flow::Flows) {
            Flow::Not => self.found(4, "the first message arrives".to_owned()),
            Flow::Stopped => self.found(4, "mail flows again".to_owned()),
            Flow::Flows => {}
        }
    }
}

/// The place of the first association between the MTAs of this one.
fn first_between(story: &Story, association: AssociationId) -> usize {
    let pair = story.pair_of(association);
    let first = (0..association.0).find(|&place| story.pair_of(AssociationId(place)) == pair);
    first.map_or(association.index(), usize::from)
}
