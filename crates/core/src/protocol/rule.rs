//! The rules: what an end remembers of the Turn over a loss, who has it afterwards, and who answers a
//! request without it.
//!
//! Every difference between two rules stands in this file, most of it in the table below. A new rule
//! is one more entry of that table.

use super::{Pair, Record, Role};

/// One way to handle the Turn over a loss (docs/protocol.md#the-rules).
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name in scenarios and links.
    pub name: &'static str,
    /// What it does, in one sentence for the page.
    pub summary: &'static str,
    /// What is remembered of a loss in Holding or Sending.
    pub holding: Keeps,
    /// What is remembered of a loss in Giving.
    pub giving: Keeps,
    /// What is remembered of a loss in Waiting or Asked.
    pub waiting: Keeps,
    /// Who has the Turn after a recovery.
    pub recovery: Recovery,
    /// Whether a loss drops the checkpoints, so that an interrupted message starts again.
    pub drops_checkpoints: bool,
    /// Who answers a request in Giving as if it held the Turn.
    pub answers_giving: Answers,
    /// Who answers a request in Waiting or Asked as if it held the Turn.
    pub answers_waiting: Answers,
    /// Whether the initiator makes itself a new Turn when its request stays unanswered.
    pub regenerates: bool,
}

/// What is remembered of a loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeps {
    /// "It was here."
    Mine,
    /// "It was on its way to the other end."
    Giving,
    /// "It was at the other end."
    Theirs,
    /// The number of hand-overs there have been, and whose it is by that.
    Pair,
    /// Nothing.
    Nothing,
}

/// Who has the Turn once the association is recovered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recovery {
    /// Each end goes back to its own record and disregards the token setting.
    OwnRecord,
    /// The token setting of the RTORQ decides for both.
    TokenSetting,
    /// The initiator, whatever was.
    Initiator,
    /// Whoever knows of more hand-overs is right.
    GreaterPair,
}

/// Who answers a request for the Turn with a GTC although it does not hold it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answers {
    /// Nobody: the request is ignored.
    Nobody,
    /// Either end.
    Either,
    /// The responder.
    Responder,
}

impl Answers {
    /// Whether the end with this role does.
    #[must_use]
    pub fn includes(self, role: Role) -> bool {
        match self {
            Answers::Nobody => false,
            Answers::Either => true,
            Answers::Responder => role == Role::Responder,
        }
    }
}

impl Rule {
    /// What an end remembers that keeps `keeps` and knows of `hand_overs` hand-overs.
    #[must_use]
    pub(super) fn record(keeps: Keeps, role: Role, holder: Role, hand_overs: u32) -> Record {
        match keeps {
            Keeps::Mine => Record::Mine,
            Keeps::Giving => Record::Giving,
            Keeps::Theirs => Record::Theirs,
            Keeps::Nothing => Record::Nothing,
            Keeps::Pair => Record::Pair { mine: holder == role, hand_overs },
        }
    }

    /// Whether hand-overs are counted, and GTC, RTORQ and RTOAC say how many there have been.
    #[must_use]
    pub fn counts(&self) -> bool {
        self.recovery == Recovery::GreaterPair
    }

    /// The token setting that an initiator with this record puts into its RTORQ `recover`.
    #[must_use]
    pub fn token_setting(&self, record: Record) -> Role {
        let takes_back = matches!(self.recovery, Recovery::TokenSetting | Recovery::GreaterPair);
        match record {
            Record::Nothing | Record::Mine | Record::Pair { mine: true, .. } => Role::Initiator,
            Record::Giving if takes_back => Role::Initiator,
            Record::Giving | Record::Theirs | Record::Pair { mine: false, .. } => Role::Responder,
        }
    }

    /// Who has the Turn after a recovery, says an end with `record`, when the new connection's token
    /// setting is `setting` and the peer's pair is `peers`; and how many hand-overs there have been.
    #[must_use]
    pub(super) fn outcome(
        &self,
        role: Role,
        record: Record,
        setting: Role,
        peers: Option<Pair>,
    ) -> (bool, u32) {
        match (self.recovery, record.pair(role), peers) {
            (Recovery::OwnRecord, _, _) => (record == Record::Mine, 0),
            (Recovery::TokenSetting, _, _) => (role == setting, 0),
            (Recovery::Initiator, _, _) => (role == Role::Initiator, 0),
            (Recovery::GreaterPair, Some(own), Some(peers))
                if peers.hand_overs > own.hand_overs =>
            {
                (peers.holder == role, peers.hand_overs)
            }
            (Recovery::GreaterPair, Some(own), _) => (own.holder == role, own.hand_overs),
            (Recovery::GreaterPair, None, _) => (role == setting, 0),
        }
    }
}

