"""The look of the demo world: palettes, marks, drawings and the way to turn them into pixels.

Drawings are SVG text made of rect, circle, path and g only, so that the same
drawing goes into a PNG (by resvg) and, as vectors, into a PDF (see pdf.py).
"""

import atexit
import io
import os
import shutil
import tempfile
import zipfile
from functools import lru_cache
from pathlib import Path

import resvg_py
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont
from PIL import Image

VERDIGRIS, DEEP, INK, TEAL = "#0e4a4a", "#12393a", "#21393a", "#0b6577"
BLUE, VIOLET, GREEN, APRICOT, SUN = "#2b56a6", "#6a45ad", "#2c6a3f", "#f6a44a", "#ffd27a"
MIST, FOG, HAZE, SAGE, PEACH = "#e9f0ef", "#c9d5d4", "#bcd2cf", "#8fb0ac", "#feeed8"
GREY = "#55696a"
PLUM, BERRY, MAIZE, SAND = "#3a1d3f", "#a02d62", "#f0c543", "#f4edeb"   # Globex

# One moment for every date inside every file: 18 November 2026, 09:00 UTC.
EPOCH = 1794992400
ZIP_DATE = (2026, 11, 18, 9, 0, 0)

# ---------------------------------------------------------------- type

WEIGHTS = {"regular": 430, "medium": 540, "strong": 650}


@lru_cache
def fonts() -> dict:
    """Static cuts of the variable Figtree, as files: {weight name: path}."""
    source = os.environ.get("FIGTREE")
    if not source or not Path(source).is_file():
        raise SystemExit("FIGTREE must name figtree-latin-wght-normal.woff2, see make.py")
    folder = Path(tempfile.mkdtemp(prefix="demo-media-"))
    atexit.register(shutil.rmtree, folder)
    cuts = {}
    for name, weight in WEIGHTS.items():
        font = TTFont(source, recalcTimestamp=False)
        font = instantiateVariableFont(font, {"wght": weight})
        font.flavor = None
        for record in font["name"].names:
            if record.nameID in (1, 16):
                record.string = "Figtree"
            if record.nameID in (4, 6):
                record.string = f"Figtree-{name.title()}"
        font["OS/2"].usWeightClass = {"regular": 400, "medium": 500, "strong": 700}[name]
        cuts[name] = folder / f"figtree-{name}.ttf"
        font.save(cuts[name])
    return cuts


