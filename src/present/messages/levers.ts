import type { Language } from '../locale.ts';

/** Texts of levers: what a person may move on a park, in four languages. Each name takes what it is about. */
export interface LeverMessages {
  readonly groups: Readonly<
    Record<'sales' | 'purchases' | 'energy' | 'costs' | 'law' | 'limits' | 'floors' | 'processes', string>
  >;
  readonly names: {
    readonly sell: (material: string) => string;
    /** A product whose own price is a premium over that of its metal. */
    readonly premium: (material: string, metal: string) => string;
    readonly metal: (material: string) => string;
    readonly buy: (material: string) => string;
    readonly gridImport: string;
    readonly gridExport: string;
    readonly profitTax: string;
    readonly discountRate: string;
    readonly carbonFee: string;
    readonly carbonPrice: string;
    readonly capex: string;
    readonly rail: string;
    readonly atMost: (measure: string) => string;
    readonly atLeast: (measure: string) => string;
    readonly budget: string;
    readonly floor: (chain: string) => string;
    readonly process: (process: string) => string;
  };
  readonly noLimit: string;
  readonly on: string;
  readonly off: string;
  /** Why a slider goes from where to where. */
  readonly why: Readonly<Record<'published' | 'judged' | 'plan' | 'regime' | 'off-to-half-more' | 'switch', string>>;
  /** Of levers that the optimiser does not see. */
  readonly accountsOnly: string;
  readonly refused: {
    readonly unknown: (id: string) => string;
    readonly notAValue: (lever: string) => string;
    readonly outOfRange: (lever: string) => string;
    readonly nearest: (lever: string, value: string) => string;
  };
  readonly steps: Readonly<Record<'kept' | 'parts' | 'whole', string>>;
}

const en: LeverMessages = {
  groups: {
    sales: 'Prices of what is sold',
    purchases: 'Prices of what is bought',
    energy: 'Fuel and power',
    costs: 'Investment and transport',
    law: 'Taxes, charges, discount rate',
    limits: 'Limits',
    floors: 'Announced chains',
    processes: 'Plants allowed',
  },
  names: {
    sell: (material) => `${material}: selling price`,
    premium: (material, metal) => `${material}: premium over ${metal}`,
    metal: (material) => `${material}: price, with all products of the metal`,
    buy: (material) => `${material}: purchase price`,
    gridImport: 'Power from the grid: price',
    gridExport: 'Power to the grid: price',
    profitTax: 'Tax on profit',
    discountRate: 'Discount rate, nominal',
    carbonFee: 'Charge per tonne of CO₂, in the plan',
    carbonPrice: 'Price of emission allowances, in the accounts',
    capex: 'Cost of plant and infrastructure',
    rail: 'Rail tariff',
    atMost: (measure) => `${measure}: at most`,
    atLeast: (measure) => `${measure}: at least`,
    budget: 'Budget: investment at most',
    floor: (chain) => `${chain}: size announced`,
    process: (process) => `${process}: may be built`,
  },
  noLimit: 'no limit',
  on: 'allowed',
  off: 'not allowed',
  why: {
    published: 'Range that the source of the figure gives',
    judged: 'Half to one and a half of the value in the park’s files: our judgement',
    plan: 'Half to one and a half of what the saved plan comes to: our judgement',
    regime: 'From nothing to the highest price that the law’s path allows for',
    'off-to-half-more': 'From nothing to one and a half of what was announced: our judgement',
    switch: 'Allowed or not',
  },
  accountsOnly: 'Changes the accounts of both sides, not what is built',
  refused: {
    unknown: (id) => `This park has nothing called “${id}” to move.`,
    notAValue: (lever) => `“${lever}” cannot stand at this value.`,
    outOfRange: (lever) => `“${lever}” cannot go that far.`,
    nearest: (lever, value) => `The nearest choice: “${lever}” at ${value}.`,
  },
  steps: {
    kept: 'First bounds, from hours known already',
    parts: 'Proven over all hours, parts of lines allowed',
    whole: 'With whole lines',
  },
};

