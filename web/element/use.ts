// What a page that is written in TypeScript does with the element; `cargo xtask test --only exports` has it checked.
import type { TurnLabState } from "./turn-lab";

export const use = async (): Promise<string> => {
  const lab = document.createElement("turn-lab");
  lab.scenario = "lost-turn";
  lab.at = null;
  // @ts-expect-error: attributes are texts
  lab.at = 8;
  lab.addEventListener("turnlost", ({ detail }) => console.log(detail.at + detail.association));
  lab.addEventListener("step", ({ detail }) => console.log(detail.step, detail.headline.length));
  lab.addEventListener("error", ({ detail }) => console.log(detail.message.length));
  lab.addEventListener("click", (event) => console.log(event.type));
  const state: TurnLabState = await lab.load("s=lost-turn&threshold=5");
  await lab.seek("27:45");
  await lab.cut(state.at + 1);
  // @ts-expect-error: there is no such method
  await lab.jump();
  return lab.link();
};
