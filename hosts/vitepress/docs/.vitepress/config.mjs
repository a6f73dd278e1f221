export default {
  title: "A manual",
  head: [["script", { src: "https://example.org/turnlab/turn-lab.js", defer: "" }]],
  // Vue takes an element that it does not know for a component of its own, unless it is told.
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === "turn-lab" } } },
};
