/** Why something of `data/` did not come. */
export class DataTrouble extends Error {
  override readonly name = 'DataTrouble';
  readonly kind: 'missing' | 'unreachable' | 'damaged' | 'other-format';

  constructor(kind: DataTrouble['kind'], message: string) {
    super(message);
    this.kind = kind;
  }
}

/**
 * What lies under a path of `data/`.
 *
 * @throws DataTrouble where nothing lies there, or nothing answers
 */
export async function fetchData(path: string, how: Pick<RequestInit, 'signal' | 'priority'> = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(new URL(`data/${path}`, document.baseURI), how);
  } catch (error) {
    throw new DataTrouble('unreachable', error instanceof Error ? error.message : String(error));
  }
  if (response.status === 404) throw new DataTrouble('missing', `${path}: ${response.status}`);
  // Some hosts answer with the page itself where a file is missing.
  if (response.headers.get('content-type')?.startsWith('text/html'))
    throw new DataTrouble('missing', `${path}: a page`);
  if (!response.ok) throw new DataTrouble('unreachable', `${path}: ${response.status}`);
  return response;
}

/** The JSON under a path of `data/`. */
export async function fetchJson(path: string, signal?: AbortSignal): Promise<unknown> {
  const response = await fetchData(path, signal ? { signal } : {});
  try {
    return await response.json();
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new DataTrouble('damaged', `${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
