"""What a browser makes of the page: no sideways scrolling at three widths, nothing refused by its own policy, two pages' looks.

Needs Chromium; where there is none the whole file is skipped with that reason. The structure is checked without one in
test_html.py.
"""

import html
import json
import os
import re
import shutil
import struct
import subprocess
from datetime import date

import pytest

from hardship_cli.case import Case
from hardship_cli.render.language import Language
from hardship_cli.render.page.page import case_html
from hardship_cli.timeline import timeline

pytestmark = pytest.mark.slow

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions"),
)
WIDTHS = (360, 768, 1280)

# Hostile lengths too: a reference without a space, and every optional line of the page.
FACTS = {
    "id": "Az. " + "X" * 120,
    "land": "BW",
    "act": "extend",
    "outcome": "refused",
    "months": "12",
    "permit_until": "2025-01-31",
    "applied": "2025-01-20",
    "began": "2025-01-20",
    "decided": "2025-02-28",
    "posted": "2025-03-03",
    "delivery": "registered-return",
    "lawful_since": "2021-03-01",
    "born": "2009-08-05",
    "filed": "2025-03-10",
}

MEASURE = """<!doctype html><meta charset="utf-8"><body>{frames}<script>
onload = () => {{
  const found = [...document.querySelectorAll('iframe')].map(frame => {{
    const page = frame.contentDocument, root = page.documentElement, wide = [];
    for (const part of page.querySelectorAll('main *, header *, footer *')) {{
      const box = part.getBoundingClientRect();
      if (box.width && box.right > frame.clientWidth + 1 && box.left >= 0) wide.push(part.tagName + ' ' + box.right);
    }}
    const lines = [...page.querySelectorAll('svg text')].map(line => line.getBoundingClientRect());
    const size = page.querySelector('svg').getBoundingClientRect();
    return {{
      scroll: root.scrollWidth, width: frame.clientWidth, wide: wide.slice(0, 5),
      drawn: Math.max(...lines.map(line => line.right)) - size.right,
      text: Math.min(...lines.filter(line => line.width > 12).map(line => line.height)),
      ground: frame.contentWindow.getComputedStyle(page.body).backgroundColor,
      columns: frame.contentWindow.getComputedStyle(page.querySelector('.time')).gridTemplateColumns.split(' ').length,
    }};
  }});
  document.body.innerHTML = '';
  document.body.textContent = JSON.stringify(found);
}};
</script></body>"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    path = next((path for path in map(shutil.which, NAMES) if path), None)
    if path is None:
        pytest.skip(f"no browser found: none of {', '.join(NAMES)} is installed")

    def call(*args, source):
        folder = tmp_path_factory.mktemp("browser")
        target = folder / "page.html"
        target.write_text(source, encoding="utf-8")
        done = subprocess.run(
            [path, *FLAGS, f"--user-data-dir={folder / 'profile'}", *args, target.as_uri()],
            cwd=folder,
            capture_output=True,
            text=True,
            timeout=120,
            check=True,
        )
        return folder, done.stdout, done.stderr

    return call


@pytest.fixture(scope="module", params=["de", "en"])
def source(request, law):
    return case_html(timeline(Case.read(FACTS), law, date(2025, 3, 20)), Language(request.param), law)


def measured(browser, source, *flags):
    frames = "".join(
        f'<iframe width="{width}" height="900" srcdoc="{html.escape(source)}"></iframe>' for width in WIDTHS
    )
    _folder, dumped, _err = browser("--dump-dom", *flags, source=MEASURE.format(frames=frames))
    return json.loads(html.unescape(re.search(r"<body>(\[.*\])</body>", dumped, re.DOTALL).group(1)))


def test_nothing_has_to_be_scrolled_sideways(browser, source):
    found = measured(browser, source)
    assert [page["wide"] for page in found] == [[], [], []]
    for page, width in zip(found, WIDTHS, strict=True):
        assert page["scroll"] <= page["width"] <= width
        # No line of the picture runs out of it, and its text is not smaller than eleven pixels.
        assert page["drawn"] <= 1
        assert page["text"] >= 11
    assert [page["columns"] for page in found] == [1, 2, 2]


def test_dark_where_the_reader_wants_it_dark(browser, source):
    light, dark = (measured(browser, source, f"--blink-settings=preferredColorScheme={value}") for value in (1, 0))
    assert {page["ground"] for page in light} == {"rgb(255, 255, 255)"}
    assert {page["ground"] for page in dark} == {"rgb(18, 24, 30)"}


def test_the_page_keeps_its_own_policy(browser, source):
    _folder, dumped, err = browser("--dump-dom", "--enable-logging=stderr", source=source)
    assert "Content Security Policy" not in err
    assert "<svg" in dumped


def test_the_policy_stops_what_it_should(browser, source):
    with_script = source.replace("</main>", "<script>document.title = 'ran'</script></main>")
    _folder, dumped, _err = browser("--dump-dom", source=with_script)
    assert "<title>ran</title>" not in dumped
    _folder, dumped, _err = browser("--dump-dom", source=re.sub("<meta http-equiv[^>]*>", "", with_script))
    assert "<title>ran</title>" in dumped


def test_it_prints_on_a_few_light_pages_of_a4(browser, source):
    folder, _out, _err = browser("--print-to-pdf=out.pdf", "--no-pdf-header-footer", "--force-dark-mode", source=source)
    content = (folder / "out.pdf").read_bytes()
    assert content.startswith(b"%PDF")
    boxes = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", content)
    assert {(round(float(width) / 72 * 25.4), round(float(height) / 72 * 25.4)) for width, height in boxes} == {
        (210, 297)
    }
    assert len(re.findall(rb"/Type /Page\b", content)) <= 7


@pytest.fixture
def printed(browser):
    """The text of each printed page."""
    reader = shutil.which("pdftotext")
    if reader is None:
        pytest.skip("pdftotext is not installed")

    def call(source):
        folder, _out, _err = browser("--print-to-pdf=out.pdf", "--no-pdf-header-footer", source=source)
        done = subprocess.run(
            [reader, "-layout", str(folder / "out.pdf"), "-"], capture_output=True, text=True, check=True
        )
        return done.stdout.removesuffix("\f").split("\f")

    return call


def test_printed_pages_are_numbered_and_the_first_says_what_to_do(printed, law):
    facts = {**FACTS, "id": "AZ-17", "filed": ""}
    for lang, number, warning in (
        ("en", "Page {} of {}", "do not suspend"),
        ("de", "Seite {} von {}", "aufschiebende"),
    ):
        pages = printed(case_html(timeline(Case.read(facts), law, date(2025, 3, 20)), Language(lang), law))
        assert "2025-04-03" in pages[0] or "03.04.2025" in pages[0]
        assert warning in pages[0]
        if number.format(1, len(pages)) not in pages[0]:
            pytest.skip("this browser prints no page numbers (Chromium does from 131 on)")
        for at, page in enumerate(pages, start=1):
            assert number.format(at, len(pages)) in page
            assert "AZ-17" in page


FAMILY = """id = "F"
land = "BW"
act = {acts}
months = 12
permit_until = 2026-04-30
"""


def test_what_goes_over_the_first_page_leaves_no_empty_one(printed, hardship, tmp_path):
    headings = ("What the act costs", "sum", "Timeline")

    def where(acts, births):
        """On which page each heading stands."""
        persons = "".join(f"[[person]]\nborn = {born}\n" for born in births)
        (tmp_path / "case.toml").write_text(FAMILY.format(acts=acts) + persons)
        source = hardship("case", tmp_path / "case.toml", "--html", "-", "--today", "2026-04-20")[1]
        lines = [(at, line.strip()) for at, page in enumerate(printed(source), start=1) for line in page.splitlines()]
        return [[at for at, line in lines if re.fullmatch(rf"{name}( +€[\d,.]+)?", line)] for name in headings]

    # What lies behind the first page begins on the second, though there was room.
    assert where(["extend"], ["1986-04-03"]) == [[1], [1], [2]]
    # A longer bill goes on on the second page, with its sum once, and the timeline stands below it.
    family = ["1986-04-03", "1984-09-12", "2008-12-20", "2012-06-01", "2013-06-01"]
    assert where(["extend", "travel-document"], family) == [[1], [2], [2]]


def test_no_heading_of_a_table_stands_alone_at_the_foot_of_a_page(printed, hardship, tmp_path):
    """However many lines of facts push it down the page, the bill's head has its first rows with it."""
    family = "\n".join(f'[[person]]\nid = "child {number}"\nborn = 2015-0{number}-01' for number in range(1, 5))
    page = tmp_path / "page.html"
    for days in (
        "",
        "departure_days = 30\n",
        "departure_days = 30\npassport_until = 2027-01-01\npurpose_until = 2027-02-01\n",
    ):
        (tmp_path / "case.toml").write_text(
            'land = "SH"\nact = "extend"\noutcome = "refused"\nmonths = 12\npermit_until = 2026-10-31\napplied = 2026-10-20\n'
            f'posted = 2026-11-17\ndelivery = "letter"\n{days}{family}\n'
        )
        hardship("case", tmp_path / "case.toml", "--html", page, "--today", "2026-11-22", "--force")
        pages = printed(page.read_text(encoding="utf-8"))
        (with_head,) = [text for text in pages if "What the act costs" in text]
        assert "child 1" in with_head.partition("What the act costs")[2]


