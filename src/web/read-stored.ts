import type { StoredText } from './studio-messages.ts';

/** A text from where it is kept. */
export async function readStored(text: StoredText): Promise<string> {
  if (typeof text === 'string') return text;
  if (text instanceof Blob) return text.text();
  const response = await fetch(text.url);
  if (!response.ok) throw new Error(`${text.url}: ${response.status}`);
  return response.text();
}
