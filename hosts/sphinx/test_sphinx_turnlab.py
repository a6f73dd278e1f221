"""What comes of runs in documents, and of what is wrong with them. The command ``turnlab`` has to be on the PATH."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

CONF = 'extensions = ["sphinx_turnlab"]\nturnlab_base = "https://a.example/lab/"\n'
RUN = ".. turnlab:: lost-turn\n   :from: 6\n   :to: 14\n   :at: 8\n   :view: pdus\n   :caption: It is *lost*\n"
FILE = '.. turnlab::\n\n   mtas = ["HERE", "THERE"]\n   until_s = 60\n   [parameters]\n   threshold_messages = 0\n'


class Documents(unittest.TestCase):
    def built(
        self, index: str, builder: str = "html", conf: str = CONF, others: dict[str, str] | None = None
    ) -> tuple[Path, subprocess.CompletedProcess]:
        folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        texts = {"conf.py": conf, "index.rst": f"Title\n=====\n\n{index}", "other.rst": ":orphan:\n\nOther\n=====\n"}
        for name, text in (texts | (others or {})).items():
            (folder / name).write_text(text)
        command = [sys.executable, "-m", "sphinx", "-q", "-b", builder, ".", "made"]
        return folder, subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8")

    def made(self, file: str, index: str, others: dict[str, str] | None = None) -> str:
        folder, done = self.built(index, others=others)
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        return (folder / "made" / file).read_text()

    def told(self, index: str, conf: str = CONF) -> str:
        folder, done = self.built(index, conf=conf)
        self.assertNotEqual(done.returncode, 0)
        return done.stderr.replace(f"{folder.resolve()}/", "")

    def test_a_page_has_the_element_around_its_figure(self):
        page = self.made("index.html", RUN)
        self.assertIn('<turn-lab src="https://a.example/lab/embed.html" scenario="s=lost-turn&amp;end=run&amp;at=8&amp;', page)
        self.assertIn('view="pdus" caption="It is *lost*"><figure class="turnlab">', page)
        self.assertEqual(page.count("<figure"), 1)
        self.assertIn('<script defer="defer" src="https://a.example/lab/turn-lab.js"></script>', page)

    def test_a_page_without_a_run_loads_nothing(self):
        folder, _ = self.built(RUN)
        self.assertNotIn("turn-lab", (folder / "made/other.html").read_text())

    def test_a_book_has_the_figure(self):
        folder, done = self.built(RUN, "epub")
        self.assertEqual(done.returncode, 0)
        page = (folder / "made/index.xhtml").read_text()
        self.assertIn('<figure class="turnlab">', page)
        self.assertNotIn("turn-lab", page)

    def test_elsewhere_there_are_its_words(self):
        for builder, file in [("text", "index.txt"), ("latex", "sphinx.tex"), ("man", "python.1")]:
            folder, done = self.built(RUN, builder)
            self.assertEqual(done.returncode, 0)
            text = "".join(path.read_text() for path in (folder / "made").glob("*.*") if path.suffix in (".txt", ".tex", ".1"))
            self.assertIn("8.38 s", text, builder)
            self.assertNotIn("<svg", text, builder)

    def test_a_file_stands_below_it_or_beside_it_or_is_a_link(self):
        self.assertIn("threshold=7", self.made("index.html", FILE.replace("= 0", "= 7")))
        self.assertIn("threshold=5", self.made("index.html", ".. turnlab:: s=lost-turn&threshold=5\n"))
        file = ".. turnlab:: one.toml\n"
        self.assertIn("threshold=8", self.made("index.html", file, others={"one.toml": "parameters.threshold_messages = 8\n"}))

    def test_what_is_wrong_with_a_file_is_told_with_its_place(self):
        told = self.told("Text.\n\n" + FILE)
        self.assertIn("index.rst:11: ERROR: column 25, “parameters.threshold_messages”: must be a whole number from 1 to 10000", told)

    def test_all_that_is_wrong_is_told(self):
        told = self.told(".. turnlab:: lost-trun\n\n.. turnlab:: lost-turn\n   :at: soon\n\n.. turnlab:: lost-turn\n\n   mtas = 3\n")
        self.assertIn("index.rst:4: ERROR: “lost-trun” is no file, and there is no scenario of that name; perhaps lost-turn was meant.", told)
        self.assertIn("index.rst:6: ERROR: --at soon: it must be a time, such as 8.375", told)
        self.assertIn("index.rst:9: ERROR: the scenario stands behind “turnlab::” or below it", told)
        self.assertNotIn("Traceback", told)

    def test_it_is_told_until_it_is_right(self):
        folder, first = self.built(".. turnlab:: lost-trun\n")
        again = lambda: subprocess.run(first.args, cwd=folder, capture_output=True, encoding="utf-8")
        second = again()
        self.assertEqual((second.returncode, second.stderr), (first.returncode, first.stderr))
        (folder / "index.rst").write_text(f"Title\n=====\n\n{RUN}")
        self.assertEqual((again().returncode, again().stderr), (0, ""))

    def test_a_run_that_has_become_another_is_told(self):
        _, done = self.built(".. turnlab:: s=lost-turn&run=00000000:1-stalled\n")
        self.assertIn("index.rst:4: WARNING: ", done.stderr)

    def test_a_command_that_is_not_there_and_a_wrong_setting(self):
        self.assertIn("no-such-program cannot be started", self.told(RUN, CONF + 'turnlab_command = "no-such-program"\n'))
        self.assertIn("turnlab_base in conf.py is “../”", self.told(RUN, CONF.replace("https://a.example/lab/", "../")))


if __name__ == "__main__":
    unittest.main()
