//! A picture of lines as one of pixels, by the browser's own canvas.

use gloo_file::Blob;
use gloo_file::ObjectUrl;
use gloo_file::futures::{read_as_bytes, read_as_data_url};
use js_sys::{Function, Promise};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Response};

use crate::page;

/// How many pixels a side may have, and all of them together: what browsers can be trusted to draw.
const LONGEST_SIDE: f64 = 16_384.0;
const MOST_PIXELS: f64 = 100e6;

const UNDRAWN: &str = "This browser cannot draw the picture: the SVG has the same.";

/// Draws an SVG, `scale` pixels for each of its own, as PNG.
pub(crate) async fn draw(svg: &str, scale: u8) -> Result<Vec<u8>, String> {
    let scale = f64::from(scale);
    let drawn = async {
        let image = image(&with_font(svg).await).await.ok()?;
        let sides =
            [image.natural_width(), image.natural_height()].map(|side| f64::from(side) * scale);
        Some((image, sides))
    };
    let Some((image, [width, height])) = drawn.await else { return Err(UNDRAWN.to_owned()) };
    if width * height > MOST_PIXELS || width.max(height) > LONGEST_SIDE {
        return Err(format!(
            "The picture would be {width} × {height} pixels, which is too large for a browser. A smaller scale or \
             width, or only what is in view, make it smaller; the SVG has no such limit."
        ));
    }
    let bytes = async { read_as_bytes(&painted(&image, width, height).await?).await.ok() };
    bytes.await.ok_or_else(|| UNDRAWN.to_owned())
}

/// A picture that is drawn by itself has no fonts of the page: it gets its own, where it can be had.
async fn with_font(svg: &str) -> String {
    let font = async {
        let window = web_sys::window()?;
        let answer = JsFuture::from(window.fetch_with_str(&turnlab_paths::page("inter.woff2")))
            .await
            .ok()?;
        let answer: Response = answer.dyn_into().ok()?;
        let blob = JsFuture::from(answer.blob().ok().filter(|_| answer.ok())?).await.ok()?;
        read_as_data_url(&Blob::from(blob.dyn_into::<web_sys::Blob>().ok()?)).await.ok()
    };
    let Some(font) = font.await else { return svg.to_owned() };
    let face = format!(
        "<style>@font-face{{font-family:Inter;font-weight:400 700;src:url({font})}}</style><g fill=\"none\""
    );
    svg.replacen("<g fill=\"none\"", &face, 1)
}

async fn image(svg: &str) -> Result<HtmlImageElement, JsValue> {
    let image = HtmlImageElement::new()?;
    let address = ObjectUrl::from(Blob::new_with_options(svg, Some("image/svg+xml")));
    image.set_src(&address);
    JsFuture::from(image.decode()).await?;
    Ok(image)
}

async fn painted(image: &HtmlImageElement, width: f64, height: f64) -> Option<Blob> {
    let canvas: HtmlCanvasElement =
        page::document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it was looked at before"
    )]
    let (across, down) = (width as u32, height as u32);
    canvas.set_width(across);
    canvas.set_height(down);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height)
        .ok()?;
    let mut drawing = |resolve: Function, _: Function| {
        let drawn = Closure::once_into_js(move |blob: JsValue| {
            // There is nobody left to tell where a promise cannot be kept.
            let _ = resolve.call1(&JsValue::NULL, &blob);
        });
        let _ = canvas.to_blob(drawn.unchecked_ref());
    };
    let blob = JsFuture::from(Promise::new(&mut drawing)).await.ok()?;
    Some(Blob::from(blob.dyn_into::<web_sys::Blob>().ok()?))
}
