// Dialogs in low and narrow windows: a phone on its side, a small phone, letters four times as large. The body scrolls; the
// title's first line and every button at the foot are in sight and can be pressed.
import type { Page } from "@playwright/test";
import { type Desk, demoFile } from "./support/desk.ts";
import { visit } from "./support/hydrated.ts";
import { expect, test } from "./support/test.ts";

const windows = [
  { width: 740, height: 360 },
  { width: 320, height: 568 },
  { width: 320, height: 256 }, // 1280 × 1024 at 400 %
];

/** What of the open dialog's foot is not in sight, or lies under something else. */
const hidden = (page: Page) =>
  page.evaluate(() => {
    const dialog = [...document.querySelectorAll(".kit-dialog:is([open], :popover-open)")].at(-1)!;
    const seen = (element: Element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      const inside = left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
      const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      return inside && !!over && (element.contains(over) || over.contains(element));
    };
    const wide = [dialog, ...dialog.querySelectorAll(".body")].filter((part) => part.scrollWidth > part.clientWidth);
    const foot = [...dialog.querySelectorAll("footer :is(button, a)")].filter((button) => !seen(button));
    return [...foot.map((button) => `not in sight: ${button.textContent}`), ...wide.map((part) => `too wide: ${part.className}`)];
  });

type Opened = { name: string; open: (page: Page, desk: Desk) => Promise<void> };

const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name }).filter({ visible: true }).first().click();
/** Opens the menu of a page or row, and the item in it that asks. */
const choose = async (page: Page, menu: string | RegExp, item: string | RegExp) => {
  await press(page, menu);
  await page.getByRole("menuitem", { name: item }).click();
};
const resource = async (page: Page, desk: Desk) => {
  const made = await desk.resource([await desk.group()], "acme-price-list-2027.pdf");
  await visit(page, `/resources/${made.id}`);
  return made;
};

const dialogs: Opened[] = [
  { name: "new partner", open: async (page) => (await visit(page, "/partners"), press(page, "New partner")) },
  {
    name: "edit a partner",
    open: async (page, desk) => {
      const { id, name } = await desk.partner();
      await visit(page, `/partners/${id}`);
      await choose(page, `More about ${name}`, "Edit …");
    },
  },
  {
    name: "invite a contact",
    open: async (page, desk) => (await visit(page, `/partners/${(await desk.partner()).id}`), press(page, /^Invite/)),
  },
  { name: "new group", open: async (page) => (await visit(page, "/partners/groups"), press(page, "New group")) },
  {
    name: "delete a group",
    open: async (page, desk) => {
      const group = await desk.group();
      await visit(page, "/partners/groups");
      await choose(page, `Actions for ${group.name}`, "Delete …");
    },
  },
  {
    name: "edit a resource",
    open: async (page, desk) => (await resource(page, desk), press(page, "Edit")),
  },
  { name: "move", open: async (page, desk) => choose(page, `More about ${(await resource(page, desk)).name}`, "Move to …") },
  { name: "associate", open: async (page, desk) => choose(page, `More about ${(await resource(page, desk)).name}`, "Associate with a campaign …") },
  { name: "delete a resource", open: async (page, desk) => choose(page, `More about ${(await resource(page, desk)).name}`, "Delete …") },
  {
    name: "upload an asset",
    open: async (page, desk) => {
      const campaign = await desk.campaign(await desk.partner());
      await visit(page, `/campaigns/${campaign.id}`);
      await press(page, "Upload asset");
      await page.locator("#upload-files").setInputFiles([demoFile("acme-price-list-2027.pdf")]);
    },
  },
  {
    name: "groups of many",
    open: async (page, desk) => {
      const [folder, group] = [await desk.folder(), await desk.group()];
      await desk.link([group], undefined, folder);
      await visit(page, `/resources/folders/${folder.id}`);
      await page.getByRole("checkbox", { name: "Select all on this page" }).check();
      await choose(page, "Actions", "Update groups");
    },
  },
  { name: "view as partner", open: async (page) => (await visit(page, "/marketing/library"), press(page, "View as partner")) },
  {
    name: "the viewer",
    open: async (page, desk) => {
      const [folder, group] = [await desk.folder(), await desk.group()];
      const made = await desk.resource([group], "acme-price-list-2027.pdf", undefined, folder);
      await visit(page, `/resources/folders/${folder.id}`);
      await page.getByRole("button", { name: `Preview ${made.name}` }).click();
    },
  },
];

for (const { name, open } of dialogs) {
  test(`the buttons of a dialog stay in sight in a low window: ${name}`, async ({ as, desk }) => {
    const page = await as("acmeAdmin");
    await open(page, desk);
    const dialog = page.locator(".kit-dialog:is([open], :popover-open)");
    await expect(dialog).toBeVisible();
    for (const size of windows) {
      await page.setViewportSize(size);
      await expect.poll(() => hidden(page), `${size.width} × ${size.height}`).toEqual([]);
      if (process.env.SHOTS) await page.screenshot({ path: `target/scratch/${name.replaceAll(" ", "-")}-${size.width}x${size.height}.png` });
    }
  });
}
