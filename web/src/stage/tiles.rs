//! The sections of the picture that are in the document: those in view, and about a screen around them.

use turnlab_diagram::{Picture, svg};
use web_sys::{Element, HtmlElement};

use super::px::px;

/// How far around what is in view the picture is there at least: short ones are there as a whole, for whoever
/// goes from handle to fold by keys; and an arrow of up to 800 pixels is drawn with the section that it
/// leaves in, and may reach so far below that.
const LEAST_MARGIN: f64 = 1600.0;
/// How many elements there are at most, where what is in view alone has not more.
const MOST_NODES: usize = 1_400;
/// How many sections are kept that were in the document before.
const MOST_KEPT: usize = 24;

/// A section in the document, or kept.
struct Tile {
    section: usize,
    svg: String,
    nodes: usize,
    element: Element,
    /// Whether it is of the picture before.
    stale: bool,
}

/// The sections of one picture.
#[derive(Default)]
pub(super) struct Tiles {
    /// Those in the document, from top to bottom.
    shown: Vec<Tile>,
    /// Those that were, the newest last.
    kept: Vec<Tile>,
    /// What was asked for last: the first and the last section in view, and of those around them.
    wanted: Option<[usize; 4]>,
}

impl Tiles {
    /// Another picture is to be shown: nothing that is kept is of it, and maybe nothing that is shown.
    pub(super) fn renew(&mut self) {
        self.kept.clear();
        self.wanted = None;
        self.shown.iter_mut().for_each(|tile| tile.stale = true);
    }

    /// Shows what is in view between two heights, and what is around that unless there is no time for it
    /// yet. Says whether that changes anything.
    pub(super) fn show(
        &mut self,
        body: &HtmlElement,
        picture: &Picture,
        (top, bottom): (f64, f64),
        with_margin: bool,
    ) -> bool {
        let margin = if with_margin { (bottom - top).max(LEAST_MARGIN) } else { 0.0 };
        let heights = [top, bottom, top - margin, bottom + margin];
        let wanted = heights.map(|y| picture.section_at(y));
        if self.wanted == Some(wanted) {
            return false;
        }
        self.wanted = Some(wanted);
        let mut before = std::mem::take(&mut self.shown);
        let mut nodes = 0;
        for (section, in_view) in by_nearness(wanted) {
            let Some(tile) = self.tile(body, picture, &mut before, section) else { continue };
            nodes += tile.nodes;
            if !in_view && nodes > MOST_NODES {
                self.kept.push(tile);
                break;
            }
            self.shown.push(tile);
        }
        self.leave(before);
        self.shown.sort_unstable_by_key(|tile| tile.section);
        let mut next = None;
        for tile in self.shown.iter().rev() {
            if tile.element.parent_node().is_none() {
                let _ = body.insert_before(&tile.element, next);
            }
            next = Some(&*tile.element);
        }
        true
    }

    /// Places what is shown: heights are on the body less by `offset`.
    pub(super) fn place(&self, picture: &Picture, offset: f64) {
        for tile in &self.shown {
            if let Some(section) = picture.sections().get(tile.section) {
                let transform = format!("transform:translateY({})", px(section.top - offset));
                let _ = tile.element.set_attribute("style", &transform);
            }
        }
    }

    /// A section as it is in the document or was, or else drawn.
    fn tile(
        &mut self,
        body: &HtmlElement,
        picture: &Picture,
        before: &mut Vec<Tile>,
        section: usize,
    ) -> Option<Tile> {
        let take = |tiles: &mut Vec<Tile>| {
            let place = tiles.iter().position(|tile| tile.section == section)?;
            Some(tiles.swap_remove(place))
        };
        let mut tile = match take(before).or_else(|| take(&mut self.kept)) {
            Some(tile) => tile,
            None => {
                let element = body.owner_document()?.create_element("div").ok()?;
                element.set_class_name("tile");
                Tile { section, svg: String::new(), nodes: 0, element, stale: true }
            }
        };
        if tile.stale {
            let svg = svg::write(&picture.draw(section).scene);
            if svg != tile.svg {
                tile.element.set_inner_html(&svg);
                tile.nodes = 1 + svg.matches('<').count() - svg.matches("</").count();
                tile.svg = svg;
            }
            tile.stale = false;
        }
        Some(tile)
    }

    /// Takes these out of the document and keeps some; but what has the focus stays.
    fn leave(&mut self, tiles: Vec<Tile>) {
        for tile in tiles {
            if tile.stale {
                tile.element.remove();
            } else if has_focus(&tile.element) {
                self.shown.push(tile);
            } else {
                tile.element.remove();
                self.kept.push(tile);
            }
        }
        let too_many = self.kept.len().saturating_sub(MOST_KEPT);
        self.kept.drain(..too_many);
    }
}

fn has_focus(element: &Element) -> bool {
    let focused = element.owner_document().and_then(|document| document.active_element());
    focused.is_some_and(|focused| element.contains(Some(&focused)))
}

/// The sections that are wanted, and whether they are in view: those first, then the nearest.
fn by_nearness([first, last, above, below]: [usize; 4]) -> Vec<(usize, bool)> {
    let mut order: Vec<(usize, bool)> = (first..=last).map(|section| (section, true)).collect();
    for away in 1..=(first - above).max(below - last) {
        if first - above >= away {
            order.push((first - away, false));
        }
        if last + away <= below {
            order.push((last + away, false));
        }
    }
    order
}
