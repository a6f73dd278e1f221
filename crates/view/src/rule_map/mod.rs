//! The map of all rules: a cell for each, coloured by what becomes of the Turn under it.
//!
//! Two columns decide most and are the panels: who has the Turn after a recovery across, and whether the initiator makes
//! itself a new one down. In a panel stand what is kept of a loss in giving and in waiting across, what is kept in
//! holding and who answers a request down.

mod areas;

use turnlab_core::protocol::{COLUMNS, RULES, Rule};
use turnlab_core::search::{Fate, Growth};
use turnlab_diagram::file::{About, Theme, write_scene};
use turnlab_diagram::{
    Anchor, CellFill, Item, Paint, Point, Role, Scene, Step, Stroke, Text, Tone,
};

use self::areas::areas;

/// What is known of a rule, as far as the map shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// What becomes of the Turn.
    pub fate: Fate,
    /// What makes it fail in wider bounds.
    pub felled: Option<Growth>,
}

impl Cell {
    /// What it shows, in words.
    #[must_use]
    pub fn words(self) -> String {
        match (self.fate, self.felled) {
            (Fate::Safe, Some(growth)) => format!("fails with {}", growth.name()),
            (Fate::Safe, None) => "neither loses nor doubles the Turn".to_owned(),
            (Fate::Lost, _) => "can lose the Turn".to_owned(),
            (Fate::Doubled, _) => "can double the Turn".to_owned(),
            (Fate::Both, _) => "can lose the Turn and double it".to_owned(),
            (Fate::Unknown, _) => "not known".to_owned(),
        }
    }

    fn fill(self) -> CellFill {
        match (self.fate, self.felled) {
            (Fate::Safe, None) => CellFill::Safe,
            (Fate::Safe, Some(_)) => CellFill::Felled,
            (Fate::Lost, _) => CellFill::Lost,
            (Fate::Doubled, _) => CellFill::Doubled,
            (Fate::Both, _) => CellFill::Both,
            (Fate::Unknown, _) => CellFill::Unknown,
        }
    }
}

/// Columns by their places in [`COLUMNS`], the first of each the one that changes least from cell to cell.
const ACROSS: [usize; 2] = [1, 2];
const DOWN: [usize; 3] = [0, 4, 5];
const PANEL_ACROSS: usize = 3;
const PANEL_DOWN: usize = 6;

/// The width, in pixels, below which the panels stand two beside each other.
const NARROW: f64 = 700.0;
/// The most and the least that a cell measures, in pixels.
const CELL: (f64, f64) = (3.0, 8.0);
/// Between two panels.
const GAP: f64 = 16.0;
/// Above a panel, for what it is about.
const HEAD: f64 = 20.0;
/// Left of the panels, for what is kept in holding.
const SIDE: f64 = 52.0;
/// Below the panels, for what is kept in giving.
const FOOT: f64 = 18.0;
/// Above the names.
const NAMES_GAP: f64 = 10.0;
/// From one line of the names to the next.
const LINE: f64 = 18.0;

/// What the places of the cells mean, as a sentence or two.
pub const MAP_AXES: &str = "Across in a panel: what is kept of a loss in giving and, within each, in waiting. Down: what is \
    kept in holding and, within each, who answers a request while giving and while waiting.";

/// Where everything is on the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RuleMap {
    cell: f64,
    is_narrow: bool,
    hand: Rule,
}

impl RuleMap {
    /// A map so wide at the most, in pixels, of the rules with the last column of this one.
    #[must_use]
    pub fn new(width: f64, hand: Rule) -> Self {
        let is_narrow = width < NARROW;
        let mut map = RuleMap { cell: 1.0, is_narrow, hand };
        let [beside, _] = map.panels();
        let cells = (beside * map.size()[0]) as f64;
        let room = width - map.side() - GAP * (beside - 1) as f64;
        // Whole and half pixels are sharp.
        map.cell = ((room / cells * 2.0).floor() / 2.0).clamp(CELL.0, CELL.1);
        map
    }

    /// How many cells a panel has across and down.
    #[must_use]
    fn size(&self) -> [usize; 2] {
        [values_of(&ACROSS), values_of(&DOWN)]
    }

    /// How many panels there are across and down.
    fn panels(&self) -> [usize; 2] {
        let all = [COLUMNS[PANEL_ACROSS].values.len(), COLUMNS[PANEL_DOWN].values.len()];
        if self.is_narrow { [all[0] / 2, all[1] * 2] } else { all }
    }

    fn side(&self) -> f64 {
        if self.is_narrow { 0.0 } else { SIDE }
    }

