import type { Language } from '../locale.ts';

/** Texts of `kombinat explain`, in four languages; the keys of measures are those of `--limit`. */
export interface ExplainMessages {
  readonly measures: Readonly<Record<string, string>>;
  readonly atMost: (what: string, amount: string) => string;
  readonly atLeast: (what: string, amount: string) => string;
  readonly claim: (name: string, amount: string) => string;
  readonly floor: (name: string, amount: string) => string;
  readonly possible: string;
  readonly possibleInWeeks: (weeks: string) => string;
  readonly claimsCost: (usd: string) => string;
  readonly recipes: string;
  readonly lines: string;
  readonly freeLines: (names: string) => string;
  readonly together: string;
  readonly conflict: (number: number) => string;
  readonly single: (number: number) => string;
  readonly aloneTitle: string;
  readonly noneAlone: string;
  readonly togetherTitle: string;
  readonly change: (demand: string, from: string, to: string) => string;
  readonly setAt: string;
  readonly relaxed: string;
  readonly built: (name: string, capacity: string) => string;
  readonly notBuilt: (name: string) => string;
  readonly forced: (amount: string, without: string) => string;
  readonly forcedOnly: (amount: string) => string;
  readonly worth: (investment: string, worth: string, unit: string) => string;
  readonly marginTitle: (unit: string, year: number) => string;
  readonly columns: readonly [string, string];
  readonly running: string;
  readonly margin: string;
  readonly turnsTitle: string;
  readonly capexEnter: (change: string) => string;
  readonly capexLeave: (change: string) => string;
  readonly priceEnter: (change: string) => string;
  readonly priceLeave: (change: string) => string;
  readonly proven: (before: string, after: string) => string;
  readonly noTurn: string;
}

const en: ExplainMessages = {
  measures: {
    npv: 'net present value',
    capex: 'investment',
    capexPerYear: 'investment in a year',
    workforce: 'builders at work',
    land: 'fenced land',
    water: 'fresh water',
    co2: 'CO2',
    jobs: 'permanent jobs',
    renewableShare: 'share of wind and sun',
  },
  atMost: (what, amount) => `${what}: at most ${amount}`,
  atLeast: (what, amount) => `${what}: at least ${amount}`,
  claim: (name, amount) => `the claim “${name}” (${amount})`,
  floor: (name, amount) => `${name}: at least ${amount} must stand and run`,
  possible: 'Nothing contradicts: a plan exists that keeps every limit and floor.',
  possibleInWeeks: (weeks) =>
    `Nothing contradicts: in the sample weeks asked (${weeks}) a plan exists that keeps every limit and floor. Only \`kombinat plan\` asks every hour of the year.`,
  claimsCost: (usd) =>
    `All claims could hold at once; keeping them would cost ${usd} of net present value (parts of lines allowed).`,
  recipes:
    'No plan exists even with every limit and floor dropped: the recipes themselves cannot run. See kombinat check.',
  lines: 'Limits and floors hold together with parts of lines, but not with whole ones.',
  freeLines: (names) => `It would do if these could be built in part: ${names}.`,
  together: 'cannot hold together',
  conflict: (number) => `Contradiction ${number}: these cannot all hold; without any one of them the others can`,
  single: (number) => `Contradiction ${number}: impossible in this park, whatever else is dropped`,
  aloneTitle: 'What would do alone',
  noneAlone: 'No single change is enough.',
  togetherTitle: 'The smallest changes together',
  change: (demand, from, to) => `${demand}: ${from} → ${to}`,
  setAt: 'set at',
  relaxed: 'Found with parts of lines allowed.',
  built: (name, capacity) => `${name} is built: ${capacity} by the last stage.`,
  notBuilt: (name) => `${name} is not built.`,
  forced: (amount, without) => `A floor asks for ${amount}; without it, ${without} would be built.`,
  forcedOnly: (amount) => `A floor asks for ${amount}; without it, none would be built.`,
  worth: (investment, worth, unit) =>
    `Over its life a unit of capacity costs ${investment} and brings ${worth} (present value per ${unit}, after tax).`,
  marginTitle: (unit, year) => `One ${unit} of product in ${year}, at what each material is worth inside the plan, USD`,
  columns: ['', 'USD'],
  running: 'running cost and wages',
  margin: 'left for the plant',
  turnsTitle: 'What would have to change',
  capexEnter: (change) => `It would be built if it cost ${change} of its present price or less`,
  capexLeave: (change) => `It would no longer be built if it cost ${change} of its present price`,
  priceEnter: (change) => `It would be built if each unit of product earned ${change} more`,
  priceLeave: (change) => `It would no longer be built if each unit of product earned ${change} less`,
  proven: (before, after) => `solved again on both sides: ${before} → ${after}`,
  noTurn: 'Neither its capex nor its price changes the answer within the span searched.',
};

