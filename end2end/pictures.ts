// Which pages the README shows, as whom, and taking them: end2end/pictures/<name>-<width>[-dark].png.
import { resolve } from "node:path";
import { looks } from "./tests/support/axe.ts";
import { hydrated } from "./tests/support/hydrated.ts";
import type { Persona } from "./tests/support/personas.ts";
import { test } from "./tests/support/test.ts";

type Picture = { name: string; address: string; persona?: Persona };

const pictures: Picture[] = [
  { name: "sign-in", address: "/sign-in" },
  { name: "library", address: "/marketing/library", persona: "acmeAdmin" },
];

for (const { name, address, persona } of pictures) {
  test(name, async ({ as, page: stranger }) => {
    const page = persona ? await as(persona) : stranger;
    for (const { scheme, width, height } of looks) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await page.goto(address);
      if (persona) await hydrated(page); // the pages of the door carry no wasm
      await page.evaluate(() => document.fonts.ready);
      const file = `${name}-${width}${scheme === "dark" ? "-dark" : ""}.png`;
      await page.screenshot({ path: resolve(import.meta.dirname, "pictures", file), animations: "disabled" });
    }
  });
}
