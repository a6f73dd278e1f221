//! `<turn-lab>` in a page of somebody else, which is another site.

use serde_json::{Value, json};
use turnlab_core::scenario::read_link;
use turnlab_e2e::{HostPage, Origin, Page, Press, Size, TALL, WIDE, at_hosts, required};
use turnlab_export::{ExportRequest, Format, write};
use turnlab_view::Story;
use turnlab_view::export::Excerpt;

/// Where the figure ends, in seconds.
const EXCERPT_S: i64 = 30;

/// The figure of the beginning of a run.
pub(crate) fn figure(link: &str, to_s: i64) -> String {
    let scenario = read_link(link).0.scenario;
    let history = scenario.run().expect("it can be run");
    let story = Story::new(scenario, history);
    let caption = Some("The Turn is lost on its way.".to_owned());
    let excerpt = Excerpt { to_us: to_s * 1_000_000, caption, ..Excerpt::default() };
    let wish = ExportRequest { excerpt, ..ExportRequest::for_format(Format::Figure) };
    String::from_utf8(write(&story, &wish)).expect("it is text")
}

/// A manual with this in it, in which `PLAY` stands for the address of the playground.
pub(crate) fn manual(play: &str, attributes: &str, body: &str) -> String {
    let page = format!(
        "<!doctype html><html lang=\"en\" {attributes}><meta charset=\"utf-8\"><title>A manual</title>\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"><link rel=\"icon\" href=\"data:,\">\
         <script src=\"PLAYturn-lab.js\" defer></script><h1>A manual</h1><p><a id=\"before\" href=\"#x\">Before</a></p>\
         {body}<p id=\"after\"><a href=\"#y\">After</a></p><p>{}</p></html>",
        "And much more. ".repeat(600)
    );
    page.replace("PLAY", play)
}

pub(crate) const ELEMENT: &str = "<turn-lab src=\"PLAYembed.html\" scenario=\"s=lost-turn&amp;threshold=5\" at=\"8\" \
    caption=\"The lost Turn\">FIGURE</turn-lab>";

pub(crate) fn element() -> String {
    ELEMENT.replace("FIGURE", &figure("s=lost-turn&threshold=5", EXCERPT_S))
}

/// Opens a manual at one size and does something there.
pub(crate) async fn in_manual(size: Size, attributes: &str, body: &str, test: impl AsyncFn(&Page)) {
    under_policy(size, attributes, body, |_| String::new(), test).await;
}

async fn under_policy(
    size: Size,
    attributes: &str,
    body: &str,
    policy: impl Fn(&str) -> String,
    test: impl AsyncFn(&Page),
) {
    let play = required("TURNLAB_URL");
    let (html, policy) = (manual(&play, attributes, body), policy(&play));
    let stranger = HostPage {
        path: "stranger.html".to_owned(),
        html: "<!doctype html><title>A stranger</title>".to_owned(),
        ..HostPage::default()
    };
    let host =
        Origin::of(vec![HostPage { path: "manual.html".to_owned(), html, policy }, stranger]).await;
    at_hosts(size, &play, &[host.other_site()], async |page| {
        page.go_to(&format!("{}manual.html", host.other_site())).await;
        page.execute(HELPERS, &[]).await;
        test(page).await;
        // Where the page and not a frame is looked at when it has to have kept quiet.
        let _ = page.client.clone().enter_parent_frame().await;
    })
    .await;
}

/// What the scripts of the tests have in common: the element, what it tells, and waiting.
pub(crate) const HELPERS: &str = r"
    window.lab = document.querySelector('turn-lab');
    window.told = [];
    for (const name of ['ready', 'step', 'turnlost', 'resumed', 'change', 'error'])
        lab.addEventListener(name, ({ detail }) => told.push([name, detail]));
    window.until = async (what) => {
        for (let tries = 0; tries < 400; tries += 1) {
            const found = await what();
            if (found) return found;
            await new Promise((later) => setTimeout(later, 50));
        }
        return null;
    };
    window.heard = (name) => until(() => told.find((it) => it[0] === name)?.[1]);
    window.box = () => lab.shadowRoot.querySelector('.box');
    window.frame = () => lab.shadowRoot.querySelector('iframe');
    window.words = (promise) => promise.then((it) => it, (error) => error.message);";

/// The value of an expression that may wait, in the manual.
pub(crate) async fn value(page: &Page, expression: &str) -> Value {
    let script = format!(
        "const done = arguments[arguments.length - 1]; (async () => ({expression}))().then(done, (error) => done(`${{error}}`))"
    );
    page.execute_later(&script).await
}

