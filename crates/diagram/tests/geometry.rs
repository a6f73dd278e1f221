//! Walks the incident's scene as an eye would: is a text over a text, cut off, or crossed out?

mod common;

use common::{incident, whole};
use turnlab_diagram::{
    Bounds, Chart, Drawing, Frame, Item, LaneFill, Lifeline, Paint, Picture, Role, Scene, Segment,
    Text, bounds_of, layout,
};

const WIDTHS: [f64; 5] = [960.0, 1280.0, 720.0, 560.0, 358.0];

fn drawn(width: f64) -> Picture {
    layout(&incident(), Frame { width })
}

/// Calls `see` with every item, those in groups too.
fn walk(items: &[Item], see: &mut impl FnMut(&Item)) {
    for item in items {
        see(item);
        if let Item::Group(group) = item {
            walk(&group.items, see);
        }
    }
}

fn texts(scene: &Scene) -> Vec<Text> {
    let mut texts = Vec::new();
    walk(&scene.items, &mut |item| {
        if let Item::Text(text) = item {
            texts.push(text.clone());
        }
    });
    texts
}

fn scenes(picture: &Picture) -> Vec<Scene> {
    let sections = picture.drawings().map(|drawing| drawing.scene);
    std::iter::once(picture.heads.clone()).chain(sections).collect()
}

#[test]
fn no_text_lies_over_another() {
    for width in WIDTHS {
        let picture = drawn(width);
        for scene in scenes(&picture) {
            let texts = texts(&scene);
            for (index, one) in texts.iter().enumerate() {
                for other in &texts[index + 1..] {
                    let apart =
                        !bounds_of(one, scene.compact).touches(&bounds_of(other, scene.compact));
                    assert!(apart, "at {width}: “{}” over “{}”", one.text, other.text);
                }
            }
        }
    }
}

#[test]
fn no_text_is_cut_off() {
    for width in WIDTHS {
        let picture = drawn(width);
        for scene in scenes(&picture) {
            for text in texts(&scene) {
                let Bounds { left, top, right, bottom } = bounds_of(&text, scene.compact);
                let inside =
                    left >= 0.0 && top >= 0.0 && right <= scene.width && bottom <= scene.height;
                assert!(inside, "at {width}: “{}” leaves the picture", text.text);
            }
        }
    }
}

#[test]
fn no_arrow_runs_through_a_text() {
    for width in WIDTHS {
        let picture = drawn(width);
        let mut crossed = Vec::new();
        for text in texts(&whole(&picture).scene).iter().filter(|text| text.role != Role::Handle) {
            let area = bounds_of(text, picture.is_compact());
            for arrow in &whole(&picture).arrows {
                if (Segment { from: arrow.from, to: arrow.to }).crosses(&area) {
                    crossed.push(text.text.clone());
                }
            }
        }
        assert!(crossed.is_empty(), "at {width}: arrows run through {crossed:?}");
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
    let picture = layout(&Chart::default(), Frame { width: 0.0 });
    assert_eq!(picture.width(), 320.0);
    assert!(whole(&picture).arrows.is_empty());
}

#[test]
fn three_lifelines_stand_evenly() {
    let mut chart = incident();
    chart.lifelines.push(chart.lifelines[1].clone());
    chart.arrows[0].to = 2;
    let picture = layout(&chart, Frame { width: 960.0 });
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
    let picture = layout(&with_one_between(), Frame { width: 1280.0 });
    let x = picture.lifelines[1];
    for text in
        texts(&whole(&picture).scene).iter().filter(|text| matches!(text.role, Role::Label(_)))
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
        let picture = layout(&chart, Frame { width });
        let names = texts(&picture.heads);
        for (index, one) in names.iter().enumerate() {
            for other in &names[index + 1..] {
                let compact = picture.heads.compact;
                let apart = !bounds_of(one, compact).touches(&bounds_of(other, compact));
                assert!(apart, "at {width}: “{}” over “{}”", one.text, other.text);
            }
        }
    }
}
