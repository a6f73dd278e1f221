//! How many associations there may be, when one more is opened, and how much may be unconfirmed.

use turnlab_core::protocol::{Outgoing, Pdu, Role, Settings, State, StateName};
use turnlab_core::world::{Action, Effect, MtaId};

use super::watch::{Moment, Verdict, ensure};

/// The most associations of one run, which the core keeps to itself.
const MOST_ASSOCIATIONS: usize = 1_000;

/// How many associations an MTA knows of with a peer: for all mail, and for urgent mail alone.
type Known = [[[u32; 2]; 8]; 8];

pub(super) fn look(moment: &Moment) -> Verdict {
    let known = known(moment);
    for (mta, peer) in moment.pairs() {
        per_peer(moment, mta, peer, known[mta.index()][peer.index()])?;
    }
    opened_when_due(moment)?;
    let settings = &moment.plan.settings.association;
    for (id, association) in moment.associations() {
        for role in Role::BOTH {
            if let State::Sending(sending) = &association.end(role).state {
                let flights = association.in_flight(role.other()).map(|flight| flight.pdu);
                window(&sending.outgoing, settings, flights)
                    .map_err(|what| format!("{} {what}", moment.end(id, role)))?;
            }
        }
    }
    Ok(())
}

fn known(moment: &Moment) -> Known {
    let mut known = Known::default();
    for (_, association) in moment.associations() {
        for role in Role::BOTH {
            let name = association.end(role).state.name();
            let heard_of = role == Role::Initiator || name != StateName::Idle;
            if heard_of && name != StateName::Closed {
                let [mta, peer] = [role, role.other()].map(|role| association.mta(role).index());
                known[mta][peer][usize::from(association.is_urgent_only())] += 1;
            }
        }
    }
    known
}

/// What an MTA knows of, at the most and at the least.
fn per_peer(moment: &Moment, mta: MtaId, peer: MtaId, known: [u32; 2]) -> Verdict {
    let world = moment.world();
    let most = moment.plan.settings.associations_per_peer;
    let extra = moment.plan.settings.urgent_associations_per_peer;
    let [for_all_mail, urgent_only] = known;
    let all = for_all_mail + urgent_only;
    let (name, other) = (moment.name(mta), moment.name(peer));
    ensure!(for_all_mail <= most, "{name} has {for_all_mail} associations with {other}");
    ensure!(all <= most + extra, "{name} has {all} associations with {other}, urgent ones too");
    let waiting = world.queue(mta, peer).len();
    let may_open =
        !world.mtas()[mta.index()].is_stopped() && world.associations().len() < MOST_ASSOCIATIONS;
    let left = waiting > 0 && all == 0 && may_open;
    ensure!(!left, "{waiting} messages wait at {name} for {other}, and there is no association");
    Ok(())
}

/// With a message that is accepted one more is opened exactly where it is due.
fn opened_when_due(moment: &Moment) -> Verdict {
    let world = moment.world();
    let mut started = moment.effects.iter().filter_map(|effect| match effect {
        Effect::Started { initiator, responder, .. } => Some((*initiator, *responder)),
        _ => None,
    });
    let Action::Submit { mta, to, .. } = moment.step.action else {
        return Ok(());
    };
    let settings = &moment.plan.settings;
    let opened = started.next();
    let counted = known(moment)[mta.index()][to.index()].iter().sum::<u32>();
    let told = world.known_associations(mta, to);
    ensure!(told == counted, "{told} associations are known where {counted} are counted");
    let known = counted - u32::from(opened.is_some());
    let waiting = u64::from(world.queue(mta, to).len());
    let due = waiting >= u64::from(settings.threshold_messages) * u64::from(known)
        && !world.mtas()[mta.index()].is_stopped();
    let extra = match world.queue(mta, to).is_urgent() {
        true => settings.urgent_associations_per_peer,
        false => 0,
    };
    let room = known < settings.associations_per_peer + extra
        && world.associations().len() - usize::from(opened.is_some()) < MOST_ASSOCIATIONS;
    let expected = (due && room).then_some((mta, to));
    let (name, other) = (moment.name(mta), moment.name(to));
    ensure!(
        opened == expected && started.next().is_none(),
        "with {waiting} messages at {name} for {other} and {known} associations, \
         {opened:?} is opened and not {expected:?}"
    );
    Ok(())
}

/// No more is unconfirmed than the window allows, neither in the books of the sender nor on the line.
fn window(outgoing: &Outgoing, settings: &Settings, flights: impl Iterator<Item = Pdu>) -> Verdict {
    let Outgoing { sent, confirmed, message, .. } = *outgoing;
    let (window, all) = (settings.window_checkpoints, settings.checkpoints(message));
    ensure!(confirmed <= sent && sent <= all, "has sent {sent} of {all} checkpoints");
    ensure!(sent - confirmed <= window, "has {sent} checkpoints out and {confirmed} confirmed");
    let mut on_the_line = 0;
    for pdu in flights {
        match pdu {
            Pdu::MinorSync { .. } => on_the_line += 1,
            Pdu::Data { .. } => {}
            _ if pdu.is_of_activity() => on_the_line = 0,
            _ => {}
        }
    }
    ensure!(on_the_line <= window, "has {on_the_line} checkpoints on the line, not {window}");
    Ok(())
}