/// Looks into the playground of the manual from now on.
pub(crate) async fn look_into(page: &Page) {
    let found = page.execute("return frame()", &[]).await;
    let id = found.as_object().and_then(|it| it.values().next()).and_then(Value::as_str);
    let id = id.expect("there is a frame").to_owned();
    let frame = fantoccini::elements::Element::from_element_id(page.client.clone(), id.into());
    frame.enter_frame().await.expect("it can be looked into");
    page.until_alive().await;
}

/// Presses a key in the playground: not every driver leads one to the frame that has the focus.
pub(crate) async fn press_inside(page: &Page, press: Press) {
    look_into(page).await;
    page.press(press).await;
    page.client.clone().enter_parent_frame().await.expect("there is a manual around it");
}

/// Where things are, and what is the host's own.
const HOSTS: &str = "[after.getBoundingClientRect().top, scrollX, scrollY, history.length, location.hash, \
    document.styleSheets.length, document.adoptedStyleSheets.length, document.documentElement.outerHTML.split('<turn-lab')[0]]";

#[tokio::test]
async fn pressed_it_plays_and_nothing_else_of_the_page_changes() {
    for size in [WIDE, TALL] {
        in_manual(size, "", &element(), async |page| {
            page.execute("before.focus({ preventScroll: true })", &[]).await;
            page.press(Press::Tab).await;
            let place = value(page, "lab.shadowRoot.activeElement?.localName").await;
            assert_eq!(place, "button", "the first thing in the element is its button");
            let before = value(page, HOSTS).await;
            page.press(Press::Enter).await;
            let ready = value(page, "heard('ready')").await;
            assert_eq!(ready["at"], 8.0, "{ready}");
            let link = ready["link"].as_str().unwrap_or_default();
            assert!(link.starts_with(&page.link("index.html", "s=lost-turn&threshold=5&at=8")), "{link}");
            assert!(value(page, "until(() => told.some((it) => it[0] === 'step'))").await == json!(true));
            assert_eq!(value(page, HOSTS).await, before, "nothing moves, nothing is the frame's");
            // Over the picture and not over its words.
            let seen = "const [live, svg] = [frame(), document.querySelector('turn-lab figure > div')]\
                .map((it) => it.getBoundingClientRect()); return [live.width - svg.width, live.top - svg.top, \
                live.bottom - Math.min(svg.bottom, live.top + innerHeight), document.querySelector('turn-lab figure > div').inert]";
            assert_eq!(page.execute(seen, &[]).await, json!([0, 0, 0, true]));
            look_into(page).await;
            let seen = page.until("it plays", |seen| seen.playing).await;
            assert_eq!(seen.limits[0], "threshold 5");
        })
        .await;
    }
}

/// What is asked, and what of the answer is looked at: the state, or what is said.
const CALLS: [(&str, &str); 17] = [
    ("lab.load().then((it) => [it.at, it.playing])", "[8,false]"),
    ("lab.seek(30.25).then((it) => it.at)", "30.25"),
    ("lab.seek('1:02').then((it) => it.at)", "62"),
    ("lab.seek(86400).then((it) => it.at)", "1665"),
    ("lab.play().then((it) => it.playing)", "true"),
    ("lab.play().then((it) => it.playing)", "true"),
    ("lab.pause().then((it) => it.playing)", "false"),
    ("lab.load('repaired').then((it) => it.verdict.length > 9)", "true"),
    (
        "lab.load('three-sites').then(() => lab.link()).then((it) => it.split('#')[1])",
        "\"s=three-sites",
    ),
    ("lab.load('https://a.example/#s=lost-turn&cut=none&at=8.375').then((it) => it.at)", "8.375"),
    ("lab.cut().then((it) => it.link.split('#')[1])", "\"s=lost-turn&at=8.375\""),
    (
        "lab.load('s=lost-turn&cut=none').then(() => lab.cut(9.5)).then((it) => it.link.split('#')[1])",
        "\"s=lost-turn&cut=9.5&at=9.5\"",
    ),
    (
        "lab.load('name = \"lost-turn\"\\n[parameters]\\nthreshold_messages = 7\\n').then((it) => it.link.includes('threshold=7'))",
        "true",
    ),
    ("words(lab.load('s=lost-turn&threshold=0'))", "from 1 to 10000"),
    ("words(lab.load('mtas = 3'))", "line 1"),
    ("words(lab.load('hello there'))", "neither a link nor a scenario file"),
    ("words(lab.seek(1e5))", "from 0 to 86400"),
];

