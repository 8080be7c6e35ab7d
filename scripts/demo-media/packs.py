"""The HTML and TXT files, and the ZIP files."""

import pdfs
import pictures
from look import APRICOT, FOG, GREY, INK, MIST, PEACH, TEAL, VERDIGRIS, zipped


def e_mail_template():
    def button(words, href):
        return (f'<table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr><td bgcolor="{VERDIGRIS}" style="border-radius:7px">'
                f'<a href="{href}" style="display:inline-block;padding:13px 22px;font:bold 16px Arial,sans-serif;color:#ffffff;text-decoration:none">{words}</a></td></tr></table>')

    def row(figure, words):
        return (f'<tr><td width="110" valign="top" style="padding:10px 0;border-top:1px solid {FOG};font:bold 24px Arial,sans-serif;color:{VERDIGRIS}">{figure}</td>'
                f'<td style="padding:14px 0 10px;border-top:1px solid {FOG};font:15px/22px Arial,sans-serif;color:{INK}">{words}</td></tr>')
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Is it really on the shelf?</title>
</head>
<body style="margin:0;padding:0;background:{MIST}">
<div style="display:none;max-height:0;overflow:hidden">Two days in two shops, before peak season begins.</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="{MIST}"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" bgcolor="#ffffff" style="width:100%;max-width:600px;border-radius:12px;overflow:hidden">
<tr><td bgcolor="{VERDIGRIS}" style="padding:30px 36px 34px">
  <p style="margin:0 0 28px;font:bold 15px Arial,sans-serif;color:#ffffff">[Your company] <span style="font-weight:normal;color:#bcd2cf">with Acme Software</span></p>
  <h1 style="margin:0;font:bold 34px/40px Arial,sans-serif;color:#ffffff">Is it really<br>on the shelf?</h1>
  <div style="width:64px;height:7px;margin-top:22px;border-radius:4px;background:{APRICOT}"></div>
</td></tr>
<tr><td style="padding:30px 36px 8px;font:16px/25px Arial,sans-serif;color:{INK}">
  <p style="margin:0 0 16px">Dear [first name],</p>
  <p style="margin:0 0 16px">in three weeks your shops have their busiest days. Every number on your web shop is a promise then: the screen said it is there.</p>
  <p style="margin:0 0 20px">Shops with <b>one live count</b> keep it:</p>
  <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0">
  {row("1.8 s", "from scan to storefront, on average over 212 shops")}
  {row("&minus;37 %", "orders cancelled because the item was not there")}
  {row("11 h", "saved on counting in each shop and month")}
  </table>
</td></tr>
<tr><td style="padding:16px 36px 30px">
  {button("Book a stock health check", "https://acme.example/check?partner=[partner]")}
</td></tr>
<tr><td bgcolor="{PEACH}" style="padding:22px 36px;font:16px/24px Arial,sans-serif;color:{INK}">
  <b>&ldquo;We stopped apologising. If the screen says it is there, it is there.&rdquo;</b><br>
  <span style="font-size:13px;color:{GREY}">Sanne de Wit, head of retail, Halden Outdoor</span>
</td></tr>
<tr><td style="padding:22px 36px 28px;font:12px/18px Arial,sans-serif;color:{GREY}">
  [Your company], [street], [city]. You get this e-mail because you are a customer of ours.
  <a href="[unsubscribe]" style="color:{GREY}">Unsubscribe</a>
</td></tr>
</table>
</td></tr></table>
</body>
</html>
""".encode()


def social_posts():
    return """Peak season 2026: posts to copy
================================

For LinkedIn, Mastodon and your newsletter. Replace [link] by your own link from the
campaign, so that leads count as yours. The picture for 1, 3 and 5: "Social square:
Stock you can trust".


1  Monday 16 November
   The last pair is on the shelf. The web shop says: sold out.
   Shops with one live count sold it this morning. [link]

2  Wednesday 18 November
   Count weekends are over. Forty shelves a day, ten minutes each morning, and the
   numbers agree all year. How Halden Outdoor does it: [link]

3  Friday 20 November
   37 % fewer cancelled orders. Not a promise, a measurement: 212 shops, January to
   September 2026. [link]

4  Monday 23 November
   Tomorrow at 10:00: stock counts before Black Friday, 40 minutes, with questions.
   Ines Carvalho (Northwind) and Tom Okafor (Acme Software). Still time to join: [link]

