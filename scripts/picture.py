"""Makes the README's picture, docs/reading.png: the example page, with the pointer on a statement.

python scripts/picture.py [BROWSER]     BROWSER: a Chromium that can run headless
"""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from dictafacta.service import read_example

ROOT = Path(__file__).parents[1]
POINT = """<script>addEventListener("load", () => {
const place = document.querySelector("[data-in~=s4]");
place.dispatchEvent(new MouseEvent("mouseover", {bubbles: true}));
});</script></body>"""


def main() -> None:
    """Write the picture."""
    browser = sys.argv[1] if len(sys.argv) > 1 else "chromium"
    page = next(read_example("en")).to_html()
    page = re.sub(r'<meta http-equiv="Content-Security-Policy".*?>', "", page)
    page = page.replace("</body>", POINT)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "page.html")
        file.write_text(page, encoding="utf-8")
        command = [
            browser, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            "--window-size=1360,860", f"--screenshot={ROOT / 'docs/reading.png'}", file.as_uri(),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True)


if __name__ == "__main__":
    main()
