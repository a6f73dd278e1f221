//! Where everything of a chart is.

use turnlab_diagram::file::Theme;
use turnlab_diagram::{Bounds, Item, Paint, Point, bounds_of};

use super::{CurveAxis, CurveChart, CurvePanel, CurvePoint, CurveRow, Curves, Quantity, lines};

fn chart(panels: usize, series: usize) -> CurveChart {
    let line = |series: usize| {
        let point = |x: u32| CurvePoint {
            spread: Some([0.0, f64::from(x) * 2e6]),
            is_at_least: x > 70,
            ..CurvePoint::at(f64::from(x), f64::from(x) * (1.0 + series as f64) * 1e6)
        };
        (1..=100).map(point).collect()
    };
    let row = |title: &str, quantity: Quantity| CurveRow {
        title: title.to_owned(),
        quantity,
        least_top: 1.0,
        panels: (0..panels)
            .map(|panel| CurvePanel {
                title: if panels == 1 { String::new() } else { format!("latency {panel} ms") },
                lines: (0..series).map(line).collect(),
            })
            .collect(),
    };
    CurveChart {
        title: "Mail".to_owned(),
        description: "Waits.".to_owned(),
        across: CurveAxis {
            title: "Threshold (messages)".to_owned(),
            quantity: Quantity::Count,
            from: 1.0,
            to: 100.0,
            here: Some(50.0),
        },
        series: (0..series).map(|series| format!("as-shipped:giving-{series}")).collect(),
        rows: vec![row("Longest wait", Quantity::Time), row("Mean wait", Quantity::Time)],
        at_least: "so much at least".to_owned(),
    }
}

/// Everything is within the scene, and no text lies on another one.
#[test]
fn every_text_has_its_room() {
    for width in [328.0, 358.0, 600.0, 960.0, 1380.0] {
        for (panels, series) in [(1, 1), (1, 12), (3, 2), (4, 3), (12, 2)] {
            let chart = chart(panels, series);
            let scene = Curves::new(&chart, width).scene();
            let texts: Vec<(Bounds, &str)> = scene
                .items
                .iter()
                .filter_map(|item| match item {
                    Item::Text(text) => Some((bounds_of(text, scene.compact), text.text.as_str())),
                    _ => None,
                })
                .collect();
            for (at, (one, words)) in texts.iter().enumerate() {
                let name = format!("“{words}” of {panels}, {series} on {width}");
                // What is longer than the page by itself is not cut.
                assert!(one.left >= -0.5, "{name} begins at {}", one.left);
                assert!(one.right <= width + 0.5, "{name} ends at {}", one.right);
                assert!(one.bottom <= scene.height + 0.5, "{name} ends at {}", one.bottom);
                for (other, others) in &texts[..at] {
                    let apart = one.right <= other.left + 0.5
                        || other.right <= one.left + 0.5
                        || one.bottom <= other.top + 1.5
                        || other.bottom <= one.top + 1.5;
                    assert!(apart, "{name} lies on “{others}”");
                }
            }
        }
    }
}

#[test]
fn a_place_on_an_axis_leads_back_to_its_number() {
    let chart = chart(3, 2);
    let curves = Curves::new(&chart, 960.0);
    assert_eq!(curves.plots().count(), 6);
    for plot in curves.plots() {
        for value in [1.0, 37.0, 100.0] {
            let x = plot.x_of(value);
            assert!((plot.left..=plot.right).contains(&x));
            assert!((plot.value_at(x) - value).abs() < 1e-9);
        }
        assert_eq!((plot.value_at(-50.0), plot.value_at(5e3)), (1.0, 100.0));
    }
}

/// Twelve lines differ in their dashes and marks, whatever their colours are.
#[test]
fn lines_do_not_depend_on_their_colours() {
    let mut seen = Vec::new();
    for series in 0..12 {
        let mut items = Vec::new();
        let end = Point { x: 30.0, y: 0.0 };
        lines::sample(series, Point { x: 0.0, y: 0.0 }, end, &mut items);
        let [Item::Line { paint: Paint::Curve(dashes, _), .. }, Item::Path { steps, .. }] =
            &items[..]
        else {
            panic!("a line and a mark");
        };
        let look = (*dashes, format!("{steps:?}"));
        assert!(!seen.contains(&look), "{series}");
        seen.push(look);
    }
}

#[test]
fn a_chart_without_points_has_its_axes() {
    let mut empty = chart(1, 2);
    let clear = |row: &mut CurveRow| row.panels[0].lines.iter_mut().for_each(Vec::clear);
    empty.rows.iter_mut().for_each(clear);
    (empty.across.from, empty.across.to) = (5.0, 5.0);
    let scene = Curves::new(&empty, 600.0).scene();
    assert!(scene.items.len() > 10);
    let file = Curves::new(&empty, 600.0).file(Theme::Dark);
    assert!(file.contains("<title>Mail</title>") && !file.contains("NaN"), "{file}");
}
