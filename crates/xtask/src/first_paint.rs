//! What is seen of the page before its program is there: the incident, drawn by the same core into the
//! same places, for narrow and for wide windows.

use crate::problem::{Outcome, Problem};
use crate::{icons, without_script};
use turnlab_core::scenario::{LIBRARY, LibraryEntry};
use turnlab_diagram::{Drawing, Frame, Item, Picture, Point, Scene, Step, clock, layout, svg};
use turnlab_view::{Caption, Story, ViewOptions};

/// Between these stands in `index.html` what is replaced.
const BEGIN: &str = "<!--first-paint-->";
const END: &str = "<!--/first-paint-->";
const HEAD_ENDS: &str = "</head>";
/// Where it says what there is without a script.
const NO_SCRIPT: &str = "<!--no-script-->";

/// How wide the pictures are, and down to where they are drawn, in pixels: the first screen. A window of 390
/// by 844 and one of 1440 by 900 are met to the pixel; in others the picture is scaled.
const NARROW: (f64, f64) = (362.0, 520.0);
const WIDE: (f64, f64) = (1024.0, 640.0);
const EMBEDDED_NARROW: (f64, f64) = (366.0, 700.0);
const EMBEDDED_WIDE: (f64, f64) = (776.0, 640.0);
/// How far down the cursor may be in what is drawn before the picture is scrolled to it, and where it is then: as
/// the page does it in a window of 1440 by 900.
const LOWEST: f64 = 0.75;
const REVEALED: f64 = 0.322;

/// Light or dark where the address says so, and what it asks for besides.
const ASKED: &str = "const h=location.hash.slice(1),t=/(?:^|&)theme=(light|dark)(?=&|$)/.exec(h),\
    r=document.documentElement.dataset;if(t)r.theme=t[1];\
    let k=h.replace(/(^|&)(theme=\\w*|end=run|run=[^&]*)/g,'').replace(/^&/,'');";
/// What the browser has kept; a frame keeps nothing.
const KEPT: &str = "try{k=k||sessionStorage['turnlab.work']||localStorage['turnlab.work']}catch{}";
/// In the page itself the switch for keys that are letters is as it was left.
const SETTINGS: &str = "<script>{const i=document.querySelector('#keys input'),k='turnlab.letters';\
    try{i.checked=localStorage[k]!='off';i.onchange=()=>i.checked?localStorage.removeItem(k):\
    localStorage[k]='off'}catch{}}</script>";

/// `index.html` with its first paint.
pub(crate) fn whole(page: &str) -> Outcome<String> {
    Ok(painted(page, "", &Opening::of(&LIBRARY[0])?)?.replace(NO_SCRIPT, without_script::IN_PAGE))
}

/// The same for the page of one scenario, which is what it opens, whatever the browser has kept.
pub(crate) fn of_scenario(page: &str, entry: &'static LibraryEntry) -> Outcome<String> {
    let scene = Opening::of(entry)?;
    let opens = format!(
        "try{{const h=location.hash;if(!h||/^#theme=\\w+$/.test(h))\
         history.replaceState(null,'','#{}'+h.replace('#','&'))}}catch{{}}",
        scene.story.scenario().link()
    );
    Ok(painted(page, &opens, &scene)?.replace(NO_SCRIPT, without_script::IN_SCENARIO_PAGE))
}

fn painted(page: &str, opens: &str, scene: &Opening) -> Outcome<String> {
    let parts = [
        "<div class=\"page first-paint\">".to_owned(),
        header(scene),
        "<main class=\"stage\">".to_owned(),
        caption(&scene.caption),
        looks(),
        scene.scroller(NARROW, WIDE),
        CUT_MAP.to_owned(),
        "</main>".to_owned(),
        transport(scene, ""),
        "<aside class=\"panel\"></aside></div>".to_owned(),
    ];
    let page = filled(page, &script(opens, KEPT, scene), &parts.concat())?;
    Ok(page.replace("<!--settings-->", SETTINGS))
}

