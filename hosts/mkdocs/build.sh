pip install --quiet --requirement requirements.txt
turnlab render lost-turn --from 6 --to 14 --at 8 --caption "The Turn is lost on its way" --theme light \
  --base https://example.org/turnlab/ --format element -o lost-turn.html
mkdocs build --strict
