//! The boundary in TypeScript.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** What a run is made from. What is left out is as the incident has it. */
export interface Scenario {
  /** The library scenario it was made from. */
  name?: string;
  /** The two MTAs by name. */
  mtas?: [string, string];
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
  /** The losses, each at its time. */
  cuts?: Cut[];
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
  bandwidth_kb_per_s: number;
  message_size_kb: number;
  message_priority: "urgent" | "normal" | "non-urgent";
}

/** Messages at a steady pace from one of the two MTAs (0 or 1) to the other. */
export interface Mail {
  from: 0 | 1;
  first_s: number;
  every_s: number;
  /** How many; 0 or nothing for no end. */
  count?: number;
}

/** The loss of one association. */
export interface Cut {
  at_us: number;
  /** Counted from 1; the first if left out. */
  association?: number;
}

/** What a user of an MTA (0 or 1) asks of one association: the Turn, or to give it. */
export interface UserCommand {
  at_us: number;
  mta: 0 | 1;
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
  /** The mail of each MTA: its own messages, and what became of them. */
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
