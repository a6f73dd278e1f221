//! What was told is all that changed, and what an end is sure of the other end has.

use turnlab_core::protocol::{Role, StateName};
use turnlab_core::world::{Association, AssociationId, Effect};

use super::watch::{Moment, Verdict, ensure};

pub(super) fn look(moment: &Moment) -> Verdict {
    for effect in moment.effects {
        if let Effect::Entered { association, end, .. } = *effect {
            let over = moment.over.get(association.index()) == Some(&true);
            ensure!(!over, "{} enters a state after its end", moment.end(association, end));
        }
    }
    for (id, association) in moment.associations() {
        for role in Role::BOTH {
            told(moment, id, association, role)?;
            put_down(moment, id, association, role)?;
            confirmed(moment, id, association, role)?;
            coming_in(moment, id, association, role)?;
        }
    }
    Ok(())
}

/// Every state was told when it was entered.
fn told(moment: &Moment, id: AssociationId, association: &Association, role: Role) -> Verdict {
    let entered = moment.effects.iter().rev().find_map(|effect| match effect {
        Effect::Entered { association, end, state, .. } if (*association, *end) == (id, role) => {
            Some(*state)
        }
        _ => None,
    });
    let told = entered.unwrap_or(moment.before(id, role).state);
    let name = association.end(role).state.name();
    ensure!(told == name, "{} is {name:?}, and was told to be {told:?}", moment.end(id, role));
    Ok(())
}

/// What an end carries it has until it is done with it, or closed.
fn put_down(moment: &Moment, id: AssociationId, association: &Association, role: Role) -> Verdict {
    let state = &association.end(role).state;
    let Some(carried) = moment.before(id, role).carries else { return Ok(()) };
    if state.name() == StateName::Closed
        || state.carries().is_some_and(|message| message.id == carried)
    {
        return Ok(());
    }
    let queue = moment.world().queue(association.mta(role), association.mta(role.other()));
    let waits = queue.iter().any(|message| message.id == carried);
    let number = carried.number();
    ensure!(!waits, "{} has put down message {number}, which waits", moment.end(id, role));
    Ok(())
}

/// What the sender takes for confirmed the receiver has: or it could not be resumed there.
fn confirmed(moment: &Moment, id: AssociationId, association: &Association, role: Role) -> Verdict {
    let Some(transfer) = association.end(role).state.transfer() else { return Ok(()) };
    let (message, confirmed) = (transfer.message.id, transfer.confirmed);
    let peer = association.end(role.other());
    let mta = &moment.world().mtas()[association.mta(role.other()).index()];
    let known = peer.incoming.filter(|incoming| incoming.message == message);
    ensure!(
        confirmed == 0
            || peer.state.name() == StateName::Closed
            || mta.has_received(message)
            || known.is_some_and(|known| known.serial >= confirmed),
        "{} takes {confirmed} checkpoints of message {} for confirmed, and the other has {:?}",
        moment.end(id, role),
        message.number(),
        known.map(|known| known.serial)
    );
    Ok(())
}

/// What comes in is there only while there is an association, and stands still without a connection.
fn coming_in(moment: &Moment, id: AssociationId, association: &Association, role: Role) -> Verdict {
    let end = association.end(role);
    let Some(incoming) = end.incoming else { return Ok(()) };
    let name = end.state.name();
    let over = matches!(name, StateName::Idle | StateName::Opening | StateName::Closed);
    let number = incoming.message.number();
    let text = || moment.end(id, role);
    ensure!(!over, "message {number} comes in to {}, which is {name:?}", text());
    let lost = matches!(name, StateName::Lost | StateName::Recovering);
    ensure!(incoming.paused || !lost, "message {number} goes on to {}, which is lost", text());
    Ok(())
}
