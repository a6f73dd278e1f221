// What the package can do, once the program is there. Work that takes longer goes on in slices.
import { beginCheck, beginCutMap, beginRepairs } from "./bindings.js";

export { link, open, render, run } from "./bindings.js";

export const check = (scenario, options) => finished(beginCheck, scenario, options);
export const repairs = (scenario, options) => finished(beginRepairs, scenario, options);
export const cutMap = (scenario, options) => finished(beginCutMap, scenario, options);

/** For how long it works before it lets others work, and how often it says how far it is. */
const SLICE_MS = 12;
const TELL_MS = 100;
/** Of how much the first slice is, and the least and the most of any. */
const FIRST = 512;
const LEAST = 16;
const MOST = 1 << 18;

async function finished(begin, scenario, options) {
  const [{ progress, signal }, others] = listening(options);
  signal?.throwIfAborted();
  const work = begin(scenario, others);
  const tell = () => progress?.(work.progress());
  try {
    let told = performance.now();
    for (let amount = FIRST, isDone = false; !isDone; ) {
      const begun = performance.now();
      isDone = work.advance(amount);
      const now = performance.now();
      amount = fitting(amount, now - begun);
      if (isDone || now - told >= TELL_MS) {
        tell();
        told = now;
      }
      await nextTurn();
      signal?.throwIfAborted();
    }
    return work.report();
  } finally {
    release(work);
  }
}

/** Those options that are not for the program, and those that are. */
function listening(options) {
  if (typeof options !== "object" || options === null) return [{}, options];
  const { progress, signal, ...others } = options;
  if (progress != null && typeof progress !== "function") {
    throw refused("“progress” must be a function.");
  }
  if (signal != null && typeof signal.throwIfAborted !== "function") {
    throw refused("“signal” must be an AbortSignal.");
  }
  return [{ progress, signal }, Array.isArray(options) ? options : others];
}

function refused(problem) {
  const error = new Error(`These options cannot be taken: ${problem}`);
  return Object.assign(error, { code: "invalid-options", problems: [problem] });
}

/** As much as takes about the time of a slice, not too much more than last time. */
function fitting(amount, tookMs) {
  const fits = tookMs < SLICE_MS / 2 ? amount * 2 : Math.floor((amount * SLICE_MS) / tookMs);
  return Math.min(Math.max(fits, LEAST), MOST);
}

/** Where it has panicked it cannot be freed, and the error has said so. */
function release(work) {
  try {
    work.free();
  } catch {}
}

/** A turn of the event loop. A timeout is held back by browsers, and messages by Node. */
const nextTurn =
  typeof setImmediate === "function"
    ? () => new Promise((resolve) => setImmediate(resolve))
    : () =>
        new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            port1.close();
            resolve();
          };
          port2.postMessage(null);
        });
