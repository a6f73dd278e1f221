//! Figures for whoever reads the output.

use std::io::Write;

/// Prints a figure, also where the test passes and what it prints is kept back.
pub fn say(figure: &str) {
    // A figure that nobody can be told is no reason to fail.
    let _ = writeln!(std::io::stdout(), "figure: {figure}");
}
