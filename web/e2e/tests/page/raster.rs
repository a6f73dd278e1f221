//! Pictures of the screen, and where two of them differ.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Cursor, Seek};
use std::path::Path;

use png::{BitDepth, ColorType, Compression, Decoder, Encoder, Transformations};

/// So many pixels of a side make one square, which has their mean colour.
const SQUARE: usize = 4;
/// So many squares of a side make one block.
const BLOCK: usize = 12;
/// By how much a part of a square's colour may differ, of 255: other browsers draw the edge of a letter otherwise.
const SQUARE_TOLERANCE: u8 = 40;
/// One of so many squares of a block may differ by more.
const SQUARES: usize = 12;
/// By how much a part of the mean colour of a block may differ, of 255: the edges of letters do not change it.
const BLOCK_TOLERANCE: usize = 3;

/// A picture, each of its pixels the mean of a square of the screen, in three bytes.
pub struct Raster {
    width: usize,
    bytes: Vec<u8>,
}

impl Raster {
    /// The screen, as a browser hands it out.
    pub fn of_screen(png: &[u8]) -> Self {
        let (pixels, width, parts) = decoded(Cursor::new(png)).expect("a picture of the screen");
        let height = pixels.len() / (width * parts);
        let squares = (0..height / SQUARE).flat_map(|y| (0..width / SQUARE).map(move |x| (x, y)));
        let mean = |(x, y): (usize, usize), part: usize| {
            let of = |at: usize| {
                let (x, y) = (x * SQUARE + at % SQUARE, y * SQUARE + at / SQUARE);
                usize::from(pixels[(y * width + x) * parts + part])
            };
            ((0..SQUARE * SQUARE).map(of).sum::<usize>() / (SQUARE * SQUARE)) as u8
        };
        let bytes = squares.flat_map(|square| (0..3).map(move |part| (square, part)));
        let bytes = bytes.map(|(square, part)| mean(square, part)).collect();
        Raster { width: width / SQUARE, bytes }
    }

    /// One that was kept; nothing where there is none.
    pub fn read(path: &Path) -> Option<Self> {
        let (bytes, width, parts) = decoded(BufReader::new(File::open(path).ok()?))?;
        (parts == 3).then_some(Raster { width, bytes })
    }

    /// Keeps it.
    pub fn write(&self, path: &Path) {
        fs::create_dir_all(path.parent().expect("a file in a folder")).expect("a folder");
        let file = BufWriter::new(File::create(path).expect("a file can be written"));
        let mut encoder = Encoder::new(file, self.width as u32, self.height() as u32);
        encoder.set_color(ColorType::Rgb);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_compression(Compression::High);
        let mut writer = encoder.write_header().expect("a picture can be written");
        writer.write_image_data(&self.bytes).expect("a picture can be written");
    }

    fn height(&self) -> usize {
        self.bytes.len() / (self.width * 3)
    }

    /// The blocks that differ, by where they begin on the screen: from the left, from the top.
    pub fn differs(&self, other: &Self) -> Vec<(usize, usize)> {
        if (self.width, self.bytes.len()) != (other.width, other.bytes.len()) {
            return vec![(0, 0)];
        }
        let begins = |length: usize| (0..length).step_by(BLOCK);
        let blocks = begins(self.height()).flat_map(|y| begins(self.width).map(move |x| (x, y)));
        let far = blocks.filter(|&(x, y)| is_far(&self.block(x, y), &other.block(x, y)));
        far.map(|(x, y)| (x * SQUARE, y * SQUARE)).collect()
    }

    /// The squares of a block; fewer at the edges.
    fn block(&self, left: usize, top: usize) -> Vec<[u8; 3]> {
        let across = left..self.width.min(left + BLOCK);
        let down = top..self.height().min(top + BLOCK);
        let places = down.flat_map(|y| across.clone().map(move |x| (y * self.width + x) * 3));
        places.map(|at| [self.bytes[at], self.bytes[at + 1], self.bytes[at + 2]]).collect()
    }
}

fn is_far(one: &[[u8; 3]], other: &[[u8; 3]]) -> bool {
    let mean = |block: &[[u8; 3]], part: usize| {
        block.iter().map(|square| usize::from(square[part])).sum::<usize>() / block.len()
    };
    let differs = |one: &[u8; 3], other: &[u8; 3]| {
        (0..3).any(|part| one[part].abs_diff(other[part]) > SQUARE_TOLERANCE)
    };
    let squares = one.iter().zip(other).filter(|(one, other)| differs(one, other)).count();
    squares * SQUARES > one.len()
        || (0..3).any(|part| mean(one, part).abs_diff(mean(other, part)) > BLOCK_TOLERANCE)
}

/// The bytes of a picture, how wide it is, and how many bytes a pixel has.
fn decoded(file: impl BufRead + Seek) -> Option<(Vec<u8>, usize, usize)> {
    let mut decoder = Decoder::new(file);
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().ok()?;
    let mut bytes = vec![0; reader.output_buffer_size()?];
    let info = reader.next_frame(&mut bytes).ok()?;
    Some((bytes, info.width as usize, info.color_type.samples()))
}
