"""The PDF files: one-pagers, the price list, the brand guideline, the case study."""

import io
import os
import re
import xml.etree.ElementTree as ET

from fontTools.pens.basePen import BasePen
from fontTools.svgLib.path import parse_path
from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from look import (APRICOT, BERRY, BLUE, DEEP, EPOCH, FOG, GREEN, GREY, INK, MAIZE, MIST, PEACH, PLUM, SAGE, SAND,
                  SUN, TEAL, VERDIGRIS, VIOLET, bars, building, fonts, hills, mark, shelves, shopfront)

W, H = A4
L, R = 48, W - 48          # the text block
FACES = {"regular": "Figtree", "medium": "Figtree-Medium", "strong": "Figtree-Strong"}


class PathPen(BasePen):
    """SVG path data onto a reportlab path."""

    def __init__(self, path):
        super().__init__(None)
        self.path = path

    def _moveTo(self, p): self.path.moveTo(*p)
    def _lineTo(self, p): self.path.lineTo(*p)
    def _curveToOne(self, a, b, c): self.path.curveTo(*a, *b, *c)
    def _closePath(self): self.path.close()


class Sheet:
    """A page with its origin at the top left."""

    def __init__(self, title, author, subject):
        for name, face in FACES.items():
            if face not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(face, str(fonts()[name])))
        pdfmetrics.registerFontFamily("Figtree", normal="Figtree", bold="Figtree-Strong", italic="Figtree", boldItalic="Figtree-Strong")
        rl_config.invariant = 0
        os.environ["SOURCE_DATE_EPOCH"] = str(EPOCH)
        self.out = io.BytesIO()
        self.c = Canvas(self.out, pagesize=A4, pageCompression=1, lang="en-GB", invariant=0)
        self.c.setTitle(title)
        self.c.setAuthor(author)
        self.c.setSubject(subject)
        self.c.setCreator("Portico demo media")

    def done(self) -> bytes:
        self.c.showPage()
        self.c.save()
        return self.out.getvalue()

    def next(self):
        self.c.showPage()

    def rect(self, x, y, w, h, fill, r=0, alpha=1):
        self.c.saveState()
        self.c.setFillColor(HexColor(fill))
        self.c.setFillAlpha(alpha)
        self.c.roundRect(x, H - y - h, w, h, r, stroke=0, fill=1)
        self.c.restoreState()

    def line(self, x, y, w, colour=FOG, thick=.7):
        self.rect(x, y, w, thick, colour)

    def text(self, x, y, words, size=10, colour=INK, face="regular", align="left", wide=None):
        if wide:
            got = pdfmetrics.stringWidth(words, FACES[face], size)
            assert got <= wide, f"{words!r} is {got:.0f} pt, room for {wide}"
        self.c.setFont(FACES[face], size)
        self.c.setFillColor(HexColor(colour))
        put = {"left": self.c.drawString, "right": self.c.drawRightString, "middle": self.c.drawCentredString}[align]
        put(x, H - y, words, charSpace=-0.012 * size if size >= 18 else 0)

    def para(self, x, y, w, words, size=10, lead=1.45, colour=INK, face="regular", bottom=H - 56, gap=7):
        style = ParagraphStyle("p", fontName=FACES[face], fontSize=size, leading=size * lead, textColor=HexColor(colour), alignment=TA_LEFT)
        p = Paragraph(words, style)
        _, tall = p.wrap(w, 2000)
        assert y + tall <= bottom + .5, f"too long by {y + tall - bottom:.0f} pt: {words[:50]!r}"
        p.drawOn(self.c, x, H - y - tall)
        return y + tall + gap

    def bullets(self, x, y, w, rows, size=10, dot=APRICOT, gap=5, **more):
        for row in rows:
            self.rect(x, y + size * .52, 5, 5, dot, r=2.5)
            y = self.para(x + 14, y, w - 14, row, size, gap=gap, **more)
        return y

    def head(self, x, y, words, size=13, colour=VERDIGRIS):
        self.text(x, y, words, size, colour, "strong")
        return y + size * .62

    def art(self, body, x, y, w, h, units):
        """A drawing of (units) size into a box, cut at its edges."""
        self.c.saveState()
        clip = self.c.beginPath()
        clip.rect(x, H - y - h, w, h)
        self.c.clipPath(clip, stroke=0)
        self.c.translate(x, H - y)
        self.c.scale(w / units[0], -h / units[1])
        self._draw(ET.fromstring(f"<g>{body}</g>"), "#000000", 1)
        self.c.restoreState()

    def _draw(self, node, fill, alpha):
        c, get = self.c, lambda k, d="0": float(node.get(k, d))
        fill, alpha = node.get("fill", fill), alpha * get("opacity", "1")
        if node.tag == "g":
            c.saveState()
            for kind, values in re.findall(r"(\w+)\(([^)]*)\)", node.get("transform", "")):
                n = [float(v) for v in values.replace(",", " ").split()]
                c.translate(*n) if kind == "translate" else c.scale(n[0], n[-1])
            for child in node:
                self._draw(child, fill, alpha)
            c.restoreState()
            return
        c.setFillColor(HexColor(fill))
        c.setFillAlpha(alpha)
        if node.tag == "rect":
            c.roundRect(get("x"), get("y"), get("width"), get("height"), get("rx"), stroke=0, fill=1)
        elif node.tag == "circle":
            c.circle(get("cx"), get("cy"), get("r"), stroke=0, fill=1)
        elif node.tag == "path":
            path = c.beginPath()
            parse_path(node.get("d"), PathPen(path))
            c.drawPath(path, stroke=0, fill=1)

    def brand(self, who, x, y, name, colour=INK, w=22, ground=None, size=12):
        self.art(mark(who, 0, 0, 100, ground=ground), x, y, w, w * 1.1, (100, 110))
        self.text(x + w + 8, y + w * .55 + size * .36, name, size, colour, "strong")

    def foot(self, words, page="", colour=GREY):
        self.line(L, H - 46, R - L)
        self.text(L, H - 31, words, 8, colour)
        self.text(R, H - 31, page, 8, colour, align="right")


