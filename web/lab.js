// Brings the lab, a program of its own that the page loads when it is alive, with its styles, and tells the page.
import init, { Editor, Instruments, Lab, listen, share, shrink, transcript } from "./turnlab-lab.js";

const tell = (detail) => dispatchEvent(new CustomEvent("turnlab-lab", { detail }));
const styles = (name) =>
  new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: `./${name}.css` });
    Object.assign(link, { onload: resolve, onerror: reject });
    document.head.append(link);
  });
Promise.all([init(), ...["editor", "instruments", "search"].map(styles)]).then(
  () => tell({ Editor, Instruments, Lab, listen, share, shrink, transcript }),
  () => tell(null),
);