#[tokio::test]
async fn every_method_is_answered_and_every_event_told() {
    in_manual(WIDE, "", &element(), async |page| {
        for (call, told) in CALLS {
            let answer = value(page, call).await.to_string();
            assert!(answer.contains(told), "{call}: {answer}");
        }
        assert!(value(page, "lab.link()").await.to_string().contains("threshold=7"), "what was there is there still");
        let order = "lab.load('s=lost-turn&order=open:PARIS').then(() => words(lab.cut()))";
        assert!(value(page, order).await.to_string().contains("go back to the clock"));
        // One after the other, whatever is waited for.
        let asked = "(lab.load('s=lost-turn&at=0'), told.length = 0, lab.seek(9), lab.seek(60), lab.cut(70), lab.seek(1664))";
        value(page, asked).await;
        let names = value(page, "[...new Set(told.map((it) => it[0]))].sort().join()").await;
        assert_eq!(names, "change,resumed,step,turnlost");
        let told = value(page, "told.find((it) => it[0] === 'turnlost')[1]").await;
        assert_eq!(told, json!({ "at": 9, "association": 1 }));
        let step = value(page, "told.find((it) => it[0] === 'step' && it[1].at === 60)[1]").await;
        assert!(step["headline"].as_str().is_some_and(|it| it.len() > 5) && step["step"].as_u64() > Some(3), "{step}");
        assert_eq!(value(page, "told.filter((it) => it[0] === 'error')").await, json!([]));
    })
    .await;
}

#[tokio::test]
async fn attributes_are_followed() {
    let plain = "<turn-lab src=\"PLAYembed.html\"><script type=\"text/toml\">name = \"lost-turn\"\n\
        [parameters]\nthreshold_messages = 9\n</script></turn-lab>";
    in_manual(WIDE, "", plain, async |page| {
        let none = "[frame(), box().clientHeight, getComputedStyle(lab.shadowRoot.querySelector('p')).display]";
        assert_eq!(value(page, none).await, json!([null, 560, "none"]), "nothing comes by itself");
        value(page, "lab.caption = 'A caption'; lab.loading = 'eager'; heard('ready')".replace(';', ",").as_str()).await;
        for (change, seen, expected) in [
            ("0", "lab.link()", "threshold=9"),
            ("lab.at = '8'", "lab.load().then((it) => `${it.at}`)", "8"),
            ("lab.view = 'pdus:to-scale'", "lab.link()", "view=pdus:to-scale"),
            ("lab.view = null", "lab.link().then((it) => it.includes('view') ? '' : 'gone')", "gone"),
            ("lab.theme = 'dark'", "lab.link()", "theme=dark"),
            ("lab.theme = 'html.night'", "lab.link()", "theme=light"),
            ("document.documentElement.className = 'night'", "until(async () => (await lab.link()).includes('theme=dark') && 'dark')", "dark"),
            ("(document.documentElement.className = '', document.documentElement.style.colorScheme = 'dark', lab.theme = null)", "lab.link()", "theme=dark"),
            ("document.documentElement.style.colorScheme = ''", "until(async () => !(await lab.link()).includes('theme') && 'auto')", "auto"),
            ("lab.scenario = 'repaired'", "lab.link()", "#s=repaired"),
            ("lab.caption = 'Another'", "until(() => frame().title === 'Another' && lab.shadowRoot.querySelector('p').textContent)", "Another"),
            ("lab.sandbox = 'allow-scripts'", "lab.link()", "#s=repaired"),
            ("lab.src = lab.src.replace('embed.html', '')", "lab.link()", "#s=repaired"),
        ] {
            let told = value(page, &format!("({change}, await Promise.resolve(), await {seen})")).await;
            assert!(told.to_string().contains(expected), "{change}: {told}");
        }
        let wrong = "(lab.scenario = 'no-such-thing', lab.theme = '!', lab.view = 'x', \
            until(() => { const errors = told.filter((it) => it[0] === 'error'); return errors.length > 2 && errors.map((it) => it[1].message) }))";
        let errors = value(page, wrong).await;
        let errors = errors.to_string();
        for part in ["no-such-thing", "theme is light", "a view has no"] {
            assert!(errors.contains(part), "{part}: {errors}");
        }
        value(page, "(lab.controls = 'none', await lab.load())").await;
        look_into(page).await;
        assert_eq!(page.execute("return document.querySelector('.transport').offsetHeight", &[]).await, 0);
    })
    .await;
}

