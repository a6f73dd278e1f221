//! Twenty of `<turn-lab>` in one page: what they fetch, and what they cost while it is scrolled.

use turnlab_e2e::{HostPage, Origin, WIDE, at_hosts, required};

use super::embedding::{ELEMENT, HELPERS, figure, in_manual, manual, value};

#[tokio::test]
async fn twenty_fetch_nothing_before_and_the_program_once() {
    let play = Origin::kept(&required("TURNLAB_URL")).await;
    let one =
        format!("<div style=\"height:700px\">{ELEMENT}</div>").replace("FIGURE", "<p>A figure</p>");
    let html = manual(&play.address(), "", &one.repeat(20));
    let host =
        Origin::of(vec![HostPage { path: "manual.html".to_owned(), html, ..HostPage::default() }])
            .await;
    at_hosts(WIDE, &play.address(), &[host.other_site()], async |page| {
        page.go_to(&format!("{}manual.html", host.other_site())).await;
        page.execute(HELPERS, &[]).await;
        value(page, "new Promise((later) => setTimeout(later, 1000))").await;
        assert_eq!(play.asked(), ["turn-lab.js"], "nothing comes by itself");
        value(page, "(window.labs = [...document.querySelectorAll('turn-lab')], lab.load())").await;
        // Those that come near, as somebody reads on.
        value(page, "labs.forEach((it) => { it.loading = 'eager' })").await;
        value(page, "new Promise((later) => setTimeout(later, 1000))").await;
        let count = "labs.filter((it) => it.shadowRoot.querySelector('iframe')).length";
        let near = value(page, count).await.as_u64().unwrap_or_default();
        assert!((1..=3).contains(&near), "{near} come at once");
        value(
            page,
            "(async () => { for (const it of labs) { it.scrollIntoView(); await it.load() } })()",
        )
        .await;
        assert_eq!(value(page, count).await, 20);
        let asked = play.asked();
        // WebKit's driver opens private windows alone, which have no cache for what is asked for by `fetch`: two frames
        // of any page ask twice there, and once in a window that is not private.
        let is_private = required("TURNLAB_BROWSER") == "webkit";
        for part in [".js", ".woff2", ".wasm"].iter().take(if is_private { 2 } else { 3 }) {
            let mut files: Vec<_> = asked.iter().filter(|path| path.ends_with(*part)).collect();
            let all = files.len();
            files.sort();
            files.dedup();
            assert_eq!(files.len(), all, "each once: {asked:?}");
        }
    })
    .await;
}

/// Notes who wants to know of scrolling, and who asks where things are; before the element is there.
const WATCHED: &str = r"<script>
    window.listened = [];
    const add = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (name, ...rest) {
        listened.push(name);
        return add.call(this, name, ...rest);
    };
    window.asked = 0;
    const count = (owner, name) => {
        const before = owner[name];
        owner[name] = function (...rest) { asked += 1; return before.apply(this, rest); };
    };
    count(Element.prototype, 'getBoundingClientRect');
    count(window, 'getComputedStyle');
</script>";

/// Scrolls through the figures in plain boxes and through those in elements, by turns, and gives the shortest time that
/// a frame has taken on the whole way through either, in ms.
const SCROLLED: &str = r"(async () => {
    const frame = () => new Promise(requestAnimationFrame);
    const through = async (from, to) => {
        scrollTo(0, from);
        await frame(); await frame();
        const begun = performance.now();
        let frames = 0;
        for (let y = from; y < to; y += 100, frames += 1) { scrollTo(0, y); await frame(); }
        return (performance.now() - begun) / frames;
    };
    const [top, middle, bottom] = [plain, labs, after].map((it) => it.getBoundingClientRect().top + scrollY);
    // In Firefox a name alone would be the driver's own.
    window.asked = 0;
    const best = [Infinity, Infinity];
    for (let round = 0; round < 4; round += 1) {
        best[0] = Math.min(best[0], await through(top, middle));
        best[1] = Math.min(best[1], await through(middle, bottom));
    }
    return [...best, window.asked];
})()";

/// How much longer a frame may take that has to do with elements: on a busy machine none takes as long as another.
const LONGER: f64 = 1.25;

#[tokio::test]
async fn twenty_cost_no_frame_while_the_page_is_scrolled() {
    let room = |inside: &str| format!("<div style=\"height:400px;overflow:hidden\">{inside}</div>");
    let figures: String =
        (0..20).map(|more| figure("s=lost-turn", 20 + more)).map(|it| room(&it)).collect();
    let labs: String = (0..20)
        .map(|more| room(&ELEMENT.replace("FIGURE", &figure("s=lost-turn", 40 + more))))
        .collect();
    let body = format!("{WATCHED}<div id=\"plain\">{figures}</div><div id=\"labs\">{labs}</div>");
    in_manual(WIDE, "", &body, async |page| {
        let heard = value(page, "listened").await;
        let heard: Vec<String> = serde_json::from_value(heard).expect("they are names");
        assert!(heard.iter().filter(|name| *name == "message").count() == 20, "{heard:?}");
        for name in ["scroll", "scrollend", "wheel", "touchmove", "pointermove"] {
            assert!(!heard.iter().any(|it| it == name), "somebody listens for {name}");
        }
        let seen = value(page, SCROLLED).await;
        let [plain, labs] = [0, 1].map(|it| seen[it].as_f64().expect("it is a time"));
        println!("a frame takes {plain:.1} ms with figures, {labs:.1} ms with figures in elements");
        assert!(labs < plain * LONGER, "{labs:.1} ms a frame in place of {plain:.1} ms");
        assert_eq!(seen[2], 0, "somebody asks where things are");
        // What would be seen of an element that does listen, and asks.
        let bad = "(labs.querySelectorAll('turn-lab').forEach((it) => addEventListener('scroll', () => { \
            if (it.getBoundingClientRect().top > innerHeight) return; \
            for (const end = performance.now() + 2; performance.now() < end;); })), 1)";
        value(page, bad).await;
        let seen = value(page, SCROLLED).await;
        let [plain_now, labs_now] = [0, 1].map(|it| seen[it].as_f64().expect("it is a time"));
        assert!(labs_now > plain_now * LONGER, "{plain_now:.1} ms, {labs_now:.1} ms: nothing would be seen");
        assert!(seen[2].as_u64() > Some(0));
    })
    .await;
}
