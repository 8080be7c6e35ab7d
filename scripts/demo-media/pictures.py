"""The PNG, JPEG and SVG files."""

import random

from look import (APRICOT, BERRY, BLUE, DEEP, FOG, INK, MAIZE, PLUM, SAGE, SUN, VERDIGRIS, bars, building,
                  hills, jpeg, lines, mark, outlined, picture, png, svg, text, width_of)


def social_square():
    w = 1080
    body = (f'<rect width="{w}" height="{w}" fill="{APRICOT}"/><path d="M560 1080V560a240 240 0 0 1 480 0v520z" fill="{DEEP}"/>'
            f'<path d="M630 1080V575a170 170 0 0 1 340 0v505z" fill="{APRICOT}"/>'
            f'<rect x="560" y="1000" width="480" height="80" fill="{DEEP}"/>'
            # what stands in the door: a rack with boxes
            + "".join(f'<rect x="630" y="{y}" width="340" height="14" fill="{DEEP}"/>' for y in (640, 780, 920))
            + "".join(f'<rect x="{x}" y="{y - h}" width="{b}" height="{h}" fill="{c}"/>' for x, y, b, h, c in (
                (660, 640, 80, 74, "#ffffff"), (756, 640, 60, 96, VERDIGRIS), (836, 640, 100, 60, SUN), (652, 780, 110, 84, VERDIGRIS), (786, 780, 70, 60, "#ffffff"),
                (872, 780, 72, 92, BLUE), (660, 920, 74, 92, SUN), (752, 920, 96, 70, "#ffffff"), (866, 920, 80, 86, VERDIGRIS)))
            + lines(80, 210, 122, ["Stock you", "can trust"], 1.06, fill=DEEP, weight="strong")
            + lines(84, 460, 40, ["One count for the", "shelf, the stockroom", "and the screen."], 1.28, fill=DEEP, weight="medium")
            + mark("acme", 84, 920, 74) + text(178, 974, 38, "Acme Software", DEEP, "strong"))
    return png(picture(w, w, body), 128)


def webinar_banner():
    w, h = 1600, 640
    body = (f'<rect width="{w}" height="{h}" fill="{BLUE}"/><g transform="translate(560 0)">{hills(1040, h)}</g>{bars(1190, 560, 9, SUN)}'
            + mark("acme", 96, 76, 56, ground=DEEP) + text(172, 116, 30, "Acme Software", "#ffffff", "strong")
            + '<rect x="410" y="78" width="2" height="56" fill="#ffffff" opacity=".4"/>' + mark("northwind", 436, 76, 56, ground=DEEP) + text(512, 116, 30, "Northwind", "#ffffff", "strong")
            + lines(96, 268, 84, ["Stock counts", "before Black Friday"], 1.1, fill="#ffffff", weight="strong")
            + text(96, 436, 34, "Peak season webinar series 2026, part 2 of 3", "#ffffff", "medium")
            + f'<rect x="96" y="486" width="464" height="72" rx="12" fill="{SUN}"/>' + text(124, 533, 30, "Tuesday 24 November, 10:00", DEEP, "strong"))
    return png(picture(w, h, body), 128)


def logo_body(w, h, ink=INK, ground=VERDIGRIS, size=96):
    """The mark and the name, the name as outlines, in the middle."""
    tile = size * 1.2
    left = (w - (tile + size * .35 + width_of("Acme Software", size, "strong") - 13 * .014 * size)) / 2
    return (mark("acme", left, (h - tile * 1.1) / 2, tile, ground=ground)
            + f'<path d="{outlined("Acme Software", left + tile + size * .35, h / 2 + size * .35, size)}" fill="{ink}"/>')


def logo_on_white():
    return png(picture(1200, 480, '<rect width="1200" height="480" fill="#ffffff"/>' + logo_body(1200, 480, size=112)), 64)


def logo_svg():
    drawing = svg(960, 240, "<title>Acme Software</title>" + logo_body(960, 240, size=104))
    return (drawing.replace(' opacity="1"', "") + "\n").encode()


def logo_png(w, ink=INK, ground=VERDIGRIS):
    """For the logo pack: on nothing."""
    return png(picture(960, 240, logo_body(960, 240, ink, ground, 104), to=w), opaque=False)


def mark_png(w, ground=VERDIGRIS, glyph=None):
    return png(picture(100, 110, mark("acme", 0, 0, 100, ground, glyph), to=w), opaque=False)


