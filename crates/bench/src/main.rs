//! How fast the core is and how much memory it takes, each figure beside a bare event loop of the
//! same run. The program and the page (`page.html`) are the same measures: `cargo xtask bench` runs both.

mod bare;
mod measures;
mod memory;
mod place;
mod sample;
mod table;
mod workload;

fn main() {
    place::tell(&table::heading());
    measures::all(&mut |row| place::tell(&row.to_string()));
}
