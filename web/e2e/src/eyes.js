// What a person sees on the page, and where. The only place that knows the page's class names.

const words = (element) =>
  (element?.innerText ?? element?.textContent ?? '').replace(/\s+/g, ' ').trim();
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
const one = (selector) => document.querySelector(selector);
const texts = (selector) => all(selector).map(words);
const box = (element) => {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return { left, top, right, bottom };
};
/// Where a stroke begins, without its width.
const tail = (stroke) => {
  const { x, y } = stroke.getPointAtLength(0).matrixTransform(stroke.getScreenCTM());
  return { left: x, top: y, right: x, bottom: y };
};
const centre = ({ left, top, right, bottom }) => ({ x: (left + right) / 2, y: (top + bottom) / 2 });

const ROLES = {
  button: 'button, [role=button]',
  link: 'a[href]',
  slider: '[role=slider]',
  spinbutton: '[role=spinbutton]',
  combobox: 'select',
  textbox: 'input[type=text]:not([role])',
  checkbox: 'input[type=checkbox]',
};
/// What is on the screen goes before what is not.
const named = (role, name) => {
  const found = all(ROLES[role]).filter((element) => nameOf(element) === name);
  return found.find(isShown) ?? found[0];
};
const isShown = (element) => element.checkVisibility?.() ?? true;
/// As it is spoken: without what the style sheet does to it.
const nameOf = (element) => {
  const label = element.labels?.length ? element.labels[0] : element;
  return element.getAttribute('aria-label') ?? label.textContent.replace(/\s+/g, ' ').trim();
};

/// The lifeline that a part of the diagram belongs to: 0 on the left, 1 on the right.
const side = (element) => {
  const middle = centre(box(one('.body svg'))).x;
  return centre(box(element)).x < middle ? 0 : 1;
};
const fillOf = (lane) => ['solid', 'pale', 'hollow', 'absent'].find((fill) => lane.classList.contains(`lane-${fill}`));
/// What goes on from one section of the picture to the next is one.
const joined = (pieces) =>
  pieces.reduce((found, piece) => {
    const last = found.find((one) => one.fill === piece.fill && Math.abs(one.bottom - piece.top) < 0.6);
    if (last) last.bottom = piece.bottom;
    else found.push(piece);
    return found;
  }, []);
const once = (words) => [...new Set(words)];
const lanes = () => {
  const found = [[], []];
  all('.body .lane').forEach((lane) => found[side(lane)].push({ fill: fillOf(lane), ...box(lane) }));
  return found.map(joined);
};
const lanesAt = (y) =>
  lanes().map((spans) => spans.find((span) => span.top <= y && y < span.bottom + 1)?.fill ?? '');

/// For each lifeline, whether its queue is as wide as the threshold's line is away.
const thresholdTouched = () => {
  const edge = (element, at) => (at === 0 ? box(element).left : box(element).right);
  return [0, 1].map((at) => {
    const of = (selector) => all(selector).filter((element) => side(element) === at);
    const [queues, limit] = [of('.body .queue'), of('.body .limit')[0]];
    return Boolean(limit) && queues.some((queue) => Math.abs(edge(queue, at) - edge(limit, at)) < 2);
  });
};

/// One MTA "at the cursor": its heading and what stands after it.
const end = (heading) => {
  const [name, state, queue, belief, timers, others] = [...heading.parentElement.children].map(words);
  return { name, state, queue, belief, timers, others };
};
const glimpse = () => {
  const cursor = one('.cursor');
  const panel = one('[aria-label="At the cursor"]');
  const told = panel ? all('dd', panel).map(words) : ['', ''];
  return {
    ms: performance.now(),
    y: cursor ? box(cursor).top - box(one('.body')).top : 0,
    headline: words(one('h1')),
    detail: words(one('h1 + p')),
    clock: words(one('[aria-label=Transport] .clock')),
    ends: panel ? all('h3', panel).map(end) : [],
    turn: told[0],
    associations: told[1],
    lanes_at_cursor: cursor ? lanesAt(box(cursor).top) : [],
  };
};

