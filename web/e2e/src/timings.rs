//! How soon the page is there on a slow machine and a slow network, and how smoothly it moves: beside the smallest
//! page that does something, in the same run.

use fantoccini::Client;
use serde_json::{Value, json};
use tokio::time::{Duration, sleep};

use crate::browser::Browser;
use crate::driver::Extra;
use crate::kept::connect;
use crate::settings::Settings;

/// How many times each page is loaded, in turns.
const ROUNDS: usize = 9;
/// So much slower is the processor.
const SLOWER: u32 = 4;
/// In milliseconds.
const LATENCY_MS: u32 = 40;
/// Ten megabits a second, in bytes.
const BYTES_PER_S: u32 = 10_000_000 / 8;

/// Notes, in every document, when it is alive and what kept the thread busy.
const NOTES: &str = "
    globalThis.noted = { alive: 0, longest: 0 };
    new PerformanceObserver((list) => {
        for (const task of list.getEntries()) noted.longest = Math.max(noted.longest, task.duration);
    }).observe({ type: 'longtask', buffered: true });
    const isAlive = () => document.documentElement?.hasAttribute('data-alive') || document.querySelector('body > button');
    new MutationObserver(() => { if (!noted.alive && isAlive()) noted.alive = performance.now(); })
        .observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-alive'] });";

/// What has been noted, once it is alive and at rest.
const NOTED: &str = "const done = arguments[0]; const look = () => noted.alive
    ? setTimeout(() => {
        const entries = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
        const first = entries.filter((entry) => entry.responseEnd <= noted.alive);
        done({
            ...noted,
            paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
            bytes: first.reduce((sum, entry) => sum + entry.transferSize, 0),
        });
    }, 1500)
    : setTimeout(look, 20); look();";

/// Moves a pointer up and down over an element, once a frame for some seconds, and says how long frames took.
const MOVES: &str = "
    const [selector, up, seconds, done] = arguments;
    const target = document.querySelector(selector), box = target.getBoundingClientRect();
    const picture = document.querySelector('.picture');
    const point = (type, y) => (type === 'pointerdown' ? target : picture).dispatchEvent(new PointerEvent(type, {
        bubbles: true, cancelable: true, pointerId: 1, button: 0, buttons: 1,
        clientX: box.left + 8, clientY: y }));
    const middle = box.top + box.height / 2, times = [];
    point('pointerdown', middle);
    let last = 0, begun = 0;
    const frame = (now) => {
        if (last) times.push(now - last);
        last = now; begun ||= now;
        const part = (now - begun) / (seconds * 1000);
        if (part < 1) {
            point('pointermove', middle - up * Math.abs(Math.sin(part * 9)));
            return requestAnimationFrame(frame);
        }
        point('pointerup', middle);
        done(times);
    };
    requestAnimationFrame(frame);";

/// What one loading took, in milliseconds.
#[derive(Default)]
struct Loads {
    paint: Vec<f64>,
    alive: Vec<f64>,
    longest: Vec<f64>,
    /// What travels until it is alive.
    bytes: Vec<f64>,
}

/// Loads the page and the bare one in turns, and prints what that took; then how smoothly the page moves.
///
/// # Panics
///
/// Where there is no Chromium with its driver, or a page does not come alive.
pub async fn print_timings(bare: &str, mermaid: &str) {
    let settings = Settings::from_environment();
    println!(
        "Processor {SLOWER} times slower, 10 Mbit/s, {LATENCY_MS} ms; each loaded {ROUNDS} times with an \
         empty cache, in turns. In milliseconds, the middle of all and the longest."
    );
    let others = [bare, mermaid];
    let new = loading(&settings, others, "a browser that has just started", in_new_browser).await;
    let tab = loading(&settings, others, "a new tab of one that runs", in_new_tab).await;
    keep("usable-new", &new, |loads| &loads.alive);
    keep("usable-tab", &tab, |loads| &loads.alive);
    keep("paint-tab", &tab, |loads| &loads.paint);
    keep("bytes", &tab, |loads| &loads.bytes);
    println!("hoped for: painted within 300 ms, alive within 2 times the counter");
    for slower in [1, SLOWER] {
        smoothness(&settings, slower).await;
    }
}