    /// Where a panel stands, by what stands in its two columns.
    fn panel(&self, recovery: usize, regenerates: usize) -> Point {
        let [beside, _] = self.panels();
        let rows_of_recovery = COLUMNS[PANEL_ACROSS].values.len() / beside;
        let (column, row) = (recovery % beside, regenerates * rows_of_recovery + recovery / beside);
        let [across, down] = self.size().map(|cells| cells as f64 * self.cell);
        Point {
            x: self.side() + column as f64 * (across + GAP),
            y: HEAD + row as f64 * (down + GAP + HEAD),
        }
    }

    /// The upper left corner of a rule's cell, and how wide it is; in pixels.
    #[must_use]
    pub fn place(&self, rule: Rule) -> (f64, f64, f64) {
        let at = |column: usize| COLUMNS[column].place(rule);
        let corner = self.panel(at(PANEL_ACROSS), at(PANEL_DOWN));
        let [x, y] = [number_of(&ACROSS, rule), number_of(&DOWN, rule)];
        (corner.x + x as f64 * self.cell, corner.y + y as f64 * self.cell, self.cell)
    }

    /// The rule at a point.
    #[must_use]
    pub fn rule_at(&self, x: f64, y: f64) -> Option<Rule> {
        let [across, down] = self.size();
        self.each_panel().find_map(|panel| {
            let corner = self.place(panel);
            let [column, row] = [(x - corner.0) / self.cell, (y - corner.1) / self.cell];
            let is_within =
                column >= 0.0 && row >= 0.0 && column < across as f64 && row < down as f64;
            is_within.then(|| with_numbers(panel, [column as usize, row as usize]))
        })
    }

    /// The rule so many cells away, over the edges of the panels; the last one where the map ends.
    #[must_use]
    pub fn beside(&self, rule: Rule, right: i32, down: i32) -> Rule {
        let (x, y, _) = self.place(rule);
        let middle = self.cell / 2.0;
        let step = |over: f64, by: i32| over + f64::from(by) * self.cell;
        let (to_x, to_y) = (step(x + middle, right), step(y + middle, down));
        let over_gap = (
            to_x + GAP * f64::from(right.signum()),
            to_y + (GAP + HEAD) * f64::from(down.signum()),
        );
        let found = [(to_x, to_y), over_gap].into_iter().find_map(|(x, y)| self.rule_at(x, y));
        found.unwrap_or(rule)
    }

    /// The first rule of every panel.
    fn each_panel(&self) -> impl Iterator<Item = Rule> {
        let hand = with_numbers(self.hand, [0, 0]);
        let [recoveries, regenerates] =
            [PANEL_ACROSS, PANEL_DOWN].map(|column| COLUMNS[column].values.len());
        (0..regenerates).flat_map(move |down| {
            (0..recoveries).map(move |across| {
                let rule = COLUMNS[PANEL_ACROSS].with(hand, across);
                COLUMNS[PANEL_DOWN].with(rule, down)
            })
        })
    }

    /// The map, as far as the rules are known. Where `names` says so, the named rules stand below it with their
    /// numbers.
    #[must_use]
    pub fn scene(&self, known: impl Fn(Rule) -> Option<Cell>, names: bool) -> Scene {
        let mut items = Vec::new();
        for panel in self.each_panel() {
            self.draw_panel(panel, &known, &mut items);
        }
        self.draw_sides(&mut items);
        let named: Vec<_> = self.named().collect();
        named.iter().for_each(|&(number, rule, _)| self.draw_ring(number, rule, &mut items));
        let [beside, below] = self.panels().map(|count| count as f64);
        let [across, down] = self.size().map(|cells| cells as f64 * self.cell);
        let width = self.side() + beside * (across + GAP) - GAP;
        let mut height = below * (down + GAP + HEAD) - GAP + self.foot();
        if names {
            height = self.draw_names(&named, height, width, &known, &mut items);
        }
        Scene { width, height, compact: self.is_narrow, scale: 1.0, items }
    }

    /// The map as a file, with the names below it.
    #[must_use]
    pub fn file(&self, known: impl Fn(Rule) -> Option<Cell>, theme: Theme) -> String {
        let about = About {
            title: "Every rule, and what becomes of the Turn under it".to_owned(),
            description: MAP_AXES.to_owned(),
            ..About::default()
        };
        write_scene(&self.scene(known, true), theme, &about)
    }

    fn foot(&self) -> f64 {
        if self.is_narrow { 0.0 } else { FOOT }
    }

