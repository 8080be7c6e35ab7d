// Accessibility as far as a program can see it, and the looks it has to hold in.
import { AxeBuilder } from "@axe-core/playwright";
import { type Page, expect, test } from "@playwright/test";

// "wcag22aa" must be named, or the rule for target sizes stays off.
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/**
 * Fails with a readable list when axe finds a violation on the page as it stands. What axe could not decide is attached to
 * the test as "axe: to be looked at". `without` names rules that a state cannot keep; it says why where it is used.
 */
export async function clean(page: Page, options: { without?: string[] } = {}): Promise<void> {
  await test.step("axe", async () => {
    await settled(page);
    // a shown file stands in a frame where nothing may run, axe neither; without frames the old way is right, and quicker
    const axe = new AxeBuilder({ page }).withTags(tags).disableRules(options.without ?? []).exclude("iframe").setLegacyMode();
    const { violations, incomplete } = await axe.analyze();
    if (incomplete.length) {
      await test.info().attach("axe: to be looked at", { body: list(incomplete), contentType: "text/plain" });
    }
    expect(violations.length, `axe on ${page.url()}\n${list(violations)}`).toBe(0);
  });
}

export type Look = { scheme: "light" | "dark"; width: number; height: number };

export const looks: Look[] = [
  { scheme: "light", width: 1280, height: 900 },
  { scheme: "light", width: 360, height: 740 },
  { scheme: "dark", width: 1280, height: 900 },
  { scheme: "dark", width: 360, height: 740 },
];

/** Runs `check` on the page in every look: light and dark, desktop and phone. The page is as before at the end. */
export async function everyLook(page: Page, check: (look: Look) => Promise<void>): Promise<void> {
  const before = page.viewportSize();
  for (const look of looks) {
    await test.step(`${look.scheme}, ${look.width} x ${look.height}`, async () => {
      await page.setViewportSize({ width: look.width, height: look.height });
      await page.emulateMedia({ colorScheme: look.scheme });
      await check(look);
    });
  }
  await page.emulateMedia({ colorScheme: null });
  if (before) await page.setViewportSize(before);
}

/**
 * Colours on their way from one to another are nobody's contrast: waits for transitions that end. What was just opened
 * begins its transition with the next frame, so two frames pass first.
 */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    const ending = () => document.getAnimations().filter((each) => each.effect?.getComputedTiming().endTime !== Infinity);
    const moving = () => ending().filter((each) => each.playState === "running");
    while (moving().length) await Promise.all(moving().map((each) => each.finished.catch(() => undefined)));
  });
}

type Finding = Awaited<ReturnType<AxeBuilder["analyze"]>>["violations"][number];

function list(findings: Finding[]): string {
  return findings
    .map((finding) => {
      const places = finding.nodes.map((node) => {
        const why = (node.failureSummary ?? "").split("\n").slice(1).map((line) => `        ${line.trim()}`);
        return [`    ${node.target.join(" ")}`, `        ${node.html.slice(0, 160)}`, ...why].join("\n");
      });
      return [`  ${finding.id} (${finding.impact}): ${finding.help}`, ...places].join("\n");
    })
    .join("\n");
}
