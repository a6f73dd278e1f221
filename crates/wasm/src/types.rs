//! The boundary in TypeScript.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What a run is made from. What is left out is as the incident has it. */
export interface Scenario {
  /** The library scenario it was made from. */
  name?: string;
  /** The MTAs by name: two to eight. */
  mtas?: string[];
  /** How the Turn is handled over a loss. */
  rule?:
    | "as-shipped"
    | "initiator-decides"
    | "fresh-start"
    | "epoch"
    | "take-back"
    | "answer-anyway"
    | "answer-unless-giving"
    | "responder-answers"
    | "regenerate";
  /** Everything that is a number or a choice. */
  parameters?: Partial<Parameters>;
  /** The mail that is handed to the MTAs. */
  mail?: Mail[];
  /** What lies between two MTAs where it is not the common link. */
  links?: LinkBetween[];
  /** The losses, each at its time. */
  cuts?: Cut[];
  /** What else goes wrong. */
  faults?: Fault[];
  /** What users ask of their MTAs, each at its time. */
  commands?: UserCommand[];
  /** Where the run ends, in seconds. */
  until_s?: number;
}

/** The parameters that a run depends on: whole numbers, with their units in their names. */
export interface Parameters {
  threshold_messages: number;
  associations_per_peer: number;
  lifetime_s: number;
  disconnect_s: number;
  recovery_timeout_s: number;
  max_open_retries: number;
  open_interval_s: number;
  max_transfer_retries: number;
  transfer_interval_s: number;
  transfer_timeout_urgent_s_per_kb: number;
  transfer_timeout_normal_s_per_kb: number;
  transfer_timeout_non_urgent_s_per_kb: number;
  reconnect_delay_s: number;
  /** How much of a transfer is told: one PDU, or the whole activity. */
  transfers: "one-pdu" | "in-full";
  /** 0 for no checkpoints. */
  checkpoint_size_kb: number;
  window_size_checkpoints: number;
  dialogue_mode: "two-way-alternate" | "monologue";
  initial_turn: "initiator" | "responder";
  turn_request_threshold_messages: number;
  request_repeat_s: number;
  regenerate_after_s: number;
  latency_ms: number;
  bandwidth_kb_per_s: number | string;
  message_size_kb: number;
  message_priority: "urgent" | "normal" | "non-urgent";
}

/** Messages from one MTA to another. */
export interface Mail {
  /** The MTA that accepts them. */
  from: string;
  /** The MTA that they are for; may be left out where there are two. */
  to?: string;
  first_s?: number;
  /** From one to the next; 0 or nothing for all at once. */
  every_s?: number;
  /** How many; 0 or nothing for no end. */
  count?: number;
  /** Whether `every_s` is meant to the second, or as the mean of a Poisson process. */
  pace?: "steady" | "poisson";
  /** What chance is made from. */
  seed?: number;
  /** 0 or nothing: as `message_size_kb` says. */
  size_kb?: number;
  /** Up to how large they are, all sizes from `size_kb` on being equally likely; 0 or nothing: all alike. */
  largest_kb?: number;
  /** If left out, as `message_priority` says. */
  priority?: "urgent" | "normal" | "non-urgent";
}

/** What lies between two MTAs. */
export interface LinkBetween {
  between: [string, string];
  latency_ms: number;
  bandwidth_kb_per_s: number | string;
}

/** The loss of one association. */
export interface Cut {
  at_us: number;
  /** Counted from 1; the first if left out. */
  association?: number;
}

/** Something that goes wrong, besides a cut at a time. */
export type Fault =
  /** An association is lost right after a step, counted from 1. */
  | { kind: "cut-after-step"; step: number; association?: number }
  /** An association is lost while the `nth` PDU of a kind (`give`, `transfer`, …) from an MTA has come so
   * far; the first and half way if left out. */
  | { kind: "cut-in-flight"; from: string; pdu: string; nth?: number; percent?: number }
  /** The link between two MTAs is down for a while. */
  | { kind: "link-down"; between: [string, string]; from_us: number; to_us: number }
  /** The link between two MTAs is another one from then on. */
  | {
      kind: "set-link";
      between: [string, string];
      at_us: number;
      latency_ms: number;
      bandwidth_kb_per_s: number | string;
    }
  /** An MTA stops and starts again: its queues survive, its associations do not. */
  | { kind: "stop"; mta: string; from_us: number; to_us: number }
  /** An MTA refuses every bind for a while. */
  | { kind: "refuse-binds"; mta: string; from_us: number; to_us: number };

/** What a user of an MTA asks of one association: the Turn, or to give it. */
export interface UserCommand {
  at_us: number;
  mta: string;
  /** Counted from 1; the first if left out. */
  association?: number;
  command: "please" | "give";
}

/** What came of a run. */
export interface Report {
  /** 128 bits of all that happened, in hexadecimal: equal for equal runs on every machine. */
  hash: string;
  /** Whether it came to its end, and not to the limit of steps. */
  complete: boolean;
  /** Every instant at which something happens, in words. */
  moments: { at_us: number; headline: string; turn: string; mail: string }[];
  /** Where the Turn of an association was not where it should be; steps are counted from 0. */
  stretches: {
    association: number;
    turn: "lost" | "doubled";
    from_us: number;
    to_us?: number;
    first_step: number;
    last_step?: number;
    /** The loss that caused it. */
    loss_step?: number;
  }[];
  /** The mail of each MTA, in their order: its own messages for whomever, and what became of them. */
  mtas: {
    name: string;
    accepted: number;
    delivered: number;
    /** Given up after the last attempt. */
    non_delivered: number;
    queued: number;
    peak_queued: number;
  }[];
  /** How many associations there were. */
  associations: number;
}

/** Runs a scenario. Throws an `Error` that names the part at fault. */
export function run(scenario?: Scenario): Report;
"#;
