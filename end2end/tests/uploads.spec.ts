// Room `library`, uploads: many files at once, each with its own way; pauses, lost connections, pages that were gone; names
// that are there already; and everything that files can be dropped on.
import type { Locator, Page } from "@playwright/test";
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { clean, everyLook } from "./support/axe.ts";
import { type Named, demoFile, fresh } from "./support/desk.ts";
import { hydrated, visit } from "./support/hydrated.ts";
import { signIn } from "./support/personas.ts";
import { expect, test } from "./support/test.ts";

type File = { name: string; mimeType: string; buffer: Buffer };

const piece = 8 * 1024 * 1024;
const panel = (page: Page) => page.getByRole("region", { name: "Uploads" });
const title = (page: Page) => panel(page).getByRole("status");
const upload = (page: Page, name: string) => panel(page).getByRole("listitem").filter({ hasText: name });
const toast = (page: Page) => page.getByRole("status", { name: "Messages" });
const files = (page: Page, campaign: Named) => page.getByRole("table", { name: `Files of ${campaign.name}` });
const chosen = (page: Page) => page.getByRole("list", { name: "Chosen files" }).getByRole("listitem");
const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");
const text = (name: string, words = name): File => ({ name, mimeType: "text/plain", buffer: Buffer.from(words) });

/** A text of two pieces, no two alike. */
const long = (name: string): File => text(name, `${name} `.padEnd(63, "0123456789").concat("\n").repeat((2 * piece) / 64));

/** Holds the second piece of every upload back until the test lets it go; what is sent afterwards passes. */
async function held(page: Page): Promise<() => void> {
  let go = () => {};
  const gate = new Promise<void>((open) => (go = open));
  await page.route(/\/uploads\/[0-9a-f-]+$/, async (route) => {
    if (route.request().method() === "PATCH" && route.request().headers()["upload-offset"] === String(piece)) await gate;
    await route.continue().catch(() => undefined); // given up meanwhile
  });
  return go;
}

/** The bytes of an asset, as its page offers them. */
async function bytes(page: Page, name: string): Promise<Buffer> {
  await page.getByRole("main").getByRole("link", { name, exact: true }).first().click();
  await expect(page.getByRole("heading", { name, level: 1 })).toBeVisible();
  const address = await page.getByRole("link", { name: "Download" }).getAttribute("href");
  return await (await page.request.get(address!)).body();
}

// what a test before left unfinished is offered to go on with, and would stand among the rows of this one
test.beforeEach(async ({ desk }) => desk.discardUploads());

async function drop(where: Locator, ...all: File[]): Promise<void> {
  await where.drop({ files: all });
}

test("twenty mixed files are dropped: three are refused, each with its reason, and seventeen are there", async ({ as, desk, quiet }) => {
  quiet.allow(/status of 415/); // the content that is not what its name says
  const campaign = await desk.campaign(await desk.partner());
  const page = await as("acmeAdmin");
  await visit(page, `/campaigns/${campaign.id}`);
  const good = Array.from({ length: 17 }, (_, at) => text(`note-${at + 1}.txt`));
  await drop(
    page.getByRole("main"),
    ...good,
    { name: "wall.tiff", mimeType: "image/tiff", buffer: Buffer.from("II*") },
    { name: "table.xlsx", mimeType: "application/octet-stream", buffer: Buffer.from("PK") },
    { name: "no.pdf", mimeType: "application/pdf", buffer: Buffer.from("this is no PDF") },
  );
  await expect(panel(page).getByRole("listitem")).toHaveCount(20);
  await expect(upload(page, "wall.tiff")).toContainText("TIFF is not accepted. Save it as PNG, JPEG or PDF.");
  await expect(upload(page, "table.xlsx")).toContainText("XLSX is not accepted.");
  await expect(upload(page, "no.pdf")).toContainText("The content is not a PDF, although the name says so.");
  await expect(title(page)).toHaveText("17 of 20 uploaded", { timeout: 20_000 });
  await expect(upload(page, "note-17.txt")).toContainText(`added to ${campaign.name}`);
  await expect(files(page, campaign).getByRole("rowheader")).toHaveCount(17);
  await expect(toast(page)).toContainText(`Added 17 files to “${campaign.name}”.`);
});

