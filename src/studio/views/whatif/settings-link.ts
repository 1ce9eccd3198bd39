import type { Lever, LeverSettings, LeverValue } from '../../../replan/levers.ts';

/** Settings as a link has them: numbers as they are, `on` and `off`, `none` for no limit. */
export function writeSettings(settings: LeverSettings): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(settings).map(([id, value]) => [id, written(value)]));
}

function written(value: LeverValue): string {
  if (value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return String(value);
}

/**
 * Settings from a link. What is no value stays the text that it is: the engine refuses it and says what would do, so that
 * nothing of an older link is lost without a word.
 */
export function readSettings(set: Readonly<Record<string, string>>): LeverSettings {
  return Object.fromEntries(Object.entries(set).map(([id, text]) => [id, read(text) as LeverValue]));
}

function read(text: string): LeverValue | string {
  if (text === 'none') return null;
  if (text === 'on' || text === 'off') return text === 'on';
  const value = Number(text);
  return text.trim() !== '' && Number.isFinite(value) ? value : text;
}

/** Whether two states are one. */
export function sameSettings(a: LeverSettings, b: LeverSettings): boolean {
  const ids = Object.keys(a);
  return ids.length === Object.keys(b).length && ids.every((id) => Object.hasOwn(b, id) && a[id] === b[id]);
}

/** A state with one lever moved; a lever that is back where the park has it is not named any more. */
export function withSetting(settings: LeverSettings, lever: Lever, value: LeverValue): LeverSettings {
  const { [lever.id]: _before, ...rest } = settings;
  return value === lever.value ? rest : { ...rest, [lever.id]: value };
}
