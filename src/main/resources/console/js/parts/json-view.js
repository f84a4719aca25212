/** JSON with its parts told apart by colour; everything is text, nothing a station sent becomes markup. */

import { html } from '../core/element.js';

const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/g;

export function json(value) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  if (text === undefined) return html`<pre class="json faint">none</pre>`;
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    parts.push(text.slice(end, match.index));
    const [token, quoted, colon] = match;
    if (colon !== undefined) parts.push(html`<span class="key">${quoted}</span>${colon}`);
    else parts.push(html`<span class=${quoted === undefined ? 'value' : 'text'}>${token}</span>`);
    end = match.index + token.length;
  }
  parts.push(text.slice(end));
  return html`<pre class="json">${parts}</pre>`;
}

/** The same text with line breaks, where it is JSON at all. */
export function pretty(text) {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
