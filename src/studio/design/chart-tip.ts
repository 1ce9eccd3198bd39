/** A line of what a chart says of the mark under the pointer. */
export interface TipRow {
  readonly name: string;
  readonly value: string;
  readonly colour?: string;
  readonly strong?: boolean;
}

/** What a chart says of a mark, as an element: names come from files that anybody may have written, and stay text. */
export function tip(title: string, rows: readonly TipRow[]): HTMLElement {
  const box = document.createElement('div');
  box.className = 'chart-tip';
  const add = (to: HTMLElement, tag: string, text: string, style = '') => {
    const element = document.createElement(tag);
    element.textContent = text;
    element.className = style;
    to.append(element);
    return element;
  };
  if (title !== '') add(box, 'p', title);
  const list = add(box, 'dl', '');
  for (const { name, value, colour, strong } of rows) {
    const row = add(list, 'div', '', strong ? 'strong' : '');
    const key = add(row, 'dt', '');
    if (colour) add(key, 'span', '', 'swatch full').style.setProperty('--colour', colour);
    key.append(name);
    add(row, 'dd', value);
  }
  return box;
}
