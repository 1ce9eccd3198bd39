import type { Language } from '../locale.ts';

/** Texts of `kombinat frontier` and `kombinat alternatives` in four languages. */
export interface StudyMessages {
  readonly measures: Readonly<Record<string, string>>;
  readonly frontierTitle: (of: string, along: string) => string;
  readonly slope: (of: string, along: string) => string;
  readonly relaxed: string;
  readonly whole: string;
  readonly otherwise: string;
  readonly plan: string;
  readonly alternativesTitle: (within: string, usd: string) => string;
  readonly spanColumns: readonly [string, string, string, string];
  readonly spanTitle: string;
  readonly plansTitle: string;
  readonly kinds: Readonly<Record<string, string>>;
  readonly claims: string;
  readonly all: string;
  readonly noPlan: string;
}

const en: StudyMessages = {
  measures: {
    npv: 'NPV',
    co2: 'CO₂',
    jobs: 'jobs',
    capex: 'invested',
    land: 'land',
    water: 'water',
    'value-added': 'value added',
  },
  frontierTitle: (of, along) => `The best ${of} for each level of ${along}`,
  slope: (of, along) => `${of} per unit of ${along}`,
  relaxed: 'Parts of lines are allowed here, so figures are somewhat better than a plan with whole lines.',
  whole: 'With whole lines.',
  plan: 'plan',
  otherwise: 'What could be otherwise',
  alternativesTitle: (within, usd) =>
    `What could be otherwise within ${within} of all costs (${usd} of net present value)`,
  spanColumns: ['chain', 'best plan', 'least', 'most'],
  spanTitle: 'Plant at work in each chain in the last stage, USD of investment',
  plansTitle: 'Plans as different as they can be',
  kinds: {
    best: 'best value',
    claims: 'all claims kept',
    jobs: 'most jobs',
    co2: 'least CO₂',
    capex: 'least invested',
    'most-capex': 'most invested',
    'value-added': 'most value added',
    different: 'different mix',
  },
  claims: 'claims kept',
  all: 'all',
  noPlan: 'The park has no plan; see kombinat explain.',
};

const ru: StudyMessages = {
  measures: {
    npv: 'ЧПС',
    co2: 'CO₂',
    jobs: 'рабочие места',
    capex: 'инвестиции',
    land: 'земля',
    water: 'вода',
    'value-added': 'добавленная стоимость',
  },
  frontierTitle: (of, along) => `Наилучшее значение «${of}» при каждом уровне «${along}»`,
  slope: (of, along) => `${of} на единицу: ${along}`,
  relaxed: 'Здесь допускаются дробные линии, поэтому показатели несколько лучше, чем у плана с целыми линиями.',
  whole: 'С целыми линиями.',
  plan: 'план',
  otherwise: 'Что могло бы быть иначе',
  alternativesTitle: (within, usd) =>
    `Что могло бы быть иначе в пределах ${within} всех затрат (${usd} чистой приведённой стоимости)`,
  spanColumns: ['цепочка', 'лучший план', 'наименьшее', 'наибольшее'],
  spanTitle: 'Работающие мощности по цепочкам на последнем этапе, долл. инвестиций',
  plansTitle: 'Планы, которые отличаются сильнее всего',
  kinds: {
    best: 'наибольшая стоимость',
    claims: 'все заявления выполнены',
    jobs: 'больше всего рабочих мест',
    co2: 'меньше всего CO₂',
    capex: 'меньше всего инвестиций',
    'most-capex': 'больше всего инвестиций',
    'value-added': 'наибольшая добавленная стоимость',
    different: 'иной состав',
  },
  claims: 'заявления выполнены',
  all: 'все',
  noPlan: 'У парка нет плана; см. kombinat explain.',
};

const kk: StudyMessages = {
  measures: {
    npv: 'ТКҚ',
    co2: 'CO₂',
    jobs: 'жұмыс орындары',
    capex: 'инвестиция',
    land: 'жер',
    water: 'су',
    'value-added': 'қосылған құн',
  },
  frontierTitle: (of, along) => `«${along}» әр деңгейіндегі «${of}» ең жақсы мәні`,
  slope: (of, along) => `${of}, бірлікке: ${along}`,
  relaxed: 'Мұнда бөлшек желілерге рұқсат етіледі, сондықтан сандар бүтін желілі жоспардан сәл жақсы.',
  whole: 'Бүтін желілермен.',
  plan: 'жоспар',
  otherwise: 'Не басқаша болуы мүмкін',
  alternativesTitle: (within, usd) =>
    `Барлық шығынның ${within} шегінде не басқаша болуы мүмкін (таза келтірілген құнның ${usd})`,
  spanColumns: ['тізбек', 'ең жақсы жоспар', 'ең аз', 'ең көп'],
  spanTitle: 'Соңғы кезеңде тізбектерде жұмыс істейтін қуаттар, инвестиция доллары',
  plansTitle: 'Бір-бірінен барынша өзгеше жоспарлар',
  kinds: {
    best: 'ең жоғары құн',
    claims: 'барлық мәлімдеме орындалады',
    jobs: 'жұмыс орны ең көп',
    co2: 'CO₂ ең аз',
    capex: 'инвестиция ең аз',
    'most-capex': 'инвестиция ең көп',
    'value-added': 'қосылған құн ең көп',
    different: 'басқа құрам',
  },
  claims: 'орындалатын мәлімдемелер',
  all: 'бәрі',
  noPlan: 'Парктің жоспары жоқ; kombinat explain қараңыз.',
};

const zh: StudyMessages = {
  measures: {
    npv: '净现值',
    co2: 'CO₂',
    jobs: '岗位',
    capex: '投资',
    land: '用地',
    water: '用水',
    'value-added': '增加值',
  },
  frontierTitle: (of, along) => `各${along}水平下最优的${of}`,
  slope: (of, along) => `每单位${along}的${of}`,
  relaxed: '此处允许部分建设生产线，数字略优于整线方案。',
  whole: '按整线。',
  plan: '方案',
  otherwise: '可以有哪些不同',
  alternativesTitle: (within, usd) => `在全部成本${within}（净现值${usd}）以内可以有哪些不同`,
  spanColumns: ['产业链', '最优方案', '最少', '最多'],
  spanTitle: '最后阶段各产业链在运装置，投资美元',
  plansTitle: '彼此差异最大的方案',
  kinds: {
    best: '价值最高',
    claims: '全部说法成立',
    jobs: '岗位最多',
    co2: 'CO₂最少',
    capex: '投资最少',
    'most-capex': '投资最多',
    'value-added': '增加值最高',
    different: '不同组合',
  },
  claims: '成立的说法',
  all: '全部',
  noPlan: '园区没有方案；请见 kombinat explain。',
};

export const studyMessages: Readonly<Record<Language, StudyMessages>> = { en, ru, kk, zh };
