export default {
  title: "A manual",
  url: "https://manual.example",
  baseUrl: "/",
  onBrokenLinks: "throw",
  scripts: [{ src: "https://example.org/turnlab/turn-lab.js", defer: true }],
  presets: [["classic", { docs: { routeBasePath: "/" }, blog: false, pages: false }]],
};
