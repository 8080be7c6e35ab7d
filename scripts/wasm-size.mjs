// The body of scripts/wasm-size. `frontend/size.txt` holds one line with a number of bytes, and comment lines from "#".
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const site = "target/site";
const record = "frontend/size.txt";
const growth = 1.05;
const budget = { wasmBrotli: 600_000, wasmRaw: 2_500_000, restBrotli: 80_000 };

if (!existsSync(join(site, "site.json"))) {
  console.error(`${site} is missing: run scripts/site first`);
  process.exit(1);
}
const index = JSON.parse(readFileSync(join(site, "site.json"), "utf8"));
const size = (path) => statSync(path).size;
const overTheWire = (path) => size(existsSync(`${path}.br`) ? `${path}.br` : path);
const kilo = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;

// A page needs the first part of the program and one piece, with what that piece shares with others.
const weigh = (addresses, weight) => addresses.map((address) => weight(join(site, address))).reduce((sum, bytes) => sum + bytes, 0);
const pages = Object.entries(index.pieces).map(([name, files]) => {
  const all = [index.wasm, ...files];
  return { name, all, brotli: weigh(all, overTheWire), raw: weigh(all, size) };
});
const worst = pages.reduce((most, page) => (page.brotli > most.brotli ? page : most));
const now = worst.brotli;
// Every font counts, also one that only some readers load: the budget is for the worst page.
const rest = [index.js, index.css]
  .map((address) => join(site, address))
  .concat(
    readdirSync(site, { recursive: true })
      .filter((name) => name.endsWith(".woff2"))
      .map((name) => join(site, name)),
  );
const restNow = rest.map(overTheWire).reduce((sum, bytes) => sum + bytes, 0);

const lines = existsSync(record) ? readFileSync(record, "utf8").trimEnd().split("\n") : [];
const comment = (line) => line.startsWith("#") || line.trim() === "";
const recorded = Number(lines.find((line) => !comment(line)));

if (process.argv[2] === "--record") {
  const comments = lines.length ? lines.filter(comment) : ["# Brotli size of the wasm in bytes, see scripts/wasm-size. Which feature cost what:"];
  writeFileSync(record, [...comments, String(now), ""].join("\n"));
  console.log(`recorded ${now} bytes in ${record}${recorded ? ` (was ${recorded})` : ""}`);
}

const limit = process.argv[2] === "--record" ? now : Math.floor(recorded * growth);
if (!limit) {
  console.log(`${record} holds no number: run scripts/wasm-size --record`);
  process.exit(1);
}
const rows = [
  ["wasm, brotli, budget", now, budget.wasmBrotli],
  ["wasm, brotli, record + 5 %", now, limit],
  ["wasm, raw", Math.max(...pages.map((page) => page.raw)), budget.wasmRaw],
  ["glue + style + fonts, brotli", restNow, budget.restBrotli],
];
let bad = false;
for (const [what, bytes, most] of rows) {
  const over = !(bytes <= most);
  bad ||= over;
  console.log(`${over ? "OVER" : "ok  "}  ${what.padEnd(30)} ${kilo(bytes).padStart(10)} of ${kilo(most).padStart(10)}`);
}
const part = ({ name, all, brotli }) => `${name} ${kilo(brotli)} in ${all.length} files`;
console.log(`      (first part ${kilo(overTheWire(join(site, index.wasm)))}; pages with it: ${pages.map(part).join(", ")})`);
console.log(`      (${rest.map((path) => `${basename(path)} ${kilo(overTheWire(path))}`).join(", ")})`);
process.exit(bad ? 1 : 0);
