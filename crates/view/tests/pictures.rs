//! Walks the pictures of all scenarios of the library, and of some that nobody thought of, as an eye would:
//! is a text over a text, cut off, or crossed out? Does what is divided go on where it was divided?

#[path = "../../diagram/tests/common/eye.rs"]
mod eye;
#[path = "common/random.rs"]
mod random;

use eye::walk;
use turnlab_core::scenario::{LIBRARY, Scenario};
use turnlab_diagram::{
    Chart, Drawing, Frame, Item, LaneFill, LaneSpan, Paint, Picture, Point, Step,
};
use turnlab_view::{Story, TimeScale, ViewOptions};

const WIDTHS: [f64; 3] = [360.0, 800.0, 1200.0];
/// How many that nobody thought of.
const RANDOM: u64 = 60;
/// Half the thickness of a lane's corner, and rounding.
const HAIR: f64 = 0.051;

/// Every scenario with its name, at every width: in the library with folds closed and open.
fn each(mut look: impl FnMut(&str, &Picture)) {
    let mut see = |name: &str, scenario: &Scenario, open: bool, to_scale: bool| {
        let history = scenario.run().expect("it can be run");
        let story = Story::new(scenario.clone(), history);
        let scales = [(TimeScale::Compressed, ""), (TimeScale::True, ", to scale")];
        for (scale, how) in scales.into_iter().take(1 + usize::from(to_scale)) {
            let mut chart = story.chart(&ViewOptions { scale, ..ViewOptions::default() });
            if open {
                chart.folds.iter_mut().for_each(|fold| fold.open = true);
            }
            for width in WIDTHS {
                let open = if open { ", folds open" } else { "" };
                let name = format!("{name} at {width}{how}{open}");
                look(&name, &Picture::of(chart.clone(), Frame::of(width)));
            }
        }
    };
    for entry in &LIBRARY {
        let scenario = entry.scenario();
        see(entry.name, &scenario, false, true);
        see(entry.name, &scenario, true, false);
    }
    for seed in 0..RANDOM {
        see(&format!("seed {seed}"), &random::scenario(seed), seed % 4 == 0, seed % 4 == 1);
    }
}

#[test]
fn texts_can_be_read() {
    let mut wrong = Vec::new();
    each(|name, picture| {
        wrong.extend(eye::wrong(picture).into_iter().map(|what| format!("{name}, {what}")));
    });
    assert!(wrong.is_empty(), "{} texts:\n{}", wrong.len(), wrong.join("\n"));
}

/// How far down pieces go on one way across, each to the next, as (from, to).
type Pieces = Vec<(f64, f64)>;

/// The pieces of everything with this paint, at this place across.
fn pieces(drawings: &[Drawing], is_it: impl Fn(Paint, f64) -> bool) -> Pieces {
    let mut pieces = Pieces::new();
    for Drawing { section, scene, .. } in drawings {
        walk(&scene.items, &mut |item| {
            let (paint, x, from, to) = match item {
                Item::Line { from, to, paint } => (*paint, from.x, from.y, to.y),
                Item::Rect { x, y, height, paint, .. } => (*paint, *x, *y, y + height),
                Item::Path { steps, paint } => {
                    let all = || steps.iter().flat_map(points);
                    let high = all().map(|point| point.y).fold(f64::INFINITY, f64::min);
                    let low = all().map(|point| point.y).fold(f64::NEG_INFINITY, f64::max);
                    (*paint, all().map(|point| point.x).fold(f64::INFINITY, f64::min), high, low)
                }
                Item::Text(_) | Item::Group(_) => return,
            };
            if is_it(paint, x) {
                pieces.push((from + section.top, to + section.top));
            }
        });
    }
    pieces
}

fn points(step: &Step) -> Vec<Point> {
    match step {
        Step::Move(to) | Step::Line(to) => vec![*to],
        Step::Curve(about, to) => vec![*about, *to],
        Step::Close => Vec::new(),
    }
}

/// Pieces that begin where others end, as one.
fn joined(mut pieces: Pieces) -> Pieces {
    pieces.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut joined = Pieces::new();
    for (from, to) in pieces {
        match joined.last_mut() {
            Some(last) if (last.1 - from).abs() < HAIR => last.1 = to,
            _ => joined.push((from, to)),
        }
    }
    joined
}

fn assert_same(name: &str, what: &str, found: Pieces, wanted: Pieces) {
    let (found, wanted) = (joined(found), joined(wanted));
    let same = found.len() == wanted.len()
        && found.iter().zip(&wanted).all(|(found, wanted)| {
            (found.0 - wanted.0).abs() < HAIR && (found.1 - wanted.1).abs() < HAIR
        });
    assert!(same, "{name}: {what} goes from {found:?} and should from {wanted:?}");
}

#[test]
fn what_is_divided_goes_on_where_it_was_divided() {
    each(|name, picture| {
        let sections = picture.sections();
        assert_eq!((sections[0].top, sections[sections.len() - 1].bottom), (0.0, picture.height()));
        assert!(sections.windows(2).all(|two| two[0].bottom == two[1].top));
        let drawings: Vec<Drawing> = picture.drawings().collect();
        let (chart, axis) = (picture.chart(), &picture.axis);
        let y = |t| {
            let mut folds = chart.folds.iter().filter(|fold| !fold.open);
            let fold = folds.find(|fold| fold.from_us < t && t < fold.to_us);
            fold.map_or_else(|| axis.y_at(t), |fold| axis.top_of(fold.to_us))
        };
        let height = |from_us, to_us| (y(from_us), y(to_us));

        for &post in &picture.lifelines {
            let is_line = |paint| matches!(paint, Paint::Lifeline | Paint::Outage);
            let line = pieces(&drawings, |paint, x| is_line(paint) && x == post);
            assert_same(name, "a lifeline", line, vec![(0.0, axis.last_y() + 12.0)]);
        }
        let wanted = chart.bands.iter().filter(|band| band.from_us < chart.to_us);
        let wanted = wanted.map(|band| height(band.from_us, band.to_us));
        let wanted: Pieces = wanted.filter(|(top, bottom)| top < bottom).collect();
        let bands = pieces(&drawings, |paint, _| paint == Paint::Band);
        assert_eq!(length(&bands), length(&wanted), "{name}: all bands together");
        for fill in [LaneFill::Solid, LaneFill::Pale] {
            let found = pieces(&drawings, |paint, _| paint == Paint::Lane(fill));
            let wanted = lanes(chart, fill).map(|span| height(span.from_us, span.to_us)).collect();
            assert_eq!(length(&found), length(&wanted), "{name}: all {fill:?} lanes together");
        }
        let rails = pieces(&drawings, |paint, _| matches!(paint, Paint::Rail(..)));
        let wanted = chart.rails.iter().flat_map(|rail| &rail.spans);
        let wanted = wanted.map(|span| height(span.from_us, span.to_us)).collect();
        assert_eq!(length(&rails), length(&wanted), "{name}: all rails together");
    });
}

fn lanes(chart: &Chart, fill: LaneFill) -> impl Iterator<Item = &LaneSpan> {
    let spans = chart.lifelines.iter().flat_map(|line| &line.lane);
    spans.filter(move |span| span.fill == fill)
}

/// In tenths of a pixel.
fn length(pieces: &Pieces) -> i64 {
    (pieces.iter().map(|(from, to)| to - from).sum::<f64>() * 10.0).round() as i64
}
