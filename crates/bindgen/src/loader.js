// A part imports what the program exports. One that does not come is asked for anew the next time. A file is named
// without its ending, by which a page in a single file would put its address here.
const partsLoaded = {};
const addressOf = (file) => {
  const { pages = "", parts = "" } = document.documentElement.dataset;
  return globalThis.turnlabFiles?.[file] ?? pages + parts + file;
};
const bring = (name) =>
  (partsLoaded[name] ??= fetch(addressOf(`${name}.wasm`))
    .then((response) => __wbg_load(response, { __wasm_split: { /* mark */...wasm } }))
    .catch((error) => {
      delete partsLoaded[name];
      throw error;
    }));
const load = (...names) => (callback, data) =>
  Promise.all(names.map(bring))
    .then(() => 1, (error) => (console.error(error), 0))
    .then((done) => wasm.__indirect_function_table.get(callback)(data, done));
const loaders = { /* loaders */};
