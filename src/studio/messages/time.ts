import type { Language } from '../../present/language.ts';

/** In which money the view "Time" counts. */
export type MoneyKind = 'real' | 'nominal' | 'local';

/** Texts of the view "Time". */
export interface TimeMessages {
  readonly lead: string;
  readonly money: string;
  readonly kinds: {
    readonly real: (year: number) => string;
    readonly nominal: string;
    readonly local: (currency: string) => string;
  };
  readonly units: {
    readonly real: (year: number) => string;
    readonly nominal: string;
    readonly local: (currency: string) => string;
  };
  readonly built: string;
  readonly builtCaption: string;
  readonly enlarged: string;
  readonly showAll: (count: number) => string;
  readonly showFew: string;
  readonly capex: string;
  readonly capexCaption: string;
  readonly cash: string;
  readonly cashCaption: string;
  readonly cover: string;
  readonly deposits: string;
  readonly depositsCaption: string;
  readonly depositsLead: string;
  readonly leftAfter: (year: number) => string;
  readonly usedUp: (year: number) => string;
  readonly unknown: string;
  readonly receipts: string;
  readonly receiptsCaption: string;
  readonly reserve: string;
  readonly nothingBuilt: string;
  readonly unread: string;
  readonly alt: (x: { what: string; from: number; to: number; most: string; year: number }) => string;
  readonly altBuilt: (x: { plants: number; first: number; last: number }) => string;
  readonly altDeposits: (x: { deposits: string; year: number }) => string;
}

/** The word for a country's money where it has one here, else its code. */
function named(currency: string, tenge: string): string {
  return currency === 'KZT' ? tenge : currency;
}

const en: TimeMessages = {
  lead: 'What is built when, what it costs and earns, and what it leaves in the ground.',
  money: 'Count money in',
  kinds: {
    real: (year) => `USD of ${year}`,
    nominal: 'USD, nominal',
    local: (currency) => named(currency, 'tenge'),
  },
  units: {
    real: (year) => `million USD of ${year}, without inflation`,
    nominal: 'million USD, nominal',
    local: (currency) => `billion ${named(currency, 'tenge')}, nominal`,
  },
  built: 'What is built when',
  builtCaption: 'Each plant while it is built and while it runs, dearest first within the years in which they begin',
  enlarged: 'enlarged',
  showAll: (count) => `All ${count} plants`,
  showFew: 'Dearest plants',
  capex: 'Investment by year',
  capexCaption: 'Investment by company',
  cash: 'Cash by year',
  cashCaption: 'Where cash comes from (up) and goes (down), and how many times it covers debt service',
  cover: 'Cover (DSCR)',
  deposits: 'Deposits running down',
  depositsCaption: 'Share of each reserve that is left at the end of each year',
  depositsLead: 'At the draw of the plan and of those who use the same ground today.',
  leftAfter: (year) => `Left after ${year}`,
  usedUp: (year) => `used up in ${year}`,
  unknown: 'no reserve is known',
  receipts: 'What the state receives',
  receiptsCaption: 'Receipts by tax and charge; hatched: what relief gives up',
  reserve: 'Reserve',
  nothingBuilt: 'Nothing is built.',
  unread:
    'The park’s files could not be read: they say who else draws on the deposits, without which their end is not known.',
  alt: ({ what, from, to, most, year }) => `${what}, ${from} to ${to}: bars by year; the most is ${most}, in ${year}.`,
  altBuilt: ({ plants, first, last }) => `Timeline of ${plants} plants from ${first} to ${last}.`,
  altDeposits: ({ deposits, year }) => `Lines from 100% down. Left by the end of ${year}: ${deposits}.`,
};

const ru: TimeMessages = {
  lead: 'Что и когда строится, чего стоит и что приносит, и что остаётся в недрах.',
  money: 'Считать деньги в',
  kinds: {
    real: (year) => `доллары ${year} года`,
    nominal: 'доллары, текущие цены',
    local: (currency) => named(currency, 'тенге'),
  },
  units: {
    real: (year) => `млн долл. ${year} года, без инфляции`,
    nominal: 'млн долл., текущие цены',
    local: (currency) => `млрд ${named(currency, 'тенге')}, в текущих ценах`,
  },
  built: 'Что и когда строится',
  builtCaption: 'Каждое производство: стройка и работа; при одном начале — сначала самые дорогие',
  enlarged: 'расширение',
  showAll: (count) => `Все производства: ${count}`,
  showFew: 'Самые дорогие',
  capex: 'Инвестиции по годам',
  capexCaption: 'Инвестиции по компаниям',
  cash: 'Деньги по годам',
  cashCaption: 'Откуда деньги приходят (вверх) и куда уходят (вниз) и во сколько раз покрывают обслуживание долга',
  cover: 'Покрытие (DSCR)',
  deposits: 'Как расходуются месторождения',
  depositsCaption: 'Доля запасов, остающаяся к концу каждого года',
  depositsLead: 'При отборе по плану и нынешними пользователями тех же недр.',
  leftAfter: (year) => `Остаток после ${year} г.`,
  usedUp: (year) => `исчерпано в ${year} г.`,
  unknown: 'запасы неизвестны',
  receipts: 'Что получает государство',
  receiptsCaption: 'Поступления по налогам и платежам; штриховка — отданное по льготам',
  reserve: 'Запасы',
  nothingBuilt: 'Ничего не строится.',
  unread:
    'Не удалось прочитать файлы парка: в них сказано, кто ещё черпает из месторождений, без этого срок неизвестен.',
  alt: ({ what, from, to, most, year }) =>
    `${what}, ${from}–${to} гг.: столбцы по годам; больше всего — ${most}, в ${year} году.`,
  altBuilt: ({ plants, first, last }) => `Шкала времени: производств — ${plants}, с ${first} по ${last} год.`,
  altDeposits: ({ deposits, year }) => `Линии от 100% вниз. К концу ${year} года остаётся: ${deposits}.`,
};

