import { useEffect, useMemo, useRef, useState } from 'react';
import {
  type DealPicture,
  dealColours,
  dealFrontierOption,
  frontierHeight,
  numbersOf,
  starPath,
  stateLineSide,
} from '../../../present/charts/deal-frontier.ts';
import { chartWordsOf, farNumbers, pictureOf } from '../../../present/deal-picture.ts';
import type { DealRow, DealWords } from '../../../present/deal-words.ts';
import { Chart } from '../../design/chart.tsx';
import { swatch } from '../../design/chart-colours.ts';
import type { Look } from '../../design/chart-theme.ts';

/** Below this width numbers stand for names. */
const roomForNames = 560;

/** The frontier of deals: press a deal to choose it. The table below tells the same, and chooses by keyboard. */
export default function FrontierChart({
  words,
  chosen,
  onChoose,
}: {
  readonly words: DealWords;
  readonly chosen: DealRow | undefined;
  readonly onChoose: (number: string) => void;
}) {
  const room = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const measure = new ResizeObserver(([entry]) => setWidth(Math.floor(entry!.contentRect.width)));
    if (room.current) measure.observe(room.current);
    return () => measure.disconnect();
  }, []);
  const { study, m, l } = words;
  const picture = useMemo((): DealPicture => {
    const drawn: DealPicture = { ...pictureOf(words), pressable: true };
    const at = chosen?.point;
    const far = chosen?.number !== undefined && farNumbers(words.rows).has(chosen.number);
    return at && at.equityIrr !== null && !far
      ? { ...drawn, chosen: { stateNpvUsd: at.stateNpvUsd, equityIrr: at.equityIrr } }
      : drawn;
  }, [words, chosen]);
  const narrow = width < roomForNames;
  const canvas = useMemo(() => ({ narrow, width, font: narrow ? 11 : 13 }), [narrow, width]);
  const option = useMemo(
    () =>
      width > 0
        ? (look: Look) =>
            dealFrontierOption(picture, chartWordsOf(words), l, { ...canvas, width: look.width, tone: look.tone })
        : undefined,
    [picture, words, l, canvas, width],
  );
  const side = stateLineSide(picture);
  const lost = words.rows.flatMap(({ point, number }) =>
    point.equityIrr === null && number !== undefined ? [{ number }] : [],
  );
  const far = [...farNumbers(words.rows)].map((number) => ({ number }));
  const notes = [
    ...(far.length > 0 ? [m.tooFar(numbersOf(far))] : []),
    ...(side === 'inside' ? [] : [(side === 'left' ? m.lineLeft : m.lineRight)(l.money(study.stateHurdleUsd))]),
    ...(lost.length > 0 ? [m.notDrawn(numbersOf(lost))] : []),
  ];
  return (
    <figure className="frontier">
      <figcaption>{m.chartCaption(study.baseYear)}</figcaption>
      <div ref={room} style={{ minHeight: frontierHeight(canvas) }}>
        {option ? (
          <Chart
            key={String(narrow)}
            option={option}
            label={m.chartAlt}
            height={`${frontierHeight(canvas)}px`}
            onPick={({ name }) => onChoose(name)}
          />
        ) : null}
      </div>
      <Legend words={words} />
      {notes.length > 0 ? <p className="note">{notes.join(' ')}</p> : null}
    </figure>
  );
}

/** The marks by shape and colour, as they stand in the chart. */
function Legend({ words: { m, rows, study } }: { readonly words: DealWords }) {
  const between = study.least && rows.some(({ number, least }) => least && number === undefined);
  const marks = [
    ['frontier', <circle key="mark" cx="12" cy="12" r="8" style={{ fill: swatch(dealColours.frontier) }} />],
    ...(rows.some(({ beaten }) => beaten)
      ? ([
          [
            'beaten',
            <path
              key="mark"
              d="M12 3 21 12 12 21 3 12Z"
              fill="none"
              style={{ stroke: swatch(dealColours.beaten) }}
              strokeWidth="3.5"
            />,
          ],
        ] as const)
      : []),
    ...(between
      ? ([['least', <path key="mark" d={starPath} style={{ fill: swatch(dealColours.least) }} />]] as const)
      : []),
    [
      'zone',
      <rect
        key="mark"
        x="1"
        y="4"
        width="22"
        height="16"
        style={{ fill: swatch(dealColours.zone), stroke: swatch(dealColours.zone) }}
        fillOpacity=".25"
      />,
    ],
    ['way', <path key="mark" d="M1 12H23" style={{ stroke: swatch(dealColours.way) }} strokeWidth="3" />],
  ] as const;
  return (
    <ul className="legend">
      {marks.map(([name, mark]) => (
        <li key={name}>
          <svg viewBox="0 0 24 24" aria-hidden="true">
            {mark}
          </svg>
          {m.marks[name]}
        </li>
      ))}
    </ul>
  );
}
