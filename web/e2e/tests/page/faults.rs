//! Whatever goes wrong: made in the page, changed, taken back, and kept in the address.

use turnlab_e2e::{Page, Press, TALL, at, at_both_sizes};

/// Adds a fault, and takes it back and brings it again with the keys.
async fn add(page: &Page, offer: &str, part: &str) {
    page.click(offer).await;
    page.until_address_has(part).await;
    page.press(Press::Character('z')).await;
    page.until("it is taken back", |seen| !seen.fragment.contains(part)).await;
    page.press(Press::ShiftAnd('Z')).await;
    page.until_address_has(part).await;
}

async fn write(page: &Page, field: &str, text: &str, part: &str) {
    page.write(field, text).await;
    let seen = page.until_address_has(part).await;
    assert!(seen.alerts.is_empty(), "{field}: {:?}", seen.alerts);
}

#[tokio::test]
async fn every_kind_of_fault_is_made_changed_and_removed() {
    at_both_sizes("cut=none&at=8.1", async |page| {
        add(page, "An MTA stops", "stop=PARIS@8.1-68.1").await;
        write(page, "PARIS stops: time (s)", "310", "stop=PARIS@310-370").await;
        write(page, "PARIS stops: duration (s)", "90.5", "stop=PARIS@310-400.5").await;
        page.choose("PARIS stops: MTA", "LONDON").await;
        page.until_address_has("stop=LONDON@310-400.5").await;
        page.click("Remove: LONDON stopped, 5:10 to 6:40.50").await;
        page.until("nothing is stopped", |seen| !seen.fragment.contains("stop=")).await;

        add(page, "Link down", "down=PARIS:LONDON@8.1-68.1").await;
        write(page, "Link down: duration (s)", "5", "down=PARIS:LONDON@8.1-13.1").await;
        page.click("Remove: PARIS–LONDON down, 8.10 s to 13.10 s").await;

        add(page, "Link changes", "link=PARIS:LONDON@8.1:2000:1").await;
        write(page, "Link changes: one-way latency (ms)", "700", "link=PARIS:LONDON@8.1:700:1")
            .await;
        write(page, "Link changes: bandwidth (KB/s)", "64", "link=PARIS:LONDON@8.1:700:64").await;
        page.click("Remove: PARIS–LONDON at 700 ms one way and 64 KB/s from 8.10 s").await;

        add(page, "Binds are refused", "refuse=LONDON@8.1-68.1").await;
        page.click("Remove: LONDON refuses binds, 8.10 s to 1:08.10").await;
        let seen = page.until("nothing goes wrong", |seen| !seen.fragment.contains("refuse")).await;
        assert!(!seen.fragment.contains("faults="), "{}", seen.fragment);
    })
    .await;
}

#[tokio::test]
async fn what_is_on_its_way_at_the_cursor_can_be_cut() {
    at(TALL, "cut=none&at=8.3", async |page| {
        add(page, "Cut when PARIS’s give 1 is half way", "cut-when=PARIS:give:1:50").await;
        let seen = page.until("the Turn is lost", |seen| seen.bands == 1).await;
        write(page, "Cut on the way: way (%)", "100", "cut-when=PARIS:give:1:100").await;
        page.choose("Cut on the way: PDU", "please").await;
        page.until_address_has("cut-when=PARIS:please:1:100").await;
        page.reload().await;
        page.until("it is still so", |now| now.fragment.contains("please:1:100")).await;
        page.click("Remove: cut when please 1 of PARIS is 100 % of its way").await;
        page.until("it is whole again", |now| now.bands == 0 && now.fragment != seen.fragment)
            .await;
    })
    .await;
}

#[tokio::test]
async fn right_after_the_step_at_the_cursor_can_be_cut() {
    at(TALL, "cut=none&at=2.5", async |page| {
        let offers = page.names("button").await;
        let offer = offers.iter().find(|name| name.starts_with("Cut right after step"));
        let offer = offer.expect("the step at the cursor is offered");
        let step = offer.rsplit(' ').next().unwrap_or_default();
        add(page, offer, &format!("cut-after={step}")).await;
        write(page, "Cut after a step: step", "9", "cut-after=9").await;
        page.click("Remove: association 1 cut after step 9").await;
        page.until("it is gone", |seen| !seen.fragment.contains("cut-after")).await;
    })
    .await;
}

#[tokio::test]
async fn a_cut_is_changed_by_its_number() {
    at_both_sizes("", async |page| {
        write(page, "Cut 1: time (s)", "8.6", "cut=8.6").await;
        page.until("the Turn is not lost", |seen| seen.bands == 0).await;
        page.click("Undo").await;
        page.until("it is lost again", |seen| seen.bands == 1).await;
    })
    .await;
}

#[tokio::test]
async fn what_a_fault_cannot_be_is_told_and_changes_nothing() {
    at_both_sizes("stop=PARIS@310-370", async |page| {
        let before = page.at_rest().await;
        page.write("PARIS stops: time (s)", "-1").await;
        let told = page.until("what is wrong", |seen| !seen.alerts.is_empty()).await;
        assert!(told.alerts[0].contains("from 0 to 86400 (s)"), "{:?}", told.alerts);
        assert_eq!((told.labels, told.can_undo), (before.labels, false));
        page.press(Press::Tab).await;
        page.until("it is not said any more", |seen| seen.alerts.is_empty()).await;
    })
    .await;
}

#[tokio::test]
async fn of_three_mtas_one_is_chosen_and_two() {
    at_both_sizes("s=three-sites&at=20", async |page| {
        page.click("Link down").await;
        page.choose("Link down: MTAs", "1-2").await;
        page.until_address_has("down=LONDON:ROME@20-80").await;
        page.click("An MTA stops").await;
        page.choose("PARIS stops: MTA", "ROME").await;
        page.until_address_has("stop=ROME@20-80").await;
    })
    .await;
}

#[tokio::test]
async fn a_site_of_its_own_stays_what_it_is() {
    let site = "s=none&mtas=OSLO:BERN:ROME&until=300&link=OSLO:ROME:600:8&mail=OSLO:BERN@0:every:30\
                &mail=ROME:OSLO@12:count:3&at=20";
    at_both_sizes(site, async |page| {
        let seen = page.seen().await;
        assert_eq!(seen.heads, ["OSLO", "BERN", "ROME"]);
        assert!(seen.alerts.is_empty(), "{:?}", seen.alerts);
        page.click("Step forward").await;
        let stepped = page.at_rest().await;
        assert!(stepped.fragment.starts_with(&site[..site.len() - 2]), "{}", stepped.fragment);
        page.reload().await;
        page.until("it is the same", |now| now.labels == stepped.labels).await;
    })
    .await;
}
