// The README's pictures, taken by `scripts/pictures` only.
import { defineConfig } from "@playwright/test";
import tests from "./playwright.config.ts";

export default defineConfig(tests, { testDir: ".", testMatch: "pictures.ts", outputDir: "../target/pictures" });
