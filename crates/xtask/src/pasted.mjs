// Whether markdown-it gives what is pasted back as it is: node pasted.mjs PACKAGE FOLDER
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [, , folder, files] = process.argv;
const MarkdownIt = createRequire(join(folder, 'package.json'))(folder);
const markdown = new MarkdownIt({ html: true, linkify: true, typographer: true });

const PLACES = [
    'Before.\n\nHERE\n\nAfter.\n',
    'Before.\nHERE\n\nAfter.\n',
    '- Before.\n\n  HERE\n\n- After.\n',
    '1. HERE\n2. After.\n',
    '> Before.\n>\n> HERE\n>\n> After.\n',
];

let wrong = 0;
const names = readdirSync(files).filter((name) => name.startsWith('pasted-'));
for (const name of names) {
    const line = readFileSync(join(files, name), 'utf8').trimEnd();
    for (const place of PLACES) {
        for (const text of [place, place.replaceAll('\n', '\r\n')]) {
            const html = markdown.render(text.replace('HERE', () => line));
            const around = html.split(line);
            const words = around.join('').replace(/<[^>]*>|\s/g, '');
            if (around.length !== 2 || !['Before.', 'After.', 'Before.After.'].includes(words)) {
                console.log(`${name} does not come out of ${JSON.stringify(text)} whole`);
                wrong += 1;
            }
        }
    }
}
console.log(`markdown-it ${wrong ? 'breaks some' : 'keeps all'} of ${names.length} figures, pictures and frames.`);
process.exit(wrong || !names.length ? 1 : 0);