const ru: ExplainMessages = {
  measures: {
    npv: 'чистая приведённая стоимость',
    capex: 'инвестиции',
    capexPerYear: 'инвестиции за год',
    workforce: 'строителей на площадке',
    land: 'огороженная земля',
    water: 'свежая вода',
    co2: 'CO2',
    jobs: 'постоянные рабочие места',
    renewableShare: 'доля ветра и солнца',
  },
  atMost: (what, amount) => `${what}: не более ${amount}`,
  atLeast: (what, amount) => `${what}: не менее ${amount}`,
  claim: (name, amount) => `заявление «${name}» (${amount})`,
  floor: (name, amount) => `${name}: должно быть построено и работать не менее ${amount}`,
  possible: 'Противоречий нет: есть план, который соблюдает все ограничения и обязательные объёмы.',
  possibleInWeeks: (weeks) =>
    `Противоречий нет: для проверенных характерных недель (${weeks}) есть план, который соблюдает все ограничения и обязательные объёмы. Каждый час года проверяет только \`kombinat plan\`.`,
  claimsCost: (usd) =>
    `Все заявления могут выполняться одновременно; это стоило бы ${usd} чистой приведённой стоимости (при дробных линиях).`,
  recipes: 'Плана нет, даже если снять все ограничения: сами рецептуры не могут работать. См. kombinat check.',
  lines: 'Ограничения и обязательные объёмы совместимы при дробных линиях, но не при целых.',
  freeLines: (names) => `Достаточно было бы строить по частям: ${names}.`,
  together: 'несовместимы',
  conflict: (number) =>
    `Противоречие ${number}: всё сразу выполнить нельзя; без любого одного из условий остальные выполнимы`,
  single: (number) => `Противоречие ${number}: в этом парке невыполнимо, что бы ни снять`,
  aloneTitle: 'Чего было бы достаточно по отдельности',
  noneAlone: 'Одного изменения недостаточно.',
  togetherTitle: 'Наименьшие изменения вместе',
  change: (demand, from, to) => `${demand}: ${from} → ${to}`,
  setAt: 'задано в',
  relaxed: 'Найдено при дробных линиях.',
  built: (name, capacity) => `${name}: строится, к последнему этапу ${capacity}.`,
  notBuilt: (name) => `${name}: не строится.`,
  forced: (amount, without) => `Обязательный объём ${amount}; без него было бы построено ${without}.`,
  forcedOnly: (amount) => `Обязательный объём ${amount}; без него ничего не было бы построено.`,
  worth: (investment, worth, unit) =>
    `За срок службы единица мощности стоит ${investment} и приносит ${worth} (приведённая стоимость на ${unit}, после налога).`,
  marginTitle: (unit, year) => `Один ${unit} продукта в ${year} году по внутренним ценам плана, долл.`,
  columns: ['', 'долл.'],
  running: 'переменные затраты и зарплата',
  margin: 'остаётся на установку',
  turnsTitle: 'Что должно измениться',
  capexEnter: (change) => `Строилась бы, если бы стоила не более ${change} нынешней цены`,
  capexLeave: (change) => `Не строилась бы, если бы стоила ${change} нынешней цены`,
  priceEnter: (change) => `Строилась бы, если бы единица продукта приносила на ${change} больше`,
  priceLeave: (change) => `Не строилась бы, если бы единица продукта приносила на ${change} меньше`,
  proven: (before, after) => `проверено повторным решением: ${before} → ${after}`,
  noTurn: 'Ни стоимость, ни цена в рассмотренных пределах ответа не меняют.',
};

