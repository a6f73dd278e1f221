//! A rule that has no name, made from one that has.

use turnlab_e2e::at_both_sizes;

#[tokio::test]
async fn it_is_made_column_by_column() {
    at_both_sizes("s=lost-turn", async |page| {
        page.execute("document.querySelector('.columns > summary').click()", &[]).await;
        let setting = "the end that the initiator names";
        page.choose("After a recovery the Turn is with", "token-setting").await;
        page.until_address_has("rule=as-shipped:recovery-token-setting").await;
        page.until_value_is("combobox", "Rule", "as-shipped:recovery-token-setting").await;
        let said = "return document.querySelector('.rule > .summary').textContent";
        let said = page.execute(said, &[]).await;
        let wanted = format!("Like as-shipped, but: After a recovery the Turn is with {setting}.");
        assert_eq!(said, serde_json::json!(wanted));
        // The incident is mended: its mail is late, and does not stand still.
        page.until("the repair", |seen| seen.bands == 0).await;
        page.choose("Rule", "epoch").await;
        page.until_address_has("rule=epoch").await;
    })
    .await;
}
