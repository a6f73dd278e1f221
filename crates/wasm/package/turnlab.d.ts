/** All that a run is made from. The default is the incident (docs/protocol.md#the-incident). */
export interface Scenario {
  /** What users ask of their MTAs, each at its time. */
  commands?: UserCommand[];
  /** The losses, each at its time. */
  cuts?: Cut[];
  /** What else goes wrong. */
  faults?: Fault[];
  /** What lies between two MTAs where it is not the common link. */
  links?: LinkBetween[];
  /** The mail that is handed to the MTAs. */
  mail?: Mail[];
  /** The MTAs by name: two to eight. */
  mtas?: string[];
  /** The library scenario that it was made from. */
  name?: string;
  /** What there is to say about it, each at its time; nothing of the run depends on it. */
  notes?: Note[];
  /** What happens one after the other, in place of all that has a time: mail, losses, faults, requests and deadlines are put aside. Empty where the clock decides. */
  order?: string[];
  /** Everything that is a number or a choice. */
  parameters?: Parameters;
  /** How the Turn is handled over a loss. */
  rule?: "as-shipped" | "initiator-decides" | "fresh-start" | "epoch" | "take-back" | "answer-anyway" | "answer-unless-giving" | "responder-answers" | "regenerate" | string |
  {
    answers_giving?: "nobody" | "either" | "responder";
    answers_waiting?: "nobody" | "either" | "responder";
    drops_checkpoints?: boolean;
    giving?: "mine" | "giving" | "theirs" | "pair" | "nothing";
    holding?: "mine" | "giving" | "theirs" | "pair" | "nothing";
    like?: "as-shipped" | "initiator-decides" | "fresh-start" | "epoch" | "take-back" | "answer-anyway" | "answer-unless-giving" | "responder-answers" | "regenerate";
    recovery?: "own-record" | "token-setting" | "initiator" | "greater-pair";
    regenerates?: boolean;
    waiting?: "mine" | "giving" | "theirs" | "pair" | "nothing";
  };
  /** Where the run ends, in seconds. From 1 to 86400. */
  until_s?: number | string;
}

/** The loss of one association at one time. */
export interface Cut {
  /** Which association, counted from 1 in the order in which they were started. */
  association?: number;
  /** When, in microseconds. From 0 to 86400000000. */
  at_us: number | string;
}

/** Who may ever send on an association. */
export type DialogueMode = "two-way-alternate" | "monologue";

/** Something that goes wrong, besides a cut at a time. */
export type Fault =
/** An association is lost right after a step of the run. */
{
  /** Which association, counted from 1. */
  association?: number;
  kind: "cut-after-step";
  /** The step, counted from 1. */
  step: number;
} |
/** An association is lost while the n-th PDU of a kind from an MTA is in flight on it. */
{
  /** The MTA that sends it. */
  from: string;
  kind: "cut-in-flight";
  /** The how manieth, counted from 1. */
  nth?: number;
  /** The kind: `give`, `transfer`, … */
  pdu: "open" | "recover" | "accept" | "refuse" | "please" | "give" | "give-ack" | "transfer" | "start" | "resume" | "data" | "minor-sync" | "minor-sync-ack" | "end" | "end-ack" | "interrupt" | "discard" | "finish" | "disconnect" | "abort";
  /** How far it has come, in hundredths of its way. From 0 to 100. */
  percent?: number;
} |
/** The link between two MTAs is down for a while. */
{
  /** The two. */
  between: [string, string];
  /** From when. From 0 to 86400000000. */
  from_us: number | string;
  kind: "link-down";
  /** Until when. From 0 to 86400000000. */
  to_us: number | string;
} |
/** The link between two MTAs is another one from now on. */
{
  /** From when. From 0 to 86400000000. */
  at_us: number | string;
  /** What passes in a second. From 1 to 1000000. */
  bandwidth_kb_per_s: number | string;
  /** The two. */
  between: [string, string];
  kind: "set-link";
  /** One way, from one end to the other, for anything. From 1 to 60000. */
  latency_ms: number | string;
} |
/** An MTA stops and starts again: its queues survive, its associations do not. */
{
  /** When it stops. From 0 to 86400000000. */
  from_us: number | string;
  kind: "stop";
  /** The MTA. */
  mta: string;
  /** When it starts again. From 0 to 86400000000. */
  to_us: number | string;
} |
/** An MTA refuses every bind for a while (Q181721). */
{
  /** From when. From 0 to 86400000000. */
  from_us: number | string;
  kind: "refuse-binds";
  /** The MTA. */
  mta: string;
  /** Until when. From 0 to 86400000000. */
  to_us: number | string;
};

