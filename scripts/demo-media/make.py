#!/usr/bin/env python3
"""Makes the demo world's media files and the files for the upload tests.

What    server/operations/demo/   documents, decks, pictures, films, sounds of the demo
                                  vendors Acme Software and Globex, and a README.md of them
        server/tests/it/files/    small honest files of many kinds, and lying ones
        Both are committed. Run this only to change them: all dates inside are fixed,
        so that the same tools give the same bytes.

Needs   Python 3.11, requirements.txt, ffmpeg (5.1, with libx264, libmp3lame, libvpx and
        libvorbis) on the PATH, and the font Figtree (Open Font License) from npm:
            python3 -m venv /tmp/media && /tmp/media/bin/pip install -r requirements.txt
            (cd /tmp/media && npm pack @fontsource-variable/figtree@5.3.0 && tar xzf fontsource-*.tgz)

Run     FIGTREE=/tmp/media/package/files/figtree-latin-wght-normal.woff2 \\
            /tmp/media/bin/python make.py [part of a name ...]
        /tmp/media/bin/python check.py     opens every file again
        It takes about a minute, most of it for the films' frames.
"""

import sys
from pathlib import Path

import decks
import documents
import hostile
import moving
import packs
import pdfs
import pictures

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "server/operations/demo"
TESTS = ROOT / "server/tests/it/files"
KINDS = {"pdf": "PDF", "pptx": "PPTX", "docx": "DOCX", "png": "PNG", "jpg": "JPEG", "svg": "SVG", "mp4": "MP4, H.264 baseline and AAC",
         "mp3": "MP3", "zip": "ZIP", "html": "HTML", "txt": "text"}

DEMO_README = """# Demo media

The files of the demo world, made by `scripts/demo-media/make.py`: please change them there.
Vendor Acme Software: every name that begins with `acme`. Vendor Globex, partner Initech: `globex`.
All people, companies and figures are invented.

| File | Kind | Bytes | What it shows |
| --- | --- | ---: | --- |
"""

TESTS_README = """# Files for the tests of uploads

Made by `scripts/demo-media/make.py`: please change them there. Nothing in here can do harm: the EXE is a header without code.

| File | Bytes | What it really is |
| --- | ---: | --- |
"""


def write(folder, files, wanted):
    folder.mkdir(parents=True, exist_ok=True)
    for name, _, make in files:
        if not wanted or any(w in name for w in wanted):
            data = make()
            (folder / name).write_bytes(data)
            print(f"{len(data):8} {name}")


def main(wanted):
    demo = pdfs.FILES + decks.FILES + documents.FILES + pictures.FILES + moving.FILES + packs.FILES
    write(DEMO, demo, wanted)
    write(TESTS, hostile.FILES, wanted)
    size = lambda folder, name: (folder / name).stat().st_size
    (DEMO / "README.md").write_text(DEMO_README + "".join(f"| `{n}` | {KINDS[n.rsplit('.', 1)[1]]} | {size(DEMO, n)} | {what} |\n" for n, what, _ in demo))
    (TESTS / "README.md").write_text(TESTS_README + "".join(f"| `{n}` | {size(TESTS, n)} | {what} |\n" for n, what, _ in hostile.FILES))


if __name__ == "__main__":
    main(sys.argv[1:])
