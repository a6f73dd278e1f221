//! The Turn, under every rule: it is made only where the rule says so, and goes only where it is taken.
//!
//! Counted on each association are the ends that hold it and the GTCs on their way. Four of the rules
//! never have more than one of them; the others make more, but only by what they are told to do.

use turnlab_core::protocol::{
    AS_SHIPPED, EPOCH, Event, FRESH_START, INITIATOR_DECIDES, Pdu, Recovery, Role, Rule, Settings,
    StateName,
};
use turnlab_core::run::{History, TurnAnomalyKind};
use turnlab_core::world::{Association, AssociationId, Effect};

use super::watch::{EndSeen, Moment, Verdict, ensure};

/// The rules under which there are never two Turns.
static SAFE: [Rule; 4] = [AS_SHIPPED, INITIATOR_DECIDES, FRESH_START, EPOCH];

/// What is wrong with the Turn of an association, from when until when (a step, counted from 0).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Wrong {
    association: AssociationId,
    kind: TurnAnomalyKind,
    first: usize,
    last: Option<usize>,
}

#[derive(Default)]
pub(super) struct TurnWatch {
    /// How many Turns there were on each association.
    turns: Vec<usize>,
    wrong: Vec<Wrong>,
    open: Vec<Option<Wrong>>,
}

impl TurnWatch {
    pub(super) fn look(&mut self, moment: &Moment) -> Verdict {
        let settings = &moment.plan.settings.association;
        for (id, association) in moment.associations() {
            if id.index() == self.turns.len() {
                self.turns.push(0);
                self.open.push(None);
            }
            let before = std::mem::replace(&mut self.turns[id.index()], turns(association));
            self.kept(moment, id, association, before)?;
            for role in Role::BOTH {
                came_by_right(moment, id, association, role)?;
            }
            at_most_one(settings, association)
                .map_err(|what| format!("association {} {what}", id.number()))?;
            self.judge(moment, id, association);
        }
        monologue(moment)
    }

    /// While both ends are open Turns come and go only by what the ends say that they do.
    fn kept(
        &self,
        moment: &Moment,
        id: AssociationId,
        association: &Association,
        before: usize,
    ) -> Verdict {
        let was_open = |role| moment.before(id, role).state.is_open();
        let is_open = |role| association.end(role).state.name().is_open();
        if !Role::BOTH.into_iter().all(|role| was_open(role) && is_open(role)) {
            return Ok(());
        }
        let did = |wanted: fn(Event) -> bool| {
            let is_it = |effect: &&Effect| {
                matches!(**effect, Effect::Did { association, event, .. }
                    if association == id && wanted(event))
            };
            moment.effects.iter().filter(is_it).count()
        };
        let made = did(|event| matches!(event, Event::RequestAnswered(_) | Event::TurnRegenerated));
        let gone = did(|event| event == Event::TurnHadAlready);
        let (now, expected) = (self.turns[id.index()], (before + made).checked_sub(gone));
        let number = id.number();
        ensure!(Some(now) == expected, "association {number} has {now} Turns, not {expected:?}");
        Ok(())
    }

    /// Follows where the Turn is lost or doubled, as the world shows it.
    fn judge(&mut self, moment: &Moment, id: AssociationId, association: &Association) {
        let open = &mut self.open[id.index()];
        let step = moment.run.steps() - 1;
        let names = Role::BOTH.map(|role| association.end(role).state.name());
        let holders = names.iter().filter(|name| name.holds()).count();
        let goes_on = |wrong: &Wrong| match wrong.kind {
            TurnAnomalyKind::Lost => holders == 0 && !names.contains(&StateName::Closed),
            TurnAnomalyKind::Doubled => holders == 2,
        };
        if let Some(wrong) = open.take_if(|wrong| !goes_on(wrong)) {
            self.wrong.push(Wrong { last: Some(step), ..wrong });
        }
        if open.is_none() {
            let wrong = |kind| Wrong { association: id, kind, first: step, last: None };
            *open = kind(association, names).map(wrong);
        }
    }

