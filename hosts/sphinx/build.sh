pip install --quiet --requirement requirements.txt .
sphinx-build -W --keep-going -q site _build/html
