//! What stands at an instant for whoever looks closely.

mod common;

use common::story;
use expect_test::{Expect, expect};
use turnlab_view::{SnapshotDetails, Story, clock};

fn check(scenario: &str, at_us: i64, expected: Expect) {
    let story = story(scenario);
    let events = story.history().events();
    expected.assert_eq(&text(&story.snapshot_details(at_us, &events)));
}

fn text(readings: &SnapshotDetails) -> String {
    let mut lines = vec![format!("changed at {}:", clock(readings.changed_us))];
    let mut list = |title: &str, all: Vec<String>| {
        lines.push(title.to_owned());
        lines.extend(all.into_iter().map(|line| format!("  {line}")));
    };
    list("changes", readings.changes.clone());
    list("on its way", readings.flights.clone());
    list("queues", readings.queues.iter().map(|(who, what)| format!("{who}: {what}")).collect());
    let counter = |(name, value): &(&str, String)| format!("{name} = {value}");
    let counters = readings.counters.iter().map(|of| {
        format!("{} {}", of.object, of.values.iter().map(counter).collect::<Vec<_>>().join(", "))
    });
    list("counters", counters.collect());
    let events = readings.events.iter();
    let event = events.map(|it| format!("{} {} {}: {}", clock(it.at_us), it.id, it.mta, it.text));
    list("events", event.collect());
    lines.push(format!("and {} before", readings.earlier_events));
    lines.join("\n") + "\n"
}

