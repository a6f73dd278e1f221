//! Looks at a picture as an eye would: is a text over another, cut off, crossed out, or under something?

use turnlab_diagram::{
    Bounds, Drawing, Item, Picture, Point, Role, Scene, Segment, Text, bounds_of,
};

/// Between two names of rails, one below the other, that read as one.
const RAIL_NAMES_APART: f64 = 2.9;
/// Between a pill and a text that it does not seem to cover.
const PILL_ROOM: f64 = 2.9;

/// Calls `see` with every item, those in groups too.
pub(crate) fn walk(items: &[Item], see: &mut impl FnMut(&Item)) {
    for item in items {
        see(item);
        if let Item::Group(group) = item {
            walk(&group.items, see);
        }
    }
}

/// Every text.
pub(crate) fn texts(items: &[Item]) -> Vec<Text> {
    let mut texts = Vec::new();
    walk(items, &mut |item| {
        if let Item::Text(text) = item {
            texts.push(text.clone());
        }
    });
    texts
}

/// What is wrong with the texts of a picture, in words.
pub(crate) fn wrong(picture: &Picture) -> Vec<String> {
    let drawings: Vec<Drawing> = picture.drawings().collect();
    let arrows: Vec<Segment> = (drawings.iter().flat_map(|drawing| &drawing.arrows))
        .map(|arrow| Segment { from: arrow.from, to: arrow.to })
        .collect();
    let all: Vec<(Text, Bounds)> = (drawings.iter())
        .flat_map(|drawing| {
            let down = drawing.section.top;
            let texts = texts(&drawing.scene.items).into_iter();
            texts.map(move |text| {
                let Bounds { left, top, right, bottom } = bounds_of(&text, drawing.scene.compact);
                (text, Bounds { left, top: top + down, right, bottom: bottom + down })
            })
        })
        .collect();
    let heads = wrong_in(&picture.heads, 0.0, &[], picture).into_iter();
    let heads = heads.map(|what| format!("heads: {what}"));
    let bodies = drawings.iter().flat_map(|drawing| {
        let Drawing { section, scene, .. } = drawing;
        let is_near = |arrow: &&Segment| arrow.from.y < section.bottom && arrow.to.y > section.top;
        let near: Vec<Segment> = arrows.iter().filter(is_near).copied().collect();
        let told = wrong_in(scene, section.top, &near, picture).into_iter();
        told.chain(wrong_handles(drawing, &all)).map(move |what| format!("{section:?}: {what}"))
    });
    heads.chain(bodies).collect()
}

/// What is wrong with the texts of a scene that lies `down` below the top of the picture.
fn wrong_in(scene: &Scene, down: f64, arrows: &[Segment], picture: &Picture) -> Vec<String> {
    let texts = texts(&scene.items);
    let bounds: Vec<Bounds> = texts.iter().map(|text| bounds_of(text, scene.compact)).collect();
    let mut wrong = Vec::new();
    for (index, (text, area)) in texts.iter().zip(&bounds).enumerate() {
        let Bounds { left, top, right, bottom } = *area;
        if left < 0.0 || right > scene.width || top < 0.0 || bottom > scene.height {
            wrong.push(format!("“{}” leaves its section: {area:?}", text.text));
        }
        for (other, beside) in texts[index + 1..].iter().zip(&bounds[index + 1..]) {
            if area.touches(beside) {
                wrong.push(format!("“{}” lies over “{}”", text.text, other.text));
            } else if let (Some(one), Some(two)) = (rail_of(text), rail_of(other))
                && one != two
                && area.grown(RAIL_NAMES_APART).touches(beside)
            {
                wrong.push(format!("“{}” runs into “{}”", text.text, other.text));
            }
        }
        let there = Bounds { left, top: top + down, right, bottom: bottom + down };
        // The words of a handle stand on their own ground.
        if text.role != Role::Handle && arrows.iter().any(|arrow| arrow.crosses(&there)) {
            wrong.push(format!("an arrow runs through “{}”", text.text));
        }
        let is_through = |x: &&f64| left < **x && **x < right;
        if is_beside_lines(text) && picture.lifelines.iter().any(|x| is_through(&x)) {
            wrong.push(format!("a lifeline runs through “{}”", text.text));
        }
    }
    wrong
}

/// The hue of the rail that a text is about.
fn rail_of(text: &Text) -> Option<usize> {
    match text.role {
        Role::RailTitle(hue) | Role::RailLabel(hue) => Some(hue),
        _ => None,
    }
}

/// What stands between lifelines or beside one, and over none.
fn is_beside_lines(text: &Text) -> bool {
    matches!(
        text.role,
        Role::Label(_) | Role::LaneLabel | Role::Remark(_) | Role::Wait | Role::Band
    )
}

/// What the handles of a section cover, there or beside it, and what their lines strike through.
fn wrong_handles(drawing: &Drawing, texts: &[(Text, Bounds)]) -> Vec<String> {
    let pills: Vec<Bounds> = drawing.handles.iter().map(|handle| handle.pill).collect();
    let lines = drawing.handles.iter().map(|handle| {
        let at = |x: f64| Point::new(x, handle.y);
        Segment { from: at(0.0), to: at(drawing.scene.width) }
    });
    let lines: Vec<Segment> = lines.collect();
    let mut wrong = Vec::new();
    for (index, one) in pills.iter().enumerate() {
        if pills[index + 1..].iter().any(|other| one.touches(other)) {
            wrong.push(format!("a pill lies over another: {one:?}"));
        }
    }
    for (text, area) in texts.iter().filter(|(text, _)| text.role != Role::Handle) {
        // The words of a fold stand in a room of their own.
        let room = if text.role == Role::Fold { 0.0 } else { PILL_ROOM };
        if pills.iter().any(|pill| pill.grown(room).touches(area)) {
            wrong.push(format!("a pill lies over “{}”", text.text));
        }
        let is_kept_off = !matches!(text.role, Role::Fold | Role::Time);
        if is_kept_off && lines.iter().any(|line| line.crosses(area)) {
            wrong.push(format!("the line of a cut runs through “{}”", text.text));
        }
    }
    wrong
}
