/**
 * Lines over time. `series`: `{label, unit, color (1 to 6), values, stepped?, fill?, dash?}`; `times` in ms.
 * At most two units get an axis, the first at the left. The legend shows the last values, the first where it looks `ahead`.
 */

import { ConsoleElement, html } from '../core/element.js';
import * as format from '../core/format.js';

const UNIT_FORMAT = { W: format.power, Wh: format.energy, '%': format.percent, A: (value) => (value == null ? format.DASH : `${value.toFixed(1)} A`) };
const inUnit = (value, unit) => (UNIT_FORMAT[unit] ?? ((plain) => (plain == null ? format.DASH : `${plain} ${unit}`)))(value);

class TimeChart extends ConsoleElement {
  static properties = {
    times: { attribute: false },
    series: { attribute: false },
    label: {},
    height: { type: Number },
    ahead: { attribute: false },
    at: { state: true },
  };

  constructor() {
    super();
    this.times = [];
    this.series = [];
    this.height = 260;
    this.at = null;
  }

  connectedCallback() {
    super.connectedCallback();
    this.follow(window, 'theme', () => this.draw());
    this.follow(matchMedia('(prefers-color-scheme: dark)'), 'change', () => this.draw());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.sizes?.disconnect();
    this.plot?.destroy();
    this.plot = null;
  }

  render() {
    const at = this.at ?? (this.ahead ? 0 : this.times.length - 1);
    return html`<figure class="chart" role="img" aria-label=${this.describe()}>
      <figcaption>${this.series.map((line) => html`<span class="legend"><i class="swatch c${line.color} ${line.dash ? 'dashed' : ''}"></i>${line.label}
        <b>${inUnit(line.values[at], line.unit)}</b></span>`)}
        <span class="legend faint when">${this.times[at] ? format.moment(this.times[at]) : ''}</span></figcaption>
      <div class="plot"></div></figure>`;
  }

  describe() {
    const at = this.ahead ? 0 : -1;
    const shown = this.series.map((line) => `${line.label} ${inUnit(line.values.at(at), line.unit)}`).join(', ');
    return `${this.label ?? 'Chart'}: ${this.times.length} points, ${this.ahead ? 'now' : 'last'} ${shown}`;
  }

  updated(changed) {
    if (changed.has('times') || changed.has('series') || !this.plot) this.draw();
  }

  draw() {
    const room = this.querySelector('.plot');
    if (!room) return;
    const shape = this.series.map((line) => line.label + line.unit).join('|') + getComputedStyle(this).color;
    if (this.plot && this.shape === shape) {
      this.plot.setData(this.data());
      return;
    }
    this.plot?.destroy();
    this.shape = shape;
    this.plot = new window.uPlot(this.options(room), this.data(), room);
    this.sizes ??= new ResizeObserver(() => this.plot?.setSize({ width: room.clientWidth, height: this.height }));
    this.sizes.observe(room);
  }

  data() {
    return [this.times.map((time) => time / 1000), ...this.series.map((line) => line.values)];
  }

  options(room) {
    const color = colors(this);
    const units = [...new Set(this.series.map((line) => line.unit))].slice(0, 2);
    const axis = { stroke: color('--text-faint'), grid: { stroke: color('--line'), width: 1 }, ticks: { show: false }, font: '11px Inter' };
    return {
      width: room.clientWidth || 600,
      height: this.height,
      legend: { show: false },
      cursor: { y: false, points: { size: 6 } },
      scales: Object.fromEntries(units.map((unit) => [unit, { range: (plot, least, most) => [Math.min(0, least ?? 0), (most || 1) * 1.08] }])),
      axes: [
        { ...axis, space: 76, size: 30, values: (plot, ticks) => ticks.map(tickLabel) },
        ...units.map((unit, index) => ({ ...axis, scale: unit, side: index === 0 ? 3 : 1, size: 64, grid: index === 0 ? axis.grid : { show: false }, values: (plot, ticks) => ticks.map((tick) => inUnit(tick, unit)) })),
      ],
      series: [{}, ...this.series.map((line) => this.line(line, color))],
      hooks: { setCursor: [(plot) => (this.at = plot.cursor.idx ?? null)] },
    };
  }

  line(line, color) {
    const stroke = color(`--chart-${line.color}`);
    return {
      label: line.label,
      scale: line.unit,
      stroke,
      width: 1.75,
      dash: line.dash ? [5, 4] : undefined,
      fill: line.fill ? stroke.replace('rgb(', 'rgba(').replace(')', ', 0.1)') : undefined,
      paths: line.stepped ? window.uPlot.paths.stepped({ align: 1 }) : undefined,
      points: { show: false },
      spanGaps: true,
    };
  }
}

/** Hours and minutes; at midnight the day. */
function tickLabel(seconds) {
  const text = format.clock(seconds * 1000);
  return text === '00:00:00' ? format.date(seconds * 1000).slice(5) : text.endsWith(':00') ? text.slice(0, 5) : text;
}

/** The colours of the theme as the canvas needs them. */
function colors(host) {
  const probe = document.createElement('i');
  host.append(probe);
  const found = new Map();
  const color = (name) => {
    if (!found.has(name)) {
      probe.style.color = `var(${name})`;
      found.set(name, getComputedStyle(probe).color);
    }
    return found.get(name);
  };
  ['--text-faint', '--line', 1, 2, 3, 4, 5, 6].forEach((name) => color(typeof name === 'number' ? `--chart-${name}` : name));
  probe.remove();
  return color;
}

customElements.define('time-chart', TimeChart);
