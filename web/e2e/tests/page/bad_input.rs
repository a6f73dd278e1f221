//! Links that are wrong in one way or another.

use turnlab_e2e::{Seen, TALL, WIDE, at, at_both_sizes};

/// A fragment, and what has to be read about it: the part at fault, and what is allowed.
const WRONG: [(&str, &[&str]); 22] = [
    ("s=nonsense&latency=300", &["“s=nonsense”", "no scenario of that name", "lost-turn"]),
    ("s=lost-trun&latency=300", &["“s=lost-trun”", "perhaps lost-turn was meant"]),
    ("colour=red&latency=300", &["“colour=red”", "no parameter of that name"]),
    ("treshold=5&latency=300", &["“treshold=5”", "perhaps threshold was meant"]),
    ("rule=coin-toss&latency=300", &["“rule=coin-toss”", "as-shipped, initiator-decides"]),
    ("threshold=0&latency=300", &["“threshold=0”", "a whole number from 1 to 10000 (messages)"]),
    ("threshold=99999999&latency=300", &["“threshold=99999999”", "from 1 to 10000"]),
    ("threshold=1e3&latency=300", &["“threshold=1e3”", "from 1 to 10000"]),
    ("cut=soon&latency=300", &["“cut=soon”", "a time from 0 to", "8.375"]),
    ("cut=0@8&latency=300", &["“cut=0@8”", "the number of an association"]),
    ("give=ROME@5&latency=300", &["“give=ROME@5”", "give is PARIS or LONDON, @ and a time"]),
    ("please=PARIS@yesterday&latency=300", &["“please=PARIS@yesterday”", "a time from 0 to"]),
    ("window-size=0&latency=300", &["“window-size=0”", "from 1 to 64 (checkpoints)"]),
    ("transfers=half&latency=300", &["“transfers=half”", "one of one-pdu, in-full"]),
    ("at=-3&latency=300", &["“at=-3”", "a time from 0 to"]),
    ("<b>&latency=300", &["no parameter of that name"]),
    ("%FF%FE&latency=300", &["no parameter of that name"]),
    ("1.AAAA&latency=300", &["“1.AAAA”", "no parameter of that name"]),
    ("latency=300&run=6d58", &["“latency=300”", "cut off"]),
    ("end=run&latency=300", &["“latency=300”", "cut off"]),
    ("latency=5&latency=300", &["“latency=5”", "there twice, and the last one counts"]),
    ("v=2&latency=300", &["“v=2”", "links of version 1 are read here"]),
];

