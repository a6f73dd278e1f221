npm install
turnlab render lost-turn --from 6 --to 14 --format animated-svg -o lost-turn.svg
node render.mjs *.md
