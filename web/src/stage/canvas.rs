//! The part of the document that the stage draws on.

use std::cell::{Cell, RefCell};

use js_sys::parse_float;
use turnlab_diagram::{Frame, Picture, Point, clock, limited, svg};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::px::{px, tenths};
use super::scroll::Scroll;
use super::tiles::Tiles;

/// How much of the visible height the cursor may use before the picture scrolls under it.
const LOWEST_CURSOR: f64 = 0.62;
/// Where a revealed cursor stands, as a part of the visible height.
const REVEALED_CURSOR: f64 = 0.4;
/// The least that is seen above a cursor that is followed.
const HIGHEST_CURSOR: f64 = 0.1;

/// The type size of a page for whose reader all is as usual, in CSS pixels.
const USUAL_SIZE: f64 = 16.0;
/// How much of a picture is printed: some hundred sheets.
const LONGEST_ON_PAPER: f64 = 100_000.0;

/// The elements of the diagram.
pub struct Canvas {
    /// What scrolls.
    pub scroller: HtmlElement,
    /// Holds the heads, which stay in view.
    pub heads: Element,
    /// Holds the picture.
    pub body: HtmlElement,
    /// The line across the picture, which lies under it.
    pub line: HtmlElement,
    /// The knob and the time at its beginning, which lie over it.
    pub cursor: HtmlElement,
    /// The time beside it.
    pub time: Element,
    /// The strip of the map of cuts, and in it the picture and the cursor; none where there is none.
    pub map: Option<HtmlElement>,
    /// What of the picture is in `body`, and where it is scrolled to.
    pub view: View,
}

/// What of a picture is in the document.
#[derive(Default)]
pub struct View {
    heads: RefCell<String>,
    tiles: RefCell<Tiles>,
    scroll: Cell<Scroll>,
    /// How much of it is seen, in CSS pixels, since it was last asked: asking makes the browser lay everything out.
    height: Cell<Option<f64>>,
}

impl Canvas {
    /// The room that a picture has, and texts as large as on the page.
    pub(super) fn frame(&self) -> Frame {
        let root = self.body.owner_document().and_then(|it| it.document_element());
        let style = web_sys::window()
            .zip(root)
            .and_then(|(window, root)| window.get_computed_style(&root).ok().flatten());
        let size = style.and_then(|style| style.get_property_value("font-size").ok());
        let size = size.map_or(f64::NAN, |size| parse_float(&size));
        let text = if size > 0.0 { size / USUAL_SIZE } else { 1.0 };
        Frame { width: f64::from(self.body.client_width()), text }
    }

    /// Replaces the picture, as far as it is in view; what had the focus in it has it again, unless it is in
    /// somebody's `hand`, who has no use for it and would wait for it.
    pub(super) fn draw(&self, picture: &Picture, hand: bool) {
        let focused = self.focused_handle().filter(|_| !hand);
        let heads = svg::write(&picture.heads);
        if *self.view.heads.borrow() != heads {
            self.heads.set_inner_html(&heads);
            *self.view.heads.borrow_mut() = heads;
            self.resized();
        }
        // Before anything is changed that it would have to wait for.
        let (_, height) = self.visible();
        let before = self.view.scroll.get();
        let scroll = before.over(picture.height());
        let _ = self.body.style().set_property("height", &px(scroll.span()));
        self.view.scroll.set(scroll);
        if scroll.offset != before.offset {
            self.scroll_to(scroll.top());
        } else if before.ends_below(scroll.span(), height) {
            let mut scroll = scroll;
            scroll.moved(f64::from(self.scroller.scroll_top()));
            self.view.scroll.set(scroll);
        }
        // Where texts are large it is wider than its room, and scrolls.
        let _ = self.scroller.style().set_property("--wide", &px(picture.width()));
        self.view.tiles.borrow_mut().renew();
        self.show_within(picture, height, false);
        let left = px(picture.area.left);
        for part in [&self.line, &self.cursor] {
            let _ = part.style().set_property("--area-left", &left);
        }
        if let Some(knob) = self.cursor.first_element_child() {
            let last_us = picture.axis.time_at(picture.axis.last_y());
            let _ = knob.set_attribute("aria-valuemax", &(last_us / 1_000_000).to_string());
        }
        if let Some(id) = focused {
            self.focus_handle(id);
        }
    }

    /// Shows what is in view now, and what is around that unless there is no time for it yet.
    pub(super) fn show(&self, picture: &Picture, with_margin: bool) {
        self.show_within(picture, self.visible().1, with_margin);
    }

    fn show_within(&self, picture: &Picture, height: f64, with_margin: bool) {
        let mut tiles = self.view.tiles.borrow_mut();
        let top = self.view.scroll.get().top();
        if tiles.show(&self.body, picture, (top, top + height), with_margin) {
            tiles.place(picture, self.view.scroll.get().offset);
        }
    }

