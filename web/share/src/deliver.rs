//! One click to copy, one to save.

use gloo_file::{Blob, ObjectUrl};
use gloo_timers::callback::Timeout;
use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Clipboard, ClipboardItem, HtmlAnchorElement};

use crate::message::Saving;
use crate::product::Product;
use crate::{page, pixels};

/// Whether it is something that can be copied.
pub(crate) fn can_copy(product: &Product) -> bool {
    product.text.is_some() || product.name.ends_with(".png")
}

/// Copies it, and says how that went.
pub(crate) async fn copy(product: &Product) -> &'static str {
    let copied = match &product.text {
        Some(text) => async { JsFuture::from(clipboard()?.write_text(text)).await }.await,
        None => copy_picture(product).await,
    };
    match copied {
        Ok(_) => "Copied.",
        Err(_) => "The browser does not let this page copy.",
    }
}

/// A page that is not served safely has none.
fn clipboard() -> Result<Clipboard, JsValue> {
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    let clipboard = Reflect::get(&window.navigator(), &"clipboard".into())?;
    clipboard.dyn_into()
}

async fn copy_picture(product: &Product) -> Result<JsValue, JsValue> {
    let blob: &web_sys::Blob = product.blob.as_ref();
    let kinds = Object::new();
    Reflect::set(&kinds, &"image/png".into(), blob)?;
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&kinds)?;
    JsFuture::from(clipboard()?.write(&js_sys::Array::of1(&item))).await
}

/// Saves it as the browser saves files.
pub(crate) fn save(product: &Product) -> Option<()> {
    save_as(&product.name, &product.address)
}

fn save_as(name: &str, address: &str) -> Option<()> {
    let link = page::document()?.create_element("a").ok()?;
    let link: HtmlAnchorElement = link.dyn_into().ok()?;
    link.set_href(address);
    link.set_download(name);
    link.click();
    Some(())
}

/// How long a browser may take until it has begun to save, in milliseconds.
const SAVED_MS: u32 = 10_000;
/// How many pixels there are for each of a picture's own.
const SCALE: u8 = 2;

/// Saves what is made elsewhere; a picture is drawn first.
pub(crate) async fn save_elsewhere(saving: Saving) -> Result<(), String> {
    let blob = match saving.name.ends_with(".png") {
        true => {
            let bytes = pixels::draw(&saving.text, SCALE).await?;
            Blob::new_with_options(&bytes[..], Some(saving.media_type))
        }
        false => Blob::new_with_options(saving.text.as_str(), Some(saving.media_type)),
    };
    let address = ObjectUrl::from(blob);
    save_as(&saving.name, &address).ok_or("The browser does not let this page save.")?;
    Timeout::new(SAVED_MS, move || drop(address)).forget();
    Ok(())
}
