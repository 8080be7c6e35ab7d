"""Small files for the tests of uploads: honest ones of every kind, and ones that lie about what they are."""

import binascii
import gzip
import io
import struct
import tarfile

from look import APRICOT, EPOCH, VERDIGRIS, arch, picture, png, zipped
from moving import ffmpeg, tones

NOTE = "Count the shelf by the door first.\n"


def small_picture():
    return picture(64, 64, f'<rect width="64" height="64" fill="{VERDIGRIS}"/>{arch(16, 14, 32, 36, APRICOT)}')


def frames():
    return [picture(64, 64, f'<rect width="64" height="64" fill="{VERDIGRIS}"/>{arch(4 + 8 * i, 14, 24, 36, APRICOT)}').convert("RGB") for i in range(5)]


def exe():
    """An EXE header and nothing that could run: MZ, the DOS text, PE with no sections."""
    dos = bytearray(128)
    dos[0:2] = b"MZ"
    struct.pack_into("<I", dos, 60, 128)
    dos[64:104] = b"This program cannot be run in DOS mode.\r"
    pe = b"PE\0\0" + struct.pack("<HHIIIHH", 0x8664, 0, 0, 0, 0, 0, 0x0022)
    return (bytes(dos) + pe).ljust(1024, b"\0")


def zip_without_types():
    return zipped([("ppt/presentation.xml", b'<?xml version="1.0"?><p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>'),
                   ("ppt/slides/slide1.xml", b"<nothing/>")])


def svg_with_script():
    return b"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="120" height="60" onload="document.title='onload ran'">
  <script>document.title = 'script ran'; fetch('/api/me')</script>
  <rect width="120" height="60" fill="#0e4a4a" onclick="alert(1)"/>
  <a xlink:href="javascript:alert(2)"><text x="10" y="35" fill="#ffffff">Click</text></a>
  <foreignObject width="10" height="10"><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:alert(3)"></iframe></foreignObject>
</svg>
"""


def html_page():
    return """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>A page</title></head>