test("D42 a hundred files go at once, and what is more is left out in words", async ({ as, desk }) => {
  test.setTimeout(120_000);
  const campaign = await desk.campaign(await desk.partner());
  const page = await as("acmeAdmin");
  await visit(page, `/campaigns/${campaign.id}`);
  await drop(page.getByRole("main"), ...Array.from({ length: 101 }, (_, at) => text(`page-${at + 1}.txt`)));
  await expect(page.getByRole("alert")).toContainText("100 files are taken at once. Left out: 1.");
  await expect(panel(page).getByRole("listitem")).toHaveCount(100);
  await expect(title(page)).toHaveText("Uploaded", { timeout: 90_000 });
  await expect(page.getByText("100 files, 0 approved")).toBeVisible();
});

test("a file that may not come is told before anything is sent, in the server's words", async ({ as, desk }) => {
  const campaign = await desk.campaign(await desk.partner());
  const page = await as("acmeAdmin");
  const asked: string[] = [];
  page.on("request", (request) => void (request.url().includes("/uploads") && asked.push(request.url())));
  await visit(page, `/campaigns/${campaign.id}`);
  await page.getByRole("banner").getByRole("button", { name: "Upload asset" }).click();
  await page.locator("#upload-files").setInputFiles([text(`${"n".repeat(230)}.txt`), text("fine.txt"), text("empty.txt", "")]);
  await expect(chosen(page).filter({ hasText: "nnn" })).toContainText("At most 200 characters.");
  await expect(chosen(page).filter({ hasText: "empty.txt" })).toContainText("The file is empty.");
  const name = page.getByLabel("Name of fine.txt");
  await name.fill("turned \u202e around");
  await expect(name).toHaveAccessibleDescription(/turns the reading direction around/);
  await expect(page.getByRole("button", { name: "Upload", exact: true })).toHaveAttribute("aria-disabled", "true");
  await name.fill("Fine");
  await expect(page.getByRole("button", { name: "Upload 1 file" })).toBeEnabled();
  expect(asked).toEqual([]);
});

test("a lost connection goes on by itself, and every byte is there", async ({ as, desk, quiet }) => {
  test.setTimeout(60_000);
  quiet.allow(/net::ERR_/);
  const campaign = await desk.campaign(await desk.partner());
  const file = long("half way.txt");
  const page = await as("acmeAdmin");
  await visit(page, `/campaigns/${campaign.id}`);
  const go = await held(page);
  await drop(page.getByRole("main"), file);
  await expect(upload(page, file.name)).toContainText("8.0 of 16.0 MB");
  await page.context().setOffline(true);
  await expect(upload(page, file.name)).toContainText("No connection. Goes on by itself.");
  await expect(upload(page, file.name).getByRole("progressbar")).toHaveAttribute("value", String(piece));
  go();
  await page.waitForTimeout(10_000); // that long the connection is gone; there is nothing to wait for
  await expect(upload(page, file.name)).toContainText("No connection. Goes on by itself.");
  await page.context().setOffline(false);
  await expect(title(page)).toHaveText("Uploaded", { timeout: 20_000 });
  expect(sha256(await bytes(page, "half way"))).toBe(sha256(file.buffer));
});

test("an upload is paused and goes on, alone and with all others", async ({ as, desk }) => {
  const campaign = await desk.campaign(await desk.partner());
  const [first, second] = [long("one.txt"), long("two.txt")];
  const page = await as("acmeAdmin");
  await visit(page, `/campaigns/${campaign.id}`);
  const go = await held(page);
  await drop(page.getByRole("main"), first, second, text("three.txt"));
  await expect(upload(page, "one.txt")).toContainText("8.0 of 16.0 MB");
  await expect(upload(page, "two.txt")).toContainText("8.0 of 16.0 MB");
  await page.getByRole("button", { name: "Pause one.txt" }).click();
  await expect(upload(page, "one.txt")).toContainText("Paused at 50 %");
  await expect(upload(page, "three.txt"), "its place is free for the next one").toContainText("added to");
  await page.getByRole("button", { name: "Pause all" }).click();
  await expect(title(page)).toHaveText("Paused, 2 of 3");
  await expect(upload(page, "two.txt")).toContainText("Paused at 50 %");
  go();
  await page.getByRole("button", { name: "Resume all" }).click();
  await expect(title(page)).toHaveText("Uploaded", { timeout: 15_000 });
  expect(sha256(await bytes(page, "one"))).toBe(sha256(first.buffer));
});

