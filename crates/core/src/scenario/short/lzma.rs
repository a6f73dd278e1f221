//! Reads raw LZMA, as 7-Zip and XZ write it, with lc and lp 0. What writes it is a crate; the reader of that crate would
//! cost the page several times as much, and the tests compare the two.

/// How a stream is at fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// It ends too soon.
    CutOff,
    /// It says that it holds more than is read.
    TooLong,
    /// It is none.
    Broken,
}

// Where in the table the probabilities are, each of a matter.
const MATCH: usize = 0;
const REP: usize = MATCH + 12 * PLACES;
const REP_0: usize = REP + 12;
const REP_1: usize = REP_0 + 12;
const REP_2: usize = REP_1 + 12;
const REP_0_LONG: usize = REP_2 + 12;
const SLOTS: usize = REP_0_LONG + 12 * PLACES;
const SPECIAL: usize = SLOTS + 4 * 64;
const ALIGN: usize = SPECIAL + 128;
const LENGTH: usize = ALIGN + 16;
const REP_LENGTH: usize = LENGTH + LENGTHS;
const LITERAL: usize = REP_LENGTH + LENGTHS;
const ALL: usize = LITERAL + 0x300;
/// How many belong to a length: two choices, and three trees, two of them for each place.
const LENGTHS: usize = 2 + 2 * SHORT_LENGTHS + 256;
const SHORT_LENGTHS: usize = 8 * PLACES;
/// How many places of a text are told apart at the most.
const PLACES: usize = 1 << MOST_PB;
/// The largest pb that there is.
pub(super) const MOST_PB: u8 = 4;

/// A range decoder with what it has learnt.
struct Decoder<'a> {
    input: &'a [u8],
    range: u32,
    code: u32,
    /// Which bits of a place in the text tell it apart.
    mask: usize,
    chances: [u16; ALL],
}

/// Reads `length` bytes from a stream, without the zero that every one begins with, behind what is in `text` already.
/// Where there is a fault, `text` has what stands before it.
pub(super) fn decode(input: &[u8], pb: u8, length: usize, text: &mut Vec<u8>) -> Result<(), Fault> {
    let mask = (1 << pb.min(MOST_PB)) - 1;
    let mut decoder = Decoder { input, range: u32::MAX, code: 0, mask, chances: [1024; ALL] };
    for _ in 0..4 {
        decoder.code = decoder.code << 8 | decoder.byte()?;
    }
    decoder.all(text.len() + length, text)?;
    decoder.normalize()?;
    let is_over = decoder.code == 0 && decoder.input.iter().all(|&byte| byte == 0);
    if is_over { Ok(()) } else { Err(Fault::Broken) }
}