def band(s, tall, colour, title, under, who="acme", name="Acme Software", ground=BLUE, art=None, size=26):
    """The coloured head of a page."""
    s.rect(0, 0, W, tall, colour)
    s.art(hills(160, 100), W - 330, 0, 330, tall, (160, 100))
    if art:
        art()
    s.brand(who, L, 34, name, "#ffffff", ground=ground)
    y = 96 if size < 30 else 106
    for row in title:
        s.text(L, y, row, size, "#ffffff", "strong", wide=R - L)
        y += size * 1.16
    s.para(L, y - 12, 300, under, 11.5, colour="#ffffff", bottom=tall)


# ---------------------------------------------------------------- the files

def one_pager_shelf_to_screen():
    s = Sheet("From shelf to screen", "Acme Software", "One-pager, Warehouse to storefront")
    band(s, 232, VERDIGRIS, ["From shelf to screen", "in under two seconds"],
         "Real-time stock for shops that sell in more than one place: on the floor, online and on the phone.",
         ground=TEAL, art=lambda: s.art(shopfront(0, 0, 1), 408, 84, 138, 148, (60, 54)))
    y = s.para(L, 258, R - L, "The last pair is on the shelf, and the web shop says <b>sold out</b>. Or worse: it says <b>two left</b>, and there are none. "
               "Acme keeps one count for every shop, every stockroom and every screen, and corrects it with each scan, sale and return.", 11.5, gap=16)
    col = (R - L - 24) / 2
    s.rect(L, y, col, 214, MIST, r=8)
    s.head(L + 16, y + 26, "What changes on day one")
    s.bullets(L + 16, y + 42, col - 32, [
        "<b>Counts that agree.</b> The till, the web shop and the stockroom read the same number.",
        "<b>Cycle counts instead of count weekends.</b> Forty shelves a day, ten minutes each.",
        "<b>Click and reserve.</b> Customers hold an item for two hours, the shop sees it at once.",
        "<b>Refill lists by aisle,</b> sorted the way people walk."], 9.8)
    x = L + col + 24
    s.head(x, y + 26, "Measured, not promised")
    for i, (figure, words) in enumerate((("1.8 s", "from scan to storefront, on average over 212 shops"),
                                         ("−37 %", "orders cancelled because the item was not there"),
                                         ("11 h", "saved in each shop and month on counting"))):
        top = y + 48 + i * 54
        s.text(x, top + 22, figure, 25, VERDIGRIS, "strong")
        s.para(x + 92, top + 4, col - 92, words, 9.8, colour=GREY)
        s.line(x, top + 41, col)
    y += 238
    s.head(L, y + 6, "How a shop starts")
    third = (R - L - 32) / 3
    for i, (step, words) in enumerate((("Connect", "Your till and web shop by a ready connector: 34 of them are there, more every year."),
                                       ("Count once", "A first full count with the phones your team already has. A shop of 4,000 items takes an evening."),
                                       ("Go live", "Counts go to the storefront the next morning. Your partner stays with you for 30 days."))):
        x = L + i * (third + 16)
        s.rect(x, y + 24, 20, 20, APRICOT, r=10)
        s.text(x + 10, y + 38, str(i + 1), 11, DEEP, "strong", "middle")
        s.text(x + 28, y + 38, step, 11, INK, "strong")
        s.para(x, y + 52, third, words, 9.6, colour=GREY)
    y += 134
    s.rect(L, y, R - L, 86, PEACH, r=8)
    s.para(L + 20, y + 14, 300, "“We stopped apologising. If the screen says it is there, it is there.”", 12.5, face="medium", lead=1.3, bottom=y + 60)
    s.text(L + 20, y + 68, "Sanne de Wit, head of retail, Halden Outdoor", 9, GREY)
    s.rect(R - 128, y + 28, 110, 30, VERDIGRIS, r=6)
    s.text(R - 73, y + 47, "Book a demo", 11, "#ffffff", "strong", "middle")
    s.foot("Acme Software · acme.example/stock · stock@acme.example", "November 2026")
    return s.done()