    /// Shows all of a picture, for paper.
    pub(super) fn show_all(&self, picture: &Picture) {
        let mut tiles = self.view.tiles.borrow_mut();
        tiles.renew();
        tiles.show(&self.body, picture, (0.0, picture.height().min(LONGEST_ON_PAPER)), false);
    }

    /// A person has scrolled: says whether other heights are there now than would be by that alone.
    pub(super) fn scrolled(&self, picture: &Picture) -> bool {
        let before = self.view.scroll.get();
        let mut scroll = before;
        scroll.moved(f64::from(self.scroller.scroll_top()));
        self.view.scroll.set(scroll);
        // Who goes far may go on: what is around the view can wait until they rest.
        let is_near = (scroll.top() - before.top()).abs() < self.visible().1;
        self.show(picture, is_near);
        let jumped = scroll.offset != before.offset;
        if jumped {
            self.view.tiles.borrow().place(picture, scroll.offset);
        }
        jumped
    }

    /// Shows what is in view after the element has been scrolled from here.
    pub(super) fn place(&self, picture: &Picture) {
        self.show(picture, true);
        self.view.tiles.borrow().place(picture, self.view.scroll.get().offset);
    }

    /// Shows what is around the view, and makes the element fit; says whether that was needed.
    pub(super) fn settle(&self, picture: &Picture) -> bool {
        self.show(picture, true);
        let is_off = self.view.scroll.get().is_off();
        if is_off {
            self.scroll_to(self.view.scroll.get().top());
            self.view.tiles.borrow().place(picture, self.view.scroll.get().offset);
        }
        is_off
    }

    /// Gives the focus to a handle.
    pub(super) fn focus_handle(&self, id: usize) {
        let handle = self.body.query_selector(&format!("[data-handle=\"{id}\"]"));
        if let Ok(Some(handle)) = handle {
            focus(&handle);
        }
    }

    fn focused_handle(&self) -> Option<usize> {
        let focused = self.body.owner_document()?.active_element();
        let focused = focused.filter(|focused| self.body.contains(Some(focused)))?;
        focused.get_attribute("data-handle")?.parse().ok()
    }

    /// Puts the cursor at a height and a time; `over` is how far above that the same time stands on the axis.
    pub(super) fn move_cursor(&self, y: f64, at_us: i64, over: f64) {
        let moved = format!("translateY({})", px(y - self.view.scroll.get().offset));
        for part in [&self.line, &self.cursor] {
            let _ = part.style().set_property("transform", &moved);
        }
        let _ = self.cursor.style().set_property("--over", &px(over));
        let text = clock(at_us);
        if self.time.text_content().as_deref() != Some(&text) {
            self.time.set_text_content(Some(&text));
        }
        if let Some(knob) = self.cursor.first_element_child() {
            let _ = knob.set_attribute("aria-valuetext", &text);
            let _ = knob.set_attribute("aria-valuenow", &(at_us / 1_000_000).to_string());
        }
    }

    /// Scrolls so that the cursor is well in view, if it is not.
    pub(super) fn reveal(&self, y: f64) {
        let (top, height) = self.visible();
        if y < top || y > top + height * 0.9 {
            self.scroll_to(y - height * REVEALED_CURSOR);
        }
    }

    /// Scrolls along with a cursor that moves.
    pub(super) fn follow(&self, y: f64) {
        let (top, height) = self.visible();
        let to = limited(top, y - height * LOWEST_CURSOR, y - height * HIGHEST_CURSOR);
        if to != top && (top > 0.0 || to > 0.0) {
            self.scroll_to(to);
        }
    }

    /// Places the scissors on an arrow, with the words for where a pointer is, or takes them away.
    pub(super) fn place_snip(&self, at: Option<Point>, pointed: bool) {
        let snip = self.cursor.next_element_sibling();
        let Some(snip) = snip.and_then(|snip| snip.dyn_into::<HtmlElement>().ok()) else { return };
        snip.set_hidden(at.is_none());
        let _ = snip.toggle_attribute_with_force("data-pointed", pointed);
        if let Some(at) = at {
            let place = format!("{} {}", px(at.x), px(at.y - self.view.scroll.get().offset));
            let _ = snip.style().set_property("translate", &place);
        }
    }

    /// Takes the focus from whatever has it but the cursor: keys act on the whole then.
    pub(super) fn take_focus(&self) {
        let focused = self.body.owner_document().and_then(|document| document.active_element());
        if let Some(focused) = focused.filter(|focused| !self.cursor.contains(Some(focused))) {
            // Those in the picture have it, too, if not by that name.
            let _ = focused.unchecked_into::<HtmlElement>().blur();
        }
    }

