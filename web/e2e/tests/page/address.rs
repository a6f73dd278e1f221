//! The address holds the whole thing.

use turnlab_e2e::{Page, Press, SIZES, Seen, at, at_both_sizes};

#[tokio::test]
async fn the_address_follows_and_a_reload_changes_nothing() {
    at_both_sizes("", async |page| {
        page.write("Threshold", "5").await;
        page.choose("Rule", "initiator-decides").await;
        page.click("Step forward").await;
        let seen = page.until_address_has("at=8.25").await;
        assert_eq!(seen.fragment, "s=lost-turn&rule=initiator-decides&threshold=5&at=8.25");
        page.reload().await;
        let again = page.until("the picture", |seen| !seen.labels.is_empty()).await;
        assert_same(&seen, &again);
        assert!(!again.playing, "a link opens paused");
    })
    .await;
}

#[tokio::test]
async fn a_link_shows_the_same_elsewhere() {
    for size in SIZES {
        let (link, seen, svg) = at(size, "", async |page| {
            let mut hand = page.grab("cut at 8.38 s").await;
            hand.move_by(-9.0).await;
            hand.move_by(-40.0).await;
            hand.drop().await;
            page.execute("document.activeElement.blur()", &[]).await;
            page.press(Press::Down).await;
            page.press(Press::Down).await;
            let link = page.fragment_at_rest().await;
            (link, page.seen().await, page.svg().await)
        })
        .await;
        assert!(link.contains("&cut=") && link.contains("&at="), "{link}");
        at(size, &link, async |page| {
            assert_same(&seen, &page.seen().await);
            assert_eq!(page.svg().await, svg, "the picture, at {size}");
        })
        .await;
    }
}

#[tokio::test]
async fn a_link_pasted_into_the_living_page_is_loaded() {
    at_both_sizes("", async |page| {
        let begun = page.seen().await;
        page.paste("s=lost-turn&cut=none&threshold=7&at=25:00").await;
        let seen = page.until("the other run", |seen| seen.limits == ["threshold 7"; 2]).await;
        assert_eq!((seen.clock.as_str(), seen.playing), ("25:00", false));
        assert_eq!((seen.handles.len(), seen.bands), (0, 0));
        assert!(seen.alerts.is_empty());
        page.until_address_has("at=1500").await;

        page.press(Press::Character('z')).await;
        page.until("undone", |seen| seen.limits == begun.limits).await;
        // What is around the view comes in the next frame.
        page.until("the arrows after undoing", |seen| seen.labels == begun.labels).await;
    })
    .await;
}

#[tokio::test]
async fn starting_over_brings_the_incident_back() {
    at_both_sizes("threshold=5&cut=none&at=60", async |page| {
        page.click("Start over").await;
        let seen = page.until("the incident", |seen| seen.limits == ["threshold 50"; 2]).await;
        assert_eq!((seen.clock.as_str(), seen.bands), ("8.00 s", 1));
        assert_eq!(page.fragment_at_rest().await, "s=lost-turn&at=8");
        assert!(!offers_to_start_over(page).await, "there is nothing left to start over");
        page.click("Undo").await;
        page.until("the way back", |seen| seen.limits == ["threshold 5"; 2]).await;
    })
    .await;
}

#[tokio::test]
async fn back_and_forward_go_from_one_opening_to_the_next() {
    at_both_sizes("threshold=5&at=20", async |page| {
        let begun = page.fragment_at_rest().await;
        let length = async || page.execute("return history.length", &[]).await.as_u64();
        let before = length().await.expect("a number");

        // Moving the cursor is no entry, the first change is one, and further ones are none.
        page.press(Press::Right).await;
        let moved = page.fragment_at_rest().await;
        assert_ne!(moved, begun);
        assert_eq!(length().await, Some(before), "the cursor makes none");
        page.write("Threshold", "77").await;
        page.until_address_has("threshold=77").await;
        page.write("Threshold", "78").await;
        page.until_address_has("threshold=78").await;
        page.press(Press::Right).await;
        page.fragment_at_rest().await;
        page.click("Undo").await;
        page.until_address_has("threshold=5").await;
        page.write("Threshold", "6").await;
        page.until_address_has("threshold=6").await;
        let changed = page.fragment_at_rest().await;
        assert_eq!(length().await, Some(before + 1), "a branch");
        page.go_back().await;
        page.until("what was opened", |seen| seen.fragment == moved).await;
        page.until("its run", |seen| seen.limits == ["threshold 5"; 2]).await;
        page.go_forward().await;
        page.until("the branch", |seen| seen.fragment == changed).await;
        page.until("its run", |seen| seen.limits == ["threshold 6"; 2]).await;
        page.reload().await;
        page.until("the same", |seen| seen.fragment == changed).await;
        assert_eq!(length().await, Some(before + 1), "a reload makes none");

        page.choose("Scenario", "two-holders").await;
        page.until_address_has("s=two-holders").await;
        page.write("Threshold", "9").await;
        page.until_address_has("threshold=9").await;
        let second = page.fragment_at_rest().await;
        page.choose("Scenario", "three-sites").await;
        page.until_address_has("s=three-sites").await;
        let third = page.fragment_at_rest().await;
        assert_eq!(length().await, Some(before + 4), "two openings, and a change of one");

        page.go_back().await;
        let seen = page.until("the second", |seen| seen.fragment == second).await;
        page.until("its run", |seen| seen.limits == ["threshold 9"; 2]).await;
        assert!(seen.alerts.is_empty());
        page.go_back().await;
        page.until("the second as it was opened", |seen| !seen.fragment.contains("threshold"))
            .await;
        page.go_back().await;
        page.until("the first", |seen| seen.fragment == changed).await;
        page.until("its run", |seen| seen.limits == ["threshold 6"; 2]).await;
        page.go_forward().await;
        page.until("the second as it was opened", |seen| seen.fragment.contains("two-holders"))
            .await;
        page.go_forward().await;
        page.until("the second", |seen| seen.fragment == second).await;
        page.go_forward().await;
        let seen = page.until("the third", |seen| seen.fragment == third).await;
        assert!(seen.can_undo, "the tree of runs is as it was: {seen}");
        page.until("its run", |seen| seen.heads == ["PARIS", "LONDON", "ROME"]).await;
        assert_eq!(length().await, Some(before + 4), "going back and forward makes none");
    })
    .await;
}

