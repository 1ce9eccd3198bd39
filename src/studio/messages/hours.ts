import type { Language } from '../../present/language.ts';

/** Texts of the view "Hours". */
export interface HoursMessages {
  readonly lead: string;
  readonly lastOnly: (years: string) => string;
  readonly lastOfWeeks: (years: string) => string;
  readonly without: (years: string) => string;
  readonly idle: (years: string) => string;
  readonly sampled: string;
  readonly weatherYear: string;
  readonly weatherYears: (years: number) => string;
  readonly none: string;
  readonly series: string;
  readonly groups: Readonly<Record<'balance' | 'sources' | 'stored' | 'grid', string>>;
  readonly unused: string;
  readonly level: (name: string) => string;
  readonly charging: (name: string) => string;
  readonly headroom: string;
  readonly headroomNote: (trip: string) => string;
  readonly noHeadroom: string;
  readonly year: string;
  readonly map: (x: { series: string; unit: string }) => string;
  readonly mapHow: string;
  readonly mapAlt: (x: { series: string; low: string; high: string; when: string }) => string;
  readonly firstDay: string;
  readonly before: string;
  readonly after: string;
  readonly hardest: string;
  readonly thinnest: string;
  readonly week: (x: { from: string; to: string }) => string;
  readonly weekCaption: string;
  readonly weekAlt: (x: { peak: string; sources: string }) => string;
  readonly day: string;
  readonly stored: string;
  readonly storedAlt: (x: { most: string; least: string }) => string;
  readonly noStorage: string;
  readonly risk: string;
  readonly riskLead: (days: number) => string;
  readonly hour: string;
  readonly free: string;
  readonly show: (when: string) => string;
  readonly peak: string;
  readonly unserved: string;
  readonly unservedHours: (count: string) => string;
  readonly least: string;
  readonly share: string;
  readonly ofLoad: string;
  readonly netExport: string;
}

const en: HoursMessages = {
  lead: 'Whether power holds in every hour of the year, and what carries it.',
  lastOnly: (years) =>
    `These are the hours of the last stage, ${years}: this plan was saved without those of the others. Plan the park again to see them all.`,
  lastOfWeeks: (years) =>
    `These are the hours of the last stage, ${years}: a plan over sample weeks is run over the whole year in that stage alone.`,
  without: (years) => `Saved without the hours of ${years}. Plan the park again to see them all.`,
  idle: (years) => `Nothing in the park gives or takes power in ${years}.`,
  sampled: 'This plan was made without a run over the whole year. This is its sample week.',
  none: 'Nothing in this park must fit by the hour, or its hours were not saved.',
  weatherYear: 'Weather year',
  weatherYears: (years) =>
    `Yearly figures here are of the weather year that is shown, one of ${years}; those of the plan are means of all.`,
  series: 'What to show',
  groups: { balance: 'Load and safety', sources: 'Sources', stored: 'Storage', grid: 'Grid' },
  unused: 'Not used',
  level: (name) => `${name}: stored`,
  charging: (name) => `${name}, taking`,
  headroom: 'Headroom over the largest trip',
  headroomNote: (trip) =>
    `Headroom is what could be given at once if the largest single unit (${trip}) tripped, less that unit: unused power of running sets, storage held ready, spare room on the grid tie and load that may be interrupted. At 0 the rule is just kept.`,
  noHeadroom: 'This park has no rule for the trip of a unit, so no hour is thinner than another.',
  year: 'The year, hour by hour',
  map: ({ series, unit }) => `${series}, ${unit}: days from left to right, hours of the day from top to bottom`,
  mapHow: 'Press a day to see the week that begins with it.',
  mapAlt: ({ series, low, high, when }) =>
    `Heat map of ${series} over 365 days by 24 hours: lowest ${low}, highest ${high}, on ${when}.`,
  firstDay: 'First day of the week',
  before: 'Week before',
  after: 'Week after',
  hardest: 'Hardest week',
  thinnest: 'Thinnest headroom',
  week: ({ from, to }) => `Week from ${from} to ${to}`,
  weekCaption:
    'Where power comes from, stacked; below nothing what storage and grid take; the line is the park’s load, MW',
  weekAlt: ({ peak, sources }) => `Stacked areas over 168 hours: highest load ${peak}; sources: ${sources}.`,
  day: 'Day',
  stored: 'What is stored, MWh',
  storedAlt: ({ most, least }) => `Lines over 168 hours: at most ${most}, at least ${least}.`,
  noStorage: 'The park stores no power.',
  risk: 'Hours at risk',
  riskLead: (days) => `The thinnest hour of each of the ${days} thinnest days.`,
  hour: 'Hour',
  free: 'Wind and sun',
  show: (when) => `Show the week of ${when}`,
  peak: 'Highest load',
  unserved: 'Not delivered',
  unservedHours: (count) => `in ${count} hours`,
  least: 'Least headroom',
  share: 'Wind and sun',
  ofLoad: 'of what is used and sold',
  netExport: 'Grid, given less taken',
};

