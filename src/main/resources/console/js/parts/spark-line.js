/** A small line of the last values, without axes: it shows the shape, the number beside it the value. */

import { ConsoleElement, svg, html } from '../core/element.js';

const WIDTH = 120;
const HEIGHT = 28;

class SparkLine extends ConsoleElement {
  static properties = { values: { attribute: false } };

  constructor() {
    super();
    this.values = [];
  }

  render() {
    const values = this.values.length > 1 ? this.values : [0, 0];
    const most = Math.max(...values, 1);
    const least = Math.min(...values, 0);
    const x = (index) => (index / (values.length - 1)) * WIDTH;
    const y = (value) => HEIGHT - 2 - ((value - least) / (most - least || 1)) * (HEIGHT - 4);
    const path = values.map((value, index) => `${index ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`).join('');
    return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
      ${svg`<path class="area" d="${path}L${WIDTH} ${HEIGHT}L0 ${HEIGHT}Z"></path><path class="line" d=${path}></path>`}
    </svg>`;
  }
}

customElements.define('spark-line', SparkLine);
