// Room `library`: the viewer over a list, pictures in rows, and the picture a browser takes of a video.
import type { Page } from "@playwright/test";
import { type Desk, type Named, demoFile, fresh } from "./support/desk.ts";
import { hydrated, visit } from "./support/hydrated.ts";
import { expect, test } from "./support/test.ts";

const viewer = (page: Page) => page.getByRole("dialog");
const count = (page: Page) => viewer(page).getByText(/^\d+ of \d+$/);
const opener = (page: Page, name: string) => page.getByRole("button", { name: `Preview ${name}`, exact: true });

/** Files of the demo world, one of each kind, in the order of their names. */
const shared = [
  "acme-customer-story-halden-outdoor.mp4",
  "acme-launch-deck-real-time-stock.pptx",
  "acme-logo-on-white.png",
  "acme-one-pager-from-shelf-to-screen.pdf",
];

/** Puts files into a campaign, each under its own name without the ending, and waits until slides are read. */
async function fill(desk: Desk, campaign: Named, files: string[]): Promise<void> {
  for (const file of files) {
    const { id } = await desk.asset(campaign, file, file.replace(/\.\w+$/, ""));
    if (!file.endsWith(".pptx")) continue;
    const words = async () => (await desk.call<{ words: unknown }>("library/item", { item: id })).words;
    await expect.poll(words, { message: `${file} is read`, timeout: 15_000 }).toBeTruthy();
  }
}

test("S88 the viewer goes through a list by button and key, closes with Escape, and the focus comes back", async ({ as, desk }) => {
  const campaign = await desk.campaign(await desk.partner());
  await fill(desk, campaign, shared);
  const page = await as("acmeAdmin");
  await visit(page, `/campaigns/${campaign.id}`);
  const first = opener(page, "acme-customer-story-halden-outdoor");
  await first.press("Enter");
  await expect(viewer(page)).toBeVisible();
  await expect(viewer(page).getByRole("heading", { level: 2 })).toHaveText("acme-customer-story-halden-outdoor");
  await expect(count(page)).toHaveText("1 of 4");
  await expect(page).toHaveURL(/[?&]open=/);
  await expect(viewer(page).getByRole("button", { name: "Previous" })).toHaveAttribute("aria-disabled", "true");
  await viewer(page).getByRole("button", { name: "Next" }).click();
  await expect(count(page)).toHaveText("2 of 4");
  await expect(viewer(page).getByText("The first slide in words")).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(viewer(page).getByRole("img", { name: "acme-logo-on-white" })).toBeVisible();
  await page.keyboard.press("ArrowRight");
  await expect(viewer(page).getByTitle("Preview of acme-one-pager-from-shelf-to-screen")).toBeVisible();
  await expect(viewer(page).getByRole("button", { name: "Next" })).toHaveAttribute("aria-disabled", "true");
  await page.keyboard.press("ArrowLeft");
  await expect(count(page)).toHaveText("3 of 4");
  await page.keyboard.press("Escape");
  await expect(viewer(page)).toBeHidden();
  await expect(first).toBeFocused();
  await expect(page).toHaveURL(new RegExp(`/campaigns/${campaign.id}$`));
});

test("D46 what is open stands in the address: reload, Back and Forward find it", async ({ as, desk }) => {
  const campaign = await desk.campaign(await desk.partner());
  await fill(desk, campaign, shared.slice(1, 3));
  const page = await as("acmeAdmin");
  await visit(page, `/campaigns/${campaign.id}`);
  await opener(page, "acme-logo-on-white").click();
  await expect(count(page)).toHaveText("2 of 2");
  await page.reload();
  await hydrated(page);
  await expect(count(page)).toHaveText("2 of 2");
  await page.goBack();
  await expect(viewer(page)).toBeHidden();
  await page.goForward();
  await expect(count(page)).toHaveText("2 of 2");
  // Forward in the moment after Back, before the browser has told the page that the viewer closed
  for (let round = 0; round < 10; round++) {
    await page.evaluate(
      () =>
        new Promise<void>((done) => {
          const once = { once: true };
          const forward = () => (addEventListener("popstate", () => done(), once), history.forward());
          addEventListener("popstate", () => queueMicrotask(forward), once);
          history.back();
        }),
    );
    await expect(count(page)).toHaveText("2 of 2");
  }
  await viewer(page).getByRole("button", { name: "Close" }).click();
  await expect(viewer(page)).toBeHidden();
  // the tree's own `open` is left alone
  await visit(page, `/marketing/library?open=${campaign.id}`);
  await page.getByRole("button", { name: "Actions for acme-logo-on-white" }).click();
  await page.getByRole("menuitem", { name: "Preview" }).click();
  await expect(count(page)).toHaveText("2 of 2");
  await expect(page).toHaveURL((url) => url.searchParams.get("open") === campaign.id && url.searchParams.has("show"));
});

