// Room `library`: folders, the tree, and what is done to many at once: ticked, moved, shared, archived, deleted, undone.
import type { Locator, Page } from "@playwright/test";
import { type Desk, type Named, fresh } from "./support/desk.ts";
import { hydrated, visit } from "./support/hydrated.ts";
import { expect, test } from "./support/test.ts";

const toast = (page: Page) => page.getByRole("status", { name: "Messages" });
const table = (page: Page, folder: string) => page.getByRole("table", { name: `Folders and resources of ${folder}` });
const rows = (page: Page, folder: string) => table(page, folder).getByRole("rowheader").getByRole("link");
const tick = (page: Page, thing: Named) => page.getByRole("checkbox", { name: `Select ${thing.name}`, exact: true });
const selection = (page: Page) => page.getByRole("region", { name: "Selection" });
const tree = (page: Page) => page.getByRole("tree", { name: "Folders" });
const line = (within: Locator, name: string) => within.getByRole("treeitem", { name, exact: false });
const crumbs = (page: Page) => page.getByRole("navigation", { name: "Breadcrumb" });
const at = (folder: Named) => `/resources/folders/${folder.id}`;

/** Does something with what is ticked. */
async function act(page: Page, name: string | RegExp): Promise<void> {
  await selection(page).getByRole("button", { name: "Actions" }).click();
  await page.getByRole("menuitem", { name }).click();
}

/** Some links in a folder, in the order of their names. */
async function links(desk: Desk, folder: Named, group: Named, count: number): Promise<Named[]> {
  const made: Named[] = [];
  for (let n = 1; n <= count; n++) made.push(await desk.link([group], fresh(`Link ${String(n).padStart(2, "0")}`), folder));
  return made;
}

test("S86 rows are ticked, by range too; the count is told, and nothing ticked says why nothing can be done", async ({ as, desk }) => {
  const [folder, group] = [await desk.folder(), await desk.group()];
  const all = await links(desk, folder, group, 6);
  const inner = await desk.folder(fresh("Inner"), folder);
  const page = await as("acmeAdmin");
  await visit(page, at(folder));
  const none = page.getByRole("main").getByRole("button", { name: "Actions", exact: true });
  await expect(none).toHaveAttribute("aria-disabled", "true");
  await expect(none).toHaveAttribute("title", "Select something first");

  await tick(page, all[1]).click();
  await expect(selection(page)).toContainText("1 selected");
  await tick(page, all[4]).click({ modifiers: ["Shift"] });
  await expect(selection(page)).toContainText("4 selected");
  await expect(tick(page, all[3])).toBeChecked();
  const head = page.getByRole("checkbox", { name: "Select all on this page" });
  await expect(head).toBeChecked({ indeterminate: true });
  await head.click();
  await expect(selection(page)).toContainText("7 selected");
  await expect(tick(page, inner)).toBeChecked();
  await page.getByRole("columnheader", { name: "Name" }).getByRole("link").click();
  await expect(page).toHaveURL(/sort=-name/);
  await expect(selection(page), "sorting keeps what is ticked").toContainText("7 selected");
  await expect(tick(page, all[0])).toBeChecked();

  await selection(page).getByRole("button", { name: "Clear" }).click();
  await expect(selection(page)).toHaveCount(0);
  await expect(head).toBeFocused();
  await tick(page, all[0]).click();
  await expect(page.getByRole("searchbox"), "the bar takes the place of the tools").toBeHidden();
  await line(tree(page), inner.name).click();
  await expect(page.getByRole("heading", { name: inner.name, level: 1 })).toBeVisible();
  await expect(selection(page), "another list begins with nothing ticked").toHaveCount(0);
  await page.goBack();
  await expect(rows(page, folder.name)).toHaveCount(7);
  await expect(selection(page)).toHaveCount(0);
});

