/** A plain text table: columns as wide as their content, numbers (cells that start with a digit or sign) to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const width = head.map((cell, i) => Math.max(printedWidth(cell), ...rows.map((row) => printedWidth(row[i] ?? ''))));
  const right = head.map(
    (_, i) => i > 0 && rows.length > 0 && rows.every((row) => /^[-–+]?\d|^–?$/.test(row[i] ?? '')),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => {
        const room = ' '.repeat(Math.max(0, width[i]! - printedWidth(cell)));
        return right[i] ? room + cell : cell + room;
      })
      .join('  ')
      .trimEnd();
  return `${[line(head), width.map((w) => '─'.repeat(w)).join('  '), ...rows.map(line)].join('\n')}\n`;
}

/** How many places a text takes on a terminal: a Chinese character takes two. */
export function printedWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += /[⺀-鿿　-〿＀-｠]/.test(letter) ? 2 : 1;
  return width;
}