const ru: LeverMessages = {
  groups: {
    sales: 'Цены продаваемого',
    purchases: 'Цены покупаемого',
    energy: 'Топливо и электроэнергия',
    costs: 'Инвестиции и перевозка',
    law: 'Налоги, платежи, ставка дисконтирования',
    limits: 'Ограничения',
    floors: 'Объявленные цепочки',
    processes: 'Разрешённые производства',
  },
  names: {
    sell: (material) => `${material}: цена продажи`,
    premium: (material, metal) => `${material}: премия к цене (${metal})`,
    metal: (material) => `${material}: цена, вместе со всей продукцией из этого металла`,
    buy: (material) => `${material}: цена покупки`,
    gridImport: 'Электроэнергия из сети: цена',
    gridExport: 'Электроэнергия в сеть: цена',
    profitTax: 'Налог на прибыль',
    discountRate: 'Ставка дисконтирования, номинальная',
    carbonFee: 'Плата за тонну CO₂, в плане',
    carbonPrice: 'Цена квот на выбросы, в счетах',
    capex: 'Стоимость оборудования и инфраструктуры',
    rail: 'Железнодорожный тариф',
    atMost: (measure) => `${measure}: не более`,
    atLeast: (measure) => `${measure}: не менее`,
    budget: 'Бюджет: инвестиции не более',
    floor: (chain) => `${chain}: объявленный объём`,
    process: (process) => `${process}: можно строить`,
  },
  noLimit: 'без ограничения',
  on: 'разрешено',
  off: 'не разрешено',
  why: {
    published: 'Диапазон, который даёт источник показателя',
    judged: 'От половины до полутора значений из файлов парка: наша оценка',
    plan: 'От половины до полутора значений сохранённого плана: наша оценка',
    regime: 'От нуля до наивысшей цены, которую допускает траектория закона',
    'off-to-half-more': 'От нуля до полутора объявленных объёмов: наша оценка',
    switch: 'Разрешено или нет',
  },
  accountsOnly: 'Меняет счета обеих сторон, но не то, что строится',
  refused: {
    unknown: (id) => `В этом парке нет рычага «${id}».`,
    notAValue: (lever) => `Недопустимое значение: «${lever}».`,
    outOfRange: (lever) => `Значение выходит за допустимые пределы: «${lever}».`,
    nearest: (lever, value) => `Ближайший допустимый выбор: «${lever}» — ${value}.`,
  },
  steps: {
    kept: 'Первые границы, по уже известным часам',
    parts: 'Доказано по всем часам, допускаются дробные линии',
    whole: 'С целыми линиями',
  },
};

