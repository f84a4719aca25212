/** What the words typed into the palette mean: `reset soft CP_1` is Reset, type Soft, to CP_1. */

const MOST = 40;
const split = (name) => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().split(' ');

/** Whether the word begins a word of the name, or stands within it. */
const names = (name, word) => split(name).some((part) => part.startsWith(word)) || (word.length > 2 && name.toLowerCase().includes(word));

function enumValue(schema, word) {
  for (const [member, description] of Object.entries(schema.properties)) {
    const value = description.enum?.find((each) => each.toLowerCase() === word) ?? (word.length > 2 ? description.enum?.find((each) => each.toLowerCase().startsWith(word)) : undefined);
    if (value) return { [member]: value };
  }
  return null;
}

/** `{action, payload, targets}` where every word is used, else null. */
function reading(action, wordsTyped, ids) {
  const found = { action, payload: {}, targets: [], score: 0 };
  for (const word of wordsTyped) {
    const id = ids.get(word);
    const value = enumValue(action.request, word);
    if (names(action.action, word)) found.score += action.action.toLowerCase().startsWith(word) ? 3 : 2;
    else if (id) found.targets.push(id);
    else if (value) Object.assign(found.payload, value);
    else return null;
  }
  return wordsTyped.length === 0 || found.score > 0 ? found : null;
}

/** Commands, charge points and screens that fit the words. */
export function search(text, actions, stations, screens) {
  const typed = text.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const ids = new Map([...stations.keys()].map((id) => [id.toLowerCase(), id]));
  const commands = actions.map((action) => reading(action, typed, ids)).filter((each) => each !== null).sort((a, b) => b.score - a.score);
  if (typed.length === 0) return { commands, stations: [], screens };
  const wanted = typed.join(' ');
  const found = [];
  for (const id of stations.keys()) {
    if (id.toLowerCase().includes(wanted)) found.push(id);
    if (found.length >= MOST) break;
  }
  return { commands, stations: found.slice(0, 8), screens: screens.filter(([, label]) => label.toLowerCase().includes(wanted)) };
}
