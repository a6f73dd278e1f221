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
export interface Report {
  /** Every association, in the order in which they were started. */
  associations: AssociationOutcome[];
  /** Whether the run came to its end, or to the most steps that a run may have. */
  complete: boolean;
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

/** What ended a turn anomaly. */
export type Ended = "recovered" | "closed" | "association-lost" | "replaced" | "end-of-run";

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

/** Runs a scenario: the incident, if none is given. Throws an `Error` that names every part at fault. */
export function run(scenario?: Scenario): Report;