/// Where the part begins that its figure shows, and nobody is told of a step that the cursor has not come to.
#[tokio::test]
async fn it_opens_where_its_figure_begins() {
    for size in [WIDE, TALL] {
        let body = ELEMENT
            .replace(" at=\"8\"", " from=\"30\" at=\"38.5\"")
            .replace("FIGURE", "<p>A figure</p>");
        in_manual(size, "", &body, async |page| {
            assert_eq!(value(page, "lab.load().then((it) => it.at)").await, 38.5);
            let seen = "return document.querySelector('.cut-map [aria-valuetext]').ariaValueText";
            look_into(page).await;
            let seen = page.execute(seen, &[]).await;
            let seen = seen.as_str().and_then(|it| it.split(' ').next()?.parse::<f64>().ok());
            assert!(seen.is_some_and(|from| (20.0..=30.0).contains(&from)), "{size}: {seen:?}");
            let _ = page.client.clone().enter_parent_frame().await;
            value(page, "(told.length = 0, lab.load('s=lost-turn&cut=none&at=60.5'))").await;
            value(page, "new Promise((later) => setTimeout(later, 300))").await;
            let names = value(page, "told.map((it) => [it[0], it[1].at])").await;
            assert_eq!(names, json!([["change", 60.5], ["step", 60.5], ["resumed", 60.5]]));
        })
        .await;
    }
}

/// Without a figure it is as high as there is something to see, within what the page allows.
#[tokio::test]
async fn it_is_as_high_as_its_content_within_bounds() {
    let short = "s=lost-turn&until=1&mail=none";
    for (style, link, least, most) in [
        ("", short, 481, 481),
        ("", "s=lost-turn", 560, 560),
        ("--turnlab-max-height:2000px", "s=lost-turn", 1200, 2000),
        ("--turnlab-min-height:200px", short, 200, 480),
        ("--turnlab-min-height:700px", "s=lost-turn", 700, 700),
    ] {
        let body = format!(
            "<turn-lab style=\"{style}\" src=\"PLAYembed.html\" scenario=\"{}\"></turn-lab>",
            link.replace('&', "&amp;")
        );
        in_manual(WIDE, "", &body, async |page| {
            value(page, "lab.load()").await;
            let within = format!(
                "until(() => box().offsetHeight >= {least} && box().offsetHeight <= {most} && 'is')"
            );
            assert_eq!(
                value(page, &within).await,
                "is",
                "{style} {link}: {}",
                value(page, "box().offsetHeight").await
            );
        })
        .await;
    }
}

