// The browser tests: the real program on demo data, in Debian's Chromium. Run by `scripts/test browser`, which finds the
// browser and builds what is needed. A test that fails sometimes is a bug in the test or in Portico: there are no retries here;
// `scripts/test` tries once more, so that one such bug does not hide the rest, and names it at its end. Sizes and themes are not
// projects; a test that cares goes through `everyLook` (tests/support/axe.ts).
import { defineConfig } from "@playwright/test";

export default defineConfig({
  testDir: "tests",
  outputDir: "../target/end2end",
  workers: 2,
  retries: 0,
  forbidOnly: true,
  timeout: 30_000,
  expect: { timeout: 5_000 },
  reporter: "list",
  use: {
    browserName: "chromium",
    viewport: { width: 1280, height: 900 },
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    trace: { mode: "retain-on-failure", screenshots: false },
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.PORTICO_TEST_CHROMIUM || undefined,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
