// The two servers that scripts/bench compares, each on a free port of loopback with a folder of its own.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer().once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

/** Waits until an address answers with success; tells how many milliseconds that took. */
async function answers(url, child) {
  const began = performance.now();
  while (performance.now() - began < 60_000) {
    if (child.exitCode !== null) throw new Error(`${child.spawnfile} ended with ${child.exitCode}`);
    const answer = await fetch(url).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer?.ok) return performance.now() - began;
    await new Promise((wait) => setTimeout(wait, 1));
  }
  throw new Error(`${url} does not answer`);
}

/** Asks a process to end, and waits until it has. */
function ended(child) {
  const gone = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  return gone;
}

export class Portico {
  constructor(program, site, data) {
    Object.assign(this, { program, site, data });
  }

  async start({ demo = false }) {
    this.port ??= await freePort();
    this.url = `http://127.0.0.1:${this.port}`;
    const settings = { PORTICO_ADDR: `127.0.0.1:${this.port}`, PORTICO_DATA_DIR: this.data, PORTICO_SITE_DIR: this.site, PORTICO_LOG: "warn" };
    const env = { PATH: process.env.PATH, ...settings };
    this.child = spawn(this.program, demo ? ["serve", "--demo"] : ["serve"], { env, stdio: ["ignore", "ignore", "inherit"] });
    return answers(`${this.url}/healthz`, this.child);
  }

  stop() {
    return ended(this.child);
  }

  end() {
    this.child?.kill("SIGKILL");
  }

  /** Bytes of memory: its own, and all that is resident, the program's file too. */
  memory() {
    const status = readFileSync(`/proc/${this.child.pid}/status`, "utf8");
    const kilobytes = (name) => Number(status.match(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m"))[1]);
    return { own: kilobytes("RssAnon") * 1024, all: kilobytes("VmRSS") * 1024 };
  }
}

export class Nginx {
  constructor(folder) {
    this.folder = folder;
  }

  async start() {
    const port = await freePort();
    this.url = `http://127.0.0.1:${port}`;
    for (const name of ["root/put", "body", "logs"]) mkdirSync(join(this.folder, name), { recursive: true });
    const others = ["proxy", "fastcgi", "uwsgi", "scgi"].map((name) => `${name}_temp_path ${this.folder}/logs;`);
    const config = join(this.folder, "nginx.conf");
    writeFileSync(
      config,
      `${process.getuid() === 0 ? "user root;" : ""}
      daemon off; worker_processes auto; pid ${this.folder}/pid; error_log stderr crit;
      events { worker_connections 1024; }
      http {
        access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; client_max_body_size 0;
        client_body_temp_path ${this.folder}/body; ${others.join(" ")}
        server {
          listen 127.0.0.1:${port}; root ${this.folder}/root;
          location /put/ { dav_methods PUT; }
        }
      }`,
    );
    this.keep("up", Buffer.from("up\n"));
    this.child = spawn("nginx", ["-c", config, "-p", this.folder, "-e", "stderr"], { stdio: ["ignore", "ignore", "inherit"] });
    return answers(`${this.url}/up`, this.child);
  }

  stop() {
    return ended(this.child);
  }

  /** SIGTERM: a killed nginx leaves its workers behind. */
  end() {
    this.child?.kill("SIGTERM");
  }

  /** Where it finds what it serves. */
  file(name) {
    return join(this.folder, "root", name);
  }

  keep(name, bytes) {
    writeFileSync(this.file(name), bytes);
  }
}
