"""The PPTX files. Text is real text; drawings are pictures."""

import datetime
import io

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from look import (APRICOT, BLUE, DEEP, GREY, INK, MAIZE, MIST, PLUM, SAND, SUN, TEAL, VERDIGRIS, bars, building,
                  hills, jpeg, lines, mark, picture, png, settled, shelves, shopfront, text)

FONT = "Arial"     # on every machine that opens a deck
WIDE, TALL = 1280, 720


class Deck:
    def __init__(self, title, author, ground, accent, pale, who="acme", name="Acme Software", tile=None):
        self.p = Presentation()
        self.p.slide_width, self.p.slide_height = Inches(13.333), Inches(7.5)
        self.ground, self.accent, self.pale, self.who, self.name, self.tile = ground, accent, pale, who, name, tile
        core, day = self.p.core_properties, datetime.datetime(2026, 11, 18, 9, 0)
        core.title, core.author, core.last_modified_by, core.subject = title, author, author, "Partner marketing"
        core.created = core.modified = core.last_printed = day
        core.revision, core.language, core.keywords = 1, "en-GB", ""
        self.cover_thumb = None

    def slide(self, ground=None, notes=None):
        s = self.p.slides.add_slide(self.p.slide_layouts[5])       # title only
        s.background.fill.solid()
        s.background.fill.fore_color.rgb = colour(ground or "#ffffff")
        if notes:
            s.notes_slide.notes_text_frame.text = notes
        return s

    def title(self, s, words, x, y, w, h, size, ink):
        t = s.shapes.title
        t.left, t.top, t.width, t.height = (Inches(v) for v in (x, y, w, h))
        t.text_frame.word_wrap = True
        t.text_frame.vertical_anchor = MSO_ANCHOR.TOP
        fill_text(t.text_frame, [words], size, ink, bold=True)

    def words(self, s, rows, x, y, w, h, size, ink=INK, bold=False, align=None, gap=0, anchor=MSO_ANCHOR.TOP):
        box = s.shapes.add_textbox(*(Inches(v) for v in (x, y, w, h)))
        box.text_frame.word_wrap = True
        box.text_frame.vertical_anchor = anchor
        fill_text(box.text_frame, rows, size, ink, bold, align, gap)

    def box(self, s, x, y, w, h, fill, kind=MSO_SHAPE.RECTANGLE):
        shape = s.shapes.add_shape(kind, *(Inches(v) for v in (x, y, w, h)))
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour(fill)
        shape.line.fill.background()
        shape._element.remove(shape._element.find(qn("p:style")))      # no shadow of the theme
        if kind == MSO_SHAPE.ROUNDED_RECTANGLE:
            shape.adjustments[0] = .12 / min(w, h)
        return shape

    def art(self, s, body, units, x, y, w, name, colours=None, opaque=False, to=800, behind=False):
        image = picture(*units, body, to=to)
        shape = s.shapes.add_picture(io.BytesIO(png(image, colours, opaque)), Inches(x), Inches(y), Inches(w))
        shape.name = name
        shape._element.nvPicPr.cNvPr.set("descr", name)
        if behind:
            s.shapes._spTree.insert(2, shape._element)

    def foot(self, s, number):
        self.art(s, mark(self.who, 0, 0, 100), (100, 110), .6, 6.86, .3, f"{self.name} logo", to=80)
        self.words(s, [self.name], 1.0, 6.84, 4, .36, 11, GREY, anchor=MSO_ANCHOR.MIDDLE)
        self.words(s, [str(number)], 11.7, 6.84, 1, .36, 11, GREY, align=PP_ALIGN.RIGHT, anchor=MSO_ANCHOR.MIDDLE)

    # ------------------------------------------------------------ kinds of slide

    def cover(self, title, under, line, drawing, notes=None):
        """drawing: an SVG body on 1280 x 720, without words."""
        s = self.slide(self.ground, notes)
        back = f'<rect width="{WIDE}" height="{TALL}" fill="{self.ground}"/>' + hills(WIDE, 800) + drawing
        self.art(s, back, (WIDE, TALL), 0, 0, 13.333, "Cover drawing", 64, True, 1280, behind=True)
        logo = mark(self.who, 0, 0, 100, ground=self.tile)
        self.art(s, logo, (100, 110), .8, .7, .5, f"{self.name} logo", to=120)
        self.words(s, [self.name], 1.42, .72, 5, .52, 18, "#ffffff", True, anchor=MSO_ANCHOR.MIDDLE)
        self.title(s, title, .7, 1.9, 7.4, 2.3, 44, "#ffffff")
        self.words(s, [under], .7, 4.35, 6.4, 1.1, 20, "#ffffff")
        self.box(s, .8, 5.75, .9, .1, self.accent)
        self.words(s, [line], .7, 6.0, 7, .5, 14, "#ffffff")
        rows = wrapped(title, 22)
        self.cover_thumb = jpeg(picture(WIDE, TALL, back + f'<g transform="translate(76 66)">{mark(self.who, 0, 0, 48, ground=self.tile)}</g>'
                                        + text(140, 104, 26, self.name, "#ffffff", "strong") + lines(76, 240, 62, rows, 1.15, fill="#ffffff", weight="strong")
                                        + f'<rect x="76" y="552" width="86" height="10" fill="{self.accent}"/>', to=512), 80)

    def points(self, title, rows, number, side=None, notes=None):
        s = self.slide(notes=notes)
        self.title(s, title, .6, .55, 11.6, 1.0, 32, self.ground)
        w = 6.6 if side else 11.4
        y = 1.85
        for head, words in rows:
            self.box(s, .72, y + .12, .16, .16, self.accent, MSO_SHAPE.OVAL)
            self.words(s, [head], 1.05, y - .08, w, .45, 20, INK, True)
            self.words(s, [words], 1.05, y + .33, w, .75, 16, GREY)
            y += 4.8 / len(rows)
        if side:
            self.art(s, side[0], side[1], 8.4, 1.8, 4.3, side[2], 64, True)
        self.foot(s, number)

    def figures(self, title, rows, number, under, notes=None):
        s = self.slide(notes=notes)
        self.title(s, title, .6, .55, 11.6, 1.0, 32, self.ground)
        w = (11.9 - .3 * (len(rows) - 1)) / len(rows)
        for i, (figure, words) in enumerate(rows):
            x = .7 + i * (w + .3)
            self.box(s, x, 1.9, w, 3.0, self.pale, MSO_SHAPE.ROUNDED_RECTANGLE)
            self.words(s, [figure], x + .25, 2.15, w - .5, 1.1, 54, self.ground, True)
            self.words(s, [words], x + .25, 3.4, w - .5, 1.3, 18, INK)
        self.words(s, [under], .6, 5.3, 11.8, 1.0, 16, GREY)
        self.foot(s, number)

    def table(self, title, head, rows, widths, number, notes=None):
        s = self.slide(notes=notes)
        self.title(s, title, .6, .55, 11.6, 1.0, 32, self.ground)
        frame = s.shapes.add_table(len(rows) + 1, len(head), Inches(.7), Inches(1.85), Inches(sum(widths)), Inches(.62 * (len(rows) + 1)))
        t = frame.table
        for i, w in enumerate(widths):
            t.columns[i].width = Inches(w)
        for r, row in enumerate([head] + rows):
            for c, value in enumerate(row):
                cell = t.cell(r, c)
                cell.fill.solid()
                cell.fill.fore_color.rgb = colour(self.ground if r == 0 else self.pale if r % 2 == 0 else "#ffffff")
                cell.vertical_anchor = MSO_ANCHOR.MIDDLE
                fill_text(cell.text_frame, [value], 16, "#ffffff" if r == 0 else INK, r == 0 or c == 0, PP_ALIGN.LEFT)
        self.foot(s, number)

    def close(self, title, rows, button, number, drawing="", notes=None):
        s = self.slide(self.ground, notes)
        if drawing:
            self.art(s, f'<rect width="{WIDE}" height="{TALL}" fill="{self.ground}"/>' + hills(WIDE, 800) + drawing, (WIDE, TALL), 0, 0, 13.333, "Drawing", 64, True, 1280, behind=True)
        self.title(s, title, .7, 1.4, 7.6, 1.7, 40, "#ffffff")
        self.words(s, rows, .7, 3.2, 7.0, 1.8, 20, "#ffffff", gap=8)
        shape = self.box(s, .8, 5.3, 3.6, .7, self.accent, MSO_SHAPE.ROUNDED_RECTANGLE)
        shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        fill_text(shape.text_frame, [button], 18, DEEP, True, PP_ALIGN.CENTER)

    def done(self) -> bytes:
        out = io.BytesIO()
        self.p.save(out)
        return settled(out.getvalue(), self.cover_thumb)


