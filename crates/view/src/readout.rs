//! What stands at the cursor.

use turnlab_core::protocol::{Belief, Role, StateName, Timer};
use turnlab_core::run::{Run, Stretch, StretchKind};
use turnlab_core::world::{AssociationId, MtaId};
use turnlab_diagram::clock;

use crate::Story;
use crate::words::{duration_text, state_text, timer_text};

/// What stands at one instant, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Readout {
    /// Both MTAs, in their order.
    pub ends: [EndReadout; 2],
    /// Where the Turn of the newest association is.
    pub turn: String,
    /// Whether it is not where it should be.
    pub alarm: bool,
    /// How many associations there are, and when the next one is due.
    pub associations: String,
}

/// One MTA at one instant, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndReadout {
    /// Its name.
    pub name: String,
    /// The state of its end of the newest association.
    pub state: String,
    /// Whom it thinks has the Turn.
    pub belief: String,
    /// How many messages wait.
    pub queue: String,
    /// How far a message has come that goes in pieces, and the timers that are running at that end, with
    /// the time left.
    pub timers: String,
    /// Its ends of older associations that are not closed.
    pub others: String,
}

impl Story {
    /// What stands at `at_us`, after all that happens at that instant.
    #[must_use]
    pub fn readout(&self, at_us: i64) -> Readout {
        let run = self.history.seek(self.history.steps_until(at_us));
        let newest = newest(&run);
        let stretch = newest.and_then(|newest| self.stretch_at(newest, at_us));
        Readout {
            ends: [0, 1].map(|mta| self.end_readout(&run, MtaId(mta), at_us)),
            turn: self.turn_text(&run, newest, stretch, at_us),
            alarm: stretch.is_some(),
            associations: self.associations_text(&run),
        }
    }

    fn end_readout(&self, run: &Run, mta: MtaId, at_us: i64) -> EndReadout {
        let ends = live_ends(run, mta);
        let shown = ends.last().copied();
        let state =
            shown.map_or(StateName::Idle, |(association, role)| state(run, association, role));
        let others = ends.split_last().map_or(&[][..], |(_, others)| others);
        EndReadout {
            name: self.name(mta).to_owned(),
            state: state_text(state).to_owned(),
            belief: shown.map_or_else(String::new, |(association, role)| {
                self.belief_text(run, association, role)
            }),
            queue: format!("{} queued", run.world().queue(mta, peer(mta)).len()),
            timers: shown.map_or_else(String::new, |(association, role)| {
                let timers = timers_text(run, association, role, at_us);
                match self.progress_text(run, association, role) {
                    None => timers,
                    Some(progress) if timers.is_empty() => progress,
                    Some(progress) => format!("{progress}; {timers}"),
                }
            }),
            others: others
                .iter()
                .map(|&(association, role)| self.other_text(run, association, role))
                .collect::<Vec<_>>()
                .join("; "),
        }
    }

    /// "message 3: 60 of 100 KB safe", where messages go in pieces.
    fn progress_text(&self, run: &Run, association: AssociationId, role: Role) -> Option<String> {
        let settings = &self.history.plan().settings.association;
        let end = run.world().associations()[association.index()].end(role);
        match end.state.transfer() {
            Some(left) if settings.checkpoints(left.message) > 0 => {
                let safe_kb = left.confirmed * settings.checkpoint_size_kb;
                let (what, size_kb) = (self.message(left.message.id), left.message.size_kb);
                Some(format!("{what}: {safe_kb} of {size_kb} KB safe"))
            }
            _ => None,
        }
    }

    fn other_text(&self, run: &Run, association: AssociationId, role: Role) -> String {
        let state = state_text(state(run, association, role));
        let belief = self.belief_text(run, association, role);
        format!("association {}: {state}, {belief}", association.number())
            .trim_end_matches(", ")
            .to_owned()
    }

    fn belief_text(&self, run: &Run, association: AssociationId, role: Role) -> String {
        let end = run.world().associations()[association.index()].end(role);
        let peer = self.end(association, role.other());
        match (end.state.belief(), end.state.name()) {
            (None, StateName::Lost | StateName::Recovering) => "remembers nothing".to_owned(),
            (None, _) => String::new(),
            (Some(Belief::Mine), StateName::Lost | StateName::Recovering) => {
                "remembers having the Turn".to_owned()
            }
            (Some(Belief::Theirs), StateName::Lost | StateName::Recovering) => {
                format!("remembers that {peer} has it")
            }
            (Some(Belief::Mine), _) => "has the Turn".to_owned(),
            (Some(Belief::Theirs), _) => format!("thinks {peer} has it"),
        }
    }

