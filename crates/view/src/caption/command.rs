//! What is said of a user's wish.

use turnlab_core::protocol::{Command, Refused, Role};
use turnlab_core::world::{AssociationId, Effect};

use super::sentence::{Sentence, goes_on, sentence};
use crate::Story;

pub(super) fn commanded(
    story: &Story,
    step: usize,
    association: AssociationId,
    end: Role,
    command: Command,
) -> Sentence {
    let name = story.end(association, end);
    let refused = story.history.effects(step).iter().find_map(|effect| match effect {
        Effect::Refused { refused, .. } => Some(*refused),
        _ => None,
    });
    let what = match command {
        Command::AskForTurn(_) => "ask for the Turn",
        _ => "give the Turn",
    };
    match (refused, goes_on(story, step, association, end)) {
        (Some(refused), _) => {
            let peer = story.end(association, end.other());
            let which = story.association(association, story.history.step(step).at_us);
            let why = why(refused, peer, &which);
            sentence(8, format!("{name} is told to {what} and may not: {why}."))
        }
        (None, Some(acts)) => sentence(7, format!("Told to by a user, {name} {acts}.")),
        (None, None) => sentence(3, format!("{name} is told to {what}.")),
    }
}

fn why(refused: Refused, peer: &str, which: &str) -> String {
    match refused {
        Refused::AlreadyUnderWay => format!("{which} is under way already"),
        Refused::NotOpen => format!("{which} is not open"),
        Refused::Monologue => "in monologue the Turn does not move".to_owned(),
        Refused::HasTurn => "it has the Turn already".to_owned(),
        Refused::AlreadyAsked => "it has asked already".to_owned(),
        Refused::Giving => "it is only just giving it".to_owned(),
        Refused::WithoutTurn => format!("it thinks that {peer} has it"),
        Refused::InsideActivity => "a message is on its way".to_owned(),
    }
}
