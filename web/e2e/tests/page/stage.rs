//! A stage beside another one.

use serde_json::json;
use turnlab_e2e::{Press, at_both_sizes};

/// What another stage would have in the document, before the page's own: everything that follows the cursor, the card
/// at the end, the run as text, a cut that has the focus.
const ADD_ANOTHER: &str = "const another = document.querySelector('.page').cloneNode(true);
    another.classList.add('another');
    another.style = 'position: fixed; inset: 0; z-index: -1';
    document.body.prepend(another);
    another.querySelector('[data-handle]').focus();
    window.another = { element: another, html: another.outerHTML };
    return another.querySelectorAll('[data-live]').length > 10 && another.contains(document.activeElement)";

/// What it has of what it had, and whether the focus is still there.
const LOOK_AT_ANOTHER: &str = "const { element, html } = window.another;
    return [element.outerHTML === html, element.contains(document.activeElement)]";

const READS: &str = "document.querySelector('.as-text').open = true";
const IS_SETTLED: &str = "return document.querySelectorAll('.as-text p').length > 20
    && document.querySelector('.caption .term') !== null && document.querySelector('.strip rect') !== null";

/// The page's own, which shows the end of a run with one cut more.
const SHOWS_THE_END: &str = "const within = (selector) => document.querySelector(`.page:not(.another) ${selector}`);
    return !within('.ending').hidden && within('.ending').textContent.startsWith('The end')
        && within('.transport [data-live=clock]').textContent === '27:45'
        && within('.as-text').textContent !== document.querySelector('.another .as-text').textContent
        && document.querySelectorAll('.page:not(.another) .pill').length === 2";

#[tokio::test]
async fn it_writes_in_its_own_element_alone() {
    at_both_sizes("at=2", async |page| {
        page.execute(READS, &[]).await;
        page.until_true("words that explain themselves, the map of cuts, a text", IS_SETTLED).await;
        assert_eq!(page.execute(ADD_ANOTHER, &[]).await, json!(true));
        page.press(Press::Character('x')).await;
        page.press(Press::PageDown).await;
        page.press(Press::End).await;
        page.until_true("the address", "return location.hash.endsWith('at=1665')").await;
        assert_eq!(page.execute(LOOK_AT_ANOTHER, &[]).await, json!([true, true]));
        page.until_true("the end", SHOWS_THE_END).await;
        assert_eq!(page.execute(LOOK_AT_ANOTHER, &[]).await, json!([true, true]));
    })
    .await;
}