test("S86 all resources of a list are selected in words, over its pages, less what is unticked", async ({ as, desk }) => {
  const [folder, group, target] = [await desk.folder(), await desk.group(), await desk.folder(fresh("Target"))];
  const all = await links(desk, folder, group, 53);
  const page = await as("acmeAdmin");
  await visit(page, at(folder));
  await tick(page, all[0]).click();
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(rows(page, folder.name)).toHaveCount(3);
  await expect(selection(page), "paging keeps what is ticked").toContainText("1 selected");
  await selection(page).getByRole("button", { name: "Select all 53 resources" }).click();
  await expect(selection(page)).toContainText("53 selected");
  await tick(page, all[52]).uncheck();
  await expect(selection(page)).toContainText("52 selected");
  await act(page, "Move to …");
  const dialog = page.getByRole("dialog", { name: "Move 52 resources to …" });
  await line(dialog, target.name).click();
  await dialog.getByRole("button", { name: "Move", exact: true }).click();
  await expect(toast(page)).toContainText(`Moved 52 resources into “${target.name}”.`);
  await visit(page, at(folder));
  await expect(rows(page, folder.name)).toHaveText([all[52].name]);

  await visit(page, at(target));
  await expect(rows(page, target.name)).toHaveCount(50);
  await page.getByRole("link", { name: "Show all" }).click();
  await expect(page).toHaveURL(/size=1000/);
  await expect(rows(page, target.name)).toHaveCount(52);
  await page.getByRole("link", { name: "Show pages" }).click();
  await expect(rows(page, target.name)).toHaveCount(50);
});

test("what can be moved is moved, and what not is told by name, with an Undo for what went", async ({ as, desk }) => {
  const [folder, group] = [await desk.folder(), await desk.group()];
  const target = await desk.folder(fresh("Target"), folder);
  const [one, two] = await links(desk, folder, group, 2);
  const page = await as("acmeAdmin");
  await visit(page, at(folder));
  await tick(page, one).check();
  await tick(page, two).check();
  await desk.call("library/remove", { item: two.id });
  await act(page, "Move to …");
  const dialog = page.getByRole("dialog", { name: "Move 2 resources to …" });
  await line(dialog, target.name).click();
  await dialog.getByRole("button", { name: "Move", exact: true }).click();
  await expect(toast(page)).toContainText(
    `Moved 1 resource into “${target.name}”. 1 not: “${two.name}” was deleted meanwhile.`,
  );
  await expect(rows(page, folder.name)).toHaveText([target.name]);
  await toast(page).getByRole("button", { name: "Undo" }).click();
  await expect(rows(page, folder.name)).toHaveText([target.name, one.name]);
});

test("S103 several things are moved by keyboard alone, and put back by Undo", async ({ as, desk }) => {
  const [folder, group] = [await desk.folder(), await desk.group()];
  const target = await desk.folder(fresh("Logos"), folder);
  const [one, two] = await links(desk, folder, group, 2);
  const page = await as("acmeAdmin");
  await visit(page, at(folder));
  await tick(page, one).press("Space");
  await tick(page, two).press("Space");
  await selection(page).getByRole("button", { name: "Actions" }).press("Enter");
  await expect(page.getByRole("menuitem", { name: "Move to …" })).toBeFocused();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Move 2 resources to …" });
  await expect(dialog.getByRole("button", { name: "Move", exact: true })).toHaveAttribute("title", "Choose a place first");
  await expect(line(dialog, folder.name)).toHaveAttribute("aria-disabled", "true");
  await expect(line(dialog, folder.name)).toContainText("here now");
  // the folder of the page is open in the tree
  await line(dialog, target.name).focus();
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("status")).toContainText(`To “${target.name}”`);
  await dialog.getByRole("button", { name: "Move", exact: true }).press("Enter");
  await expect(toast(page)).toContainText(`Moved 2 resources into “${target.name}”.`);
  await expect(rows(page, folder.name)).toHaveText([target.name]);
  await toast(page).getByRole("button", { name: "Undo" }).press("Enter");
  await expect(toast(page)).toContainText("Moved back");
  await expect(rows(page, folder.name)).toHaveText([target.name, one.name, two.name]);
});

test("D21 a folder cannot go into itself, and a name that is there refuses the move with its reason", async ({ as, desk, quiet }) => {
  quiet.allow(/status of 422/);
  const folder = await desk.folder();
  const [one, two] = [await desk.folder(fresh("One"), folder), await desk.folder(fresh("Two"), folder)];
  const below = await desk.folder(fresh("Below"), one);
  await desk.folder(one.name.toUpperCase(), two);
  const page = await as("acmeAdmin");
  await visit(page, at(folder));
  await page.getByRole("button", { name: `Actions for ${one.name}` }).click();
  await page.getByRole("menuitem", { name: "Move to …" }).click();
  const dialog = page.getByRole("dialog", { name: `Move “${one.name}” to …` });
  await expect(line(dialog, one.name)).toContainText("moves itself");
  await line(dialog, one.name).focus();
  await page.keyboard.press("ArrowRight");
  await expect(line(dialog, below.name)).toHaveAttribute("aria-disabled", "true");
  await line(dialog, below.name).click({ force: true });
  await expect(dialog.getByRole("button", { name: "Move", exact: true })).toHaveAttribute("aria-disabled", "true");
  await line(dialog, two.name).click();
  await dialog.getByRole("button", { name: "Move", exact: true }).click();
  await expect(dialog.getByRole("status")).toContainText("There is a folder");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(rows(page, folder.name), "nothing left its place").toHaveText([one.name, two.name]);
});

