// What cannot be taken is an Error with a code, and the module works on.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";

import { check, cutMap, link, open, render, repairs, run } from "turnlab";

const hash = run().hash;
afterEach(() => assert.equal(run().hash, hash, "it works on"));

const cyclic = {};
cyclic.mail = [cyclic];
const deep = (levels) => {
  let object = {};
  for (let level = 0; level < levels; level += 1) object = { a: object };
  return object;
};
const revoked = Proxy.revocable({}, {});
revoked.revoke();

/** What is no scenario, and what is told of it. */
const SCENARIOS = [
  [7, /must be an object/],
  ["lost-turn", /must be an object/],
  [true, /must be an object/],
  [[], /must be an object/],
  [Symbol("a"), /must be an object/],
  [10n, /must be an object/],
  [() => ({}), /must be an object/],
  [new Date(0), /must be an object/],
  [cyclic, /cannot be written as JSON/],
  [deep(1_000), /./],
  [deep(100_000), /./],
  [revoked.proxy, /./],
  [{ until_s: 10n }, /“until_s” must not be a BigInt/],
  [{ until_s: NaN }, /“until_s” must not be a number that is not finite/],
  [{ parameters: { threshold_messages: Infinity } }, /“threshold_messages” must not be/],
  [{ mail: [() => 1] }, /“0” must not be a function/],
  [{ name: Symbol("a") }, /“name” must not be a symbol/],
  [{ name: "a".repeat(8_000_000) }, /longer than/],
  [{ name: "lots-turn" }, /lost-turn/],
  [{ rule: "as-shiped" }, /perhaps as-shipped was meant/],
  [{ until_s: 1e300 }, /“until_s”/],
  [{ parameters: { threshold_messages: -1 } }, /from 1 to 10000/],
  [{ mtas: ["A"] }, /2 to 8/],
  [{ toJSON: () => 7 }, /must be an object/],
  [{ toJSON() { throw new RangeError("no"); } }, /cannot be written as JSON: no/],
  [{ get mail() { throw new Error("no"); } }, /cannot be written as JSON: no/],
  [{ order: Array(5_000).fill("mail:PARIS") }, /“order”/],
];

/** What is no set of options, for each function that takes some. */
const OPTIONS = {
  render: [
    [7, /must be an object/],
    [{ format: "png" }, /“format” must be one of svg, .*, not png/],
    [{ fromat: "svg" }, /unknown field `fromat`/],
    [{ width: 9 }, /“width” 9: it must be from 320 to 4000 pixels/],
    [{ width: -1 }, /“width”/],
    [{ from: 20, to: 10 }, /“to” 10: it must not be before 20/],
    [{ from: "soon" }, /“from” soon: it must be a time/],
    [{ from: {} }, /“from”: it must be a time/],
    [{ to: 1e9 }, /“to” 1000000000.*: /],
    [{ theme: "pink" }, /“theme”: unknown variant `pink`/],
    [{ view: "upside-down" }, /“view”/],
    [{ base: "a b" }, /“base” a b: it must be the address/],
    [{ title: 10n }, /“title” must not be a BigInt/],
  ],
  link: [
    [[], /must be an object/],
    [{ at: "soon" }, /“at”/],
    [{ view: "upside-down" }, /“view”/],
    [{ short: "yes" }, /“short”: invalid type/],
  ],
  check: [
    ["fast", /must be an object/],
    [[1], /must be an object/],
    [{ bounds: { mail: [21, 0] } }, /mail of the initiator must be a whole number from 0 to 20, not 21/],
    [{ bounds: { mail: [1] } }, /“bounds.mail/],
    [{ bounds: { losses: 1.5 } }, /losses must be a whole number from 0 to 255, not 1.5/],
    [{ bounds: { losses: 255, restarts: 15 } }, /restarts must be at most/],
    [{ properties: ["at-most-one-holdr"] }, /perhaps at-most-one-holder was meant/],
    [{ memory_mb: 0 }, /“memory_mb” must be a whole number from 1 to 2048, not 0/],
    [{ progress: 7 }, /“progress” must be a function/],
    [{ signal: {} }, /“signal” must be an AbortSignal/],
  ],
  repairs: [
    [{ within: 9 }, /“within” must be a whole number from 0 to 7, not 9/],
    [{ widen: "much" }, /“widen”: unknown variant `much`/],
  ],
  cutMap: [[{ bounds: {} }, /unknown field `bounds`/]],
};

/** What cannot be opened. */
const OPENED = [
  [undefined, /a string or a Uint8Array/],
  [7, /a string or a Uint8Array/],
  [{}, /a string or a Uint8Array/],
  ["", /./],
  ["nonsense", /./],
  ["#s=lots-turn", /lost-turn/],
  ["#z=!!!!", /./],
  ["<svg></svg>", /./],
  ["a".repeat(20_000_000), /larger than 10 MB/],
  [new Uint8Array(20_000_000), /larger than 10 MB/],
  [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]), /./],
  ["\ud800", /./],
];

const is = (code, told) => (error) => {
  assert.ok(error instanceof Error, String(error));
  assert.equal(error.code, code, error.message);
  assert.match(error.message, told);
  assert.ok(Array.isArray(error.problems) && error.problems.length > 0);
  assert.ok(error.problems.every((problem) => problem.endsWith(".")), error.message);
  return true;
};

for (const [place, [scenario, told]] of SCENARIOS.entries()) {
  test(`scenario ${place} is refused with ${told}`, async () => {
    const wanted = is("invalid-scenario", told);
    for (const call of [run, render, link]) assert.throws(() => call(scenario), wanted);
    for (const call of [check, repairs, cutMap]) await assert.rejects(call(scenario), wanted);
  });
}

for (const [name, all] of Object.entries(OPTIONS)) {
  const call = { render, link, check, repairs, cutMap }[name];
  for (const [place, [options, told]] of all.entries()) {
    test(`options ${place} of ${name} are refused with ${told}`, async () => {
      await assert.rejects(async () => call({}, options), is("invalid-options", told));
    });
  }
}

for (const [place, [what, told]] of OPENED.entries()) {
  test(`nothing is opened of ${place}: ${told}`, () => {
    assert.throws(() => open(what), is("cannot-open", told));
  });
}

test("all that is wrong is told at once", () => {
  try {
    run({ until_s: 0, parameters: { threshold_messages: 0 } });
    assert.fail("it ran");
  } catch (error) {
    assert.equal(error.problems.length, 2, error.message);
  }
});