test("after the page was gone an upload goes on once its file is chosen again", async ({ as, desk }) => {
  const campaign = await desk.campaign(await desk.partner());
  const [file, left] = [long("again.txt"), long("left.txt")];
  // on a disk, because a file is known again by its date too
  const paths = [file, left].map(({ name, buffer }) => {
    writeFileSync(test.info().outputPath(name), buffer);
    return test.info().outputPath(name);
  });
  const page = await as("acmeAdmin");
  await visit(page, `/campaigns/${campaign.id}`);
  page.on("dialog", (dialog) => void dialog.accept());
  await held(page);
  await page.getByRole("banner").getByRole("button", { name: "Upload asset" }).click();
  await page.locator("#upload-files").setInputFiles(paths);
  await page.getByRole("button", { name: "Upload 2 files" }).click();
  await expect(upload(page, file.name)).toContainText("8.0 of 16.0 MB");
  await expect(upload(page, left.name)).toContainText("8.0 of 16.0 MB");
  await page.goto("/partners");
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await hydrated(page);

  await expect(title(page)).toHaveText("Uploads were interrupted");
  await expect(upload(page, file.name)).toContainText("Interrupted at 50 % · choose the file again to go on");
  const [chooser] = await Promise.all([
    page.waitForEvent("filechooser"),
    upload(page, file.name).getByRole("button", { name: "Choose file" }).click(),
  ]);
  await chooser.setFiles({ ...file, buffer: Buffer.from("another one") });
  await expect(page.getByRole("alert")).toContainText("“again.txt” is none of the interrupted files");
  await page.locator("#uploads-file").setInputFiles(paths[0]);
  await expect(upload(page, file.name)).toContainText(`added to ${campaign.name}`, { timeout: 15_000 });
  await upload(page, left.name).getByRole("button", { name: "Discard left.txt" }).click();
  await expect(upload(page, left.name)).toHaveCount(0);
  await visit(page, `/campaigns/${campaign.id}`);
  await expect(files(page, campaign).getByRole("rowheader")).toHaveCount(1);
  expect(sha256(await bytes(page, "again"))).toBe(sha256(file.buffer));
  await page.reload();
  await hydrated(page);
  await expect(page.getByRole("heading", { name: "again", level: 1 })).toBeVisible();
  await page.waitForTimeout(1_000); // the tabs were asked, and the server
  await expect(panel(page), "what was discarded is gone").toBeHidden();
});

test("what another tab is sending is not interrupted", async ({ as, desk }) => {
  const campaign = await desk.campaign(await desk.partner());
  const page = await as("acmeMember");
  await visit(page, `/campaigns/${campaign.id}`);
  const go = await held(page);
  await drop(page.getByRole("main"), long("elsewhere.txt"));
  await expect(upload(page, "elsewhere.txt")).toContainText("8.0 of 16.0 MB");
  const other = await page.context().newPage();
  const answered = other.waitForResponse(/\/api\/library\/unfinished/);
  await visit(other, `/campaigns/${campaign.id}`);
  await answered;
  await expect(other.getByRole("heading", { name: campaign.name, level: 1 })).toBeVisible();
  await expect(upload(other, "elsewhere.txt")).toHaveCount(0);
  await other.close();
  go();
  await expect(title(page)).toHaveText("Uploaded", { timeout: 15_000 });
});

