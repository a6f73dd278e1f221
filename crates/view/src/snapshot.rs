//! What stands at the cursor.

use turnlab_core::protocol::{Belief, Role, StateName, Timer};
use turnlab_core::run::{Run, TurnAnomalyKind};
use turnlab_core::world::{AssociationId, MtaId};
use turnlab_diagram::clock;

use crate::Story;
use crate::caption::waiting_at;
use crate::newest::{anomaly_at, live_ends, newest_between, receiver_of_turn, state, told_of};
use crate::words::{duration_text, message_text, state_text, timer_text};

/// What stands at one instant, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Every MTA, in their order.
    pub ends: Vec<MtaSnapshot>,
    /// Where the Turn of the newest association is; of more than two MTAs, that of each pair.
    pub turns: Vec<TurnSnapshot>,
    /// How many associations there are, and when the next one is due: a line for each two MTAs that have any.
    pub associations: Vec<String>,
}

/// Where one Turn is at one instant, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TurnSnapshot {
    /// Where; of more than two MTAs, between which.
    pub text: String,
    /// Whether it is lost, or there are two.
    pub alarm: bool,
}

/// One MTA at one instant, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MtaSnapshot {
    /// Its name.
    pub name: String,
    /// The state of its end of its newest association; of more than two MTAs, which one that is and with
    /// whom.
    pub state: String,
    /// That state as it is, where it has an end; none while it is stopped.
    pub stands: Option<StateName>,
    /// Whom it thinks has the Turn.
    pub belief: String,
    /// How many messages wait.
    pub queue: String,
    /// How far a message has come that goes in pieces, and the timers that are running at that end, with
    /// the time left.
    pub timers: String,
    /// Its ends of older associations that are not closed, and whether it refuses binds.
    pub others: String,
}

impl Snapshot {
    /// Whether a Turn is not where it should be.
    #[must_use]
    pub fn alarm(&self) -> bool {
        self.turns.iter().any(|turn| turn.alarm)
    }

    /// Where every Turn is, in one line.
    #[must_use]
    pub fn turn(&self) -> String {
        self.turns.iter().map(|turn| &*turn.text).collect::<Vec<_>>().join("; ")
    }
}

pub(crate) fn snapshot(story: &Story, at_us: i64) -> Snapshot {
    snapshot_of(story, &story.run_after(story.history.steps_until(at_us)), at_us)
}

/// How a run stands, told at `at_us`.
pub(crate) fn snapshot_of(story: &Story, run: &Run, at_us: i64) -> Snapshot {
    let told = match story.has_many() {
        true => story.pairs().filter_map(|pair| newest_between(run, pair)).collect(),
        false => told_of(story, run, at_us),
    };
    Snapshot {
        ends: story.mtas().map(|mta| mta_snapshot(story, run, mta, at_us)).collect(),
        turns: turn_snapshots(story, run, &told, at_us),
        associations: associations_text(story, run),
    }
}

fn mta_snapshot(story: &Story, run: &Run, mta: MtaId, at_us: i64) -> MtaSnapshot {
    let ends = live_ends(run, mta);
    let shown = ends.last().copied();
    let others = ends.split_last().map_or(&[][..], |(_, others)| others);
    let others =
        others.iter().map(|&(association, role)| other_text(story, run, association, role));
    let refuses = run.world().mtas()[mta.index()].refuses_binds();
    let others = others.chain(refuses.then(|| "refuses binds".to_owned()));
    MtaSnapshot {
        name: story.name(mta).to_owned(),
        state: shown_text(story, run, mta, shown),
        stands: shown
            .filter(|_| !run.world().mtas()[mta.index()].is_stopped())
            .map(|(association, role)| state(run, association, role)),
        belief: shown.map_or_else(String::new, |(association, role)| {
            belief_text(story, run, association, role)
        }),
        queue: queue_text(story, run, mta),
        timers: shown.map_or_else(String::new, |(association, role)| {
            let timers = match story.follows_order() {
                true => String::new(),
                false => timers_text(run, association, role, at_us),
            };
            match progress_text(story, run, association, role) {
                None => timers,
                Some(progress) if timers.is_empty() => progress,
                Some(progress) => format!("{progress}; {timers}"),
            }
        }),
        others: others.collect::<Vec<_>>().join("; "),
    }
}

/// "Holding", or "Holding on association 3 with MILAN".
fn shown_text(
    story: &Story,
    run: &Run,
    mta: MtaId,
    shown: Option<(AssociationId, Role)>,
) -> String {
    match shown {
        _ if run.world().mtas()[mta.index()].is_stopped() => "Stopped".to_owned(),
        None => state_text(StateName::Idle).to_owned(),
        Some((association, role)) => {
            let state = state_text(state(run, association, role));
            format!("{state}{}", which_text(story, association, role))
        }
    }
}

/// " on association 3 with MILAN", where it could be with another.
fn which_text(story: &Story, association: AssociationId, role: Role) -> String {
    let peer = story.end(association, role.other());
    story.peer_text(&format!(" on association {} with ", association.number()), peer)
}