#[tokio::test]
async fn strangers_and_hostile_messages_change_nothing() {
    in_manual(WIDE, "", &element(), async |page| {
        value(page, "lab.load()").await;
        let before = value(page, "lab.cut(20)").await;
        // Of the host itself, but no message of this version, or about nothing that there is.
        let sent = r"(() => {
            const huge = 'x'.repeat(5e6), deep = []; let inner = deep; for (let i = 0; i < 400; i += 1) inner.push(inner = []);
            const cyclic = []; cyclic.push(cyclic);
            const odd = [null, undefined, 7, 'turnlab', [], {}, cyclic, deep, new Map, new Date, /x/, new Error('x'), 10n ** 40n,
                { turnlab: 1 }, { turnlab: 2, id: 1, ask: 'load', value: 'repaired' }, { turnlab: '1', id: 1, ask: 'load', value: 'repaired' },
                { turnlab: [1], id: 1, ask: 'load', value: 'repaired' }, { turnlab: 1, id: 'x', ask: 'load', value: 'repaired' },
                { turnlab: 1, id: NaN, ask: 'load', value: 'repaired' }, { turnlab: 1, id: 1e9, ask: huge }, { turnlab: 1, id: 1e9, ask: cyclic },
                { turnlab: 1, id: 1e9, ask: 'load', value: huge }, { turnlab: 1, id: 1e9, ask: 'load', value: cyclic },
                { turnlab: 1, id: 1e9, ask: 'load', value: 's=none&mtas=A:B&mail=A@0:every:0.000001' }, { turnlab: 1, id: 1e9, ask: 'load', value: '#'.repeat(9e5) },
                { turnlab: 1, id: 1e9, ask: 'seek', value: '9'.repeat(999) }, { turnlab: 1, id: 1e9, ask: 'look', value: 'view=x' },
                { turnlab: 1, id: 1e9, ask: 'cut', value: '1e400' }, { turnlab: 1, id: -0, ask: 'constructor' }, { turnlab: 1, id: 1e9, ask: '__proto__' }];
            for (const it of odd) frame().contentWindow.postMessage(it, '*');
            return odd.length;
        })()";
        assert!(value(page, sent).await.as_u64() > Some(20));
        assert_eq!(value(page, "lab.load()").await, before, "it is as it was");
        // Of somebody else in the page, to the frame and to the host.
        let strange = r"(async () => {
            const other = document.body.appendChild(document.createElement('iframe'));
            other.src = 'stranger.html';
            await new Promise((later) => { other.onload = later });
            const script = other.contentDocument.createElement('script');
            script.textContent = `addEventListener('message', ({ data: [playground] }) => 0);
                window.say = (target, message) => target.postMessage(message, '*');`;
            other.contentDocument.body.append(script);
            told.length = 0;
            other.contentWindow.say(frame().contentWindow, { turnlab: 1, id: 1, ask: 'load', value: 'repaired' });
            for (const source of [other.contentWindow.say, (target, it) => target.postMessage(it, '*')]) {
                for (const it of [{ turnlab: 1, event: 'hello' }, { turnlab: 1, event: 'change', detail: { link: 'javascript:0' } },
                    { turnlab: 1, id: 1, state: { link: 'javascript:0' } }, { turnlab: 1, event: 'size', detail: { height: 9999 } }]) source(window, it);
            }
            await new Promise((later) => setTimeout(later, 500));
            other.remove();
            return told;
        })()";
        assert_eq!(value(page, strange).await, json!([]), "nobody has heard them");
        assert_eq!(value(page, "lab.load()").await, before);
    })
    .await;
}

#[tokio::test]
async fn under_a_strict_policy_and_in_sandboxes() {
    let strict = |play: &str| {
        format!(
            "default-src 'none'; script-src {play}turn-lab.js; frame-src {play}; style-src 'self'; img-src data:"
        )
    };
    let of = |sandbox: &str| {
        ELEMENT.replace("FIGURE", "<p>A figure</p>").replace("at=", &format!("{sandbox} at="))
    };
    for sandbox in ["", "sandbox=\"allow-scripts\"", "sandbox=\"allow-scripts allow-same-origin\""]
    {
        under_policy(WIDE, "", &of(sandbox), strict, async |page| {
            let ready = value(page, "(lab.play(), heard('ready'))").await;
            assert_eq!(ready["at"], 8.0, "{sandbox}: {ready}");
            assert_eq!(value(page, "lab.cut(30).then((it) => it.at)").await, 30.0, "{sandbox}");
            look_into(page).await;
            let storage = "try { localStorage.length; return true } catch { return false }";
            let is_own = !sandbox.ends_with("\"allow-scripts\"");
            assert_eq!(page.execute(storage, &[]).await, is_own, "{sandbox}");
            page.until("the diagram", |seen| seen.limits == ["threshold 5", "threshold 5"]).await;
        })
        .await;
    }
}

#[tokio::test]
async fn keys_act_with_the_focus_alone_and_tab_leads_in_and_out() {
    in_manual(WIDE, "", &element(), async |page| {
        value(page, "lab.load()").await;
        value(page, "before.focus({ preventScroll: true })").await;
        for key in [Press::Space, Press::Character('x'), Press::Right, Press::End] {
            page.press(key).await;
        }
        assert_eq!(
            value(page, "lab.load().then((it) => [it.at, it.playing, it.link.includes('cut=')])")
                .await,
            json!([8, false, false])
        );
        value(page, "(scrollTo(0, 0), before.focus({ preventScroll: true }))").await;
        page.press(Press::Tab).await;
        let inside = "document.activeElement === lab && lab.shadowRoot.activeElement === frame()";
        assert_eq!(
            value(page, &format!("until(() => {inside})")).await,
            true,
            "Tab leads into the frame"
        );
        press_inside(page, Press::Right).await;
        assert_eq!(value(page, "until(async () => (await lab.load()).at > 8)").await, json!(true));
        let mut tabs = 0;
        let later = format!("new Promise((later) => setTimeout(later, 100)).then(() => {inside})");
        while value(page, &later).await == json!(true) {
            press_inside(page, Press::Tab).await;
            tabs += 1;
            assert!(tabs < 40, "Tab leads out again");
        }
        // In WebKit Tab leads to no link, and so to nothing here.
        let next = "document.activeElement === document.body \
            || document.activeElement.closest('turn-lab figcaption, #after') !== null";
        assert_eq!(value(page, next).await, json!(true), "what comes behind it is the next");
    })
    .await;
}