const kk: ExplainMessages = {
  measures: {
    npv: 'таза келтірілген құн',
    capex: 'инвестиция',
    capexPerYear: 'бір жылғы инвестиция',
    workforce: 'құрылысшылар саны',
    land: 'қоршалған жер',
    water: 'таза су',
    co2: 'CO2',
    jobs: 'тұрақты жұмыс орындары',
    renewableShare: 'жел мен күннің үлесі',
  },
  atMost: (what, amount) => `${what}: ${amount} аспауы керек`,
  atLeast: (what, amount) => `${what}: кемінде ${amount}`,
  claim: (name, amount) => `«${name}» мәлімдемесі (${amount})`,
  floor: (name, amount) => `${name}: кемінде ${amount} салынып, жұмыс істеуі керек`,
  possible: 'Қайшылық жоқ: барлық шектеулер мен міндетті көлемдерді сақтайтын жоспар бар.',
  possibleInWeeks: (weeks) =>
    `Қайшылық жоқ: тексерілген үлгі апталар (${weeks}) үшін барлық шектеулер мен міндетті көлемдерді сақтайтын жоспар бар. Жылдың әр сағатын тек \`kombinat plan\` тексереді.`,
  claimsCost: (usd) =>
    `Барлық мәлімдеме бірге орындала алады; ол таза келтірілген құннан ${usd} алып қояр еді (бөлшек желілермен).`,
  recipes:
    'Барлық шектеулер алынып тасталса да жоспар жоқ: рецептуралардың өзі жұмыс істей алмайды. kombinat check қараңыз.',
  lines: 'Шектеулер мен міндетті көлемдер бөлшек желілермен үйлеседі, бірақ бүтін желілермен үйлеспейді.',
  freeLines: (names) => `Мыналарды бөлшектеп салуға болса, жеткілікті болар еді: ${names}.`,
  together: 'үйлеспейді',
  conflict: (number) =>
    `${number}-қайшылық: бәрін бірге орындау мүмкін емес; кез келген біреуінсіз қалғандары орындалады`,
  single: (number) => `${number}-қайшылық: басқасын алып тастаса да бұл паркте орындалмайды`,
  aloneTitle: 'Жеке-жеке нені өзгерту жеткілікті',
  noneAlone: 'Бір ғана өзгеріс жеткіліксіз.',
  togetherTitle: 'Бірге алғандағы ең аз өзгерістер',
  change: (demand, from, to) => `${demand}: ${from} → ${to}`,
  setAt: 'берілген жері',
  relaxed: 'Бөлшек желілермен табылды.',
  built: (name, capacity) => `${name}: салынады, соңғы кезеңге қарай ${capacity}.`,
  notBuilt: (name) => `${name}: салынбайды.`,
  forced: (amount, without) => `Міндетті көлем ${amount}; онсыз ${without} салынар еді.`,
  forcedOnly: (amount) => `Міндетті көлем ${amount}; онсыз ештеңе салынбас еді.`,
  worth: (investment, worth, unit) =>
    `Қызмет мерзімінде қуат бірлігі ${investment} тұрады және ${worth} әкеледі (${unit} үшін келтірілген құн, салықтан кейін).`,
  marginTitle: (unit, year) => `${year} жылғы өнімнің бір ${unit}, жоспардың ішкі бағалары бойынша, доллар`,
  columns: ['', 'доллар'],
  running: 'өзгермелі шығындар мен жалақы',
  margin: 'қондырғыға қалады',
  turnsTitle: 'Не өзгеруі керек',
  capexEnter: (change) => `Қазіргі бағасының ${change} немесе одан аз тұрса, салынар еді`,
  capexLeave: (change) => `Қазіргі бағасының ${change} тұрса, салынбас еді`,
  priceEnter: (change) => `Өнім бірлігі ${change} артық табыс әкелсе, салынар еді`,
  priceLeave: (change) => `Өнім бірлігі ${change} кем табыс әкелсе, салынбас еді`,
  proven: (before, after) => `қайта шешіп тексерілді: ${before} → ${after}`,
  noTurn: 'Қаралған шектерде құны да, бағасы да жауапты өзгертпейді.',
};