test("S102 rows are dragged onto a folder, onto the tree and onto the breadcrumb, ticked ones together", async ({ as, desk }) => {
  const [outer, group] = [await desk.folder(), await desk.group()];
  const [folder, beside] = [await desk.folder(fresh("Here"), outer), await desk.folder(fresh("Beside"), outer)];
  const inner = await desk.folder(fresh("Inner"), folder);
  const [one, two, three] = await links(desk, folder, group, 3);
  const page = await as("acmeAdmin");
  await visit(page, at(folder));
  const row = (thing: Named) => table(page, folder.name).getByRole("row").filter({ hasText: thing.name });
  await row(one).dragTo(row(inner));
  await expect(toast(page)).toContainText(`Moved 1 resource into “${inner.name}”.`);
  await expect(rows(page, folder.name)).toHaveText([inner.name, two.name, three.name]);

  await tick(page, two).check();
  await tick(page, three).check();
  await row(three).dragTo(line(tree(page), beside.name));
  await expect(toast(page)).toContainText(`Moved 2 resources into “${beside.name}”.`);
  await expect(rows(page, folder.name)).toHaveText([inner.name]);

  await row(inner).dragTo(crumbs(page).getByRole("link", { name: outer.name }));
  await expect(toast(page)).toContainText(`Moved 1 folder into “${outer.name}”.`);
  await expect(page.getByRole("heading", { name: "This folder is empty" })).toBeVisible();
});

test("S86 a row stays the same row when the list changes around it: its tick, its focus", async ({ as, desk }) => {
  const [folder, group] = [await desk.folder(), await desk.group()];
  const [one, two, three] = await links(desk, folder, group, 3);
  const page = await as("acmeAdmin");
  await visit(page, at(folder));
  const box = await tick(page, two).elementHandle();
  const own = () => box!.evaluate((box) => (box.isConnected ? box.getAttribute("aria-label") : "gone"));
  await page.getByRole("button", { name: `Actions for ${one.name}` }).click();
  await page.getByRole("menuitem", { name: "Archive" }).click();
  await expect(rows(page, folder.name)).toHaveText([two.name, three.name]);
  expect(await own()).toBe(`Select ${two.name}`);

  await tick(page, two).check();
  const sort = page.getByRole("columnheader", { name: "Name" }).getByRole("link");
  await sort.click();
  await expect(rows(page, folder.name)).toHaveText([three.name, two.name]);
  expect(await own()).toBe(`Select ${two.name}`);
  await expect(tick(page, two)).toBeChecked();
  await expect(tick(page, three)).not.toBeChecked();

  await tick(page, two).focus();
  await desk.link([group], "A link before all others", folder);
  await toast(page).getByRole("button", { name: "Undo" }).evaluate((undo) => (undo as HTMLElement).click());
  await expect(rows(page, folder.name)).toHaveText([three.name, two.name, one.name, "A link before all others"]);
  await expect(tick(page, two), "rows that come beside it leave it alone").toBeFocused();
  await expect(tick(page, two)).toBeChecked();
});

test("a message tells its time in the person's zone, wherever the browser is", async ({ as, desk }) => {
  const [folder, group] = [await desk.folder(), await desk.group()];
  const [one] = await links(desk, folder, group, 1);
  const page = await as("acmeAdmin", { timezoneId: "Asia/Tokyo" });
  await visit(page, at(folder));
  const added = await table(page, folder.name).getByRole("time").first().textContent();
  await page.getByRole("button", { name: `Actions for ${one.name}` }).click();
  await page.getByRole("menuitem", { name: "Archive" }).click();
  await expect(toast(page)).toContainText("Archived 1 resource.");
  await page.getByRole("navigation", { name: "Main" }).getByRole("button", { name: "Messages" }).click();
  const told = await page.getByRole("region", { name: "Messages of this tab" }).getByRole("time").first().textContent();
  const minutes = (time: string | null) => {
    const [, hours, rest] = /(\d\d):(\d\d)$/.exec(time ?? "")!;
    return Number(hours) * 60 + Number(rest);
  };
  expect((minutes(told) - minutes(added) + 1440) % 1440, `${added} on the page, ${told} in the message`).toBeLessThan(3);
});

