// The second half of scripts/site: `node scripts/site.mjs <frontend.wasm> <site folder>`.
//
// wasm -> wasm-split -> wasm-bindgen -> wasm-opt, its glue -> esbuild, style/main.scss -> sass, public/ -> copied; then content hashes,
// .br and .gz. The costly results are kept in target/site-cache under a hash of what they were made from, so that a change
// of style does not run wasm-opt. The site is made in a folder of its own and swapped in at the end: a server that is
// running never sees half a site.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
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
const awakening = /13hydrate_async28_\$u7b\$\$u7b\$closure\$u7d\$\$u7d\$17h[0-9a-f]{16}E$/;
function withoutAsync(path) {
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
  writeFileSync(path, module.emitBinary());
  return emptied;
}

// Cuts the program where the code says (app/src/pieces.rs): into the first part, portico.wasm, and into files that
// __wasm_split.js fetches, a `split_…` for each piece and a `chunk_…` for what some of them share. Tells which files each needs.
function cut(into) {
  run("wasm-split-cli", wasm, into, "--out-name", "portico");
  const loaders = readFileSync(join(into, "__wasm_split.js"), "utf8");
  const loader = /export const __wasm_split_load_(\w+) = .*?, \[([^\]]*)\]\)\);/gs;
  const pieces = {};
  for (const [, piece, shared] of loaders.matchAll(loader)) {
    pieces[piece] = [...shared.split(", ").filter(Boolean).map((name) => name.replace("__chunk", "chunk")), `split_${piece}`];
  }
  if (!Object.keys(pieces).length) throw new Error("the program has no pieces");
  return pieces;
}

// What every piece needs, and what is not worth a request, goes back into the first part: files reach each other by the table of
// functions and the memory alone, so any two can be made one.
const worthARequest = 128 * 1024;
function together(glue, pieces) {
  const shares = new Map();
  for (const file of Object.values(pieces).flat()) shares.set(file, (shares.get(file) ?? 0) + 1);
  const path = (file) => join(glue, `${file}.wasm`);
  const all = Object.keys(pieces).length;
  const chunks = [...shares].filter(([file]) => file.startsWith("chunk_"));
  const back = chunks.filter(([file, of]) => of === all || statSync(path(file)).size < worthARequest).map(([file]) => file);
  run("wasm-merge", path("portico_bg"), "__wasm_split", ...back.flatMap((file) => [path(file), file]), ...wasmFeatures, "-o", path("portico_bg"));
  const script = join(glue, "__wasm_split.js");
  let loaders = readFileSync(script, "utf8");
  for (const file of back) {
    rmSync(path(file));
    loaders = loaders.replace(new RegExp(`const __${file} = makeLoad\\(.*?\\n, \\[\\]\\);`, "s"), `const __${file} = async () => {};`);
  }
  writeFileSync(script, loaders);
  for (const piece of Object.keys(pieces)) pieces[piece] = pieces[piece].filter((file) => !back.includes(file));
}

async function makeCode(folder) {
  const glue = join(folder, "glue");
  say("wasm-split, wasm-bindgen, wasm-opt, esbuild");
  const pieces = cut(glue);
  const first = join(glue, "portico.wasm");
  run("wasm-bindgen", first, "--target", "web", "--keep-lld-exports", "--no-demangle", "--no-typescript", "--out-name", "portico", "--out-dir", glue);
  rmSync(first);
  together(glue, pieces);
  const names = new Map();
  let emptied = 0;
  for (const path of files(glue).filter((path) => path.endsWith(".wasm"))) {
    emptied += withoutAsync(path);
    const made = join(folder, basename(path));
    run("wasm-opt", "-Oz", "--generate-global-effects", "-Oz", ...wasmFeatures, path, "-o", made);
    await WebAssembly.compile(readFileSync(made)); // a browser would take it
    const name = `${basename(path, ".wasm")}.${short(readFileSync(made))}.wasm`;
    names.set(basename(path), name);
    renameSync(made, join(folder, name));
  }
  if (!emptied) throw new Error("no function is called hydrate_async any more: take this step out");
  // the names by which the glue and the loaders fetch them
  for (const script of ["portico.js", "__wasm_split.js"].map((name) => join(glue, name))) {
    writeFileSync(script, readFileSync(script, "utf8").replace(/\b\w+\.wasm\b/g, (name) => names.get(name) ?? name));
  }
  const entry = join(glue, "portico.js");
  const bundle = await build({ entryPoints: [entry], bundle: true, minify: true, format: "esm", target: "es2022", write: false, logLevel: "error" });
  const js = bundle.outputFiles[0].contents;
  rmSync(glue, { recursive: true });
  writeFileSync(join(folder, `portico.${short(js)}.js`), js);
  for (const piece of Object.keys(pieces)) pieces[piece] = pieces[piece].map((file) => `/pkg/${names.get(`${file}.wasm`)}`);
  writeFileSync(join(folder, "pieces.json"), JSON.stringify(pieces));
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

const tools = fingerprint("scripts/site.mjs", "scripts/lib.sh", "package-lock.json") + execFileSync("wasm-bindgen", ["--version"]);
const code = await kept("code", hash(tools, fingerprint(wasm)), makeCode);
const style = await kept("style", hash(tools, fingerprint(...files("style"))), makeStyle);
const rest = await kept("public", hash(tools, fingerprint(...files("public"))), makePublic);

const pkg = [...readdirSync(code), ...readdirSync(style)];
const address = (ending) => `/pkg/${pkg.find((name) => name.endsWith(ending))}`;
const pieces = JSON.parse(readFileSync(join(code, "pieces.json"), "utf8"));
const main = `/pkg/${pkg.find((name) => /^portico_bg\..*\.wasm$/.test(name))}`;
const index = `${JSON.stringify({ js: address(".js"), wasm: main, css: address(".css"), pieces }, null, 2)}\n`;
const made = hash(code, style, rest, index);
const stamp = `${site}.stamp`;
if (existsSync(join(site, "site.json")) && existsSync(stamp) && readFileSync(stamp, "utf8") === made) {
  say(`${site} is up to date`);
} else {
  const next = `${site}.next`;
  const old = `${site}.old`;
  for (const folder of [next, old]) rmSync(folder, { recursive: true, force: true });
  cpSync(rest, next, { recursive: true });
  for (const folder of [code, style]) cpSync(folder, join(next, "pkg"), { recursive: true, filter: (name) => !name.includes("pieces.json") });
  writeFileSync(join(next, "site.json"), index);
  rmSync(stamp, { force: true });
  if (existsSync(site)) renameSync(site, old);
  renameSync(next, site);
  writeFileSync(stamp, made);
  rmSync(old, { recursive: true, force: true });
  say(`${site} is new: ${index.replace(/\s+/g, " ")}`);
}
