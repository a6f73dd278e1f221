// The same package in a page: nothing has to be set up.
const post = (path, text) => fetch(path, { method: "POST", body: text });
window.addEventListener("error", ({ message }) => post("/failed", message));

const expect = (is, what) => {
  if (!is) throw new Error(what);
};

try {
  // Loaded here, so that what goes wrong is told.
  const { check, link, open, render, run } = await import("turnlab");
  const report = run(open(link({ parameters: { threshold_messages: 5 } })));
  expect(report.verdict.startsWith("Mail stands still for"), report.verdict);
  document.body.innerHTML = render({}, { to: 60 });
  expect(document.querySelector("svg").getBoundingClientRect().height > 100, "no picture");
  const found = await check();
  expect(found.states === 724, `${found.states} states`);
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 50);
  const wide = { bounds: { mail: [8, 8], losses: 6 }, signal: controller.signal };
  const stopped = await check({}, wide).catch((error) => error);
  expect(stopped.name === "AbortError", `it was not stopped: ${stopped}`);
  try {
    run({ until_s: 0 });
    expect(false, "it ran");
  } catch ({ code }) {
    expect(code === "invalid-scenario", `the code is ${code}`);
  }
  post("/done", `a run, a picture and a search of ${found.states} states`);
} catch (error) {
  post("/failed", `${error}`);
}
