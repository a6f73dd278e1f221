//! The scenario in a picture of pixels: as text in a chunk of its own, which programs that show pictures pass
//! over.

use std::io::Cursor;

use png::{DecodeOptions, Decoder, Limits};

/// What the chunk is called.
pub const KEYWORD: &str = "turnlab:scenario";

/// The first eight octets of every PNG.
pub(crate) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// Up to the end of its first chunk, the one that has to come first.
const HEADER: usize = SIGNATURE.len() + 25;
/// How long the text may be at most.
const LONGEST: usize = 4_000_000;

/// A PNG with text that can be read again by [`source_of`]; as it was, if it is no PNG.
#[must_use]
pub fn carrying(png: &[u8], source: &str) -> Vec<u8> {
    if !png.starts_with(SIGNATURE) || png.len() < HEADER {
        return png.to_vec();
    }
    let (header, rest) = png.split_at(HEADER);
    // Behind the keyword: not compressed, in no language, not translated.
    let body = [b"iTXt", KEYWORD.as_bytes(), b"\0\0\0\0\0", source.as_bytes()].concat();
    let length = u32::try_from(body.len() - 4).unwrap_or_default().to_be_bytes();
    let check = crc32fast::hash(&body).to_be_bytes();
    [header, &length, &body, &check, rest].concat()
}

/// The text that a PNG carries.
///
/// # Errors
///
/// Words for what is wrong, as they can stand behind the name of the file.
pub fn source_of(png: &[u8]) -> Result<String, String> {
    let broken = |error| format!("which is a PNG picture, cannot be read: {error}");
    let mut options = DecodeOptions::default();
    options.set_ignore_checksums(false);
    let mut decoder = Decoder::new_with_options(Cursor::new(png), options);
    decoder.set_limits(Limits { bytes: 4 * LONGEST });
    let mut reader = decoder.read_info().map_err(broken)?;
    if let Some(text) = text_in(reader.info()) {
        return Ok(text);
    }
    // Programs that make pictures smaller may have put it behind the picture.
    reader.finish().map_err(broken)?;
    text_in(reader.info()).ok_or_else(|| {
        "which is a PNG picture, carries no scenario: it was not made by Turnlab, or what it carried has \
         been removed or damaged"
            .to_owned()
    })
}

fn text_in(info: &png::Info) -> Option<String> {
    let mut chunk = info.utf8_text.iter().find(|chunk| chunk.keyword == KEYWORD)?.clone();
    chunk.decompress_text_with_limit(LONGEST).ok()?;
    chunk.get_text().ok()
}
