/** Sets style properties one by one, as the Content-Security-Policy allows; a style attribute it would refuse. */

import { noChange } from 'lit-html';
import { directive, Directive } from 'lit-html/directive.js';

class Styles extends Directive {
  update(part, [properties]) {
    for (const [name, value] of Object.entries(properties)) part.element.style.setProperty(name, value);
    return noChange;
  }

  render() {
    return noChange;
  }
}

/** `style=${styles({ height: '4px', '--row': '32px' })}` */
export const styles = directive(Styles);
