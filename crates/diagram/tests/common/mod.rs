//! The incident, filled by hand: one chart with everything in it. And how to look at all sections at once.

use turnlab_diagram::*;

const SECOND: f64 = 1e6;

fn us(seconds: f64) -> TimeUs {
    (seconds * SECOND).round() as TimeUs
}

/// PARIS and LONDON lose the Turn, and fifty messages later open a second association.
#[allow(dead_code)]
#[allow(unreachable_pub)]
pub fn incident() -> Chart {
    Chart {
        lifelines: vec![paris(), london()],
        from_us: 0,
        to_us: us(1680.0),
        arrows: arrows(),
        rails: rails(),
        bands: vec![Band {
            from_us: us(8.375),
            to_us: us(1680.0),
            label: "Nobody has the Turn".to_owned(),
            ..Band::default()
        }],
        remarks: vec![remark(0, 18.875), remark(1, 30.25)],
        handles: vec![Handle {
            id: 1,
            at_us: us(8.375),
            label: "cut at 8.38 s".to_owned(),
            title: "cut at 8.38 s".to_owned(),
            idle: false,
        }],
        folds: vec![
            fold(1, 60.0, 1440.0, "×46 queued · 23 min · nothing else happens"),
            fold(2, 1504.75, 1600.0, "×48 messages delivered · 1:36"),
        ],
        ..Chart::default()
    }
}

fn paris() -> Lifeline {
    let mut counts = vec![(0, 1), (us(2.5), 0)];
    counts.extend((1..=50).map(|n| (us(30.0 * f64::from(n)), n)));
    counts.push((us(1502.5), 49));
    counts.extend((1..=48).map(|n| (us(1504.75 + 1.98 * f64::from(n)), 49 - n)));
    counts.push((us(1601.0), 0));
    Lifeline {
        title: "PARIS".to_owned(),
        subtitle: "LAN-MTA, initiator".to_owned(),
        lane: vec![
            lane(0.0, 0.5, LaneFill::Absent, None),
            lane(0.5, 8.25, LaneFill::Solid, None),
            lane(8.25, 1500.5, LaneFill::Hollow, Some("“LONDON has it”")),
            lane(1500.5, 1502.5, LaneFill::Solid, None),
            lane(1502.5, 1504.75, LaneFill::Hollow, None),
            lane(1504.75, 1680.0, LaneFill::Solid, None),
        ],
        queue: Queue { counts, limit: Some(50), limit_label: "threshold 50".to_owned() },
    }
}

fn london() -> Lifeline {
    Lifeline {
        title: "LONDON".to_owned(),
        subtitle: "LAN-MTA, responder".to_owned(),
        lane: vec![
            lane(0.0, 0.25, LaneFill::Absent, None),
            lane(0.25, 1500.25, LaneFill::Hollow, Some("“PARIS has it”")),
            lane(1500.25, 1502.75, LaneFill::Hollow, None),
            lane(1502.75, 1504.5, LaneFill::Solid, None),
            lane(1504.5, 1680.0, LaneFill::Hollow, None),
        ],
        queue: Queue {
            counts: vec![(us(8.0), 1), (us(1504.5), 0)],
            limit: Some(50),
            limit_label: "threshold 50".to_owned(),
        },
    }
}