test("whoever is signed out in the middle signs in in another tab and goes on", async ({ as, desk, quiet }) => {
  quiet.allow(/status of 401/);
  const campaign = await desk.campaign(await desk.partner());
  const file = long("signed out.txt");
  const page = await as("acmeAdmin", { fresh: true });
  await visit(page, `/campaigns/${campaign.id}`);
  const go = await held(page);
  await drop(page.getByRole("main"), file);
  await expect(upload(page, file.name)).toContainText("8.0 of 16.0 MB");
  await page.context().clearCookies();
  go();
  await expect(upload(page, file.name)).toContainText("Signed out. Sign in again in another tab, then Retry.");
  const door = await page.context().newPage();
  await signIn(door, "acmeAdmin");
  await door.close();
  await upload(page, file.name).getByRole("button", { name: "Retry" }).click();
  await expect(title(page)).toHaveText("Uploaded", { timeout: 15_000 });
});

test("D22 an upload whose place is gone is put into another one", async ({ as, desk, quiet }) => {
  quiet.allow(/status of 410/);
  const campaign = await desk.campaign(await desk.partner());
  const [group, folder] = [await desk.group(), await desk.folder()];
  const file = long("homeless.txt");
  const page = await as("acmeAdmin");
  await visit(page, `/resources/add?in=${folder.id}`);
  const go = await held(page);
  await page.getByRole("button", { name: "Next" }).click();
  await page.locator("#add-files").setInputFiles(file);
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("checkbox", { name: group.name }).check();
  await page.getByRole("button", { name: "Add resources" }).click();
  await expect(upload(page, file.name)).toContainText("8.0 of 16.0 MB");
  await desk.call("partners/remove_group", { group: group.id, replacement: null });
  go();
  await expect(upload(page, file.name)).toContainText("The place it was for is gone. Open another one, then put it there.");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Marketing" }).click();
  await page.getByRole("navigation", { name: "Marketing" }).getByRole("link", { name: "Asset Library" }).click();
  await page.getByRole("searchbox").fill(campaign.name);
  await page.getByRole("searchbox").press("Enter");
  await page.getByRole("treeitem", { name: campaign.name }).click();
  await upload(page, file.name).getByRole("button", { name: `Put into “${campaign.name}”` }).click();
  await expect(upload(page, file.name)).toContainText(`added to ${campaign.name}`, { timeout: 15_000 });
  await expect(files(page, campaign).getByRole("rowheader")).toHaveCount(1);
});

test("D22 what waits without a place goes into a folder after the page was gone, once it is told who sees it", async ({
  as,
  desk,
  quiet,
}) => {
  quiet.allow(/status of 410/);
  const [gone, group, folder] = [await desk.group(), await desk.group(), await desk.folder()];
  const page = await as("acmeMember");
  await visit(page, `/resources/add?in=${folder.id}`);
  const go = await held(page);
  await page.getByRole("button", { name: "Next" }).click();
  await page.locator("#add-files").setInputFiles(long("later.txt"));
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("checkbox", { name: gone.name }).check();
  await page.getByRole("button", { name: "Add resources" }).click();
  await expect(upload(page, "later.txt")).toContainText("8.0 of 16.0 MB");
  await desk.call("partners/remove_group", { group: gone.id, replacement: null });
  go();
  await expect(upload(page, "later.txt")).toContainText("The place it was for is gone.");
  await visit(page, `/resources/folders/${folder.id}`);
  await upload(page, "later.txt").getByRole("button", { name: `Put into “${folder.name}”` }).click();
  const dialog = page.getByRole("dialog", { name: `Put “later.txt” into “${folder.name}”` });
  await dialog.getByRole("button", { name: "Put there" }).click();
  await expect(dialog).toContainText("Choose at least one group.");
  await dialog.getByRole("checkbox", { name: group.name }).check();
  await dialog.getByRole("button", { name: "Put there" }).click();
  await expect(upload(page, "later.txt"), "all of its bytes were there").toContainText(`added to ${folder.name}`);
  await expect(page.getByRole("main").getByRole("link", { name: "later", exact: true })).toBeVisible();
});