#[test]
fn before_anything_happens() {
    check(
        "s=lost-turn",
        0,
        expect![[r#"
        changed at 0.00 s:
        changes
          PARIS: Idle → Opening; 0 queued → 1 queued
          The Turn: no association → not decided yet
          Associations: none of 9 → 1 of 9, next at 50 queued
        on its way
          RTORQ open, PARIS to LONDON over association 1, 0.3 s to go
        queues
          PARIS for LONDON: 1 normal
          LONDON for PARIS: nothing waits
        counters
          \\PARIS\MSExchangeMTA Work Queue Length = 1
          \\PARIS\MSExchangeMTA Connections(LONDON) Associations = 0, Queue Length = 1, Oldest Message Queued (seconds) = 0, Send Messages/sec = 0.000, Failed Outbound Associations = 0
          \\LONDON\MSExchangeMTA Work Queue Length = 0
          \\LONDON\MSExchangeMTA Connections(PARIS) Associations = 0, Queue Length = 0, Oldest Message Queued (seconds) = 0, Send Messages/sec = 0.000, Failed Outbound Associations = 0
        events
        and 0 before
    "#]],
    );
}

#[test]
fn while_the_turn_is_on_its_way() {
    check(
        "s=lost-turn",
        8_300_000,
        expect![[r#"
        changed at 8.25 s:
        changes
          PARIS: Holding → Giving; has the Turn → thinks LONDON has it
          The Turn: with PARIS → on its way to LONDON
          PARIS, timer stopped: closes if idle
        on its way
          RT-TURN-GIVE, PARIS to LONDON over association 1, 0.2 s to go
        queues
          PARIS for LONDON: nothing waits
          LONDON for PARIS: 1 normal
        counters
          \\PARIS\MSExchangeMTA Work Queue Length = 0
          \\PARIS\MSExchangeMTA Connections(LONDON) Associations = 1, Queue Length = 0, Oldest Message Queued (seconds) = 0, Send Messages/sec = 0.017, Failed Outbound Associations = 0
          \\LONDON\MSExchangeMTA Work Queue Length = 1
          \\LONDON\MSExchangeMTA Connections(PARIS) Associations = 1, Queue Length = 1, Oldest Message Queued (seconds) = 0, Send Messages/sec = 0.000, Failed Outbound Associations = 0
        events
        and 0 before
    "#]],
    );
}

#[test]
fn at_the_cut() {
    check(
        "s=lost-turn",
        8_375_000,
        expect![[r#"
        changed at 8.38 s:
        changes
          PARIS: Giving → Lost; thinks LONDON has it → remembers that LONDON has it
          LONDON: Asked → Lost; thinks PARIS has it → remembers that PARIS has it
          The Turn: on its way to LONDON → lost since 8.38 s
          PARIS, timer set: connects again in 10 s
          PARIS, timer set: gives up recovery in 1 min
          LONDON, timer set: gives up recovery in 1 min
        on its way
        queues
          PARIS for LONDON: nothing waits
          LONDON for PARIS: 1 normal
        counters
          \\PARIS\MSExchangeMTA Work Queue Length = 0
          \\PARIS\MSExchangeMTA Connections(LONDON) Associations = 0, Queue Length = 0, Oldest Message Queued (seconds) = 0, Send Messages/sec = 0.017, Failed Outbound Associations = 0
          \\LONDON\MSExchangeMTA Work Queue Length = 1
          \\LONDON\MSExchangeMTA Connections(PARIS) Associations = 0, Queue Length = 1, Oldest Message Queued (seconds) = 0, Send Messages/sec = 0.000, Failed Outbound Associations = 0
        events
          8.38 s 9277 PARIS: A call to LONDON was cancelled on association 1: RT-TURN-GIVE.
        and 0 before
    "#]],
    );
}

#[test]
fn when_the_fiftieth_message_is_queued() {
    check(
        "s=lost-turn",
        1_500_000_000,
        expect![[r#"
        changed at 25:00:
        changes
          PARIS: Asked → Opening; no longer thinks LONDON has it; 49 queued → 50 queued; association 1: Asked, thinks LONDON has it
          Associations: 1 of 9, next at 50 queued → 2 of 9, next at 100 queued
        on its way
          RTORQ open, PARIS to LONDON over association 2, 0.3 s to go
        queues
          PARIS for LONDON: 50 normal
          LONDON for PARIS: 1 normal
        counters
          \\PARIS\MSExchangeMTA Work Queue Length = 50
          \\PARIS\MSExchangeMTA Connections(LONDON) Associations = 1, Queue Length = 50, Oldest Message Queued (seconds) = 1470, Send Messages/sec = 0.000, Failed Outbound Associations = 0
          \\LONDON\MSExchangeMTA Work Queue Length = 1
          \\LONDON\MSExchangeMTA Connections(PARIS) Associations = 1, Queue Length = 1, Oldest Message Queued (seconds) = 1492, Send Messages/sec = 0.000, Failed Outbound Associations = 0
        events
          25:00 659 PARIS: The queue for LONDON is backlogged with 50 messages.
          8.38 s 9277 PARIS: A call to LONDON was cancelled on association 1: RT-TURN-GIVE.
        and 0 before
    "#]],
    );
}

#[test]
fn where_events_are_many() {
    check(
        "s=bind-refused",
        3_000_000_000,
        expect![[r#"
        changed at 22:02:
        changes
          PARIS: Sending → Holding; 1 queued → 0 queued
          PARIS, timer set: closes if idle in 5 min
          PARIS, timer stopped: gives the transfer up
        on its way
        queues
          PARIS for LONDON: nothing waits
          LONDON for PARIS: nothing waits
        counters
          \\PARIS\MSExchangeMTA Work Queue Length = 0
          \\PARIS\MSExchangeMTA Connections(LONDON) Associations = 1, Queue Length = 0, Oldest Message Queued (seconds) = 0, Send Messages/sec = 0.000, Failed Outbound Associations = 2
          \\LONDON\MSExchangeMTA Work Queue Length = 0
          \\LONDON\MSExchangeMTA Connections(PARIS) Associations = 1, Queue Length = 0, Oldest Message Queued (seconds) = 0, Send Messages/sec = 0.000, Failed Outbound Associations = 0
        events
          10:01 301 PARIS: Another attempt to open association 1 to LONDON will be made in 10 min.
          10:01 289 PARIS: Association 1 to LONDON could not be opened.
          10:01 9318 PARIS: Unable to bind to LONDON for association 1: LONDON refuses every bind.
          0.50 s 301 PARIS: Another attempt to open association 1 to LONDON will be made in 10 min.
          0.50 s 289 PARIS: Association 1 to LONDON could not be opened.
          0.50 s 9318 PARIS: Unable to bind to LONDON for association 1: LONDON refuses every bind.
        and 0 before
    "#]],
    );
}

#[test]
fn priorities_are_told_apart() {
    check(
        "s=association-limit",
        600_000_000,
        expect![[r#"
        changed at 10:00:
        changes
          PARIS: 19 queued → 20 queued
        on its way
        queues
          PARIS for LONDON: 20 normal
          LONDON for PARIS: 1 normal
        counters
          \\PARIS\MSExchangeMTA Work Queue Length = 20
          \\PARIS\MSExchangeMTA Connections(LONDON) Associations = 1, Queue Length = 20, Oldest Message Queued (seconds) = 570, Send Messages/sec = 0.000, Failed Outbound Associations = 0
          \\LONDON\MSExchangeMTA Work Queue Length = 1
          \\LONDON\MSExchangeMTA Connections(PARIS) Associations = 1, Queue Length = 1, Oldest Message Queued (seconds) = 592, Send Messages/sec = 0.000, Failed Outbound Associations = 0
        events
          2:30 57 PARIS: The limit on the number of associations to and from LONDON has been reached: 1.
          2:30 659 PARIS: The queue for LONDON is backlogged with 5 messages.
          8.38 s 9277 PARIS: A call to LONDON was cancelled on association 1: RT-TURN-GIVE.
        and 0 before
    "#]],
    );
}

#[test]
fn an_order_has_no_times() {
    let scenario = "s=lost-turn&order=open:PARIS,to:LONDON,to:PARIS,mail:LONDON,to:PARIS,cut";
    check(
        scenario,
        5_000_000,
        expect![[r#"
        changed at 5.00 s:
        changes
          PARIS: Giving → Lost; thinks LONDON has it → remembers that LONDON has it
          LONDON: Asked → Lost; thinks PARIS has it → remembers that PARIS has it
          The Turn: on its way to LONDON → line down
        on its way
        queues
          PARIS for LONDON: nothing waits
          LONDON for PARIS: 1 normal
        counters
          \\PARIS\MSExchangeMTA Work Queue Length = 0
          \\PARIS\MSExchangeMTA Connections(LONDON) Associations = 0, Queue Length = 0, Oldest Message Queued (seconds) = 0, Send Messages/sec = 0.000, Failed Outbound Associations = 0
          \\LONDON\MSExchangeMTA Work Queue Length = 1
          \\LONDON\MSExchangeMTA Connections(PARIS) Associations = 0, Queue Length = 1, Oldest Message Queued (seconds) = 2, Send Messages/sec = 0.000, Failed Outbound Associations = 0
        events
          5.00 s 9277 PARIS: A call to LONDON was cancelled on association 1: RT-TURN-GIVE.
        and 0 before
    "#]],
    );
}

#[test]
fn every_instant_of_every_story_can_be_read() {
    for entry in turnlab_core::scenario::LIBRARY.iter().filter(|entry| entry.name != "busy-day") {
        let story: Story = story(&format!("s={}", entry.name));
        let events = story.history().events();
        for &at_us in story.moments().iter().step_by(7) {
            let readings = story.snapshot_details(at_us, &events);
            assert_eq!(readings.changed_us, at_us);
        }
    }
}
