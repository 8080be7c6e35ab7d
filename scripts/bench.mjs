// The body of scripts/bench: `node scripts/bench.mjs <program> <site folder> [words]`.
//
// A row is a deed that both sides can do; its figure is the ratio of the two, or a measure of Portico alone where nothing
// stands beside it. The goals are those of the design; that of a draft is what nobody notices. What both need is made once:
// folders of 50 and of 1,000 resources, files of 30 and 250 MB.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { Client } from "./speed/client.mjs";
import { Nginx, Portico } from "./speed/servers.mjs";
import { transfer, wrk } from "./speed/load.mjs";

const [program, site, ...words] = process.argv.slice(2);
const passes = 3;
const megabyte = 1024 * 1024;
mkdirSync("target", { recursive: true });
const folder = mkdtempSync(resolve("target/bench-")); // not in /tmp, which may be memory: a sync must mean something
const servers = [];
const say = (line) => console.error(`\x1b[1m==>\x1b[0m ${line}`);
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

// also when something went wrong in between
function end() {
  for (const server of servers) server.end();
  rmSync(folder, { recursive: true, force: true });
}
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(130));
process.on("exit", end);

const portico = new Portico(resolve(program), resolve(site), join(folder, "data"));
const nginx = new Nginx(join(folder, "nginx"));
servers.push(portico, nginx);
await portico.start({ demo: true });
await nginx.start();

say("making what is measured");
const admin = await Client.of(portico.url, "admin@acme.example");
const owner = await Client.of(portico.url, "owner@northwind.example");
const northwind = await admin.named("partners/names", "Northwind");
const everyone = await admin.named("partners/groups", "All partners");
const open = await admin.campaign(northwind, "Measured");

/** A folder of so many resources that every partner sees, and what asks for all of them. */
async function shelf(name, count) {
  const place = await admin.call("library/add_folder", { new: { parent: null, name, description: "" } });
  for (let row = 0; row < count; row += 1) {
    const link = { folder: place, name: `${name} ${row}`, url: `https://academy.acme.example/${row}`, groups: [everyone] };
    await admin.call("library/add_link", { new: link });
  }
  const args = { folder: place, ask: { q: "", sort: "name", after: null, size: count } };
  return { page: `/resources/folders/${place}?size=${count}`, door: "library/browse", args };
}
const fifty = await shelf("Fifty", 50);
const thousand = await shelf("Thousand", 1000);
const found = { door: "library/browse", args: { folder: null, ask: { q: "thousand 9", sort: "name", after: null, size: 50 } } };

const large = join(folder, "large.mp4");
const movie = join(folder, "movie.mp4");
for (const [file, size] of [[movie, 30 * megabyte], [large, 250 * megabyte]]) {
  // a video of the demo world and a box of free space: a real video of exactly this size
  const bytes = Buffer.alloc(size, 7);
  const story = readFileSync("server/operations/demo/acme-customer-story-halden-outdoor.mp4");
  story.copy(bytes);
  bytes.writeUInt32BE(size - story.length, story.length);
  bytes.write("free", story.length + 4);
  writeFileSync(file, bytes);
}
const file = `/files/${await admin.upload(movie, "movie.mp4", { groups: everyone })}/1/movie.mp4`;
nginx.keep("movie.mp4", readFileSync(movie));
const picture = await admin.upload("server/operations/demo/acme-logo-on-white.png", "logo.png", { groups: everyone });
const thumbnail = await owner.bytes(`/thumbnails/${picture}/1`, 10_000);

