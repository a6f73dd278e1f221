// <turn-lab>: a figure that becomes the playground when it is pressed. What it is asked and says: docs/embedding.md and
// turn-lab.d.ts. It exports nothing, so that it is a module and a plain script alike: a plain one needs no CORS.
{
  const VERSION = 1;
  const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";
  // How long a frame that has come may take until its program is there.
  const PATIENCE_MS = 30_000;
  const AWAY = "The playground has not come: it is not at its address, or this page does not let it in.";
  const LIVE = ["src", "scenario", "at", "from", "view", "theme", "caption", "controls", "loading", "sandbox"];
  const script = document.currentScript ?? document.querySelector("script[src*='turn-lab.js']");
  const here = script?.src;

  // Constructed, which no policy of the host is about. Without a figure it is as high as the playground would like.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: block }
    :host([hidden]) { display: none }
    .box { position: relative; min-height: var(--turnlab-min-height, 300px) }
    .poster { max-height: var(--turnlab-max-height, none); overflow: auto }
    .bare { height: clamp(var(--turnlab-min-height, 481px), var(--content, 560px), var(--turnlab-max-height, 560px));
      min-height: 0; outline: 1px solid #8886; outline-offset: -1px }
    .live { position: absolute; z-index: 1; inset: 0; visibility: hidden; pointer-events: none }
    .on .live { visibility: visible; pointer-events: auto }
    iframe { display: block; position: sticky; top: var(--turnlab-top, 0px); box-sizing: border-box; width: 100%;
      height: 100%; max-height: calc(100vh - var(--turnlab-top, 0px)); border: 0 }
    button { position: absolute; z-index: 1; inset-block-start: 8px; inset-inline-end: 8px; display: flex; gap: .5em;
      align-items: center; justify-content: center; min-width: 44px; height: 44px; padding: 0; border: 0;
      border-radius: 22px; cursor: pointer; font: 600 1rem/1 system-ui, sans-serif; background: #1b2136; background: light-dark(#1b2136, #ecebe4);
      color: #fff; color: light-dark(#fff, #14161f) }
    button:focus-visible { outline: 3px solid #5b8cff; outline-offset: 2px }
    button[aria-busy] { cursor: progress; opacity: .7 }
    button span { position: absolute; clip-path: inset(50%) }
    .bare button { inset: 50% auto auto 50%; translate: -50% -50%; padding: 0 1.2em }
    .bare span { position: static; clip-path: none }
    .on button, p:empty { display: none }
    svg { width: 1em; fill: currentColor }
    p { margin: .5em 0 0 }
    @media print {
      button, .box:not(.bare) .live { display: none }
      .poster { max-height: none; overflow: visible }
      .box { break-inside: avoid-page }
    }`);

  const made = (name, attributes = {}, ...inside) => {
    const isDrawn = name === "svg" || name === "path";
    const element = isDrawn ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
    for (const attribute in attributes) element.setAttribute(attribute, attributes[attribute]);
    element.append(...inside);
    return element;
  };

  // What stands behind the # of a link, or would; nothing for a text that only the playground can read.
  const fragmentOf = (text) => {
    text = text.trim();
    if (/^[\w-]+$/.test(text)) return `s=${text}`;
    if (/\s/.test(text)) return null;
    return text.includes("#") ? text.slice(text.indexOf("#") + 1) : text;
  };

  // The fragment with these parts of its own in place of what it says: at the front, since its end is marked.
  const saying = (fragment, parts) => {
    const said = Object.entries(parts).filter(([, value]) => value !== null);
    const rest = fragment.split("&").filter((part) => part && !said.some(([name]) => part.startsWith(`${name}=`)));
    return [...said.map(([name, value]) => `${name}=${encodeURIComponent(value)}`), ...rest].join("&");
  };

  class TurnLab extends HTMLElement {
    static observedAttributes = LIVE;
    #box;
    #button;
    #live;
    #words;
    #frame = null;
    #origin;
    // Settles when the playground is there; nothing where nobody has asked for it.
    #coming = null;
    #settle = {};
    // What was asked and not answered, by number; and the end of what is to be asked.
    #asked = new Map();
    #count = 0;
    #last = Promise.resolve();
    // Where it was when it was taken out of the page.
    #left = null;
    #state = null;
    #scheme = "auto";
    // What was said of it that is nothing.
    #wrong;
    #changed = new Set();
    #ends = [];
    #covered = null;

    constructor() {
      super();
      const root = this.attachShadow({ mode: "open" });
      root.adoptedStyleSheets = [sheet];
      const slot = made("slot");
      const glyph = made("svg", { viewBox: "0 0 10 12", "aria-hidden": "true" }, made("path", { d: "M0 0v12l10-6z" }));
      this.#button = made("button", { type: "button", part: "play" }, glyph, made("span", {}, made("slot", { name: "play" }, "Play")));
      this.#live = made("div", { class: "live" });
      this.#box = made("div", { class: "box", part: "box" }, this.#button, this.#live, made("div", { class: "poster" }, slot));
      this.#words = made("p", { part: "caption" });
      root.append(this.#box, this.#words);
      slot.addEventListener("slotchange", () => this.#arrange());
      this.#box.addEventListener("click", (event) => this.#pressed(event));
    }

    connectedCallback() {
      const on = (target, name, heard) => {
        target.addEventListener(name, heard);
        this.#ends.push(() => target.removeEventListener(name, heard));
      };
      const watch = (observer, ...observed) => {
        observed.forEach((it) => observer.observe(...it));
        this.#ends.push(() => observer.disconnect());
      };
      on(window, "message", (event) => this.#heard(event));
      on(matchMedia("(prefers-color-scheme: dark)"), "change", () => this.#paint());
      watch(new ResizeObserver(() => this.#cover()), [this.#box]);
      const around = [];
      for (let it = this; it; it = it.parentNode ?? it.host) if (it.nodeType === 1) around.push([it, { attributes: true }]);
      watch(new MutationObserver(() => this.#paint()), ...around);
      const near = new IntersectionObserver((seen) => {
        if (this.loading === "eager" && seen.some((it) => it.isIntersecting)) this.#bring().catch(() => {});
      }, { rootMargin: "200px" });
      watch(near, [this]);
      this.#arrange();
      this.#paint();
      if (this.#left) this.#bring().catch(() => {});
    }

    disconnectedCallback() {
      this.#ends.splice(0).forEach((end) => end());
      const { link, at } = this.#state ?? {};
      this.#left = link ? saying(fragmentOf(link), { at }) : null;
      this.#drop("The playground was taken out of the page.");
    }

    // It is only moved, and goes on.
    connectedMoveCallback() {}

    attributeChangedCallback(name, before, after) {
      if (before === after || !this.isConnected) return;
      if (!this.#changed.size) queueMicrotask(() => this.#follow());
      this.#changed.add(name);
    }

    // The whole playground for a scenario, or for the one that it has.
    async load(scenario) {
      if (scenario === undefined) await this.#bring();
      return this.#ask(scenario === undefined ? "state" : "load", scenario);
    }

    async seek(at) {
      return this.#ask("seek", at);
    }

    async play() {
      return this.#ask("play");
    }

    async pause() {
      return this.#ask("pause");
    }

    async cut(at) {
      return this.#ask("cut", at);
    }

    async link() {
      return (await this.#ask("state")).link;
    }

    // What is pressed in the figure, but for what can be pressed there anyway; a link around a picture is the picture.
    #pressed(event) {
      const { target, ctrlKey, metaKey, shiftKey, altKey, detail } = event;
      const isOurs = event.composedPath().includes(this.#button);
      const isOther = target !== this && target.closest("figcaption, button, summary, input, select, textarea");
      const picks = detail && !getSelection().isCollapsed;
      if (!isOurs && (isOther || picks || this.#isBare || ctrlKey || metaKey || shiftKey || altKey)) return;
      event.preventDefault();
      this.play().then(() => this.#frame?.focus({ preventScroll: true }), (error) => this.#fail(error.message));
    }

    get #isBare() {
      return this.#box.classList.contains("bare");
    }

    get #figure() {
      return [...this.children].find((it) => !it.slot && it.localName !== "script") ?? null;
    }

    get #written() {
      return this.querySelector(":scope > script[type='text/toml']")?.textContent ?? null;
    }

    // A text for the playground to read, where it is no link.
    get #text() {
      const scenario = this.scenario ?? (this.#source.hash ? null : this.#written);
      return scenario !== null && fragmentOf(scenario) === null ? scenario : null;
    }

    get #source() {
      const [src, base] = this.src ? [this.src, this.baseURI] : ["embed.html", here ?? this.baseURI];
      if (!URL.canParse(src, base)) throw new Error(`src is no address: “${src}”.`);
      const source = new URL(src, base);
      source.pathname = source.pathname.replace(/\/$/, "/embed.html");
      return source;
    }

    get #address() {
      const source = this.#source;
      const scenario = this.scenario === null ? source.hash.slice(1) : fragmentOf(this.scenario);
      const { at, view } = this;
      const theme = this.#scheme === "auto" ? null : this.#scheme;
      source.hash = this.#left ? saying(this.#left, { theme }) : saying(scenario ?? "", { at, view, theme });
      return source;
    }

    // What goes beside the figure, and what stands for it where there is none.
    #arrange() {
      const figure = this.#figure;
      this.#box.classList.toggle("bare", !figure);
      this.#words.textContent = figure?.querySelector("figcaption") ? "" : (this.caption ?? "");
      this.#button.ariaLabel = this.caption ? `Play: ${this.caption}` : null;
      if (this.#frame) this.#frame.title = this.#title;
      this.#cover();
    }

    get #title() {
      return this.caption || this.#figure?.querySelector("figcaption p")?.textContent || "Turnlab";
    }

    // Lays the playground over the picture of the figure and not over its words, if there is room enough.
    #cover() {
      const figure = this.#figure;
      const picture = figure?.querySelector("figcaption") && figure.querySelector(":scope > :not(figcaption)");
      const is = (covered) => {
        if (this.#covered !== covered) {
          if (this.#covered) this.#covered.inert = false;
          this.#covered = covered;
          if (covered) covered.inert = true;
        }
      };
      const { style } = this.#live;
      if (!this.#box.classList.contains("on") || !figure) {
        style.inset = "";
        return is(null);
      }
      const [box, part] = [this.#box, picture ?? figure].map((it) => it.getBoundingClientRect());
      const isRoom = picture && part.height >= parseFloat(getComputedStyle(this.#box).minHeight);
      style.inset = isRoom ? `${part.top - box.top}px 0 ${box.bottom - part.bottom}px` : "";
      is(isRoom ? picture : figure);
    }

    // Light or dark: as it says, as the page around it does, or by whether something matches.
    #paint() {
      const theme = this.theme || "auto";
      if (theme === this.#wrong) return;
      this.#wrong = undefined;
      let scheme = theme;
      if (theme === "auto") scheme = /^(?:only )?(light|dark)(?: only)?$/.exec(getComputedStyle(this).colorScheme)?.[1] ?? theme;
      else if (theme !== "light" && theme !== "dark") {
        try {
          scheme = "light";
          for (let it = this; it; it = it.getRootNode().host) if (it.closest(theme)) scheme = "dark";
        } catch {
          scheme = "auto";
          this.#wrong = theme;
          this.#fail(`theme is light, dark, auto, or what is matched where the page is dark: “${theme}” is none of these.`);
        }
      }
      if (scheme === this.#scheme) return;
      this.#scheme = scheme;
      this.#box.style.colorScheme = scheme === "auto" ? "" : scheme;
      this.#look();
    }

    #look() {
      if (this.#coming) this.#tell("look", saying("", { view: this.view ?? "compressed", theme: this.#scheme }));
    }

    // Does what attributes say now.
    #follow() {
      const changed = this.#changed;
      const has = (...names) => names.some((name) => changed.has(name));
      this.#changed = new Set();
      if (has("scenario", "src")) this.#left = null;
      if (has("caption")) this.#arrange();
      if (has("theme")) this.#paint();
      if (has("loading") && this.isConnected && this.loading === "eager") this.#near();
      if (!this.#coming) return;
      if (has("src", "sandbox")) {
        this.#drop("The playground was replaced by another one.");
        this.#bring().catch(() => {});
        return;
      }
      const { scenario, at } = this;
      if (has("scenario")) this.#tell("load", scenario ?? this.#written ?? "lost-turn");
      if (has("scenario", "at") && at !== null) this.#tell("seek", at);
      if (has("from") && this.from !== null) this.#tell("show", this.from);
      if (has("view")) this.#look();
      if (has("controls")) this.#tell("controls", this.controls ?? "full");
    }

    #near() {
      const { top, bottom } = this.getBoundingClientRect();
      if (bottom > -200 && top < innerHeight + 200) this.#bring().catch(() => {});
    }

    // Asks on behalf of an attribute: nobody else learns of what is wrong.
    #tell(what, value) {
      this.#ask(what, value).catch((error) => this.#fail(error.message));
    }

    // One thing after the other, each when the one before is answered.
    #ask(what, value) {
      const answer = this.#last.then(() => this.#bring()).then(() => this.#post(what, value));
      this.#last = answer.catch(() => {});
      return answer;
    }

    #post(ask, value) {
      const id = ++this.#count;
      const message = { turnlab: VERSION, id, ask };
      if (value !== undefined && value !== null) message.value = String(value);
      return new Promise((resolve, reject) => {
        this.#asked.set(id, { resolve, reject });
        this.#frame.contentWindow.postMessage(message, this.#origin === "null" ? "*" : this.#origin);
      });
    }

    // The playground, which is made when it is asked for first.
    async #bring() {
      if (!this.isConnected) throw new Error("There is no playground outside of a page.");
      if (!this.#coming) {
        const frame = this.#made();
        this.#coming = new Promise((resolve, reject) => {
          this.#settle = { resolve, reject };
        });
        this.#coming.catch(() => {});
        this.#frame = frame;
        this.#live.replaceChildren(frame);
        this.#button.ariaBusy = "true";
      }
      return this.#coming;
    }

    #made() {
      const address = this.#address;
      const frame = made("iframe", {
        // By this name the page knows that there is somebody to talk to.
        name: "turnlab",
        title: this.#title,
        sandbox: this.sandbox ?? SANDBOX,
        referrerpolicy: "no-referrer",
        src: address,
      });
      // A frame without an origin says that it is "null", and nobody can be told apart by that.
      this.#origin = frame.sandbox.contains("allow-same-origin") ? address.origin : "null";
      frame.addEventListener("load", () => setTimeout(() => {
        if (frame === this.#frame && !this.#state) this.#lose(AWAY);
      }, PATIENCE_MS));
      return frame;
    }

    #lose(message) {
      this.#drop(message);
      this.#fail(message);
    }

    #drop(message) {
      const error = new Error(message);
      this.#settle.reject?.(error);
      this.#forget(error);
      [this.#frame, this.#coming, this.#state, this.#settle] = [null, null, null, {}];
      this.#live.replaceChildren();
      this.#button.ariaBusy = null;
      this.#box.classList.remove("on");
      this.#cover();
    }

    #forget(error) {
      this.#asked.forEach((it) => it.reject(error));
      this.#asked.clear();
    }

    #fail(message) {
      this.#say("error", { message });
    }

    #say(name, detail) {
      this.dispatchEvent(new CustomEvent(name, { detail }));
    }

    #heard({ source, origin, data }) {
      const frame = this.#frame;
      if (!frame || source !== frame.contentWindow) return;
      if (origin !== this.#origin || data?.turnlab !== VERSION) return;
      const { id, state, error, event, detail } = data;
      const asked = this.#asked.get(id);
      this.#asked.delete(id);
      if (state) this.#state = state;
      if (typeof error === "string") asked?.reject(new Error(error));
      else if (state) asked?.resolve(state);
      else if (event === "hello") this.#begin();
      else if (event === "size") this.#box.style.setProperty("--content", `${detail.height}px`);
      else if (["step", "turnlost", "resumed", "change"].includes(event)) {
        this.#state = { ...this.#state, ...(event === "change" ? detail : { at: detail.at }) };
        this.#say(event, detail);
      }
    }

    // The frame's program is there. Nothing is shown before it shows what it is to show.
    async #begin() {
      this.#forget(new Error("The playground has begun anew."));
      try {
        const text = this.#left ? null : this.#text;
        if (text !== null) await this.#post("load", text);
        if (text !== null && this.at !== null) await this.#post("seek", this.at);
        if ((this.controls ?? "full") !== "full") await this.#post("controls", this.controls);
        // One of before that could not yet do that stays where it is.
        if (this.from !== null && !this.#left) await this.#post("show", this.from).catch(() => {});
        const state = await this.#post("state");
        this.#left = null;
        this.#button.ariaBusy = null;
        this.#box.classList.add("on");
        this.#cover();
        this.#settle.resolve?.();
        this.#say("ready", state);
      } catch (error) {
        if (this.#frame) this.#lose(error.message);
      }
    }
  }

  for (const name of LIVE) {
    Object.defineProperty(TurnLab.prototype, name, {
      get() {
        return this.getAttribute(name);
      },
      set(value) {
        if (value === null || value === undefined) this.removeAttribute(name);
        else this.setAttribute(name, value);
      },
      configurable: true,
      enumerable: true,
    });
  }
  if (!customElements.get("turn-lab")) customElements.define("turn-lab", TurnLab);
}