const button = (name) => named('button', name);
/// Where things stand, before the program is there as after.
const places = () => Object.fromEntries([
  ['title', '.scenario'], ['headline', 'h1'], ['detail', 'h1 + p'], ['picture', '.scroller'],
  ['strip', '.strip'], ['transport', '[aria-label=Transport]'], ['play', '.play'], ['clock', '[aria-label=Transport] .clock'],
  ['cut', 'button.cut'], ['cursor', '.cursor'], ['PARIS', '.heads .t-name'], ['first arrow', '.body .t-label'],
].map(([name, selector]) => [name, all(selector).find(isShown)])
  .filter(([, element]) => element).map(([name, element]) => [name, box(element)]));

const eyes = {
  isAlive: () => Boolean(one(':root[data-alive]') && !one('.first-paint') && button('Step forward') && one('.body svg') && (!one('.panel') || one('.editor:has(+ .wrong) > *')) && one('.cursor-time')?.textContent),

  seen: () => ({
    ...glimpse(),
    cursor_text: words(one('.cursor-time')),
    playing: Boolean(button('Pause')),
    can_undo: Boolean(button('Undo') && !button('Undo').disabled),
    can_redo: Boolean(button('Redo') && !button('Redo').disabled),
    heads: texts('.heads .t-name'),
    labels: texts('.body .t-label'),
    arrows: all('.body .arrow').length,
    lost_arrows: all('.body .arrow').filter((arrow) => arrow.querySelector('.cross')).length,
    lanes: lanes(),
    lane_words: once(texts('.body .t-lane')).sort(),
    bands: joined(all('.body .band').map(box)).length,
    band_words: once(texts('.body .t-band')).join(' '),
    remarks: texts('.body .t-remark'),
    rails: once(texts('.body .t-rail:not(.t-rail-label)')),
    useless_rails: once(all('.body .rail-dotted').map((rail) => box(rail).left)).length,
    handles: all('.body [role=slider]').map(nameOf),
    folds: all('.body [data-fold]').map(nameOf),
    limits: texts('.t-limit'),
    counts: texts('.body .t-count'),
    threshold_touched: thresholdTouched(),
    alerts: texts('[role=alert]').filter(Boolean),
    fragment: location.hash.slice(1),
  }),

  /// The element, in view, by what it is and what it is called.
  find: (role, name) => {
    const found = named(role, name);
    found?.scrollIntoView({ block: 'center' });
    return found ?? null;
  },
  /// Where a pointer would take hold of it: its words if it has any, else the mark of it.
  placeOf: (role, name) => {
    const found = eyes.find(role, name);
    const held = found?.querySelector('text') ?? found?.querySelector('.hit') ?? found;
    held?.scrollIntoView({ block: 'center' });
    return held && centre(box(held));
  },
  names: (role) => all(ROLES[role]).map(nameOf),
  valueOf: (role, name) => eyes.find(role, name)?.value ?? null,
  selectWords: (role, name) => eyes.find(role, name)?.select(),
  focus: (role, name) => eyes.find(role, name)?.focus(),
  focused: () => nameOf(document.activeElement),
  svg: () => all('svg.diagram').map((svg) => svg.outerHTML),
  places,
  /// The name of the dialog that is open.
  dialog: () => words(one('dialog[open] h2')),
  /// How many pictures there are in it, and how many of them are loaded.
  pictures: () => {
    const found = all('dialog[open] img');
    return [found.length, found.filter((img) => img.complete && img.naturalWidth > 0).length];
  },
  /// Whether what tells of the incident is seen.
  tells: () => isShown(one('h1')) && getComputedStyle(one('h1')).visibility === 'visible',
  otherRuns: () => texts('[aria-label="Other runs"] button'),
  message: () => words(one('[role=alertdialog]')),
  status: () => words(one('[aria-label=Transport] [role=status]')),

  boxes: () => ({
    cursor: box(one('.cursor')),
    headline: box(one('h1')),
    detail: box(one('h1 + p')),
    diagram: box(one('.scroller')),
    transport: box(one('[aria-label=Transport]')),
    /// The tail of the first arrow that hands the Turn over.
    give: tail(one('.body .stroke-token')),
  }),
  buttons: () => all('[aria-label=Transport] button').filter(isShown).map((element) => [nameOf(element), box(element)]),
  /// How far the transport is inside of what is in view: left, top, right, bottom.
  roomAroundTransport: () => {
    const { left, top, right, bottom } = box(one('[aria-label=Transport]'));
    return [left, top, innerWidth - right, innerHeight - bottom];
  },
  /// What is wider than it may be: the document, and words that are cut off.
  overflow: () => {
    const headline = one('h1');
    return {
      document: document.documentElement.scrollWidth - innerWidth,
      headline: headline ? headline.scrollWidth - headline.clientWidth : 0,
      sideways: scrollX,
    };
  },

  /// Texts that lie over others of the same part of the page, and those that are cut off.
  overlaps: () => {
    const parts = all('.header, .caption, .looks, .heads, .body, .cut-map, .transport, .panel, .search, dialog[open]')
      .filter(isShown);
    const outer = (element) => {
      let part = element;
      while (part && !parts.includes(part)) part = part.parentElement;
      return part;
    };
    const found = [];
    for (const part of parts) {
      const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
      const rects = [];
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement;
        if (!node.data.trim() || !isShown(element) || outer(element) !== part) continue;
        if (element.closest('.unseen, option, script, style, title, [hidden], .as-text')) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const line = element.closest('span, p, button, h1, h2, h3, dd, dt, td, th, li, label') ?? element;
        const hides = getComputedStyle(line).overflowX !== 'visible';
        // WebKit counts what is cut off, too.
        const end = hides ? line.getBoundingClientRect().right : Infinity;
        // In the picture a text is its own box; on the page each line of it.
        for (const { left, top, right, bottom } of range.getClientRects()) {
          const trim = (bottom - top) * 0.18;
          if (right - left > 1) {
            rects.push({ element, words: node.data.trim(), left, top: top + trim, right: Math.min(right, end), bottom: bottom - trim });
          }
        }
        if (hides && line.scrollWidth > line.clientWidth + 1 && !line.closest('svg, textarea, select, pre, .lede')) {
          found.push(`“${node.data.trim()}” is cut off`);
        }
      }
      rects.sort((one, other) => one.top - other.top);
      rects.forEach((one, place) => {
        for (const other of rects.slice(place + 1)) {
          if (other.top >= one.bottom) break;
          const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
          const high = Math.min(one.bottom, other.bottom) - other.top;
          if (wide > 1.5 && high > 1.5 && one.element !== other.element) found.push(`“${one.words}” and “${other.words}”`);
        }
      });
    }
    return once(found);
  },

  /// From now on keeps what is seen whenever any of it changes.
  record: () => {
    window.recorded = [glimpse()];
    const key = (seen) => [seen.headline, ...seen.ends.map((end) => end.queue + end.state)].join();
    const keep = () => {
      const seen = glimpse();
      if (key(seen) !== key(window.recorded.at(-1))) window.recorded.push(seen);
    };
    const options = { subtree: true, childList: true, characterData: true };
    all('h1, [aria-label="At the cursor"]').forEach((element) =>
      new MutationObserver(keep).observe(element, options));
  },
  recorded: () => window.recorded,

  recordConsole: () => {
    if (window.recordedConsole) return;
    const told = (window.recordedConsole = []);
    addEventListener('securitypolicyviolation', (refused) => {
      told.push(`policy: ${refused.violatedDirective} ${refused.blockedURI}`);
    });
    for (const level of ['warn', 'error']) {
      const before = console[level];
      console[level] = (...parts) => {
        told.push(`${level}: ${parts.join(' ')}`);
        before.apply(console, parts);
      };
    }
    addEventListener('error', (event) => told.push(`error: ${event.message}`));
    addEventListener('unhandledrejection', (event) => told.push(`rejection: ${event.reason}`));
  },
  recordedConsole: () => (window.recordedConsole ?? []).splice(0),
  requests: () => [location.href, ...performance.getEntriesByType('resource').map(({ name }) => name)],
};

return eyes[arguments[0]](...[...arguments].slice(1));