/// Loads both pages in turns, each time by `load`, and prints what that took.
async fn loading(
    settings: &Settings,
    [bare, mermaid]: [&str; 2],
    place: &str,
    load: impl AsyncFn(&Client, &Settings, &str) -> Value,
) -> [Loads; 2] {
    println!(
        "{:<34} {:>16} {:>16} {:>16}",
        format!("in {place}"),
        "first paint",
        "alive",
        "longest task"
    );
    let (mut page, mut other, mut by_mermaid) = <(Loads, Loads, Loads)>::default();
    let runs = connect(settings, Browser::named("chromium")).await;
    for _ in 0..ROUNDS {
        for (url, loads) in
            [(&*settings.url, &mut page), (bare, &mut other), (mermaid, &mut by_mermaid)]
        {
            let noted = load(&runs, settings, url).await;
            loads.paint.push(noted["paint"].as_f64().unwrap_or_default());
            loads.alive.push(noted["alive"].as_f64().unwrap_or_default());
            loads.longest.push(noted["longest"].as_f64().unwrap_or_default());
            loads.bytes.push(noted["bytes"].as_f64().unwrap_or_default());
        }
    }
    let _ = runs.close().await;
    for (name, loads) in [
        ("  the page", &page),
        ("  a Yew counter", &other),
        ("  the same exchange by Mermaid", &by_mermaid),
    ] {
        let [paint, alive, longest] =
            [&loads.paint, &loads.alive, &loads.longest].map(|it| told(it));
        println!(
            "{name:<34} {paint:>16} {alive:>16} {longest:>16}  {:.0} bytes by then",
            middle(&loads.bytes)
        );
    }
    let times = middle(&page.alive) / middle(&other.alive);
    println!("  alive after {times:.2} times as long as the counter");
    [page, by_mermaid]
}

/// Tells how many times as fast, or as small, the page is as the one by Mermaid, for the table of figures.
fn keep(key: &str, [page, by_mermaid]: &[Loads; 2], figures: impl Fn(&Loads) -> &Vec<f64>) {
    let mut times: Vec<f64> =
        figures(by_mermaid).iter().zip(figures(page)).map(|(other, page)| other / page).collect();
    times.sort_by(f64::total_cmp);
    let at = |percent: usize| times[(times.len() - 1) * percent / 100];
    println!("ratio\t{key}\t{}\t{}\t{}\t{}", at(50), at(5), at(95), times.len());
}

async fn in_new_browser(_: &Client, settings: &Settings, url: &str) -> Value {
    let client = connect(settings, Browser::named("chromium")).await;
    slow_down(&client).await;
    let noted = load(&client, url).await;
    let _ = client.close().await;
    noted
}

/// The tab has a process of its own, and nothing of what the last one has loaded.
async fn in_new_tab(client: &Client, _: &Settings, url: &str) -> Value {
    let first = client.window().await.expect("a browser has a window");
    let tab = client.new_window(true).await.expect("a browser opens a tab");
    client.switch_to_window(tab.handle).await.expect("the tab is there");
    slow_down(client).await;
    let noted = load(client, url).await;
    client.close_window().await.expect("the tab is closed");
    client.switch_to_window(first).await.expect("the first tab is still there");
    noted
}

async fn smoothness(settings: &Settings, slower: u32) {
    println!("processor {slower} times slower:");
    let knob = ".cursor .knob";
    for (what, fragment, selector, up) in [
        ("  a cut is dragged, the incident", "s=lost-turn&at=8", "[data-handle]", 60),
        ("  scrubbed, the incident", "s=lost-turn&at=30", knob, 200),
        ("  scrubbed, busy-day", "s=busy-day&at=4:00:00", knob, 200),
    ] {
        let client = connect(settings, Browser::named("chromium")).await;
        let url = format!("{}#{fragment}", settings.url);
        devtools(&client, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": NOTES }))
            .await;
        load(&client, &url).await;
        devtools(&client, "Emulation.setCPUThrottlingRate", json!({ "rate": slower })).await;
        let arguments = vec![json!(selector), json!(up), json!(4)];
        let times = client.execute_async(MOVES, arguments).await.expect("it moves");
        let times: Vec<f64> = serde_json::from_value(times).expect("frames take a time");
        let sum: f64 = times.iter().sum();
        let mut sorted = times.clone();
        sorted.sort_by(f64::total_cmp);
        println!(
            "{what:<34} {:.0} frames a second; a frame takes {:.1} ms, {:.1} at 95 %, {:.1} at the most",
            times.len() as f64 * 1000.0 / sum,
            middle(&times),
            sorted[(sorted.len() - 1) * 95 / 100],
            sorted[sorted.len() - 1]
        );
        let _ = client.close().await;
    }
}

/// As on a slow machine and network, by somebody who has never been there.
async fn slow_down(client: &Client) {
    devtools(client, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": NOTES })).await;
    devtools(client, "Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })).await;
    devtools(client, "Network.enable", json!({})).await;
    let network = json!({
        "offline": false, "latency": LATENCY_MS, "downloadThroughput": BYTES_PER_S, "uploadThroughput": BYTES_PER_S,
    });
    devtools(client, "Network.emulateNetworkConditions", network).await;
    devtools(client, "Network.setCacheDisabled", json!({ "cacheDisabled": true })).await;
}

async fn load(client: &Client, url: &str) -> Value {
    client.goto(url).await.expect("the page opens");
    let noted = client.execute_async(NOTED, vec![]).await.expect("the page comes alive");
    sleep(Duration::from_millis(300)).await;
    noted
}

async fn devtools(client: &Client, command: &str, parameters: Value) {
    client.issue_cmd(Extra::devtools(command, parameters)).await.expect("Chromium takes it");
}

fn middle(times: &[f64]) -> f64 {
    let mut sorted = times.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

fn told(times: &[f64]) -> String {
    format!("{:.0} ({:.0})", middle(times), times.iter().copied().fold(0.0, f64::max))
}