test("a move that the server refuses brings the rows back and says why", async ({ as, desk, quiet }) => {
  quiet.allow(/status of 422|ERR_FAILED/);
  const folder = await desk.folder();
  const target = await desk.folder(fresh("Target"), folder);
  const [one] = await links(desk, folder, await desk.group(), 1);
  const page = await as("acmeAdmin");
  await visit(page, at(folder));
  const row = (thing: Named) => table(page, folder.name).getByRole("row").filter({ hasText: thing.name });
  let let_go = () => {};
  const held = new Promise<void>((go) => (let_go = go));
  await page.route("**/api/library/move_to", async (route) => {
    await held;
    await route.abort();
  });
  await row(one).dragTo(row(target));
  await expect(row(one), "it leaves at once").toBeHidden();
  let_go();
  await expect(page.getByRole("alert")).toContainText("No answer came.");
  await expect(row(one)).toBeVisible();
});

test("S87 Update groups says who loses sight, changes the groups of all, and can be undone", async ({ as, desk }) => {
  const [loses, gains] = [await desk.partner(), await desk.partner()];
  const [before, after] = [await desk.group(undefined, [loses]), await desk.group(undefined, [gains])];
  const folder = await desk.folder();
  const [one, two] = await links(desk, folder, before, 2);
  const page = await as("acmeAdmin");
  await visit(page, at(folder));
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await act(page, "Update groups");
  const dialog = page.getByRole("dialog", { name: "Groups of 2 resources" });
  await expect(dialog.getByRole("button", { name: "Update groups" })).toHaveAttribute("title", "Choose at least one group");
  await dialog.getByRole("checkbox", { name: after.name }).check();
  await expect(dialog.getByRole("listitem").filter({ hasText: loses.name })).toContainText("loses sight of 2 resources.");
  await dialog.getByRole("button", { name: "Update groups" }).click();
  await expect(toast(page)).toContainText("Groups updated for 2 resources.");
  const row = (thing: Named) => table(page, folder.name).getByRole("row").filter({ hasText: thing.name });
  for (const thing of [one, two]) await expect(row(thing)).toContainText(after.name);
  await toast(page).getByRole("button", { name: "Undo" }).click();
  for (const thing of [one, two]) await expect(row(thing)).toContainText(before.name);
});

test("S89 the detail view changes name, description and groups", async ({ as, desk }) => {
  const partner = await desk.partner();
  const [before, after] = [await desk.group(undefined, [partner]), await desk.group()];
  const link = await desk.link([before]);
  const name = fresh("Renamed");
  const page = await as("acmeAdmin");
  await visit(page, `/resources/${link.id}`);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Name, description and groups" });
  await expect(dialog.getByRole("checkbox", { name: before.name })).toBeChecked();
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  await dialog.getByRole("checkbox", { name: before.name }).uncheck();
  await expect(dialog.getByRole("button", { name: "Save changes" })).toHaveAttribute("title", "Choose at least one group");
  await dialog.getByRole("checkbox", { name: after.name }).check();
  await expect(dialog.getByRole("listitem").filter({ hasText: partner.name })).toContainText("loses sight of 1 resource.");
  await dialog.getByRole("button", { name: "Save changes" }).click();
  await expect(toast(page)).toContainText(`Saved “${name}”.`);
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await expect(page.getByRole("complementary").getByText(after.name, { exact: true })).toBeVisible();
  await expect(page.getByRole("complementary").getByText(before.name, { exact: true })).toHaveCount(0);
});