/** The end that has the Turn when an association opens. */
export type InitialTurn = "initiator" | "responder";

/** What lies between two MTAs where it is not the common link. */
export interface LinkBetween {
  /** What passes in a second. From 1 to 1000000. */
  bandwidth_kb_per_s: number | string;
  /** The two. */
  between: [string, string];
  /** One way, from one end to the other, for anything. From 1 to 60000. */
  latency_ms: number | string;
}

/** Messages that are handed to one MTA. */
export interface Mail {
  /** How many come; 0 for no end, which asks for an `every_s` above 0. */
  count?: number;
  /** From one to the next; 0 for all at once. */
  every_s?: number | string;
  /** When the first one comes. */
  first_s?: number | string;
  /** The MTA that accepts them. */
  from: string;
  /** Up to how large they are in KB, all sizes from `size_kb` on being equally likely; 0: all alike. From 0 to 100000. */
  largest_kb?: number | string;
  /** Whether `every_s` is meant to the second or as a mean. */
  pace?: Pace;
  /** How urgent they are; if left out, as *message priority* says. */
  priority?: MessagePriority | null;
  /** What chance is made from, where there is any. */
  seed?: number;
  /** The size of each in KB; 0 for *message size*. From 0 to 100000. */
  size_kb?: number | string;
  /** The MTA that they are for; may be left out where there are two. */
  to?: string;
}

/** How urgent a message is. */
export type MessagePriority = "urgent" | "normal" | "non-urgent";

/** Words at a time of the run. */
export interface Note {
  /** When, in microseconds. From 0 to 86400000000. */
  at_us: number | string;
  /** The MTA that it is about; may be left out. */
  mta?: string;
  /** The words: 1 to 200 characters on one line. */
  text: string;
}

/** How messages follow one another. */
export type Pace = "steady" | "poisson";

/** The parameters that a run depends on; `PARAMETERS` has their ranges. */
export interface Parameters {
  /** How many associations an MTA has with one peer at the most. From 1 to 9. */
  associations_per_peer?: number;
  /** What passes in a second. From 1 to 1000000. */
  bandwidth_kb_per_s?: number | string;
  /** From one checkpoint of a transfer in full to the next; 0 for no checkpoints. From 0 to 100000. */
  checkpoint_size_kb?: number | string;
  /** Who may ever send. */
  dialogue_mode?: DialogueMode;
  /** For the answer to a close, until the association is broken off. From 1 to 86400. */
  disconnect_s?: number | string;
  /** The end that has the Turn when an association opens; in monologue it is the initiator. */
  initial_turn?: InitialTurn;
  /** One way, from one end to the other, for anything. From 1 to 60000. */
  latency_ms?: number | string;
  /** With nothing to send or receive, until an association is closed. From 1 to 86400. */
  lifetime_s?: number | string;
  /** How many times a refused opening is tried again. From 0 to 1000. */
  max_open_retries?: number;
  /** How many times a transfer that took too long is tried again over the same association. From 0 to 1000. */
  max_transfer_retries?: number;
  /** How urgent every message is. */
  message_priority?: MessagePriority;
  /** The size of every message. From 1 to 100000. */
  message_size_kb?: number | string;
  /** From a refused opening to the next attempt. From 1 to 86400. */
  open_interval_s?: number | string;
  /** From a loss to the attempt to recover. From 1 to 3600. */
  reconnect_delay_s?: number | string;
  /** From a loss to the end of the association, unless it is recovered. From 1 to 86400. */
  recovery_timeout_s?: number | string;
  /** From a request that stays unanswered to a new Turn, under the rule `regenerate`. From 1 to 86400. */
  regenerate_after_s?: number | string;
  /** Between two requests for the Turn; 0 asks once. From 0 to 86400. */
  request_repeat_s?: number | string;
  /** Queued messages at which an MTA starts one more association to the same peer. From 1 to 10000. */
  threshold_messages?: number;
  /** From a transfer that took too long to the next attempt. From 1 to 86400. */
  transfer_interval_s?: number | string;
  /** The same for a non-urgent message. From 1 to 86400. */
  transfer_timeout_non_urgent_s_per_kb?: number;
  /** The same for a normal message. From 1 to 86400. */
  transfer_timeout_normal_s_per_kb?: number;
  /** How long a transfer may take for each KB of an urgent message. From 1 to 86400. */
  transfer_timeout_urgent_s_per_kb?: number;
  /** How much of a transfer is told: one PDU, or the whole activity. */
  transfers?: Transfers;
  /** How many more messages an end sends after it was asked for the Turn. From 0 to 1000. */
  turn_request_threshold_messages?: number;
  /** How many checkpoints may be unconfirmed. From 1 to 64. */
  window_size_checkpoints?: number;
}

