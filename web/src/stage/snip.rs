//! Where an arrow can be cut: near a point, or where the cursor crosses it.

use turnlab_core::run::Cut;
use turnlab_core::world::AssociationId;
use turnlab_diagram::{Picture, Point, Segment, limited};

use super::drag::in_grains;

/// What scissors would cut, and where on the picture they are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Snip {
    pub(super) cut: Cut,
    pub(super) at: Point,
}

/// The arrow that is nearest to a point, and no farther than that.
pub(super) fn near(picture: &Picture, at: Point, reach: f64) -> Option<Snip> {
    let arrows = picture.arrows_around(at.y).map(|(arrow, drawn)| (arrow, nearest(drawn, at)));
    let (arrow, on) = arrows
        .filter(|(_, on)| distance(*on, at) <= reach)
        .min_by(|one, other| distance(one.1, at).total_cmp(&distance(other.1, at)))?;
    // After it has left, and before it is there.
    let last_us = arrow.lost_us.unwrap_or(arrow.arrives_us) - 1;
    let at_us = in_grains(picture.axis.time_at(on.y)).min(last_us).max(arrow.sent_us);
    Some(Snip { cut: cut(at_us, arrow.hue), at: on })
}

/// The last arrow that is on its way at an instant, which is drawn at this height.
pub(super) fn crossed(picture: &Picture, at_us: i64, y: f64) -> Option<Snip> {
    let under_way = |(arrow, _): &(&turnlab_diagram::Arrow, Segment)| {
        arrow.sent_us <= at_us && at_us < arrow.lost_us.unwrap_or(arrow.arrives_us)
    };
    let (arrow, drawn) = picture.arrows_around(y).filter(under_way).last()?;
    let fall = drawn.to.y - drawn.from.y;
    let part = if fall > 0.0 { limited((y - drawn.from.y) / fall, 0.0, 1.0) } else { 0.0 };
    Some(Snip { cut: cut(at_us, arrow.hue), at: drawn.from.towards(drawn.to, part) })
}

/// An arrow has the hue of its association.
fn cut(at_us: i64, hue: usize) -> Cut {
    Cut { at_us, association: AssociationId::at(hue) }
}

/// The point of a stroke that is nearest to another.
fn nearest(drawn: Segment, at: Point) -> Point {
    let (x, y) = (drawn.to.x - drawn.from.x, drawn.to.y - drawn.from.y);
    let along = (at.x - drawn.from.x) * x + (at.y - drawn.from.y) * y;
    drawn.from.towards(drawn.to, limited(along / (x * x + y * y).max(1.0), 0.0, 1.0))
}

pub(super) fn distance(one: Point, other: Point) -> f64 {
    let (x, y) = (one.x - other.x, one.y - other.y);
    (x * x + y * y).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stage::show::Show;
    use turnlab_core::scenario::read_link;
    use turnlab_diagram::Frame;
    use turnlab_view::ViewOptions;

    fn show(link: &str) -> Show {
        let scenario = read_link(link).0.scenario;
        Show::of(&scenario, &ViewOptions::default(), Frame { width: 1000.0, text: 1.0 })
            .expect("it can be run")
    }

    fn scissors_cut(show: &Show, snip: Snip) -> Option<Cut> {
        show.cut_at(snip.cut.at_us, Some(snip.cut.association))
    }

    #[test]
    fn where_the_cursor_crosses_the_give_that_is_cut() {
        let show = show("s=lost-turn&cut=none");
        let y = |at_us| show.picture.axis.y_at(at_us);
        let snip = crossed(&show.picture, 8_375_000, y(8_375_000)).expect("the give is on its way");
        assert_eq!(snip.cut, Cut { at_us: 8_375_000, association: AssociationId(0) });
        let ends: Vec<f64> = show.picture.lifelines.clone();
        assert!(ends[0] < snip.at.x && snip.at.x < ends[1], "{snip:?} between {ends:?}");
        assert!((snip.at.y - y(8_375_000)).abs() < 0.5, "{snip:?}");
        assert_eq!(scissors_cut(&show, snip), Some(snip.cut));
        assert_eq!(
            crossed(&show.picture, 8_500_000, y(8_500_000)).map(|it| it.cut.at_us),
            Some(8_500_000)
        );
        assert_eq!(crossed(&show.picture, 5_000_000, y(5_000_000)), None, "nothing is on its way");
    }

    #[test]
    fn a_pointer_finds_the_arrow_that_it_is_near() {
        let show = show("s=lost-turn&cut=none");
        let on = crossed(&show.picture, 8_375_000, show.picture.axis.y_at(8_375_000));
        let on = on.expect("the give is on its way");
        let found = near(&show.picture, Point::new(on.at.x + 3.0, on.at.y + 3.0), 12.0);
        let found = found.expect("it is near");
        assert!((found.cut.at_us - 8_375_000).abs() < 40_000 && distance(found.at, on.at) < 12.0);
        assert_eq!(near(&show.picture, Point::new(on.at.x, on.at.y - 60.0), 12.0), None);
    }

    #[test]
    fn the_ends_of_an_arrow_are_cut_while_it_is_on_its_way() {
        let show = show("s=lost-turn&cut=none");
        for (arrow, drawn) in show.picture.arrows_around(show.picture.axis.y_at(8_300_000)) {
            let end_us = arrow.lost_us.unwrap_or(arrow.arrives_us);
            for end in [drawn.from, drawn.to] {
                let snip = near(&show.picture, end, 1.0).expect("it is there");
                assert!((0..=end_us.max(snip.cut.at_us)).contains(&snip.cut.at_us));
                assert_eq!(scissors_cut(&show, snip), Some(snip.cut), "{}", arrow.label);
            }
        }
    }
}