const kk: TimeMessages = {
  lead: 'Не қашан салынады, қанша тұрады, не әкеледі және жер қойнауында не қалады.',
  money: 'Ақша өлшемі',
  kinds: {
    real: (year) => `${year} жылғы доллар`,
    nominal: 'номиналды доллар',
    local: (currency) => named(currency, 'теңге'),
  },
  units: {
    real: (year) => `${year} жылғы млн доллар, инфляциясыз`,
    nominal: 'млн доллар, номиналды',
    local: (currency) => `млрд ${named(currency, 'теңге')}, номиналды`,
  },
  built: 'Не қашан салынады',
  builtCaption: 'Әр өндіріс: құрылысы мен жұмысы; бірге басталса, алдымен ең қымбаты',
  enlarged: 'кеңейту',
  showAll: (count) => `Барлық өндіріс: ${count}`,
  showFew: 'Ең қымбаттары',
  capex: 'Инвестиция жылдар бойынша',
  capexCaption: 'Инвестиция компаниялар бойынша',
  cash: 'Ақша жылдар бойынша',
  cashCaption: 'Ақша қайдан келеді (жоғары), қайда кетеді (төмен) және қарызды өтеуге неше есе жетеді',
  cover: 'Өтеу (DSCR)',
  deposits: 'Кен орындарының таусылуы',
  depositsCaption: 'Әр жылдың соңында қалатын қор үлесі',
  depositsLead: 'Жоспар мен сол қойнауды қазір пайдаланушылардың алымымен.',
  leftAfter: (year) => `${year} жылдан кейін қалады`,
  usedUp: (year) => `${year} жылы таусылады`,
  unknown: 'қоры белгісіз',
  receipts: 'Мемлекет не алады',
  receiptsCaption: 'Салықтар мен төлемдер бойынша түсім; штрихталғаны — жеңілдікпен берілгені',
  reserve: 'Қор',
  nothingBuilt: 'Ештеңе салынбайды.',
  unread:
    'Парк файлдарын оқу мүмкін болмады: кен орындарын тағы кім пайдаланатыны соларда айтылған, онсыз мерзімі белгісіз.',
  alt: ({ what, from, to, most, year }) =>
    `${what}, ${from}–${to} жж.: жылдар бойынша бағандар; ең көбі — ${most}, ${year} жылы.`,
  altBuilt: ({ plants, first, last }) => `Уақыт шкаласы: ${plants} өндіріс, ${first}–${last} жж.`,
  altDeposits: ({ deposits, year }) => `100%-дан төмен сызықтар. ${year} жылдың соңында қалады: ${deposits}.`,
};

const zh: TimeMessages = {
  lead: '何时建设什么，花费与收益多少，地下还剩多少。',
  money: '计价货币',
  kinds: {
    real: (year) => `${year} 年美元`,
    nominal: '名义美元',
    local: (currency) => named(currency, '坚戈'),
  },
  units: {
    real: (year) => `百万美元（${year}年不变价）`,
    nominal: '百万美元（名义值）',
    local: (currency) => `十亿${named(currency, '坚戈')}（名义值）`,
  },
  built: '何时建设什么',
  builtCaption: '各装置的建设期与运行期；同年开始者按投资由大到小排列',
  enlarged: '扩建',
  showAll: (count) => `全部 ${count} 个装置`,
  showFew: '投资最大的装置',
  capex: '逐年投资',
  capexCaption: '各公司投资',
  cash: '逐年现金',
  cashCaption: '现金的来源（向上）与去向（向下），以及偿债备付率',
  cover: '偿债备付率（DSCR）',
  deposits: '矿床消耗',
  depositsCaption: '各年末剩余储量占比',
  depositsLead: '按方案与现有使用者的开采量计。',
  leftAfter: (year) => `${year} 年末剩余`,
  usedUp: (year) => `${year}年采尽`,
  unknown: '没有已知储量',
  receipts: '政府所得',
  receiptsCaption: '按税费分列的收入；斜纹为优惠让出的部分',
  reserve: '储量',
  nothingBuilt: '没有建设任何装置。',
  unread: '园区文件无法读取：其中载明还有谁使用这些矿床，否则无法得知何时采尽。',
  alt: ({ what, from, to, most, year }) => `${what}，${from}–${to} 年逐年柱状图；最大值 ${most}，在 ${year} 年。`,
  altBuilt: ({ plants, first, last }) => `${plants} 个装置的时间轴，${first}–${last} 年。`,
  altDeposits: ({ deposits, year }) => `自 100% 下降的曲线。到 ${year} 年末剩余：${deposits}。`,
};

export const timeMessages: Readonly<Record<Language, TimeMessages>> = { en, ru, kk, zh };
