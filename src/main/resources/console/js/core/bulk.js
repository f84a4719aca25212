/** One command to many charge points, a few at a time, so that the server and the network are not flooded. */

import { execute } from './api.js';

const AT_ONCE = 16;

/** Calls `each(id, outcome)` as the answers come; an HTTP refusal becomes an outcome of the state `NotSent`. */
export async function sendToAll(ids, action, payload, each) {
  const waiting = [...ids];
  const worker = async () => {
    while (waiting.length > 0) {
      const id = waiting.shift();
      each(id, await send(id, action, payload));
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, ids.length) }, worker));
}

async function send(id, action, payload) {
  try {
    return await execute(id, action, payload);
  } catch (problem) {
    return { state: 'NotSent', problem };
  }
}
