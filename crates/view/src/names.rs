//! What MTAs, messages and associations are called. Where there are more than two MTAs, more has to be said.

use turnlab_core::protocol::Role;
use turnlab_core::world::{AssociationId, MtaId};

use crate::Story;

impl Story {
    /// Every MTA.
    pub(crate) fn mtas(&self) -> impl DoubleEndedIterator<Item = MtaId> + Clone + use<> {
        (0..u8::try_from(self.scenario.mtas.len()).unwrap_or(0)).map(MtaId)
    }

    /// Every two of them.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = [MtaId; 2]> + use<> {
        let mtas = self.mtas();
        mtas.clone().flat_map(move |one| {
            mtas.clone().filter(move |other| one < *other).map(move |other| [one, other])
        })
    }

    /// Every other MTA.
    pub(crate) fn peers(&self, mta: MtaId) -> impl Iterator<Item = MtaId> + use<> {
        self.mtas().filter(move |peer| *peer != mta)
    }

    /// Whether there are more than two MTAs, so that the peer has to be named.
    pub(crate) fn has_many(&self) -> bool {
        self.scenario.mtas.len() > 2
    }

    /// " to LONDON" where it could be somebody else.
    pub(crate) fn peer_text(&self, before: &str, peer: &str) -> String {
        if self.has_many() { format!("{before}{peer}") } else { String::new() }
    }

    pub(crate) fn name(&self, mta: MtaId) -> &str {
        self.scenario.mtas.get(mta.index()).map_or("?", String::as_str)
    }

    pub(crate) fn mta(&self, association: AssociationId, end: Role) -> MtaId {
        self.associations[association.index()].mta(end)
    }

    /// The two MTAs of an association, in their order.
    pub(crate) fn pair_of(&self, association: AssociationId) -> [MtaId; 2] {
        let [one, other] = Role::BOTH.map(|end| self.mta(association, end));
        [one.min(other), one.max(other)]
    }

    /// "PARIS–LONDON".
    pub(crate) fn pair_text(&self, [one, other]: [MtaId; 2]) -> String {
        format!("{}–{}", self.name(one), self.name(other))
    }

    /// The name of the MTA at this end.
    pub(crate) fn end(&self, association: AssociationId, end: Role) -> &str {
        self.name(self.mta(association, end))
    }

    /// "the association", or "association 2" once there is more than one, or where there are more than
    /// two MTAs.
    pub(crate) fn association(&self, association: AssociationId, at_us: i64) -> String {
        if self.has_many() || self.started_by(at_us) > 1 {
            format!("association {}", association.number())
        } else {
            "the association".to_owned()
        }
    }

    /// The same with its MTAs, where there are more than two: "association 2 (PARIS–MILAN)".
    pub(crate) fn association_in_full(&self, association: AssociationId, at_us: i64) -> String {
        let which = self.association(association, at_us);
        if self.has_many() {
            format!("{which} ({})", self.pair_text(self.pair_of(association)))
        } else {
            which
        }
    }

    /// What every association of the run is called, in their order.
    #[must_use]
    pub fn association_names(&self) -> Vec<String> {
        let name = |place: usize| {
            let association = AssociationId::at(place);
            let pair = match self.has_many() {
                true => format!(" {}", self.pair_text(self.pair_of(association))),
                false => String::new(),
            };
            format!("association {}{pair}", association.number())
        };
        (0..self.associations.len()).map(name).collect()
    }

    /// Whether there is a newer association than this one between the same MTAs at that time.
    pub(crate) fn is_older(&self, association: AssociationId, at_us: i64) -> bool {
        self.associations[association.index()].newer_us <= at_us
    }

    /// Whether no association between the same MTAs came before this one.
    pub(crate) fn is_first_of_pair(&self, association: AssociationId) -> bool {
        let pair = self.pair_of(association);
        self.has_many()
            && !(0..association.0).any(|place| self.pair_of(AssociationId(place)) == pair)
    }

    /// How many associations had been started by then.
    pub(crate) fn started_by(&self, at_us: i64) -> usize {
        self.associations.partition_point(|between| between.begun_us <= at_us)
    }
}