/// The same for `embed.html`.
pub(crate) fn embedded(page: &str) -> Outcome<String> {
    let scene = Opening::of(&LIBRARY[0])?;
    let parts = [
        "<main class=\"page embedded first-paint\">".to_owned(),
        caption(&scene.caption),
        scene.scroller(EMBEDDED_NARROW, EMBEDDED_WIDE),
        CUT_MAP.to_owned(),
        transport(
            &scene,
            "<a class=\"open-in-full\" href=\"./index.html#s=lost-turn&amp;at=8\">Open in full</a>",
        ),
        "</main>".to_owned(),
    ];
    let page = filled(page, &script("", "", &scene), &parts.concat())?;
    Ok(page
        .replace("<!--settings-->", "")
        .replace(NO_SCRIPT, &without_script::in_frame(&scene.story)))
}

/// The script goes before all that is drawn: a browser draws what it has when it comes to one.
fn filled(page: &str, script: &str, with: &str) -> Outcome<String> {
    let parts = page.split_once(BEGIN).and_then(|(before, rest)| {
        let (_, after) = rest.split_once(END)?;
        let (head, body) = before.split_once(HEAD_ENDS)?;
        Some(format!("{head}{script}{HEAD_ENDS}{body}{with}{after}"))
    });
    parts.ok_or_else(|| {
        Problem::new(format!("index.html has no place for its first paint ({BEGIN})"))
    })
}

/// A scenario as the page opens on it.
struct Opening {
    entry: &'static LibraryEntry,
    story: Story,
    caption: Caption,
    next: String,
}

impl Opening {
    fn of(entry: &'static LibraryEntry) -> Outcome<Self> {
        let history = entry.scenario().run();
        let unfit = |_| Problem::new(format!("The scenario {} cannot be run", entry.name));
        let history = history.map_err(unfit)?;
        let story = Story::new(entry.scenario(), history);
        let at_us = entry.opens_at_us;
        let next = story.key_moments().into_iter().find(|point| point.at_us > at_us);
        let next = next.map_or_else(String::new, |point| format!("Next: {}", point.text));
        Ok(Opening { entry, caption: story.caption(at_us), story, next })
    }

    fn scroller(&self, narrow: (f64, f64), wide: (f64, f64)) -> String {
        let pictures = [("narrow", narrow), ("wide", wide)].map(|(class, (width, height))| {
            (class, height, layout(&self.story.chart(&ViewOptions::default()), Frame::of(width)))
        });
        let heads = pictures.each_ref().map(|(class, _, picture)| {
            format!("<div class=\"only-{class}\">{}</div>", svg::write(&picture.heads))
        });
        let bodies = pictures.each_ref().map(|(class, height, picture)| {
            let top = self.top(picture, *height);
            let lowest = top + height;
            let (first, last) = (picture.section_at(top), picture.section_at(lowest));
            let drawings = picture.drawings().skip(first).take(last + 1 - first);
            let tile =
                |drawing: Drawing| svg::write(&upper(&drawing.scene, lowest - drawing.section.top));
            let body: String = drawings.map(tile).collect();
            let ends = (picture.sections()[first].top, picture.sections()[last].bottom);
            let above = match top - ends.0 {
                0.0 => String::new(),
                above => format!(" style=\"margin-top:-{above:.0}px\""),
            };
            format!(
                "<div class=\"body only-{class}\"{above}>{}</div>",
                self.with_cursor(&idle(&body), picture, ends)
            )
        });
        format!(
            "<div class=\"scroller\"><div class=\"heads\">{}</div><div class=\"picture\">{}</div></div>",
            heads.concat(),
            bodies.concat()
        )
    }

    /// Which height of the picture is uppermost: where the cursor is far down, the page scrolls to it.
    fn top(&self, picture: &Picture, height: f64) -> f64 {
        let y = picture.axis.y_at(self.entry.opens_at_us);
        if y < height * LOWEST { 0.0 } else { (y - height * REVEALED).round() }
    }