def scanner_photo():
    """A handheld on a shop counter, shelves out of focus behind it: drawn, but lit like a photo."""
    w, h, dice = 1500, 1000, random.Random(7)
    soft = []
    for row, (y, tall) in enumerate(((150, 150), (330, 165), (520, 180))):
        x = -40
        while x < w + 40:
            b, t = dice.randint(60, 150), dice.randint(int(tall * .5), int(tall * .88))
            c = dice.choice((APRICOT, "#d8a26a", "#e6dccb", "#c7d6d3", SAGE, "#5d8a87", "#f0e7d8", "#b9863f", "#7fa5a1"))
            soft.append(f'<rect x="{x}" y="{y - t}" width="{b}" height="{t}" fill="{c}"/><rect x="{x + b * .62:.0f}" y="{y - t}" width="{b * .38:.0f}" height="{t}" fill="#12393a" opacity=".16"/>')
            x += b + dice.randint(4, 46)
        soft.append(f'<rect x="-40" y="{y}" width="{w + 80}" height="20" fill="#8a6a48"/><rect x="-40" y="{y + 20}" width="{w + 80}" height="26" fill="#0b2a2b" opacity=".45"/>')
    lamps = "".join(f'<circle cx="{x}" cy="{y}" r="{r}" fill="#ffe9c4" opacity="{o}"/>' for x, y, r, o in ((210, 60, 70, .55), (660, 30, 56, .5), (1120, 70, 80, .5), (1400, 30, 48, .45)))
    grain = "".join(f'<rect x="0" y="{y}" width="{w}" height="{dice.choice((1, 1, 2))}" fill="#5b3a1c" opacity="{dice.uniform(.03, .13):.2f}"/>' for y in range(652, h, 9))
    rows = "".join(f'<rect x="40" y="{y}" width="{wide}" height="12" rx="6" fill="{FOG}"/><rect x="226" y="{y}" width="34" height="12" rx="6" fill="{c}"/>'
                   for y, wide, c in ((330, 130, VERDIGRIS), (362, 150, VERDIGRIS), (394, 110, APRICOT), (426, 140, VERDIGRIS)))
    handheld = (f'<rect x="0" y="0" width="300" height="620" rx="44" fill="url(#body)"/><rect x="4" y="4" width="292" height="612" rx="41" fill="none" stroke="#ffffff" stroke-opacity=".16" stroke-width="3"/>'
                f'<rect x="96" y="-14" width="108" height="26" rx="8" fill="#0a1718"/><rect x="108" y="-10" width="84" height="10" rx="4" fill="#7a1f1f"/>'
                f'<rect x="18" y="46" width="264" height="440" rx="12" fill="#fbfdfc"/><rect x="18" y="46" width="264" height="86" rx="12" fill="{VERDIGRIS}"/><rect x="18" y="100" width="264" height="32" fill="{VERDIGRIS}"/>'
                + text(40, 100, 28, "Aisle 4", "#ffffff", "strong") + f'<circle cx="246" cy="90" r="12" fill="{APRICOT}"/>'
                + text(150, 226, 92, "42", VERDIGRIS, "strong", "middle") + text(150, 268, 24, "on the shelf", INK, "medium", "middle")
                + f'<rect x="40" y="294" width="220" height="2" fill="{FOG}"/>{rows}'
                f'<path d="M18 46h150L60 486H30a12 12 0 0 1-12-12z" fill="#ffffff" opacity=".14"/>'
                f'<circle cx="150" cy="552" r="40" fill="#f6a44a"/><circle cx="150" cy="552" r="40" fill="url(#knob)"/>'
                f'<rect x="46" y="536" width="36" height="32" rx="9" fill="#25494a"/><rect x="218" y="536" width="36" height="32" rx="9" fill="#25494a"/>')
    def carton(x, y, cw, ch, side, front, top):
        d = cw * .26
        return (f'<path d="M{x} {y}l{d} {-d * .62}h{cw}l{-d} {d * .62}z" fill="{top}"/><path d="M{x + cw} {y}l{d} {-d * .62}v{ch}l{-d} {d * .62}z" fill="{side}"/>'
                f'<rect x="{x}" y="{y}" width="{cw}" height="{ch}" fill="{front}"/><rect x="{x + cw * .44}" y="{y}" width="{cw * .12}" height="{ch * .34}" fill="#ffffff" opacity=".32"/>'
                f'<rect x="{x + cw * .08}" y="{y + ch * .62}" width="{cw * .32}" height="{ch * .24}" fill="#fdfaf4"/>'
                + "".join(f'<rect x="{x + cw * (.1 + i * .035):.1f}" y="{y + ch * .66:.1f}" width="{cw * (.012 if i % 3 else .02):.1f}" height="{ch * .15:.1f}" fill="{INK}"/>' for i in range(8)))
    body = (f'''<defs>
<linearGradient id="wall" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#315f5e"/><stop offset=".55" stop-color="#234b4b"/><stop offset="1" stop-color="#12302f"/></linearGradient>
<linearGradient id="wood" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#d9b182"/><stop offset=".2" stop-color="#c4945f"/><stop offset="1" stop-color="#8a5d35"/></linearGradient>
<linearGradient id="body" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#2b4c4d"/><stop offset=".5" stop-color="#12393a"/><stop offset="1" stop-color="#071c1d"/></linearGradient>
<radialGradient id="knob" cx=".35" cy=".3" r=".9"><stop offset="0" stop-color="#ffffff" stop-opacity=".55"/><stop offset=".5" stop-color="#ffffff" stop-opacity="0"/><stop offset="1" stop-color="#7a3c00" stop-opacity=".4"/></radialGradient>
<radialGradient id="corner" cx=".5" cy=".48" r=".78"><stop offset=".55" stop-color="#041414" stop-opacity="0"/><stop offset="1" stop-color="#041414" stop-opacity=".5"/></radialGradient>
<radialGradient id="glow" cx=".25" cy="0" r=".9"><stop offset="0" stop-color="#ffe2b0" stop-opacity=".42"/><stop offset="1" stop-color="#ffe2b0" stop-opacity="0"/></radialGradient>
<filter id="far" x="-5%" y="-5%" width="110%" height="110%"><feGaussianBlur stdDeviation="13"/></filter>
<filter id="lamp" x="-60%" y="-60%" width="220%" height="220%"><feGaussianBlur stdDeviation="20"/></filter>
<filter id="near" x="-30%" y="-30%" width="160%" height="160%"><feGaussianBlur stdDeviation="16"/></filter>
<filter id="little" x="-10%" y="-10%" width="120%" height="120%"><feGaussianBlur stdDeviation="2.6"/></filter></defs>
<rect width="{w}" height="{h}" fill="url(#wall)"/><g filter="url(#far)">{"".join(soft)}</g><g filter="url(#lamp)">{lamps}</g>
<rect y="640" width="{w}" height="{h - 640}" fill="url(#wood)"/>{grain}<rect y="640" width="{w}" height="5" fill="#f1d3a8" opacity=".7"/>
<g filter="url(#near)" opacity=".5"><rect x="110" y="790" width="470" height="60" fill="#2a1606"/><rect x="1080" y="760" width="360" height="50" fill="#2a1606"/></g>
<g filter="url(#little)">{carton(120, 560, 320, 260, "#9c6a35", "#c98f4f", "#dfb27a")}{carton(190, 400, 210, 150, "#b5712a", "#f0a352", "#f8c489")}{carton(1110, 590, 250, 190, "#5d8a87", "#8fb0ac", "#b9cfcc")}</g>
<g filter="url(#near)" opacity=".6" transform="translate(690 236) rotate(8)"><rect x="18" y="40" width="320" height="660" rx="44" fill="#1c0f05"/></g>
<g transform="translate(690 236) rotate(8)">{handheld}</g>
<rect width="{w}" height="{h}" fill="url(#glow)"/><rect width="{w}" height="{h}" fill="url(#corner)"/>''')
    return jpeg(picture(w, h, body), 80)


