// Brings the lab, a program of its own that the page loads when it is first opened, and tells the page.
import init, { Instruments, Lab, shrink, transcript } from "./turnlab-lab.js";
const tell = (detail) => dispatchEvent(new CustomEvent("turnlab-lab", { detail }));
init().then(() => tell({ Instruments, Lab, shrink, transcript }), () => tell(null));
