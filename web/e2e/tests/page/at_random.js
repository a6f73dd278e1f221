// Does at random what a person could do, `count` times; tells what was done, and whether the program has stopped.
const [seed, count, tell] = arguments;

let state = seed;
const random = () => {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};
const below = (most) => Math.floor(random() * most);
const any = (list) => list[below(list.length)];

const scope = () => document.querySelector('dialog[open]') ?? document;
const shown = (element) => !element.disabled && element.checkVisibility();
const all = (selector, root = scope()) => [...root.querySelectorAll(selector)].filter(shown);
const nameOf = (element) => element.getAttribute('aria-label') ?? (element.labels?.[0] ?? element).textContent.trim().slice(0, 60);
const send = (element, kind, Type, more) =>
  element.dispatchEvent(new Type(kind, { bubbles: true, cancelable: true, ...more }));
const changed = (element) => ['input', 'change'].forEach((kind) => send(element, kind, Event));

/// Nothing is to leave the page: no file is saved, nobody's clipboard is written, no window opens.
const stay = () => {
  HTMLAnchorElement.prototype.click = () => {};
  HTMLInputElement.prototype.showPicker = () => {};
  navigator.clipboard && (navigator.clipboard.writeText = async () => {});
  navigator.clipboard && (navigator.clipboard.write = async () => {});
};
const press = (buttons) => {
  const button = any(buttons);
  if (!button) return '';
  const name = nameOf(button);
  send(button, 'click', MouseEvent, { detail: 1 });
  return name;
};
const point = (kind, element, at) =>
  send(element, kind, PointerEvent, { pointerId: 1, button: 0, isPrimary: true, ...at });
const within = (element) => {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return {
    clientX: left + random() * (right - left),
    clientY: Math.max(0, top) + random() * (Math.min(bottom, innerHeight) - Math.max(0, top)),
  };
};
const written = (field) => {
  const [least, most] = ['aria-valuemin', 'aria-valuemax'].map((name) => Number(field.getAttribute(name)));
  const near = Number(field.value || least) + below(9) - 4;
  return any([least, most, near, near, near, least + below(50), least - 1, most + 1, '', '1e9', '0.005', '8,5', '2:30', '1 h', '1,000']);
};

const acts = {
  transport: () => press(all('[aria-label=Transport] button')),
  button: () => press(all('button, [role=button]').filter((it) => !it.closest('dialog') || scope() !== document)),
  key: () => {
    const key = any([' ', 'ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End', 'x', 'z', 'Z', 'Enter', 'Delete', '?']);
    const on = any([document.body, document.activeElement ?? document.body, ...all('[role=slider]')]);
    on.focus?.();
    send(on, 'keydown', KeyboardEvent, { key, shiftKey: key === 'Z' });
    return key;
  },
  click: () => {
    const field = any(all('.body, .strip'));
    if (!field) return '';
    const at = within(field);
    const on = document.elementFromPoint(at.clientX, at.clientY) ?? field;
    ['pointermove', 'pointerdown', 'pointerup'].forEach((kind) => point(kind, on, at));
    send(on, 'click', MouseEvent, { detail: 1, ...at });
    return `${field.className} ${at.clientX.toFixed()} ${at.clientY.toFixed()}`;
  },
  drag: () => {
    const held = any(all('[role=slider]'));
    if (!held) return '';
    const name = nameOf(held);
    let at = within(held);
    point('pointerdown', held, at);
    for (let step = 0; step < 5; step += 1) {
      at = { clientX: at.clientX + below(61) - 30, clientY: at.clientY + below(121) - 60 };
      point('pointermove', held.isConnected ? held : document.body, at);
    }
    point(any(['pointerup', 'pointerup', 'pointercancel']), held.isConnected ? held : document.body, at);
    return name;
  },
  amend: () => {
    const field = any(all('[role=spinbutton]'));
    if (!field) return '';
    field.focus();
    field.value = written(field);
    changed(field);
    return `${nameOf(field)} ${field.value}`;
  },
  choose: () => {
    const list = any(all('select'));
    if (!list) return '';
    list.selectedIndex = below(list.options.length);
    changed(list);
    return `${nameOf(list)} ${list.value}`;
  },
  tick: () => {
    const box = any(all('input[type=checkbox], input[type=radio]'));
    box?.click();
    return box ? nameOf(box) : '';
  },
  fold: () => press(all('.fold, [data-transfer]')),
  look: () => press(all('.looks button')),
  fault: () => press(all('.panel button')),
  open: () => {
    const part = any(all('details'));
    if (part) part.open = !part.open;
    return part ? nameOf(part.querySelector('summary')) : '';
  },
  close: () => {
    const dialog = document.querySelector('dialog[open]');
    dialog?.close();
    return dialog ? dialog.className : '';
  },
  undo: () => press(all('[aria-label=Undo], [aria-label=Redo]')),
  scroll: () => {
    const part = any(all('.scroller, .panel'));
    part?.scrollBy(0, below(2001) - 1000);
    return '';
  },
};
/// What is done more often stands more often.
const often = ['transport', 'button', 'button', 'key', 'key', 'click', 'drag', 'amend', 'amend', 'amend', 'choose', 'tick', 'fold', 'look', 'fault', 'fault', 'open', 'close', 'undo', 'scroll'];

const stopped = () => Boolean(document.querySelector('#crash'));
const frame = () => new Promise((next) => setTimeout(next, 0));
(async () => {
  stay();
  const done = [];
  while (done.length < count && !stopped()) {
    const act = document.querySelector('dialog[open]') && random() < 0.25 ? 'close' : any(often);
    try {
      done.push(`${act}: ${acts[act]()}`);
    } catch (error) {
      done.push(`${act}: ${error}`);
    }
    await frame();
  }
  tell({ done, stopped: stopped(), fragment: location.hash });
})();