test("a name that is there already is told before: both are kept, or it is left out", async ({ as, desk }) => {
  const campaign = await desk.campaign(await desk.partner());
  for (const name of ["Deck", "Prices"]) await desk.asset(campaign, "acme-price-list-2027.pdf", name);
  const page = await as("acmeAdmin");
  await visit(page, `/campaigns/${campaign.id}`);
  await drop(page.getByRole("main"), text("deck.txt"), text("Prices.txt"), text("New.txt"));
  const dialog = page.getByRole("dialog", { name: `Upload to “${campaign.name}”` });
  const line = (name: string) => chosen(page).filter({ has: page.getByLabel(`Name of ${name}`) });
  await expect(dialog).toContainText("2 names are here already.");
  await expect(page.getByLabel("Name of Prices.txt")).toHaveValue("Prices (2)");
  await expect(line("Prices.txt")).toContainText(/“Prices” is here already, [\d.]+ [kM]B, added .+\. Both are kept\./);
  await expect(page.getByLabel("Name of New.txt")).toHaveValue("New");
  await dialog.getByRole("button", { name: "Skip all" }).click();
  await expect(line("deck.txt")).toContainText("It is left out.");
  await expect(dialog.getByRole("button", { name: "Upload 1 file" })).toBeVisible();
  await dialog.getByRole("button", { name: "Keep both of all" }).click();
  await line("deck.txt").getByRole("button", { name: "Skip" }).click();
  await dialog.getByRole("button", { name: "Upload 2 files" }).click();
  await expect(title(page)).toHaveText("Uploaded");
  await expect(files(page, campaign).getByRole("rowheader")).toHaveCount(4);
  for (const name of ["Deck", "Prices", "Prices (2)", "New"]) {
    await expect(files(page, campaign).getByRole("link", { name, exact: true })).toBeVisible();
  }
});

test("a name in a folder that is there already is told where files are added", async ({ as, desk }) => {
  const [folder, group] = [await desk.folder(), await desk.group()];
  await desk.resource([group], "acme-price-list-2027.pdf", "Prices (2)", folder);
  await desk.resource([group], "acme-price-list-2027.pdf", "Prices", folder);
  const page = await as("acmeAdmin");
  await visit(page, `/resources/folders/${folder.id}`);
  await drop(page.getByRole("main"), text("Prices.txt"));
  await expect(page.getByLabel("Name of Prices.txt"), "the next free number").toHaveValue("Prices (3)");
  await page.getByLabel("Name of Prices.txt").fill("Prices for shops");
  await page.getByLabel("Name of Prices.txt").blur();
  await expect(page.getByText("is here already")).toHaveCount(0);
});

test("files are dropped on a folder's row and on a campaign of the tree", async ({ as, desk }) => {
  const outer = await desk.folder();
  const inner = await desk.folder(fresh("Inner"), outer);
  const group = await desk.group();
  const page = await as("acmeAdmin");
  await visit(page, `/resources/folders/${outer.id}`);
  await drop(page.getByRole("table").getByRole("link", { name: inner.name, exact: true }), text("for-inner.txt"));
  await expect(page).toHaveURL(new RegExp(`/resources/add\\?in=${inner.id}$`));
  await expect(page.getByLabel("Name of for-inner.txt")).toHaveValue("for-inner");
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByRole("checkbox", { name: group.name }).check();
  await page.getByRole("button", { name: "Add resources" }).click();
  await expect(upload(page, "for-inner.txt")).toContainText(`added to ${inner.name}`);

  const campaign = await desk.campaign(await desk.partner());
  await visit(page, `/marketing/library?q=${encodeURIComponent(campaign.name)}`);
  const leaf = page.getByRole("treeitem", { name: campaign.name });
  const data = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(["a"], "a.txt"));
    data.items.add(new File(["b"], "b.txt"));
    return data;
  });
  await leaf.dispatchEvent("dragenter", { dataTransfer: data });
  await expect(page.getByText(`Drop 2 files into “${campaign.name}”`)).toBeVisible();
  await expect(leaf).toHaveAttribute("data-over");
  await leaf.dispatchEvent("dragleave", { dataTransfer: data });
  await expect(page.getByText(`Drop 2 files into “${campaign.name}”`)).toBeHidden();
  await drop(leaf, text("for-tree.txt"));
  await expect(upload(page, "for-tree.txt")).toContainText(`added to ${campaign.name}`);
  await expect(leaf).not.toHaveAttribute("data-over");
});