def globex_banner():
    w, h = 1200, 628
    body = (f'<rect width="{w}" height="{h}" fill="{PLUM}"/>{hills(w, h)}{building(836, 88, 5.6)}'
            f'<rect y="478" width="{w}" height="150" fill="{BERRY}"/>'
            + mark("globex", 72, 64, 48) + text(136, 98, 28, "Globex", "#ffffff", "strong") + mark("initech", 256, 64, 48) + text(320, 98, 28, "Initech", "#ffffff", "strong")
            + lines(72, 232, 78, ["Know your building", "by lunchtime"], 1.1, fill="#ffffff", weight="strong")
            + text(72, 400, 30, "Nineteen per cent less energy in the first year.", "#ffffff", "medium")
            + text(72, 564, 34, "Open house, 18 March 2027, Berlin-Moabit", "#ffffff", "strong") + f'<rect x="820" y="522" width="250" height="62" rx="10" fill="{MAIZE}"/>' + text(945, 562, 28, "Save a place", PLUM, "strong", "middle"))
    return png(picture(w, h, body), 128)


FILES = [
    ("acme-social-square-stock-you-can-trust.png", "Social square “Stock you can trust”, 1080 × 1080, apricot", social_square),
    ("acme-northwind-webinar-banner.png", "Banner of the peak season webinar series 2026, part 2, 1600 × 640, blue, both logos", webinar_banner),
    ("acme-logo-on-white.png", "Acme logo on white, 1200 × 480", logo_on_white),
    ("acme-photo-counter-scanner.jpg", "Product picture, drawn like a photo: a handheld on a shop counter, 1500 × 1000", scanner_photo),
    ("globex-initech-open-house-banner.png", "Globex and Initech: banner “Know your building by lunchtime”, 1200 × 628, plum", globex_banner),
    ("acme-logo.svg", "Acme logo as vectors, name as outlines, on nothing", logo_svg),
]
