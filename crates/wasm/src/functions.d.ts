/** What work that takes longer is told besides. */
export interface Listening<Progress> {
  /** Is called about ten times a second with how far it is, and in the end. */
  progress?: (progress: Progress) => void;
  /** Stops it: the promise is rejected with the reason of the signal, an `AbortError` where it has none of its own. */
  signal?: AbortSignal;
}

/** What is thrown, and what promises are rejected with, where something given cannot be taken. */
export interface TurnlabError extends Error {
  /** What kind of thing is wrong; these words stay as they are. */
  code: ErrorCode;
  /** All that is wrong, a sentence each. */
  problems: string[];
}

/** The formats that are octets and no text. */
export type BinaryFormat = "pcapng" | "pcap";

/** Runs a scenario: the incident, if none is given. */
export function run(scenario?: Scenario | null): RunReport;

/**
 * Searches everything that can happen under the rule of a scenario: does it lose the Turn, or make two? It works in
 * slices of some milliseconds, and the event loop goes round in between.
 */
export function check(scenario?: Scenario | null, options?: (CheckOptions & Listening<CheckProgress>) | null): Promise<CheckReport>;

/** Searches every rule that there is: which neither lose the Turn nor make two, and what is the smallest repair? In slices, too. */
export function repairs(scenario?: Scenario | null, options?: (RepairsOptions & Listening<RepairsProgress>) | null): Promise<RepairsReport>;

/** What a cut of the newest association would do, for every instant of the run of a scenario. In slices, too. */
export function cutMap(scenario?: Scenario | null, options?: Listening<CutMapProgress> | null): Promise<CutMap>;

/** Turns a run into a picture, or into text or octets for other programs. */
export function render(scenario: Scenario | null | undefined, options: RenderOptions & { format: BinaryFormat }): Uint8Array;
export function render(scenario?: Scenario | null, options?: (RenderOptions & { format?: Exclude<Format, BinaryFormat> | null }) | null): string;

/** The link that opens a scenario in the playground, with its run. */
export function link(scenario?: Scenario | null, options?: LinkOptions | null): string;

/** The scenario of a link, in whatever it was copied with; of the name of a library scenario; or of a file: TOML, or a picture or page that carries one. */
export function open(what: string | Uint8Array): Scenario;
