// Unpacks the files that stand in a page which brings them all, gives each an address, and starts the program. A file
// that names others comes after them.
const files = { "index.html": "" };
const named = (text) => text.replace(/(?:\.\/)?([\w-]+\.(?:css|js|wasm|woff2))/g, (all, name) => files[name] ?? all);
const unpacked = (data) => {
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")));
};
const start = async () => {
  for (const [name, type, data] of JSON.parse(document.getElementById("files").textContent)) {
    const body = name.endsWith(".js") ? named(await unpacked(data).text()) : await unpacked(data).arrayBuffer();
    files[name] = URL.createObjectURL(new Blob([body], { type }));
  }
  globalThis.turnlabFiles = files;
  for (const style of document.querySelectorAll("style")) style.textContent = named(style.textContent);
  const program = await import(files[PROGRAM]);
  await program.default({ module_or_path: files[PROGRAM.replace(".js", "_bg.wasm")] });
};
start().catch((error) => {
  document.querySelector(".headline").textContent = `This browser cannot open the playground from a file: ${error.message}`;
});