const ru: HoursMessages = {
  lead: 'Хватает ли мощности в каждый час года и что её обеспечивает.',
  lastOnly: (years) =>
    `Это часы последнего этапа, ${years}: часы остальных этапов с этим планом не сохранены. Составьте план заново, чтобы видеть все.`,
  lastOfWeeks: (years) =>
    `Это часы последнего этапа, ${years}: план по показательным неделям рассчитывается на весь год только на этом этапе.`,
  without: (years) => `Без сохранённых часов этапов: ${years}. Составьте план заново, чтобы видеть все.`,
  idle: (years) => `Этап ${years}: в парке ничто не даёт и не берёт мощность.`,
  sampled: 'План составлен без расчёта всего года. Это его показательная неделя.',
  none: 'В этом парке ничто не должно сходиться по часам, или его часы не сохранены.',
  weatherYear: 'Погодный год',
  weatherYears: (years) =>
    `Годовые показатели здесь – для показанного погодного года, одного из ${years}; в плане – средние по всем.`,
  series: 'Что показать',
  groups: { balance: 'Нагрузка и надёжность', sources: 'Источники', stored: 'Накопители', grid: 'Сеть' },
  unused: 'Не использовано',
  level: (name) => `${name}: запас`,
  charging: (name) => `${name}: приём`,
  headroom: 'Запас сверх крупнейшего отключения',
  headroomNote: (trip) =>
    `Запас — то, что можно сразу отдать при отключении крупнейшего агрегата (${trip}), за вычетом его самого: незагруженная мощность работающих блоков, резерв накопителей, свободное место на линии сети и нагрузка, которую можно прервать. При нуле правило выполнено ровно.`,
  noHeadroom: 'У этого парка нет правила на случай отключения агрегата, поэтому часы по запасу не различаются.',
  year: 'Год по часам',
  map: ({ series, unit }) => `${series}, ${unit}: слева направо дни, сверху вниз часы суток`,
  mapHow: 'Нажмите на день, чтобы увидеть неделю, которая с него начинается.',
  mapAlt: ({ series, low, high, when }) =>
    `Тепловая карта «${series}», 365 дней на 24 часа: наименьшее ${low}, наибольшее ${high}, ${when}.`,
  firstDay: 'Первый день недели',
  before: 'Неделей раньше',
  after: 'Неделей позже',
  hardest: 'Самая трудная неделя',
  thinnest: 'Наименьший запас',
  week: ({ from, to }) => `Неделя с ${from} по ${to}`,
  weekCaption: 'Откуда мощность, слоями; ниже нуля — что берут накопители и сеть; линия — нагрузка парка, МВт',
  weekAlt: ({ peak, sources }) => `Слои за 168 часов: наибольшая нагрузка ${peak}; источники: ${sources}.`,
  day: 'День',
  stored: 'Накоплено, МВт·ч',
  storedAlt: ({ most, least }) => `Линии за 168 часов: наибольшее ${most}, наименьшее ${least}.`,
  noStorage: 'Парк не накапливает электроэнергию.',
  risk: 'Часы риска',
  riskLead: (days) => `Час с наименьшим запасом в каждый из худших дней (${days}).`,
  hour: 'Час',
  free: 'Ветер и солнце',
  show: (when) => `Показать неделю: ${when}`,
  peak: 'Наибольшая нагрузка',
  unserved: 'Недоотпуск',
  unservedHours: (count) => `часов: ${count}`,
  least: 'Наименьший запас',
  share: 'Ветер и солнце',
  ofLoad: 'от потреблённого и проданного',
  netExport: 'Сеть: отдано минус взято',
};