#[tokio::test]
async fn a_wrong_part_is_named_when_the_page_opens_with_it() {
    at(WIDE, "", async |page| {
        for (fragment, told) in WRONG {
            page.open(fragment).await;
            assert_told(fragment, told, &page.seen().await);
            let latency = page.value_of("spinbutton", "Latency, one way").await;
            assert_eq!(latency, "300", "the rest of “{fragment}” is kept");
            page.click("Dismiss").await;
            page.until("the message is gone", |seen| seen.alerts.is_empty()).await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_wrong_part_is_named_when_a_link_is_pasted() {
    at(TALL, "", async |page| {
        for (fragment, told) in WRONG {
            page.paste("latency=400").await;
            page.until_address_has("latency=400").await;
            page.at_rest().await;
            page.paste(fragment).await;
            let seen = page.until(told[0], |seen| seen.alerts.join(" ").contains(told[0])).await;
            assert_told(fragment, told, &seen);
            let latency = page.value_of("spinbutton", "Latency, one way").await;
            assert_eq!(latency, "300", "the rest of “{fragment}” is kept");
            page.click("Dismiss").await;
            page.until("the message is gone", |seen| seen.alerts.is_empty()).await;
            page.at_rest().await;
        }
    })
    .await;
}

#[tokio::test]
async fn several_wrong_parts_are_all_named() {
    at_both_sizes("threshold=x&latency=0&colour=red&bandwidth=16", async |page| {
        let seen = page.seen().await;
        let told = ["“threshold=x”", "“latency=0”", "“colour=red”", "from 1 to 60000 (ms one way)"];
        assert_told("three wrong parts", &told, &seen);
        assert_eq!(page.value_of("spinbutton", "Bandwidth").await, "16", "what was right");
        assert_eq!(page.value_of("spinbutton", "Latency, one way").await, "250", "what was wrong");
    })
    .await;
}

#[tokio::test]
async fn hostile_links_leave_a_page_that_works() {
    let long = "x".repeat(260_000);
    let many = "cut=1&".repeat(40_000);
    let deep = "&".repeat(8_000);
    at(WIDE, "", async |page| {
        for fragment in
            [&long, &many, &deep, "z=____", "%", "%%%=%%%&=&==", "%00%0A%0D", "\u{202E}=\u{1F4A9}"]
        {
            page.open(fragment).await;
            let seen = page.seen().await;
            let is_long = fragment.len() > 250_000;
            let told =
                seen.alerts.iter().any(|alert| alert.contains("longer than 250000 characters"));
            assert_eq!(told, is_long, "{} bytes: {:?}", fragment.len(), seen.alerts);
            assert_eq!(seen.heads, ["PARIS", "LONDON"]);
            assert!(seen.arrows > 5, "A diagram is there: {} arrows", seen.arrows);
            page.click("Step forward").await;
            page.until("the cursor moves", |now| now.clock != seen.clock).await;
        }
    })
    .await;
}

#[tokio::test]
async fn extreme_but_allowed_values_are_drawn() {
    let allowed = [
        "threshold=1",
        "threshold=10000",
        "latency=60000",
        "latency=1&bandwidth=1000000",
        "message-size=100000",
        "reconnect-delay=3600&recovery-timeout=1",
        "until=1",
        "until=14400&at=14400",
        "cut=0&cut=0.5&cut=8.375&cut=2@1502.5",
    ];
    at(WIDE, "", async |page| {
        for fragment in allowed {
            page.open(fragment).await;
            let seen = page.seen().await;
            assert!(seen.alerts.is_empty(), "{fragment}: {:?}", seen.alerts);
            assert_eq!(seen.heads, ["PARIS", "LONDON"], "{fragment}");
            assert!(!seen.headline.is_empty(), "{fragment}: no headline");
        }
    })
    .await;
}

fn assert_told(fragment: &str, told: &[&str], seen: &Seen) {
    let alerts = seen.alerts.join(" ");
    for part in told {
        assert!(alerts.contains(part), "#{fragment} should say “{part}”, but says: {alerts}");
    }
    assert_eq!(seen.heads, ["PARIS", "LONDON"], "the diagram after #{fragment}");
    assert!(seen.arrows > 5, "#{fragment}: the diagram has {} arrows", seen.arrows);
}

/// What carries links changes them; what has one meaning is understood.
#[tokio::test]
async fn what_mail_and_chat_make_of_a_link_is_understood() {
    at(WIDE, "", async |page| {
        for fragment in [
            "s%3Dlost-turn%26threshold%3D5%26latency%3D300",
            "s=lost-turn&amp;threshold=5&amp;latency=300",
            "s=lost-turn&threshold=5&latency=300>.",
            "s=lost-turn&threshold=5&latency=300)",
            "s=3Dlost-turn&threshold=3D5&latency=3D300",
        ] {
            page.open(fragment).await;
            let seen = page.seen().await;
            assert!(seen.alerts.is_empty(), "{fragment}: {:?}", seen.alerts);
            assert_eq!(seen.limits[0], "threshold 5", "{fragment}");
            assert_eq!(page.value_of("spinbutton", "Latency, one way").await, "300", "{fragment}");
        }
        page.open("s=lost-turn&note=PARIS@8.375@Here%2Bit+is%20lost&at=8").await;
        page.until_true(
            "the note has spaces",
            "return document.body.textContent.includes('Here it is lost')",
        )
        .await;
    })
    .await;
}

/// The address keeps what came until something is changed, and the message has it to be copied.
#[tokio::test]
async fn a_link_that_is_not_understood_is_not_lost() {
    const CAME: &str = "s=lost-turn&treshold=5&latency=300";
    const SHOWN: &str = "return document.querySelector('.notices input').value";
    at_both_sizes(CAME, async |page| {
        let seen = page.at_rest().await;
        assert!(!seen.alerts.is_empty(), "{seen}");
        assert_eq!(page.execute(SHOWN, &[]).await, CAME);
        page.click("Step back").await;
        page.until("the cursor moves", |now| now.clock != seen.clock).await;
        assert_eq!(page.fragment_at_rest().await, CAME, "only the cursor was moved");
        page.click("Cut").await;
        page.until_address_has("cut=8.375").await;
        let written = page.fragment_at_rest().await;
        assert!(!written.contains("treshold") && written.contains("cut="), "{written}");
        assert_eq!(page.execute(SHOWN, &[]).await, CAME, "it can still be copied");
    })
    .await;
}