def colour(code):
    return RGBColor.from_string(code.lstrip("#"))


def fill_text(frame, rows, size, ink, bold=False, align=None, gap=0):
    for i, row in enumerate(rows):
        p = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
        p.alignment = align if align is not None else PP_ALIGN.LEFT
        p.space_after = Pt(gap)
        run = p.add_run()
        run.text = row
        run.font.size, run.font.bold, run.font.name, run.font.color.rgb = Pt(size), bold, FONT, colour(ink)


def wrapped(words, most):
    rows = [""]
    for word in words.split():
        if len(rows[-1]) + len(word) > most and rows[-1]:
            rows.append("")
        rows[-1] = (rows[-1] + " " + word).strip()
    return rows


# ---------------------------------------------------------------- the files

def launch_deck():
    d = Deck("Launch deck: real-time stock for every storefront", "Acme Software", VERDIGRIS, APRICOT, MIST, tile=TEAL)
    d.cover("Real-time stock for every storefront", "One count for the shelf, the stockroom and the screen.", "Launch deck · Warehouse to storefront · November 2026",
            bars(905, 640, 9), notes="Two minutes. Ask who has had to call a customer this week because an item was not there.")
    d.points("Three lists, three different numbers", [
        ("The till knows what was sold", "and writes it overnight. By noon its list is four hours old."),
        ("The web shop knows what was ordered", "and keeps a safety margin of three. Those three are never sold."),
        ("The stockroom knows what came in", "on paper. It is typed on Thursdays."),
        ("The customer knows only one thing:", "the screen said it was there.")], 2, (shelves(430, 430), (430, 430), "A stockroom with two racks"),
        "Let people tell their own story here. Everybody has one.")
    d.points("One count, corrected by everything that happens", [
        ("A sale, a return, a scan: one event each", "The count changes in every shop and on the web in under two seconds."),
        ("Forty shelves a day instead of a count weekend", "The app says which ones, ten minutes each morning."),
        ("Click and reserve, for two hours", "The item is put aside in the shop before it can be sold twice.")], 3, (
            f'<rect width="430" height="430" fill="{MIST}"/>' + shopfront(35, 70, 6), (430, 430), "A shop front"))
    d.figures("What 212 shops measured", [("1.8 s", "from scan to storefront, on average"), ("−37 %", "orders cancelled because the item was not there"),
                                          ("11 h", "saved on counting in each shop and month")], 4,
              "Measured between January and September 2026 in 212 shops of 31 customers, before and after. Ask us for the list.")
    d.close("Start with two shops", ["An easy one and a difficult one.", "Live counts on the web after four weeks.", "€ 49 to € 139 for each shop and month."], "acme.example/stock", 5,
            shopfront(820, 270, 6.5))
    return d.done()


