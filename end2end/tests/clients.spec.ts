// Clients that are not ours speak to the upload protocol: tus-js-client and tuspy (spec S31, S77, D19).
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { closeSync, openSync, readFileSync, readSync, writeSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { Desk, demoFile } from "./support/desk.ts";
import { password, personas } from "./support/personas.ts";
import { Portico } from "./support/server.ts";
import { expect, test } from "./support/test.ts";

const size = 250 * 1024 * 1024;
const most = 32 * 1024 * 1024;
const support = resolve(import.meta.dirname, "support");

test("S31: a video of 250 MB, killed at 40 %, is finished by another client in little memory", async () => {
  test.setTimeout(240_000);
  const portico = await Portico.start({ name: "clients" });
  const desk = await Desk.open(portico.url);
  let memory: Memory | undefined;
  try {
    const video = join(portico.folder, "customer story.mp4");
    const sum = makeVideo(video);
    expect(boxes(video)).toEqual(expect.arrayContaining(["ftyp", "moov", "mdat", "free"]));
    const partner = await desk.partner();
    const campaign = await desk.campaign(partner);
    const cookie = await signIn(portico.url);
    const environment = { ...process.env, COOKIE: cookie };

    memory = new Memory(portico.pid);
    const killed = spawn(process.execPath, [join(support, "tus.mjs"), portico.url, video, campaign.id], {
      stdio: ["ignore", "pipe", "inherit"],
      env: environment,
    });
    const address = await killedAt(killed, 0.4 * size);
    const head = { Cookie: cookie, "Tus-Resumable": "1.0.0" };
    const stands = await fetch(address, { method: "HEAD", headers: head });
    expect(Number(stands.headers.get("upload-offset")), "what arrived is kept").toBeGreaterThan(0.3 * size);

    const python = process.env.PORTICO_TEST_PYTHON;
    if (!python) throw new Error("PORTICO_TEST_PYTHON names no Python with tuspy: run scripts/test browser");
    const { stdout } = await promisify(execFile)(python, [join(support, "tus.py"), address, video], { env: environment });
    const [, from, at] = stdout.match(/^from (\d+)\nat (\d+)\n$/) ?? [];
    expect(Number(from), "it begins where the other was killed").toBeGreaterThan(0.3 * size);
    expect(Number(at)).toBe(size);
    const item = (await fetch(address, { method: "HEAD", headers: head })).headers.get("portico-item");
    expect(item, "the last byte made the asset").not.toBeNull();

    const answer = await fetch(`${portico.url}/files/${item}/1/customer%20story.mp4`, { headers: { Cookie: cookie } });
    const hash = createHash("sha256");
    for await (const step of answer.body!) hash.update(step as Uint8Array);
    expect(hash.digest("hex"), "the same bytes").toBe(sum);
    const rise = memory.rise();
    expect(memory.samples, "looks").toBeGreaterThan(20);
    expect(rise, "bytes of memory more than before").toBeLessThan(most);
  } finally {
    memory?.stop();
    await desk.close();
    await portico.stop();
  }
});

/** Makes a real video of exactly the size: one of the demo world and a box of free space; tells its SHA-256. */
function makeVideo(path: string): string {
  const story = readFileSync(demoFile("acme-customer-story-halden-outdoor.mp4"));
  const hash = createHash("sha256");
  const file = openSync(path, "w");
  const write = (bytes: Buffer): void => {
    hash.update(bytes);
    writeSync(file, bytes);
  };
  write(story);
  const box = Buffer.alloc(8);
  box.writeUInt32BE(size - story.length);
  box.write("free", 4);
  write(box);
  const step = randomBytes(1024 * 1024);
  for (let left = size - story.length - box.length; left > 0; left -= step.length) {
    step.writeUInt32BE(left);
    write(step.subarray(0, left));
  }
  closeSync(file);
  return hash.digest("hex");
}

/** The kinds of a video's boxes; fails when they do not fill it exactly. */
function boxes(path: string): string[] {
  const file = openSync(path, "r");
  const kinds: string[] = [];
  const head = Buffer.alloc(8);
  let at = 0;
  while (at < size) {
    expect(readSync(file, head, 0, 8, at)).toBe(8);
    expect(head.readUInt32BE()).toBeGreaterThanOrEqual(8);
    kinds.push(head.toString("latin1", 4));
    at += head.readUInt32BE();
  }
  expect(at, "the last box ends with the file").toBe(size);
  expect(readSync(file, head, 0, 1, at)).toBe(0);
  closeSync(file);
  return kinds;
}

/** Kills a client when it has sent so much; tells the address of its upload. */
async function killedAt(client: ChildProcess, bytes: number): Promise<string> {
  let address: string | undefined;
  for await (const line of createInterface({ input: client.stdout! })) {
    const [word, what] = line.split(" ");
    if (word === "address") address = what;
    if (word === "done") throw new Error("the client was too fast to be killed");
    if (word === "sent" && Number(what) >= bytes) client.kill("SIGKILL");
  }
  if (!address || client.exitCode !== null) throw new Error(`the client ended by itself, with ${client.exitCode}`);
  return address;
}

async function signIn(url: string): Promise<string> {
  const body = new URLSearchParams({ email: personas.acmeAdmin, password });
  const answer = await fetch(`${url}/sign-in`, { method: "POST", body, redirect: "manual" });
  const cookie = answer.headers.getSetCookie().find((cookie) => cookie.startsWith("portico="));
  if (!cookie) throw new Error(`no session: ${answer.status}`);
  return cookie.split(";")[0];
}

/** The memory of a process that is its own, looked at again and again. */
class Memory {
  samples = 0;
  private highest = 0;
  private readonly before: number;
  private readonly again: NodeJS.Timeout;

  constructor(private readonly pid: number) {
    this.before = this.now();
    this.again = setInterval(() => this.look(), 20);
  }

  /** How much more it was at the highest than at first. */
  rise(): number {
    this.look();
    return this.highest - this.before;
  }

  stop(): void {
    clearInterval(this.again);
  }

  private look(): void {
    this.samples += 1;
    this.highest = Math.max(this.highest, this.now());
  }

  private now(): number {
    const [, kilobytes] = readFileSync(`/proc/${this.pid}/status`, "utf8").match(/^RssAnon:\s+(\d+) kB$/m) ?? [];
    return Number(kilobytes) * 1024;
  }
}