/// The incident as a table; the rules below say where they differ.
const AS_SHIPPED_TABLE: Rule = Rule {
    name: "",
    summary: "",
    holding: Keeps::Mine,
    giving: Keeps::Theirs,
    waiting: Keeps::Theirs,
    recovery: Recovery::OwnRecord,
    drops_checkpoints: false,
    answers_giving: Answers::Nobody,
    answers_waiting: Answers::Nobody,
    regenerates: false,
};

/// Makes a static of each rule, which is like the incident where it says nothing, and [`RULES`] of all.
macro_rules! rules {
    ($($(#[$about:meta])* $rule:ident { $($field:ident: $value:expr,)* })*) => {
        $($(#[$about])* pub static $rule: Rule = Rule { $($field: $value,)* ..AS_SHIPPED_TABLE };)*

        /// Every rule there is, in the order in which they are offered.
        pub static RULES: [&Rule; [$(stringify!($rule)),*].len()] = [$(&$rule),*];
    };
}

rules! {
    /// The incident (Q166594).
    AS_SHIPPED {
        name: "as-shipped",
        summary: "After a loss each end goes back to what it believed; a request without the Turn is ignored.",
    }

    /// A repair that needs no new PDU.
    INITIATOR_DECIDES {
        name: "initiator-decides",
        summary: "The initiator says who has the Turn when it recovers the association: it takes back a Turn it was giving.",
        giving: Keeps::Giving,
        recovery: Recovery::TokenSetting,
    }

    /// A repair that forgets.
    FRESH_START {
        name: "fresh-start",
        summary: "Nothing is remembered: after a loss the Turn is the initiator’s, and interrupted messages start again.",
        holding: Keeps::Nothing,
        giving: Keeps::Nothing,
        waiting: Keeps::Nothing,
        recovery: Recovery::Initiator,
        drops_checkpoints: true,
    }

    /// A repair that counts. Its pairs travel in an extension of ours and are absent from captures.
    EPOCH {
        name: "epoch",
        summary: "Hand-overs are counted: after a loss the end that knows of more of them is right.",
        holding: Keeps::Pair,
        giving: Keeps::Pair,
        waiting: Keeps::Pair,
        recovery: Recovery::GreaterPair,
    }

    /// Looks right: a Turn that was on its way comes back to the giver.
    TAKE_BACK {
        name: "take-back",
        summary: "An end that was giving the Turn when the association was lost takes it back.",
        giving: Keeps::Mine,
    }

    /// Looks right: whoever is asked gives.
    ANSWER_ANYWAY {
        name: "answer-anyway",
        summary: "Either end answers every request with a Turn, whether it has one or not.",
        answers_giving: Answers::Either,
        answers_waiting: Answers::Either,
    }

    /// Looks right: whoever is asked gives, unless it is giving already.
    ANSWER_UNLESS_GIVING {
        name: "answer-unless-giving",
        summary: "Either end answers a request with a Turn, whether it has one or not, unless it is giving one already.",
        answers_waiting: Answers::Either,
    }

    /// Looks right: one end, and one only, may answer without the Turn.
    RESPONDER_ANSWERS {
        name: "responder-answers",
        summary: "The responder answers a request with a Turn, whether it has one or not, unless it is giving one already.",
        answers_waiting: Answers::Responder,
    }

    /// Looks right: what does not come back is made anew.
    REGENERATE {
        name: "regenerate",
        summary: "An initiator whose request stays unanswered for long enough makes itself a new Turn.",
        regenerates: true,
    }
}

/// The rule of that name, if there is one.
#[must_use]
pub fn rule_named(name: &str) -> Option<&'static Rule> {
    RULES.into_iter().find(|rule| rule.name == name)
}