test("S90 several are deleted after a question that names how many and who loses them", async ({ as, desk }) => {
  const [folder, group] = [await desk.folder(), await desk.group(undefined, [await desk.partner()])];
  const [one, two, three] = await links(desk, folder, group, 3);
  const page = await as("acmeAdmin");
  await visit(page, at(folder));
  await tick(page, one).check();
  await tick(page, three).check();
  await act(page, "Delete");
  const question = page.getByRole("alertdialog", { name: "Delete 2 resources?" });
  await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
  await expect(question).toContainText("This cannot be undone.");
  await expect(question).toContainText("loses sight of 2 resources.");
  await page.keyboard.press("Escape");
  await expect(question).toBeHidden();
  await expect(rows(page, folder.name)).toHaveCount(3);
  await act(page, "Delete");
  await question.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(toast(page)).toContainText("Deleted 2 resources.");
  await expect(rows(page, folder.name)).toHaveText([two.name]);
});

test("D22 a folder that is not empty asks for its name, and goes with everything in it", async ({ as, desk }) => {
  const outer = await desk.folder();
  const folder = await desk.folder(fresh("To go"), outer);
  const inner = await desk.folder(fresh("Inner"), folder);
  await links(desk, inner, await desk.group(), 2);
  const page = await as("acmeAdmin");
  await visit(page, at(folder));
  await page.getByRole("button", { name: `More about ${folder.name}` }).click();
  await page.getByRole("menuitem", { name: "Delete folder" }).click();
  const question = page.getByRole("alertdialog", { name: `Delete “${folder.name}”?` });
  await expect(question).toContainText("1 folder and 2 resources in it go.");
  const sure = question.getByRole("button", { name: "Delete", exact: true });
  await expect(sure).toHaveAttribute("aria-disabled", "true");
  await question.getByLabel(`Type ${folder.name} to go on`).fill(folder.name);
  await sure.click();
  await expect(toast(page)).toContainText(`Deleted “${folder.name}” with 1 folder and 2 resources.`);
  await expect(page).toHaveURL(new RegExp(`${at(outer)}$`));
  await expect(page.getByRole("heading", { name: "This folder is empty" })).toBeVisible();
});