const zh: ExplainMessages = {
  measures: {
    npv: '净现值',
    capex: '投资',
    capexPerYear: '年度投资',
    workforce: '施工人数',
    land: '围栏内用地',
    water: '新鲜水',
    co2: 'CO2',
    jobs: '固定岗位',
    renewableShare: '风光占比',
  },
  atMost: (what, amount) => `${what}：不超过${amount}`,
  atLeast: (what, amount) => `${what}：不少于${amount}`,
  claim: (name, amount) => `公开说法“${name}”（${amount}）`,
  floor: (name, amount) => `${name}：至少建成并运行${amount}`,
  possible: '没有矛盾：存在满足全部限制和下限的方案。',
  possibleInWeeks: (weeks) =>
    `没有矛盾：按所查的${weeks}个典型周，存在满足全部限制和下限的方案。只有 \`kombinat plan\` 逐时检查全年。`,
  claimsCost: (usd) => `所有公开说法可以同时成立；为此净现值减少${usd}（按可部分建设的生产线）。`,
  recipes: '即使取消全部限制和下限也没有方案：配方本身无法运行。请见 kombinat check。',
  lines: '若生产线可按部分建设，限制和下限可以同时满足；按整线则不能。',
  freeLines: (names) => `若以下装置可部分建设即可：${names}。`,
  together: '不能同时成立',
  conflict: (number) => `矛盾 ${number}：以下各项不能同时成立；去掉其中任何一项，其余即可成立`,
  single: (number) => `矛盾 ${number}：在本园区无论去掉什么都无法满足`,
  aloneTitle: '单独改变哪一项即可',
  noneAlone: '只改变一项不够。',
  togetherTitle: '合计最小的改变',
  change: (demand, from, to) => `${demand}：${from} → ${to}`,
  setAt: '设定于',
  relaxed: '按可部分建设的生产线求得。',
  built: (name, capacity) => `${name}：建设，到最后阶段为${capacity}。`,
  notBuilt: (name) => `${name}：不建设。`,
  forced: (amount, without) => `下限要求${amount}；没有下限会建${without}。`,
  forcedOnly: (amount) => `下限要求${amount}；没有下限则不会建设。`,
  worth: (investment, worth, unit) => `全寿命内每单位产能花费${investment}，带来${worth}（每${unit}的税后现值）。`,
  marginTitle: (unit, year) => `${year}年每${unit}产品，按方案内部价格，美元`,
  columns: ['', '美元'],
  running: '可变成本和工资',
  margin: '留给装置',
  turnsTitle: '需要改变什么',
  capexEnter: (change) => `若造价不超过现价的${change}，就会建设`,
  capexLeave: (change) => `若造价为现价的${change}，就不再建设`,
  priceEnter: (change) => `若每单位产品多收入${change}，就会建设`,
  priceLeave: (change) => `若每单位产品少收入${change}，就不再建设`,
  proven: (before, after) => `两侧重新求解证实：${before} → ${after}`,
  noTurn: '在所查范围内，造价和价格都不改变结论。',
};

export const explainMessages: Readonly<Record<Language, ExplainMessages>> = { en, ru, kk, zh };
