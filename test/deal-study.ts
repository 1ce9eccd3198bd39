import type { DealPoint, DealStudy } from '../src/plan/deal.ts';

export const instruments: DealStudy['instruments'] = [
  {
    id: 'zoneYears',
    name: {
      en: 'Years of zone relief',
      ru: 'Срок льгот СЭЗ',
      kk: 'АЭА жеңілдіктерінің мерзімі',
      zh: '经济特区优惠年限',
    },
    kind: 'zoneYears',
    unit: 'a',
    state: 0,
    investor: 25,
    alone: { investorUsd: 310e6, stateUsd: -402e6 },
  },
  {
    id: 'mineralTax',
    name: {
      en: 'Mineral extraction tax (share of the law’s rate)',
      ru: 'НДПИ (доля ставки закона)',
      kk: 'Пайдалы қазбаларды өндіру салығы (заң мөлшерлемесінің үлесі)',
      zh: '矿产开采税（占法定税率比例）',
    },
    kind: 'mineralTax',
    unit: '1',
    state: 1,
    investor: 0.1,
    alone: { investorUsd: 96e6, stateUsd: -88e6 },
  },
  {
    id: 'railTariff',
    name: {
      en: 'Rail tariff (share of today’s)',
      ru: 'Железнодорожный тариф (доля нынешнего)',
      kk: 'Теміржол тарифі (қазіргінің үлесі)',
      zh: '铁路运价（占现价比例）',
    },
    kind: 'railTariff',
    unit: '1',
    state: 1.25,
    investor: 0.75,
    alone: { investorUsd: 480e6, stateUsd: -520e6 },
  },
  {
    id: 'infrastructureGrant',
    name: {
      en: 'Infrastructure paid by the state',
      ru: 'Инфраструктура за счёт государства',
      kk: 'Мемлекет есебінен инфрақұрылым',
      zh: '政府承担的基础设施比例',
    },
    kind: 'infrastructureGrant',
    unit: '1',
    state: 0,
    investor: 1,
    alone: { investorUsd: 640e6, stateUsd: -590e6 },
  },
  {
    id: 'offtake',
    name: { en: 'Ingot for the home market', ru: 'Слиток для страны', kk: 'Ел ішіне құйма', zh: '国内铝锭供应' },
    kind: 'offtakeFloor',
    unit: 't/a',
    state: 200e3,
    investor: 50e3,
    alone: { investorUsd: 12e6, stateUsd: 3e6 },
  },
  {
    id: 'carbonPrice',
    name: {
      en: 'Carbon price (share of the expected path)',
      ru: 'Цена углерода (доля ожидаемой траектории)',
      kk: 'Көміртек бағасы (күтілетін траекторияның үлесі)',
      zh: '碳价（占预期路径比例）',
    },
    kind: 'carbonPrice',
    unit: '1',
    state: 2,
    investor: 0.25,
    alone: { investorUsd: 150e6, stateUsd: -300e6 },
  },
  {
    id: 'gridTariff',
    name: {
      en: 'Grid power tariff (share of today’s)',
      ru: 'Тариф на сетевую электроэнергию (доля нынешнего)',
      kk: 'Желі электр энергиясының тарифі (қазіргінің үлесі)',
      zh: '电网电价（占现价比例）',
    },
    kind: 'gridTariff',
    unit: '1',
    state: 1.3,
    investor: 0.8,
    alone: { investorUsd: 20e6, stateUsd: -41e6 },
  },
  {
    id: 'stateEquity',
    name: {
      en: 'State’s share of equity',
      ru: 'Доля государства в капитале',
      kk: 'Мемлекеттің капиталдағы үлесі',
      zh: '政府股权比例',
    },
    kind: 'stateEquity',
    unit: '1',
    state: 0.25,
    investor: 0,
    alone: { investorUsd: -5e6, stateUsd: 2e6 },
  },
  {
    id: 'jobsFloor',
    name: { en: 'Jobs promised', ru: 'Обещанные рабочие места', kk: 'Уәде етілген жұмыс орындары', zh: '承诺就业岗位' },
    kind: 'jobsFloor',
    unit: 'jobs',
    state: 10000,
    investor: 8000,
  },
];

