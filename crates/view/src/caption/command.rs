//! What is said of a user's wish.

use turnlab_core::protocol::{Command, Refused, Role};
use turnlab_core::world::{AssociationId, Effect};

use super::sentence::{Sentence, sentence};
use crate::Story;

impl Story {
    pub(super) fn commanded(
        &self,
        step: usize,
        association: AssociationId,
        end: Role,
        command: Command,
    ) -> Sentence {
        let name = self.end(association, end);
        let refused = self.history.effects(step).iter().find_map(|effect| match effect {
            Effect::Refused { refused, .. } => Some(*refused),
            _ => None,
        });
        let what = match command {
            Command::AskForTurn(_) => "ask for the Turn",
            _ => "give the Turn",
        };
        match (refused, self.goes_on(step, association, end)) {
            (Some(refused), _) => {
                let peer = self.end(association, end.other());
                let why = why(refused, peer);
                sentence(8, format!("{name} is told to {what} and may not: {why}."))
            }
            (None, Some(acts)) => sentence(7, format!("{name} is told to, and {acts}.")),
            (None, None) => sentence(3, format!("{name} is told to {what}.")),
        }
    }
}

fn why(refused: Refused, peer: &str) -> String {
    match refused {
        Refused::AlreadyUnderWay => "the association is under way already".to_owned(),
        Refused::NotOpen => "the association is not open".to_owned(),
        Refused::Monologue => "in monologue the Turn does not move".to_owned(),
        Refused::HasTurn => "it has the Turn already".to_owned(),
        Refused::AlreadyAsked => "it has asked already, or is only just giving it".to_owned(),
        Refused::WithoutTurn => format!("it thinks that {peer} has it"),
        Refused::InsideActivity => "a message is on its way".to_owned(),
    }
}