    /// The named rules that are on the map, with their numbers from 1.
    pub fn named(&self) -> impl Iterator<Item = (usize, Rule, &'static str)> + use<> {
        let hand = self.hand;
        RULES.iter().enumerate().map(move |(place, known)| {
            let drops_checkpoints = hand.drops_checkpoints;
            (place + 1, Rule { drops_checkpoints, ..known.rule }, known.name)
        })
    }

    fn draw_panel(
        &self,
        panel: Rule,
        known: &impl Fn(Rule) -> Option<Cell>,
        items: &mut Vec<Item>,
    ) {
        let (x, y, _) = self.place(panel);
        let title = panel_title(panel, self.is_narrow);
        items.push(text(x, y - 6.0, Anchor::Start, Role::Remark(Tone::Plain), &title));
        let [across, down] = self.size();
        let fill = |column: usize, row: usize| {
            let rule = with_numbers(panel, [column, row]);
            known(rule).map_or(CellFill::Unknown, Cell::fill)
        };
        let mut fills: Vec<(CellFill, Vec<Step>)> = Vec::new();
        for area in areas(across, down, fill) {
            let place = fills.iter().position(|(fill, _)| *fill == area.fill);
            let place = place.unwrap_or_else(|| {
                fills.push((area.fill, Vec::new()));
                fills.len() - 1
            });
            let [left, right] = [area.left, area.right].map(|edge| x + edge as f64 * self.cell);
            let [top, bottom] = [area.top, area.bottom].map(|edge| y + edge as f64 * self.cell);
            fills[place].1.extend([
                Step::Move(Point { x: left, y: top }),
                Step::Line(Point { x: right, y: top }),
                Step::Line(Point { x: right, y: bottom }),
                Step::Line(Point { x: left, y: bottom }),
                Step::Close,
            ]);
        }
        let paths = fills.into_iter();
        items.extend(paths.map(|(fill, steps)| Item::Path { steps, paint: Paint::Cell(fill) }));
    }

    /// What is kept in holding, and in giving, where there is room to say so.
    fn draw_sides(&self, items: &mut Vec<Item>) {
        if self.is_narrow {
            return;
        }
        let [across, down] = self.size().map(|cells| cells as f64 * self.cell);
        let [holding, giving] = [&COLUMNS[DOWN[0]], &COLUMNS[ACROSS[0]]];
        for panel in self.each_panel() {
            let (x, y, _) = self.place(panel);
            if COLUMNS[PANEL_ACROSS].place(panel) == 0 {
                let each = down / holding.values.len() as f64;
                for (place, value) in holding.values.iter().enumerate() {
                    let at = y + (place as f64 + 0.5) * each + 4.0;
                    items.push(text(x - 8.0, at, Anchor::End, Role::Time, value));
                }
            }
            if COLUMNS[PANEL_DOWN].place(panel) == 1 {
                let each = across / giving.values.len() as f64;
                for (place, value) in giving.values.iter().enumerate() {
                    let at = x + (place as f64 + 0.5) * each;
                    items.push(text(at, y + down + 14.0, Anchor::Middle, Role::Time, value));
                }
            }
        }
    }

    /// The mark of a named rule: its cell's edge, and its number beside it, on alternate sides, since some are one above
    /// the other.
    fn draw_ring(&self, number: usize, rule: Rule, items: &mut Vec<Item>) {
        let (x, y, cell) = self.place(rule);
        let (width, height, radius) = (cell, cell, 1.0);
        items.push(Item::Rect { x, y, width, height, radius, paint: Paint::CellRing });
        let is_even = number_of(&DOWN, rule).is_multiple_of(2);
        let (at, anchor) = match is_even {
            true => (x + cell + 3.0, Anchor::Start),
            false => (x - 3.0, Anchor::End),
        };
        let number = number.to_string();
        items.push(text(at, y + cell / 2.0 + 4.0, anchor, Role::Remark(Tone::Plain), &number));
    }

