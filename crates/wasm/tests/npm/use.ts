// What the types say, compiled by `tsc --strict`; nothing of it is run.
import { check, cutMap, link, open, render, repairs, run } from "turnlab";
import type { CheckReport, Format, RunReport, Scenario, TurnlabError } from "turnlab";

const scenario: Scenario = {
  name: "lost-turn",
  rule: "epoch",
  parameters: { threshold_messages: 5, latency_ms: "0.3 s" },
  faults: [{ kind: "stop", mta: "PARIS", from_us: 1, to_us: 2 }],
};
const report: RunReport = run(scenario);
const verdict: string = report.verdict;
const lost: number | null = report.associations[0].turn[0].last_step;

const searched: Promise<CheckReport> = check(scenario, {
  bounds: { mail: [2, 1], repeat: true },
  properties: ["turn-recoverable"],
  progress: ({ states, phase }) => console.log(states.toFixed(), phase === "exploring"),
  signal: AbortSignal.timeout(1_000),
});
// @ts-expect-error There is no such property.
check(scenario, { properties: ["turn-recovered"] });
// @ts-expect-error There is no such bound.
check(scenario, { bounds: { lost: 1 } });

const svg: string = render(scenario, { theme: "dark", from: "0:10", to: 30 });
const capture: Uint8Array = render(scenario, { format: "pcap" });
// @ts-expect-error A browser draws that.
render(scenario, { format: "png" });
const formats: Format[] = ["svg", "csv"];
const again: Scenario = open(link(scenario, { base: "https://example.org/", short: true }));

const rows = repairs(again, { within: 1, widen: "no" }).then(({ rows: [row] }) => {
  const answers: "nobody" | "either" | "responder" = row["answers-giving"];
  return row.regenerates ? answers : row["felled-by"]?.breaks;
});
const harms = cutMap().then(({ spans }) => spans.map(({ harm, from_s }) => [harm === "turn-lost", from_s + 1]));

try {
  run({ until_s: 0 });
} catch (error) {
  const { code, problems } = error as TurnlabError;
  if (code === "invalid-scenario") console.log(problems.join(" "));
}

export { capture, formats, harms, lost, rows, searched, svg, verdict };
