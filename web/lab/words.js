// Words of the field explain themselves: where a pointer rests on one, where one is tapped, and where one in a text
// that follows the cursor has the focus. What they mean comes from the lab.

const REST_MS = 300;
/// Texts that follow the cursor, but not the one that is read aloud: nothing changes that again.
const LIVE = ".detail [data-live], .readout dd [data-live]";
/// What does something when it is tapped.
const ACTIVE = "a, button, input, label, select, summary, textarea, [role=button], [role=slider]";

export const explain = (glossary) => {
  const meanings = new Map(glossary.split("\n").map((line) => line.split("\t")));
  const longest = [...meanings.keys()].sort((one, other) => other.length - one.length);
  const pattern = new RegExp(`(?<![\\w-])(?:${longest.join("|")})(?=s?(?![\\w-]))`, "gi");
  // Only “association” is a word that begins a sentence: “turn” is no Turn.
  const known = (word) => (meanings.has(word) ? word : meanings.has(word.toLowerCase()) ? word.toLowerCase() : "");
  const found = (text) => [...text.matchAll(pattern)].filter(([word]) => known(word));

  const bubble = document.createElement("p");
  Object.assign(bubble, { id: "meaning", className: "meaning", role: "tooltip", hidden: true });
  document.body.append(bubble);
  const hide = () => (bubble.hidden = true);
  const show = (word, box) => {
    const name = known(word);
    bubble.textContent = `${name[0].toUpperCase()}${name.slice(1)}: ${meanings.get(name)}`;
    // What is shown over the page is above all else in it.
    (document.querySelector("dialog[open]") ?? document.body).append(bubble);
    bubble.hidden = false;
    const { offsetWidth: width, offsetHeight: height } = bubble;
    const below = box.bottom + 6 + height < innerHeight;
    bubble.style.left = `${Math.max(8, Math.min(box.left, innerWidth - width - 8))}px`;
    bubble.style.top = `${below ? box.bottom + 6 : Math.max(8, box.top - height - 6)}px`;
  };

  // The word at a place, and its box. The texts of the picture cannot be selected, and so not be asked.
  const at = (x, y) => {
    const element = document.elementFromPoint(x, y);
    const within = (range) => [...range.getClientRects()].find((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
    for (const node of element?.childNodes ?? []) {
      if (node.nodeType !== Node.TEXT_NODE) continue;
      for (const { 0: word, index } of found(node.data)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const box = within(range);
        if (box) return { word, box };
      }
    }
  };
  const showAt = ({ clientX, clientY }) => {
    const told = at(clientX, clientY);
    if (told) show(told.word, told.box);
    else hide();
  };

  let resting;
  addEventListener("pointermove", (event) => {
    clearTimeout(resting);
    if (event.pointerType !== "mouse" || event.buttons) return;
    if (!bubble.hidden && !at(event.clientX, event.clientY)) hide();
    resting = setTimeout(() => showAt(event), REST_MS);
  }, { passive: true });
  addEventListener("click", (event) => {
    if (event.target.closest?.(ACTIVE)) hide();
    else showAt(event);
  });
  addEventListener("scroll", hide, { capture: true, passive: true });
  addEventListener("keydown", ({ key }) => key === "Escape" && hide());
  addEventListener("focusin", ({ target }) => {
    if (target.matches?.(".term")) show(target.textContent, target.getBoundingClientRect());
    else hide();
  });

  // In the texts that follow the cursor each word can be reached by keys, as soon as they rest.
  const mark = (element) => {
    const text = element.textContent;
    const seen = new Set();
    const words = found(text).filter(([word]) => !seen.has(known(word)) && seen.add(known(word)));
    if (!words.length || element.firstElementChild) return;
    let from = 0;
    const parts = words.flatMap(({ 0: word, index }) => {
      const term = document.createElement("span");
      Object.assign(term, { className: "term", tabIndex: 0, textContent: word });
      term.setAttribute("aria-describedby", bubble.id);
      const before = text.slice(from, index);
      from = index + word.length;
      return [before, term];
    });
    element.replaceChildren(...parts, text.slice(from));
  };
  let settling;
  const settle = () => {
    clearTimeout(settling);
    settling = setTimeout(() => document.querySelectorAll(LIVE).forEach(mark), REST_MS);
  };
  const watch = new MutationObserver(settle);
  document.querySelectorAll(".caption, .panel").forEach((part) => watch.observe(part, { childList: true, subtree: true }));
  settle();
};
