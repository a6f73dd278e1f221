//! The page opens on the incident, before the hand-over.

use turnlab_e2e::at_both_sizes;

#[tokio::test]
async fn the_page_opens_on_the_incident() {
    at_both_sizes("", async |page| {
        let seen = page.seen().await;
        assert_eq!(seen.heads, ["PARIS", "LONDON"]);
        assert_eq!(seen.limits, ["threshold 50", "threshold 50"]);
        assert_eq!(seen.rails, ["association 1", "association 2"]);
        assert_eq!(seen.lost_arrows, 1, "arrows that are lost");
        // On a phone that which the cut has struck has no room for more: its name stands above the cut.
        assert_eq!(seen.count_labels("RT-TURN-GIVE") + seen.count_labels("GIVE"), 3);
        assert_eq!(seen.count_labels("RTORQ recover"), 1);
        assert_eq!(seen.band_words, "Nobody has the Turn");
        assert_eq!(seen.handles, ["cut at 8.38 s"]);
        assert_eq!(seen.threshold_touched, [true, false]);
        assert!(!seen.playing && !seen.can_undo && !seen.can_redo);
        assert!(seen.alerts.is_empty());
    })
    .await;
}

#[tokio::test]
async fn the_cursor_stands_before_the_hand_over() {
    at_both_sizes("", async |page| {
        let seen = page.seen().await;
        assert_eq!(seen.clock, "8.00 s");
        assert_eq!(seen.cursor_text, "8.00 s");
        assert_eq!(seen.headline, "LONDON has a message for PARIS and asks PARIS for the Turn.");
        assert_eq!(seen.detail, "PARIS has the Turn. LONDON has 1 message waiting, PARIS none.");
        assert_eq!(seen.states(), ["Holding", "Asked"]);
        assert_eq!(seen.turn, "with PARIS");
        assert_eq!(seen.lanes_at_cursor, ["solid", "hollow"]);
    })
    .await;
}

#[tokio::test]
async fn a_frame_has_caption_diagram_strip_and_transport_alone() {
    at_both_sizes("", async |page| {
        page.open_file("embed.html", "threshold=5&at=20").await;
        let seen = page.seen().await;
        assert_eq!(seen.heads, ["PARIS", "LONDON"]);
        assert_eq!(seen.limits, ["threshold 5", "threshold 5"]);
        assert_eq!((seen.clock.as_str(), seen.playing), ("20.00 s", false));
        assert!(seen.headline.starts_with("The association is recovered."), "{}", seen.headline);
        let strip = "return document.querySelector('.strip').checkVisibility()";
        assert_eq!(page.execute(strip, &[]).await, serde_json::json!(true), "it is high enough");
        assert!(seen.ends.is_empty(), "a frame has no panel");
        assert!(page.names("spinbutton").await.is_empty(), "a frame has no fields");
        let buttons = page.names("button").await;
        for button in ["Play", "Step back", "Step forward", "Cut", "Undo", "Redo"] {
            assert!(buttons.iter().any(|name| name == button), "no {button} among {buttons:?}");
        }
        assert_eq!(page.names("link").await, ["Open in full"]);
    })
    .await;
}
