//! A rule: what an end remembers of the Turn over a loss, who has it afterwards, and who answers a
//! request without it. Each combination of the columns is one (docs/protocol.md#every-combination).

use std::cmp::Ordering;

use strum::{IntoStaticStr, VariantArray};

use super::{Pair, Record, Role};

/// One way to handle the Turn over a loss (docs/protocol.md#the-rules).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rule {
    /// What is remembered of a loss in Holding or Sending.
    pub holding: Kept,
    /// What is remembered of a loss in Giving.
    pub giving: Kept,
    /// What is remembered of a loss in Waiting or Asked.
    pub waiting: Kept,
    /// Who has the Turn after a recovery.
    pub recovery: Recovery,
    /// Who answers a request in Giving as if it held the Turn.
    pub answers_giving: Answers,
    /// Who answers a request in Waiting or Asked as if it held the Turn.
    pub answers_waiting: Answers,
    /// Whether the initiator makes itself a new Turn when its request stays unanswered.
    pub regenerates: bool,
    /// Whether a loss drops the checkpoints, so that an interrupted message starts again.
    pub drops_checkpoints: bool,
}

/// What is remembered of a loss.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Kept {
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case")]
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
    /// What an end remembers that keeps `kept` and knows of `hand_overs` hand-overs.
    #[must_use]
    pub(crate) fn record(kept: Kept, role: Role, holder: Role, hand_overs: u32) -> Record {
        match kept {
            Kept::Mine => Record::Mine,
            Kept::Giving => Record::Giving,
            Kept::Theirs => Record::Theirs,
            Kept::Nothing => Record::Nothing,
            Kept::Pair => Record::Pair { mine: holder == role, hand_overs },
        }
    }

    /// Whether hand-overs are counted, and GTC, RTORQ and RTOAC say how many there have been.
    #[must_use]
    pub fn counts(self) -> bool {
        self.recovery == Recovery::GreaterPair
    }

    /// The pair that an end with this record sends along.
    pub(super) fn pair_sent(self, role: Role, record: Record) -> Option<Pair> {
        record.pair(role).filter(|_| self.counts())
    }

    /// The token setting that an initiator with this record puts into its RTORQ `recover`.
    #[must_use]
    pub fn token_setting(self, record: Record) -> Role {
        let takes_back = matches!(self.recovery, Recovery::TokenSetting | Recovery::GreaterPair);
        match record {
            _ if self.recovery == Recovery::Initiator => Role::Initiator,
            Record::Nothing | Record::Mine | Record::Pair { mine: true, .. } => Role::Initiator,
            Record::Giving if takes_back => Role::Initiator,
            Record::Giving | Record::Theirs | Record::Pair { mine: false, .. } => Role::Responder,
        }
    }

    /// Who has the Turn after a recovery, says an end with `record`, when the new connection's token
    /// setting is `setting` and the peer's pair is `peers`; and how many hand-overs there have been.
    #[must_use]
    pub(super) fn outcome(
        self,
        role: Role,
        record: Record,
        setting: Role,
        peers: Option<Pair>,
    ) -> Pair {
        let by_setting = |holder| Pair { hand_overs: 0, holder };
        match self.recovery {
            Recovery::OwnRecord => by_setting(if record.is_mine() { role } else { role.other() }),
            Recovery::TokenSetting => by_setting(setting),
            Recovery::Initiator => by_setting(Role::Initiator),
            Recovery::GreaterPair => match (record.pair(role), peers) {
                (Some(own), Some(peers)) => greater(own, peers, role),
                (Some(one), None) | (None, Some(one)) => one,
                (None, None) => by_setting(setting),
            },
        }
    }
}

/// The pair that knows of more hand-overs; of two that know of the same number, the initiator's.
fn greater(own: Pair, peers: Pair, role: Role) -> Pair {
    match own.hand_overs.cmp(&peers.hand_overs) {
        Ordering::Greater => own,
        Ordering::Less => peers,
        // What reaches the initiator is the outcome, which is its own pair then.
        Ordering::Equal => {
            if role == Role::Initiator {
                own
            } else {
                peers
            }
        }
    }
}
