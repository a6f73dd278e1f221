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
    load: () => {
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
