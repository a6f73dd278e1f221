// Where files can be read: Node, Deno and Bun.
import { readFileSync } from "node:fs";
import { initSync } from "./bindings.js";

initSync({ module: readFileSync(new URL("./bindings_bg.wasm", import.meta.url)) });

export * from "./api.js";
