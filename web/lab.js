// What of the lab is written as a script: its part of the program loads it, with the styles.
import { explain } from "./words.js";

globalThis.turnlabLab = { explain };
// Where somebody has chosen by hand, a browser takes no more heed of the attribute that says what is chosen.
const choose = ({ target }) => {
  if (target.hasAttribute("selected")) target.selected = true;
};
new MutationObserver((changes) => changes.forEach(choose)).observe(document.body, {
  attributeFilter: ["selected"],
  subtree: true,
});
// So that the page opens without a network the next time. Where it is refused nothing is missing.
const keep = async () => {
  const { offline, pages = "" } = document.documentElement.dataset;
  if (offline && !navigator.connection?.saveData) await navigator.serviceWorker.register(pages + offline);
};
keep().catch(() => {});
