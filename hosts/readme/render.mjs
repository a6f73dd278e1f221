// A Markdown file as GitHub shows it: what its rules do not allow is taken out.
import { readFileSync, writeFileSync } from "node:fs";
import rehypeRaw from "rehype-raw";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";

const github = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw)
  .use(rehypeSanitize, defaultSchema)
  .use(rehypeStringify);

for (const file of process.argv.slice(2)) {
  const text = await github.process(readFileSync(file));
  const head = '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">';
  const style = "<style>body { max-width: 45em; margin: auto; padding: 1em } img { max-width: 100% }</style>";
  writeFileSync(file.replace(/md$/, "html"), `${head}<title>${file}</title>${style}${text}`);
}
