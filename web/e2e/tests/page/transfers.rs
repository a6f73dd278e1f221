//! Transfers in full, monologue, and what users ask: everything an association can do.

use turnlab_e2e::{Seen, TALL, WIDE, at, at_both_sizes};

use crate::walk::step_until;

/// A message in four pieces that is cut off in its third.
const IN_PIECES: &str = "transfers=in-full&message-size=100&cut=10.1&until=60&at=0&view=pdus";

const RULES: [&str; 9] = [
    "as-shipped",
    "initiator-decides",
    "fresh-start",
    "epoch",
    "take-back",
    "answer-anyway",
    "answer-unless-giving",
    "responder-answers",
    "regenerate",
];

#[tokio::test]
async fn a_message_in_pieces_goes_on_where_it_was_confirmed() {
    at_both_sizes(IN_PIECES, async |page| {
        for headline in [
            "The association is open. PARIS has the Turn and sends message 1.",
            "PARIS’s message 1 begins to arrive at LONDON.",
            "30 KB of PARIS’s message 1 reach LONDON. LONDON confirms checkpoint 1: 30 KB are safe.",
            "PARIS knows that checkpoint 1 of message 1 is safe.",
            "Cut: the association is lost with message 1 on its way to LONDON; 60 KB are safe.",
            "LONDON takes message 1 up again behind checkpoint 2: 60 KB are safe.",
            "10 KB of PARIS’s message 1 reach LONDON. PARIS’s message 1 is delivered to LONDON.",
        ] {
            let (_, seen) = step_until(page, headline, |seen| seen.headline == headline).await;
            if headline.starts_with("Cut") {
                let timers = &seen.ends[0].timers;
                assert!(timers.contains("message 1: 60 of 100 KB safe"), "{timers}");
            }
        }
        // The words come before the picture has been scrolled to; in little room the name is short.
        let resumes =
            |seen: &Seen| seen.count_labels("activity resume") + seen.count_labels("resume");
        let seen = page.until("resumed", |seen| resumes(seen) == 1).await;
        assert_eq!(seen.lost_arrows, 1, "what had not left was not lost in flight");
    })
    .await;
}

#[tokio::test]
async fn transfers_in_full_are_chosen_in_the_panel() {
    at_both_sizes("cut=none&at=0&view=pdus", async |page| {
        assert_eq!(page.seen().await.count_labels("activity start"), 0);
        page.choose("Transfers", "in-full").await;
        page.until("activities", |seen| seen.count_labels("activity start") > 0).await;
        page.write("Message size", "100").await;
        page.until_address_has("message-size=100").await;
        let whole = page.seen().await.count_labels("30 KB");
        assert!(whole > 0, "pieces of 30 KB");
        page.write("Checkpoint size (0: none)", "0").await;
        page.until("no checkpoints", |seen| seen.count_labels("100 KB") > 0).await;
    })
    .await;
}

#[tokio::test]
async fn every_rule_runs_with_transfers_in_full() {
    at(WIDE, "transfers=in-full&message-size=100&at=18.5", async |page| {
        for rule in RULES {
            page.choose("Rule", rule).await;
            if rule != RULES[0] {
                page.until_address_has(&format!("rule={rule}")).await;
            }
            let seen = page.seen().await;
            assert!(!seen.headline.is_empty() && seen.arrows > 10, "{rule}: {seen}");
            assert!(seen.alerts.is_empty(), "{rule}: {seen}");
        }
    })
    .await;
}

#[tokio::test]
async fn in_monologue_the_initiator_alone_sends() {
    at_both_sizes("dialogue-mode=monologue&threshold=2&cut=none&at=8", async |page| {
        let seen = page.seen().await;
        assert_eq!(seen.headline, "A message waits at LONDON.");
        assert_eq!(seen.count_labels("RT-TURN"), 0, "nobody asks or gives");
        assert_eq!(seen.count_labels("RTORQ open"), 1, "one association");
    })
    .await;
}

#[tokio::test]
async fn what_a_user_asks_is_done_or_refused_in_words() {
    at(TALL, "cut=none&give=PARIS@5&give=PARIS@6&until=25&at=5", async |page| {
        let seen = page.seen().await;
        assert_eq!(seen.headline, "Told to by a user, PARIS gives the Turn to LONDON.");
        let refused = "PARIS is told to give the Turn and may not: it thinks that LONDON has it.";
        step_until(page, refused, |seen| seen.headline == refused).await;
        assert_eq!(page.seen().await.remarks, ["may not"]);
        page.click("Remove: PARIS gives at 6.00 s").await;
        page.until("nothing is refused", |seen| seen.remarks.is_empty()).await;
        page.click("Remove: PARIS gives at 5.00 s").await;
        page.until("nobody gives", |seen| seen.headline != refused && seen.can_undo).await;
    })
    .await;
}

/// A line on which every transfer takes too long, tried again for hours: more than can be drawn at once.
#[tokio::test]
async fn what_is_too_much_to_draw_does_not_hang_the_page() {
    let endless = "cut=none&message-size=2&bandwidth=1&latency=2000&transfer-timeout-normal=1\
                   &transfer-interval=1&max-transfer-retries=1000&until=14400&at=60";
    at(WIDE, endless, async |page| {
        let seen = page.seen().await;
        assert!(seen.arrows > 0 && seen.arrows < 500, "only what is in view is there: {seen}");
        page.choose("Rule", "epoch").await;
        page.until_address_has("rule=epoch").await;
    })
    .await;
}
