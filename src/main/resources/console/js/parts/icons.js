/** Line icons on a grid of 16, drawn for this console. */

import { svg } from '../core/element.js';

const line = (path) =>
  svg`<svg viewBox="0 0 16 16" fill="none" stroke="currentColor" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d=${path}></path></svg>`;

export const logo = svg`<svg viewBox="0 0 32 32" aria-hidden="true"><rect width="32" height="32" rx="8" fill="#1a63d8"></rect><path d="M18 5 8.5 18H15l-1.5 9L23.5 14H17z" fill="#fff"></path></svg>`;

export const icons = {
  fleet: line('M2 3.5h12M2 8h12M2 12.5h12'),
  attention: line('M8 2 14.5 13.5h-13zM8 6.5v3.200M8 11.700v.1'),
  sessions: line('M9 1.5 3.5 9H8l-1 5.5L12.5 7H8z'),
  commands: line('M2.5 4 6 8l-3.5 4M8 12.5h5.5'),
  tags: line('M2 2.5h5l6.5 6.5-5 5L2 7.5zM5 5.5v.1'),
  reservations: line('M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3'),
  templates: line('M2 13V9h4V5h4v3h4v5z'),
  audit: line('M3.5 2h6l3 3v9h-9zM6 7.5h4M6 10.5h4'),
  search: line('M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9M10.5 10.5 14 14'),
  theme: line('M13.5 9.800A5.800 5.800 0 1 1 6.200 2.500a4.600 4.600 0 0 0 7.300 7.300z'),
  person: line('M8 8a2.750 2.750 0 1 0 0-5.500 2.750 2.750 0 0 0 0 5.500M2.750 13.750c.7-2.500 2.700-3.750 5.250-3.750s4.550 1.250 5.250 3.750'),
  more: line('M3 8h.1M8 8h.1M13 8h.1'),
  close: line('M4 4l8 8M12 4l-8 8'),
  plus: line('M8 3v10M3 8h10'),
  download: line('M8 2.5v8M4.5 7.5 8 11l3.5-3.5M3 13.5h10'),
  link: line('M6.5 9.5l3-3M7 4.5l1.5-1.5a2.8 2.8 0 0 1 4 4L11 8.5M9 11.5 7.5 13a2.8 2.8 0 0 1-4-4L5 7.5'),
  refresh: line('M13 8a5 5 0 1 1-1.5-3.600M13 2v3h-3'),
  incoming: line('M13 3 4 12M4 6v6h6'),
  outgoing: line('M3 13l9-9M6 4h6v6'),
};
