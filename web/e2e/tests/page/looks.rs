//! How a run is looked at: each switch, what it shows, and that links keep it.

use turnlab_e2e::{Page, Press, Seen, WIDE, at, at_both_sizes};

async fn pressed(page: &Page, name: &str) -> bool {
    let script = "return [...document.querySelectorAll('.looks button')]
        .some((b) => b.textContent === arguments[0] && b.getAttribute('aria-pressed') === 'true')";
    page.execute(script, &[name.into()]).await == true
}

async fn switch(page: &Page) {
    page.find("checkbox", "To scale").await.click().await.expect("it can be switched");
}

#[tokio::test]
async fn each_level_of_detail_shows_what_it_says() {
    at_both_sizes("s=resume-transfer&at=0", async |page| {
        let messages = page.seen().await;
        assert!(messages.labels.iter().any(|label| label.starts_with("message 1")));
        page.click("PDUs").await;
        let pdus = page.until("every PDU", |seen| seen.arrows > messages.arrows).await;
        assert!(pdus.labels.iter().any(|label| label.starts_with("30 KB") || label == "GTA"));
        page.until("the level in the address", |seen| seen.fragment.ends_with("&view=pdus")).await;
        page.click("Turn").await;
        let turn = page.until("the Turn alone", |seen| seen.arrows < messages.arrows).await;
        assert_eq!(turn.lost_arrows, 1, "a loss is seen at every level");
        assert!(pressed(page, "Turn").await && !pressed(page, "PDUs").await);
    })
    .await;
}

#[tokio::test]
async fn time_is_drawn_to_scale_and_compressed_again() {
    at_both_sizes("at=0", async |page| {
        let height = "return document.querySelector('.body').getBoundingClientRect().height";
        let before = page.execute(height, &[]).await.as_f64().expect("a height");
        switch(page).await;
        page.until("no folds", |seen| seen.folds.is_empty()).await;
        let after = page.execute(height, &[]).await.as_f64().expect("a height");
        assert!(after > 4.0 * before && after < 17_000.0, "{before} and {after} px");
        let seen = page.until_address_has("view=to-scale").await;
        page.open(&seen.fragment).await;
        let checked = "return document.querySelector('.looks input').checked";
        page.until_true("to scale, as the link says", checked).await;
        switch(page).await;
        page.until("folds again", |seen| seen.folds.len() == 2).await;
    })
    .await;
}

#[tokio::test]
async fn the_lanes_are_about_the_association_that_is_chosen() {
    at_both_sizes("at=26:00&view=association:1", async |page| {
        let lanes = async || page.seen().await.at_cursor.lanes_at_cursor;
        let first = lanes().await;
        assert_eq!(first, ["hollow", "hollow"], "nobody has the Turn of association 1");
        page.choose("Whose Turn the lanes show", "").await;
        let fragment = |view: bool| move |seen: &Seen| seen.fragment.contains("view=") == view;
        page.until("no view in the address", fragment(false)).await;
        assert_ne!(lanes().await, first);
        page.choose("Whose Turn the lanes show", "1").await;
        page.until("the view in the address", fragment(true)).await;
        assert_eq!(lanes().await, first);
    })
    .await;
}

#[tokio::test]
async fn a_transfer_is_opened_in_place_by_pointer_and_by_keys() {
    at_both_sizes("s=resume-transfer&at=0.5", async |page| {
        let begun = page.seen().await;
        page.focus("slider", "Cursor on the time axis").await;
        page.press(Press::Enter).await;
        page.until("its pieces", |seen| seen.arrows > begun.arrows).await;
        page.press(Press::Enter).await;
        page.until("one arrow", |seen| seen.arrows == begun.arrows).await;
        let script = "document.querySelector('[data-transfer]').dispatchEvent(
            new MouseEvent('click', { bubbles: true }))";
        page.execute(script, &[]).await;
        page.until("its pieces", |seen| seen.arrows > begun.arrows).await;
    })
    .await;
}

#[tokio::test]
async fn the_diagram_is_one_tab_stop_and_can_be_read() {
    at_both_sizes("at=0", async |page| {
        let stops = "return document.querySelectorAll('.picture [tabindex=\"0\"]').length";
        assert_eq!(page.execute(stops, &[]).await, 1);
        let text = "return document.querySelector('.as-text div').textContent";
        assert_eq!(page.execute(text, &[]).await, "", "written only when it is wanted");
        page.execute("document.querySelector('.as-text').open = true", &[]).await;
        let read = "const lines = [...document.querySelectorAll('.as-text p')].map((it) => it.textContent);
            return lines.length > 20 && lines[0] === '0.00 s PARIS has a message for LONDON and opens an association.'";
        page.until_true("the text", read).await;
    })
    .await;
}

#[tokio::test]
async fn of_a_long_run_the_first_thousand_lines_are_read() {
    let link =
        "until=86400&open-interval=1&max-open-retries=1000&refuse=LONDON@1-86400&threshold=1";
    at(WIDE, link, async |page| {
        page.execute("document.querySelector('.as-text').open = true", &[]).await;
        let read = "const lines = [...document.querySelectorAll('.as-text p')].map((it) => it.textContent);
            return lines.length > 1000 && lines.length < 1010
                && /^And \\d{4,} more lines: save them as a transcript under Share\\.$/.test(lines.at(-1))";
        page.until_true("the text", read).await;
    })
    .await;
}