export const names = {
  smelter: { en: 'Smelter', ru: 'Электролиз', kk: 'Электролиз цехы', zh: '电解铝' },
  refinery: { en: 'Alumina refinery', ru: 'Глинозёмный завод', kk: 'Глинозём зауыты', zh: '氧化铝厂' },
  kiln: { en: 'Lime kiln', ru: 'Печь извести', kk: 'Әк пеші', zh: '石灰窑' },
};
export const units = { smelter: 't/a', refinery: 't/a', kiln: 't/a' };

const wishes = Object.fromEntries(instruments.map(({ id, state }) => [id, state]));

/** Each step moves one instrument; what it brings is [return in %, state's NPV in M USD]. */
const steps: readonly (readonly [id: string | undefined, value: number, irr: number, stateNpvM: number])[] = [
  [undefined, 0, 10.42, 4120],
  ['offtake', 125e3, 10.46, 4122],
  ['offtake', 50e3, 10.49, 4123],
  ['infrastructureGrant', 0.5, 11.61, 3810],
  ['infrastructureGrant', 1, 12.83, 3498],
  ['mineralTax', 0.55, 13.02, 3461],
  ['mineralTax', 0.1, 13.21, 3415],
  ['railTariff', 1, 13.74, 3147],
  ['railTariff', 0.75, 14.66, 2893],
  ['zoneYears', 12.5, 14.71, 2925],
  ['zoneYears', 25, 15.38, 2431],
  ['jobsFloor', 8000, 15.38, 2431],
];

export function pointsOf(shift = 0): DealPoint[] {
  let values: Record<string, number> = wishes;
  return steps.map(([id, value, irr, stateNpvM], i) => {
    if (id) values = { ...values, [id]: value };
    return {
      values,
      ...(id ? { moved: id } : {}),
      equityIrr: (irr + shift) / 100,
      projectIrr: (irr - 3.1) / 100,
      investorNpvUsd: (irr - 14) * 2.1e8,
      stateNpvUsd: stateNpvM * 1e6,
      reliefsUsd: 1.1e8 * i,
      governmentTake: 0.614 - i * 0.011,
      minDscr: 1.12 + i * 0.02,
      jobs: 10171 - i * 31,
      capexUsd: 11.76e9 + i * 4e7,
      capacity: { smelter: i < 4 ? 480e3 : 960e3, refinery: 1e6, kiln: i < 8 ? 83853 : 0, '<script>': i < 2 ? 5 : 6 },
      gap: 0.0005 + i * 1e-5,
      wholeLines: i !== 5,
    };
  });
}

export const points = pointsOf();
const least = {
  ...points[7]!,
  values: { ...points[7]!.values, railTariff: 0.890625 },
  equityIrr: 0.14031,
  stateNpvUsd: 3.0348e9,
  investorNpvUsd: 6.3e6,
  costToStateUsd: 1.0852e9,
};

/** A study of deals of nine instruments, with two deals at which neither side walks away. */
export function studyOf(change: Partial<DealStudy> = {}): DealStudy {
  return {
    park: 'pavlodar',
    name: {
      en: 'Pavlodar full-cycle industrial park',
      ru: 'Павлодарский индустриальный парк полного цикла',
      kk: 'Павлодар толық циклді индустриялық паркі',
      zh: '巴甫洛达尔全产业链工业园',
    },
    scenario: 'base',
    baseYear: 2025,
    instruments,
    investorHurdle: 0.14,
    stateHurdleUsd: 2.5e9,
    points,
    frontier: [2, 3, 4, 5, 6, 7, 9, 10, 11],
    zone: [8, 9],
    least,
    impossible: [{ ...wishes, jobsFloor: 8000, railTariff: 1 }, wishes],
    seconds: 412.3,
    ...change,
  };
}
