//! A part of the program that does not come at first.

use serde_json::json;
use turnlab_e2e::at_both_sizes;

/// The page once more, in a frame that gets everything but the lab until it has said that it does not come; gives what
/// it says then, how many times it has asked, and the heading of the search, which asks once more.
const WITHOUT_LAB: &str = r"const done = arguments[arguments.length - 1];
const until = async (what) => {
  for (;;) {
    const found = what();
    if (found) return found;
    await new Promise((later) => setTimeout(later, 50));
  }
};
(async () => {
  const html = await (await fetch(location.href)).text();
  const frame = document.body.appendChild(document.createElement('iframe'));
  frame.style = 'position: fixed; inset: 0; width: 100%; height: 100%';
  const { contentWindow: inner, contentDocument: page } = frame;
  const bring = inner.fetch;
  let [asked, refuses] = [0, true];
  inner.fetch = (what, ...rest) => {
    const isLab = `${what}`.endsWith('lab.wasm');
    asked += isLab;
    return isLab && refuses ? Promise.reject(new TypeError('The network has gone.')) : bring.call(inner, what, ...rest);
  };
  page.open();
  page.write(html);
  page.close();
  const told = await until(() => [...page.querySelectorAll('.editor')].map((it) => it.textContent).find(Boolean));
  const refused = asked;
  refuses = false;
  [...page.querySelectorAll('button')].find((it) => it.textContent === 'The lab').click();
  const search = await until(() => page.querySelector('#lab .search:not([hidden]) h1')?.textContent);
  const styles = await until(() => page.querySelectorAll('link[rel=stylesheet]').length);
  done([told, refused, asked, search, styles]);
})()";

#[tokio::test]
async fn what_does_not_come_is_told_and_comes_when_it_is_asked_for_again() {
    at_both_sizes("", async |page| {
        let said = page.execute_later(WITHOUT_LAB).await;
        let words = said[0].as_str().unwrap_or_default();
        assert!(words.starts_with("This part of the page cannot be loaded"), "{said}");
        assert_eq!(said[2], json!(said[1].as_u64().unwrap_or_default() + 1), "{said}");
        assert_eq!(said[3], "Every possible order");
        assert_eq!(said[4], 10, "styles of the lab and its views");
        let console = page.console().await;
        assert!(console.iter().all(|line| line.contains("The network has gone")), "{console:?}");
    })
    .await;
}