/** How much of a transfer is told. */
export type Transfers = "one-pdu" | "in-full";

/** What a user may ask about the Turn. */
export type TurnCommand = "please" | "give";

/** What a user of an MTA asks of one association at one time. */
export interface UserCommand {
  /** Which association, counted from 1 in the order in which they were started. */
  association?: number;
  /** When, in microseconds. From 0 to 86400000000. */
  at_us: number | string;
  /** What is asked. */
  command: TurnCommand;
  /** The MTA. */
  mta: string;
}

/** What came of a run, as `turnlab run --format json` has it, and the run in words. Times are seconds, and steps are counted from 1. */
export interface RunReport {
  /** Every association, in the order in which they were started. */
  associations: AssociationOutcome[];
  /** Whether the run came to its end, or to the most steps that a run may have. */
  complete: boolean;
  /** The counters of every MTA when the run ends. */
  counters: MtaReport[];
  /** What the MTAs wrote into their event logs. */
  events: EventReport[];
  /** The hash of the history: 32 hexadecimal digits. */
  hash: string;
  /** Every instant at which something happens, in words. */
  moments: Moment[];
  /** Every MTA. */
  mtas: MtaOutcome[];
  /** Where mail stood still, in the order in which that began. */
  stalls: StallOutcome[];
  /** How many steps there were. */
  steps: number;
  /** Where the run ended: with its last step, where it did not come to its end. */
  until_s: number;
  /** What it comes to, as a sentence. */
  verdict: string;
  /** What in the scenario had no effect, a sentence each. */
  warnings: string[];
}

/** What became of one association. */
export interface AssociationOutcome {
  /** The MTA that started it, and the other one. */
  between: [string, string];
  /** When it was closed for both ends; a responder that never heard of it does not count. */
  closed_s: number | null;
  /** Its number, from 1. */
  number: number;
  /** When it was started. */
  started_s: number;
  /** Where its Turn was lost or doubled. */
  turn: TurnOutcome[];
  /** How many messages waited for it. */
  waiting: number;
  /** Why it was started. */
  why: Why;
}

/** The counters of an MTA towards one peer. */
export interface ConnectionReport {
  /** Associations that are open. */
  associations: number;
  /** Associations that could not be opened. */
  failed_outbound_associations: number;
  /** For how long the oldest of them has waited. */
  oldest_message_queued_s: number;
  /** The peer. */
  peer: string;
  /** Messages that wait. */
  queue_length: number;
  /** Messages that were sent in a second, to thousandths. */
  send_messages_per_s: number;
}

/** What ended a turn anomaly. */
export type Ended = "recovered" | "closed" | "association-lost" | "replaced" | "end-of-run";

/** One entry of the event log of an MTA. */
export interface EventReport {
  /** The number of the association, from 1; none where it is about none. */
  association: number | null;
  /** When. */
  at_s: number;
  /** The number of its kind. */
  id: number;
  /** The MTA in whose log it stands. */
  mta: string;
  /** The MTA that it is about. */
  peer: string;
  /** The step with which it came, counted from 1. */
  step: number;
  /** What it says. */
  text: string;
}

/** An instant at which something happens, in words. */
export interface Moment {
  /** When. */
  at_s: number;
  /** What happens. */
  headline: string;
  /** What mail waits. */
  mail: string;
  /** Where the Turn is. */
  turn: string;
}

/** What became of the mail that one MTA accepted. */
export interface MtaOutcome {
  /** Messages that were handed to it. */
  accepted: number;
  /** Those that reached the MTA that they were for. One whose acknowledgement is not back yet is queued as well, and one that arrived too late for its sender was given up as well. */
  delivered: number;
  /** The longest that one of its messages waited until it was acknowledged, given up, or the run ended. */
  longest_wait_s: number;
  /** Its name. */
  name: string;
  /** Those that were given up. */
  non_delivered: number;
  /** How many waited at the most at one time, for all peers together. */
  peak_queued: number;
  /** Those that wait at the end. */
  queued: number;
}