def one_pager_northwind():
    s = Sheet("Northwind and Acme, one count for every shop", "Acme Software and Northwind", "One-pager, Partnership announcement")
    band(s, 216, BLUE, ["Northwind and Acme,", "one count for every shop"],
         "The retail integrator from Gothenburg now brings Acme Stock to shops in the Nordics.", ground=VERDIGRIS,
         art=lambda: s.art(bars(0, 48, 1, SUN), 446, 96, 96, 120, (40, 48)))
    s.brand("northwind", 190, 34, "Northwind", "#ffffff", ground=DEEP)
    y = s.para(L, 244, R - L, "Since 2 November 2026 Northwind plans, installs and looks after Acme Stock for shops with three to two hundred branches. "
               "One contract, one support line, and people who have stood behind a till.", 11.5, gap=20)
    half = (R - L - 28) / 2
    s.head(L, y + 8, "What Northwind brings", colour=BLUE)
    s.bullets(L, y + 24, half, ["<b>18 years of retail roll-outs</b> in Sweden, Norway, Denmark and Finland.",
                                "<b>Connectors to Nordic tills,</b> built and tested with the makers.",
                                "<b>On-site counting teams</b> for the first night and for peak season.",
                                "<b>Support in four languages,</b> seven days a week."], dot=BLUE)
    x = L + half + 28
    s.head(x, y + 8, "What Acme brings", colour=BLUE)
    s.bullets(x, y + 24, half, ["<b>One live count</b> across shops, stockrooms and web shop.",
                                "<b>A scanner app</b> for the phones your team already carries.",
                                "<b>34 ready connectors</b> to tills, shops and accounting.",
                                "<b>A price by shop,</b> not by person, with no fee for the first count."], dot=BLUE)
    y += 168
    s.art(shelves(160, 42), L, y, R - L, (R - L) * 42 / 160, (160, 42))
    y += (R - L) * 42 / 160 + 24
    s.head(L, y + 4, "Who it is for", colour=BLUE)
    y = s.para(L, y + 18, R - L, "Fashion, outdoor, home and garden shops that sell the same item in more than one place and lose sales on wrong numbers. "
               "The joint offer includes a <b>stock health check</b>: two days in two of your shops, a report with the ten costliest gaps, € 1,900, "
               "credited in full when you start within 90 days.", 10.5, gap=18)
    s.rect(L, y, R - L, 74, MIST, r=8)
    s.text(L + 18, y + 29, "Talk to us", 13, BLUE, "strong")
    s.text(L + 18, y + 49, "Ines Carvalho, Partner Lead, Northwind", 10)
    s.text(L + 250, y + 29, "ines.carvalho@northwind.example", 10, INK, "medium")
    s.text(L + 250, y + 49, "+46 31 555 01 40 · northwind.example/acme", 10)
    s.foot("Northwind AB and Acme Software. Prices without VAT.", "Version 2 · November 2026")
    return s.done()


