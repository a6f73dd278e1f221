// Starts what shares and opens. It listens on the document from then on; where it cannot start, that is told.
import init from "./turnlab-share.js";

init().catch((error) => {
  const detail = `Sharing cannot start: its program could not be loaded (${error}).`;
  document.dispatchEvent(new CustomEvent("turnlab-unopened", { detail }));
});
