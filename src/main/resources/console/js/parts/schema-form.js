/** A form made from the JSON Schema of a message; tells `value` with the whole payload at each change. */

import { ConsoleElement, html, nothing } from '../core/element.js';
import { live } from 'lit-html/directives/live.js';
import { blank, isRequired } from '../core/schema.js';
import { fromLocalInput, toLocalInput } from '../core/format.js';
import { icons } from './icons.js';

const LONG_TEXT = 300;

class SchemaForm extends ConsoleElement {
  static properties = { schema: { attribute: false }, value: { attribute: false }, faults: { attribute: false } };

  constructor() {
    super();
    this.faults = [];
  }

  render() {
    const names = Object.keys(this.schema.properties);
    if (names.length === 0) return html`<p class="soft">This command has no content.</p>`;
    return this.members(this.schema, [], this.value ?? {});
  }

  members(schema, path, value) {
    return html`<div class="fields">${Object.entries(schema.properties).map(([name, member]) =>
      this.member(member, [...path, name], value?.[name], name, isRequired(schema, name)))}</div>`;
  }

  member(schema, path, value, name, required) {
    if (schema.type === 'object') return this.object(schema, path, value, name, required);
    if (schema.type === 'array') return this.list(schema, path, value ?? [], name);
    return this.scalar(schema, path, value, name, required);
  }

  object(schema, path, value, name, required) {
    if (value === undefined && !required) {
      return html`<div class="field"><span class="label">${name}<span class="hint">optional</span></span><button type="button" class="button" @click=${() => this.set(path, blank(schema))}>${icons.plus}Add</button></div>`;
    }
    return html`<fieldset class="group whole"><legend>${name}</legend>
      ${this.members(schema, path, value)}
      ${required ? nothing : html`<button type="button" class="button quiet small" @click=${() => this.set(path, undefined)}>Remove ${name}</button>`}</fieldset>`;
  }

  list(schema, path, value, name) {
    const add = () => this.set(path, [...value, blank(schema.items)]);
    return html`<fieldset class="group whole"><legend>${name}</legend>
      ${value.map((each, index) => html`<div class="entry"><div class="grow">${schema.items.type === 'object'
          ? this.members(schema.items, [...path, index], each)
          : this.scalar(schema.items, [...path, index], each, `${name} ${index + 1}`, true)}</div>
        <button type="button" class="button quiet icon small" aria-label="Remove entry ${index + 1} of ${name}" @click=${() => this.set(path, value.filter((_, at) => at !== index))}>${icons.close}</button></div>`)}
      ${this.fault(path)}<button type="button" class="button small" @click=${add}>${icons.plus}Add to ${name}</button></fieldset>`;
  }

  scalar(schema, path, value, name, required) {
    const id = `form-${path.join('-')}`;
    const fault = this.faultText(path);
    return html`<div class="field ${schema.maxLength > LONG_TEXT ? 'whole' : ''}"><label for=${id}>${name}<span class="hint">${required ? hint(schema) : `optional${hint(schema) ? `, ${hint(schema)}` : ''}`}</span></label>
      ${this.input(schema, path, value, { id, required, fault })}${this.fault(path)}</div>`;
  }

  input(schema, path, value, { id, required, fault }) {
    const invalid = fault ? 'true' : 'false';
    if (schema.enum || schema.type === 'boolean') {
      const values = schema.enum ?? ['true', 'false'];
      return html`<select id=${id} aria-invalid=${invalid} @change=${(event) => this.set(path, read(schema, event.target.value))}>
        <option value="" ?selected=${value === undefined}>${required ? 'Choose' : 'Not set'}</option>
        ${values.map((each) => html`<option value=${each} ?selected=${String(value) === each}>${each}</option>`)}</select>`;
    }
    if (schema.maxLength > LONG_TEXT) {
      return html`<textarea id=${id} rows="4" spellcheck="false" aria-invalid=${invalid} .value=${live(value ?? '')} @input=${(event) => this.set(path, read(schema, event.target.value))}></textarea>`;
    }
    const kind = schema.format === 'date-time' ? 'datetime-local' : schema.type === 'string' ? 'text' : 'number';
    return html`<input id=${id} type=${kind} step=${kind === 'number' ? (schema.multipleOf ?? 1) : kind === 'datetime-local' ? 1 : nothing} min=${schema.minimum ?? nothing}
      autocomplete="off" spellcheck="false" aria-invalid=${invalid} .value=${live(shown(schema, value))} @input=${(event) => this.set(path, read(schema, event.target.value))}>`;
  }

  faultText(path) {
    const pointer = '/' + path.join('/');
    return this.faults.find((each) => each.pointer === pointer)?.message;
  }

  fault(path) {
    const text = this.faultText(path);
    return text ? html`<span class="fault">${path.at(-1)} ${text}</span>` : nothing;
  }

  set(path, value) {
    this.value = replaced(this.value ?? {}, path, value);
    this.tell('value', this.value);
  }
}

const hint = (schema) => {
  if (schema.format === 'date-time') return 'local time';
  if (schema.format === 'uri') return 'address';
  if (schema.maxLength) return `at most ${schema.maxLength}`;
  return '';
};

const shown = (schema, value) => (value === undefined || value === null ? '' : schema.format === 'date-time' ? toLocalInput(value) : String(value));

function read(schema, text) {
  if (text === '') return undefined;
  if (schema.type === 'integer' || schema.type === 'number') return Number(text);
  if (schema.type === 'boolean') return text === 'true';
  if (schema.format === 'date-time') return fromLocalInput(text);
  return text;
}

/** A copy of `target` with the member at `path` replaced, or removed where the value is undefined. */
function replaced(target, [name, ...rest], value) {
  const copy = Array.isArray(target) ? [...target] : { ...target };
  const member = rest.length === 0 ? value : replaced(copy[name] ?? {}, rest, value);
  if (member === undefined && !Array.isArray(copy)) delete copy[name];
  else copy[name] = member;
  return copy;
}

customElements.define('schema-form', SchemaForm);
