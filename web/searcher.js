// Starts the search in its worker; where its program cannot be loaded, says so. In a page that is one file, that program
// stands before this.
const failed = (error) => {
  postMessage({ Failed: `The search cannot start: its program could not be loaded (${error}).` });
};
try {
  if (typeof wasm_bindgen === "undefined") importScripts("./turnlab-searcher.js");
  const program = typeof searcher === "undefined" ? "./turnlab-searcher_bg.wasm" : searcher;
  wasm_bindgen({ module_or_path: program }).catch(failed);
} catch (error) {
  failed(error);
}