def start_here():
    d = Deck("Start here: selling Acme in 20 minutes", "Acme Software", BLUE, SUN, MIST, tile=VERDIGRIS)
    d.cover("Start here: selling Acme in 20 minutes", "What it does, who buys it, what to ask, what it costs.", "Sales training for partners · Edition 2026",
            bars(905, 640, 9, SUN), notes="For everybody in partner sales in their first week.")
    d.points("Who buys, and what hurts", [
        ("Head of retail, 5 to 200 shops", "“We cancel orders and apologise.” Talk about cancelled orders."),
        ("Head of e-commerce", "“I cannot sell what I cannot see.” Talk about safety margins."),
        ("Owner of two to four shops", "“I count on Sundays.” Talk about the ten minutes in the morning.")], 2, (
            f'<rect width="430" height="430" fill="{MIST}"/>' + shopfront(35, 70, 6, awning=BLUE), (430, 430), "A shop front"))
    d.table("Five questions for the first call", ["Ask", "Listen for", "Then show"], [
        ["How old is the number on your web shop?", "“Overnight”", "Live count, 1.8 s"],
        ["How many orders did you cancel last month?", "“Not sure”", "The gap report"],
        ["When did you last count everything?", "“In January”", "Forty shelves a day"],
        ["Which till do you use?", "A name on our list", "The ready connector"],
        ["Who decides, and by when?", "“Before peak season”", "Two shops, four weeks"]], [5.4, 3.2, 3.3], 3)
    d.close("Next: register your first deal", ["It takes three minutes in the partner portal.", "It is protected for 90 days.", "Silver and Gold earn 5 % more on it."], "Open the partner portal", 4,
            bars(905, 640, 9, SUN))
    return d.done()


