// Unpacks the files that stand in this page, gives each an address, and starts the program. A file that names others
// comes after them.
const files = { "index.html": "" };
const packed = {};
const named = (text) => text.replace(/(?:\.\/)?([\w-]+\.(?:css|js|wasm))/g, (all, name) => files[name] ?? all);
const unpacked = (type, data) => {
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  const stream = new Response(bytes).body.pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream, { headers: { "Content-Type": type } });
};
// What a page without an origin makes, its worker cannot load: so the script brings the program along.
const worker = async (script) => {
  const [bindings, start] = await Promise.all([BINDINGS, script].map((name) => unpacked(...packed[name]).text()));
  const program = packed[BINDINGS.replace(".js", "_bg.wasm")].map((text) => JSON.stringify(text));
  return `${bindings};const searcher=(${unpacked})(${program});${start}`;
};
const start = async () => {
  for (const [name, type, data] of JSON.parse(document.getElementById("files").textContent)) {
    packed[name] = [type, data];
    const response = unpacked(type, data);
    const isScript = name.endsWith(".js");
    const body = name === WORKER ? await worker(name) : isScript ? named(await response.text()) : await response.blob();
    files[name] = URL.createObjectURL(new Blob([body], { type }));
  }
  globalThis.turnlabFiles = files;
  const program = await import(files[PROGRAM]);
  await program.default({ module_or_path: files[PROGRAM.replace(".js", "_bg.wasm")] });
};
start().catch((error) => {
  document.querySelector(".headline").textContent = `This browser cannot open the playground from a file: ${error.message}`;
});
