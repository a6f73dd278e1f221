npm install
turnlab render lost-turn --from 6 --to 14 --format svg -o docs/lost-turn.svg
npx docusaurus build
