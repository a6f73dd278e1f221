//! From how far something is scrolled to what is seen. No element may be as high as a long run is: a higher
//! picture is scrolled as if it were that high, a little at a time as it is, and far at once in proportion.

use turnlab_diagram::limited;

/// The most that is scrolled, in CSS pixels.
pub(super) const HIGHEST: f64 = 4_000_000.0;
/// So much at either end of a higher picture is scrolled as it is.
const ENDS: f64 = 400_000.0;
/// A move of more than this at once is one along the whole, not by a little.
const FAR: f64 = 4_000.0;

/// Where a picture is scrolled to.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Scroll {
    /// The height of the picture.
    pub(super) height: f64,
    /// How far the element is scrolled.
    at: f64,
    /// How much farther down that is in the picture.
    pub(super) offset: f64,
}

impl Scroll {
    /// A picture of this height, scrolled to where another was.
    pub(super) fn over(self, height: f64) -> Self {
        let top = self.top();
        let mut scroll = Scroll { height, ..self };
        if !scroll.is_high() {
            scroll.offset = 0.0;
        } else if self.height != height {
            scroll.go(top);
        }
        scroll
    }

    /// How high the element has to be.
    pub(super) fn span(&self) -> f64 {
        self.height.min(HIGHEST)
    }

    /// Whether an element that is only so high now is scrolled beyond its end, with so much of it in view.
    pub(super) fn ends_below(&self, span: f64, height: f64) -> bool {
        self.at + height > span
    }

    /// Which height of the picture is at the top.
    pub(super) fn top(&self) -> f64 {
        self.at + self.offset
    }

    /// The element is scrolled to here now.
    pub(super) fn moved(&mut self, at: f64) {
        if self.is_high() && (at - self.at).abs() > FAR {
            self.offset = self.seen_at(at) - at;
        }
        self.at = at;
    }

    /// Goes to a height of the picture, and says where the element has to be scrolled to.
    pub(super) fn go(&mut self, top: f64) -> f64 {
        let top = limited(top, 0.0, self.height).round();
        self.at = if self.is_high() { self.at_seen(top).round() } else { top };
        self.offset = if self.is_high() { top - self.at } else { 0.0 };
        self.at
    }

    /// Whether it has been moved so much by little that the element would soon be at its end.
    pub(super) fn is_off(&self) -> bool {
        self.is_high() && (self.at_seen(self.top()).round() - self.at).abs() > 1.0
    }

    fn is_high(&self) -> bool {
        self.height > HIGHEST
    }

    /// How much of the picture goes by for one pixel of the element in the middle.
    fn pace(&self) -> f64 {
        (self.height - 2.0 * ENDS) / (HIGHEST - 2.0 * ENDS)
    }

    fn seen_at(&self, at: f64) -> f64 {
        match at {
            _ if at < ENDS => at,
            _ if at > HIGHEST - ENDS => at + self.height - HIGHEST,
            _ => ENDS + (at - ENDS) * self.pace(),
        }
    }

    fn at_seen(&self, top: f64) -> f64 {
        match top {
            _ if top < ENDS => top,
            _ if top > self.height - ENDS => top - self.height + HIGHEST,
            _ => ENDS + (top - ENDS) / self.pace(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HIGH: f64 = 60_000_000.0;

    #[test]
    fn what_is_not_too_high_is_scrolled_as_it_is() {
        let mut scroll = Scroll::default().over(300_000.0);
        scroll.moved(250_000.0);
        assert_eq!((scroll.top(), scroll.span(), scroll.is_off()), (250_000.0, 300_000.0, false));
    }

    #[test]
    fn a_little_is_a_little_and_far_is_far() {
        let mut scroll = Scroll::default().over(HIGH);
        assert_eq!(scroll.span(), HIGHEST);
        scroll.moved(HIGHEST / 2.0);
        assert_eq!(scroll.top(), HIGH / 2.0);
        scroll.moved(HIGHEST / 2.0 + 120.0);
        assert_eq!(scroll.top(), HIGH / 2.0 + 120.0);
        assert!(scroll.is_off());
        let top = scroll.top();
        scroll.go(top);
        assert_eq!((scroll.top(), scroll.is_off()), (top, false));
    }

    #[test]
    fn both_ends_are_reached() {
        let mut scroll = Scroll::default().over(HIGH);
        scroll.moved(HIGHEST - 700.0);
        assert_eq!(scroll.top(), HIGH - 700.0);
        scroll.moved(0.0);
        assert_eq!(scroll.top(), 0.0);
        assert_eq!(scroll.go(HIGH - 900.0), HIGHEST - 900.0);
    }
}
