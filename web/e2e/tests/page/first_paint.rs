//! What is seen before the program is there, and that nothing jumps when it comes.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use turnlab_e2e::{Bounds, Page, WIDE, at, at_both_sizes, say};

/// Goes to the page as it comes, without its program, which is kept for later.
const WITHOUT_PROGRAM: &str = "
    const [file, fragment, done] = arguments;
    const program = /<script type=module>([^]*?)<\\/script>/;
    fetch(file).then((answer) => answer.text()).then((text) => {
        const kept = `<script type=\"text/plain\" id=\"program\">${text.match(program)[1]}</scr` + 'ipt>';
        const page = text.replace('<head>', `<head><base href=\"${location.origin}${location.pathname}\">`)
            .replace(program, '').replaceAll(/<link rel=\"(modulepreload|preload)\"[^>]*>/g, '')
            .replace('</body>', () => `${kept}</body>`);
        done(URL.createObjectURL(new Blob([page], { type: 'text/html' })) + (fragment ? `#${fragment}` : ''));
    });";
const PROGRAM_COMES: &str = "
    const script = document.createElement('script');
    script.type = 'module';
    script.textContent = document.querySelector('#program').textContent
        .replace('./turnlab', new URL('./turnlab', document.baseURI))
        .replace('./turnlab', new URL('./turnlab', document.baseURI));
    document.body.append(script);";
/// Sets what is painted first in the letters of the living page, since those of the machine may be any.
const IN_INTER: &str = "
    const [done] = arguments;
    document.documentElement.style.setProperty('--font', 'Inter');
    document.fonts.load('16px Inter').then(() => requestAnimationFrame(() => done()));";
/// The sum of all that has jumped without anybody's doing.
const JUMPED: &str = "
    const [done] = arguments;
    if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) done(0);
    let sum = 0;
    const observer = new PerformanceObserver((list) => list.getEntries().forEach((it) => { sum += it.value; }));
    observer.observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => done(sum), 1500);";
/// Which part of the width of the picture is taken by the scroll bar of the page.
const SCROLL_BAR: &str = "const { clientWidth } = document.documentElement;
    return (innerWidth - clientWidth) / document.querySelector('.picture').offsetWidth";
/// A tenth of what is called good.
const MOST_JUMP: f64 = 0.01;

#[tokio::test]
async fn the_incident_is_there_before_the_program_and_nothing_moves_when_that_comes() {
    at_both_sizes("", async |page| {
        for file in ["index.html", "embed.html"] {
            page.open_file(file, "").await;
            let seen = page.seen().await;
            let alive: BTreeMap<String, Bounds> = page.answer("places", &[]).await;
            come_without_program(page, file, "").await;
            assert!(!page.answer::<bool>("isAlive", &[]).await);
            page.execute_later(IN_INTER).await;
            let painted = page.seen().await;
            let read = |seen: &turnlab_e2e::Seen| (seen.headline.clone(), seen.detail.clone());
            assert_eq!(read(&painted), read(&seen), "{file}");
            assert!(painted.labels.iter().any(|label| label == "RT-TURN-GIVE"), "{painted}");
            let still: BTreeMap<String, Bounds> = page.answer("places", &[]).await;
            assert_eq!(still.keys().collect::<Vec<_>>(), alive.keys().collect::<Vec<_>>());
            let scroll_bar = page.execute(SCROLL_BAR, &[]).await.as_f64().unwrap_or_default();
            for (name, place) in &alive {
                let off = off(place, &still[name]);
                // A frame that fills a large screen is drawn smaller at first, and so is a page that a
                // scroll bar takes room from.
                let most = match file {
                    "embed.html" if !page.size.is_touched => 400.0,
                    _ => 1.0 + place.bottom * scroll_bar,
                };
                assert!(off <= most, "{file}: {name} jumps by {off}: {:?} {place:?}", still[name]);
            }
        }
        page.open("").await;
    })
    .await;
}

#[tokio::test]
async fn nothing_jumps() {
    at_both_sizes("", async |page| {
        for fragment in ["", "s=repaired&at=20"] {
            page.open(fragment).await;
            let jumped = page.client.execute_async(JUMPED, vec![]).await.expect("a sum");
            say(&format!("layout shift at {} of “{fragment}”: {jumped}", page.size));
            assert!(jumped.as_f64().is_some_and(|sum| sum <= MOST_JUMP), "“{fragment}”: {jumped}");
        }
    })
    .await;
}

#[tokio::test]
async fn play_that_is_pressed_too_early_is_not_lost() {
    at_both_sizes("", async |page| {
        come_without_program(page, "index.html", "").await;
        page.click("Play").await;
        page.execute(PROGRAM_COMES, &[]).await;
        page.until_alive().await;
        page.until("it plays", |seen| seen.playing && seen.clock != "8.00 s").await;
        assert_eq!(page.focused().await, "Pause", "the focus stays on the button");
        page.open("").await;
        assert!(!page.seen().await.playing, "who presses nothing sees nothing move");
    })
    .await;
}

const HANDED_OUT: &str = "s=lost-turn&end=run&at=8&run=6d58df2c:1497-stalled:1492-lost";

#[tokio::test]
async fn another_scenario_is_not_preceded_by_the_incident() {
    at(WIDE, "", async |page| {
        for (fragment, tells) in [
            ("", true),
            ("s=lost-turn&at=8", true),
            (HANDED_OUT, true),
            ("s=repaired", false),
            ("at=20", false),
        ] {
            come_without_program(page, "index.html", fragment).await;
            assert_eq!(page.answer::<bool>("tells", &[]).await, tells, "at “{fragment}”");
        }
        page.execute("sessionStorage.setItem('turnlab.work', 'something'); location.reload()", &[])
            .await;
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        assert!(!page.answer::<bool>("tells", &[]).await, "what was kept comes first");
        page.open("").await;
    })
    .await;
}

async fn come_without_program(page: &Page, file: &str, fragment: &str) {
    page.open("").await;
    page.go_to_a_stranger().await;
    let about: Vec<Value> = vec![json!(file), json!(fragment)];
    let link = page.client.execute_async(WITHOUT_PROGRAM, about).await.expect("it can be read");
    page.execute("location = arguments[0]", &[link]).await;
    let painted =
        "return !!document.querySelector('#program') && document.readyState === 'complete'";
    while page.execute(painted, &[]).await != json!(true) {
        tokio::time::sleep(std::time::Duration::from_millis(40)).await;
    }
}

fn off(one: &Bounds, other: &Bounds) -> f64 {
    let sides = [
        one.left - other.left,
        one.top - other.top,
        one.right - other.right,
        one.bottom - other.bottom,
    ];
    sides.into_iter().map(f64::abs).fold(0.0, f64::max)
}
