// Brings the lab, a program of its own that the page loads when it is alive, with its styles, and tells the page.
import { explain } from "./words.js";
import init, { another, differences, Editor, ending, files_come_from, glossary, Instruments, Lab, library, listen, share, transcript } from "./turnlab-lab.js";

const tell = (detail) => dispatchEvent(new CustomEvent("turnlab-lab", { detail }));
const styles = (name) =>
  new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL(name, import.meta.url) });
    Object.assign(link, { onload: resolve, onerror: reject });
    document.head.append(link);
  });
// What shares, and reads and writes files, is large: it is loaded once, when it is first asked for, and again where
// that fails. It listens on the document from then on.
const load = async () => {
  const share = await import("./turnlab-share.js");
  await share.default();
  return share;
};
let loaded;
const files = () =>
  (loaded ??= load().catch((error) => {
    loaded = undefined;
    throw error;
  }));
// Where somebody has chosen by hand, a browser takes no more heed of the attribute that says what is chosen.
const choose = ({ target }) => {
  if (target.hasAttribute("selected")) target.selected = true;
};
new MutationObserver((changes) => changes.forEach(choose)).observe(document.body, {
  attributeFilter: ["selected"],
  subtree: true,
});
const start = async () => {
  await init();
  files_come_from(files);
  explain(glossary());
};
Promise.all([start(), ...["./editor.css", "./instruments.css", "./library.css", "./reader.css", "./search.css"].map(styles)]).then(
  () => tell({ another, differences, Editor, ending, Instruments, Lab, library, listen, share, transcript }),
  () => tell(null),
);
// So that the page opens without a network the next time. Where it is refused nothing is missing.
const keep = async () => {
  const { offline, pages = "" } = document.documentElement.dataset;
  if (offline && !navigator.connection?.saveData) await navigator.serviceWorker.register(pages + offline);
};
addEventListener("turnlab-lab", () => keep().catch(() => {}), { once: true });