def table(s, x, y, widths, head, rows, size=9.6, tint=MIST, high=24, colour=VERDIGRIS):
    s.rect(x, y, sum(widths), high, colour, r=4)
    def cells(row, top, face, ink):
        at = x
        for i, (cell, wide) in enumerate(zip(row, widths)):
            if i == 0:
                s.text(at + 10, top + high * .65, cell, size, ink, "medium" if face == "regular" else face, wide=wide - 12)
            else:
                s.text(at + wide - 10, top + high * .65, cell, size, ink, face, "right", wide=wide - 12)
            at += wide
    cells(head, y, "strong", "#ffffff")
    for n, row in enumerate(rows):
        y += high
        if n % 2:
            s.rect(x, y, sum(widths), high, tint)
        cells(row, y, "regular", INK)
    return y + high


def price_list():
    s = Sheet("Price list 2027", "Acme Software", "Prices for partners, valid from 1 January 2027")
    foot = "Acme Software · Price list 2027, version 2 · All prices in euro, without VAT"
    band(s, 176, VERDIGRIS, ["Price list 2027"], "Valid from 1 January 2027. For partners and their customers in Europe.", ground=TEAL,
         art=lambda: s.art(bars(0, 48, 1), 446, 72, 84, 104, (40, 48)), size=32)
    s.head(L, 212, "Packages, per shop and month")
    y = table(s, L, 226, [199, 100, 100, 100], ["", "Start", "Growth", "Scale"], [
        ["Price, paid yearly", "€ 49", "€ 89", "€ 139"],
        ["Price, paid monthly", "€ 57", "€ 104", "€ 162"],
        ["Items in the count", "5,000", "50,000", "no limit"],
        ["Scanner app, phones in each shop", "3", "10", "no limit"],
        ["Connectors", "1", "4", "all 34"],
        ["Click and reserve", "–", "included", "included"],
        ["Refill lists by aisle", "–", "included", "included"],
        ["Forecast by week", "–", "–", "included"],
        ["Support", "e-mail", "e-mail, phone", "named person"]])
    y = s.para(L, y + 10, R - L, "A shop is one address with its own stock. A stockroom without a till counts as half a shop. Pop-up shops up to 90 days in a year are free in Growth and Scale.", 9, colour=GREY, gap=22)
    s.head(L, y + 4, "Volume")
    y = table(s, L, y + 18, [199, 75, 75, 75, 75], ["Shops in one contract", "1–4", "5–19", "20–49", "50 and more"], [
        ["Off the price per shop", "–", "8 %", "15 %", "on request"]], size=9)
    y += 26
    s.rect(L, y, R - L, 92, PEACH, r=8)
    s.head(L + 18, y + 25, "New in 2027", colour="#94480f")
    s.bullets(L + 18, y + 38, R - L - 36, ["<b>Growth includes four connectors,</b> before: two. The price stays at € 89.",
                                           "<b>No fee for the first count</b> in any package."], 10, bottom=y + 92)
    s.foot(foot, "1 of 2")
    s.next()
    s.brand("acme", L, 34, "Acme Software", w=20)
    s.text(R, 50, "Price list 2027", 10, GREY, "medium", "right")
    s.head(L, 96, "Hardware, one-off")
    y = table(s, L, 110, [299, 100, 100], ["", "List price", "From 10"], [
        ["Handheld scanner A2, with charging cradle", "€ 390", "€ 351"],
        ["Ring scanner R1, for stockrooms", "€ 280", "€ 252"],
        ["Shelf label, 2.9 inch, pack of 20", "€ 220", "€ 198"],
        ["Label base station, one for each 150 m²", "€ 165", "€ 149"],
        ["Receipt counter for the door, with mount", "€ 310", "€ 279"]])
    y += 34
    s.head(L, y, "Services")
    y = table(s, L, y + 14, [299, 200], ["", "Price"], [
        ["Stock health check, two days, two shops", "€ 1,900"],
        ["First count with a counting team, per 1,000 items", "€ 240"],
        ["Connector to a till not on our list", "from € 4,800"],
        ["Training on site, up to 12 people", "€ 950 a day"],
        ["Training online, 90 minutes, up to 30 people", "€ 320"]])
    y += 34
    s.head(L, y, "What partners earn")
    y = table(s, L, y + 14, [199, 100, 100, 100], ["", "Registered", "Silver", "Gold"], [
        ["Margin, first year", "12 %", "18 %", "25 %"],
        ["Margin, every year after", "8 %", "12 %", "18 %"],
        ["Extra for a registered deal", "3 %", "5 %", "5 %"],
        ["Marketing money, per year", "–", "€ 2,000", "€ 8,000"]])
    y = s.para(L, y + 12, R - L, "Register a deal in the partner portal before the first offer. A registered deal is protected for 90 days and can be prolonged once. "
               "Services by partners are billed by partners, at their own prices.", 9, colour=GREY, gap=20)
    y = s.para(L, y, R - L, "<b>Terms.</b> Contracts run for twelve months. Invoices are due in 30 days. Hardware comes with three years of warranty. "
               "Contracts signed until 31 December 2026 keep their 2026 price until they end.", 10)
    s.para(L, y + 4, R - L, "<b>Questions?</b> partners@acme.example or the chat in the partner portal.", 10)
    s.foot(foot, "2 of 2")
    return s.done()