def test_a_screenshot_has_the_width_asked_for(browser, source):
    folder, _out, _err = browser("--screenshot=out.png", "--window-size=768,900", source=source)
    content = (folder / "out.png").read_bytes()
    assert struct.unpack(">II", content[16:24])[0] == 768
    assert os.path.getsize(folder / "out.png") > 10_000


AXE = """<script>{axe}</script><script>
axe.run({{runOnly: {{type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}}}}).then(found => {{
  const told = found.violations.map(one => one.id + ': ' + one.nodes[0].html.slice(0, 100));
  document.documentElement.innerHTML = '<body><pre>' + JSON.stringify([told, found.passes.length]).replace(/</g, '&lt;') + '</pre></body>';
}});
</script></body>"""


@pytest.mark.parametrize(
    "flags", [[], ["--force-dark-mode"], ["--window-size=400,900"], ["--force-device-scale-factor=2"]]
)
def test_axe_finds_nothing(browser, source, flags):
    """With ``HARDSHIP_AXE=node_modules/axe-core/axe.min.js`` (``npm install axe-core``); the page's policy is taken out for it."""
    path = os.environ.get("HARDSHIP_AXE")
    if not path:
        pytest.skip("HARDSHIP_AXE names no axe.min.js (npm install axe-core)")
    with open(path, encoding="utf-8") as file:
        axe = file.read().replace("</script", "<\\/script")
    open_page = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", source)
    page = open_page.replace("</body>", AXE.format(axe=axe))
    _folder, dumped, _err = browser("--virtual-time-budget=20000", *flags, "--dump-dom", source=page)
    found, passed = json.loads(html.unescape(re.search(r"<pre>(.*?)</pre>", dumped, re.DOTALL).group(1)))
    assert found == []
    assert passed > 30
