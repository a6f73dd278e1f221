//! What is drawn short, opened and closed.

use turnlab_e2e::{Page, Press, Seen, at_both_sizes};

const QUEUED: &str = "×45 queued";
const DELIVERED: &str = "49 messages delivered over association 2";

#[tokio::test]
async fn a_fold_is_opened_by_a_click_and_closed_again() {
    at_both_sizes("", async |page| {
        let begun = page.seen().await;
        assert_eq!(arrows_for(&begun.labels, 20), 0, "what is folded");
        let delivered = fold(&begun, DELIVERED);
        page.tap(&delivered).await;
        page.until("all of it", |seen| seen.arrows > begun.arrows).await;
        let labels = labels_all_the_way(page).await;
        for number in 2..=56 {
            assert_eq!(arrows_for(&labels, number), 1, "arrows for message {number}");
        }
        scroll_until_there_is(page, &delivered).await;
        page.tap(&delivered).await;
        page.until("short again", |seen| seen.labels == begun.labels).await;
    })
    .await;
}

#[tokio::test]
async fn steps_go_over_a_closed_fold_and_through_an_open_one() {
    at_both_sizes("at=1:00", async |page| {
        page.press(Press::Right).await;
        let over = page.until("over the fold", |seen| seen.clock == "24:00").await;
        assert_eq!(over.queues()[0], 48, "messages that wait after the fold");
        page.press(Press::Left).await;
        let begun = page.until("before the fold", |seen| seen.clock == "1:00").await;
        assert_eq!(begun.queues()[0], 2, "messages that wait before the fold");

        let queued = fold(&begun, QUEUED);
        page.focus("button", &queued).await;
        page.press(Press::Enter).await;
        page.execute("document.activeElement.blur()", &[]).await;
        for (clock, waiting) in [("1:30", 3), ("2:00", 4), ("2:30", 5)] {
            page.press(Press::Right).await;
            let seen = page.until(clock, |seen| seen.clock == clock).await;
            assert_eq!(seen.queues()[0], waiting, "messages that wait at {clock}");
        }
    })
    .await;
}

/// Scrolls from the beginning on until a fold is in the document.
async fn scroll_until_there_is(page: &Page, name: &str) {
    for screens in 0..100 {
        let scroll = format!("document.querySelector('.scroller').scrollTop = {}", screens * 300);
        page.execute(&scroll, &[]).await;
        tokio::time::sleep(std::time::Duration::from_millis(120)).await;
        if page.names("button").await.iter().any(|button| button == name) {
            return;
        }
    }
    panic!("“{name}” is nowhere");
}

/// The names of all arrows, each once for each place that it has, as somebody sees them who scrolls from
/// the beginning to the end.
async fn labels_all_the_way(page: &Page) -> Vec<String> {
    let script = "const done = arguments[0], scroller = document.querySelector('.scroller'), seen = new Map();
        const later = (frames, then) => requestAnimationFrame(() => frames ? later(frames - 1, then) : then());
        const look = (top) => {
            const body = document.querySelector('.body').getBoundingClientRect().top;
            for (const label of document.querySelectorAll('.body .t-label')) {
                const { left, top } = label.getBoundingClientRect();
                seen.set(`${label.textContent} ${Math.round(left)} ${Math.round(top - body)}`, label.textContent);
            }
            if (top > scroller.scrollHeight) return done([...seen.values()]);
            scroller.scrollTop = top;
            later(3, () => look(top + 400));
        };
        look(0);";
    let labels = page.client.execute_async(script, Vec::new()).await.expect("it is scrolled");
    serde_json::from_value(labels).expect("texts")
}

/// How many arrows carry the message of that number. Where there is little room it has a short name.
fn arrows_for(labels: &[String], number: u32) -> usize {
    let names = [format!("message {number}"), format!("msg {number}")];
    let is_it = |label: &&String| names.iter().any(|name| label.split(" · ").next() == Some(name));
    labels.iter().filter(is_it).count()
}

fn fold(seen: &Seen, beginning: &str) -> String {
    let found = seen.folds.iter().find(|name| name.starts_with(beginning));
    found.unwrap_or_else(|| panic!("No fold “{beginning}” among {:?}", seen.folds)).clone()
}
