"""The MP4 and MP3 files: drawn frames and synthetic tones, encoded by ffmpeg."""

import array
import math
import random
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path

from look import (APRICOT, BLUE, DEEP, SUN, VERDIGRIS, bars, hills, lines, mark, picture, shelves, text)

W, H, FPS, RATE = 1280, 720, 24, 44100
EXACT = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact"]


def ffmpeg(args, out_name, stdin=None, **extra_inputs) -> bytes:
    """Runs ffmpeg with one thread (more threads, other bytes) and gives the file it wrote."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / out_name
        paths = {}
        for name, data in extra_inputs.items():
            paths[name] = str(Path(folder) / name)
            Path(paths[name]).write_bytes(data)
        args = [a.format(**paths) for a in args]
        subprocess.run(["ffmpeg", "-hide_banner", "-loglevel", "error", "-y", *args, "-threads", "1", *EXACT, str(out)], input=stdin, check=True)
        return out.read_bytes()


# ---------------------------------------------------------------- sound

def tones(seconds, notes, pad=(), level=.8) -> bytes:
    """notes: (start, Hz, length, loudness, kind). 16 bit mono."""
    total = int(seconds * RATE)
    mix = [0.0] * total
    dice = random.Random(11)
    for start, pitch, length, loud, kind in notes:
        first, count = int(start * RATE), int(length * RATE)
        for i in range(min(count, total - first)):
            t = i / RATE
            rise, fall = min(1, t / .006), min(1, (count - i) / (RATE * .03))
            if kind == "bell":
                v = math.exp(-3.2 * t) * (math.sin(6.28318 * pitch * t) + .42 * math.exp(-4 * t) * math.sin(6.28318 * pitch * 2.76 * t) + .2 * math.sin(6.28318 * pitch * 2 * t))
            elif kind == "bass":
                v = math.exp(-2.2 * t) * (math.sin(6.28318 * pitch * t) + .3 * math.sin(6.28318 * pitch * 2 * t))
            elif kind == "pad":
                rise, fall = min(1, t / .35), min(1, (count - i) / (RATE * .4))
                v = .5 * (math.sin(6.28318 * pitch * t) + math.sin(6.28318 * pitch * 1.004 * t))
            elif kind == "beep":                                  # the scanner
                v = math.copysign(.5, math.sin(6.28318 * pitch * t)) * .5 + .5 * math.sin(6.28318 * pitch * t)
            else:                                                 # a brush
                v = math.exp(-38 * t) * dice.uniform(-1, 1)
            mix[first + i] += v * loud * rise * fall
    top = max(abs(v) for v in mix)
    fade = int(.25 * RATE)
    return array.array("h", (int(v / top * level * 32767 * min(1, (total - i) / fade)) for i, v in enumerate(mix))).tobytes()


C, D, E, F, G, A, B = 261.63, 293.66, 329.63, 349.23, 392.0, 440.0, 493.88


@lru_cache
def radio_spot_tones():
    """Eight seconds, 120 beats a minute: C, A minor, F, G, and home, with the scanner's two beeps at the end."""
    notes, beat = [], .5
    for bar, (root, chord) in enumerate(((C, (C, E, G)), (A / 2, (C, E, A)), (F / 2, (C, F, A)), (G / 2, (D, G, B)))):
        t = bar * 4 * beat * .875
        step = beat * .875
        notes += [(t, n, 1.9, .16, "pad") for n in chord] + [(t, root / 2, 1.2, .6, "bass"), (t + 2 * step, root / 2, .8, .5, "bass")]
        for i, k in enumerate((0, 1, 2, 1, 2, 1, 2, 1)):
            notes.append((t + i * step / 2, chord[k] * 2, .9, .42 if i % 4 == 0 else .28, "bell"))
            notes.append((t + i * step / 2, 0, .08, .16 if i % 2 else .07, "brush"))
    for n in (C / 2, C, E, G, C * 2):
        notes.append((7.0, n, 1.0, .3, "pad"))
    notes += [(7.0, C / 2, 1, .7, "bass"), (7.0, C * 4, .9, .4, "bell"), (7.36, 1975, .07, .35, "beep"), (7.48, 2637, .1, .35, "beep")]
    return tones(8, notes)


@lru_cache
def jingle_tones():
    """Four seconds: five bells, up and home, and one beep."""
    notes = [(t, n, 1.6, .5, "bell") for t, n in ((0, G), (.28, C * 2), (.56, E * 2), (.98, D * 2), (1.4, G * 2), (1.82, C * 4 / 2))]
    notes += [(0, n, 1.9, .15, "pad") for n in (C, E, G)] + [(1.8, n, 2.2, .17, "pad") for n in (C / 2, C, E, G)] + [(0, C / 2, 1.2, .5, "bass"), (1.82, C / 2, 1.6, .6, "bass")]
    return tones(4, notes + [(2.5, 1975, .07, .25, "beep"), (2.62, 2637, .1, .25, "beep")])


