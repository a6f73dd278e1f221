// What the page does without its program: before that is there, and when it has stopped.
addEventListener("click", ({ target }) => {
  const button = target.closest?.("[data-does]");
  const link = document.getElementById("crash-link");
  const deeds = {
    // The program asks for it when it is there.
    play: () => button.toggleAttribute("data-pressed"),
    copy: () => {
      link.select();
      navigator.clipboard ? navigator.clipboard.writeText(link.value) : document.execCommand("copy");
      button.textContent = "Copied";
    },
    // What leads to the same page is loaded again, too; WebKit would take a script that was missing for missing still.
    load: async () => {
      const scripts = [...document.querySelectorAll("[rel=modulepreload]")];
      await Promise.allSettled(scripts.map(({ href }) => fetch(href, { cache: "reload" })));
      location.href = link.value;
      location.reload();
    },
    // What may have led to the fault must not come back by itself.
    restart: () => {
      try {
        sessionStorage.removeItem("turnlab.work");
        localStorage.removeItem("turnlab.work");
      } catch {}
      location.hash = "";
      location.reload();
    },
  };
  deeds[button?.dataset.does]?.();
});
addEventListener("focusin", ({ target }) => target.id === "crash-link" && target.select());

{
  const STOPPED = "Turnlab has stopped: the fault is ours";
  const LOST_NOTHING = "Nothing you made is lost: the link below holds the scenario and the cursor. Copy it, then load the page again.";
  const MISSING = "The program of this page could not be loaded";
  const NETWORK =
    "The network has gone, or the page has been replaced by a newer one. The link below holds the scenario: load the page again.";
  // A message and the link in place of a page that does nothing. The program calls it when it has panicked.
  globalThis.turnlabStopped = (href, title = STOPPED, words = LOST_NOTHING) => {
    if (document.getElementById("crash")) return;
    // What is kept is not at fault where the program has not come.
    const deeds = { copy: "Copy link", load: "Load again", ...(title === STOPPED && { restart: "Start over" }) };
    const buttons = Object.entries(deeds).map(([does, name]) => `<button type="button" data-does="${does}">${name}</button>`);
    document.body.insertAdjacentHTML(
      "beforeend",
      `<section id="crash" role="alertdialog" aria-labelledby="crash-title"><div><h1 id="crash-title">${title}</h1>` +
        `<p>${words}</p><input id="crash-link" readonly aria-label="Link to this scenario"><p>${buttons.join(" ")}</p></div></section>`,
    );
    document.getElementById("crash-link").value = href;
  };
  const isAlive = () => "alive" in document.documentElement.dataset;
  const missing = () => isAlive() || turnlabStopped(location.href, MISSING, NETWORK);
  // A program that has no memory left, for one, cannot say so.
  const broken = (error) => error instanceof WebAssembly.RuntimeError && turnlabStopped(location.href);
  addEventListener("unhandledrejection", ({ reason }) => (isAlive() ? broken(reason) : missing()));
  addEventListener("error", ({ target, error }) => (target.type === "module" ? missing() : broken(error)), true);
}
