//! The smallest Yew page that does something: a number and a button. `cargo xtask bench --only page` measures how
//! long it takes until this is alive, beside the page.

use yew::prelude::*;

#[component]
fn Counter() -> Html {
    let count = use_state(|| 0);
    let onclick = {
        let count = count.clone();
        Callback::from(move |_: MouseEvent| count.set(*count + 1))
    };
    html! { <button {onclick}>{ "Count: " }{ *count }</button> }
}

fn main() {
    yew::Renderer::<Counter>::new().render();
}
