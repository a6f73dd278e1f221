// Each example of the README is run as it is printed, and prints what stands below it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";

const readme = readFileSync(new URL("node_modules/turnlab/README.md", import.meta.url), "utf8");
const examples = [...readme.matchAll(/```js\n(.*?)```\n+```text\n(.*?)```/gs)];

test("there are three examples", () => assert.equal(examples.length, 3));

for (const [place, [, program, printed]] of examples.entries()) {
  test(`example ${place + 1} prints what it says`, () => {
    const file = new URL(`example-${place + 1}.js`, import.meta.url);
    writeFileSync(file, program);
    const said = execFileSync(process.execPath, [file.pathname], { encoding: "utf8" });
    assert.equal(said, printed);
  });
}
