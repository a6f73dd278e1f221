// Brings the lab, a program of its own that the page loads when it is alive, with its styles, and tells the page.
import init, { differences, Editor, files_come_from, Instruments, Lab, library, listen, share, transcript } from "./turnlab-lab.js";

const tell = (detail) => dispatchEvent(new CustomEvent("turnlab-lab", { detail }));
const styles = (name) =>
  new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: `./${name}.css` });
    Object.assign(link, { onload: resolve, onerror: reject });
    document.head.append(link);
  });
// What reads and writes files is large, and loaded when a file is asked for.
const files = async () => {
  const share = await import("./turnlab-share.js");
  await share.default();
  return share;
};
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
};
Promise.all([start(), ...["editor", "instruments", "library", "search"].map(styles)]).then(
  () => tell({ differences, Editor, Instruments, Lab, library, listen, share, transcript }),
  () => tell(null),
);
