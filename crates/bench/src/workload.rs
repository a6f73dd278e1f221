//! What is run: mail both ways for as long as it takes, and the incident with its cut moved.

use std::sync::Arc;

use turnlab_core::protocol::{AS_SHIPPED, DialogueMode, Priority, Role, Settings, Transfers};
use turnlab_core::run::{Link, MailStream, Plan};
use turnlab_core::scenario::{Cut, Scenario};
use turnlab_core::world::{MtaId, WorldSettings};

const SECOND_US: i64 = 1_000_000;

/// Two MTAs that send each other a message every so often, on one association, without end.
pub(crate) fn mail_both_ways(transfers: Transfers, size_kb: u32, every_us: i64) -> Arc<Plan> {
    let stream = |from: u8, first_us| MailStream {
        from: MtaId(from),
        to: MtaId(1 - from),
        first_us,
        every_us,
        count: u32::MAX,
        priority: Priority::Normal,
        size_kb,
    };
    Arc::new(Plan {
        mtas: 2,
        settings: WorldSettings {
            association: settings(transfers),
            threshold_messages: 50,
            associations_per_peer: 9,
        },
        link: Link { latency_us: SECOND_US / 4, bandwidth_kb_per_s: 8_000 },
        mail: vec![stream(0, 0), stream(1, 8 * SECOND_US)],
        cuts: Vec::new(),
        commands: Vec::new(),
        until_us: i64::MAX / 4,
    })
}

/// The defaults, but for a Turn that is given after ten messages and not after each.
fn settings(transfers: Transfers) -> Settings {
    Settings {
        rule: &AS_SHIPPED,
        dialogue_mode: DialogueMode::TwoWayAlternate,
        initial_turn: Role::Initiator,
        turn_request_threshold: 10,
        reconnect_delay_us: 10 * SECOND_US,
        recovery_timeout_us: 60 * SECOND_US,
        open_interval_us: 600 * SECOND_US,
        max_open_retries: 144,
        request_repeat_us: 0,
        regenerate_after_us: 30 * SECOND_US,
        lifetime_us: 300 * SECOND_US,
        disconnect_us: 120 * SECOND_US,
        transfers,
        checkpoint_size_kb: 30,
        window_checkpoints: 5,
        transfer_timeout_us_per_kb: [1000, 2000, 3000].map(|seconds| seconds * SECOND_US),
        max_transfer_retries: 2,
        transfer_interval_us: 120 * SECOND_US,
    }
}

/// The incident, cut at so many places of its first ten minutes.
pub(crate) fn incidents(places: i64) -> Vec<Scenario> {
    let at = |place| Cut { at_us: 600 * SECOND_US * place / places, association: 1 };
    (0..places).map(|place| Scenario { cuts: vec![at(place)], ..Scenario::default() }).collect()
}