    /// Under and over as much of the picture as there is, from `top` down to `bottom`.
    fn with_cursor(&self, body: &str, picture: &Picture, (top, bottom): (f64, f64)) -> String {
        let at_us = self.entry.opens_at_us;
        let part = |length: f64, whole: f64| format!("{:.3}%", length / whole * 100.0);
        let top = part(picture.axis.y_at(at_us) - top, bottom - top);
        let left = part(picture.area.left, picture.width());
        let style = format!("style=\"top:{top};--area-left:{left}\"");
        format!(
            "<div class=\"cursor-line\" {style}></div>{body}\
             <div class=\"cursor\" {style}><span class=\"knob\"></span>\
             <span class=\"cursor-time\">{}</span></div>",
            clock(at_us)
        )
    }
}

/// Nothing in the picture takes the focus yet.
fn idle(svg: &str) -> String {
    let needless = [" tabindex=\"0\"", " tabindex=\"-1\"", " xmlns=\"http://www.w3.org/2000/svg\""];
    needless.iter().fold(svg.to_owned(), |svg, part| svg.replace(part, ""))
}

/// As large as the scene, but with what begins above `height` alone.
fn upper(scene: &Scene, height: f64) -> Scene {
    let items = scene.items.iter().filter(|item| top_of(item) < height).cloned().collect();
    Scene { items, ..scene.clone() }
}

fn top_of(item: &Item) -> f64 {
    let least = |tops: &mut dyn Iterator<Item = f64>| tops.fold(f64::INFINITY, f64::min);
    match item {
        Item::Line { from, to, .. } => from.y.min(to.y),
        Item::Rect { y, .. } => *y,
        Item::Text(text) => text.at.y,
        Item::Group(group) => least(&mut group.items.iter().map(top_of)),
        Item::Path { steps, .. } => least(&mut steps.iter().filter_map(|step| match step {
            Step::Move(Point { y, .. }) | Step::Line(Point { y, .. }) => Some(*y),
            Step::Curve(_, to) => Some(to.y),
            Step::Close => None,
        })),
    }
}

/// Hides all that tells of the scenario where another one will be on the page: the address asks for it, or the
/// browser has kept one.
fn script(opens: &str, kept: &str, scene: &Opening) -> String {
    let link = scene.story.scenario().link();
    format!("<script>{{{opens}{ASKED}{kept}if(k&&k!='{link}')r.other=''}}</script>")
}

fn header(scene: &Opening) -> String {
    let verdict = scene.story.summary_text();
    let others = LIBRARY.iter().map(|entry| entry.title);
    let titles: Vec<_> = std::iter::once(scene.entry.title).chain(others).collect();
    format!(
        "<header class=\"header\"><p class=\"brand\">Turnlab</p><p class=\"title\">\
         <select class=\"scenario\" aria-label=\"Scenario\" disabled>{}</select>{}\
         <span class=\"lede\"><b class=\"verdict\">{verdict}</b><span>{LEDE}</span></span></p>{}{}</header>",
        options(&titles),
        quiet("show-library", "Library"),
        quiet("", "The lab"),
        quiet("open-file", "Open…") + &quiet("", "Share"),
    )
}

/// What is chosen and the longest: some browsers make a choice as wide as that.
fn options(words: &[&str]) -> String {
    let longest = words.iter().max_by_key(|words| words.len());
    let shown = words.first().into_iter().chain(longest.filter(|longest| **longest != words[0]));
    shown.map(|words| format!("<option>{words}</option>")).collect()
}

const LEDE: &str = "Only the side with the Turn may send.";

fn quiet(class: &str, words: &str) -> String {
    format!("<button type=\"button\" class=\"quiet {class}\" disabled>{words}</button>")
}

fn caption(caption: &Caption) -> String {
    let Caption { headline, turn, mail } = caption;
    format!(
        "<div class=\"caption\"><h1 class=\"headline\">{headline}</h1><p class=\"detail\">\
         <span class=\"standing\">{turn}</span> <span>{mail}</span></p></div>"
    )
}

