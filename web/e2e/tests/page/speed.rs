//! Figures, not judgements: a slow machine is no defect.

use serde::Deserialize;
use turnlab_e2e::{at_both_sizes, say};

/// A hundred moves of the pointer with the cut in hand, through the page's own listeners. `event`
/// is the run, the layout and the new document; `shown` is with what the browser lays out after it.
const DRAG: &str = "
    const handle = document.querySelector('.body [role=slider]');
    const { top } = handle.querySelector('text').getBoundingClientRect();
    const send = (type, clientY) => (document.querySelector('.body [role=slider]') ?? handle).dispatchEvent(
        new PointerEvent(type, { bubbles: true, cancelable: true, pointerId: 1, button: 0, clientX: 300, clientY }));
    const event = [], shown = [], seen = new Set();
    send('pointerdown', top);
    for (let step = 1; step <= 100; step += 1) {
        const start = performance.now();
        send('pointermove', top + ((step * 7) % 90) - 40);
        event.push(performance.now() - start);
        seen.add(document.querySelector('.body').getBoundingClientRect().height);
        shown.push(performance.now() - start);
    }
    send('pointercancel', top);
    const of = (times) => {
        const sorted = times.toSorted((a, b) => a - b);
        return { median: sorted[50], most: sorted[99] };
    };
    return { event: of(event), shown: of(shown), heights: seen.size };";

#[derive(Deserialize)]
struct Times {
    median: f64,
    most: f64,
}

#[derive(Deserialize)]
struct Drag {
    event: Times,
    shown: Times,
    heights: usize,
}

#[tokio::test]
async fn a_step_of_a_drag_is_measured() {
    at_both_sizes("", async |page| {
        let before = page.seen().await;
        let drag: Drag = serde_json::from_value(page.execute(DRAG, &[]).await).expect("two times");
        assert!(drag.heights > 1, "The picture follows the drag");
        let Drag { event, shown, .. } = drag;
        say(&format!(
            "a step of a drag at {}: median {:.1} ms, most {:.1} ms; laid out: median {:.1} ms, most {:.1} ms",
            page.size, event.median, event.most, shown.median, shown.most
        ));
        let after = page.until("everything as before", |seen| seen.labels == before.labels).await;
        assert!(!after.can_undo, "a drag that is broken off is nothing to undo");
    })
    .await;
}
