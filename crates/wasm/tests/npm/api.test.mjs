// The package in Node, as somebody has it who installed it.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { check, cutMap, link, open, render, repairs, run } from "turnlab";

test("the incident is the one of the book", () => {
  const report = run();
  assert.match(report.verdict, /^Mail stands still for 24 min 57 s/);
  assert.deepEqual(report.warnings, []);
  assert.equal(report.associations[0].turn[0].turn, "lost");
  assert.equal(report.counters[0].mta, "PARIS");
  assert.ok(report.events.length > 0 && report.moments.length > 0);
  assert.equal(run({}).hash, report.hash);
  assert.equal(run(null).hash, report.hash);
  assert.notEqual(run({ rule: "epoch" }).hash, report.hash);
});

test("a report is a plain object", () => {
  const report = run();
  assert.equal(Object.getPrototypeOf(report), Object.prototype);
  assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
});

test("a search finds what the command line finds", async () => {
  const seen = [];
  const found = await check({}, { progress: (progress) => seen.push(progress) });
  assert.deepEqual([found.rule, found.states, found.transitions], ["as-shipped", 724, 1531]);
  assert.equal(found.complete, true);
  const lost = found.properties.find((property) => property.name === "turn-recoverable");
  assert.deepEqual([lost.verdict, lost.path], ["violated", ["mail:LONDON", "to:PARIS", "cut"]]);
  assert.deepEqual(open(lost.link).order.slice(3), lost.path);
  assert.ok(seen.length > 0 && seen.at(-1).states === 724, JSON.stringify(seen));
  // What came back can be asked for again.
  const again = await check({}, { bounds: found.bounds, properties: ["turn-recoverable"] });
  assert.deepEqual([again.states, again.properties.length], [724, 1]);
});

test("bounds and memory are heeded", async () => {
  const wide = { mail: [6, 6], losses: 4 };
  const found = await check({ rule: "epoch" }, { bounds: wide, memory_mb: 1 });
  assert.equal(found.complete, false);
  assert.equal(found.properties[0].verdict, "stopped");
  const asked = await check({}, { bounds: { repeat: true } });
  assert.equal(asked.bounds.repeat, true);
});

test("a search is stopped by its signal, and others work meanwhile", async () => {
  const wide = { bounds: { mail: [8, 8], losses: 6, repeat: true }, memory_mb: 2048 };
  const controller = new AbortController();
  let turns = 0;
  const turning = setInterval(() => (turns += 1), 1);
  setTimeout(() => controller.abort(), 150);
  const begun = performance.now();
  await assert.rejects(check({}, { ...wide, signal: controller.signal }), { name: "AbortError" });
  clearInterval(turning);
  assert.ok(performance.now() - begun < 5_000);
  assert.ok(turns > 2, `the event loop went round ${turns} times`);
  const reason = new Error("enough");
  await assert.rejects(check({}, { signal: AbortSignal.abort(reason) }), reason);
  const thrown = new Error("of the listener");
  const listener = () => {
    throw thrown;
  };
  await assert.rejects(check({}, { progress: listener }), thrown);
});

test("two searches go on beside each other", async () => {
  const [first, second] = await Promise.all([check(), check({ rule: "epoch" })]);
  assert.deepEqual([first.rule, second.rule], ["as-shipped", "epoch"]);
  assert.ok(first.properties.some((property) => property.verdict === "violated"));
  assert.ok(!second.properties.some((property) => property.verdict === "violated"));
});

test("repairs are found", async () => {
  const seen = [];
  const options = { within: 1, widen: "no", progress: (progress) => seen.push(progress) };
  const found = await repairs({}, options);
  assert.equal(found.rows.length, 21);
  assert.equal(found.rows.length, found.summary.rows);
  assert.ok(found.smallest.includes("as-shipped:recovery-token-setting"));
  const row = found.rows.find((row) => row.rule === "as-shipped");
  assert.deepEqual([row.holding, row.regenerates, row["turn-recoverable"]], ["mine", false, "violated"]);
  assert.equal(seen.at(-1).done, seen.at(-1).of);
});

test("a map says what a cut does at every instant", async () => {
  const scenario = { cuts: [], until_s: 60 };
  const { spans, grain_s } = await cutMap(scenario);
  assert.equal(spans.at(-1).to_s >= 60, true);
  spans.slice(1).forEach((span, place) => assert.equal(span.from_s, spans[place].to_s));
  const lost = spans.find((span) => span.harm === "turn-lost");
  assert.ok(lost && grain_s > 0);
  const at_us = Math.round(((lost.from_s + lost.to_s) / 2) * 1e6);
  assert.match(run({ ...scenario, cuts: [{ at_us }] }).verdict, /Turn is lost/);
  assert.deepEqual((await cutMap({ order: ["mail:PARIS"] })).spans, []);
});

test("a run is rendered", () => {
  assert.match(render(), /^<!-- Turnlab --><svg .*<\/svg>\s*$/s);
  assert.match(render({}, { format: "mermaid", detail: "turn" }), /^---|^sequenceDiagram/m);
  assert.match(render({}, { format: "toml" }), /name = "lost-turn"/);
  assert.notEqual(render({}, { to: 30 }), render({}, { to: "60" }));
  assert.equal(render({}, { to: 60 }), render({}, { to: "1:00" }));
  const capture = render({}, { format: "pcapng" });
  assert.ok(capture instanceof Uint8Array && capture.length > 100);
  assert.deepEqual([...capture.slice(0, 4)], [0x0a, 0x0d, 0x0d, 0x0a]);
});

test("links and files are opened as they were written", () => {
  const scenario = { parameters: { threshold_messages: 5 } };
  const hash = run(scenario).hash;
  const base = "https://example.org/turnlab/";
  for (const options of [{}, { base }, { short: true }, { base, at: "0:08" }, { view: "pdus" }]) {
    const text = link(scenario, options);
    assert.ok(text.startsWith(options.base ? `${base}#` : "#"), text);
    assert.equal(run(open(text)).hash, hash, text);
  }
  for (const format of ["svg", "figure", "toml"]) {
    const text = render(scenario, { format });
    assert.equal(run(open(text)).hash, hash, format);
    assert.equal(run(open(new TextEncoder().encode(text))).hash, hash, format);
  }
  assert.equal(open("busy-day").name, "busy-day");
});

test("the package says of itself what it is", () => {
  const read = (name) => readFileSync(new URL(`node_modules/turnlab/${name}`, import.meta.url), "utf8");
  const about = JSON.parse(read("package.json"));
  assert.match(about.version, /^\d+\.\d+\.\d+$/);
  assert.notEqual(about.version, "0.0.0");
  assert.equal(about.license, "MIT");
  assert.match(read("LICENSE"), /Permission is hereby granted/);
  assert.match(read("turnlab.d.ts"), /export function run/);
});