def cold_chain():
    d = Deck("Cold chain in real time", "Bluefin and Acme Software", TEAL, SUN, "#e4f1f3", tile=VERDIGRIS)
    fish = ('<g transform="translate(800 190) scale(20)" opacity=".95"><path d="M2.5 17C4.5 8.5 9.5 3.5 17.5 3c-3.2 4.2-3.2 9 0 14-5-2.5-10-2.5-15 0z" fill="#ffd27a"/></g>')
    d.cover("Cold chain in real time", "Bluefin and Acme for fish counters and fresh markets.", "Campaign deck · Harbour breakfast Hamburg · 3 December 2026", fish)
    d.figures("Fresh stock is a clock, not a number", [("−2 °C", "to +2 °C is the room fresh fish has, from boat to counter"), ("36 h", "from landing to sale, or the price halves"),
                                                       ("8 %", "of fresh goods are thrown away in an average market")], 2,
              "Acme counts pieces and hours. Bluefin adds the temperature of every box, so that the oldest good fish is sold first.")
    d.table("Harbour breakfast, 3 December, 7:30", ["When", "What", "Who"], [
        ["7:30", "Coffee, rolls, a look at the auction hall", "Everybody"],
        ["8:15", "What a warm hour costs: numbers from six markets", "Femke Janssen, Bluefin"],
        ["8:45", "One count for the counter and the web shop, live", "Tom Okafor, Acme Software"],
        ["9:30", "Questions at the ice boxes", "Both"]], [1.7, 6.6, 3.6], 3)
    return d.done()


def globex_kickoff():
    d = Deck("Globex and Initech: partner kick-off 2027", "Globex", PLUM, MAIZE, SAND, "globex", "Globex")
    d.cover("Know your building by lunchtime", "Kick-off 2027 with Initech Building Services.", "Globex partner team · 12 January 2027", building(850, 190, 6.6))
    d.points("What we do together in spring", [
        ("Forty office blocks in Berlin and Leipzig", "Initech walks, fits and labels. Globex delivers in five days."),
        ("One letter, one call, one visit", "To 600 owners whose bill rose by more than a quarter."),
        ("Open house on 18 March", "A block in Moabit, metered for a year, with all its charts on the wall.")], 2,
        (f'<rect width="430" height="430" fill="{SAND}"/>' + building(50, 28, 5.6), (430, 430), "An office block with lit windows"))
    d.figures("What we will count", [("600", "letters by 12 February"), ("90", "visits by the end of March"), ("40", "blocks signed by 30 June")], 3,
              "Every signed block earns Initech € 420, paid with the first invoice. Leads are shared in the portal, each with one owner.")
    return d.done()


FILES = [
    ("acme-launch-deck-real-time-stock.pptx", "Launch deck “Real-time stock for every storefront”, 5 slides, with speaker notes", launch_deck),
    ("acme-start-here-selling-acme.pptx", "Sales training “Start here: selling Acme in 20 minutes”, 4 slides, one table", start_here),
    ("acme-bluefin-cold-chain-deck.pptx", "Bluefin campaign “Cold chain in real time”, 3 slides with the breakfast’s programme", cold_chain),
    ("globex-initech-kickoff-2027.pptx", "Globex and Initech: partner kick-off 2027, 3 slides, plum", globex_kickoff),
]
