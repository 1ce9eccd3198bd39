import type { Language } from '../locale.ts';

/** Texts of `kombinat operate`, in four languages. */
export interface OperateMessages {
  readonly title: (name: string, stage: number, years: number) => string;
  readonly how: (foresight: number, kept: number, seed: number) => string;
  readonly plan: string;
  readonly year: (number: number) => string;
  readonly mean: string;
  readonly worst: string;
  readonly measures: {
    readonly unserved: string;
    readonly unservedHours: string;
    readonly largest: string;
    readonly interrupted: string;
    readonly steam: string;
    readonly thin: string;
    readonly import: string;
    readonly export: string;
    readonly fuel: (name: string) => string;
    readonly co2: string;
    readonly cost: string;
    readonly starts: (name: string) => string;
  };
  readonly failedTitle: string;
  readonly failed: readonly [string, string, string, string, string];
  readonly grid: string;
  readonly linesTitle: string;
  readonly lines: readonly [string, string, string, string, string, string, string, string];
  readonly verdictTitle: string;
  readonly noRule: string;
  readonly held: (mw: string) => string;
  readonly beyond: (mw: string, hours: string) => string;
  readonly broken: (mw: string, none: string, one: string, several: string) => string;
  /** Where planned outage comes to whole sets: the rule counts on those, too. */
  readonly alreadyOut: string;
  readonly nothingFails: string;
  readonly frozen: (name: string, longest: string, bears: string) => string;
  readonly notFrozen: string;
  readonly steamLacked: (hours: string) => string;
  readonly spread: string;
  readonly whole: string;
  readonly forecast: string;
  readonly measured: (quantities: string) => string;
  readonly quantities: Readonly<Record<string, string>>;
  readonly noRates: string;
}

const en: OperateMessages = {
  title: (name, stage, years) =>
    `${name} · what stands in ${stage}, run hour by hour for ${years === 1 ? 'a year' : `${years} years`}`,
  how: (foresight, kept, seed) =>
    `${foresight} h of foresight, decided anew every ${kept} h and at each failure; seed ${seed}`,
  plan: 'plan',
  year: (number) => `year ${number}`,
  mean: 'mean',
  worst: 'worst',
  measures: {
    unserved: 'Firm power not served, MWh',
    unservedHours: '  hours of it',
    largest: '  most at once, MW',
    interrupted: 'Interrupted as agreed, MWh',
    steam: 'Steam not served, GJ',
    thin: 'Hours with less reserve than the largest trip',
    import: 'Import, GWh',
    export: 'Export, GWh',
    fuel: (name) => `${name} burnt, kt`,
    co2: 'CO2 of power and steam, kt',
    cost: 'Fuel and grid, M USD',
    starts: (name) => `Starts: ${name}`,
  },
  failedTitle: 'What failed, a year',
  failed: ['', 'units', 'failures', 'hours out', 'expected'],
  grid: 'Grid tie',
  linesTitle: 'What lines did not make, t a year',
  lines: ['', 'own outage', 'no power', 'interrupted', 'of output', 'longest without power, h', 'bears, h', 'h beyond'],
  verdictTitle: 'Was the security rule enough?',
  noRule: 'No security rule binds here: no sets stand, or no largest trip is given.',
  held: (mw) => `Yes: with ${mw} in reserve, firm load never lacked.`,
  beyond: (mw, hours) =>
    `For one failure at a time, yes: the ${mw} in reserve covered each. Firm load lacked in ${hours} h, all with two or more sets or ties failed at once, which the rule does not promise to cover.`,
  broken: (mw, none, one, several) =>
    `No: in spite of ${mw} in reserve, firm load lacked in ${one} h with a single failure and ${none} h with none (and ${several} h with several).`,
  alreadyOut: 'Some of this fell into planned outage of a set: the rule counts on every set but one.',
  nothingFails: 'Nothing failed, and firm load never lacked.',
  frozen: (name, longest, bears) =>
    `${name}: at risk of freezing; ${longest} h at a stretch without full power, where about ${bears} h are borne. Power that lacks is spread over all loads alike; taking lines off in turn might save some of them.`,
  notFrozen: 'No line lacked power for longer than it bears.',
  steamLacked: (hours) =>
    `Steam lacked in ${hours} h a year: it comes from the same sets, and no rule keeps a reserve of it.`,
  spread:
    'Planned outage is spread over all sets, as the plan has it; --maintenance whole takes each set out in turn, in the warm season.',
  whole: 'Planned outage takes each set out in turn, in the warm season.',
  forecast: 'Wind, sun and load are known within the foresight; failures and repairs are not.',
  measured: (quantities) => `Measured and the same in every year: ${quantities}.`,
  quantities: { wind: 'wind', solar: 'sun', temperature: 'temperature' },
  noRates: 'energy.yaml gives no `reliability:`, so nothing can fail.',
};

