//! From key moment to key moment, and how fast it plays.

use std::time::Duration;

use turnlab_e2e::{Press, at_both_sizes};

/// Where the incident turns, and what is read there.
const TURNS: [(&str, &str); 4] = [
    ("8.38 s", "Cut: the association is lost"),
    ("18.88 s", "ignores"),
    ("30.25 s", "LONDON ignores"),
    ("25:00", "association 2"),
];

#[tokio::test]
async fn the_incident_in_its_key_moments() {
    at_both_sizes("", async |page| {
        for by_key in [true, false] {
            page.open("s=lost-turn&at=8").await;
            page.until("the opening", |seen| seen.clock == "8.00 s").await;
            for (clock, words) in TURNS {
                if by_key {
                    page.press(Press::PageDown).await;
                } else {
                    page.click("Next key moment").await;
                }
                let seen = page.until(clock, |seen| seen.clock == clock).await;
                assert!(seen.headline.contains(words), "{clock}: {}", seen.headline);
            }
            for (clock, _) in TURNS.iter().rev().skip(1) {
                if by_key {
                    page.press(Press::PageUp).await;
                } else {
                    page.click("Last key moment").await;
                }
                page.until(clock, |seen| seen.clock == *clock).await;
            }
        }
        page.press(Press::End).await;
        page.press(Press::PageDown).await;
        assert_eq!(page.seen().await.clock, "27:45", "behind the last there is the end");
    })
    .await;
}

#[tokio::test]
async fn it_plays_faster_and_slower() {
    at_both_sizes("at=0", async |page| {
        let mut ways = Vec::new();
        for speed in ["0.5×", "4×"] {
            page.choose("Speed", speed).await;
            page.execute("document.activeElement.blur()", &[]).await;
            page.press(Press::Home).await;
            page.until("the beginning", |seen| seen.clock == "0.00 s").await;
            page.click("Play").await;
            let begun = page.until("it plays", |seen| seen.playing).await;
            tokio::time::sleep(Duration::from_millis(1500)).await;
            let now = page.seen().await;
            page.click("Pause").await;
            ways.push((now.y - begun.y) / (now.ms - begun.ms) * 1000.0);
        }
        assert!(
            ways[1] > ways[0] * 5.0,
            "pixels a second at half and four times the speed: {ways:?}"
        );
    })
    .await;
}
