// The second half of scripts/site: `node scripts/site.mjs <frontend.wasm> <site folder>`.
//
// wasm -> wasm-bindgen -> wasm-opt, its glue -> esbuild, style/main.scss -> sass, public/ -> copied; then content hashes,
// .br and .gz. The costly results are kept in target/site-cache under a hash of what they were made from, so that a change
// of style does not run wasm-opt. The site is made in a folder of its own and swapped in at the end: a server that is
// running never sees half a site.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import binaryen from "binaryen";
import { build } from "esbuild";
import { compile } from "sass";

const [wasm, site] = process.argv.slice(2);
const cache = join(dirname(site), "site-cache");

// What rustc 1.95 emits for wasm32-unknown-unknown; wasm-opt refuses a module that uses more than it was told of.
const wasmFeatures = [
  "bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue",
].map((name) => `--enable-${name}`);
const compressed = new Set([".wasm", ".js", ".css", ".svg", ".json", ".txt", ".html", ".xml", ".webmanifest", ".csv", ".md"]);
const worthCompressing = 1024;

const hash = (...parts) => parts.reduce((sum, part) => sum.update(part).update("\0"), createHash("sha256")).digest("hex");
const short = (content) => hash(content).slice(0, 16);
const files = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .sort()
    : [];
const fingerprint = (...paths) => hash(...paths.flatMap((path) => [path, readFileSync(path)]));
const run = (program, ...words) => execFileSync(program, words, { stdio: ["ignore", "inherit", "inherit"] });
const say = (words) => console.error(`\x1b[1m==>\x1b[0m ${words}`);

// The result of `make(folder)` in the cache; only the newest result of each kind is kept.
async function kept(kind, key, make) {
  const folder = join(cache, `${kind}-${key.slice(0, 32)}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(join(cache, "work-"));
  chmodSync(work, 0o755); // mkdtemp makes it private; the site is for whoever runs the server
  await make(work);
  for (const old of readdirSync(cache)) if (old.startsWith(`${kind}-`)) rmSync(join(cache, old), { recursive: true });
  renameSync(work, folder);
  return folder;
}

async function compress(folder) {
  await Promise.all(
    files(folder).map(async (path) => {
      const content = readFileSync(path);
      if (!compressed.has(extname(path)) || content.length < worthCompressing) return;
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_LGWIN]: 24,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      };
      writeFileSync(`${path}.br`, await promisify(brotliCompress)(content, { params }));
      writeFileSync(`${path}.gz`, await promisify(gzip)(content, { level: 9 }));
    }),
  );
}

// Leptos 0.8 ties a second way to wake a page, for code that comes in pieces, to every view. Here all code comes at once
// (frontend/src/lib.rs: hydrate_body), so nothing leads there: the bodies of its async functions are emptied, and wasm-opt drops
// what only they called. Only those: each names its own place in the source, so that the compiler cannot have made it one with
// a function that is needed. Leptos 0.9 leaves all of it out by itself.
const awakening = /::hydrate_async::\{\{closure\}\}::h[0-9a-f]{16}$/;
function withoutPieces(path) {
  const module = binaryen.readBinary(readFileSync(path));
  const { BulkMemory, BulkMemoryOpt, NontrappingFPToInt, SignExt, MutableGlobals, ReferenceTypes, Multivalue } = binaryen.Features;
  module.setFeatures(BulkMemory | BulkMemoryOpt | NontrappingFPToInt | SignExt | MutableGlobals | ReferenceTypes | Multivalue);
  let emptied = 0;
  for (let at = 0; at < module.getNumFunctions(); at++) {
    const made = module.getFunctionByIndex(at);
    const { name, module: imported } = binaryen.getFunctionInfo(made);
    if (imported || !awakening.test(name)) continue;
    binaryen.Function.setBody(made, module.unreachable());
    emptied++;
  }
  if (!emptied) throw new Error("no function is called hydrate_async any more: take this step out");
  writeFileSync(path, module.emitBinary());
}

async function makeCode(folder) {
  say("wasm-bindgen, wasm-opt, esbuild");
  const glue = join(folder, "glue");
  run("wasm-bindgen", wasm, "--target", "web", "--no-typescript", "--out-name", "portico", "--out-dir", glue);
  withoutPieces(join(glue, "portico_bg.wasm"));
  run("wasm-opt", "-Oz", "--generate-global-effects", "-Oz", ...wasmFeatures, join(glue, "portico_bg.wasm"), "-o", join(folder, "portico_bg.wasm"));
  await WebAssembly.compile(readFileSync(join(folder, "portico_bg.wasm"))); // a browser would take it
  const wasmName = `portico_bg.${short(readFileSync(join(folder, "portico_bg.wasm")))}.wasm`;
  renameSync(join(folder, "portico_bg.wasm"), join(folder, wasmName));
  // the glue's own guess at the wasm's address, used when init() is called without one
  const entry = join(glue, "portico.js");
  writeFileSync(entry, readFileSync(entry, "utf8").replaceAll("portico_bg.wasm", wasmName));
  const bundle = await build({ entryPoints: [entry], bundle: true, minify: true, format: "esm", target: "es2022", write: false });
  const js = bundle.outputFiles[0].contents;
  rmSync(glue, { recursive: true });
  writeFileSync(join(folder, `portico.${short(js)}.js`), js);
  await compress(folder);
}

async function makeStyle(folder) {
  say("sass");
  const { css } = compile("style/main.scss", { style: "compressed", loadPaths: ["style"] });
  writeFileSync(join(folder, `portico.${short(css)}.css`), css);
  await compress(folder);
}

async function makePublic(folder) {
  if (!existsSync("public")) return;
  say("public/");
  cpSync("public", folder, { recursive: true });
  await compress(folder);
}

const tools = fingerprint("scripts/site.mjs", "package-lock.json") + execFileSync("wasm-bindgen", ["--version"]);
const code = await kept("code", hash(tools, fingerprint(wasm)), makeCode);
const style = await kept("style", hash(tools, fingerprint(...files("style"))), makeStyle);
const rest = await kept("public", hash(tools, fingerprint(...files("public"))), makePublic);

const pkg = [...readdirSync(code), ...readdirSync(style)];
const address = (ending) => `/pkg/${pkg.find((name) => name.endsWith(ending))}`;
const index = `${JSON.stringify({ js: address(".js"), wasm: address(".wasm"), css: address(".css") }, null, 2)}\n`;
const made = hash(code, style, rest, index);
const stamp = `${site}.stamp`;
if (existsSync(join(site, "site.json")) && existsSync(stamp) && readFileSync(stamp, "utf8") === made) {
  say(`${site} is up to date`);
} else {
  const next = `${site}.next`;
  const old = `${site}.old`;
  for (const folder of [next, old]) rmSync(folder, { recursive: true, force: true });
  cpSync(rest, next, { recursive: true });
  for (const folder of [code, style]) cpSync(folder, join(next, "pkg"), { recursive: true });
  writeFileSync(join(next, "site.json"), index);
  rmSync(stamp, { force: true });
  if (existsSync(site)) renameSync(site, old);
  renameSync(next, site);
  writeFileSync(stamp, made);
  rmSync(old, { recursive: true, force: true });
  say(`${site} is new: ${index.replace(/\s+/g, " ")}`);
}
