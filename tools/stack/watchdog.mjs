/**
 * Ends the processes of a run whose launcher was killed, which had no chance to do it. The launcher holds this process' standard input open and
 * names on it, one a line, the processes to watch (`+123`) and those that have ended (`-123`); when the input closes without a farewell (`bye`),
 * the launcher is dead. The processes are ended in the reverse order of their start: the database last.
 */
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';

const grace = 15_000;
const watched = [];
let farewell = false;

// The terminal's Ctrl-C reaches this process as well: the launcher deals with it.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

for await (const line of createInterface({ input: process.stdin })) {
  const pid = Number(line.slice(1));
  if (line === 'bye') farewell = true;
  else if (line.startsWith('+')) watched.push(pid);
  else if (watched.includes(pid)) watched.splice(watched.indexOf(pid), 1);
}
if (!farewell) {
  for (const pid of watched.reverse()) {
    send(pid, 'SIGTERM');
    const until = performance.now() + grace;
    while (send(pid, 0) && performance.now() < until) await setTimeout(50);
    send(pid, 'SIGKILL');
  }
}

function send(pid, signal) {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