#[tokio::test]
async fn a_run_that_is_gone_back_to_is_an_entry() {
    at_both_sizes("cut=none&at=8.3", async |page| {
        page.click("Cut").await;
        page.until_address_has("cut=8.3").await;
        let cut = page.fragment_at_rest().await;
        let name = page
            .names("button")
            .await
            .into_iter()
            .find(|it| it.starts_with("no cut Nothing goes wrong"));
        page.click(&name.expect("the other run is offered")).await;
        page.until_address_has("cut=none").await;
        page.go_back().await;
        page.until("the run with the cut", |seen| seen.fragment == cut).await;
        page.until("its cut", |seen| seen.handles.len() == 1).await;
    })
    .await;
}

/// What was dragged is one branch, and back is the run as it was before the hand took hold of it.
#[tokio::test]
async fn a_dragged_cut_is_one_entry() {
    at_both_sizes("", async |page| {
        let begun = page.fragment_at_rest().await;
        let length = async || page.execute("return history.length", &[]).await.as_u64();
        let before = length().await.expect("a number");
        let mut hand = page.grab("cut at 8.38 s").await;
        hand.move_by(-9.0).await;
        // Longer than the address waits for.
        tokio::time::sleep(std::time::Duration::from_millis(400)).await;
        assert_eq!(page.seen().await.fragment, begun, "what is in the hand is in no address yet");
        hand.move_by(-30.0).await;
        hand.drop().await;
        page.until("the address", |seen| seen.fragment.contains("&cut=")).await;
        let dragged = page.fragment_at_rest().await;
        assert_eq!(length().await, Some(before + 1), "one entry");
        page.go_back().await;
        page.until("the run before", |seen| !seen.fragment.contains("&cut=")).await;
        page.until("its cut", |seen| seen.handles == ["cut at 8.38 s"]).await;
        page.go_forward().await;
        page.until("the run with the other cut", |seen| seen.fragment == dragged).await;
    })
    .await;
}

/// A link that was made of another run says so, in page and frame, and shows the run that it leads to.
#[tokio::test]
async fn a_link_of_another_run_is_told() {
    const TOLD: &str = "This link was made of another run (6d58df2c), in which mail stood still for 24 min 57 s and \
        the Turn was lost for 24 min 52 s; here it leads to 672cd36d: mail is late by 10.6 s.";
    at_both_sizes("", async |page| {
        for file in ["index.html", "embed.html"] {
            page.open_file(file, "s=repaired&run=6d58df2c:1497-stalled:1492-lost").await;
            let seen = page.until("what is told", |seen| !seen.alerts.is_empty()).await;
            assert!(seen.alerts[0].contains(TOLD), "{:?}", seen.alerts);
            assert!(seen.arrows > 5, "the run is shown");
            page.click("Dismiss").await;
            page.until("it is put away", |seen| seen.alerts.is_empty()).await;
        }
        page.open("s=repaired&end=run&run=672cd36d:11-late").await;
        page.at_rest().await;
        assert!(page.seen().await.alerts.is_empty(), "it is the same run");
    })
    .await;
}

async fn offers_to_start_over(page: &Page) -> bool {
    page.names("button").await.iter().any(|name| name == "Start over")
}

fn assert_same(before: &Seen, after: &Seen) {
    let read = |seen: &Seen| (seen.headline.clone(), seen.detail.clone(), seen.clock.clone());
    assert_eq!(read(before), read(after), "what is read at the cursor");
    assert_eq!(before.ends, after.ends, "both ends at the cursor");
    assert_eq!(before.labels, after.labels, "the words on the arrows");
    assert_eq!(before.lanes.each_ref().map(Vec::len), after.lanes.each_ref().map(Vec::len));
    assert_eq!(before.fragment, after.fragment, "the address");
}
