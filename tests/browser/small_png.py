"""A screenshot made small: a page has few colours, so a palette holds them. The browser reads the picture for us."""

from __future__ import annotations

import base64
import struct
import zlib
from typing import Final

from playwright.sync_api import Page

# The 256 commonest colours are kept exactly; any other becomes the one of them that is nearest.
INDEXED: Final = """async (picture) => {
  const blob = await (await fetch("data:image/png;base64," + picture)).blob();
  const image = await createImageBitmap(blob);
  const drawing = new OffscreenCanvas(image.width, image.height).getContext("2d");
  drawing.drawImage(image, 0, 0);
  const {data} = drawing.getImageData(0, 0, image.width, image.height);
  const colours = new Uint32Array(image.width * image.height);
  const counted = new Map();
  for (let at = 0; at < colours.length; at++) {
    colours[at] = (data[4 * at] << 16) | (data[4 * at + 1] << 8) | data[4 * at + 2];
    counted.set(colours[at], (counted.get(colours[at]) ?? 0) + 1);
  }
  const palette = [...counted].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 256).map(([colour]) => colour);
  const parts = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];
  const apart = (one, other) => parts(one).reduce((sum, part, at) => sum + (part - parts(other)[at]) ** 2, 0);
  const index = new Map();
  for (const colour of counted.keys()) {
    const nearest = palette.reduce((best, each) => (apart(colour, each) < apart(colour, best) ? each : best));
    index.set(colour, palette.indexOf(nearest));
  }
  let text = "";
  for (const colour of colours) text += String.fromCharCode(index.get(colour));
  return {width: image.width, height: image.height, palette, bytes: btoa(text)};
}"""


def small_png(page: Page, png: bytes) -> bytes:
    """The same picture in fewer bytes. The page is any that may run scripts and fetch, such as an empty one."""
    found = page.evaluate(INDEXED, base64.b64encode(png).decode())
    width, height, pixels = found["width"], found["height"], base64.b64decode(found["bytes"])
    rows = b"".join(b"\0" + pixels[start : start + width] for start in range(0, width * height, width))
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    palette = b"".join(colour.to_bytes(3, "big") for colour in found["palette"])
    parts = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_part(name, content) for name, content in parts)


def _part(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