def esc(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def text(x, y, size, words, fill=INK, weight="regular", anchor="start", opacity=1) -> str:
    number = {"regular": 400, "medium": 500, "strong": 700}[weight]
    track = -0.014 * size if size >= 20 else 0
    return (f'<text x="{x}" y="{y}" font-family="Figtree" font-size="{size}" font-weight="{number}" '
            f'letter-spacing="{track:.2f}" fill="{fill}" text-anchor="{anchor}" opacity="{opacity}">{esc(words)}</text>')


def lines(x, y, size, rows, lead=1.18, **more) -> str:
    return "".join(text(x, round(y + i * size * lead, 1), size, row, **more) for i, row in enumerate(rows))


@lru_cache
def measure_font(weight):
    return TTFont(fonts()[weight])


def width_of(words: str, size: float, weight: str = "regular") -> float:
    font = measure_font(weight)
    cmap, metrics = font.getBestCmap(), font["hmtx"]
    return sum(metrics[cmap[ord(c)]][0] for c in words) * size / font["head"].unitsPerEm


def outlined(words: str, x: float, y: float, size: float, weight="strong") -> str:
    """Text as a path, for logos that must look the same everywhere."""
    font = measure_font(weight)
    glyphs, cmap = font.getGlyphSet(), font.getBestCmap()
    scale, out = size / font["head"].unitsPerEm, []
    for letter in words:
        name = cmap[ord(letter)]
        pen = SVGPathPen(glyphs, ntos=lambda n: f"{n:.2f}".rstrip("0").rstrip("."))
        glyphs[name].draw(TransformPen(pen, (scale, 0, 0, -scale, x, y)))
        out.append(pen.getCommands())
        x += font["hmtx"][name][0] * scale - 0.014 * size
    return "".join(out)


# ---------------------------------------------------------------- marks

MARKS = {   # name: (ground, glyph in a 20 x 20 box)
    "acme": (VERDIGRIS, '<path d="M10 2.5 17.5 17h-4.3L10 10.3 6.8 17H2.5z" fill="#ffffff"/>'),
    "northwind": (BLUE, '<path d="M10 1.5l3.4 8.5H6.6z" fill="#ffffff"/><path d="M6.6 10h6.8L10 18.5z" fill="#ffffff" opacity=".55"/>'),
    "bluefin": (TEAL, '<path d="M2.5 17C4.5 8.5 9.5 3.5 17.5 3c-3.2 4.2-3.2 9 0 14-5-2.5-10-2.5-15 0z" fill="#ffffff"/>'),
    "larkspur": (VIOLET, '<g fill="#ffffff"><circle cx="10" cy="4.8" r="3"/><circle cx="15" cy="8.5" r="3"/><circle cx="13.1" cy="14.4" r="3"/>'
                 '<circle cx="6.9" cy="14.4" r="3"/><circle cx="5" cy="8.5" r="3"/></g>'),
    "halden": ("#94480f", '<path d="M1.5 17 8 5l3.6 6.4L13.4 8.6l5.1 8.4z" fill="#ffffff"/>'),
    "globex": (BERRY, '<path d="M10 2a8 8 0 1 0 8 8h-4a4 4 0 1 1-4-4z" fill="#ffffff"/><path d="M12.5 2.4A8 8 0 0 1 17.6 7.5H12.5z" fill="#f0c543"/>'),
    "initech": ("#34466b", '<rect x="4" y="9" width="3.2" height="8" fill="#ffffff"/><circle cx="5.6" cy="5.2" r="2" fill="#f0c543"/>'
                '<path d="M9.5 3h3.2v14H9.5zM14.8 3H18v14h-3.2z" fill="#ffffff"/>'),
}


def arch(x, y, w, h, fill, opacity=1) -> str:
    """The portal's arch: half an ellipse on a box with hardly rounded feet."""
    top, r = h * .46, w * .1
    return (f'<path d="M{x:.2f} {y + top:.2f}A{w / 2:.2f} {top:.2f} 0 0 1 {x + w:.2f} {y + top:.2f}V{y + h - r:.2f}'
            f'A{r:.2f} {r:.2f} 0 0 1 {x + w - r:.2f} {y + h:.2f}H{x + r:.2f}A{r:.2f} {r:.2f} 0 0 1 {x:.2f} {y + h - r:.2f}Z" '
            f'fill="{fill}" opacity="{opacity}"/>')


def mark(who, x, y, w, ground=None, glyph=None) -> str:
    own, drawing = MARKS[who]
    if glyph:
        drawing = drawing.replace("#ffffff", glyph)
    s = w * .62 / 20
    return (arch(x, y, w, w * 1.1, ground or own)
            + f'<g transform="translate({x + w * .19:.2f} {y + w * .27:.2f}) scale({s:.4f})">{drawing}</g>')


# ---------------------------------------------------------------- drawings

def hills(w, h, fill="#ffffff", opacity=.07) -> str:
    """The two pale arches that stand behind titles."""
    def one(x, top, r):
        return f'<path d="M{x} {h}V{top + r}a{r} {r} 0 0 1 {2 * r} 0V{h}z" fill="{fill}" opacity="{opacity}"/>'
    u = w / 160
    return one(0, h - 68 * u, 30 * u) + one(60 * u, h - 90 * u, 40 * u)


def bars(x, base, u, fill=APRICOT, grow=1) -> str:
    return "".join(f'<rect x="{x + i * 12 * u:.1f}" y="{base - tall * u * grow:.1f}" width="{8 * u:.1f}" height="{tall * u * grow:.1f}" fill="{fill}"/>'
                   for i, tall in enumerate((18, 30, 44)))


def shelves(w, h, person=True, shift=0.0) -> str:
    """A stockroom: two racks with boxes, somebody between them. 160 x 100 units, scaled to w, h as 'slice'."""
    s = max(w / 160, h / 100)
    dx, dy = (w - 160 * s) / 2, (h - 100 * s) / 2
    box = []
    for x, y, bw, bh, colour in (
            (12, 30, 7, 8, SAGE), (20, 31, 8, 7, APRICOT), (30, 28.5, 10, 9.5, "#d8e6e4"), (42, 31, 6, 7, SAGE), (49, 30, 6, 8, "#d8e6e4"),
            (13, 46, 10, 8, "#d8e6e4"), (25, 48, 6, 6, SAGE), (33, 47, 8, 7, SAGE), (43, 48, 10, 6, APRICOT),
            (14, 63, 8, 7, SAGE), (23, 62, 9, 8, "#d8e6e4"), (34, 64, 7, 6, APRICOT), (43, 62, 11, 8, SAGE),
            (110, 25, 9, 7, APRICOT), (121, 23, 11, 9, "#d8e6e4"), (134, 25, 8, 7, SAGE), (144, 24, 12, 8, SAGE),
            (110, 43, 11, 9, SAGE), (123, 45, 7, 7, "#d8e6e4"), (132, 44, 9, 8, "#d8e6e4"), (143, 45, 10, 7, APRICOT),
            (111, 62, 8, 8, "#d8e6e4"), (121, 63, 10, 7, SAGE), (133, 62, 9, 8, APRICOT), (144, 63, 11, 7, SAGE)):
        box.append(f'<rect x="{x}" y="{y}" width="{bw}" height="{bh}" fill="{colour}"/>'
                   f'<rect x="{x + bw / 2 - .6:.2f}" y="{y}" width="1.2" height="{bh * .4:.2f}" fill="#12393a" opacity=".22"/>')
    racks = "".join(f'<rect x="{x}" y="{y}" width="{rw}" height="10" fill="#ffffff" opacity=".13"/><rect x="{x}" y="{y + 10}" width="{rw}" height="1.2" fill="#ffffff" opacity=".35"/>'
                    for x, rw, ys in ((12, 44, (28, 44, 60)), (108, 52, (22, 42, 60))) for y in ys)
    who = (f'<g transform="translate({shift:.2f} 0)"><circle cx="82" cy="47.5" r="5.2" fill="#20484a"/>'
           '<path d="M72 90V64c0-7 3-10.5 10-10.5S92 57 92 64v26z" fill="#20484a"/>'
           '<path d="M75 62h12v28H75z" fill="#f6a44a"/><path d="M79 55.5h4v6.5h-4z" fill="#f6a44a"/>'
           '<path d="M90 66l8 4.5-2 3-8-3.5z" fill="#20484a"/><rect x="96" y="66.5" width="4.6" height="8" fill="#ffffff"/><rect x="96.7" y="67.3" width="3.2" height="4" fill="#2b56a6"/></g>') if person else ""
    return (f'<rect width="{w}" height="{h}" fill="{HAZE}"/><g transform="translate({dx:.2f} {dy:.2f}) scale({s:.4f})">'
            f'<rect x="-200" y="66" width="560" height="134" fill="{SAGE}"/>'
            f'<path d="M62 66V40a20 20 0 0 1 40 0v26z" fill="#e9f0ef" opacity=".75"/>'
            f'<path d="M8 22h52v56H8z" fill="{DEEP}" opacity=".92"/><path d="M104 14h56v66h-56z" fill="{DEEP}" opacity=".82"/>'
            f'{racks}{"".join(box)}{who}</g>')


def shopfront(x, y, u, wall=MIST, awning=APRICOT, door=VERDIGRIS) -> str:
    """A little shop, 60 x 52 units."""
    stripes = "".join(f'<path d="M{i * 10} 12h10v7a5 5 0 0 1-10 0z" fill="{awning if i % 2 == 0 else "#ffffff"}"/>' for i in range(6))
    return (f'<g transform="translate({x} {y}) scale({u})"><rect x="2" y="8" width="56" height="44" fill="{wall}"/>'
            f'<rect x="0" y="6" width="60" height="6" fill="{door}"/>{stripes}'
            f'<path d="M36 52V38a8 8 0 0 1 16 0v14z" fill="{door}"/><circle cx="48.5" cy="44" r="1" fill="{awning}"/>'
            f'<rect x="8" y="29" width="22" height="16" fill="{SAGE}"/><rect x="10" y="37" width="6" height="8" fill="{DEEP}"/>'
            f'<rect x="17" y="34" width="5" height="11" fill="{awning}"/><rect x="23" y="39" width="5" height="6" fill="#ffffff"/></g>')


def building(x, y, u, lit=MAIZE) -> str:
    """Globex: an office block whose windows show the load, 60 x 70 units."""
    glow = {(0, 1), (1, 2), (2, 0), (2, 3), (3, 1), (4, 2), (4, 3), (5, 0)}
    windows = "".join(f'<rect x="{8 + c * 11.5}" y="{8 + r * 9.5}" width="7.5" height="5.5" fill="{lit if (r, c) in glow else "#ffffff"}" '
                      f'opacity="{1 if (r, c) in glow else .25}"/>' for r in range(6) for c in range(4))
    return f'<g transform="translate({x} {y}) scale({u})"><rect x="2" y="2" width="56" height="68" fill="{BERRY}"/>{windows}</g>'


# ---------------------------------------------------------------- pixels

def svg(w, h, body) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}">{body}</svg>'


