// Which pages the README shows, as whom, and taking them: end2end/pictures/<name>-<width>[-dark].png.
import { type Locator, type Page, expect } from "@playwright/test";
import { resolve } from "node:path";
import { looks } from "./tests/support/axe.ts";
import { hydrated, visit } from "./tests/support/hydrated.ts";
import type { Persona } from "./tests/support/personas.ts";
import { test } from "./tests/support/test.ts";

/** `address`, or for things whose address is an id, the way to them. */
type Picture = { name: string; persona?: Persona; address: string; way?: (page: Page) => Promise<void> };

/** Clicks and waits until the page is another one. */
async function leave(page: Page, link: Locator): Promise<void> {
  const before = page.url();
  await link.click();
  await expect(page).not.toHaveURL(before);
}

const open = (page: Page) => leave(page, page.getByRole("treeitem", { name: "Warehouse to storefront" }));
const to = (name: string) => (page: Page) => leave(page, page.getByRole("main").getByRole("link", { name, exact: true }).first());

const pictures: Picture[] = [
  { name: "sign-in", address: "/sign-in" },
  { name: "library", persona: "acmeAdmin", address: "/marketing/library?q=Warehouse+to+storefront", way: open },
  {
    name: "campaign",
    persona: "acmeAdmin",
    address: "/marketing/library?q=Warehouse+to+storefront",
    way: async (page) => {
      await open(page);
      await leave(page, page.getByRole("heading", { name: "Warehouse to storefront" }).getByRole("link"));
    },
  },
  { name: "resources", persona: "acmeAdmin", address: "/resources" },
  { name: "resource", persona: "acmeAdmin", address: "/resources?q=Handheld+on+a+shop+counter", way: to("Handheld on a shop counter") },
  { name: "partners", persona: "acmeAdmin", address: "/partners" },
  { name: "groups", persona: "acmeAdmin", address: "/partners/groups" },
  { name: "partner-home", persona: "northwindOwner", address: "/home" },
  { name: "partner-library", persona: "northwindOwner", address: "/marketing/library" },
  { name: "partner-resources", persona: "northwindOwner", address: "/resources" },
  {
    name: "preview",
    persona: "acmeAdmin",
    address: "/marketing/library",
    way: async (page) => {
      await page.getByRole("button", { name: "View as partner" }).click();
      const dialog = page.getByRole("dialog", { name: "View as partner" });
      await dialog.getByLabel("Partner").selectOption("Northwind");
      await dialog.getByRole("button", { name: "View", exact: true }).click();
      await expect(page.getByText("Viewing as Northwind.")).toBeVisible();
    },
  },
  { name: "audit", persona: "acmeAdmin", address: "/audit" },
  {
    name: "viewer",
    persona: "acmeAdmin",
    address: "/resources",
    way: async (page) => {
      await page.getByRole("button", { name: /^Preview / }).first().click();
      await expect(page.getByRole("dialog")).toBeVisible();
    },
  },
  { name: "people", persona: "acmeAdmin", address: "/settings/people" },
  { name: "profile", persona: "northwindOwner", address: "/settings/profile" },
];

/** A page of Resources as the server tells it, as far as it is asked here. */
type Shelves = { items: { rows: { file: { extension: string; picture: boolean } | null }[] } };

// The small pictures of the demo world are made after the start, those of campaigns before those of resources.
test.beforeAll(async ({ desk }) => {
  const missing = async () => {
    const ask = { q: "a", sort: "name", after: null, size: 200 };
    const { items } = await desk.call<Shelves>("library/browse", { folder: null, ask });
    return items.rows.filter(({ file }) => file && /^(png|jpg|pdf)$/.test(file.extension) && !file.picture).length;
  };
  await expect.poll(missing, { timeout: 30_000 }).toBe(0);
});

/** Pages that the server draws alone, as it does those of the door. */
const plain = /^\/(audit|settings|team)/;

for (const { name, address, persona, way } of pictures) {
  test(name, async ({ as, page: stranger }) => {
    const page = persona ? await as(persona) : stranger;
    const alive = persona && !plain.test(address);
    if (alive) await visit(page, address);
    else await page.goto(address);
    await way?.(page);
    // a search may have led the way; the picture is of the page without it
    const target = new URL(page.url());
    target.searchParams.delete("q");
    for (const { scheme, width, height } of looks) {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
      await page.goto(target.href);
      if (alive) await hydrated(page);
      await page.evaluate(() => document.fonts.ready);
      await page.waitForLoadState("networkidle");
      const file = `${name}-${width}${scheme === "dark" ? "-dark" : ""}.png`;
      await page.screenshot({ path: resolve(import.meta.dirname, "pictures", file), animations: "disabled" });
    }
  });
}