5  Thursday 26 November
   If the screen says it is there, it is there. Stock you can trust. [link]


Please
------
- No other figures than the ones above.
- Name customers only as written here.
- Tell us which post did best: answer in the campaign's chat.
""".encode()


READ_ME = """Acme Software: logo pack, edition 2026
======================================

svg/acme-logo.svg               for print and large sizes
png/acme-logo-480.png           for web pages and e-mail
png/acme-logo-1200.png          for slides
png/acme-logo-white-1200.png    on dark ground
png/acme-mark-96.png            the arch alone, small
png/acme-mark-512.png           the arch alone, large
png/acme-mark-white-512.png     the arch alone, on dark ground

Half the width of the arch stays free on every side.
Please do not redraw, tilt, outline or colour the logo.

Questions: brand@acme.example
"""

RELEASE = """PRESS RELEASE                                             Free for use

One count for every shop: Northwind and Acme Software work together
====================================================================

Gothenburg and Rotterdam, 2 November 2026. The retail integrator Northwind plans,
installs and looks after Acme Stock for shops in Sweden, Norway, Denmark and Finland
from today. Acme Stock keeps one live count for shelves, stockrooms and web shops.

"Our customers do not ask for software. They ask why the web shop promised a pair of
boots that nobody can find," says Ines Carvalho, Partner Lead at Northwind. "Now we have
an answer that works on the next day."

In 212 shops that were measured between January and September 2026, 37 % fewer orders
were cancelled because an item was not there. The joint offer begins with a stock health
check: two days in two shops, for 1,900 euro.

"Northwind's people have stood behind a till," says Maya Lindqvist, who leads partner
marketing at Acme Software. "That is why shops listen to them."

About Northwind
Northwind has brought technology into shops for 18 years. 140 people, Gothenburg.

About Acme Software
Acme Software makes Acme Stock, live counts for shops that sell in more than one place.
Founded 2014, 90 people, Rotterdam.

Contact
press@acme.example, +31 10 555 01 20
"""

FACTS = """name,value,source
Founded,2014,Acme Software
People,90,"Acme Software, October 2026"
Shops with Acme Stock,2140,"Acme Software, October 2026"
Connectors,34,"Acme Software, November 2026"
From scan to storefront,1.8 s,"212 shops, January to September 2026"
Fewer cancelled orders,37 %,"212 shops, January to September 2026"
"""


def logo_pack():
    white = {"ink": "#ffffff", "ground": TEAL}
    return zipped([
        ("acme-logo-pack/read-me.txt", READ_ME.encode()),
        ("acme-logo-pack/svg/acme-logo.svg", pictures.logo_svg()),
        ("acme-logo-pack/png/acme-logo-480.png", pictures.logo_png(480)),
        ("acme-logo-pack/png/acme-logo-1200.png", pictures.logo_png(1200)),
        ("acme-logo-pack/png/acme-logo-white-1200.png", pictures.logo_png(1200, **white)),
        ("acme-logo-pack/png/acme-mark-96.png", pictures.mark_png(96)),
        ("acme-logo-pack/png/acme-mark-512.png", pictures.mark_png(512)),
        ("acme-logo-pack/png/acme-mark-white-512.png", pictures.mark_png(512, "#ffffff", VERDIGRIS)),
    ])


def press_kit():
    return zipped([
        ("acme-press-kit/press-release.txt", RELEASE.encode()),
        ("acme-press-kit/facts.csv", FACTS.encode()),
        ("acme-press-kit/customer-story-halden-outdoor.pdf", pdfs.case_study()),
        ("acme-press-kit/pictures/counter-scanner.jpg", pictures.scanner_photo()),
        ("acme-press-kit/pictures/social-square.png", pictures.social_square()),
        ("acme-press-kit/logo/acme-logo-1200.png", pictures.logo_png(1200)),
    ])


FILES = [
    ("acme-logo-pack.zip", "Logo pack: SVG, six PNG files, a text", logo_pack),
    ("acme-press-kit.zip", "Press kit: release, facts as CSV, customer story as PDF, two pictures, logo", press_kit),
    ("acme-e-mail-template-peak-season.html", "HTML e-mail “Is it really on the shelf?”, no script, nothing from outside", e_mail_template),
    ("acme-social-posts-peak-season.txt", "Five posts to copy for peak season, UTF-8", social_posts),
]