const kk: LeverMessages = {
  groups: {
    sales: 'Сатылатын өнім бағалары',
    purchases: 'Сатып алынатын тауар бағалары',
    energy: 'Отын және электр энергиясы',
    costs: 'Инвестиция және тасымал',
    law: 'Салықтар, төлемдер, дисконттау мөлшерлемесі',
    limits: 'Шектеулер',
    floors: 'Жарияланған тізбектер',
    processes: 'Рұқсат етілген өндірістер',
  },
  names: {
    sell: (material) => `${material}: сату бағасы`,
    premium: (material, metal) => `${material}: бағаға үстеме (${metal})`,
    metal: (material) => `${material}: бағасы, осы металдан жасалған барлық өніммен бірге`,
    buy: (material) => `${material}: сатып алу бағасы`,
    gridImport: 'Желіден алынатын электр энергиясының бағасы',
    gridExport: 'Желіге берілетін электр энергиясының бағасы',
    profitTax: 'Пайда салығы',
    discountRate: 'Дисконттау мөлшерлемесі, номиналды',
    carbonFee: 'CO₂ тоннасы үшін төлем, жоспарда',
    carbonPrice: 'Шығарындылар квотасының бағасы, шоттарда',
    capex: 'Жабдық пен инфрақұрылым құны',
    rail: 'Теміржол тарифі',
    atMost: (measure) => `${measure}: ең көбі`,
    atLeast: (measure) => `${measure}: кемінде`,
    budget: 'Бюджет: инвестиция, ең көбі',
    floor: (chain) => `${chain}: жарияланған көлем`,
    process: (process) => `${process}: салуға болады`,
  },
  noLimit: 'шектеусіз',
  on: 'рұқсат',
  off: 'рұқсат жоқ',
  why: {
    published: 'Көрсеткіштің дереккөзі беретін аралық',
    judged: 'Парк файлдарындағы мәннің жартысынан бір жарымына дейін: біздің бағалауымыз',
    plan: 'Сақталған жоспардағы мәннің жартысынан бір жарымына дейін: біздің бағалауымыз',
    regime: 'Нөлден заң траекториясы жол беретін ең жоғары бағаға дейін',
    'off-to-half-more': 'Нөлден жарияланған көлемнің бір жарымына дейін: біздің бағалауымыз',
    switch: 'Рұқсат бар немесе жоқ',
  },
  accountsOnly: 'Екі тараптың шоттарын өзгертеді, не салынатынын өзгертпейді',
  refused: {
    unknown: (id) => `Бұл паркте «${id}» деген тетік жоқ.`,
    notAValue: (lever) => `Жарамсыз мән: «${lever}».`,
    outOfRange: (lever) => `Мән рұқсат етілген шектен шығады: «${lever}».`,
    nearest: (lever, value) => `Ең жақын жарамды таңдау: «${lever}» — ${value}.`,
  },
  steps: {
    kept: 'Алғашқы шектер, бұрыннан белгілі сағаттар бойынша',
    parts: 'Барлық сағат бойынша дәлелденген, бөлшек желілерге жол беріледі',
    whole: 'Бүтін желілермен',
  },
};

const zh: LeverMessages = {
  groups: {
    sales: '销售价格',
    purchases: '采购价格',
    energy: '燃料与电力',
    costs: '投资与运输',
    law: '税费与折现率',
    limits: '上限与下限',
    floors: '已公布的产业链',
    processes: '允许建设的装置',
  },
  names: {
    sell: (material) => `${material}：销售价格`,
    premium: (material, metal) => `${material}：对${metal}的升水`,
    metal: (material) => `${material}：价格（含该金属的全部产品）`,
    buy: (material) => `${material}：采购价格`,
    gridImport: '电网购电价格',
    gridExport: '电网售电价格',
    profitTax: '企业所得税税率',
    discountRate: '折现率（名义）',
    carbonFee: '每吨CO₂收费（计入规划）',
    carbonPrice: '碳排放配额价格（计入账目）',
    capex: '装置与基础设施造价',
    rail: '铁路运价',
    atMost: (measure) => `${measure}：上限`,
    atLeast: (measure) => `${measure}：下限`,
    budget: '预算：投资上限',
    floor: (chain) => `${chain}：公布规模`,
    process: (process) => `${process}：允许建设`,
  },
  noLimit: '无限制',
  on: '允许',
  off: '不允许',
  why: {
    published: '数据来源给出的范围',
    judged: '园区文件取值的一半至一倍半：本方判断',
    plan: '已保存的方案结果的一半至一倍半：本方判断',
    regime: '从零至法律路径所及的最高价格',
    'off-to-half-more': '从零至公布规模的一倍半：本方判断',
    switch: '允许或不允许',
  },
  accountsOnly: '只改变双方账目，不改变建设内容',
  refused: {
    unknown: (id) => `本园区没有可调项“${id}”。`,
    notAValue: (lever) => `“${lever}”不能取此值。`,
    outOfRange: (lever) => `“${lever}”超出允许范围。`,
    nearest: (lever, value) => `最接近的可选值：“${lever}”取${value}。`,
  },
  steps: {
    kept: '初步界限（依据已知小时）',
    parts: '按全年各小时证明（允许部分生产线）',
    whole: '整线',
  },
};

export const leverMessages: Readonly<Record<Language, LeverMessages>> = { en, ru, kk, zh };