const kk: HoursMessages = {
  lead: 'Жылдың әр сағатында қуат жете ме және оны не қамтамасыз етеді.',
  lastOnly: (years) =>
    `Бұл — соңғы кезеңнің сағаттары, ${years}: қалған кезеңдердің сағаттары бұл жоспармен бірге сақталмаған. Бәрін көру үшін жоспарды қайта жасаңыз.`,
  lastOfWeeks: (years) =>
    `Бұл — соңғы кезеңнің сағаттары, ${years}: үлгі апталар бойынша жоспар тек осы кезеңде толық жылға есептеледі.`,
  without: (years) => `Сағаттары сақталмаған кезеңдер: ${years}. Бәрін көру үшін жоспарды қайта жасаңыз.`,
  idle: (years) => `${years} кезеңі: паркте ештеңе қуат бермейді де, алмайды да.`,
  sampled: 'Жоспар толық жылды есептемей жасалған. Бұл — оның үлгі аптасы.',
  none: 'Бұл паркте сағат бойынша сәйкестенуге тиіс ештеңе жоқ немесе сағаттары сақталмаған.',
  weatherYear: 'Ауа райы жылы',
  weatherYears: (years) =>
    `Мұндағы жылдық көрсеткіштер – көрсетілген ауа райы жылына (барлығы ${years}) тиесілі; жоспарда – барлығының орташасы.`,
  series: 'Нені көрсету',
  groups: { balance: 'Жүктеме мен сенімділік', sources: 'Көздер', stored: 'Жинақтағыштар', grid: 'Желі' },
  unused: 'Пайдаланылмаған',
  level: (name) => `${name}: қоры`,
  charging: (name) => `${name}: желіден алу`,
  headroom: 'Ең ірі агрегат апаттан ажыратылғандағы қуат қоры',
  headroomNote: (trip) =>
    `Қор — ең ірі агрегат (${trip}) ажырағанда бірден беруге болатын қуаттан сол агрегатты шегергені: жұмыстағы блоктардың жүктелмеген қуаты, жинақтағыш резерві, желі байланысындағы бос орын және үзуге болатын жүктеме. Нөлде ереже дәл орындалады.`,
  noHeadroom: 'Бұл паркте агрегат ажырауына қатысты ереже жоқ, сондықтан сағаттар қор бойынша ажыратылмайды.',
  year: 'Жыл сағат сайын',
  map: ({ series, unit }) => `${series}, ${unit}: солдан оңға күндер, жоғарыдан төмен тәулік сағаттары`,
  mapHow: 'Сол күннен басталатын аптаны көру үшін күнді басыңыз.',
  mapAlt: ({ series, low, high, when }) =>
    `«${series}» жылу картасы, 365 күн, 24 сағат: ең төмені ${low}, ең жоғарысы ${high}, ${when}.`,
  firstDay: 'Аптаның бірінші күні',
  before: 'Бір апта бұрын',
  after: 'Бір апта кейін',
  hardest: 'Ең ауыр апта',
  thinnest: 'Ең аз қор',
  week: ({ from, to }) => `Апта: ${from} – ${to}`,
  weekCaption: 'Қуат қайдан келеді, қабаттап; нөлден төмен — жинақтағыш пен желі алатыны; сызық — парк жүктемесі, МВт',
  weekAlt: ({ peak, sources }) => `168 сағаттық қабаттар: ең жоғары жүктеме ${peak}; көздер: ${sources}.`,
  day: 'Күн',
  stored: 'Жинақталғаны, МВт·сағ',
  storedAlt: ({ most, least }) => `168 сағаттық сызықтар: ең көбі ${most}, ең азы ${least}.`,
  noStorage: 'Парк электр энергиясын жинақтамайды.',
  risk: 'Тәуекелі жоғары сағаттар',
  riskLead: (days) => `Қоры ең аз ${days} күннің әрқайсысындағы қоры ең төмен сағат.`,
  hour: 'Сағат',
  free: 'Жел мен күн',
  show: (when) => `Аптаны көрсету: ${when}`,
  peak: 'Ең жоғары жүктеме',
  unserved: 'Жеткізілмегені',
  unservedHours: (count) => `сағат саны: ${count}`,
  least: 'Ең аз қор',
  share: 'Жел мен күн',
  ofLoad: 'тұтынылған мен сатылғаннан',
  netExport: 'Желі: берілгені минус алынғаны',
};

