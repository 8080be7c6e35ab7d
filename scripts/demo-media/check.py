#!/usr/bin/env python3
"""Opens every file that make.py made. Needs what make.py needs, and pdftotext, pdfinfo (poppler), ffprobe, unzip, bsdtar (libarchive)."""

import io
import json
import subprocess
import zipfile

from docx import Document
from lxml import etree
from PIL import Image
from pptx import Presentation

from make import DEMO, TESTS


def run(*args):
    return subprocess.run([str(a) for a in args], check=True, capture_output=True).stdout


def probe(path):
    return json.loads(run("ffprobe", "-v", "error", "-show_streams", "-show_format", "-of", "json", path))


def check(path):
    kind, data = path.suffix[1:], path.read_bytes()
    if kind == "pdf":
        pages = int(next(r for r in run("pdfinfo", path).decode().splitlines() if r.startswith("Pages")).split()[1])
        words = len(run("pdftotext", path, "-").decode().split())
        assert words > 100 * min(pages, 2), words
        return f"{pages} pages, {words} words"
    if kind == "pptx":
        slides = Presentation(path).slides
        assert all(s.shapes.title.text for s in slides)
        return f"{len(slides)} slides: {slides[0].shapes.title.text}"
    if kind == "docx":
        return f"{sum(len(p.text.split()) for p in Document(path).paragraphs)} words"
    if kind in ("png", "jpg", "gif", "webp", "tiff"):
        image = Image.open(io.BytesIO(data))
        image.load()
        return f"{image.format} {image.size[0]} x {image.size[1]}"
    if kind == "svg":
        return etree.fromstring(data).tag.split("}")[1]
    if kind in ("mp4", "mp3", "webm", "mov", "m4v", "m4a", "wav", "ogg"):
        seen = probe(path)
        if kind == "mp4":
            film = seen["streams"][0]
            assert film["codec_name"] == "h264" and "Baseline" in film["profile"] and film["pix_fmt"] == "yuv420p"
            assert data.index(b"moov") < data.index(b"mdat"), "not for a quick start"
        run("ffmpeg", "-v", "error", "-xerror", "-i", path, "-f", "null", "-")
        return ", ".join(s["codec_name"] for s in seen["streams"]) + f", {float(seen['format']['duration']):.1f} s"
    if kind == "zip":
        run("unzip", "-t", path)
        return f"{len(zipfile.ZipFile(path).namelist())} files"
    if kind in ("tgz", "7z", "rar"):
        return run("bsdtar", "-xOf", path).decode().strip()
    if kind == "gz":
        return run("gzip", "-dc", path).decode().strip()
    if kind in ("html", "txt", "eml"):
        return f"{len(data.decode().split())} words"
    raise AssertionError(kind)


def main():
    for path in sorted(p for p in DEMO.iterdir() if p.suffix != ".md"):
        print(f"{path.stat().st_size:8} {path.name}: {check(path)}")
    total = sum(p.stat().st_size for p in DEMO.iterdir())
    print(f"{total:8} in all")
    assert total <= 3_000_000
    lies = {"note.pdf.exe": b"MZ", "png-named.pdf": b"\x89PNG", "text-named.png": b"Count", "exe-named.docx": b"MZ", "zip-without-types.pptx": b"PK", "utf16.txt": b"\xff\xfe", "latin1.html": b"<!"}
    for path in sorted(p for p in TESTS.iterdir() if p.suffix != ".md"):
        assert path.stat().st_size < 8000
        if path.name in lies:
            assert path.read_bytes().startswith(lies[path.name])
            told = "lies, as it should"
        else:
            told = check(path)
        print(f"{path.stat().st_size:8} {path.name}: {told}")
    for name in ("utf16.txt", "latin1.html"):
        try:
            (TESTS / name).read_bytes().decode()
            raise AssertionError(f"{name} is valid UTF-8")
        except UnicodeDecodeError:
            pass


if __name__ == "__main__":
    main()