const ru: OperateMessages = {
  title: (name, stage, years) =>
    `${name} · мощности ${stage} года, работа по часам: ${years === 1 ? 'один год' : `лет: ${years}`}`,
  how: (foresight, kept, seed) =>
    `Горизонт ${foresight} ч, новое решение каждые ${kept} ч и при каждом отказе; начальное число ${seed}`,
  plan: 'план',
  year: (number) => `год ${number}`,
  mean: 'среднее',
  worst: 'худшее',
  measures: {
    unserved: 'Недоотпуск мощности без права отключения, МВт·ч',
    unservedHours: '  часов',
    largest: '  наибольший, МВт',
    interrupted: 'Отключено по договору, МВт·ч',
    steam: 'Недоотпуск пара, ГДж',
    thin: 'Часов с резервом меньше крупнейшего отказа',
    import: 'Импорт, ГВт·ч',
    export: 'Экспорт, ГВт·ч',
    fuel: (name) => `Сожжено: ${name}, тыс. т`,
    co2: 'CO2 от энергии и пара, тыс. т',
    cost: 'Топливо и сеть, млн долл.',
    starts: (name) => `Пуски: ${name}`,
  },
  failedTitle: 'Что отказывало, за год',
  failed: ['', 'единиц', 'отказов', 'часов простоя', 'ожидалось'],
  grid: 'Связь с сетью',
  linesTitle: 'Чего линии не выпустили, т в год',
  lines: [
    '',
    'своя авария',
    'нехватка',
    'по договору',
    'от выпуска',
    'дольше всего без питания, ч',
    'выдерживает, ч',
    'ч сверх',
  ],
  verdictTitle: 'Хватило ли правила надёжности?',
  noRule: 'Правило надёжности здесь не действует: нет блоков или не задан крупнейший отказ.',
  held: (mw) => `Да: при резерве ${mw} питание без права отключения не прерывалось.`,
  beyond: (mw, hours) =>
    `При одном отказе — да: резерв ${mw} покрыл каждый. Мощности не хватало ${hours} ч, всегда при двух и более отказах сразу, чего правило не обещает.`,
  broken: (mw, none, one, several) =>
    `Нет: несмотря на резерв ${mw}, мощности не хватало ${one} ч при одном отказе и ${none} ч без отказов (и ${several} ч при нескольких).`,
  alreadyOut: 'Часть этих часов пришлась на плановый ремонт блока: правило рассчитывает на все блоки, кроме одного.',
  nothingFails: 'Ничего не отказало, мощности хватало всегда.',
  frozen: (name, longest, bears) =>
    `${name}: риск замерзания; ${longest} ч подряд без полного питания, выдерживает около ${bears} ч. Нехватка делится на все нагрузки поровну; поочерёдное отключение серий могло бы часть из них спасти.`,
  notFrozen: 'Ни одна линия не оставалась без питания дольше, чем выдерживает.',
  steamLacked: (hours) => `Пара не хватало ${hours} ч в год: его дают те же блоки, и резерва пара правило не требует.`,
  spread:
    'Плановый ремонт распределён по всем блокам, как в плане; --maintenance whole выводит блоки по очереди в тёплый сезон.',
  whole: 'Блоки выводятся в плановый ремонт по очереди, в тёплый сезон.',
  forecast: 'Ветер, солнце и нагрузка в пределах горизонта известны; отказы и ремонты — нет.',
  measured: (quantities) => `Измерено и одинаково во все годы: ${quantities}.`,
  quantities: { wind: 'ветер', solar: 'солнце', temperature: 'температура' },
  noRates: 'В energy.yaml нет `reliability:`, поэтому отказов нет.',
};