fn arrows() -> Vec<Arrow> {
    use Stroke::{Dashed, Heavy, Plain, Token};
    let (paris, london) = (0, 1);
    let all = [
        (paris, 0.0, 0.25, "RTORQ open", Plain, 0),
        (london, 0.25, 0.5, "RTOAC", Dashed, 0),
        (paris, 0.5, 2.25, "message 1 · 12 KB", Heavy, 0),
        (london, 2.25, 2.5, "end ack", Dashed, 0),
        (london, 8.0, 8.25, "RT-TURN-PLEASE", Plain, 0),
        (paris, 8.25, 8.5, "RT-TURN-GIVE", Token, 0),
        (paris, 18.375, 18.625, "RTORQ recover", Plain, 0),
        (london, 18.625, 18.875, "RTOAC", Dashed, 0),
        (london, 18.625, 18.875, "RT-TURN-PLEASE", Plain, 0),
        (paris, 30.0, 30.25, "RT-TURN-PLEASE", Plain, 0),
        (paris, 1500.0, 1500.25, "RTORQ open, association 2", Plain, 1),
        (london, 1500.25, 1500.5, "RTOAC", Dashed, 1),
        (london, 1500.25, 1500.5, "RT-TURN-PLEASE", Plain, 1),
        (paris, 1500.5, 1502.25, "message 2 · 12 KB", Heavy, 1),
        (london, 1502.25, 1502.5, "end ack", Dashed, 1),
        (paris, 1502.5, 1502.75, "RT-TURN-GIVE", Token, 1),
        (paris, 1502.5, 1502.75, "RT-TURN-PLEASE", Plain, 1),
        (london, 1502.75, 1504.25, "LONDON’s message · 12 KB", Heavy, 1),
        (paris, 1504.25, 1504.5, "end ack", Dashed, 1),
        (london, 1504.5, 1504.75, "RT-TURN-GIVE", Token, 1),
        (paris, 1600.0, 1601.75, "message 51 · 12 KB", Heavy, 1),
        (london, 1601.75, 1602.0, "end ack", Dashed, 1),
    ];
    let arrow = |(key, (from, sent, arrives, label, stroke, hue)): (
        usize,
        (usize, f64, f64, &str, Stroke, usize),
    )| Arrow {
        key: key as u32,
        from,
        to: 1 - from,
        sent_us: us(sent),
        arrives_us: us(arrives),
        lost_us: (sent < 8.375 && 8.375 < arrives).then(|| us(8.375)),
        label: label.to_owned(),
        short: String::new(),
        stroke,
        hue,
        quiet: false,
    };
    all.into_iter().enumerate().map(arrow).collect()
}

fn rails() -> Vec<Rail> {
    let span = |from: f64, to: f64, style, label: Option<&str>| RailSpan {
        from_us: us(from),
        to_us: us(to),
        style,
        label: label.map(str::to_owned),
    };
    vec![
        Rail {
            hue: 0,
            title: "association 1".to_owned(),
            spans: vec![
                span(0.0, 8.375, RailStyle::Solid, None),
                span(8.375, 18.875, RailStyle::Faint, None),
                span(18.875, 1680.0, RailStyle::Dotted, Some("open, but useless")),
            ],
        },
        Rail {
            hue: 1,
            title: "association 2".to_owned(),
            spans: vec![span(1500.25, 1680.0, RailStyle::Solid, None)],
        },
    ]
}

fn lane(from: f64, to: f64, fill: LaneFill, label: Option<&str>) -> LaneSpan {
    LaneSpan {
        from_us: us(from),
        to_us: us(to),
        fill,
        label: label.map(str::to_owned),
        towards: None,
    }
}

fn remark(lifeline: usize, at: f64) -> Remark {
    Remark { lifeline, at_us: us(at), text: "ignored".to_owned(), tone: Tone::Alarm }
}

fn fold(id: u32, from: f64, to: f64, label: &str) -> Fold {
    Fold { id, from_us: us(from), to_us: us(to), label: label.to_owned(), open: false }
}

/// All sections as one, which begins at the top of the picture.
#[allow(dead_code)]
#[allow(unreachable_pub)]
pub fn whole(picture: &Picture) -> Drawing {
    let mut drawings = picture.drawings();
    let mut whole = drawings.next().expect("there is always a section");
    for Drawing { section, mut scene, arrows, handles, folds } in drawings {
        assert_eq!(whole.section.bottom, section.top);
        whole.section.bottom = section.bottom;
        whole.scene.height += scene.height;
        scene.items.iter_mut().for_each(|item| lower(item, section.top));
        whole.scene.items.extend(scene.items);
        whole.arrows.extend(arrows);
        whole.handles.extend(handles);
        whole.folds.extend(folds);
    }
    whole
}

fn lower(item: &mut Item, by: f64) {
    match item {
        Item::Line { from, to, .. } => {
            from.y += by;
            to.y += by;
        }
        Item::Path { steps, .. } => steps.iter_mut().for_each(|step| match step {
            Step::Move(to) | Step::Line(to) => to.y += by,
            Step::Curve(about, to) => {
                about.y += by;
                to.y += by;
            }
            Step::Close => {}
        }),
        Item::Rect { y, .. } => *y += by,
        Item::Text(text) => text.at.y += by,
        Item::Group(group) => group.items.iter_mut().for_each(|item| lower(item, by)),
    }
}