/** The counters of an MTA when the run ends. */
export interface MtaReport {
  /** Those towards each peer. */
  connections: ConnectionReport[];
  /** Its name. */
  mta: string;
  /** Messages that wait, for all peers together. */
  work_queue_length: number;
}

/** What ended a stall. */
export type StallEnded = "delivered" | "given-up" | "end-of-run";

/** A stretch in which mail waited, and none arrived (`docs/verdict.md` says what counts as one). */
export interface StallOutcome {
  /** The number of the association that brought the mail, if one did. */
  association: number | null;
  /** What ended it. */
  ended: StallEnded;
  /** For how long. */
  for_s: number;
  /** The MTA where it waited. */
  from: string;
  /** Since when. */
  from_s: number;
  /** The MTA that it was for. */
  to: string;
  /** Until when; the end of the run where that comes first. */
  to_s: number;
  /** How many waited at the most at one time. */
  waiting: number;
}

/** What can be wrong with the Turn of an association. */
export type TurnAnomalyKind = "lost" | "doubled";

/** A stretch in which the Turn was not where it should be. */
export interface TurnOutcome {
  /** What ended it. */
  ended: Ended;
  /** The step with which it became so. */
  first_step: number;
  /** For how long. */
  for_s: number;
  /** From when: for a lost Turn, the loss that caused it. */
  from_s: number;
  /** The step that ended it; none where the run ends first. */
  last_step: number | null;
  /** The step that caused it, a loss; two holders may come about without. Steps are counted from 1. */
  loss_step: number | null;
  /** The number of the newer association that took the place of this one, where that ended it. */
  replaced_by: number | null;
  /** Until when: what ended it, or the end of the run. */
  to_s: number;
  /** What was wrong. */
  turn: TurnAnomalyKind;
}

/** Why an association was started. */
export type Why = "first-message" | "threshold-reached" | "replaces-closed";

/** What `check` may be told. */
export interface CheckOptions {
  /** How far the search goes. */
  bounds?: BoundsOptions;
  /** Stops a search that takes more memory than so many MB: 1 to 2048. Otherwise 512. */
  memory_mb?: number | null;
  /** The properties that are looked for; all of them where none is named. */
  properties?: ("at-most-one-holder" | "turn-recoverable" | "any-turn-recoverable" | "mail-conserved" | "delivery" | "hand-over" | "loss-in-hand-over" | "crossing")[];
}

/** How far a search goes. */
export interface BoundsOptions {
  /** The first association, and as many more as each end may open: 1 to 3. Otherwise 1. */
  associations?: number | null;
  /** Whether the timers that close an association may run out. */
  closing?: boolean;
  /** How many PDUs may be on their way in one direction: 1 to 8. Otherwise 4. */
  in_flight?: number | null;
  /** How many times an association may be lost: 0 to 255. Otherwise once. */
  losses?: number | null;
  /** How many messages each end may be handed, the initiator first: 0 to 20. Otherwise 2 and 2. */
  mail?: [number, number] | null;
  /** Whether an end that has asked for the Turn may ask again at any time; otherwise as the scenario says. */
  repeat?: boolean;
  /** How many times an MTA may stop and start again: 0 to 15. Otherwise never. */
  restarts?: number | null;
}

/** How far a search is. */
export interface CheckProgress {
  /** How many actions lead to the farthest situation. */
  depth: number;
  /** How many of them have not been looked at yet. */
  frontier: number;
  /** What it takes in memory. */
  memory_bytes: number;
  /** What it is about: situations, those from which the Turn cannot come back, or mail that is never delivered. */
  phase: Phase;
  /** How many situations have been reached. */
  states: number;
  /** How many actions have been taken. */
  transitions: number;
}

/** What a search is about. */
export type Phase = "exploring" | "recovering" | "delivering" | "done";

/** What was found under one rule. */
export interface CheckReport {
  /** How far it went. */
  bounds: CheckedBounds;
  /** Whether that is all there is within the bounds. */
  complete: boolean;
  /** How many actions lead to the farthest of them. */
  depth: number;
  /** What it took in memory. */
  memory_bytes: CheckedMemory;
  /** What was found of each property. */
  properties: CheckedProperty[];
  /** The rule. */
  rule: string;
  /** How long it took. */
  seconds: number;
  /** How many different situations were reached. */
  states: number;
  /** How many actions were taken from them. */
  transitions: number;
}

