// In browsers, with or without a bundler: whoever imports this waits until the program is there.
import init from "./bindings.js";

await init();

export * from "./api.js";
