//! What the page may take of a browser. Its size is held where it is built (`crates/xtask/budgets.toml`).

use turnlab_core::scenario::LIBRARY;
use turnlab_e2e::{SIZES, WIDE, at, say};

/// How much memory the program may have after every run of the library, in bytes. It never shrinks.
const MOST_MEMORY: u64 = 20 << 20;
/// How many elements the document may have, the dialogs and the library included.
const MOST_NODES: u64 = 1_500;
/// How long one task may take while the page opens, in times of what [`YARDSTICK`] takes there.
const LONGEST_TASK: f64 = 9.0;

/// A fixed piece of work in the page, in milliseconds: the middle of nine times.
const YARDSTICK: &str = "const times = [];
    for (let round = 0; round < 9; round += 1) {
        const begun = performance.now();
        let value = 1;
        for (let step = 0; step < 5e6; step += 1) value = (value * 1103515245 + 12345) & 0x7fffffff;
        times.push(performance.now() - begun + (value ? 0 : 1));
    }
    return times.sort((a, b) => a - b)[4];";

/// The longest task since the page was asked for, in milliseconds; none where the browser does not tell.
const LONGEST: &str = "const done = arguments[arguments.length - 1];
    if (!PerformanceObserver.supportedEntryTypes.includes('longtask')) done(null);
    else {
        const times = [0];
        new PerformanceObserver((list) => list.getEntries().forEach((it) => times.push(it.duration)))
            .observe({ type: 'longtask', buffered: true });
        setTimeout(() => done(Math.max(...times)), 500);
    }";

#[tokio::test]
async fn memory_and_elements_for_every_run_of_the_library() {
    for size in SIZES {
        at(size, "", async |page| {
            let (mut memory, mut nodes) = (None, (0, ""));
            for entry in &LIBRARY {
                page.paste(&format!("s={}", entry.name)).await;
                page.at_rest().await;
                memory = memory.max(page.program_memory().await.map(|bytes| (bytes, entry.name)));
                let count = page.execute("return document.querySelectorAll('*').length", &[]).await;
                let count = count.as_u64().unwrap_or_default();
                nodes = nodes.max((count, entry.name));
                if count > MOST_NODES {
                    let grown = page.execute(WHERE, &[]).await;
                    panic!(
                        "{} has {count} elements, {MOST_NODES} at the most: {grown:#}",
                        entry.name
                    );
                }
            }
            if let Some((bytes, name)) = memory {
                let [kept, most] = [bytes, MOST_MEMORY].map(|bytes| bytes >> 10);
                say(&format!("memory at {size}: {kept} KB with {name}, of {most}"));
                assert!(bytes > 0 && bytes <= MOST_MEMORY, "{bytes} bytes of memory with {name}");
            }
            say(&format!("elements at {size}: {} with {}, of {MOST_NODES}", nodes.0, nodes.1));
        })
        .await;
    }
}

/// How many elements each part of the page has.
const WHERE: &str = "return Object.fromEntries([...document.querySelectorAll('body > *, .page > *, .page > * > *')]
    .map((it) => [`${it.localName}.${it.className?.baseVal ?? it.className}#${it.id}`, it.querySelectorAll('*').length])
    .filter(([, count]) => count > 50))";

#[tokio::test]
async fn no_task_is_long_while_the_page_opens() {
    at(WIDE, "s=busy-day", async |page| {
        let mut ratios = Vec::new();
        for _ in 0..3 {
            page.open("s=busy-day").await;
            let longest = page.execute_later(LONGEST).await;
            let yardstick = page.execute(YARDSTICK, &[]).await.as_f64().unwrap_or(f64::INFINITY);
            let Some(longest) = longest.as_f64() else {
                return say("This browser does not tell how long tasks take.");
            };
            ratios.push((longest / yardstick, longest));
        }
        ratios.sort_by(|a, b| a.0.total_cmp(&b.0));
        let (ratio, longest) = ratios[0];
        say(&format!(
            "the longest task: {longest:.0} ms, {ratio:.1} times the yardstick, of {LONGEST_TASK}"
        ));
        assert!(ratio <= LONGEST_TASK, "a task of {longest:.0} ms, {ratio:.1} times the yardstick");
    })
    .await;
}