<body><h1>A page</h1><p>Shelf, stockroom, Grüße.</p>
<script>document.title = 'script ran'; fetch('/api/me')</script>
<img src="x" onerror="document.title = 'onerror ran'" alt="">
<form action="/api/sessions" method="post"><input name="password"></form></body></html>
""".encode()


def latin1_html():
    return ('<!doctype html>\n<html lang="de"><head><meta charset="iso-8859-1"><title>Gr\u00fc\u00dfe</title></head>\n'
            "<body><p>Gr\u00fc\u00dfe aus K\u00f6ln, 20 % g\u00fcnstiger.</p></body></html>\n").encode("latin-1")


def tiff():
    out = io.BytesIO()
    small_picture().convert("RGB").save(out, "TIFF", compression="tiff_lzw")
    return out.getvalue()


def gif():
    out, all_ = io.BytesIO(), [f.quantize(16) for f in frames()]
    all_[0].save(out, "GIF", save_all=True, append_images=all_[1:], duration=120, loop=0)
    return out.getvalue()


def webp():
    out = io.BytesIO()
    small_picture().convert("RGB").save(out, "WEBP", quality=80, method=6)
    return out.getvalue()


def clip(name, *codec):
    raw = b"".join(f.tobytes() for f in frames())
    return ffmpeg(["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", "64x64", "-r", "5", "-i", "pipe:0", "-pix_fmt", "yuv420p", *codec], name, raw)


def sound(name, *codec, rate=16000):
    pcm = tones(.6, [(0, 660, .5, .6, "bell"), (.2, 880, .4, .6, "bell")])
    return ffmpeg(["-f", "s16le", "-ar", "44100", "-ac", "1", "-i", "pipe:0", "-ar", str(rate), *codec], name, pcm)


def gz():
    return gzip.compress(NOTE.encode(), 9, mtime=EPOCH)


def tgz():
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        info = tarfile.TarInfo("note.txt")
        info.size, info.mtime, info.mode = len(NOTE), EPOCH, 0o644
        archive.addfile(info, io.BytesIO(NOTE.encode()))
    return gzip.compress(out.getvalue(), 9, mtime=EPOCH)


def seven_zip():
    """One stored file, written by hand."""
    data, name = NOTE.encode(), "note.txt\0".encode("utf-16-le")
    ticks = struct.pack("<Q", (EPOCH + 11644473600) * 10_000_000)
    header = (b"\x01\x04" + b"\x06\x00\x01\x09" + bytes([len(data)]) + b"\x00"                            # where the packed data is
              + b"\x07\x0b\x01\x00" + b"\x01\x01\x00" + b"\x0c" + bytes([len(data)]) + b"\x00"             # one folder, coder "copy"
              + b"\x08\x0a\x01" + struct.pack("<I", binascii.crc32(data)) + b"\x00\x00"                      # its one stream
              + b"\x05\x01" + b"\x11" + bytes([len(name) + 1]) + b"\x00" + name                              # name, time, attributes
              + b"\x14\x0a\x01\x00" + ticks + b"\x15\x06\x01\x00" + struct.pack("<I", 0x20) + b"\x00\x00")
    start = struct.pack("<QQI", len(data), len(header), binascii.crc32(header))
    return b"7z\xbc\xaf\x27\x1c\x00\x04" + struct.pack("<I", binascii.crc32(start)) + start + data + header


def rar5():
    """One stored file, written by hand."""
    data = NOTE.encode()

    def block(body, after=b""):
        sized = bytes([len(body)]) + body
        return struct.pack("<I", binascii.crc32(sized)) + sized + after
    main = block(bytes([1, 0, 0]))
    name = b"note.txt"
    file = block(bytes([2, 2, len(data), 6, len(data)]) + b"\xa4\x83\x02" + struct.pack("<II", EPOCH, binascii.crc32(data)) + bytes([0, 1, len(name)]) + name, data)
    return b"Rar!\x1a\x07\x01\x00" + main + file + block(bytes([5, 0, 0]))


def eml():
    return "\r\n".join([
        "From: Ines Carvalho <ines.carvalho@northwind.example>", "To: Maya Lindqvist <maya.lindqvist@acme.example>", "Subject: Price list",
        "Date: Wed, 18 Nov 2026 09:00:00 +0000", "Message-ID: <note-1@northwind.example>", "MIME-Version: 1.0", 'Content-Type: multipart/mixed; boundary="edge"', "",
        "--edge", "Content-Type: text/plain; charset=utf-8", "", "Is the new one out?", "", "--edge",
        'Content-Type: text/html; charset=utf-8; name="page.html"', 'Content-Disposition: attachment; filename="page.html"', "", "<script>document.title = 'script ran'</script>", "", "--edge--", ""]).encode()


X264 = ("-c:v", "libx264", "-profile:v", "baseline", "-preset", "slow", "-crf", "30")
FILES = [
    ("note.pdf.exe", "an EXE header, with two endings", exe),
    ("png-named.pdf", "a PNG, named PDF", lambda: png(small_picture())),
    ("text-named.png", "plain text, named PNG", lambda: NOTE.encode()),
    ("exe-named.docx", "an EXE header, named DOCX", exe),
    ("zip-without-types.pptx", "a ZIP without [Content_Types].xml, named PPTX", zip_without_types),
    ("script.svg", "an SVG with script, handlers, javascript: links and a foreign object", svg_with_script),
    ("page.html", "an HTML page with a script, a handler and a form", html_page),
    ("latin1.html", "an HTML page in ISO 8859-1, so no valid UTF-8", latin1_html),
    ("utf16.txt", "text in UTF-16 with its mark, so no valid UTF-8", lambda: b"\xff\xfe" + (NOTE + "Gr\u00fc\u00dfe\n").encode("utf-16-le")),
    ("scan.tiff", "a TIFF, a kind that is not accepted", tiff),
    ("real.gif", "a GIF, five frames, 64 × 64", gif),
    ("real.webp", "a WebP, 64 × 64", webp),
    ("real.webm", "a WebM, VP8, 1 s, 64 × 64", lambda: clip("a.webm", "-c:v", "libvpx", "-b:v", "60k", "-crf", "40")),
    ("real.mov", "a QuickTime film, H.264, 1 s, 64 × 64", lambda: clip("a.mov", *X264)),
    ("real.m4v", "an M4V, H.264, 1 s, 64 × 64", lambda: clip("a.m4v", *X264, "-f", "ipod", "-movflags", "+faststart")),
    ("real.m4a", "an M4A, AAC, 0.6 s", lambda: sound("a.m4a", "-c:a", "aac", "-b:a", "24k")),
    ("real.wav", "a WAV, 8 kHz, 0.6 s", lambda: sound("a.wav", "-c:a", "pcm_u8", rate=8000)),
    ("real.ogg", "an Ogg, Vorbis, 0.6 s", lambda: sound("a.ogg", "-c:a", "libvorbis", "-q:a", "0")),
    ("real.gz", "one gzipped text", gz),
    ("real.tgz", "a gzipped tar with one text", tgz),
    ("real.7z", "a 7z with one stored text", seven_zip),
    ("real.rar", "a RAR5 with one stored text", rar5),
    ("real.eml", "an e-mail with an HTML attachment", eml),
]