/// "5 queued", or of more than two MTAs "5 queued for LONDON", "5 queued: 3 for LONDON, 2 for MILAN".
fn queue_text(story: &Story, run: &Run, mta: MtaId) -> String {
    let waiting = |peer: MtaId| run.world().queue(mta, peer).len();
    let peers = story.peers(mta).filter(|&peer| story.has_many() && waiting(peer) > 0);
    let peers: Vec<MtaId> = peers.collect();
    let text = format!("{} queued", waiting_at(story, run, mta));
    if let [peer] = peers[..] {
        return format!("{text} for {}", story.name(peer));
    }
    let each = peers.iter().map(|&peer| format!("{} for {}", waiting(peer), story.name(peer)));
    let each = each.collect::<Vec<_>>().join(", ");
    if each.is_empty() { text } else { format!("{text}: {each}") }
}

/// "message 3: 60 of 100 KB safe", where messages go in pieces.
fn progress_text(
    story: &Story,
    run: &Run,
    association: AssociationId,
    role: Role,
) -> Option<String> {
    let settings = &story.history.plan().settings.association;
    let end = run.world().associations()[association.index()].end(role);
    match end.state.transfer() {
        Some(left) if settings.checkpoints(left.message) > 0 => {
            let safe_kb = left.confirmed * settings.checkpoint_size_kb;
            let (what, size_kb) = (message_text(left.message.id), left.message.size_kb);
            Some(format!("{what}: {safe_kb} of {size_kb} KB safe"))
        }
        _ => None,
    }
}

fn other_text(story: &Story, run: &Run, association: AssociationId, role: Role) -> String {
    let state = state_text(state(run, association, role));
    let belief = belief_text(story, run, association, role);
    let with = story.peer_text(" with ", story.end(association, role.other()));
    format!("association {}{with}: {state}, {belief}", association.number())
        .trim_end_matches(", ")
        .to_owned()
}

fn belief_text(story: &Story, run: &Run, association: AssociationId, role: Role) -> String {
    let end = run.world().associations()[association.index()].end(role);
    let peer = story.end(association, role.other());
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

/// Where the Turn of each of these is, with their MTAs where there are more than two.
fn turn_snapshots(
    story: &Story,
    run: &Run,
    told: &[AssociationId],
    at_us: i64,
) -> Vec<TurnSnapshot> {
    let of = |&association: &AssociationId| {
        let turn = turn_text(story, run, association, at_us);
        let text = match story.has_many() {
            true => format!("{} {turn}", story.pair_text(story.pair_of(association))),
            false => turn,
        };
        TurnSnapshot { text, alarm: anomaly_at(story, association, at_us).is_some() }
    };
    match told {
        [] => vec![TurnSnapshot { text: "no association".to_owned(), alarm: false }],
        told => told.iter().map(of).collect(),
    }
}

fn turn_text(story: &Story, run: &Run, association: AssociationId, at_us: i64) -> String {
    if let Some(anomaly) = anomaly_at(story, association, at_us) {
        let since = clock(anomaly.from_us);
        return match anomaly.kind {
            TurnAnomalyKind::Lost => format!("lost since {since}"),
            TurnAnomalyKind::Doubled => format!("doubled since {since}"),
        };
    }
    let holder = Role::BOTH.into_iter().find(|&role| state(run, association, role).holds());
    match (holder, receiver_of_turn(run, association)) {
        (Some(role), _) => format!("with {}", story.end(association, role)),
        (None, Some(role)) => format!("on its way to {}", story.end(association, role)),
        (None, None) => nowhere(run, association).to_owned(),
    }
}

/// "2 of 9, next at 100 queued"; of more than two MTAs for each pair that has any.
fn associations_text(story: &Story, run: &Run) -> Vec<String> {
    if !story.has_many() {
        return vec![known_text(story, run, [MtaId(0), MtaId(1)])];
    }
    let known = |[one, other]: [MtaId; 2]| run.world().known_associations(one, other);
    let told = story.pairs().map(|[one, other]| match known([one, other]) {
        0 => [other, one],
        _ => [one, other],
    });
    let told = told.filter(|&pair| known(pair) > 0);
    let told =
        told.map(|pair| format!("{} {}", story.pair_text(pair), known_text(story, run, pair)));
    let told: Vec<String> = told.collect();
    if told.is_empty() { vec!["none".to_owned()] } else { told }
}

fn known_text(story: &Story, run: &Run, [mta, peer]: [MtaId; 2]) -> String {
    let settings = &story.history.plan().settings;
    let known = run.world().known_associations(mta, peer);
    let next = u64::from(settings.threshold_messages) * u64::from(known);
    let most = settings.associations_per_peer;
    match known {
        0 => format!("none of {most}"),
        _ if known >= most => format!("{known} of {most}"),
        _ => format!("{known} of {most}, next at {next} queued"),
    }
}

/// Why nobody holds the Turn, and nobody should.
fn nowhere(run: &Run, association: AssociationId) -> &'static str {
    let states = Role::BOTH.map(|role| state(run, association, role));
    let is_any = |names: [StateName; 2]| states.into_iter().any(|state| names.contains(&state));
    if is_any([StateName::Lost, StateName::Recovering]) {
        "line down"
    } else if is_any([StateName::Closing, StateName::Closed]) {
        "being closed"
    } else {
        "not decided yet"
    }
}

fn timers_text(run: &Run, association: AssociationId, role: Role, at_us: i64) -> String {
    let timers = Timer::ALL.into_iter().filter_map(|timer| {
        let left_us = run.deadline_us(association, role, timer)? - at_us;
        Some(format!("{} {}", timer_text(timer), duration_text(left_us)))
    });
    timers.collect::<Vec<_>>().join(", ")
}
