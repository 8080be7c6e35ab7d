// What a Portico of the browser tests stands on: what it takes without settings, or what PORTICO_TEST_GROUND names
// (sqlite-s3, postgres-folder, postgres-s3). Then the program `ground` of the native tests makes a database and a bucket, and
// keeps them until its input ends; for PostgreSQL run it under scripts/postgres.
import { type ChildProcess, spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

const program = join(resolve(import.meta.dirname, "../../.."), "target/ci/examples/ground");

export class Ground {
  private constructor(
    /** The settings that lead to it. */
    readonly settings: Record<string, string>,
    private readonly child?: ChildProcess,
  ) {}

  static async lay(): Promise<Ground> {
    const name = process.env.PORTICO_TEST_GROUND ?? "sqlite-folder";
    if (name === "sqlite-folder") return new Ground({});
    const child = spawn(program, [name], { stdio: ["pipe", "pipe", "inherit"] });
    const settings: Record<string, string> = {};
    for await (const line of createInterface({ input: child.stdout })) {
      if (line === "") return new Ground(settings, child);
      const at = line.indexOf("=");
      settings[line.slice(0, at)] = line.slice(at + 1);
    }
    throw new Error(`there is no ground ${name}`);
  }

  /** Takes it away. */
  remove(): void {
    this.child?.stdin?.end();
  }
}