def picture(w, h, body, to=None) -> Image.Image:
    data = resvg_py.svg_to_bytes(svg_string=svg(w, h, body), width=to, skip_system_fonts=True,
                                 font_files=[str(p) for p in fonts().values()], font_family="Figtree")
    return Image.open(io.BytesIO(bytes(data))).convert("RGBA")


def png(image: Image.Image, colours=None, opaque=True) -> bytes:
    if opaque:
        image = image.convert("RGB")
        if colours:
            image = image.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    out = io.BytesIO()
    image.save(out, "PNG", optimize=True)
    return out.getvalue()


def jpeg(image: Image.Image, quality=82) -> bytes:
    out = io.BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    return out.getvalue()


# ---------------------------------------------------------------- zip, always the same bytes

def zipped(entries, stored=()) -> bytes:
    """entries: [(name, bytes)], in this order, all with one date."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in entries:
            info = zipfile.ZipInfo(name, ZIP_DATE)
            info.compress_type = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            info.create_system = 3
            archive.writestr(info, data)
    return out.getvalue()


def settled(office_file: bytes, thumbnail: bytes | None = None) -> bytes:
    """An Office file with fixed dates in its zip and its own thumbnail."""
    with zipfile.ZipFile(io.BytesIO(office_file)) as archive:
        entries = [(i.filename, archive.read(i)) for i in archive.infolist()]
    if thumbnail:
        entries = [(n, thumbnail if n == "docProps/thumbnail.jpeg" else d) for n, d in entries]
    return zipped(entries)
