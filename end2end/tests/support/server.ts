// One Portico for each worker: the program of the `ci` build on demo data, in a folder of its own, on a free port.
//
// Its words go to target/end2end-logs/portico-<name>.log; when it dies or does not come up, their end is in the error.
import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Ground } from "./ground.ts";

const root = resolve(import.meta.dirname, "../../..");
const program = process.env.PORTICO_TEST_PROGRAM ?? join(root, "target/ci/portico");
const site = process.env.PORTICO_TEST_SITE ?? join(root, "target/site");
const patience = 60_000;

/** `demo`: with the demo world, unless told otherwise. `now`: the moment, in Unix milliseconds, at which it stands still. `settings`: further
 * variables, such as those of a mail server. */
export type Start = { name: string; demo?: boolean; now?: number; settings?: Record<string, string> };

export class Portico {
  private constructor(
    readonly url: string,
    /** The data folder, for tests that look at what was kept (mails, for one). */
    readonly folder: string,
    private readonly child: ChildProcess,
    private readonly ground: Ground,
    private readonly said: string[] = [],
  ) {}

  static async start({ name, demo = true, now, settings = {} }: Start): Promise<Portico> {
    for (const path of [program, join(site, "site.json")]) {
      if (!existsSync(path)) throw new Error(`${path} is missing: run scripts/test browser`);
    }
    const ground = await Ground.lay();
    const port = await freePort();
    const folder = mkdtempSync(join(tmpdir(), "portico-end2end-"));
    const logs = join(root, "target/end2end-logs");
    mkdirSync(logs, { recursive: true });
    const log = join(logs, `portico-${name}.log`);
    const child = spawn(program, demo ? ["serve", "--demo"] : ["serve"], {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...outsideWorld(),
        PORTICO_ADDR: `127.0.0.1:${port}`,
        PORTICO_DATA_DIR: folder,
        PORTICO_SITE_DIR: site,
        ...ground.settings,
        ...(now === undefined ? {} : { PORTICO_DEMO_NOW: String(now) }),
        ...settings,
      },
    });
    const file = createWriteStream(log);
    const portico = new Portico(`http://127.0.0.1:${port}`, folder, child, ground);
    for (const words of [child.stdout!, child.stderr!]) {
      words.pipe(file, { end: false });
      words.on("data", (chunk: Buffer) => portico.said.push(chunk.toString()));
    }
    try {
      await portico.ready();
    } catch (error) {
      await portico.stop();
      throw error;
    }
    return portico;
  }

  /** Asks it to stop, as a service manager would, and takes its folder away. */
  async stop(): Promise<void> {
    if (this.running()) {
      const gone = new Promise<void>((done) => this.child.once("exit", () => done()));
      this.child.kill("SIGTERM");
      const force = setTimeout(() => this.child.kill("SIGKILL"), 10_000);
      await gone;
      clearTimeout(force);
    }
    this.ground.remove();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The number of its process. */
  get pid(): number {
    return this.child.pid!;
  }

  /** What it has said so far, on both of its outputs. */
  words(): string {
    return this.said.join("");
  }

  private running(): boolean {
    return this.child.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  private async ready(): Promise<void> {
    let spawnError: Error | undefined;
    this.child.once("error", (error) => (spawnError = error));
    const end = Date.now() + patience;
    while (Date.now() < end) {
      if (spawnError) throw spawnError;
      if (!this.running() && this.child.pid !== undefined) break;
      const answer = await fetch(`${this.url}/readyz`).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise((wait) => setTimeout(wait, 50));
    }
    const state = this.running() ? "was not ready in time" : "ended";
    throw new Error(`Portico ${state}. Its last words:\n${this.words().slice(-4000)}`);
  }
}

/** The environment without anything that is meant for another Portico. */
function outsideWorld(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("PORTICO_")));
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === "object" ? done(address.port) : fail(new Error("no port"))));
    });
  });
}