const kk: OperateMessages = {
  title: (name, stage, years) =>
    `${name} · ${stage} жылғы қуаттар, сағат сайынғы жұмыс: ${years === 1 ? 'бір жыл' : `${years} жыл`}`,
  how: (foresight, kept, seed) =>
    `Болжау ${foresight} сағ, шешім әр ${kept} сағат сайын және әр істен шығуда жаңарады; бастапқы сан ${seed}`,
  plan: 'жоспар',
  year: (number) => `${number}-жыл`,
  mean: 'орташа',
  worst: 'ең нашар',
  measures: {
    unserved: 'Берілмеген міндетті қуат, МВт·сағ',
    unservedHours: '  сағат',
    largest: '  ең көбі, МВт',
    interrupted: 'Келісім бойынша ажыратылған, МВт·сағ',
    steam: 'Берілмеген бу, ГДж',
    thin: 'Резерв ең ірі істен шығудан аз сағаттар',
    import: 'Импорт, ГВт·сағ',
    export: 'Экспорт, ГВт·сағ',
    fuel: (name) => `Жағылды: ${name}, мың т`,
    co2: 'Энергия мен бу CO2, мың т',
    cost: 'Отын мен желі, млн доллар',
    starts: (name) => `Іске қосу: ${name}`,
  },
  failedTitle: 'Не істен шықты, жылына',
  failed: ['', 'бірлік', 'рет', 'тұрған сағат', 'күтілген'],
  grid: 'Желімен байланыс',
  linesTitle: 'Желілер шығармаған өнім, жылына т',
  lines: ['', 'өз апаты', 'қуат жоқ', 'келісіммен', 'өнімнен', 'қуатсыз ең ұзақ, сағ', 'төзеді, сағ', 'артық сағ'],
  verdictTitle: 'Сенімділік ережесі жетті ме?',
  noRule: 'Мұнда сенімділік ережесі жоқ: блоктар жоқ немесе ең ірі істен шығу берілмеген.',
  held: (mw) => `Иә: ${mw} резервпен міндетті жүктеме үзілмеді.`,
  beyond: (mw, hours) =>
    `Бір істен шығу үшін — иә: ${mw} резерв әрқайсысын жапты. Қуат ${hours} сағат жетпеді, бәрі екі не одан көп істен шығу қатар келгенде; ереже оны уәде етпейді.`,
  broken: (mw, none, one, several) =>
    `Жоқ: ${mw} резервке қарамастан қуат бір істен шығуда ${one} сағат, істен шығусыз ${none} сағат жетпеді (бірнешеуінде ${several} сағат).`,
  alreadyOut:
    'Бұл сағаттардың бір бөлігі блоктың жоспарлы жөндеуіне түсті: ереже біреуінен басқа барлық блокқа сенеді.',
  nothingFails: 'Ештеңе істен шықпады, қуат әрдайым жетті.',
  frozen: (name, longest, bears) =>
    `${name}: қату қаупі бар; қатарынан ${longest} сағат толық қуатсыз, шамамен ${bears} сағатқа төзеді. Жетпеген қуат барлық жүктемеге тең бөлінеді; серияларды кезекпен ажырату олардың бір бөлігін сақтар еді.`,
  notFrozen: 'Ешбір желі төзетінінен ұзақ қуатсыз қалған жоқ.',
  steamLacked: (hours) =>
    `Бу жылына ${hours} сағат жетпеді: оны сол блоктар береді, ал ереже бу резервін талап етпейді.`,
  spread:
    'Жоспарлы жөндеу жоспардағыдай барлық блокқа бөлінген; --maintenance whole блоктарды жылы маусымда кезекпен шығарады.',
  whole: 'Блоктар жоспарлы жөндеуге жылы маусымда кезекпен шығады.',
  forecast: 'Жел, күн және жүктеме болжау ішінде белгілі; істен шығу мен жөндеу белгісіз.',
  measured: (quantities) => `Өлшенген және барлық жылда бірдей: ${quantities}.`,
  quantities: { wind: 'жел', solar: 'күн', temperature: 'температура' },
  noRates: 'energy.yaml ішінде `reliability:` жоқ, сондықтан ештеңе істен шықпайды.',
};