    /// What a history says of lost and doubled Turns is what was seen here.
    pub(super) fn agrees(mut self, history: &History) -> Verdict {
        self.wrong.extend(self.open.into_iter().flatten());
        self.wrong.sort_unstable();
        let told = history.turn_anomalies().into_iter().map(|anomaly| Wrong {
            association: anomaly.association,
            kind: anomaly.kind,
            first: anomaly.first_step.index(),
            last: anomaly.last_step.map(|step| step.index()),
        });
        let mut told: Vec<Wrong> = told.collect();
        told.sort_unstable();
        let seen = &self.wrong;
        ensure!(told == *seen, "the Turn is told to be wrong in {told:?}, and is so in {seen:?}");
        Ok(())
    }
}

fn kind(association: &Association, names: [StateName; 2]) -> Option<TurnAnomalyKind> {
    let moves = |role| {
        let mut flights = association.in_flight(role);
        flights.any(|flight| matches!(flight.pdu, Pdu::Gtc { .. } | Pdu::Gta))
    };
    match names.map(StateName::holds) {
        [true, true] => Some(TurnAnomalyKind::Doubled),
        [false, false] if names.into_iter().all(StateName::is_open) => {
            (!Role::BOTH.into_iter().any(moves)).then_some(TurnAnomalyKind::Lost)
        }
        _ => None,
    }
}

/// The ends that hold the Turn and the GTCs on their way.
fn turns(association: &Association) -> usize {
    let holders = association.ends().filter(|end| end.state.name().holds()).count();
    let given = |to| association.in_flight(to).filter(|flight| flight.pdu.gives_turn()).count();
    holders + Role::BOTH.into_iter().map(given).sum::<usize>()
}

fn at_most_one(settings: &Settings, association: &Association) -> Verdict {
    let rule = settings.rule;
    if !SAFE.contains(&rule) && !settings.is_monologue() {
        return Ok(());
    }
    let remembered = association.ends().filter(|end| {
        matches!(end.state.name(), StateName::Lost | StateName::Recovering)
            && EndSeen::of(association, end.role).believes_mine
    });
    // Only here does the memory of one end never contradict the other.
    let remembered = if rule == AS_SHIPPED { remembered.count() } else { 0 };
    let all = turns(association) + remembered;
    ensure!(all <= 1, "has {all} Turns under the rule {rule}");
    Ok(())
}

/// An end that comes to hold the Turn without having been open has it from the opening, or from the
/// recovery, as the rule says.
fn came_by_right(
    moment: &Moment,
    id: AssociationId,
    association: &Association,
    role: Role,
) -> Verdict {
    let before = moment.before(id, role);
    if before.state.is_open() || !association.end(role).state.name().holds() {
        return Ok(());
    }
    let settings = &moment.plan.settings.association;
    let first = if settings.is_monologue() { Role::Initiator } else { settings.initial_turn };
    let right = match before.state {
        StateName::Idle | StateName::Opening => role == first,
        _ if settings.is_monologue() => role == Role::Initiator,
        StateName::Lost | StateName::Recovering => match settings.rule.recovery {
            Recovery::OwnRecord => before.believes_mine,
            Recovery::Initiator => role == Role::Initiator,
            Recovery::TokenSetting | Recovery::GreaterPair => true,
        },
        _ => false,
    };
    ensure!(right, "{} has the Turn and was {:?}", moment.end(id, role), before.state);
    Ok(())
}

/// In monologue the Turn does not move, and nobody talks of it.
fn monologue(moment: &Moment) -> Verdict {
    if !moment.plan.settings.association.is_monologue() {
        return Ok(());
    }
    for effect in moment.effects {
        if let Effect::Sent { association, from, pdu, .. } = *effect {
            let moves = pdu.moves_turn();
            ensure!(!moves, "{} sends {pdu:?} in monologue", moment.end(association, from));
        }
    }
    Ok(())
}