/// The switches above the picture, as they are at first.
fn looks() -> String {
    let segments = |name: &str, words: &[&str], on: usize| {
        let button = |(place, words): (usize, &&str)| {
            let on = place == on;
            format!("<button type=\"button\" aria-pressed=\"{on}\" disabled>{words}</button>")
        };
        let buttons: String = words.iter().enumerate().map(button).collect();
        format!("<div class=\"segments\" role=\"group\" aria-label=\"{name}\">{buttons}</div>")
    };
    format!(
        "<div class=\"looks\">{}<label><input type=\"checkbox\" disabled>To scale</label>\
         <label><span>Turn of</span><select disabled>{}</select></label></div>",
        segments("Level of detail", &["Turn", "Messages", "PDUs"], 1),
        options(&["newest", "association 2"]),
    )
}

const CUT_MAP: &str = "<div class=\"cut-map\">\
    <ul><li><i class=\"harmless\"></i>no harm</li><li><i class=\"late\"></i>mail late</li>\
    <li><i class=\"lost\"></i>Turn lost</li><li><i class=\"doubled\"></i>two Turns</li></ul>\
    <div class=\"strip\" data-waiting><svg viewBox=\"0 0 1000 24\" preserveAspectRatio=\"none\"></svg></div></div>";

/// As the page has it; only Play can be pressed, and it is remembered.
fn transport(scene: &Opening, link: &str) -> String {
    let icon = |name: &str, path: &str, more: &str| {
        format!(
            "<button type=\"button\" class=\"icon{more}\" aria-label=\"{name}\" disabled>{}</button>",
            glyph(path)
        )
    };
    let turns = [
        icon("Last key moment", icons::LAST_TURN, ""),
        icon("Step back", icons::BACK, ""),
        icon("Step forward", icons::FORWARD, ""),
        icon("Next key moment", icons::NEXT_TURN, ""),
    ];
    let undo = [icon("Undo", icons::UNDO, " off"), icon("Redo", icons::REDO, " off")];
    let (time, scissors) = (clock(scene.entry.opens_at_us), glyph(icons::SCISSORS));
    format!(
        "<div class=\"transport\" role=\"region\" aria-label=\"Transport\">\
         <button type=\"button\" class=\"play\" aria-label=\"Play\" \
         data-does=\"play\">{}</button>{}\
         <span class=\"clock\">{time}</span>\
         <select class=\"speed\" aria-label=\"Speed\" disabled><option>1×</option></select>\
         <button type=\"button\" class=\"cut\" disabled>{scissors}<span>Cut</span></button>\
         <span class=\"said\"></span>{}<span class=\"next-turn\"><span>{}</span></span>\
         <button type=\"button\" class=\"icon show-keys\" aria-label=\"Keys\" disabled>?</button>{link}</div>",
        glyph(icons::PLAY),
        turns.concat(),
        undo.concat(),
        scene.next,
    )
}

fn glyph(path: &str) -> String {
    format!(
        "<svg class=\"glyph\" viewBox=\"0 0 20 20\" width=\"20\" height=\"20\" aria-hidden=\"true\">\
         <path d=\"{path}\" fill-rule=\"evenodd\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head></head><a><!--first-paint--><p>later</p><!--/first-paint--></a>";

    #[test]
    fn the_incident_is_in_the_page_before_its_program() {
        let page = whole(PAGE).expect("the page has a place for it");
        for words in [
            "LONDON has a message for PARIS and asks PARIS for the Turn.",
            "RT-TURN-GIVE",
            "Next: the association is cut, and the Turn is lost",
            "k!='s=lost-turn&at=8'",
        ] {
            assert!(page.contains(words), "{words}");
        }
        assert!(!page.contains("later") && page.starts_with("<head><script>"));
        assert!(!page.contains("tabindex"), "nothing takes the focus but buttons");
        let frame = embedded(PAGE).expect("the page has a place for it");
        assert!(!frame.contains("Storage"), "a frame reads nothing");
        assert!(frame.contains("asks PARIS for the Turn") && frame.contains("class=\"strip\""));
        assert!(whole("<a></a>").is_err());
    }
}