def brand_guideline():
    s = Sheet("Acme brand guideline for partners", "Acme Software", "Logo, colours, type and words, 2026 edition")
    foot = "Acme Software · Brand guideline for partners · 2026"
    s.rect(0, 0, W, H, VERDIGRIS)
    s.art(hills(160, 226), 0, 0, W, H, (160, 226))
    s.art(mark("acme", 0, 0, 100, ground=TEAL), L, 92, 96, 105.6, (100, 110))
    for i, row in enumerate(("How Acme looks", "and how Acme sounds")):
        s.text(L, 300 + i * 44, row, 38, "#ffffff", "strong", wide=R - L)
    s.para(L, 364, 360, "A short guide for partners. Three pages, because you have other things to do. What is not in here is up to you and your good taste.", 14, colour="#ffffff")
    s.rect(L, 700, 70, 8, APRICOT, r=4)
    s.text(L, 742, "Brand guideline for partners", 12, "#ffffff", "strong")
    s.text(L, 760, "Edition 2026 · brand@acme.example", 11, SAGE)
    s.next()
    s.head(L, 72, "The logo", 24)
    y = s.para(L, 90, R - L, "The arch is a shop door. The letter stands in it like somebody coming in. Use the logo files as they are: "
               "do not redraw, tilt, outline or colour them.", 11, gap=16)
    half = (R - L - 20) / 2
    for i, (ground, ink, own, words) in enumerate((("#ffffff", INK, VERDIGRIS, "On white, the usual case"), (VERDIGRIS, "#ffffff", TEAL, "On verdigris"))):
        x = L + i * (half + 20)
        s.rect(x, y, half, 128, FOG if ground == "#ffffff" else ground, r=8)
        if ground == "#ffffff":
            s.rect(x + 1, y + 1, half - 2, 126, ground, r=7)
        s.brand("acme", x + 36, y + 38, "Acme Software", ink, w=44, ground=own, size=17)
        s.text(x, y + 146, words, 9, GREY)
    y += 172
    s.head(L, y, "Room and size")
    y = s.bullets(L, y + 16, R - L, ["<b>Room:</b> half the width of the arch on every side stays free.",
                                     "<b>Smallest size:</b> 24 px or 8 mm high. Below that, the arch alone.",
                                     "<b>Next to your logo:</b> the same height, yours first, one arch width apart."], 10.5)
    y += 22
    s.head(L, y, "Please don’t")
    quarter = (R - L - 36) / 4
    y += 16
    for i, words in enumerate(("Stretch it", "Recolour it", "Put it on a busy picture", "Make it pale")):
        x = L + i * (quarter + 12)
        s.rect(x, y, quarter, 92, MIST, r=8)
        if i == 2:
            s.art(shelves(160, 100, person=False), x, y, quarter, 92, (160, 134))
        ground = {1: VIOLET, 3: FOG}.get(i, VERDIGRIS)
        wide = 74 if i == 0 else 42
        s.art(mark("acme", 0, 0, 100, ground=ground), x + (quarter - wide) / 2, y + 23, wide, 46, (100, 110))
        s.text(x, y + 108, words, 9, GREY)
        s.rect(x + quarter - 22, y + 8, 14, 14, "#b3261e", r=7)
        s.rect(x + quarter - 18.5, y + 14, 7, 2, "#ffffff")
    y += 150
    s.head(L, y, "Both together")
    y += 16
    s.rect(L, y, R - L, 92, MIST, r=8)
    s.brand("northwind", L + 60, y + 29, "Northwind", w=32, size=16)
    s.rect(L + 246, y + 28, 1, 38, SAGE)
    s.brand("acme", L + 286, y + 29, "Acme Software", w=32, size=16)
    s.foot(foot, "2 of 3")
    s.next()
    s.head(L, 72, "Colours", 24)
    names = ((VERDIGRIS, "Verdigris", "Ground, titles"), (APRICOT, "Apricot", "One thing a page"), (BLUE, "Blue", "Second ground"),
             (MIST, "Mist", "Boxes, tables"), (INK, "Ink", "Text"))
    wide = (R - L - 4 * 12) / 5
    for i, (colour, name, use) in enumerate(names):
        x = L + i * (wide + 12)
        s.rect(x, 92, wide, 78, colour, r=8)
        s.text(x, 188, name, 10.5, INK, "strong")
        s.text(x, 202, colour, 9, GREY)
        s.text(x, 215, use, 9, GREY, wide=wide)
    y = s.para(L, 234, R - L, "Text is ink on white or white on verdigris. Never put text in apricot on white: it cannot be read. On apricot, text is ink.", 10.5, gap=42)
    s.head(L, y + 4, "Type", 24)
    y += 22
    s.text(L, y + 26, "Figtree", 34, INK, "strong")
    s.para(L + 180, y, R - L - 180, "One family for everything: <b>semibold</b> for titles, regular for text. It is free under the Open Font License. "
           "Where you cannot install it, take Arial. Titles are never in capitals.", 10.5)
    y += 92
    s.head(L, y + 4, "Words", 24)
    y = s.para(L, y + 20, R - L, "We write the way a good shopkeeper talks: short, friendly, with numbers that can be checked.", 11, gap=12)
    half = (R - L - 20) / 2
    rows = (("One count for every shop", "A unified omnichannel inventory solution"), ("Live in four weeks", "Seamless, frictionless onboarding"),
            ("37 % fewer cancelled orders", "Dramatically better customer experience"), ("Stock you can trust", "Next-generation stock excellence"))
    s.text(L, y + 10, "Say", 10, GREEN, "strong")
    s.text(L + half + 20, y + 10, "Rather not", 10, "#b3261e", "strong")
    y += 18
    for say, rather_not in rows:
        s.line(L, y, R - L)
        s.text(L, y + 18, say, 10.5, INK, "medium", wide=half)
        s.text(L + half + 20, y + 18, rather_not, 10.5, GREY, wide=half)
        y += 28
    y += 16
    s.rect(L, y, R - L, 104, PEACH, r=8)
    s.head(L + 18, y + 26, "Before you publish", colour="#94480f")
    s.para(L + 18, y + 38, R - L - 36, "Upload your draft to the campaign in the partner portal. We look at it within two working days: "
           "logo, figures, customer names. Customer quotes may be used only from the files in the library, word for word.", 10.5)
    s.foot(foot, "3 of 3")
    return s.done()


