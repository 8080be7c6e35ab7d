"""The DOCX files."""

import datetime
import io

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from look import BLUE, GREY, INK, VERDIGRIS, VIOLET, jpeg, lines, mark, picture, png, settled, text
from decks import wrapped

FONT = "Arial"


def colour(code):
    return RGBColor.from_string(code.lstrip("#"))


def dress(style, size, ink, bold=None, before=0, after=6, lead=1.25):
    style.font.name, style.font.size, style.font.color.rgb, style.font.bold = FONT, Pt(size), colour(ink), bold
    faces = style.element.rPr.rFonts
    for key in list(faces.attrib):
        if "Theme" in key:
            del faces.attrib[key]
    faces.set(qn("w:cs"), FONT)
    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)
    style.paragraph_format.line_spacing = lead


class Paper:
    def __init__(self, title, author, tint=VERDIGRIS, who="acme", name="Acme Software"):
        self.d, self.tint, self.heading, self.name, self.who, self.body = Document(), tint, title, name, who, []
        core, day = self.d.core_properties, datetime.datetime(2026, 11, 18, 9, 0)
        core.title, core.author, core.last_modified_by, core.comments = title, author, author, ""
        core.created = core.modified = day
        core.revision, core.language = 1, "en-GB"
        page = self.d.sections[0]
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin = page.right_margin = Cm(2.5)
        page.top_margin, page.bottom_margin, page.header_distance = Cm(3.2), Cm(2.2), Cm(1.2)
        styles = self.d.styles
        dress(styles["Normal"], 11, INK)
        dress(styles["Title"], 24, tint, True, 0, 10, 1.1)
        dress(styles["Heading 1"], 14, tint, True, 16, 4, 1.15)
        dress(styles["Subtitle"], 12, GREY, False, 0, 12)
        styles["Subtitle"].font.italic = False
        spaced = styles["Subtitle"].element.rPr.find(qn("w:spacing"))
        if spaced is not None:
            styles["Subtitle"].element.rPr.remove(spaced)
        for name_ in ("List Bullet", "List Number"):
            styles[name_].paragraph_format.space_after = Pt(4)
        border = styles["Title"].element.pPr.find(qn("w:pBdr"))
        if border is not None:
            styles["Title"].element.pPr.remove(border)
        head = page.header.paragraphs[0]
        head.add_run().add_picture(io.BytesIO(png(picture(100, 110, mark(who, 0, 0, 100), to=90), opaque=False)), height=Cm(.8))
        run = head.add_run("   " + name)
        run.font.bold, run.font.size = True, Pt(11)
        foot = page.footer.paragraphs[0].add_run(f"{name} · {title}")
        foot.font.size, foot.font.color.rgb = Pt(8), colour(GREY)
        self.d.add_paragraph(title, style="Title")

    def sub(self, words):
        self.d.add_paragraph(words, style="Subtitle")

    def head(self, words):
        self.body.append(("strong", words))
        self.d.add_paragraph(words, style="Heading 1")

    def p(self, words, style=None):
        self.body.append(("regular", words.replace("**", "")))
        paragraph = self.d.add_paragraph(style=style)
        for i, piece in enumerate(words.split("**")):
            paragraph.add_run(piece).bold = True if i % 2 else None

    def points(self, *rows, style="List Bullet"):
        for row in rows:
            self.p(row, style)

    def table(self, head, rows, widths):
        t = self.d.add_table(len(rows) + 1, len(head))
        t.alignment, t.style = WD_TABLE_ALIGNMENT.LEFT, "Table Grid"
        t.autofit = False
        for i, wide in enumerate(widths):
            t.columns[i].width = Cm(wide)
        for r, row in enumerate([head] + rows):
            for c, value in enumerate(row):
                cell = t.cell(r, c)
                cell.width = Cm(widths[c])
                run = cell.paragraphs[0].add_run(value)
                run.font.size, run.font.bold = Pt(10), r == 0 or None
                cell.paragraphs[0].paragraph_format.space_before = Pt(3)
                cell.paragraphs[0].paragraph_format.space_after = Pt(3)
                shade = OxmlElement("w:shd")
                shade.set(qn("w:val"), "clear")
                shade.set(qn("w:fill"), (self.tint if r == 0 else "#ffffff").lstrip("#"))
                cell._tc.get_or_add_tcPr().append(shade)
                if r == 0:
                    run.font.color.rgb = colour("#ffffff")
        self.d.add_paragraph()

    def done(self) -> bytes:
        y, rows = 170.0, []
        for weight, words in self.body:
            y += 8 if weight == "strong" else 0
            for row in wrapped(words, 62):
                rows.append(text(40, round(y, 1), 11.5, row, self.tint if weight == "strong" else INK, weight))
                y += 15.5
            y += 3 if weight == "strong" else 7
        sheet = (f'<rect width="420" height="594" fill="#ffffff"/>{mark(self.who, 40, 30, 20)}' + text(68, 47, 13, self.name, INK, "strong")
                 + lines(40, 100, 25, wrapped(self.heading, 26), 1.15, fill=self.tint, weight="strong") + "".join(rows))
        out = io.BytesIO()
        self.d.save(out)
        return settled(out.getvalue(), jpeg(picture(420, 594, sheet), 80))


# ---------------------------------------------------------------- the files