nginx.keep("small", Buffer.alloc(2000, "x"));
/** Requests each second, of what nginx does with 2 kB from a file. */
const rate = (path, body) => async () => {
  const ours = await wrk(folder, portico.url + path, { cookie: owner.cookie, body, connections: 8 });
  const theirs = await wrk(folder, `${nginx.url}/small`, { connections: 8 });
  return { ratio: ours.rate / theirs.rate, note: `${ours.rate.toFixed(0)}/s, p99 ${ours.p99.toFixed(1)} ms; nginx ${theirs.rate.toFixed(0)}/s` };
};
const page = ({ page }) => rate(page);
const door = ({ door, args }) => rate(`/api/${door}`, JSON.stringify(args));
const download = (connections) => async () => {
  const ours = await wrk(folder, portico.url + file, { cookie: owner.cookie, connections });
  const theirs = await wrk(folder, `${nginx.url}/movie.mp4`, { connections });
  const speed = (side) => `${(side.bytes / 1e6).toFixed(0)} MB/s`;
  return { ratio: ours.bytes / theirs.bytes, note: `${speed(ours)} against ${speed(theirs)}` };
};
const range = async () => {
  const head = { Range: `bytes=${8 * megabyte}-${9 * megabyte - 1}` };
  const ours = await wrk(folder, portico.url + file, { cookie: owner.cookie, head, connections: 1 });
  const theirs = await wrk(folder, `${nginx.url}/movie.mp4`, { head, connections: 1 });
  return { ratio: ours.mean / theirs.mean, note: `${ours.mean.toFixed(2)} ms against ${theirs.mean.toFixed(2)} ms` };
};
let risen = 0;
const upload = async () => {
  const before = portico.memory().own;
  const watch = setInterval(() => (risen = Math.max(risen, portico.memory().own - before)), 20);
  const ours = await admin.timed(large, "large.mp4", { campaign: open });
  clearInterval(watch);
  const began = performance.now();
  await transfer(["-T", large, `${nginx.url}/put/large.mp4`]);
  execFileSync("sync", ["-d", nginx.file("put/large.mp4")]);
  const theirs = performance.now() - began;
  await admin.call("library/remove", { item: ours.item });
  const speed = (time) => `${(250 * megabyte / 1e3 / time).toFixed(0)} MB/s`;
  return { ratio: theirs / ours.time, note: `${speed(ours.time)} against ${speed(theirs)}` };
};
let tone = 0;
/** Milliseconds from the wish to the version that is there, by the built-in drafter. */
const draft = async () => {
  const [first] = await admin.call("campaigns/drafts", { campaign: open });
  const { id, version } = first ?? (await drafts())[0];
  const tweak = { tone: ["Warm", "Formal", "Plain"][tone++ % 3], length: "Usual", audience: "", action: "", emphasis: "", part: null };
  const began = performance.now();
  await admin.call("campaigns/tweak", { draft: id, tweak });
  while ((await admin.call("campaigns/draft", { draft: id })).version === version) await new Promise((wait) => setTimeout(wait, 1));
  return performance.now() - began;
};
/** A campaign's first drafts, once they are written. */
async function drafts() {
  await admin.call("campaigns/write_drafts", { campaign: open });
  for (;;) {
    const written = await admin.call("campaigns/drafts", { campaign: open });
    if (written.every((draft) => draft.version > 0)) return written;
    await new Promise((wait) => setTimeout(wait, 50));
  }
}
const alone = (measure) => async () => ({ ratio: await measure(), note: "" });

const rows = [
  ["upload 250 MB with SHA-256, of nginx PUT and sync -d", "≥", 0.8, upload],
  ["upload 250 MB, memory more (MiB)", "≤", 32, alone(() => risen / megabyte)],
  ["download 30 MB, of nginx", "≥", 0.8, download(1)],
  ["download 30 MB, 8 at once, of nginx", "≥", 0.85, download(8)],
  ["range of 1 MB, time of nginx's", "≤", 1.5, range],
  ["page of 50 rows, of nginx's 2 kB", "≥", 1 / 30, page(fifty)],
  ["data of 50 rows, of nginx's 2 kB", "≥", 12_000 / 85_000, door(fifty)],
  ["page of 1,000 rows, of nginx's 2 kB", "≥", 200 / 85_000, page(thousand)],
  ["data of 1,000 rows, of nginx's 2 kB", "≥", 1_700 / 85_000, door(thousand)],
  ["search that finds 50 rows, of nginx's 2 kB", "≥", 7_000 / 85_000, door(found)],
  thumbnail && ["thumbnail, of nginx's 2 kB", "≥", 15_000 / 87_000, rate(`/thumbnails/${picture}/1`)],
  ["a draft by the built-in drafter, asked for and there (ms)", "≤", 100, alone(draft)],
  ["start to first answer (ms)", "≤", 70, alone(() => restarted().then(({ time }) => time))],
  ["memory at rest (MB)", "≤", 15, alone(() => restarted().then(({ memory }) => memory))],
].filter((row) => row && (words.length === 0 || words.some((word) => row[0].includes(word))));

/** A start on data that is there, and the memory a second after the first answer. */
async function restarted() {
  await portico.stop();
  const time = await portico.start({});
  await new Promise((wait) => setTimeout(wait, 1000));
  return { time, memory: portico.memory().all / 1e6 };
}

const results = rows.map(() => []);
for (let pass = 1; pass <= passes; pass += 1) {
  say(`pass ${pass} of ${passes}`);
  for (const [index, [, , , measure]] of rows.entries()) results[index].push(await measure());
}

const figure = (ratio) => (ratio < 0.1 ? ratio.toFixed(4) : ratio.toFixed(ratio < 10 ? 2 : 0));
console.log(`\n${"".padEnd(6)}${"what".padEnd(56)}${"goal".padStart(9)}${"result".padStart(9)}  of the middle pass`);
for (const [index, [what, sign, goal]] of rows.entries()) {
  const ratio = median(results[index].map((result) => result.ratio));
  const { note } = results[index].find((result) => result.ratio === ratio);
  const met = sign === "≥" ? ratio >= goal : ratio <= goal;
  console.log(`${met ? "met   " : "MISSED"}${` ${what}`.padEnd(56)}${`${sign} ${figure(goal)}`.padStart(9)}${figure(ratio).padStart(9)}  ${note}`);
}
if (!thumbnail) console.log("       thumbnails are not measured: there are none");
await Promise.all(servers.map((server) => server.stop()));
