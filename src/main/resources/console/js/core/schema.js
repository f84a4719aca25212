/** The message schemas as the server has them, and what a form needs from them. */

import { get } from './api.js';

let asked = null;

/** Every action that a central system may send, by name. */
export async function actions() {
  asked ??= get('/actions').catch((problem) => {
    asked = null;
    throw problem;
  });
  const { items } = await asked;
  return items.filter((each) => each.sender !== 'CHARGE_POINT').sort((a, b) => a.action.localeCompare(b.action));
}

export const isRequired = (schema, name) => (schema.required ?? []).includes(name);

/** The least value that has the shape of the schema: required objects and the first entry of required lists. */
export function blank(schema) {
  if (schema.type === 'object') {
    const value = {};
    for (const name of schema.required ?? []) {
      const member = blank(schema.properties[name]);
      if (member !== undefined) value[name] = member;
    }
    return value;
  }
  if (schema.type === 'array') return schema.minItems ? [blank(schema.items)].filter((each) => each !== undefined) : [];
  return undefined;
}

/** `value` laid over the blank form, without members the schema does not know. */
export function fitted(schema, value) {
  if (value === undefined || value === null) return blank(schema);
  if (schema.type !== 'object') return value;
  const result = blank(schema);
  for (const [name, member] of Object.entries(schema.properties)) {
    if (value[name] !== undefined) result[name] = member.type === 'object' ? fitted(member, value[name]) : value[name];
  }
  return result;
}

/** The value with its members in the order of the schema, empty ones left out. */
export function ordered(schema, value) {
  if (schema.type === 'object' && value !== null && typeof value === 'object') {
    const result = {};
    for (const [name, member] of Object.entries(schema.properties)) {
      if (value[name] !== undefined && value[name] !== '') result[name] = ordered(member, value[name]);
    }
    return result;
  }
  return schema.type === 'array' && Array.isArray(value) ? value.map((each) => ordered(schema.items, each)) : value;
}

/** What is missing or out of bounds, as `{pointer, message}`; the server has the last word. */
export function faults(schema, value, pointer = '') {
  if (schema.type === 'object') {
    return Object.entries(schema.properties).flatMap(([name, member]) => {
      const at = `${pointer}/${name}`;
      if (value?.[name] === undefined || value[name] === '') return isRequired(schema, name) ? [{ pointer: at, message: 'is required' }] : [];
      return faults(member, value[name], at);
    });
  }
  if (schema.type === 'array') {
    if (schema.minItems > (value?.length ?? 0)) return [{ pointer, message: 'needs an entry' }];
    return (value ?? []).flatMap((each, index) => faults(schema.items, each, `${pointer}/${index}`));
  }
  const message = scalarFault(schema, value);
  return message ? [{ pointer, message }] : [];
}

function scalarFault(schema, value) {
  if (schema.type === 'integer' && !Number.isInteger(value)) return 'must be a whole number';
  if (schema.type === 'number' && typeof value !== 'number') return 'must be a number';
  if (schema.minimum !== undefined && value < schema.minimum) return `must be ${schema.minimum} or more`;
  if (schema.maxLength !== undefined && [...String(value)].length > schema.maxLength) return `has ${[...String(value)].length} characters (at most ${schema.maxLength})`;
  return null;
}

const memory = (action) => `last:${action}`;

export function remember(action, payload) {
  localStorage.setItem(memory(action), JSON.stringify(payload));
}

export function remembered(action) {
  try {
    return JSON.parse(localStorage.getItem(memory(action)) ?? 'null');
  } catch {
    return null;
  }
}
