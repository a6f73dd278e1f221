// What MDX makes of each part of a text, by its headings: node hosts_mdx.mjs TEXT PAGE, in the folder of Docusaurus.
import { evaluate } from "@mdx-js/mdx";
import { readFileSync, writeFileSync } from "node:fs";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import * as runtime from "react/jsx-runtime";

const [text, page] = process.argv.slice(2);
const parts = readFileSync(text, "utf8").split(/^(?=## )/m);
const made = parts.map(async (part) => {
  const heading = part.slice(0, part.indexOf("\n"));
  // What it does not take is not there; the build of a site ends with that.
  const module = await evaluate(part, runtime).catch(() => evaluate(heading, runtime));
  return renderToStaticMarkup(createElement(module.default));
});
writeFileSync(page, `<!doctype html><meta charset="utf-8"><title>Pasted</title>${(await Promise.all(made)).join("\n")}`);
