//! The page of the playground.
use yew::prelude::*;

#[component]
fn App() -> Html {
    html! { <h1>{ "Turnlab" }</h1> }
}

fn main() {
    yew::Renderer::<App>::new().render();
}