const zh: HoursMessages = {
  lead: '全年每一小时电力是否充足，由什么来保障。',
  lastOnly: (years) => `此处为最后阶段（${years}）的逐时结果：该方案未保存其余阶段的逐时结果。重新规划后即可全部查看。`,
  lastOfWeeks: (years) => `此处为最后阶段（${years}）的逐时结果：按典型周编制的方案仅对该阶段做全年逐时计算。`,
  without: (years) => `未保存以下阶段的逐时结果：${years}。重新规划后即可全部查看。`,
  idle: (years) => `${years}阶段：园区既不发电也不用电。`,
  sampled: '该方案未做全年逐时计算，此处为其典型周。',
  none: '该园区没有需要逐时平衡的内容，或其逐时结果未保存。',
  weatherYear: '气象年',
  weatherYears: (years) => `此处的年度数值属于所显示的气象年（共${years}个）；规划中的数值为全部气象年的平均。`,
  series: '显示内容',
  groups: { balance: '负荷与安全', sources: '电源', stored: '储能', grid: '电网' },
  unused: '未利用',
  level: (name) => `${name}：储量`,
  charging: (name) => `${name}：吸收`,
  headroom: '超出最大跳闸的裕度',
  headroomNote: (trip) =>
    `裕度指最大单机（${trip}）跳闸时可立即提供的功率减去该机组：运行机组的空余出力、储能备用、联络线空余容量和可中断负荷之和。为 0 时规则恰好满足。`,
  noHeadroom: '该园区没有机组跳闸规则，因此各小时之间无裕度差别。',
  year: '全年逐时',
  map: ({ series, unit }) => `${series}，${unit}：自左至右为日，自上而下为时`,
  mapHow: '点击某一天，可查看自该日开始的一周。',
  mapAlt: ({ series, low, high, when }) => `${series}热力图，365 天 × 24 小时：最低 ${low}，最高 ${high}，${when}。`,
  firstDay: '一周的第一天',
  before: '前一周',
  after: '后一周',
  hardest: '最困难的一周',
  thinnest: '裕度最小',
  week: ({ from, to }) => `${from}至${to}的一周`,
  weekCaption: '电力来源（堆叠）；零以下为储能与电网吸收；线为园区负荷，MW',
  weekAlt: ({ peak, sources }) => `168 小时堆叠面积图：最高负荷 ${peak}；电源：${sources}。`,
  day: '日',
  stored: '储存电量，MWh',
  storedAlt: ({ most, least }) => `168 小时曲线：最高 ${most}，最低 ${least}。`,
  noStorage: '园区不储存电力。',
  risk: '风险时段',
  riskLead: (days) => `裕度最小的 ${days} 天中各自最紧的一小时。`,
  hour: '小时',
  free: '风电与光伏',
  show: (when) => `显示${when}所在的一周`,
  peak: '最高负荷',
  unserved: '未供电量',
  unservedHours: (count) => `${count} 小时`,
  least: '最小裕度',
  share: '风电与光伏',
  ofLoad: '占自用与外售电量',
  netExport: '电网：送出减受入',
};

export const hoursMessages: Readonly<Record<Language, HoursMessages>> = { en, ru, kk, zh };