/** How far a search went. */
export interface CheckedBounds {
  /** The first association, and as many more as each end may open. */
  associations: number;
  /** Whether the timers that close an association may run out. */
  closing: boolean;
  /** How many PDUs may be on their way in one direction. */
  in_flight: number;
  /** How many times an association may be lost. */
  losses: number;
  /** How many messages each end may be handed, the initiator first. */
  mail: [number, number];
  /** Whether an end that has asked for the Turn may ask again at any time. */
  repeat: boolean;
  /** How many times an MTA may stop and start again. */
  restarts: number;
}

/** What a search took in memory, in bytes. */
export interface CheckedMemory {
  /** What leads from one to another. */
  edges: number;
  /** What situations are made of. */
  parts: number;
  /** The situations. */
  states: number;
}

/** What was found of one property. */
export interface CheckedProperty {
  /** Whether the verdict is one that the bound in flight may have made. */
  "bound-reached": boolean;
  /** When it has to be true. */
  kind: "always" | "eventually" | "sometimes";
  /** What opens it, behind the `#` of the page's address; none where a link cannot say it. */
  link: string | null;
  /** Its name. */
  name: "at-most-one-holder" | "turn-recoverable" | "any-turn-recoverable" | "mail-conserved" | "delivery" | "hand-over" | "loss-in-hand-over" | "crossing";
  /** The steps that show it, as a scenario orders them; none where the verdict needs no path. */
  path: string[] | null;
  /** For a round that goes on for ever: where on the path it begins, counted from 0. */
  repeats_from?: number | null;
  /** What is known of it. */
  verdict: "holds" | "violated" | "not-reached" | "stopped";
}

/** What `repairs` may be told. */
export interface RepairsOptions {
  /** How far the search of each rule goes. */
  bounds?: BoundsOptions;
  /** Gives up the search of a rule that takes more memory than so many MB: 1 to 2048. Otherwise 512. */
  memory_mb?: number | null;
  /** By what the bounds grow for the rules that hold, one after the other. Otherwise `repeat`. */
  widen?: Widen;
  /** Only rules that differ from that of the scenario in so many columns at the most: 0 to 7. Otherwise all. */
  within?: number | null;
}

/** How far the bounds grow. */
export type Widen = "no" | "loss" | "repeat" | "association";

/** How far a search of every rule is. */
export interface RepairsProgress {
  /** How many rules are known within them. */
  done: number;
  /** By what the bounds have grown; none where they are those asked for. */
  growth: string | null;
  /** Of how many. */
  of: number;
  /** How many searches were made. */
  searches: number;
}

/** What was found of every rule, within bounds. */
export interface RepairsReport {
  /** Every rule. */
  rows: RuleRow[];
  /** The rule at hand: that of the scenario. */
  rule: string;
  /** The rules that still stand and differ from the one at hand in the fewest columns. */
  smallest: string[];
  /** How many rules there are of each kind. */
  summary: RepairsSummary;
}

/** What made a rule fail in wider bounds that had held before. */
export interface FelledBy {
  /** The property that is broken then. */
  breaks: "at-most-one-holder" | "turn-recoverable" | "any-turn-recoverable" | "mail-conserved" | "delivery" | "hand-over" | "loss-in-hand-over" | "crossing";
  /** What there was more of. */
  growth: "one more loss" | "a repeated request" | "a second association";
  /** The shortest steps to there. */
  path: string[];
}

/** How many rules there are of each kind. */
export interface RepairsSummary {
  /** How many different graphs of all that can happen there are. */
  behaviours: number;
  /** How many can do both. */
  both: number;
  /** How many can double it. */
  doubles: number;
  /** How many can lose it. */
  loses: number;
  /** How many are known. */
  rows: number;
  /** How many neither lose the Turn nor double it. */
  safe: number;
  /** How many searches were made. */
  searches: number;
  /** How long that took. */
  seconds: number;
  /** How many still hold when the bounds have grown. */
  standing: number;
}

