/**
 * Types of `<turn-lab>`, a figure that becomes the playground when it is pressed. The script exports nothing: load
 * `turn-lab.js`, and name this file in `types` or by a reference.
 */

/** What is on the playground. */
export interface TurnLabState {
  /** Where the cursor stands, in seconds. */
  at: number;
  /** Whether it moves by itself. */
  playing: boolean;
  /** The address at which the whole playground opens with this run, the cursor, and how it is looked at. */
  link: string;
  /** What the run comes to, in a sentence. */
  verdict: string;
}

/** A step that the cursor has come to, forwards or backwards. */
export interface TurnLabStep {
  /** Where the cursor stands, in seconds. */
  at: number;
  /** The number of the last step that has happened, from 1; 0 before the first. */
  step: number;
  /** What has happened last. */
  headline: string;
  /** Where the Turn is; empty where there is no association. */
  turn: string;
  /** How much mail waits. */
  mail: string;
}

/** A Turn that is lost at the cursor, or is no longer. */
export interface TurnLabTurn {
  /** Where the cursor stands, in seconds. */
  at: number;
  /** The association, by its number from 1. */
  association: number;
}

/** The events, none of which bubbles, with what stands in `detail`. */
export interface TurnLabEventMap {
  /** The playground is there, in place of the figure. */
  ready: CustomEvent<TurnLabState>;
  /** The cursor has come to another step; while it plays, at most once in a frame of the screen. */
  step: CustomEvent<TurnLabStep>;
  /** The Turn of an association is lost at the cursor, and was not before. */
  turnlost: CustomEvent<TurnLabTurn>;
  /** The Turn of an association is no longer lost at the cursor, or its mail goes on over a newer one. */
  resumed: CustomEvent<TurnLabTurn>;
  /** Another run is on the playground: somebody has cut, undone, or opened something. */
  change: CustomEvent<TurnLabState>;
  /** What an attribute says cannot be done, or the playground does not come. What a method cannot do is told by its promise alone. */
  error: CustomEvent<{ message: string }>;
}

/** The element. Every property but the methods is an attribute of the same name, `null` where that is not there. */
export interface TurnLabElement extends HTMLElement {
  /** The playground: its folder or its `embed.html`, which may have a link behind its `#`. Beside `turn-lab.js` if not said. */
  src: string | null;
  /** A scenario of the library by its name, or a link. A text in `<script type="text/toml">` within the element counts where this is missing. */
  scenario: string | null;
  /** Where the cursor is put: seconds, `27:45`, `1:00:00`. */
  at: string | null;
  /** What is in view first: a time. */
  from: string | null;
  /** How the run is looked at, as links have it: `pdus:to-scale`. */
  view: string | null;
  /** `light`, `dark`, `auto` (what `color-scheme` is where it stands), or a selector: dark where the element is in what it matches. */
  theme: string | null;
  /** Words below it, where its figure has none; and the name of the frame. */
  caption: string | null;
  /** `full`, or `none`: what plays and cuts is left to the page. */
  controls: string | null;
  /** `lazy`: the playground comes when it is asked for. `eager`: when the element comes near to what is seen. */
  loading: string | null;
  /** What the frame may do, in place of `allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox`. */
  sandbox: string | null;

  /**
   * Opens a scenario: a name, a link, or the text of a file. Without one the playground comes, as it does for each
   * of these methods.
   * @throws Error that says everything that is wrong; then what was there is there still.
   */
  load(scenario?: string): Promise<TurnLabState>;
  /** Puts the cursor at a time, paused: in seconds, or as `at` has it. Behind the end it is the end. */
  seek(at: number | string): Promise<TurnLabState>;
  /** Plays, from the beginning if the cursor is at the end. */
  play(): Promise<TurnLabState>;
  /** Stops. */
  pause(): Promise<TurnLabState>;
  /**
   * Cuts the association at the cursor, or at a time.
   * @throws Error where nothing can be cut there.
   */
  cut(at?: number | string): Promise<TurnLabState>;
  /** The address at which the whole playground opens with this run and the cursor. */
  link(): Promise<string>;

  addEventListener<Name extends keyof TurnLabEventMap>(
    name: Name,
    listener: (this: TurnLabElement, event: TurnLabEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof TurnLabEventMap>(
    name: Name,
    listener: (this: TurnLabElement, event: TurnLabEventMap[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "turn-lab": TurnLabElement;
  }
}
