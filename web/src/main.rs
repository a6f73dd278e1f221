//! The page of the playground: one reducer for what a person makes, one stage for what moves.

mod app;
mod components;
mod crash;
mod first_paint;
mod hooks;
mod lab;
mod stage;
mod state;
mod storage;

fn main() {
    crash::show_panics();
    let Some(document) = web_sys::window().and_then(|window| window.document()) else {
        return;
    };
    if let Some(root) = document.get_element_by_id("turnlab") {
        yew::Renderer::<app::App>::with_root(root).render();
    }
}
