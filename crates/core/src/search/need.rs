//! What the bounds lack for a property to say anything at all.

use super::model::{INITIATOR, RESPONDER};
use super::{Model, Property};
use crate::protocol::{DialogueMode, Role};

/// One thing that the bounds lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// This mail, the initiator's first.
    Mail([u8; 2]),
    /// At least so many losses.
    Losses(u8),
    /// Requests that are repeated.
    Repeat,
    /// At least so many associations.
    Associations(u8),
    /// At most this threshold.
    Threshold(u32),
}

impl Model {
    /// What has to be added to the bounds for a property to say anything; nothing where they let it, and
    /// where nothing that is added would.
    #[must_use]
    pub fn needs(&self, property: Property) -> Vec<Need> {
        match property {
            Property::AtMostOneHolder | Property::TurnRecoverable | Property::MailConserved => {
                Vec::new()
            }
            Property::AnyTurnRecoverable | Property::Delivery => self.for_one_more(),
            Property::HandOver => self.for_a_hand_over(),
            Property::LossInHandOver => {
                let losses = (self.bounds().losses == 0).then_some(Need::Losses(1));
                self.for_a_hand_over().into_iter().chain(losses).collect()
            }
            Property::Crossing => {
                let repeats = self.settings().association.request_repeat_us > 0;
                let repeat = (!repeats && self.has_hand_overs()).then_some(Need::Repeat);
                self.for_a_hand_over().into_iter().chain(repeat).collect()
            }
        }
    }

    fn has_hand_overs(&self) -> bool {
        self.settings().association.dialogue_mode == DialogueMode::TwoWayAlternate
    }

    /// The Turn is given to who has mail and asks for it.
    fn for_a_hand_over(&self) -> Vec<Need> {
        let asks = match self.settings().association.initial_turn {
            Role::Initiator => RESPONDER,
            Role::Responder => INITIATOR,
        };
        let mut mail = self.bounds().mail;
        let lacks = self.has_hand_overs() && mail[asks.index()] == 0;
        mail[asks.index()] = 1;
        lacks.then_some(Need::Mail(mail)).into_iter().collect()
    }

    /// One more association is opened where as much mail waits as the threshold says.
    fn for_one_more(&self) -> Vec<Need> {
        let [initiator, responder] = self.bounds().mail;
        let most = initiator.max(responder);
        let mut needs = Vec::new();
        if most == 0 {
            needs.push(Need::Mail([1, 0]));
        }
        if self.bounds().associations < 2 {
            needs.push(Need::Associations(2));
        }
        let most = u32::from(most.max(1));
        if self.settings().threshold_messages > most {
            needs.push(Need::Threshold(most));
        }
        needs
    }
}
