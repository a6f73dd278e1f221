//! The two ends of an association, and what each believes and remembers of the Turn.

/// The two ends of an association, named by who opened it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// The end that opened it, and that recovers it.
    Initiator,
    /// The other one.
    Responder,
}

impl Role {
    /// Both, initiator first.
    pub const BOTH: [Role; 2] = [Role::Initiator, Role::Responder];

    /// The other end.
    #[must_use]
    pub fn other(self) -> Role {
        match self {
            Role::Initiator => Role::Responder,
            Role::Responder => Role::Initiator,
        }
    }
}

/// Whom an end thinks has the Turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Belief {
    /// "I have it."
    Mine,
    /// "The other has it."
    Theirs,
}

/// Whose the Turn is, by the number of hand-overs there have been.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pair {
    /// How many hand-overs there have been, those under way included.
    pub hand_overs: u32,
    /// Whose the Turn is after the last of them.
    pub holder: Role,
}

/// What an end keeps of the Turn when the association is lost (docs/protocol.md#the-rules).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Record {
    /// It was here.
    Mine,
    /// It was on its way to the other end.
    Giving,
    /// It was at the other end.
    Theirs,
    /// After so many hand-overs it was here, or at the other end.
    Pair {
        /// Whether it was here.
        mine: bool,
        /// How many hand-overs there had been.
        hand_overs: u32,
    },
    /// Nothing is known.
    Nothing,
}

impl Record {
    /// The belief it stands for, if any.
    #[must_use]
    pub fn belief(self) -> Option<Belief> {
        match self {
            Record::Mine | Record::Pair { mine: true, .. } => Some(Belief::Mine),
            Record::Giving | Record::Theirs | Record::Pair { mine: false, .. } => {
                Some(Belief::Theirs)
            }
            Record::Nothing => None,
        }
    }

    /// Whether it says that the Turn was here.
    pub(super) fn is_mine(self) -> bool {
        self.belief() == Some(Belief::Mine)
    }

    /// The pair that an end with this role and this record sends along.
    #[must_use]
    pub(super) fn pair(self, role: Role) -> Option<Pair> {
        match self {
            Record::Pair { mine, hand_overs } => {
                Some(Pair { hand_overs, holder: if mine { role } else { role.other() } })
            }
            Record::Mine | Record::Giving | Record::Theirs | Record::Nothing => None,
        }
    }
}
