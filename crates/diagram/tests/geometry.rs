//! Walks the incident's scene as an eye would: is a text over a text, cut off, or crossed out?

mod common;
#[path = "common/eye.rs"]
mod eye;

use common::{incident, whole};
use eye::{texts, walk};
use turnlab_diagram::{
    Bounds, Chart, Drawing, Frame, Item, LaneFill, Lifeline, Paint, Picture, Role, Scene, Stroke,
    Text, TimeScale, bounds_of, layout,
};

const WIDTHS: [f64; 8] = [960.0, 1280.0, 720.0, 560.0, 358.0, 360.0, 800.0, 1200.0];

fn drawn(width: f64) -> Picture {
    layout(&incident(), Frame::of(width))
}

#[test]
fn texts_can_be_read() {
    for scale in [TimeScale::Compressed, TimeScale::True] {
        for width in WIDTHS {
            let picture = layout(&Chart { scale, ..incident() }, Frame::of(width));
            let wrong = eye::wrong(&picture);
            assert!(wrong.is_empty(), "{scale:?} at {width}: {wrong:#?}");
        }
    }
}

#[test]
fn no_cut_divides_a_name_from_its_arrow() {
    let mut chart = incident();
    chart.arrows.iter_mut().filter(|arrow| arrow.stroke == Stroke::Token).for_each(|arrow| {
        arrow.short = "GIVE".to_owned();
    });
    for width in WIDTHS {
        let drawing = whole(&layout(&chart, Frame::of(width)));
        let cut = drawing.handles[0].y;
        let given = texts(&drawing.scene.items).into_iter();
        let given = given.filter(|text| text.role == Role::Label(Stroke::Token));
        let first = given.map(|text| text.at.y).fold(f64::INFINITY, f64::min);
        assert!(first < cut, "at {width}: the name of what was lost stands below the cut");
    }
}

#[test]
fn what_is_about_two_of_three_stands_between_these() {
    let mut chart = with_one_between();
    for arrow in chart.arrows.iter_mut().filter(|arrow| arrow.from != arrow.to) {
        (arrow.from, arrow.to) = (arrow.from.min(1), arrow.to.min(1));
    }
    chart.bands[0].between = Some([0, 1]);
    chart.lifelines[1].lane = chart.lifelines[2].lane.clone();
    chart.lifelines[2].lane.clear();
    for span in &mut chart.lifelines[1].lane {
        span.towards = Some(0);
    }
    for width in [360.0, 800.0, 1200.0] {
        let picture = layout(&chart, Frame::of(width));
        let scene = whole(&picture).scene;
        let about = |text: &Text| matches!(text.role, Role::Band | Role::LaneLabel);
        let told: Vec<Text> = texts(&scene.items).into_iter().filter(about).collect();
        assert!(told.iter().any(|text| text.text.contains("PARIS")), "at {width}: {told:?}");
        assert!(told.iter().any(|text| text.role == Role::Band), "at {width}: {told:?}");
        for text in told {
            let right = bounds_of(&text, scene.compact).right;
            assert!(right <= picture.lifelines[1], "at {width}: “{}” is at the third", text.text);
        }
        walk(&scene.items, &mut |item| {
            if let Item::Rect { x, width: wide, paint: Paint::Band, .. } = item {
                assert_eq!((*x, x + wide), (picture.lifelines[0], picture.lifelines[1]));
            }
        });
    }
}

#[test]
fn arrows_touch_the_lanes_exactly() {
    for width in WIDTHS {
        let picture = drawn(width);
        let edges = lane_edges(&whole(&picture).scene);
        for (arrow, placed) in incident()
            .arrows
            .iter()
            .filter(|a| is_drawn(a.key, &whole(&picture)))
            .zip(&whole(&picture).arrows)
        {
            assert!(edges.contains(&placed.from.x), "at {width}: the tail of “{}”", arrow.label);
            let arrives = edges.contains(&placed.to.x);
            assert_eq!(
                arrives,
                arrow.lost_us.is_none(),
                "at {width}: the head of “{}”",
                arrow.label
            );
        }
    }
}

fn is_drawn(key: u32, drawing: &Drawing) -> bool {
    drawing.arrows.iter().any(|arrow| arrow.key == key)
}

/// The inner edges of the filled lanes.
fn lane_edges(scene: &Scene) -> Vec<f64> {
    let mut edges = Vec::new();
    walk(&scene.items, &mut |item| {
        if let Item::Rect { x, width, paint: Paint::Lane(LaneFill::Solid), .. } = item {
            edges.extend([*x, x + width]);
        }
    });
    edges
}

#[test]
fn an_arrow_never_rises() {
    for width in WIDTHS {
        for arrow in whole(&drawn(width)).arrows {
            assert!(
                arrow.to.y >= arrow.from.y,
                "at {width}: arrow {} arrives before it left",
                arrow.key
            );
        }
    }
}

#[test]
fn an_answer_leaves_where_what_it_answers_arrived() {
    let picture = drawn(960.0);
    let (asked, answered) = (whole(&picture).arrows[0], whole(&picture).arrows[1]);
    assert_eq!(asked.to, answered.from);
}

#[test]
fn arrows_sent_together_run_side_by_side() {
    let picture = drawn(960.0);
    let (accept, please) = (whole(&picture).arrows[7], whole(&picture).arrows[8]);
    assert!(please.from.y - accept.from.y >= 18.0);
    assert_eq!(please.from.y - accept.from.y, please.to.y - accept.to.y);
}