def case_study():
    s = Sheet("How Halden Outdoor opened nine shops in one season", "Acme Software", "Customer story")
    foot = "Acme Software · Customer story · Halden Outdoor"
    s.art(shelves(160, 66), 0, 0, W, W * 66 / 160, (160, 66))
    y = W * 66 / 160
    s.rect(0, y, W, 116, VERDIGRIS)
    s.rect(L - 12, 24, 152, 40, "#ffffff", r=8)
    s.brand("halden", L, 32, "Halden Outdoor", INK)
    s.text(L, y + 34, "Customer story", 11, SUN, "strong")
    for i, row in enumerate(("How Halden Outdoor opened", "nine shops in one season")):
        s.text(L, y + 64 + i * 29, row, 25, "#ffffff", "strong")
    y += 142
    y = s.para(L, y, R - L, "Nine shops between March and September, with the same stockroom, the same team and fewer wrong numbers than before. "
               "The outdoor chain from Halden in Norway tells how.", 12.5, face="medium", lead=1.4, gap=18)
    side = 156
    main = R - L - side - 28
    s.rect(R - side, y, side, 330, MIST, r=8)
    for i, (figure, words) in enumerate((("9", "shops opened in one season"), ("98.6 %", "counts that agree, before: 81\u00a0%"),
                                         ("−41 %", "cancelled web orders"), ("26", "days from contract to the first live shop"))):
        top = y + 16 + i * 78
        s.text(R - side + 16, top + 22, figure, 25, VERDIGRIS, "strong")
        s.para(R - side + 16, top + 30, side - 32, words, 9.6, colour=GREY)
    s.head(L, y + 10, "The problem: two stockrooms, three truths")
    y = s.para(L, y + 24, main, "In 2025 Halden Outdoor ran fourteen shops from Halden to Stavanger. Tills wrote their sales overnight, the web shop had its own list, "
               "and the stockroom in Moss counted by hand, twice a year. “On a Saturday nobody knew how many tents we had,” says Sanne de Wit, head of retail.", 10.2, gap=10)
    y = s.para(L, y, main, "Every fifth web order needed a phone call. One in eleven was cancelled. And for spring, the board had decided on nine new shops.", 10.2, gap=20)
    s.head(L, y + 10, "The plan: one shop a fortnight")
    y = s.para(L, y + 24, main, "Tamarack Consulting, Acme partner in Oslo, proposed to begin small: two shops, one connector to the till, one full count in one night. "
               "On day 26 both shops showed live counts on the web. Then the team turned what they had learned into a kit: scanner app, shelf plan, "
               "a checklist of 38 lines and a box of cradles.", 10.2, gap=10)
    s.foot(foot, "1 of 2")
    s.next()
    s.brand("acme", L, 34, "Acme Software", w=20)
    s.text(R, 50, "Halden Outdoor", 10, GREY, "medium", "right")
    s.head(L, 98, "The season")
    y = s.para(L, 112, R - L, "With the kit, a new shop took nine working days from empty room to first sale. Counts came from the scanner app alone: "
               "goods in by pallet, shelves by aisle, forty each morning. When the shop in Bergen opened on a rainy Friday in May, its web counts were right from the first hour.", 10.5, gap=20)
    # a chart: right counts by month
    s.rect(L, y, R - L, 216, MIST, r=8)
    s.text(L + 18, y + 26, "Counts that agree with the shelf, per month in 2026", 11, INK, "strong")
    months = (("Jan", 81), ("Feb", 83), ("Mar", 88), ("Apr", 91), ("May", 94), ("Jun", 95.5), ("Jul", 96.9), ("Aug", 97.8), ("Sep", 98.6))
    base, step = y + 186, (R - L - 36) / 9
    for i, (month, value) in enumerate(months):
        tall = (value - 70) * 4.4
        s.rect(L + 18 + i * step + 6, base - tall, step - 12, tall, APRICOT if month == "Sep" else VERDIGRIS, r=2)
        s.text(L + 18 + i * step + step / 2, base - tall - 6, f"{value:g} %", 8.5, INK, "medium", "middle")
        s.text(L + 18 + i * step + step / 2, base + 15, month, 9, GREY, align="middle")
    y += 244
    s.rect(L, y, 4, 66, APRICOT)
    y = s.para(L + 20, y - 2, R - L - 60, "“We stopped apologising. If the screen says it is there, it is there. I would not open a shop without it any more.”", 15, face="medium", lead=1.35, gap=8)
    s.text(L + 20, y + 8, "Sanne de Wit, head of retail, Halden Outdoor", 10, GREY)
    y += 44
    s.head(L, y, "What other shops can take from it")
    y = s.bullets(L, y + 16, R - L, ["<b>Begin with two shops,</b> one easy and one difficult. You learn more from the difficult one.",
                                     "<b>Count at night, once, with everybody.</b> Pizza helps. After that, ten minutes each morning are enough.",
                                     "<b>Write the checklist after the second shop,</b> not before the first.",
                                     "<b>Show the number in the shop.</b> Teams look after a figure they can see."], 10.5)
    y += 18
    s.rect(L, y, R - L, 92, VERDIGRIS, r=8)
    s.text(L + 20, y + 36, "Your shops, one count?", 17, "#ffffff", "strong")
    s.text(L + 20, y + 60, "Ask your Acme partner for the stock health check.", 11, "#ffffff")
    s.rect(R - 152, y + 31, 132, 30, APRICOT, r=6)
    s.text(R - 86, y + 50, "acme.example/check", 10.5, DEEP, "strong", "middle")
    s.foot(foot, "2 of 2")
    return s.done()