/// On paper there is the figure, and as much of it as before.
#[tokio::test]
async fn printed_it_is_its_figure() {
    in_manual(WIDE, "", &element(), async |page| {
        let seen = "[getComputedStyle(lab.shadowRoot.querySelector('.live')).display, box().offsetHeight, \
            getComputedStyle(lab.shadowRoot.querySelector('button')).display]";
        if !page.emulate("Emulation.setEmulatedMedia", json!({ "media": "print" })).await {
            return;
        }
        let before = value(page, seen).await;
        page.emulate("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
        value(page, "lab.load()").await;
        assert_eq!(value(page, "getComputedStyle(lab.shadowRoot.querySelector('.live')).visibility").await, "visible");
        page.emulate("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
        let printed = value(page, seen).await;
        assert_eq!(printed, before);
        assert_eq!((&printed[0], &printed[2]), (&json!("none"), &json!("none")));
        page.emulate("Emulation.setEmulatedMedia", json!({ "media": "" })).await;
    })
    .await;
}

#[tokio::test]
async fn several_stand_in_one_page_and_one_is_taken_out_and_put_back() {
    let links = [("s=lost-turn", 30), ("s=lost-turn", 20), ("s=repaired", 30)];
    let all: String = links
        .iter()
        .map(|(link, to_s)| {
            ELEMENT
                .replace("s=lost-turn&amp;threshold=5", link)
                .replace("FIGURE", &figure(link, *to_s))
        })
        .collect();
    in_manual(WIDE, "dir=\"rtl\"", &all, async |page| {
        let ids = "(() => { const ids = [...document.querySelectorAll('[id]')].map((it) => it.id); return ids.length - new Set(ids).size })()";
        assert_eq!(value(page, ids).await, 0, "no id is there twice");
        value(page, "(window.labs = [...document.querySelectorAll('turn-lab')], Promise.all(labs.map((it) => it.load())))").await;
        let links = value(page, "Promise.all(labs.map((it) => it.link().then((it) => it.split('#')[1])))").await;
        assert_eq!(links, json!(["s=lost-turn&at=8", "s=lost-turn&at=8", "s=repaired&at=8"]));
        let state = value(page, "lab.cut(40).then(() => lab.seek(41))").await;
        // A router takes the page away while something is asked, and comes back to it.
        let gone = "(() => { window.parent_ = lab.parentNode; const asked = words(lab.play()); lab.remove(); return asked })()";
        for call in [gone, "words(lab.play())"] {
            assert!(value(page, call).await.to_string().contains("outside of a page"), "{call}");
        }
        assert_eq!(value(page, "(told.length = 0, parent_.prepend(lab), heard('ready'))").await, state, "it is where it was");
        assert_eq!(value(page, "labs[1].link().then((it) => it.split('#')[1])").await, "s=lost-turn&at=8", "and the others are as they were");
        // The picture is the same whichever way the page is written.
        let turned = "(() => { const texts = () => [...labs[2].querySelectorAll('svg text')].map((it) => { const box = it.getBoundingClientRect(), \
            svg = it.ownerSVGElement.getBoundingClientRect(); return [Math.round(box.left - svg.left), Math.round(box.width)].join() }).join(' '); \
            const rtl = texts(); document.documentElement.dir = 'ltr'; return rtl === texts() || [rtl, texts()] })()";
        assert_eq!(value(page, turned).await, json!(true));
    })
    .await;
}

/// What is asked of a playground that does not come is told, and the figure stays.
#[tokio::test]
async fn what_is_wrong_with_a_text_is_told_and_the_figure_stays() {
    let wrong = "<turn-lab src=\"PLAYembed.html\"><script type=\"text/toml\">mtas = 3</script><p>A figure</p></turn-lab>";
    in_manual(WIDE, "", wrong, async |page| {
        let told = value(page, "words(lab.play())").await.to_string();
        assert!(told.contains("line 1"), "{told}");
        let told = value(page, "heard('error').then((it) => it.message)").await.to_string();
        assert!(told.contains("line 1"), "{told}");
        assert_eq!(value(page, "[frame(), box().className]").await, json!([null, "box"]));
    })
    .await;
}
