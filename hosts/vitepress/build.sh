npm install
turnlab render lost-turn --from 6 --to 14 --at 8 --caption "The Turn is lost on its way" \
  --base https://example.org/turnlab/ --format figure -o docs/lost-turn.html
npx vitepress build docs