def globex_brief():
    s = Sheet("Know your building by lunchtime", "Globex and Initech", "Solution brief, Globex Load for office buildings")
    band(s, 232, PLUM, ["Know your building", "by lunchtime"], "Globex Load shows where an office block uses its energy, floor by floor. Installed by Initech in one morning.",
         "globex", "Globex", None, art=lambda: s.art(building(0, 0, 1), 424, 82, 128, 150, (60, 70)))
    s.brand("initech", 140, 34, "Initech", "#ffffff")
    y = s.para(L, 258, R - L, "Most owners see one number a month: the bill. <b>Globex Load</b> clips on to the cables you have, needs no electrician’s shutdown "
               "and draws the first chart before lunch. After two weeks you know which floor heats at night and why.", 11.5, gap=20)
    third = (R - L - 32) / 3
    for i, (figure, words) in enumerate((("19 %", "less energy in the first year, median of 64 buildings"), ("3 h", "to fit a block of six floors"), ("14", "months until it has paid for itself"))):
        x = L + i * (third + 16)
        s.rect(x, y, third, 96, SAND, r=8)
        s.text(x + 16, y + 40, figure, 28, BERRY, "strong")
        s.para(x + 16, y + 50, third - 32, words, 9.8, colour=GREY)
    y += 124
    half = (R - L - 28) / 2
    s.head(L, y, "What is in the box", colour=BERRY)
    s.bullets(L, y + 16, half, ["24 clamp sensors, up to 250 A", "One gateway with its own mobile link", "Room sensors for air and warmth, ten pieces", "A dashboard for five people, three years"], dot=MAIZE)
    x = L + half + 28
    s.head(x, y, "What Initech does", colour=BERRY)
    s.bullets(x, y + 16, half, ["Walks the building with you, one hour", "Fits and labels every sensor", "Names the five biggest wastes after two weeks", "Comes back after six months to compare"], dot=MAIZE)
    y += 118
    s.rect(L, y, R - L, 98, PLUM, r=8)
    s.text(L + 20, y + 32, "Who should call", 14, "#ffffff", "strong")
    s.para(L + 20, y + 42, R - L - 40, "Owners and managers of offices from 1,500 m² whose bill has grown and who want to know why before they spend money on windows. "
           "A building with its own transformer saves most.", 11, colour="#ffffff")
    y += 136
    s.text(L, y, "From € 4,200 for six floors, fitted. Yearly service € 480.", 12, INK, "strong")
    s.para(L, y + 8, R - L, "Jonas Weiland, Initech Building Services, load@initech.example, +49 30 555 01 77", 10.5, colour=GREY)
    s.foot("Globex and Initech · globex.example/load", "Brief 3 · October 2026")
    return s.done()


FILES = [
    ("acme-one-pager-from-shelf-to-screen.pdf", "One-pager of the campaign “Warehouse to storefront”, 1 page, verdigris", one_pager_shelf_to_screen),
    ("acme-northwind-one-count-one-pager.pdf", "One-pager “Northwind and Acme, one count for every shop”, 1 page, blue, both logos", one_pager_northwind),
    ("acme-price-list-2027.pdf", "Price list 2027: packages, volume, hardware, services, partner margins, 2 pages of tables", price_list),
    ("acme-brand-guideline.pdf", "Brand guideline for partners: cover, logo, colours, type, words, 3 pages", brand_guideline),
    ("acme-case-study-halden-outdoor.pdf", "Customer story “How Halden Outdoor opened nine shops in one season”, 2 pages with a chart", case_study),
    ("globex-initech-building-brief.pdf", "Globex and Initech: brief “Know your building by lunchtime”, 1 page, plum", globex_brief),
]
