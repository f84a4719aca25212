import { html } from '../core/element.js';

/** Names with their values. */
export const pairs = (found) =>
  html`<dl class="facts">${found.filter(([, value]) => value !== null && value !== undefined && value !== '').map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