test("S100 the contents of a folder move up instead of going with it, and an empty folder asks no name", async ({ as, desk }) => {
  const outer = await desk.folder();
  const folder = await desk.folder(fresh("Between"), outer);
  const [kept] = await links(desk, folder, await desk.group(), 1);
  const empty = await desk.folder(fresh("Empty"), outer);
  const page = await as("acmeAdmin");
  await visit(page, at(outer));
  await page.getByRole("button", { name: `Actions for ${folder.name}` }).click();
  await page.getByRole("menuitem", { name: "Delete folder" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Move the contents up instead" }).click();
  await expect(toast(page)).toContainText(`Deleted “${folder.name}”. 1 resource moved up.`);
  await expect(rows(page, outer.name)).toHaveText([empty.name, kept.name]);

  await page.getByRole("button", { name: `Actions for ${empty.name}` }).click();
  await page.getByRole("menuitem", { name: "Delete folder" }).click();
  await expect(page.getByRole("alertdialog")).toContainText("Nothing lies in it.");
  await expect(page.getByRole("alertdialog").getByRole("textbox")).toHaveCount(0);
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete", exact: true }).click();
  await expect(rows(page, outer.name)).toHaveText([kept.name]);
});

test("D22 folders among several ask for the words that say how many", async ({ as, desk }) => {
  const outer = await desk.folder();
  const folder = await desk.folder(fresh("Full"), outer);
  const group = await desk.group();
  await links(desk, folder, group, 1);
  const [link] = await links(desk, outer, group, 1);
  const page = await as("acmeAdmin");
  await visit(page, at(outer));
  await tick(page, folder).check();
  await tick(page, link).check();
  await act(page, "Delete");
  const question = page.getByRole("alertdialog", { name: "Delete 1 folder and 1 resource?" });
  await question.getByLabel("Type delete 2 to go on").fill("delete 2");
  await question.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(toast(page)).toContainText("Deleted 1 folder and 2 resources.");
  await expect(page.getByRole("heading", { name: "This folder is empty" })).toBeVisible();
});

test("B17 what is archived leaves the list, stands in the archived view, and is restored from there", async ({ as, desk }) => {
  const partner = await desk.partner();
  const folder = await desk.folder();
  const [one, two] = await links(desk, folder, await desk.group(undefined, [partner]), 2);
  const theirs = await as(await desk.contact(partner));
  const page = await as("acmeAdmin");
  await visit(page, at(folder));
  await tick(page, one).check();
  await act(page, "Archive");
  await expect(toast(page)).toContainText("Archived 1 resource. No partner sees it now.");
  await expect(rows(page, folder.name)).toHaveText([two.name]);
  await visit(theirs, at(folder));
  await expect(rows(theirs, folder.name)).toHaveText([two.name]);

  await page.getByRole("link", { name: "Archived", exact: true }).click();
  await expect(page).toHaveURL(/archived=1/);
  const archive = page.getByRole("table", { name: `Archived resources of ${folder.name}` });
  await expect(archive.getByRole("rowheader").getByRole("link")).toHaveText([one.name]);
  await page.reload();
  await hydrated(page);
  await tick(page, one).check();
  await act(page, "Restore");
  await expect(toast(page)).toContainText("Restored 1 resource.");
  await expect(page.getByRole("heading", { name: "Nothing is archived here" })).toBeVisible();
  await page.getByRole("link", { name: "Archived", exact: true }).click();
  await expect(rows(page, folder.name)).toHaveText([one.name, two.name]);
});

test("S97 a folder's name and description are edited from its menu; a save that comes too late says so", async ({ as, desk, quiet }) => {
  quiet.allow(/status of 422/);
  const folder = await desk.folder();
  const name = fresh("Brochures");
  const begin = async (page: Page) => {
    await visit(page, at(folder));
    await page.getByRole("button", { name: `More about ${folder.name}` }).click();
    await page.getByRole("menuitem", { name: "Edit folder" }).click();
    const dialog = page.getByRole("dialog", { name: "Edit folder" });
    await expect(dialog.getByRole("button", { name: "Save", exact: true })).not.toHaveAttribute("aria-disabled");
    return dialog;
  };
  const [page, other] = [await as("acmeAdmin"), await as("acmeMember")];
  const [one, two] = [await begin(page), await begin(other)];
  await one.getByLabel("Name", { exact: true }).fill(name);
  await one.getByLabel("Description").fill("What partners hand out.");
  await one.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  await expect(page.getByText("What partners hand out.")).toBeVisible();
  await expect(line(tree(page), name)).toHaveAttribute("aria-selected", "true");
  await two.getByLabel("Name", { exact: true }).fill("Too late");
  await two.getByRole("button", { name: "Save", exact: true }).click();
  await expect(two).toContainText("Not saved: Maya Lindqvist changed this meanwhile.");
  await two.getByRole("button", { name: "Reload" }).click();
  await expect(two.getByLabel("Name", { exact: true })).toHaveValue(name);
});

test("the tree is walked with the keys of a tree, and leads to folders", async ({ as, desk }) => {
  const top = await desk.folder(fresh("Aardvark"));
  const [one, two] = [await desk.folder(fresh("One"), top), await desk.folder(fresh("Two"), top)];
  const deep = await desk.folder(fresh("Deep"), one);
  await desk.folder(fresh("Deep too"), two);
  const page = await as("acmeAdmin");
  await visit(page, "/resources");
  const item = (thing: Named) => tree(page).getByRole("treeitem", { name: thing.name });
  await expect(line(tree(page), "Resources").first()).toHaveAttribute("aria-selected", "true");
  await line(tree(page), "Resources").first().focus();
  await page.keyboard.press("a");
  while (!(await item(top).evaluate((each) => each === document.activeElement))) await page.keyboard.press("a");
  await expect(item(top)).toHaveAttribute("aria-expanded", "false");
  await page.keyboard.press("ArrowRight");
  await expect(item(top)).toHaveAttribute("aria-expanded", "true");
  await expect(item(one)).toHaveAttribute("aria-level", "3");
  await expect(item(one)).toHaveAttribute("aria-setsize", "2");
  await expect(item(two)).toHaveAttribute("aria-posinset", "2");
  await page.keyboard.press("ArrowRight");
  await expect(item(one)).toBeFocused();
  await page.keyboard.press("*");
  await expect(item(deep)).toBeVisible();
  await expect(item(two)).toHaveAttribute("aria-expanded", "true");
  await page.keyboard.press("ArrowDown");
  await expect(item(deep)).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(item(one)).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(item(deep)).toHaveCount(0);
  await page.keyboard.press("Home");
  await expect(line(tree(page), "Resources").first()).toBeFocused();
  await item(one).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: one.name, level: 1 })).toBeVisible();
  await expect(item(one)).toHaveAttribute("aria-selected", "true");
  await expect(item(deep), "the folder of the page is open").toBeVisible();
  await page.reload();
  await hydrated(page);
  await expect(item(deep)).toBeVisible();
});

