//! A picture of lines as one of pixels. It is drawn with the font of the page and no other, so that it is the
//! same on every machine.

use std::sync::Arc;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};

const FONTS: [&[u8]; 4] = [
    include_bytes!("../fonts/inter-400.ttf"),
    include_bytes!("../fonts/inter-500.ttf"),
    include_bytes!("../fonts/inter-600.ttf"),
    include_bytes!("../fonts/inter-700.ttf"),
];
/// What the font calls itself.
const FAMILY: &str = "Inter Variable";

/// How many pixels there may be, and how many on one side: what other programs can be trusted to open.
const MOST_PIXELS: f64 = 100e6;
const LONGEST_SIDE: f64 = 65_000.0;

/// Draws an SVG, `scale` pixels for each of its own, as PNG. `until` says to which time of the run a picture is
/// so high.
///
/// # Errors
///
/// A sentence without its full stop, for a picture that is too large.
pub(crate) fn draw(
    svg: &[u8],
    scale: u8,
    until: impl Fn(f64) -> String,
) -> Result<Vec<u8>, String> {
    let tree = Tree::from_data(svg, &options()).map_err(|error| undrawn(&error))?;
    let size = tree.size();
    let scale = f32::from(scale);
    let [width, height] = [size.width(), size.height()].map(|side| (side * scale).ceil());
    let (across, down) = (f64::from(width), f64::from(height));
    if across * down > MOST_PIXELS || across.max(down) > LONGEST_SIDE {
        let highest = LONGEST_SIDE.min(MOST_PIXELS / across) / f64::from(scale);
        let smaller = if scale > 1.0 { " or a smaller --scale" } else { "" };
        return Err(format!(
            "the picture would be {across} × {down} pixels, which is too large: at most {} million pixels, and \
             {LONGEST_SIDE} on one side. It fits up to about --to {}; --from and --to choose another part. \
             --detail turn{smaller} may make it small enough, and --format svg has no limit",
            MOST_PIXELS / 1e6,
            until(highest),
        ));
    }
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it was looked at just now"
    )]
    let pixels = Pixmap::new(width as u32, height as u32);
    let mut pixels = pixels.ok_or_else(|| undrawn(&"it has no size"))?;
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().map_err(|error| undrawn(&error))
}

fn undrawn(why: &dyn std::fmt::Display) -> String {
    format!("the picture could not be drawn: {why}")
}

fn options() -> Options<'static> {
    let mut fonts = Database::new();
    for font in FONTS {
        fonts.load_font_data(font.to_vec());
    }
    // Whatever a text asks for, there is one.
    fonts.set_sans_serif_family(FAMILY);
    Options { font_family: FAMILY.to_owned(), fontdb: Arc::new(fonts), ..Options::default() }
}