/** What was found of one rule. */
export interface RuleRow {
  "answers-giving": "nobody" | "either" | "responder";
  "answers-waiting": "nobody" | "either" | "responder";
  /** Whether both ends can hold the Turn. */
  "at-most-one-holder": "holds" | "violated" | "not-reached" | "stopped";
  /** Equal for two rules under which the same can happen: 32 hexadecimal digits. */
  behaviour: string;
  /** Whether a verdict is one that the bound in flight may have made. */
  "bound-reached": boolean;
  /** The property that is broken soonest; none where both hold. */
  breaks: string | null;
  /** What made a rule fail in wider bounds that had held before. */
  "felled-by": FelledBy | null;
  giving: "mine" | "giving" | "theirs" | "pair" | "nothing";
  holding: "mine" | "giving" | "theirs" | "pair" | "nothing";
  /** The shortest steps to where it is broken, as a scenario orders them. */
  path: string[] | null;
  recovery: "own-record" | "token-setting" | "initiator" | "greater-pair";
  regenerates: boolean;
  /** The rule. */
  rule: string;
  /** How many situations there are. */
  states: number;
  /** How many steps between them. */
  transitions: number;
  /** Whether the Turn can be lost for good. */
  "turn-recoverable": "holds" | "violated" | "not-reached" | "stopped";
  waiting: "mine" | "giving" | "theirs" | "pair" | "nothing";
}

/** How far a map of cuts is. */
export interface CutMapProgress {
  /** Up to where it is known. */
  to_s: number;
}

/** What a cut would do at every instant of a run. */
export interface CutMap {
  /** How exactly the places are found where a cut begins to do something else. */
  grain_s: number;
  /** From instant to instant: each begins where the one before it ends. Empty where an order takes the place of the clock. */
  spans: CutSpan[];
}

/** A stretch of time in which a cut does one kind of harm, wherever in it it strikes. */
export interface CutSpan {
  /** From when. */
  from_s: number;
  /** What it does; none where there is nothing to cut. */
  harm: Harm | null;
  /** Until before when. */
  to_s: number;
}

/** What an outcome is in a word, from harmless to worst. */
export type Harm = "none" | "mail-late" | "turn-lost" | "turn-doubled";

/** What `render` may be told. */
export interface RenderOptions {
  /** Where the cursor is when the playground opens, for what leads there. */
  at?: Time | null;
  /** Where the playground is, for what leads there: `figure`, `element` and `embed`. Otherwise beside the page. */
  base?: string | null;
  /** What stands below it. */
  caption?: string | null;
  /** How closely the run is told, in diagrams and transcripts. Otherwise `messages`. */
  detail?: Detail | null;
  /** How often the counters are looked at, for `csv`. Otherwise every 15 s. */
  every?: Time | null;
  /** What comes out. Otherwise `svg`. */
  format?: Format | null;
  /** Where it begins. */
  from?: Time | null;
  /** The paper, for pictures. Otherwise `auto`. */
  theme?: Theme | null;
  /** What stands over it. */
  title?: string | null;
  /** Where it ends. */
  to?: Time | null;
  /** How the run is looked at, as links say it: `pdus:to-scale`. */
  view?: string | null;
  /** How wide a picture is, in pixels: 320 to 4000. Otherwise 800, and 600 for a figure and an element. */
  width?: number | null;
}

/** How closely a run is told. */
export type Detail = "turn" | "messages" | "pdus";

/** What a run can be rendered as: what `turnlab render` writes, but for `png`, which a browser draws of `svg`. */
export type Format = "svg" | "animated-svg" | "figure" | "element" | "embed" | "mermaid" | "plantuml" | "transcript" | "markdown" | "csv" | "pcapng" | "pcap" | "toml";

/** The paper of a picture. */
export type Theme = "light" | "dark" | "auto";

/** A time of a run. */
export type Time = number | string;

/** What `link` may be told. */
export interface LinkOptions {
  /** Where the cursor stands. Otherwise where the library scenario opens. */
  at?: Time | null;
  /** The address of the playground, such as `https://example.org/turnlab/`; without it the link is what stands behind the address, from its `#` on. */
  base?: string | null;
  /** Whether it is to have the short form, `z=…`, which is for links with much in them. */
  short?: boolean;
  /** How the run is looked at, as links say it: `pdus:to-scale`. */
  view?: string | null;
}

/** What kind of thing is wrong. These words stay as they are. */
export type ErrorCode = "invalid-scenario" | "invalid-options" | "cannot-open" | "internal";

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
