//! What the views look like, beside pictures that were looked at. A picture may differ a little, since browsers
//! of another version draw the same letter otherwise. `UPDATE_EXPECT=1` renews the pictures: look at them then.

use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};
use std::time::Duration;
use std::{env, fs};

use png::{BitDepth, ColorType, Compression, Decoder, Encoder, Transformations};
use serde_json::json;
use turnlab_e2e::{Page, SIZES, at};

/// By how much the grey of a small square may differ, of 255, and how many in a thousand may differ by more.
const TOLERANCE: (u8, usize) = (40, 6);
/// So many pixels of a side make one square of a picture.
const SQUARE: usize = 2;
/// The shades that are told apart, so that a picture is small.
const SHADES: u8 = 16;

/// A picture in grey, each of its pixels the mean of a square.
struct Grey {
    width: usize,
    pixels: Vec<u8>,
}

impl Grey {
    fn of_screen(png: &[u8]) -> Self {
        let mut decoder = Decoder::new(std::io::Cursor::new(png));
        decoder.set_transformations(Transformations::normalize_to_color8());
        let mut reader = decoder.read_info().expect("a picture");
        let mut bytes = vec![0; reader.output_buffer_size().expect("a picture of a known size")];
        let info = reader.next_frame(&mut bytes).expect("a whole picture");
        let parts = info.color_type.samples();
        let grey = |x: usize, y: usize| {
            let place = y * info.line_size + x * parts;
            bytes[place..place + 3].iter().map(|&part| u32::from(part)).sum::<u32>() / 3
        };
        let (width, height) = (info.width as usize / SQUARE, info.height as usize / SQUARE);
        let mean = |x: usize, y: usize| {
            let of = |part: usize| grey(x * SQUARE + part % SQUARE, y * SQUARE + part / SQUARE);
            ((0..SQUARE * SQUARE).map(of).sum::<u32>() / (SQUARE * SQUARE) as u32) as u8 / SHADES
                * SHADES
        };
        let pixels = (0..height).flat_map(|y| (0..width).map(move |x| (x, y)));
        Grey { width, pixels: pixels.map(|(x, y)| mean(x, y)).collect() }
    }

    fn read(path: &Path) -> Option<Self> {
        let mut reader = Decoder::new(BufReader::new(File::open(path).ok()?)).read_info().ok()?;
        let mut pixels = vec![0; reader.output_buffer_size()?];
        let info = reader.next_frame(&mut pixels).ok()?;
        Some(Grey { width: info.width as usize, pixels })
    }

    fn write(&self, path: &Path) {
        fs::create_dir_all(path.parent().expect("a file in a folder")).expect("a folder");
        let file = BufWriter::new(File::create(path).expect("a file can be written"));
        let mut encoder =
            Encoder::new(file, self.width as u32, (self.pixels.len() / self.width) as u32);
        encoder.set_color(ColorType::Grayscale);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_compression(Compression::High);
        let mut writer = encoder.write_header().expect("a picture can be written");
        writer.write_image_data(&self.pixels).expect("a picture can be written");
    }

    /// How many in a thousand squares differ; all of them where the sizes do.
    fn differs(&self, other: &Self) -> usize {
        if (self.width, self.pixels.len()) != (other.width, other.pixels.len()) {
            return 1000;
        }
        let pairs = self.pixels.iter().zip(&other.pixels);
        let far = pairs.filter(|(one, other)| one.abs_diff(**other) > TOLERANCE.0).count();
        far * 1000 / self.pixels.len()
    }
}

fn reference(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures").join(format!("{name}.png"))
}

/// Compares a view with its pictures, at both sizes and in both themes.
async fn look(view: &str, fragment: &str, prepare: impl AsyncFn(&Page)) {
    if env::var("TURNLAB_BROWSER").as_deref() != Ok("chromium") {
        return println!("pictures are compared in one browser only");
    }
    for size in SIZES {
        at(size, fragment, async |page| {
            prepare(page).await;
            for theme in ["light", "dark"] {
                let name = format!("{view}-{}-{theme}", size.width);
                compare(&name, &still(page, theme).await);
            }
        })
        .await;
    }
}

/// The page in a theme when nothing moves any more.
async fn still(page: &Page, theme: &str) -> Grey {
    let set = "document.documentElement.dataset.theme = arguments[0]; \
               document.documentElement.style.setProperty('caret-color', 'transparent'); \
               document.activeElement.blur()";
    page.execute(set, &[json!(theme)]).await;
    let wait = "const tell = arguments[0]; document.fonts.ready.then(() => Promise.all( \
                [...document.querySelectorAll('dialog[open] img')].map((it) => { \
                it.loading = 'eager'; return it.decode().catch(() => {}); }))) \
                .then(() => setTimeout(tell, 300))";
    page.execute_later(wait).await;
    let mut before = Grey { width: 0, pixels: Vec::new() };
    for _ in 0..20 {
        let seen = Grey::of_screen(&page.client.screenshot().await.expect("a picture"));
        if seen.differs(&before) == 0 {
            return seen;
        }
        before = seen;
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    panic!("it does not come to rest");
}

fn compare(name: &str, seen: &Grey) {
    let path = reference(name);
    if env::var_os("UPDATE_EXPECT").is_some() {
        return seen.write(&path);
    }
    let differs = Grey::read(&path).map_or(1000, |known| seen.differs(&known));
    if differs > TOLERANCE.1 {
        let now = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/e2e");
        seen.write(&now.join(format!("{name}.png")));
    }
    assert!(
        differs <= TOLERANCE.1,
        "{differs} of 1,000 squares of {name} differ: see target/e2e/{name}.png. If it is better so, \
         UPDATE_EXPECT=1 keeps it"
    );
}

/// Waits until something of this kind is on the screen.
async fn until_there(page: &Page, selector: &str) {
    let there = "return Boolean(document.querySelector(arguments[0])?.checkVisibility())";
    for _ in 0..500 {
        if page.execute(there, &[json!(selector)]).await == json!(true) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(40)).await;
    }
    panic!("There is no {selector}");
}

#[tokio::test]
async fn the_incident_as_it_opens() {
    look("opening", "", async |_| {}).await;
}

#[tokio::test]
async fn the_fiftieth_message() {
    look("fiftieth", "s=lost-turn&at=25:00", async |_| {}).await;
}

#[tokio::test]
async fn the_library() {
    look("library", "", async |page| {
        page.click("Library").await;
        until_there(page, "dialog[open]").await;
    })
    .await;
}

/// Chooses by whichever of the two lists is there: the picture, since a link tells where the page is served.
const CHOOSE: &str = "const list = document.querySelector('dialog[open] .short-leaves');
    if (list.checkVisibility()) {
        list.value = 'svg';
        list.dispatchEvent(new Event('change', { bubbles: true }));
    } else document.querySelector('dialog[open] input[value=svg]').click();";

#[tokio::test]
async fn what_is_shared() {
    look("share", "s=lost-turn&until=60", async |page| {
        page.click("Share").await;
        until_there(page, "dialog[open].share .preview > *").await;
        page.execute(CHOOSE, &[]).await;
        until_there(page, "dialog[open].share .preview img").await;
    })
    .await;
}

#[tokio::test]
async fn the_search() {
    look("search", "", async |page| {
        page.click("The search").await;
        until_there(page, ".search").await;
        page.find("button", "Search").await;
    })
    .await;
}