    /// Replaces the map of cuts: the picture, and the same in words. An old one fades while the new one is
    /// worked out.
    pub(super) fn draw_map(&self, map: Option<&(String, String)>, waiting: bool) {
        let Some(strip) = &self.map else { return };
        let _ = strip.toggle_attribute_with_force("data-waiting", waiting);
        let Some(svg) = strip.first_element_child() else { return };
        match map {
            Some((picture, words)) => {
                svg.set_inner_html(picture);
                let _ = svg.set_attribute("aria-label", words);
            }
            None if waiting => {}
            None => svg.set_inner_html(""),
        }
    }

    /// Moves the cursor on the map of cuts, from 0 to 1.
    pub(super) fn move_on_map(&self, part: f64) {
        if let Some(strip) = &self.map {
            let _ = strip.style().set_property("--at", &format!("{}%", tenths(part * 100.0)));
        }
    }

    /// Marks on the map of cuts where a pointer is, from 0 to 1, if one is there.
    pub(super) fn point_on_map(&self, part: Option<f64>) {
        let Some(style) = self.map.as_ref().map(HtmlElement::style) else { return };
        let _ = match part {
            Some(part) => style.set_property("--pointed", &format!("{}%", tenths(part * 100.0))),
            None => style.remove_property("--pointed").map(drop),
        };
    }

    /// Frames on the strip what is in view, from 0 to 1, and says it.
    pub(super) fn move_frame(&self, from: f64, to: f64, words: &str) {
        let Some(strip) = &self.map else { return };
        let style = strip.style();
        for (name, part) in [("--from", from), ("--view", to - from)] {
            let _ = style.set_property(name, &format!("{}%", tenths(part * 100.0)));
        }
        if let Some(frame) = strip.last_element_child() {
            let _ = frame.set_attribute("aria-valuetext", words);
            let percent = (from * 100.0).round();
            #[allow(clippy::cast_possible_truncation, reason = "from 0 to 100")]
            let _ = frame.set_attribute("aria-valuenow", &(percent as i64).to_string());
        }
    }

    /// How far along the map of cuts a place on the page is, from 0 to 1.
    pub(super) fn part_of_map(&self, client_x: f64) -> Option<f64> {
        let place = self.map.as_ref()?.get_bounding_client_rect();
        (place.width() > 0.0).then(|| ((client_x - place.left()) / place.width()).clamp(0.0, 1.0))
    }

    /// A place on the page as a place on the picture.
    pub(super) fn place_of(&self, (x, y): (f64, f64)) -> Point {
        let body = self.body.get_bounding_client_rect();
        Point::new(x - body.left(), y - body.top() + self.view.scroll.get().offset)
    }

    pub(super) fn y_of(&self, client_y: f64) -> f64 {
        self.place_of((0.0, client_y)).y
    }

    /// Which heights of the picture are in view: the first and the last.
    pub(super) fn in_view(&self) -> (f64, f64) {
        let (top, height) = self.visible();
        (top, top + height)
    }

    /// Which height of the picture is at the top, and how much is in view.
    pub(super) fn visible(&self) -> (f64, f64) {
        let height = self.view.height.get().unwrap_or_else(|| {
            let heads = f64::from(self.heads.client_height());
            (f64::from(self.scroller.client_height()) - heads).max(1.0)
        });
        self.view.height.set(Some(height));
        (self.view.scroll.get().top(), height)
    }

    /// The scroller or the heads may have another height now: it is measured when it is next asked for.
    pub(super) fn resized(&self) {
        self.view.height.set(None);
    }

    /// Brings a height of the picture to the top, as far as there is more of it below.
    pub(super) fn scroll_to(&self, top: f64) {
        let mut scroll = self.view.scroll.get();
        let top = top.min(scroll.height - self.visible().1);
        // Whole pixels: anything else is cut off by the browser anyway.
        #[allow(clippy::cast_possible_truncation, reason = "nothing is scrolled by 2³¹ pixels")]
        let at = scroll.go(top) as i32;
        self.view.scroll.set(scroll);
        self.scroller.set_scroll_top(at);
    }
}

/// The focus without a scroll; SVG elements have it too, but not in `web-sys`.
fn focus(element: &Element) {
    use wasm_bindgen::JsValue;
    let Ok(method) = js_sys::Reflect::get(element, &JsValue::from_str("focus")) else {
        return;
    };
    if let Some(method) = method.dyn_ref::<js_sys::Function>() {
        let options = js_sys::Object::new();
        let _ = js_sys::Reflect::set(&options, &"preventScroll".into(), &JsValue::TRUE);
        let _ = method.call1(element, &options);
    }
}
