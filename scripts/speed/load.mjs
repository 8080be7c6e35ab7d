// What puts load on a server for scripts/bench: wrk for many requests, curl for one large one.
import { execFile } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);
const seconds = 2;

/** Sends or fetches with curl, without waiting to be asked for a body; tells what it printed. */
export async function transfer(words) {
  const { stdout } = await run("curl", ["--silent", "--show-error", "--fail-with-body", "--noproxy", "*", "-H", "Expect:", ...words]);
  return stdout;
}

/** Asks an address again and again: requests and bytes each second, mean and p99 of the answer's time in milliseconds. */
export async function wrk(folder, url, { cookie, head = {}, body, connections }) {
  const headers = { ...head, ...(cookie && { Cookie: cookie }), ...(body && { "Content-Type": "application/json" }) };
  const script = [
    `wrk.method = "${body ? "POST" : "GET"}"`,
    ...Object.entries(headers).map(([name, value]) => `wrk.headers[${JSON.stringify(name)}] = ${JSON.stringify(value)}`),
    ...(body ? [`wrk.body = ${JSON.stringify(body)}`] : []),
    `done = function(all, latency)
      local wrong = all.errors.status + all.errors.connect + all.errors.read + all.errors.timeout
      io.write(string.format("\\n@ %d %d %d %f %f %d\\n", all.requests, all.bytes, all.duration, latency.mean, latency:percentile(99), wrong))
    end`,
  ];
  const file = join(folder, "load.lua");
  writeFileSync(file, script.join("\n"));
  const { stdout } = await run("wrk", ["-t", "1", "-c", String(connections), "-d", `${seconds}s`, "--timeout", "20s", "-s", file, url]);
  const [requests, bytes, microseconds, mean, p99, wrong] = stdout.match(/^@ (.*)$/m)[1].split(" ").map(Number);
  if (wrong > 0 || requests === 0) throw new Error(`${url}: ${wrong} of ${requests} requests went wrong`);
  const time = microseconds / 1e6;
  return { rate: requests / time, bytes: bytes / time, mean: mean / 1000, p99: p99 / 1000 };
}
