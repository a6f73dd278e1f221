//! The scenario as a file beside its parameters: what is written in either stands in the other.

use serde_json::json;
use turnlab_e2e::{Page, at_both_sizes};

const AREA: &str = "document.querySelector('.as-file textarea')";

async fn opens(page: &Page) {
    page.execute("document.querySelector('.as-file summary').click()", &[]).await;
    for _ in 0..500 {
        let is_there = page.execute(&format!("return {AREA} !== null"), &[]).await;
        if is_there.as_bool() == Some(true) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("the file does not come");
}

async fn text(page: &Page) -> String {
    let text = page.execute(&format!("return {AREA}.value"), &[]).await;
    text.as_str().unwrap_or_default().to_owned()
}

/// The text follows a moment after the picture.
async fn until_text_has(page: &Page, words: &str) {
    let script = format!("return {AREA}.value.includes({})", json!(words));
    page.until_true(&format!("the line {words}"), &script).await;
}

/// Writes something else in the place of a part, as one who selects it and types does.
async fn replace(page: &Page, part: &str, by: &str) {
    let script = format!(
        "const area = {AREA}, at = area.value.indexOf(arguments[0]); area.focus(); \
         area.setRangeText(arguments[1], at, at + arguments[0].length, 'end'); \
         area.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));"
    );
    page.execute(&script, &[part.into(), by.into()]).await;
}

#[tokio::test]
async fn a_parameter_and_its_line_are_the_same() {
    at_both_sizes("", async |page| {
        opens(page).await;
        assert!(text(page).await.starts_with("name = \"lost-turn\""));
        replace(page, "threshold_messages = 50", "threshold_messages = 5").await;
        page.until("it is in the picture", |seen| seen.limits == ["threshold 5"; 2]).await;
        assert_eq!(page.value_of("spinbutton", "Threshold").await, "5");
        page.until_address_has("threshold=5").await;
        until_text_has(page, "threshold_messages = 5\n").await;

        page.write("Threshold", "7").await;
        page.until("it is in the picture", |seen| seen.limits == ["threshold 7"; 2]).await;
        until_text_has(page, "threshold_messages = 7\n").await;
        page.click("Undo").await;
        page.until("one step back", |seen| seen.limits == ["threshold 5"; 2]).await;
        until_text_has(page, "threshold_messages = 5\n").await;
        page.click("Undo").await;
        page.until("the beginning", |seen| seen.limits == ["threshold 50"; 2]).await;
        until_text_has(page, "threshold_messages = 50\n").await;
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_told_at_its_line_and_changes_nothing() {
    at_both_sizes("", async |page| {
        opens(page).await;
        let before = page.seen().await;
        replace(page, "threshold_messages = 50", "threshold_messages = many").await;
        let told = page.until("what is wrong", |seen| !seen.alerts.is_empty()).await;
        let line = 1 + text(page)
            .await
            .lines()
            .position(|line| line.starts_with("threshold_messages"))
            .expect("the line is there");
        assert!(told.alerts[0].contains(&format!("Line {line}")), "{:?}", told.alerts);
        assert_eq!((told.labels, told.can_undo), (before.labels, false));
        page.click(&format!("Line {line}")).await;
        let chosen =
            format!("const a = {AREA}; return a.value.slice(a.selectionStart, a.selectionEnd)");
        let chosen = page.execute(&chosen, &[]).await;
        assert_eq!(chosen.as_str(), Some("threshold_messages = many"));
        replace(page, "many", "0").await;
        let told = page.until("the range", |seen| {
            seen.alerts.iter().any(|alert| alert.contains("1 to 10000"))
        });
        told.await;
        replace(page, "threshold_messages = 0", "threshold_messages = 49").await;
        page.until("all is well", |seen| seen.alerts.is_empty() && seen.can_undo).await;
    })
    .await;
}