    /// The named rules with their numbers, and what the places mean; returns how high it all is.
    fn draw_names(
        &self,
        named: &[(usize, Rule, &str)],
        top: f64,
        width: f64,
        known: &impl Fn(Rule) -> Option<Cell>,
        items: &mut Vec<Item>,
    ) -> f64 {
        let beside = if self.is_narrow { 1 } else { 3 };
        let each = width / beside as f64;
        let rows = named.len().div_ceil(beside);
        let names = named.iter().map(|&(number, rule, name)| {
            (known(rule).map_or(CellFill::Unknown, Cell::fill), format!("{number}  {name}"))
        });
        let legend = [
            (CellFill::Safe, "neither loses nor doubles the Turn"),
            (CellFill::Lost, "can lose it"),
            (CellFill::Doubled, "can double it"),
            (CellFill::Both, "can do both"),
        ];
        let legend = legend.map(|(fill, words)| (fill, words.to_owned()));
        let top = top + NAMES_GAP;
        let mut bottom = top;
        for (place, (fill, words)) in names.chain(legend).enumerate() {
            let is_name = place < named.len();
            let place = if is_name { place } else { place - named.len() };
            let (column, row) = match is_name {
                true => (place / rows, place % rows),
                false => (place % beside, rows + 1 + place / beside),
            };
            let (x, y) = (column as f64 * each, top + (row + 1) as f64 * LINE);
            let (width, height, radius) = (9.0, 9.0, 2.0);
            let paint = Paint::Cell(fill);
            items.push(Item::Rect { x, y: y - 9.0, width, height, radius, paint });
            items.push(text(x + 16.0, y, Anchor::Start, Role::Label(Stroke::Plain), &words));
            bottom = y;
        }
        bottom + LINE
    }
}

/// What a panel is about.
fn panel_title(panel: Rule, is_narrow: bool) -> String {
    let recovery = COLUMNS[PANEL_ACROSS].value(panel);
    match (panel.regenerates, is_narrow) {
        (false, false) => format!("recovery-{recovery}"),
        (false, true) => recovery.to_owned(),
        (true, _) => format!("{recovery}, regenerates"),
    }
}

fn text(x: f64, y: f64, anchor: Anchor, role: Role, words: &str) -> Item {
    Item::Text(Text { at: Point { x, y }, anchor, downwards: false, text: words.to_owned(), role })
}

/// How many values these columns have together.
fn values_of(columns: &[usize]) -> usize {
    columns.iter().map(|&column| COLUMNS[column].values.len()).product()
}

/// What stands in these columns as one number, the last one its last digit.
fn number_of(columns: &[usize], rule: Rule) -> usize {
    columns.iter().fold(0, |number, &column| {
        number * COLUMNS[column].values.len() + COLUMNS[column].place(rule)
    })
}

/// A rule with what these numbers say across and down.
fn with_numbers(mut rule: Rule, numbers: [usize; 2]) -> Rule {
    for (columns, mut number) in [&ACROSS[..], &DOWN[..]].into_iter().zip(numbers) {
        for &column in columns.iter().rev() {
            let values = COLUMNS[column].values.len();
            rule = COLUMNS[column].with(rule, number % values);
            number /= values;
        }
    }
    rule
}

#[cfg(test)]
mod tests {
    use super::*;

    fn maps() -> [RuleMap; 3] {
        [1000.0, 720.0, 328.0].map(|width| RuleMap::new(width, RULES[0].rule))
    }

    #[test]
    fn every_rule_has_a_cell_of_its_own_and_is_found_there() {
        for map in maps() {
            for number in (0..18_000).step_by(2) {
                let rule = Rule::numbered(number);
                let (x, y, cell) = map.place(rule);
                assert_eq!(map.rule_at(x + cell / 2.0, y + cell / 2.0), Some(rule), "{rule}");
            }
            assert_eq!(map.rule_at(-1.0, 0.0), None);
        }
    }

    #[test]
    fn it_is_as_wide_as_it_may_be() {
        let none = |_: Rule| None;
        for (map, width) in maps().into_iter().zip([1000.0, 720.0, 328.0]) {
            let scene = map.scene(none, true);
            assert!(
                scene.width <= width && scene.width > width * 0.8,
                "{} of {width}",
                scene.width
            );
        }
    }

    /// Over every edge of a panel the next cell is the nearest one of the panel there.
    #[test]
    fn one_step_leads_to_the_next_cell() {
        for map in maps() {
            for number in (0..18_000).step_by(2) {
                let rule = Rule::numbered(number);
                for (right, down) in [(1, 0), (0, 1)] {
                    let next = map.beside(rule, right, down);
                    if next != rule {
                        assert_eq!(map.beside(next, -right, -down), rule, "{rule} to {next}");
                    }
                }
            }
            let first = with_numbers(RULES[0].rule, [0, 0]);
            let mut all = std::collections::BTreeSet::new();
            let mut row = first;
            loop {
                let mut rule = row;
                while all.insert(rule) {
                    rule = map.beside(rule, 1, 0);
                }
                let next = map.beside(row, 0, 1);
                if next == row {
                    break;
                }
                row = next;
            }
            assert_eq!(all.len(), 9_000);
        }
    }
}