test("where nothing takes files the page stays and says where they go", async ({ as }) => {
  const page = await as("acmeAdmin");
  await visit(page, "/partners");
  await drop(page.getByRole("main"), text("lost.txt"));
  await expect(page.getByRole("alert")).toContainText("Files go into a campaign or a folder.");
  await expect(page.getByRole("heading", { name: "Partners", level: 1 })).toBeVisible();
  await expect(panel(page)).toBeHidden();
});

test("uploads go on from page to page, and the tab does not close over them unasked", async ({ as, desk }) => {
  const campaign = await desk.campaign(await desk.partner());
  const page = await as("acmeAdmin");
  await visit(page, `/campaigns/${campaign.id}`);
  const go = await held(page);
  await drop(page.getByRole("main"), long("on the way.txt"));
  await expect(upload(page, "on the way.txt")).toContainText("8.0 of 16.0 MB");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Partners" }).click();
  await expect(page.getByRole("heading", { name: "Partners", level: 1 })).toBeVisible();
  await expect(title(page)).toHaveText("Uploading 1 of 1");
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  go();
  await expect(title(page)).toHaveText("Uploaded", { timeout: 15_000 });
});

test("leaving for a page without uploads asks first, and what was interrupted is offered on coming back", async ({ as, desk }) => {
  const campaign = await desk.campaign(await desk.partner());
  await desk.asset(campaign, "acme-logo.svg");
  const page = await as("acmeAdmin");
  await visit(page, `/campaigns/${campaign.id}`);
  await held(page);
  await drop(page.getByRole("main"), long("left behind.txt"));
  await expect(upload(page, "left behind.txt")).toContainText("8.0 of 16.0 MB");
  const here = page.url();
  let asked = 0;
  let leave = false;
  page.on("dialog", (dialog) => {
    asked += 1;
    void (leave ? dialog.accept() : dialog.dismiss());
  });
  for (const name of ["Settings", "Audit trail"]) {
    const before = asked;
    await page.getByRole("link", { name, exact: true }).first().click();
    await expect.poll(() => asked, name).toBe(before + 1);
    expect(page.url()).toBe(here);
  }
  const before = asked;
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page
      .getByRole("button", { name: /^Actions for/ })
      .first()
      .click()
      .then(() => page.getByRole("menuitem", { name: "Download" }).click()),
  ]);
  await download.cancel();
  expect(asked, "a download leaves no page").toBe(before);
  leave = true;
  await page.getByRole("link", { name: "Settings", exact: true }).first().click();
  await expect(page).toHaveURL(/settings/);
  await page.goBack();
  await hydrated(page);
  await expect(title(page)).toHaveText("An upload was interrupted");
  await expect(upload(page, "left behind.txt").getByRole("button", { name: "Choose file" })).toBeVisible();
});

