//! How fast the core is and how much memory it takes: runs beside a bare event loop, and the exhaustive
//! search beside SPIN; and how fast a run becomes a picture, beside Mermaid. The program and the page (`page.html`) are the same measures: `cargo xtask bench` runs both.

#[cfg(not(target_arch = "wasm32"))]
mod association;
mod bare;
mod diagram;
mod measures;
mod memory;
mod odds;
mod place;
mod repairs;
mod sample;
mod search;
mod sweep;
mod table;
mod workload;

fn main() {
    let mut tell = |row: table::Row| place::tell(&row.to_string());
    match place::chosen().as_str() {
        "search" => {
            place::tell(&search::heading());
            search::all(&mut tell);
        }
        "diagram" => {
            place::tell(&diagram::heading());
            diagram::all(&mut tell);
        }
        _ => {
            place::tell(&table::heading());
            measures::all(&mut tell);
        }
    }
}