#[test]
fn a_lost_arrow_ends_at_the_height_of_its_cut() {
    let picture = drawn(720.0);
    let lost = whole(&picture).arrows[5];
    assert!((lost.to.y - whole(&picture).handles[0].y).abs() < 0.01);
    assert!(lost.to.x < picture.lifelines[1], "it seems to have arrived");
}

#[test]
fn the_pill_covers_no_mark_of_a_loss() {
    for width in WIDTHS {
        let picture = drawn(width);
        let (mark, pill) = (whole(&picture).arrows[5].to, whole(&picture).handles[0].pill);
        let covers = pill.grown(4.0).touches(&Bounds {
            left: mark.x,
            right: mark.x,
            top: mark.y,
            bottom: mark.y,
        });
        assert!(!covers, "at {width} the ✕ is under the pill");
        assert!(
            pill.left >= 0.0 && pill.right <= picture.width(),
            "at {width} the pill is cut off"
        );
    }
}

#[test]
fn the_same_chart_is_drawn_the_same() {
    assert_eq!(whole(&drawn(720.0)), whole(&drawn(720.0)));
}

#[test]
fn nothing_at_all_is_drawn_as_little() {
    let picture = layout(&Chart::default(), Frame::of(0.0));
    assert_eq!(picture.width(), 320.0);
    assert!(whole(&picture).arrows.is_empty());
}

#[test]
fn three_lifelines_stand_evenly() {
    let mut chart = incident();
    chart.lifelines.push(chart.lifelines[1].clone());
    chart.arrows[0].to = 2;
    let picture = layout(&chart, Frame::of(960.0));
    let [a, b, c] = picture.lifelines[..] else { panic!("{:?}", picture.lifelines) };
    assert!((b - a - (c - b)).abs() <= 1.0);
    assert!(whole(&picture).arrows[0].to.x > b, "the arrow to the third ends at the second");
}

/// The incident with a third party between the two, and a remark at it.
fn with_one_between() -> Chart {
    let mut chart = incident();
    let between = Lifeline { title: "ROME".to_owned(), ..Lifeline::default() };
    chart.lifelines.insert(1, between);
    for arrow in &mut chart.arrows {
        (arrow.from, arrow.to) = (2 * arrow.from, 2 * arrow.to);
    }
    for remark in &mut chart.remarks {
        remark.lifeline *= 2;
    }
    chart
}

#[test]
fn the_name_of_an_arrow_keeps_clear_of_a_lifeline_that_it_passes() {
    let picture = layout(&with_one_between(), Frame::of(1280.0));
    let x = picture.lifelines[1];
    for text in texts(&whole(&picture).scene.items)
        .iter()
        .filter(|text| matches!(text.role, Role::Label(_)))
    {
        let Bounds { left, right, .. } = bounds_of(text, picture.is_compact());
        assert!(right < x || x < left, "“{}” lies on the lifeline in the middle", text.text);
    }
}

#[test]
fn the_names_of_eight_do_not_lie_over_one_another() {
    let mut chart = Chart { to_us: 1_000_000, ..Chart::default() };
    chart.lifelines = vec![Lifeline { title: "A-TOWN".to_owned(), ..Lifeline::default() }; 8];
    for width in WIDTHS {
        let picture = layout(&chart, Frame::of(width));
        let names = texts(&picture.heads.items);
        for (index, one) in names.iter().enumerate() {
            for other in &names[index + 1..] {
                let compact = picture.heads.compact;
                let apart = !bounds_of(one, compact).touches(&bounds_of(other, compact));
                assert!(apart, "at {width}: “{}” over “{}”", one.text, other.text);
            }
        }
    }
}

#[test]
fn larger_texts_make_all_of_it_larger() {
    let (plain, large) = (drawn(800.0), layout(&incident(), Frame { width: 1600.0, text: 2.0 }));
    assert_eq!((large.width(), large.height()), (1600.0, 2.0 * plain.height()));
    assert_eq!(large.sections().len(), plain.sections().len());
    for (small, big) in plain.drawings().zip(large.drawings()) {
        assert_eq!(
            (big.section.top, big.section.bottom),
            (2.0 * small.section.top, 2.0 * small.section.bottom)
        );
        assert_eq!((&big.scene.items, big.scene.scale), (&small.scene.items, 2.0));
        for (small, big) in small.arrows.iter().zip(&big.arrows) {
            assert_eq!((big.from.x, big.to.y), (2.0 * small.from.x, 2.0 * small.to.y));
        }
        for (small, big) in small.handles.iter().zip(&big.handles) {
            assert_eq!((big.y, big.pill.right), (2.0 * small.y, 2.0 * small.pill.right));
        }
    }
    for t in [0, 8_250_000, 8_375_000, 1_500_000_000] {
        assert_eq!(large.axis.y_at(t), 2.0 * plain.axis.y_at(t));
        assert_eq!(large.axis.time_at(large.axis.y_at(t)), plain.axis.time_at(plain.axis.y_at(t)));
    }
    // Where there is no room for that, it is wider than its room.
    assert_eq!(layout(&incident(), Frame { width: 362.0, text: 2.0 }).width(), 640.0);
}