test("the steps of the breadcrumb open menus of their folders", async ({ as, desk }) => {
  const outer = await desk.folder();
  const [one, two] = [await desk.folder(fresh("One"), outer), await desk.folder(fresh("Two"), outer)];
  const page = await as("acmeAdmin");
  await visit(page, at(one));
  await page.getByRole("button", { name: `Folders in ${outer.name}` }).press("Enter");
  await expect(page.getByRole("menuitem", { name: one.name })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: two.name, level: 1 })).toBeVisible();
  await expect(crumbs(page).getByRole("link")).toHaveText(["Resources", outer.name, two.name]);
});

test("every message is kept, with its Undo as long as it is possible", async ({ as, desk }) => {
  const folder = await desk.folder();
  const [one] = await links(desk, folder, await desk.group(), 1);
  const page = await as("acmeAdmin");
  await visit(page, at(folder));
  const opener = page.getByRole("navigation", { name: "Main" }).getByRole("button", { name: "Messages" });
  const list = page.getByRole("region", { name: "Messages of this tab" });
  await opener.click();
  await expect(list).toContainText("Nothing happened in this tab yet.");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: `Actions for ${one.name}` }).click();
  await page.getByRole("menuitem", { name: "Archive" }).click();
  await expect(page.getByRole("heading", { name: "This folder is empty" })).toBeVisible();
  await toast(page).getByRole("button", { name: "Dismiss" }).click();
  // it outlives the page it came from
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Partners" }).click();
  await expect(page.getByRole("heading", { name: "Partners", level: 1 })).toBeVisible();
  await opener.click();
  await expect(list.getByRole("listitem")).toContainText(["Archived 1 resource."]);
  await expect(list.getByRole("listitem").getByText(/^\d\d:\d\d$/)).toBeVisible();
  await list.getByRole("button", { name: "Undo" }).click();
  await expect(list.getByRole("listitem")).toHaveCount(2);
  await expect(list.getByRole("button", { name: "Undo" })).toHaveCount(0);
  await visit(page, at(folder));
  await expect(rows(page, folder.name)).toHaveText([one.name]);
});

test("several resources come as one ZIP", async ({ as, desk }) => {
  const [folder, group] = [await desk.folder(), await desk.group()];
  const logo = await desk.resource([group], "acme-logo-on-white.png", undefined, folder);
  const price = await desk.resource([group], "acme-price-list-2027.pdf", undefined, folder);
  const page = await as("acmeAdmin");
  await visit(page, at(folder));
  await tick(page, logo).check();
  await tick(page, price).check();
  const [got] = await Promise.all([page.waitForEvent("download"), act(page, "Download as ZIP")]);
  expect(got.suggestedFilename()).toMatch(/\.zip$/);
  await expect(page.getByRole("heading", { name: folder.name, level: 1 })).toBeVisible();
});

test("on a phone the tree opens from Browse, and the bar of what is ticked keeps within the window", async ({ as, desk }) => {
  const folder = await desk.folder();
  const inner = await desk.folder(fresh("Inner"), folder);
  const [one] = await links(desk, folder, await desk.group(), 2);
  const page = await as("acmeAdmin", { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
  await visit(page, at(folder));
  await expect(tree(page)).toBeHidden();
  await tick(page, one).tap();
  await expect(selection(page)).toContainText("1 selected");
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
  const button = await selection(page).getByRole("button", { name: "Actions" }).boundingBox();
  expect(button!.height).toBeGreaterThanOrEqual(44);
  await page.getByRole("button", { name: "Browse" }).tap();
  await line(tree(page), inner.name).tap();
  await expect(page.getByRole("heading", { name: inner.name, level: 1 })).toBeVisible();
  await expect(tree(page)).toBeHidden();
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("the tree shows the way to the folder as links", async ({ as, desk }) => {
    const outer = await desk.folder();
    const [inner, deep] = [await desk.folder(fresh("Inner"), outer), fresh("Deep")];
    await desk.folder(deep, inner);
    const page = await as("acmeAdmin", { javaScriptEnabled: false });
    await page.goto(at(inner));
    await expect(line(tree(page), inner.name)).toHaveAttribute("aria-selected", "true");
    await expect(line(tree(page), deep)).toBeVisible();
    await line(tree(page), outer.name).click();
    await expect(page.getByRole("heading", { name: outer.name, level: 1 })).toBeVisible();
  });
});
