//! A world to which anything happens in any order, enabled or not: nothing panics and no mail is lost.

#[path = "common/any.rs"]
mod any;

use std::collections::BTreeSet;

use proptest::prelude::{Just, ProptestConfig, Strategy, prop_oneof, proptest};
use turnlab_core::protocol::{MessageId, Role, Timer};
use turnlab_core::world::{
    Action, Association, AssociationId, Effect, MtaId, World, WorldSettings,
};

const MTAS: usize = 3;

/// Most of them are there, some never are.
fn association() -> impl Strategy<Value = AssociationId> {
    prop_oneof![12 => 0..4_u16, 1 => 0..40_u16, 1 => Just(u16::MAX)].prop_map(AssociationId)
}

fn mta() -> impl Strategy<Value = MtaId> {
    prop_oneof![8 => 0..2_u8, 2 => 0..4_u8, 1 => Just(u8::MAX)].prop_map(MtaId)
}

fn role() -> impl Strategy<Value = Role> {
    proptest::bool::ANY.prop_map(|first| if first { Role::Initiator } else { Role::Responder })
}

fn action() -> impl Strategy<Value = Action> {
    let size_kb = prop_oneof![0..200_u32, Just(100_000)];
    let submit = (mta(), mta(), any::priority(), size_kb)
        .prop_map(|(mta, to, priority, size_kb)| Action::Submit { mta, to, priority, size_kb });
    let deliver =
        (association(), role()).prop_map(|(association, to)| Action::Deliver { association, to });
    let fire = (association(), role(), any::timer())
        .prop_map(|(association, end, timer)| Action::Fire { association, end, timer });
    let command = (association(), role(), any::command())
        .prop_map(|(association, end, command)| Action::Command { association, end, command });
    let lose = association().prop_map(|association| Action::Lose { association });
    prop_oneof![4 => submit, 20 => deliver, 6 => fire, 2 => command, 1 => lose]
}

fn settings() -> impl Strategy<Value = WorldSettings> {
    (any::settings(), 1..4_u32, 1..4_u32).prop_map(
        |(association, threshold_messages, associations_per_peer)| WorldSettings {
            urgent_associations_per_peer: 1,
            association,
            threshold_messages,
            associations_per_peer,
        },
    )
}

/// A world, and what it told of its mail.
struct Told {
    world: World,
    accepted: BTreeSet<MessageId>,
    delivered: BTreeSet<MessageId>,
    non_delivered: BTreeSet<MessageId>,
}

impl Told {
    fn happens(&mut self, settings: &WorldSettings, action: Action) {
        let mut effects = Vec::new();
        self.world.apply(settings, action, &mut effects, &mut Vec::new());
        for effect in effects {
            match effect {
                Effect::Queued { message, .. } => assert!(self.accepted.insert(message.id)),
                Effect::NonDelivered { message, .. } => assert!(self.non_delivered.insert(message)),
                Effect::Delivered { message, again, .. } => {
                    assert_eq!(!self.delivered.insert(message), again, "{message:?} by {action:?}");
                }
                _ => {}
            }
        }
        self.look_at_mail();
        self.look_at_associations();
    }

    fn look_at_mail(&self) {
        let pairs = (0..MTAS as u8).flat_map(|from| (0..MTAS as u8).map(move |to| (from, to)));
        let queues = pairs.map(|(from, to)| self.world.queue(MtaId(from), MtaId(to)));
        let queued: Vec<_> = queues.flat_map(|queue| queue.iter().map(|m| m.id)).collect();
        let once: BTreeSet<_> = queued.iter().copied().collect();
        assert_eq!(once.len(), queued.len(), "a message is queued twice");
        for id in &self.accepted {
            let known = [&once, &self.delivered, &self.non_delivered];
            assert!(known.iter().any(|set| set.contains(id)), "{id:?} is gone");
        }
    }

    fn look_at_associations(&self) {
        let associations = self.world.associations();
        let carried: Vec<_> = (associations.iter().flat_map(Association::ends))
            .filter_map(|end| end.state.carries())
            .map(|message| message.id)
            .collect();
        let once: BTreeSet<_> = carried.iter().copied().collect();
        assert_eq!(once.len(), carried.len(), "a message is carried twice");
        for association in associations {
            for role in Role::BOTH {
                let state = &association.end(role).state;
                let armed = Timer::ALL.into_iter().filter(|&t| association.is_armed(role, t));
                for timer in armed {
                    assert!(state.awaits() & timer.bit() != 0, "{timer:?} runs in {state:?}");
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 256,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn whatever_happens_no_mail_is_lost_and_no_timer_forgotten(
        settings in settings(),
        actions in proptest::collection::vec(action(), 1..300),
    ) {
        let mut told = Told {
            world: World::new(MTAS),
            accepted: BTreeSet::new(),
            delivered: BTreeSet::new(),
            non_delivered: BTreeSet::new(),
        };
        actions.into_iter().for_each(|action| told.happens(&settings, action));
    }
}
