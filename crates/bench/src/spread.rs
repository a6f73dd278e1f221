//! Many measurements of one thing, as a median and a spread.

/// Measurements, smallest first.
pub(crate) struct Spread(Vec<f64>);

impl Spread {
    pub(crate) fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.into_iter().collect();
        values.sort_by(f64::total_cmp);
        Spread(values)
    }

    /// Each measurement made into something else.
    pub(crate) fn map(&self, make: impl Fn(f64) -> f64) -> Self {
        Spread::of(self.0.iter().map(|&value| make(value)))
    }

    pub(crate) fn median(&self) -> f64 {
        self.at(50)
    }

    pub(crate) fn most(&self) -> f64 {
        self.at(100)
    }

    /// "6.81 (5 % to 95 %: 6.40 to 6.95)".
    pub(crate) fn text(&self) -> String {
        let [low, middle, high] = [self.at(5), self.at(50), self.at(95)];
        format!("{middle:.2} (5 % to 95 %: {low:.2} to {high:.2})")
    }

    fn at(&self, percent: usize) -> f64 {
        self.0[(self.0.len() - 1) * percent / 100]
    }
}