    pub(crate) fn stretch_at(&self, association: AssociationId, at_us: i64) -> Option<&Stretch> {
        self.stretches.iter().find(|stretch| {
            stretch.association == association
                && stretch.from_us <= at_us
                && stretch.to_us.is_none_or(|to_us| at_us < to_us)
        })
    }

    fn turn_text(
        &self,
        run: &Run,
        newest: Option<AssociationId>,
        stretch: Option<&Stretch>,
        at_us: i64,
    ) -> String {
        if let Some(stretch) = stretch {
            let since = clock(stretch.from_us);
            return match stretch.kind {
                StretchKind::Lost => format!("lost since {since}"),
                StretchKind::Doubled => format!("doubled since {since}"),
            };
        }
        let Some(newest) = newest else {
            return "no association".to_owned();
        };
        let holder = Role::BOTH.into_iter().find(|&role| state(run, newest, role).holds());
        match (holder, self.receiver_of_turn(newest, at_us)) {
            (Some(role), _) => format!("with {}", self.end(newest, role)),
            (None, Some(role)) => format!("on its way to {}", self.end(newest, role)),
            (None, None) => nowhere(run, newest).to_owned(),
        }
    }

    /// The end that the Turn of this association is on its way to.
    pub(crate) fn receiver_of_turn(&self, association: AssociationId, at_us: i64) -> Option<Role> {
        let under_way = self.transmissions.iter().find(|sent| {
            sent.association == association
                && sent.pdu.gives_turn()
                && sent.sent_us <= at_us
                && sent.outcome.ended_us().is_none_or(|ended| at_us < ended)
        });
        under_way.map(|sent| sent.from.other())
    }

    fn associations_text(&self, run: &Run) -> String {
        let settings = &self.history.plan().settings;
        let known = run.world().known_associations(MtaId(0), MtaId(1));
        let next = u64::from(settings.threshold_messages) * u64::from(known);
        let most = settings.associations_per_peer;
        match known {
            0 => format!("none of {most}"),
            _ if known >= most => format!("{known} of {most}"),
            _ => format!("{known} of {most}, next at {next} queued"),
        }
    }
}

/// Why nobody holds the Turn, and nobody should.
fn nowhere(run: &Run, association: AssociationId) -> &'static str {
    let states = Role::BOTH.map(|role| state(run, association, role));
    let is_any = |names: [StateName; 2]| states.into_iter().any(|state| names.contains(&state));
    if is_any([StateName::Closing, StateName::Closed]) {
        "being closed"
    } else if is_any([StateName::Lost, StateName::Recovering]) {
        "line down"
    } else {
        "not decided yet"
    }
}

/// The association that is told of: the newest that is not closed and has been open; while none has,
/// the newest that is coming.
pub(crate) fn newest(run: &Run) -> Option<AssociationId> {
    let associations = run.world().associations();
    let live = |place: &usize| {
        let mut ends = associations[*place].ends().map(|end| end.state.name());
        ends.any(|name| !matches!(name, StateName::Closed | StateName::Idle))
    };
    let coming = |place: &usize| {
        let mut ends = associations[*place].ends().map(|end| end.state.name());
        ends.any(|name| matches!(name, StateName::Opening | StateName::Idle))
    };
    let newest_first = || (0..associations.len()).rev().filter(live);
    let told = newest_first().find(|place| !coming(place)).or_else(|| newest_first().next())?;
    Some(AssociationId(u16::try_from(told).ok()?))
}

fn live_ends(run: &Run, mta: MtaId) -> Vec<(AssociationId, Role)> {
    let numbered = (0..).zip(run.world().associations());
    let ends = numbered.filter_map(|(place, association)| {
        let role = association.role_of(mta)?;
        let state = association.end(role).state.name();
        let live =
            state != StateName::Closed && (state != StateName::Idle || role == Role::Initiator);
        live.then_some((AssociationId(place), role))
    });
    ends.collect()
}

pub(crate) fn state(run: &Run, association: AssociationId, role: Role) -> StateName {
    run.world().associations()[association.index()].end(role).state.name()
}

fn timers_text(run: &Run, association: AssociationId, role: Role, at_us: i64) -> String {
    let timers = Timer::ALL.into_iter().filter_map(|timer| {
        let left_us = run.deadline_us(association, role, timer)? - at_us;
        Some(format!("{} {}", timer_text(timer), duration_text(left_us)))
    });
    timers.collect::<Vec<_>>().join(", ")
}

fn peer(mta: MtaId) -> MtaId {
    MtaId(1 - mta.0.min(1))
}