test("S106 a video plays from anywhere in it, and keeps its arrow keys", async ({ as, desk }) => {
  const campaign = await desk.campaign(await desk.partner());
  await fill(desk, campaign, shared.slice(0, 2));
  const page = await as("acmeAdmin");
  await visit(page, `/campaigns/${campaign.id}`);
  await opener(page, "acme-customer-story-halden-outdoor").click();
  const video = viewer(page).locator("video");
  await expect.poll(() => video.evaluate((film: HTMLVideoElement) => film.readyState)).toBeGreaterThanOrEqual(1);
  const at = await video.evaluate(
    (film: HTMLVideoElement) =>
      new Promise<number>((done) => {
        film.addEventListener("seeked", () => done(film.currentTime), { once: true });
        film.currentTime = 3;
      }),
  );
  expect(at).toBeCloseTo(3, 0);
  await video.focus();
  await page.keyboard.press("ArrowRight");
  await expect(count(page)).toHaveText("1 of 2");
});

test("S88 a picture comes into its row, and a video's from the browser that uploads it", async ({ as, desk }) => {
  const campaign = await desk.campaign(await desk.partner());
  const name = fresh("Product film");
  await fill(desk, campaign, ["acme-logo-on-white.png"]);
  const page = await as("acmeMember");
  await visit(page, `/campaigns/${campaign.id}`);
  await page.getByRole("banner").getByRole("button", { name: "Upload asset" }).click();
  const dialog = page.getByRole("dialog", { name: `Upload to “${campaign.name}”` });
  await dialog.locator("#upload-files").setInputFiles(demoFile("acme-customer-story-halden-outdoor.mp4"));
  await dialog.getByLabel(/^Name of /).fill(name);
  const given = page.waitForResponse((answer) => answer.url().includes("/thumbnails/") && answer.request().method() === "POST");
  await dialog.getByRole("button", { name: "Upload 1 file" }).click();
  expect((await given).status()).toBe(204);
  await expect(opener(page, name).locator("img")).toHaveCount(1);
  await expect
    .poll(async () => {
      await page.reload();
      return opener(page, "acme-logo-on-white").locator("img").count();
    })
    .toBe(1);
  const drawn = await opener(page, "acme-logo-on-white").locator("img").evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth));
  expect(drawn).toBe(320);
});

test("S63 on a phone a partner sees and downloads a file in four taps, over the whole window", async ({ as, desk }) => {
  const partner = await desk.partner();
  const contact = await desk.contact(partner);
  const campaign = await desk.campaign(partner);
  await fill(desk, campaign, shared.slice(1, 3));
  await desk.approve(campaign);
  const page = await as(contact, { hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
  await visit(page, "/home");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Marketing" }).tap();
  await opener(page, "acme-logo-on-white").tap();
  await expect(viewer(page).getByRole("img", { name: "acme-logo-on-white" })).toBeVisible();
  const box = await viewer(page).boundingBox();
  expect([box?.width, box?.height].map((side) => Math.round(side ?? 0))).toEqual([360, 740]);
  for (const button of ["Previous", "Next", "Close"]) {
    const size = await viewer(page).getByRole("button", { name: button }).boundingBox();
    expect(Math.round(Math.min(size?.width ?? 0, size?.height ?? 0)), button).toBeGreaterThanOrEqual(44);
  }
  const [got] = await Promise.all([page.waitForEvent("download"), viewer(page).getByRole("link", { name: "Download acme-logo-on-white" }).tap()]);
  expect(got.suggestedFilename()).toBe("acme-logo-on-white.png");
});
