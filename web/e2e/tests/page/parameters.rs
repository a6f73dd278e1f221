//! The threshold and the rule.

use turnlab_e2e::{Page, Press, WIDE, at, at_both_sizes};

use crate::walk::{assert_flows, see_lost, step_until};

const RANGE: &str = "threshold must be a whole number from 1 to 10000 (messages).";

#[tokio::test]
async fn at_threshold_five_the_fifth_message_opens() {
    at_both_sizes("", async |page| {
        opens_at(page, "5", "fifth", "2:30").await;
    })
    .await;
}

#[tokio::test]
async fn at_threshold_forty_nine_the_forty_ninth_message_opens() {
    at_both_sizes("at=24:00", async |page| {
        opens_at(page, "49", "49th", "24:30").await;
    })
    .await;
}

#[tokio::test]
async fn where_the_initiator_decides_the_same_cut_does_no_harm() {
    at_both_sizes("", async |page| {
        see_lost(page).await;
        page.choose("Rule", "initiator-decides").await;
        let seen = page.until("no harm", |seen| seen.bands == 0).await;
        assert_eq!(seen.handles, ["cut at 8.38 s"], "the same cut");
        assert_eq!(seen.lost_arrows, 1, "the give is lost as before");
        assert_flows(&seen);
        page.until_address_has("rule=initiator-decides").await;
        page.execute("document.activeElement.blur()", &[]).await;
        let delivered = "LONDON’s message 2 is delivered to PARIS.";
        step_until(page, delivered, |seen| seen.headline == delivered).await;

        page.press(Press::End).await;
        let end = page.until("the end", |seen| seen.clock == "27:45").await;
        assert_eq!(end.queues(), [0, 0], "messages that wait in the end");
        page.press(Press::Character('z')).await;
        page.until("lost again", |seen| seen.bands == 1).await;
        see_lost(page).await;
        page.until_value_is("combobox", "Rule", "as-shipped").await;
        page.press(Press::ShiftAnd('Z')).await;
        page.until_value_is("combobox", "Rule", "initiator-decides").await;
    })
    .await;
}

#[tokio::test]
async fn a_value_out_of_range_is_told_and_changes_nothing() {
    at_both_sizes("at=8", async |page| {
        let before = page.seen().await;
        for wrong in ["0", "-5", "99999999"] {
            write_at_once(page, wrong).await;
            let told = page.until(RANGE, |seen| !seen.alerts.is_empty()).await;
            assert!(told.alerts[0].contains(RANGE), "after {wrong}: {:?}", told.alerts);
            assert_eq!(told.limits, before.limits, "the threshold in the picture after {wrong}");
            assert_eq!(told.labels, before.labels, "the run after {wrong}");
            assert!(!told.can_undo, "nothing to undo after {wrong}");
            assert_eq!(page.value_of("spinbutton", "Threshold").await, wrong, "what was written");
            page.press(Press::Tab).await;
            page.until("the message is gone", |seen| seen.alerts.is_empty()).await;
            let shown = page.value_of("spinbutton", "Threshold").await;
            assert_eq!(shown, "50", "what is in force after leaving the field with {wrong}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_field_takes_what_is_typed_as_it_is_typed() {
    at_both_sizes("", async |page| {
        page.write("Threshold", "0").await;
        page.until(RANGE, |seen| !seen.alerts.is_empty()).await;
        assert_eq!(page.value_of("spinbutton", "Threshold").await, "0", "what was typed");
        page.write("Threshold", "120").await;
        let seen = page.until("120", |seen| seen.limits == ["threshold 120"; 2]).await;
        assert!(seen.alerts.is_empty(), "{:?}", seen.alerts);
        page.click("Undo").await;
        page.until("one step back", |seen| seen.limits == ["threshold 50"; 2]).await;
        assert_eq!(page.value_of("spinbutton", "Threshold").await, "50");
    })
    .await;
}

#[tokio::test]
async fn numbers_and_times_are_read_as_people_write_them() {
    at_both_sizes("", async |page| {
        for (text, part) in [
            ("27:30", "until=1650"),
            ("25 min", "until=1500"),
            ("1h", "until=3600"),
            ("1,5 h", "until=5400"),
            ("90", "until=90"),
        ] {
            page.write("Run ends at", text).await;
            let seen = page.until_address_has(part).await;
            assert!(seen.alerts.is_empty(), "{text}: {:?}", seen.alerts);
        }
        page.write("Cut 1: time (s)", "8,375").await;
        page.until("the Turn is lost", |seen| seen.bands == 1).await;
        page.write("Cut 1: time (s)", "0:08,5").await;
        page.until_address_has("cut=8.5").await;
        page.write("Threshold", "7 messages").await;
        page.until_address_has("threshold=7").await;
        for text in ["5,5", "1,000", "27:30", "5 min", "5e3"] {
            page.write("Threshold", text).await;
            let told = page.until(RANGE, |seen| !seen.alerts.is_empty()).await;
            assert!(told.alerts[0].contains(RANGE), "after {text}: {:?}", told.alerts);
            assert_eq!(page.value_of("spinbutton", "Threshold").await, text, "where it stands");
            assert!(page.fragment_at_rest().await.contains("threshold=7&"), "after {text}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_wheel_changes_no_number_and_arrows_do() {
    at(WIDE, "", async |page| {
        page.find("spinbutton", "Threshold").await.click().await.expect("it can be clicked");
        let (x, y) = page.place_of("spinbutton", "Threshold").await;
        page.point_at(x, y).await;
        for _ in 0..4 {
            page.roll(x, y, 60).await;
        }
        let seen = page.at_rest().await;
        assert_eq!((&seen.limits[0][..], seen.can_undo), ("threshold 50", false), "{seen}");
        page.press(Press::Up).await;
        page.until("one more", |seen| seen.limits == ["threshold 51"; 2]).await;
        page.press(Press::Down).await;
        page.press(Press::Down).await;
        page.until("two less", |seen| seen.limits == ["threshold 49"; 2]).await;
        page.click("Undo").await;
        page.until("one step back", |seen| seen.limits == ["threshold 50"; 2]).await;
    })
    .await;
}

async fn opens_at(page: &Page, threshold: &str, ordinal: &str, clock: &str) {
    page.write("Threshold", threshold).await;
    let limit = format!("threshold {threshold}");
    page.until(&limit, |seen| seen.limits == [limit.as_str(); 2]).await;
    see_lost(page).await;
    page.until_address_has(&format!("threshold={threshold}")).await;

    page.execute("document.activeElement.blur()", &[]).await;
    let told = format!(
        "The {ordinal} message waits at PARIS: that is the threshold. PARIS opens association 2."
    );
    let (before, opens) = step_until(page, &told, |seen| seen.headline == told).await;
    let count: u32 = threshold.parse().expect("a number");
    assert_eq!(opens.clock, clock, "when association 2 opens");
    assert_eq!(opens.queues()[0], count, "messages that wait when it opens");
    assert_eq!(opens.associations, format!("2 of 9, next at {} queued", 2 * count));
    assert!(before.queues()[0] < count, "{} waited before", before.queues()[0]);
    assert_eq!(before.associations, format!("1 of 9, next at {threshold} queued"));
}

/// As a paste does it, or a password manager: the whole text at once.
async fn write_at_once(page: &Page, text: &str) {
    let script = "const field = document.getElementById('threshold'); field.focus(); \
        field.value = arguments[0]; field.dispatchEvent(new InputEvent('input', { bubbles: true }));";
    page.execute(script, &[text.into()]).await;
}
