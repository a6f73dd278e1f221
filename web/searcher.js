// Starts the search in its worker; where its program cannot be loaded, says so.
const failed = (error) => {
  postMessage({ Failed: `The search cannot start: its program could not be loaded (${error}).` });
};
try {
  importScripts("./turnlab-searcher.js");
  wasm_bindgen({ module_or_path: "./turnlab-searcher_bg.wasm" }).catch(failed);
} catch (error) {
  failed(error);
}