impl Decoder<'_> {
    fn all(&mut self, end: usize, text: &mut Vec<u8>) -> Result<(), Fault> {
        let (mut state, mut reps) = (0_usize, [0_usize; 4]);
        while text.len() < end {
            // A literal, or so many bytes from before.
            let (mut length, place) = (1, text.len() & self.mask);
            if !self.bit(MATCH + state * PLACES + place)? {
                let before = (state >= 7).then(|| back(text, reps[0])).transpose()?;
                text.push(self.literal(before)?);
                state = state.saturating_sub(if state < 10 { 3 } else { 6 });
                continue;
            }
            if !self.bit(REP + state)? {
                reps.rotate_right(1);
                length = self.length(LENGTH, place)?;
                reps[0] = self.distance(length)?;
                state = if state < 7 { 7 } else { 10 };
            } else {
                let which = self.which(state, place)?;
                if let Some(which) = which {
                    reps[..=which].rotate_right(1);
                    length = self.length(REP_LENGTH, place)?;
                }
                let (early, late) = if which.is_some() { (8, 11) } else { (9, 11) };
                state = if state < 7 { early } else { late };
            }
            if length > end - text.len() {
                return Err(Fault::Broken);
            }
            for _ in 0..length {
                text.push(back(text, reps[0])?);
            }
        }
        Ok(())
    }

    /// Which of the last four distances is meant; none is one byte at the last of them.
    fn which(&mut self, state: usize, place: usize) -> Result<Option<usize>, Fault> {
        Ok(if !self.bit(REP_0 + state)? {
            self.bit(REP_0_LONG + state * PLACES + place)?.then_some(0)
        } else if !self.bit(REP_1 + state)? {
            Some(1)
        } else {
            Some(2 + usize::from(self.bit(REP_2 + state)?))
        })
    }

    /// A byte; behind a match it is another one than the byte that would have gone on with it.
    fn literal(&mut self, before: Option<u8>) -> Result<u8, Fault> {
        let mut symbol = 1;
        if let Some(mut before) = before.map(usize::from) {
            while symbol < 0x100 {
                let expected = before >> 7 & 1;
                before <<= 1;
                let bit = self.bit(LITERAL + (1 + expected) * 0x100 + symbol)?;
                symbol = symbol << 1 | usize::from(bit);
                if usize::from(bit) != expected {
                    break;
                }
            }
        }
        while symbol < 0x100 {
            symbol = symbol << 1 | usize::from(self.bit(LITERAL + symbol)?);
        }
        Ok((symbol & 0xFF) as u8)
    }

    fn length(&mut self, base: usize, place: usize) -> Result<usize, Fault> {
        let short = base + 2 + 8 * place;
        Ok(2 + if !self.bit(base)? {
            self.tree(short, 3)?
        } else if !self.bit(base + 1)? {
            8 + self.tree(short + SHORT_LENGTHS, 3)?
        } else {
            16 + self.tree(base + 2 + 2 * SHORT_LENGTHS, 8)?
        })
    }

    /// How far back a match is, less one.
    fn distance(&mut self, length: usize) -> Result<usize, Fault> {
        let slot = self.tree(SLOTS + (length - 2).min(3) * 64, 6)?;
        if slot < 4 {
            return Ok(slot);
        }
        let bits = (slot >> 1) - 1;
        let distance = (2 | slot & 1) << bits;
        if slot < 14 {
            return Ok(distance + self.reverse_tree(SPECIAL + distance - slot, bits)?);
        }
        let mut high = 0;
        for _ in 4..bits {
            high = high << 1 | self.even()?;
        }
        Ok(distance + (high << 4) + self.reverse_tree(ALIGN, 4)?)
    }

    fn tree(&mut self, base: usize, bits: usize) -> Result<usize, Fault> {
        let mut symbol = 1;
        for _ in 0..bits {
            symbol = symbol << 1 | usize::from(self.bit(base + symbol)?);
        }
        Ok(symbol - (1 << bits))
    }

    fn reverse_tree(&mut self, base: usize, bits: usize) -> Result<usize, Fault> {
        let (mut symbol, mut number) = (1, 0);
        for place in 0..bits {
            let bit = usize::from(self.bit(base + symbol)?);
            symbol = symbol << 1 | bit;
            number |= bit << place;
        }
        Ok(number)
    }

    /// A bit that is as likely as not.
    fn even(&mut self) -> Result<usize, Fault> {
        self.normalize()?;
        self.range >>= 1;
        let is_one = self.code >= self.range;
        if is_one {
            self.code -= self.range;
        }
        Ok(is_one.into())
    }

    fn bit(&mut self, place: usize) -> Result<bool, Fault> {
        self.normalize()?;
        let chance = &mut self.chances[place];
        let bound = (self.range >> 11) * u32::from(*chance);
        let is_one = self.code >= bound;
        if is_one {
            *chance -= *chance >> 5;
            self.code -= bound;
            self.range -= bound;
        } else {
            *chance += (2048 - *chance) >> 5;
            self.range = bound;
        }
        Ok(is_one)
    }

    fn normalize(&mut self) -> Result<(), Fault> {
        if self.range < 1 << 24 {
            self.code = self.code << 8 | self.byte()?;
            self.range <<= 8;
        }
        Ok(())
    }

    fn byte(&mut self) -> Result<u32, Fault> {
        let (&byte, rest) = self.input.split_first().ok_or(Fault::CutOff)?;
        self.input = rest;
        Ok(byte.into())
    }
}

/// The byte that stands so far back, less one.
fn back(text: &[u8], distance: usize) -> Result<u8, Fault> {
    let place = text.len().checked_sub(distance).and_then(|place| place.checked_sub(1));
    place.map(|place| text[place]).ok_or(Fault::Broken)
}
