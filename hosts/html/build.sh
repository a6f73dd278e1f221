turnlab render lost-turn --from 6 --to 14 --format svg -o lost-turn.svg