def mp3(pcm, title, rate="64k") -> bytes:
    return ffmpeg(["-f", "s16le", "-ar", str(RATE), "-ac", "1", "-i", "pipe:0", "-metadata", f"title={title}", "-metadata", "artist=Acme Software",
                   "-c:a", "libmp3lame", "-b:a", rate], "a.mp3", pcm)


def radio_spot():
    return mp3(radio_spot_tones(), "Radio spot: Forty shops")


def jingle():
    return mp3(jingle_tones(), "Jingle: Stock you can trust")


# ---------------------------------------------------------------- film

def soft(t, start, length):
    """0 to 1, slow at both ends."""
    v = max(0.0, min(1.0, (t - start) / length))
    return v * v * (3 - 2 * v)


def film(seconds, frame, sound) -> bytes:
    raw = b"".join(picture(W, H, frame(i / FPS)).convert("RGB").tobytes() for i in range(int(seconds * FPS)))
    return ffmpeg(["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{W}x{H}", "-r", str(FPS), "-i", "pipe:0", "-f", "s16le", "-ar", str(RATE), "-ac", "1", "-i", "{sound}",
                   "-vf", "scale=out_color_matrix=bt709:out_range=tv", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709",
                   "-c:v", "libx264", "-profile:v", "baseline", "-level", "3.1", "-pix_fmt", "yuv420p", "-crf", "23", "-preset", "slow", "-g", "48",
                   "-c:a", "aac", "-b:a", "64k", "-t", str(seconds), "-movflags", "+faststart"], "a.mp4", raw, sound=sound)


def brand(ground=None, opacity=1):
    return f'<g opacity="{opacity}">{mark("acme", 80, 64, 52, ground=ground)}{text(150, 102, 28, "Acme Software", "#ffffff", "strong")}</g>'


def halden_story():
    def frame(t):
        page = soft(t, 3.0, .7)
        walk = (soft(t, 0, 3.2) - .5) * 5
        first = (shelves(W, H, shift=walk) + f'<rect width="{W}" height="{H}" fill="{DEEP}" opacity="{.1 + .2 * soft(t, .2, .6):.3f}"/>'
                 f'<g transform="translate({-40 + 40 * soft(t, .2, .7):.1f} 0)"><rect y="420" width="548" height="220" fill="{VERDIGRIS}"/><rect y="420" width="14" height="220" fill="{APRICOT}"/>'
                 + text(80, 478, 26, "Customer story · Halden Outdoor", SUN, "medium") + lines(80, 548, 56, ["Nine shops", "in one season"], 1.12, fill="#ffffff", weight="strong") + "</g>")
        if page == 0:
            return first
        last = (f'<rect width="{W}" height="{H}" fill="{VERDIGRIS}"/>' + hills(W, H) + brand("#0b6577") + lines(80, 310, 76, ["One count", "for every shop"], 1.12, fill="#ffffff", weight="strong")
                + text(80, 470, 32, "98.6 % of counts agree, before: 81 %", "#ffffff", "medium") + bars(880, 620, 9, grow=soft(t, 3.4, .9)) + f'<rect x="80" y="540" width="110" height="12" rx="6" fill="{APRICOT}"/>')
        return first + f'<g transform="translate(0 {(1 - page) * H:.1f})">{last}</g>'
    return film(5.5, frame, radio_spot_tones())


def webinar():
    def frame(t):
        a, b, c = soft(t, -.5, .6), soft(t, .4, .6), soft(t, 1.1, .5)
        return (f'<rect width="{W}" height="{H}" fill="{BLUE}"/>' + hills(W, H) + bars(900, 600, 8, SUN, soft(t, .8, 1.4)) + brand(DEEP)
                + f'<g opacity="{a:.3f}" transform="translate(0 {24 * (1 - a):.1f})">{text(80, 250, 30, "Peak season webinar series 2026 · Part 2 of 3", SUN, "medium")}'
                + lines(80, 340, 76, ["Stock counts before", "Black Friday"], 1.12, fill="#ffffff", weight="strong") + "</g>"
                + f'<g opacity="{b:.3f}">{text(80, 502, 32, "Ines Carvalho, Northwind", "#ffffff")}{text(80, 546, 32, "Tom Okafor, Acme Software", "#ffffff")}</g>'
                + f'<rect x="80" y="610" width="{560 * c:.1f}" height="8" rx="4" fill="{SUN}"/>')
    return film(4, frame, jingle_tones())


FILES = [
    ("acme-customer-story-halden-outdoor.mp4", "Customer story “Nine shops in one season”, 5.5 s, 1280 × 720, with sound", halden_story),
    ("acme-webinar-2-stock-counts.mp4", "Webinar 2 “Stock counts before Black Friday”, its opening, 4 s, 1280 × 720, with sound", webinar),
    ("acme-radio-spot-forty-shops.mp3", "Radio spot “Forty shops”, music bed, 8 s", radio_spot),
    ("acme-jingle-stock-you-can-trust.mp3", "Jingle “Stock you can trust”, 4 s", jingle),
]