const zh: OperateMessages = {
  title: (name, stage, years) => `${name} · ${stage}年的装置逐时运行${years}年`,
  how: (foresight, kept, seed) => `预见${foresight}小时，每${kept}小时及每次故障时重新决策；随机种子 ${seed}`,
  plan: '计划',
  year: (number) => `第${number}年`,
  mean: '平均',
  worst: '最差',
  measures: {
    unserved: '未供的固定负荷，MWh',
    unservedHours: '  小时数',
    largest: '  最大缺额，MW',
    interrupted: '按约中断，MWh',
    steam: '未供蒸汽，GJ',
    thin: '备用小于最大跳闸的小时数',
    import: '购电，GWh',
    export: '售电，GWh',
    fuel: (name) => `燃用${name}，kt`,
    co2: '电力与蒸汽的CO2，kt',
    cost: '燃料与电网，百万美元',
    starts: (name) => `启动：${name}`,
  },
  failedTitle: '每年的故障',
  failed: ['', '台数', '故障次数', '停运小时', '预期'],
  grid: '电网联络线',
  linesTitle: '生产线少产，吨/年',
  lines: ['', '自身故障', '缺电', '按约中断', '占产量', '最长缺电，小时', '可承受，小时', '超出小时'],
  verdictTitle: '安全规则是否足够？',
  noRule: '此处没有安全规则约束：没有机组，或未给出最大跳闸。',
  held: (mw) => `是：备用${mw}，固定负荷从未缺电。`,
  beyond: (mw, hours) =>
    `对单一故障足够：备用${mw}覆盖了每一次。固定负荷缺电${hours}小时，均为两台及以上机组或联络线同时停运，规则对此不作保证。`,
  broken: (mw, none, one, several) =>
    `否：虽有备用${mw}，单一故障时仍缺电${one}小时，无故障时${none}小时（多重故障时${several}小时）。`,
  alreadyOut: '其中部分时段恰逢一台机组计划检修：规则以除一台外的全部机组可用为前提。',
  nothingFails: '没有故障，固定负荷从未缺电。',
  frozen: (name, longest, bears) =>
    `${name}：有冻槽风险；连续${longest}小时供电不足，而可承受约${bears}小时。缺额按比例分摊到所有负荷；轮流停系列或可保住一部分。`,
  notFrozen: '没有生产线缺电超过其可承受时间。',
  steamLacked: (hours) => `蒸汽每年缺${hours}小时：蒸汽来自同样的机组，而规则不要求蒸汽备用。`,
  spread: '计划检修按计划分摊到所有机组；--maintenance whole 则在暖季逐台停机检修。',
  whole: '机组在暖季逐台停机检修。',
  forecast: '预见期内的风、光和负荷已知；故障和修复未知。',
  measured: (quantities) => `实测且各年相同：${quantities}。`,
  quantities: { wind: '风', solar: '光', temperature: '气温' },
  noRates: 'energy.yaml 没有 `reliability:`，因此不会有故障。',
};

export const operateMessages: Readonly<Record<Language, OperateMessages>> = { en, ru, kk, zh };
