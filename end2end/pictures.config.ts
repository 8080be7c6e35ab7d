// The README's pictures, taken by `scripts/pictures` only. Portico stands still at one moment, so that they do not move.
import { defineConfig } from "@playwright/test";
import tests from "./playwright.config.ts";

export default defineConfig<object, { now: number | undefined }>(tests, {
  testDir: ".",
  testMatch: "pictures.ts",
  outputDir: "../target/pictures",
  use: { now: Date.UTC(2026, 10, 20, 9, 30) },
});