test("a phone offers its camera, a desk does not", async ({ as, desk }) => {
  const campaign = await desk.campaign(await desk.partner());
  const open = async (page: Page) => {
    await visit(page, `/campaigns/${campaign.id}`);
    await page.getByRole("main").getByRole("button", { name: "Upload asset" }).click();
    await expect(page.getByRole("dialog", { name: /^Upload to/ })).toBeVisible();
  };
  const camera = (page: Page) => page.getByRole("dialog").getByText("Take a photo");
  const desktop = await as("acmeAdmin");
  await open(desktop);
  await expect(camera(desktop)).toBeHidden();

  const phone = await as("acmeAdmin", { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
  await open(phone);
  await expect(camera(phone)).toBeVisible();
  const photo = phone.locator("#upload-files-photo");
  await expect(photo).toHaveAttribute("accept", "image/*");
  await expect(photo).toHaveAttribute("capture", "environment");
  await photo.setInputFiles(demoFile("acme-photo-counter-scanner.jpg"));
  await phone.getByRole("button", { name: "Upload 1 file" }).tap();
  await expect(files(phone, campaign).getByRole("rowheader")).toHaveCount(1);
});

/** Keeps the panel's list open at every width. */
async function unfolded(page: Page): Promise<void> {
  for (const label of ["Fold uploads", "Show uploads"]) await panel(page).getByRole("button", { name: label }).click();
}

test("the panel is clean in every look, and covers nothing that has the focus", async ({ as, desk, quiet }) => {
  test.setTimeout(90_000);
  quiet.allow(/status of 410/);
  const campaign = await desk.campaign(await desk.partner());
  for (let at = 0; at < 12; at++) await desk.asset(campaign, "acme-logo.svg");
  const page = await as("acmeAdmin");
  await visit(page, `/campaigns/${campaign.id}`);
  await held(page);
  await drop(page.getByRole("main"), long("a.txt"), long("b.txt"), text("c.txt"), text("d.xlsx"));
  await expect(upload(page, "b.txt")).toContainText("8.0 of 16.0 MB");
  await page.getByRole("button", { name: "Pause a.txt" }).click();
  await expect(upload(page, "c.txt")).toContainText("added to");
  await unfolded(page);
  await everyLook(page, async () => clean(page));

  await page.setViewportSize({ width: 1280, height: 700 });
  await page.getByRole("main").getByRole("link").first().focus();
  const covered: string[] = [];
  for (let at = 0; at < 60; at++) {
    await page.keyboard.press("Tab");
    const name = await page.evaluate(() => {
      const [element, over] = [document.activeElement, document.querySelector(".layout-uploads")];
      if (!element?.closest("main") || !over) return undefined;
      const [box, panel] = [element.getBoundingClientRect(), over.getBoundingClientRect()];
      const apart = box.right <= panel.left || box.left >= panel.right || box.bottom <= panel.top || box.top >= panel.bottom;
      return apart ? undefined : (element.textContent ?? element.id);
    });
    if (name) covered.push(name);
  }
  expect(covered, "covered by the panel").toEqual([]);
  // whoever signs in next is not to find them interrupted
  for (const name of ["a.txt", "b.txt"]) {
    const gone = page.waitForResponse((answer) => answer.request().method() === "DELETE");
    await panel(page).getByRole("button", { name: `Cancel ${name}` }).click();
    expect((await gone).status()).toBe(204);
  }
});

test("what is interrupted, what is chosen twice and what hangs over the page are clean in every look", async ({ as, desk }) => {
  test.setTimeout(90_000);
  const campaign = await desk.campaign(await desk.partner());
  await desk.asset(campaign, "acme-logo.svg", "Deck");
  const page = await as("acmeMember");
  page.on("dialog", (dialog) => void dialog.accept());
  await visit(page, `/campaigns/${campaign.id}`);
  await held(page);
  await drop(page.getByRole("main"), long("gone.txt"));
  await expect(upload(page, "gone.txt")).toContainText("8.0 of 16.0 MB");
  await page.reload();
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await hydrated(page);
  await expect(upload(page, "gone.txt")).toContainText("Interrupted at 50 %");
  await unfolded(page);
  await everyLook(page, async () => clean(page));

  const data = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(["a"], "a.txt"));
    return data;
  });
  await page.getByRole("main").dispatchEvent("dragenter", { dataTransfer: data });
  await expect(page.getByText(`Drop 1 file into “${campaign.name}”`)).toBeVisible();
  await everyLook(page, async () => clean(page));
  await page.getByRole("main").dispatchEvent("dragleave", { dataTransfer: data });

  await drop(page.getByRole("main"), text("Deck.txt"), text("New.txt"), text("no.tiff"));
  await expect(page.getByLabel("Name of Deck.txt")).toHaveValue("Deck (2)");
  await everyLook(page, async () => clean(page));
  await page.keyboard.press("Escape");
  await upload(page, "gone.txt").getByRole("button", { name: "Discard gone.txt" }).click();
  await expect(panel(page)).toBeHidden();
});