def announcement():
    w = Paper("Announcement e-mail", "Acme Software and Northwind", BLUE)
    w.sub("Partnership announcement. To your customers, by 27 November. Put your own words where there are brackets.")
    w.p("**Subject:** One count for every shop: Northwind and Acme work together")
    w.p("**Preview text:** What your web shop promises, your shelf keeps.")
    w.head("Text")
    w.p("Dear [first name],")
    w.p("how often did your team have to call a customer this month because an item was not there after all?")
    w.p("From now on, Northwind plans, installs and looks after **Acme Stock**: one live count for all your shops, your stockroom and your web shop. "
        "A sale, a return or a scan changes it everywhere in under two seconds.")
    w.p("What that means for you:")
    w.points("**Fewer cancelled orders.** 37 % fewer in the shops that were measured.", "**No more count weekends.** Forty shelves each morning, ten minutes.",
             "**One contract and one number to call.** Ours, as before.")
    w.p("We begin with two of your shops. Four weeks later you see live counts on your web shop. If you like to know first what wrong numbers cost you, "
        "take the **stock health check**: two days, two shops, one honest report.")
    w.p("Shall we talk about it next week? Answer this e-mail or choose a time: northwind.example/acme")
    w.p("Kind regards")
    w.p("[Your name], Northwind")
    w.head("Please note")
    w.points("Send to customers only, not to bought lists.", "The 37 % may be used with its source: 212 shops, January to September 2026.", "Send us the figures two weeks later: sent, opened, answered.")
    return w.done()


def talking_points():
    w = Paper("Talking points for partner sales", "Acme Software", VIOLET)
    w.sub("Warehouse to storefront. For the first call, fifteen minutes.")
    w.head("In one sentence")
    w.p("Acme keeps one count for every shop, every stockroom and every screen, and corrects it with each sale, return and scan.")
    w.head("Open with a question")
    w.points("How old is the number your web shop shows right now?", "How many orders did you cancel last month because the item was not there?",
             "When did you last count everything, and how long was it right?", style="List Number")
    w.head("Three things worth saying")
    w.points("**It is quick.** 1.8 seconds from scan to storefront, on average.", "**It is small at first.** Two shops, four weeks, one connector.",
             "**It pays in the first season.** Halden Outdoor cancels 41 % fewer orders and opened nine shops with the same stockroom team.")
    w.head("What people answer")
    w.table(["They say", "You say"], [
        ["We already have that in our till.", "The till knows what was sold. Does it know what was stolen, broken, put back on the wrong shelf?"],
        ["Not before peak season.", "Then let us do the health check now and start in January. It needs two days and none of your team’s."],
        ["Too expensive.", "€ 89 for each shop and month. What did last month’s cancelled orders cost?"],
        ["We are changing our till next year.", "Good moment: Acme keeps the count while the till changes. 34 connectors are ready."]], [6, 10])
    w.head("End with a date")
    w.p("Offer two times for the health check. Then register the deal in the portal on the same day: it is protected for 90 days.")
    return w.done()


def faq():
    w = Paper("Stock counts: questions and answers", "Acme Software")
    w.sub("For partners and their customers. Edition November 2026.")
    for question, answer in (
            ("How long does the first count take?", "A shop of 4,000 items takes one evening with six people and their phones. The shop is closed only while people count."),
            ("Which phones work?", "Every iPhone and Android phone from 2020 on. For stockrooms with gloves and dust we suggest the A2 handheld."),
            ("What happens without a network?", "The app goes on counting. When it is back, the events are sent in their order; the count is right again in seconds."),
            ("Which tills and web shops can be connected?", "34 of them, with ready connectors. A connector to another till takes about six weeks."),
            ("How do we deal with theft and breakage?", "With the morning count. The app chooses shelves where numbers have been wrong before, so that gaps are found within days."),
            ("Who owns the data?", "You do. You can take out every event as CSV at any time. We keep it in Frankfurt and delete it 30 days after the end of the contract."),
            ("Can two shops reserve the same item?", "No. A reservation is an event like a sale: the first one wins, the second shop sees it at once."),
            ("What does it cost?", "€ 49, € 89 or € 139 for each shop and month. See the price list 2027 in Resources.")):
        w.head(question)
        w.p(answer)
    return w.done()


def larkspur_article():
    w = Paper("Counting tulips in the rain", "Larkspur and Acme Software", VIOLET, "larkspur", "Larkspur")
    w.sub("Article for garden centre magazines and your own blog. About 200 words. By Larkspur, with Acme Software.")
    w.p("A garden centre is the hardest shop there is. Half of it stands outside. Its goods grow, flower and fade. In April it sells in one weekend what a clothes shop sells in a month.")
    w.head("The number nobody trusts")
    w.p("“Our web shop used to show everything as available, from spring to autumn,” says Lena Vogt, who runs three garden centres near Hanover. "
        "“It was the easiest number. It was also always wrong.” Customers drove forty kilometres for a magnolia that had been sold on Friday.")
    w.head("Ten minutes before opening")
    w.p("Since February her team has walked a list each morning: forty tables, chosen by the app, counted with the phone. Rain, gloves and mud included. "
        "What is sold at the till or ordered on the web goes off the count at once. What has faded is counted out with one tap, and with a reason.")
    w.points("Counts that agree with the table: **94 %**, before: 61 %", "Faded plants at full price: **none since May**", "Orders for collection: **three times as many** as last spring")
    w.head("What others can begin with")
    w.p("“With one table,” says Vogt. “The one that is always wrong. After a week you know why.” Larkspur offers garden centres a stock health check until March; it takes two days.")
    return w.done()


FILES = [
    ("acme-northwind-announcement-e-mail.docx", "Announcement e-mail for Northwind’s customers, with subject, text and notes, 1 page", announcement),
    ("acme-talking-points-partner-sales.docx", "Talking points for partner sales, with a table of objections, 1 page", talking_points),
    ("acme-faq-stock-counts.docx", "Questions and answers about stock counts, 1 page", faq),
    ("acme-larkspur-garden-centre-article.docx", "Larkspur’s magazine article “Counting tulips in the rain”, 1 page", larkspur_article),
]
