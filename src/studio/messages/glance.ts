import type { Language } from '../../present/language.ts';

/** Texts of the view "At a glance" and of what its numbers open to. */
export interface GlanceMessages {
  readonly verdicts: (holds: number, judged: number) => string;
  /** How far from a claim that says “about” still holds. */
  readonly about: (tolerance: string) => string;
  readonly inWords: string;
  readonly certificate: string;
  readonly npvAccounts: string;
  readonly npvPlan: string;
  readonly npvPlanBeside: string;
  readonly projectIrr: string;
  readonly equityIrr: string;
  readonly hurdle: (rate: string) => string;
  readonly above: string;
  readonly below: string;
  readonly payback: string;
  readonly receipts: string;
  readonly reliefs: string;
  readonly net: string;
  readonly take: string;
  readonly takeBeside: string;
  readonly presentValue: (rate: string) => string;
  readonly noAccounts: string;
  readonly nominal: string;
  readonly bounds: string;
  readonly boundsBeside: (gap: string) => string;
  readonly plan: string;
  readonly best: string;
  readonly gap: string;
  readonly hours: string;
  readonly hoursAll: string;
  readonly hoursSample: (weeks: string) => string;
  readonly hoursNone: string;
  readonly unserved: (amount: string) => string;
  readonly rechecked: string;
  readonly broken: (count: number) => string;
  readonly memory: string;
  readonly memoryBeside: string;
  readonly opens: string;
  readonly formula: string;
  readonly inputs: string;
  readonly made: string;
  readonly flows: string;
  readonly contributes: string;
  readonly figure: string;
  readonly range: string;
  readonly confidence: string;
  readonly source: string;
  readonly sources: string;
  /** What stands for a source that is nobody's: a choice of the files. */
  readonly assumed: string;
  readonly others: (count: number) => string;
  readonly rest: string;
  readonly stores: string;
  readonly ranked: string;
  readonly restsOn: (x: { share: string; traced: string }) => string;
  readonly stake: string;
  readonly claimed: string;
  readonly tolerance: (share: string) => string;
  readonly exactly: string;
  readonly solverBound: string;
  readonly provenBound: string;
  readonly comparisons: string;
  readonly residual: string;
  readonly solved: string;
  readonly peak: string;
  readonly factor: string;
  readonly lawAsOf: string;
  readonly formulas: Readonly<
    Record<
      | 'npvAccounts'
      | 'npvPlan'
      | 'objective'
      | 'projectIrr'
      | 'equityIrr'
      | 'receipts'
      | 'reliefs'
      | 'net'
      | 'take'
      | 'capex'
      | 'jobs'
      | 'land'
      | 'co2'
      | 'water'
      | 'power'
      | 'gap'
      | 'hours'
      | 'rechecked'
      | 'memory'
      | 'payback',
      string
    >
  >;
}

const en: GlanceMessages = {
  verdicts: (holds, judged) => `${holds} of ${judged} hold`,
  about: (tolerance) => `“About” allows ${tolerance} either way.`,
  inWords: 'Said in words, measured',
  certificate: 'How sure the arithmetic is',
  npvAccounts: 'Net present value, by the accounts',
  npvPlan: 'Net present value, in the plan',
  npvPlanBeside: 'with one even tax',
  projectIrr: 'Return of the project (IRR)',
  equityIrr: 'Return of owners’ money (IRR)',
  hurdle: (rate) => `owners ask for ${rate}`,
  above: 'above that',
  below: 'below that',
  payback: 'Money is back after',
  receipts: 'Receipts over the park’s life',
  reliefs: 'Given up by relief',
  net: 'After grants, with its own share of equity',
  take: 'Government take',
  takeBeside: 'of the project’s worth before tax',
  presentValue: (rate) => `present value at ${rate} real`,
  noAccounts: 'This plan has no accounts: the park names no tax regime or financing.',
  nominal: 'nominal, after tax',
  bounds: 'The plan and the proven best',
  boundsBeside: (gap) => `gap ${gap} of all costs`,
  plan: 'Plan',
  best: 'No plan can reach more than',
  gap: 'Gap',
  hours: 'Hours checked',
  hoursAll: 'every hour of every stage',
  hoursSample: (weeks) => `${weeks} sample weeks, then one whole year`,
  hoursNone: 'nothing here must fit by the hour',
  unserved: (amount) => `${amount} not delivered`,
  rechecked: 'Re-checked without the optimiser',
  broken: (count) => (count === 0 ? 'comparisons, none broken' : `comparisons, ${count} broken`),
  memory: 'From memory or judgement',
  memoryBeside: 'of the process figures',
  opens: 'Each number opens to what it rests on.',
  formula: 'How it is computed',
  inputs: 'What goes in',
  made: 'What it is made of',
  flows: 'Year by year, million USD',
  contributes: 'Adds',
  figure: 'Figure',
  range: 'Range',
  confidence: 'Confidence',
  source: 'Source',
  sources: 'Sources',
  assumed: 'chosen by the authors of the park’s files',
  others: (count) => `${count} others`,
  rest: 'Rest, not traced to one figure',
  stores: 'Stores of by-products and common land',
  ranked: 'Unread figures that move it most',
  restsOn: ({ share, traced }) =>
    `${share} of it rests on memory or judgement (${traced} can be traced to single figures).`,
  stake: 'Money at stake',
  claimed: 'Said in public',
  tolerance: (share) => `“About” allows ${share} either way.`,
  exactly: 'The plan must reach what was said; nothing is allowed below it.',
  solverBound: 'Bound with lines in parts, by the solver',
  provenBound: 'The same, proven again by weak duality',
  comparisons: 'Comparisons made',
  residual: 'Largest difference in an hour’s balance',
  solved: 'Seconds to solve',
  peak: 'Highest load',
  factor: 'Factor for owner’s costs and surprises',
  lawAsOf: 'Law as of',
  formulas: {
    npvAccounts:
      'The project’s cash of each year after every tax, charge and relief, before loans, discounted to the decision and added up.',
    npvPlan:
      'Sales less purchases, running costs, investment and one even tax on profit, each year discounted to the decision and added up.',
    objective:
      'The measure that this plan makes as large or small as possible, beside the best that any plan could reach.',
    projectIrr:
      'The yearly rate at which the project’s cash after tax, before loans, is worth exactly nothing at the decision.',
    equityIrr:
      'The yearly rate at which what owners pay in and take out, after tax on dividends, is worth exactly nothing at the decision.',
    receipts:
      'Everything that the state receives from the park by tax and charge, each year discounted to the decision.',
    reliefs:
      'What the same taxes would bring without any relief, less what they bring, each year discounted to the decision.',
    net: 'Receipts less grants, with what the state pays in and takes out as an owner, each year discounted to the decision.',
    take: 'Receipts of the state over what the project is worth before any tax, both discounted to the decision.',
    capex:
      'For each plant: new capacity × cost to build per unit × the factor for owner’s costs and surprises; then infrastructure. All years, undiscounted.',
    jobs: 'For each plant: capacity in the last stage × permanent jobs per unit; then services of the park. Builders, mines and suppliers stand beside.',
    land: 'For each plant inside the fence: capacity in the last stage × land per unit; then stores and common land.',
    co2: 'For each plant: output of a year in the last stage × CO₂ per unit, less what plants take up. From the park itself, not from what it buys.',
    water:
      'For each plant: output of a year in the last stage × fresh water per unit; then losses on the way from the river.',
    power: 'What plants take in a year of the last stage, with buildings and losses.',
    gap: '(Proven bound − value of the plan) ÷ present value of all costs. No plan under the same rules is better than the bound.',
    hours: 'Hours of the year over which demand, plants, stores and grid are balanced one by one.',
    rechecked:
      'Balances, limits, hours and the value, computed again from the park’s files by other code than the optimiser’s.',
    memory: 'Process figures that nobody has read in a document, over all process figures of the plan.',
    payback: 'Years from the decision until the project’s cash, added up without interest, is no longer negative.',
  },
};

const ru: GlanceMessages = {
  verdicts: (holds, judged) => `выполняется ${holds} из ${judged}`,
  about: (tolerance) => `«Около» допускает отклонение в ${tolerance}.`,
  inWords: 'Сказано словами, измерено',
  certificate: 'Насколько надёжен расчёт',
  npvAccounts: 'Чистая приведённая стоимость по отчётности',
  npvPlan: 'Чистая приведённая стоимость в плане',
  npvPlanBeside: 'с одним ровным налогом',
  projectIrr: 'Доходность проекта (ВНД)',
  equityIrr: 'Доходность собственных средств (ВНД)',
  hurdle: (rate) => `собственникам нужно ${rate}`,
  above: 'выше этого',
  below: 'ниже этого',
  payback: 'Окупается через',
  receipts: 'Поступления за весь срок парка',
  reliefs: 'Уступлено льготами',
  net: 'После грантов, с долей государства в капитале',
  take: 'Изъятия государства',
  takeBeside: 'от стоимости проекта до налогов',
  presentValue: (rate) => `приведённая стоимость при ${rate} реальных`,
  noAccounts: 'В этом плане нет счетов: у парка не заданы налоговый режим или финансирование.',
  nominal: 'номинальная, после налогов',
  bounds: 'План и доказанный предел',
  boundsBeside: (gap) => `разрыв ${gap} от всех затрат`,
  plan: 'План',
  best: 'Ни один план не даст больше',
  gap: 'Разрыв',
  hours: 'Проверено часов',
  hoursAll: 'каждый час каждого этапа',
  hoursSample: (weeks) => `характерных недель: ${weeks}, затем целый год`,
  hoursNone: 'по часам здесь ничего сходиться не должно',
  unserved: (amount) => `недоотпуск ${amount}`,
  rechecked: 'Перепроверено без оптимизатора',
  broken: (count) => (count === 0 ? 'сравнений, нарушений нет' : `сравнений, нарушено ${count}`),
  memory: 'По памяти или по оценке',
  memoryBeside: 'показателей процессов',
  opens: 'Каждое число раскрывается до того, на чём основано.',
  formula: 'Как это считается',
  inputs: 'Что входит',
  made: 'Из чего складывается',
  flows: 'По годам, млн долл.',
  contributes: 'Даёт',
  figure: 'Показатель',
  range: 'Разброс',
  confidence: 'Надёжность',
  source: 'Источник',
  sources: 'Источники',
  assumed: 'выбрано авторами файлов парка',
  others: (count) => `Прочие (${count})`,
  rest: 'Остальное, к одному показателю не сводится',
  stores: 'Склады отходов и общая территория',
  ranked: 'Непроверенные показатели, от которых зависит больше всего',
  restsOn: ({ share, traced }) =>
    `${share} этого числа основано на памяти или оценке (до отдельных показателей прослеживается ${traced}).`,
  stake: 'На кону',
  claimed: 'Сказано публично',
  tolerance: (share) => `«Около» допускает ${share} в обе стороны.`,
  exactly: 'План должен достичь сказанного; меньше не допускается.',
  solverBound: 'Предел при дробных линиях, по решателю',
  provenBound: 'То же, доказано заново по слабой двойственности',
  comparisons: 'Сделано сравнений',
  residual: 'Наибольшее расхождение в балансе часа',
  solved: 'Секунд на решение',
  peak: 'Наибольшая нагрузка',
  factor: 'Множитель на затраты заказчика и непредвиденное',
  lawAsOf: 'Законодательство на',
  formulas: {
    npvAccounts:
      'Деньги проекта за каждый год после всех налогов, платежей и льгот, до займов, приведённые к моменту решения и сложенные.',
    npvPlan:
      'Продажи за вычетом закупок, текущих затрат, инвестиций и одного ровного налога на прибыль; каждый год приведён к моменту решения, затем всё сложено.',
    objective:
      'Величина, которую этот план делает как можно больше или меньше, рядом с лучшей достижимой для любого плана.',
    projectIrr:
      'Годовая ставка, при которой деньги проекта после налогов, до займов, на момент решения не стоят ровно ничего.',
    equityIrr:
      'Годовая ставка, при которой взносы собственников и выплаты им после налога на дивиденды на момент решения не стоят ровно ничего.',
    receipts: 'Всё, что государство получает от парка налогами и платежами; каждый год приведён к моменту решения.',
    reliefs:
      'Сколько те же налоги принесли бы совсем без льгот, за вычетом того, что они приносят; каждый год приведён к моменту решения.',
    net: 'Поступления за вычетом грантов, с учётом взносов и доходов государства как собственника; каждый год приведён к моменту решения.',
    take: 'Поступления государства, делённые на стоимость проекта до всех налогов; то и другое приведено к моменту решения.',
    capex:
      'По каждому производству: новая мощность × стоимость строительства единицы × множитель на затраты заказчика и непредвиденное; затем инфраструктура. Все годы, без дисконтирования.',
    jobs: 'По каждому производству: мощность на последнем этапе × постоянных мест на единицу; затем службы парка. Строители, рудники и поставщики — отдельно.',
    land: 'По каждому производству внутри ограды: мощность на последнем этапе × земля на единицу; затем склады и общая территория.',
    co2: 'По каждому производству: выпуск за год последнего этапа × CO₂ на единицу, за вычетом поглощаемого. Только от самого парка, не от покупаемого.',
    water:
      'По каждому производству: выпуск за год последнего этапа × свежая вода на единицу; затем потери на пути от реки.',
    power: 'Сколько берут производства за год последнего этапа, со зданиями и потерями.',
    gap: '(Доказанный предел − стоимость плана) ÷ приведённая стоимость всех затрат. Лучше предела по тем же правилам нет ни одного плана.',
    hours: 'Часы года, по которым один за другим сведены спрос, станции, накопители и сеть.',
    rechecked: 'Балансы, пределы, часы и стоимость, посчитанные заново по файлам парка другим кодом, не оптимизатором.',
    memory: 'Показатели процессов, которых никто не прочёл в документе, ко всем показателям процессов плана.',
    payback: 'Годы от решения, пока деньги проекта, сложенные без процентов, не перестанут быть отрицательными.',
  },
};

const kk: GlanceMessages = {
  verdicts: (holds, judged) => `мәлімдемелер: ${judged}, орындалатыны: ${holds}`,
  about: (tolerance) => `«Шамамен» ${tolerance} ауытқуға жол береді.`,
  inWords: 'Сөзбен айтылғаны, өлшенген түрде',
  certificate: 'Есеп қаншалықты сенімді',
  npvAccounts: 'ТКҚ, қаржылық есептілік бойынша',
  npvPlan: 'Таза келтірілген құн, жоспарда',
  npvPlanBeside: 'бір біркелкі салықпен',
  projectIrr: 'Жобаның кірістілігі (КІН)',
  equityIrr: 'Меншікті қаражат кірістілігі (КІН)',
  hurdle: (rate) => `иелері ${rate} талап етеді`,
  above: 'одан жоғары',
  below: 'одан төмен',
  payback: 'Өтелу мерзімі',
  receipts: 'Парктің бүкіл мерзімінде мемлекетке түсетіні',
  reliefs: 'Жеңілдіктермен берілгені',
  net: 'Гранттар шегерілген, мемлекеттің капиталдағы үлесімен',
  take: 'Мемлекет алатын бөлік',
  takeBeside: 'жобаның салыққа дейінгі құнынан',
  presentValue: (rate) => `келтірілген құн, нақты ${rate}`,
  noAccounts: 'Бұл жоспарда есептер жоқ: парктің салық режимі немесе қаржыландыруы берілмеген.',
  nominal: 'номиналды, салықтан кейін',
  bounds: 'Жоспар және дәлелденген шек',
  boundsBeside: (gap) => `алшақтық барлық шығынның ${gap}-ы`,
  plan: 'Жоспар',
  best: 'Ешбір жоспар мынадан аспайды:',
  gap: 'Алшақтық',
  hours: 'Тексерілген сағаттар',
  hoursAll: 'әр кезеңнің әр сағаты',
  hoursSample: (weeks) => `${weeks} үлгі апта, содан кейін толық жыл`,
  hoursNone: 'мұнда сағат сайын үйлесуі тиіс ештеңе жоқ',
  unserved: (amount) => `${amount} жеткізілмеген`,
  rechecked: 'Оңтайландырғышсыз қайта тексерілді',
  broken: (count) => (count === 0 ? 'салыстыру, сәйкессіздік жоқ' : `салыстыру, ${count} бұзылған`),
  memory: 'Жадтан немесе бағалаудан',
  memoryBeside: 'процестер көрсеткіштерінен',
  opens: 'Әр санды басса, оның неге сүйенетіні көрінеді.',
  formula: 'Қалай есептеледі',
  inputs: 'Не кіреді',
  made: 'Неден құралады',
  flows: 'Жылдар бойынша, млн доллар',
  contributes: 'Береді',
  figure: 'Көрсеткіш',
  range: 'Ауқымы',
  confidence: 'Сенімділігі',
  source: 'Дереккөз',
  sources: 'Дереккөздер',
  assumed: 'парк файлдарының авторлары таңдаған',
  others: (count) => `Басқалары (${count})`,
  rest: 'Қалғаны, бір көрсеткішке келмейді',
  stores: 'Қалдық қоймалары мен ортақ аумақ',
  ranked: 'Ең көп әсер ететін тексерілмеген көрсеткіштер',
  restsOn: ({ share, traced }) =>
    `Бұл санның ${share} жадқа немесе бағалауға сүйенеді (жеке көрсеткіштерге байланыстыруға болатыны — ${traced}).`,
  stake: 'Тәуекелдегі ақша',
  claimed: 'Көпшілікке айтылғаны',
  tolerance: (share) => `«Шамамен» екі жаққа ${share} ауытқуға жол береді.`,
  exactly: 'Жоспар айтылғанға жетуі тиіс; одан кемге жол берілмейді.',
  solverBound: 'Бөлшек желілердегі шек, шешуші бойынша',
  provenBound: 'Сол, әлсіз қосалқылықпен қайта дәлелденген',
  comparisons: 'Жасалған салыстырулар',
  residual: 'Сағат теңгеріміндегі ең үлкен айырма',
  solved: 'Шешуге кеткен секунд',
  peak: 'Ең жоғары жүктеме',
  factor: 'Тапсырыс беруші шығындары мен күтпеген шығындар көбейткіші',
  lawAsOf: 'Заңнама күні',
  formulas: {
    npvAccounts:
      'Жобаның әр жылғы ақшасы барлық салық, төлем мен жеңілдіктен кейін, қарызға дейін, шешім сәтіне келтіріліп қосылған.',
    npvPlan:
      'Сатудан сатып алуды, ағымдағы шығынды, инвестицияны және пайдаға бір біркелкі салықты шегергендегі ақша; әр жыл шешім сәтіне келтіріліп қосылған.',
    objective: 'Осы жоспар барынша көбейтетін немесе азайтатын шама, кез келген жоспар жете алатын үздік мәнмен қатар.',
    projectIrr:
      'Жобаның салықтан кейінгі, қарызға дейінгі ақшасының шешім сәтіндегі құны дәл нөлге тең болатын жылдық мөлшерлеме.',
    equityIrr:
      'Иелер салған және дивиденд салығынан кейін алған ақшаның шешім сәтіндегі құны дәл нөлге тең болатын жылдық мөлшерлеме.',
    receipts: 'Мемлекеттің парктен салықтар мен төлемдер арқылы алатынының бәрі; әр жыл шешім сәтіне келтірілген.',
    reliefs:
      'Сол салықтар мүлде жеңілдіксіз әкелетін ақшадан олардың әкелетінін шегергендегі айырма; әр жыл шешім сәтіне келтірілген.',
    net: 'Гранттар шегерілген түсімдер, мемлекеттің ие ретіндегі жарнасы мен табысымен; әр жыл шешім сәтіне келтірілген.',
    take: 'Мемлекет түсімдерінің жобаның барлық салыққа дейінгі құнына қатынасы; екеуі де шешім сәтіне келтірілген.',
    capex:
      'Әр өндіріс бойынша: жаңа қуат × бірлікті салу құны × тапсырыс беруші шығындары мен күтпеген шығындар көбейткіші; содан кейін инфрақұрылым. Барлық жыл, дисконтсыз.',
    jobs: 'Әр өндіріс бойынша: соңғы кезеңдегі қуат × бірлікке тұрақты орын; содан кейін парк қызметтері. Құрылысшылар, кеніштер мен жеткізушілер бөлек.',
    land: 'Қоршау ішіндегі әр өндіріс бойынша: соңғы кезеңдегі қуат × бірлікке жер; содан кейін қоймалар мен ортақ аумақ.',
    co2: 'Әр өндіріс бойынша: соңғы кезең жылындағы өнім × бірлікке CO₂, сіңірілгені шегерілген. Тек парктің өзінен, сатып алынғаннан емес.',
    water: 'Әр өндіріс бойынша: соңғы кезең жылындағы өнім × бірлікке таза су; содан кейін өзеннен жеткізу шығыны.',
    power: 'Соңғы кезең жылында өндірістер алатын электр энергиясы, ғимараттар мен шығындармен.',
    gap: '(Дәлелденген шек − жоспар құны) ÷ барлық шығынның келтірілген құны. Сол ережелермен шектен жақсы жоспар жоқ.',
    hours: 'Сұраныс, станциялар, жинақтағыштар мен желі бірінен соң бірі теңгерілген жыл сағаттары.',
    rechecked: 'Теңгерімдер, шектер, сағаттар мен құн парк файлдарынан оңтайландырғыштан бөлек кодпен қайта есептелді.',
    memory: 'Құжаттан ешкім оқымаған процесс көрсеткіштерінің жоспардағы барлық процесс көрсеткішіне қатынасы.',
    payback: 'Шешімнен бастап жобаның пайызсыз қосылған ақшасы теріс болудан қалғанға дейінгі жылдар.',
  },
};

const zh: GlanceMessages = {
  verdicts: (holds, judged) => `${judged}项中${holds}项成立`,
  about: (tolerance) => `“约”允许上下偏差${tolerance}。`,
  inWords: '以文字所述，以数字衡量',
  certificate: '计算有多可靠',
  npvAccounts: '净现值，按账目',
  npvPlan: '净现值，按方案',
  npvPlanBeside: '按单一统一税率',
  projectIrr: '项目内部收益率',
  equityIrr: '资本金内部收益率',
  hurdle: (rate) => `股东要求${rate}`,
  above: '高于要求',
  below: '低于要求',
  payback: '投资回收期',
  receipts: '园区存续期内的政府收入',
  reliefs: '优惠让出',
  net: '政府净收入（扣除补助，计入持股）',
  take: '政府所得份额',
  takeBeside: '占项目税前价值',
  presentValue: (rate) => `现值，实际折现率${rate}`,
  noAccounts: '此方案没有账目：园区未给出税制或融资条件。',
  nominal: '名义，税后',
  bounds: '方案与已证明的上限',
  boundsBeside: (gap) => `差距为全部成本的${gap}`,
  plan: '方案',
  best: '任何方案都不会超过',
  gap: '差距',
  hours: '已核对的小时',
  hoursAll: '每个阶段的每个小时',
  hoursSample: (weeks) => `${weeks}个典型周，再加一个全年`,
  hoursNone: '此处无须逐小时平衡',
  unserved: (amount) => `未供应${amount}`,
  rechecked: '不用优化器重新核对',
  broken: (count) => (count === 0 ? '项比较，无一不符' : `项比较，${count}项不符`),
  memory: '凭记忆或判断',
  memoryBeside: '占工艺数据',
  opens: '每个数字都可展开，查看其依据。',
  formula: '如何计算',
  inputs: '输入',
  made: '由什么构成',
  flows: '逐年，百万美元',
  contributes: '贡献',
  figure: '数据',
  range: '范围',
  confidence: '可信程度',
  source: '来源',
  sources: '来源',
  assumed: '由园区文件作者设定',
  others: (count) => `其他${count}项`,
  rest: '其余，无法归于单项数据',
  stores: '副产物堆场与公共用地',
  ranked: '影响最大的未核实数据',
  restsOn: ({ share, traced }) => `其中${share}凭记忆或判断（可追溯到单项数据的占${traced}）。`,
  stake: '涉及金额',
  claimed: '公开所述',
  tolerance: (share) => `“约”允许上下${share}。`,
  exactly: '方案须达到所述数值，不允许低于它。',
  solverBound: '生产线可分割时的上限，由求解器给出',
  provenBound: '同上，由弱对偶重新证明',
  comparisons: '所作比较',
  residual: '小时平衡的最大偏差',
  solved: '求解秒数',
  peak: '最高负荷',
  factor: '业主费用与预备费系数',
  lawAsOf: '法律截至',
  formulas: {
    npvAccounts: '项目各年在缴纳一切税费、计入优惠之后、借款之前的现金，折现到决策时并相加。',
    npvPlan: '销售减去采购、运行成本、投资和按单一税率计的所得税，各年折现到决策时并相加。',
    objective: '本方案尽量放大或缩小的指标，以及任何方案所能达到的最好值。',
    projectIrr: '使项目税后、借款前的现金在决策时价值恰为零的年利率。',
    equityIrr: '使股东投入与扣股息税后的所得在决策时价值恰为零的年利率。',
    receipts: '政府从园区收到的全部税费，各年折现到决策时。',
    reliefs: '同样的税若毫无优惠所能带来的收入，减去实际收入，各年折现到决策时。',
    net: '收入减去政府补助，并计政府作为股东的投入与所得，各年折现到决策时。',
    take: '政府收入与项目税前价值之比，两者均折现到决策时。',
    capex: '逐个装置：新增能力×单位建设费用×业主费用与预备费系数；再加基础设施。各年合计，不折现。',
    jobs: '逐个装置：最后阶段的能力×单位长期岗位；再加园区服务。建设者、矿山和供应商另计。',
    land: '围栏内逐个装置：最后阶段的能力×单位用地；再加堆场与公共用地。',
    co2: '逐个装置：最后阶段一年的产量×单位CO₂，减去装置所吸收的。只计园区自身，不计外购品。',
    water: '逐个装置：最后阶段一年的产量×单位新鲜水；再加取水途中的损失。',
    power: '最后阶段一年中各装置的用电，含建筑与损耗。',
    gap: '（已证明的上限－方案价值）÷全部成本的现值。在同样规则下没有方案优于上限。',
    hours: '一年中逐小时平衡需求、机组、储能和电网的小时数。',
    rechecked: '由优化器以外的代码，从园区文件重新计算各项平衡、限值、小时和价值。',
    memory: '无人在文献中查阅过的工艺数据，占方案全部工艺数据的比例。',
    payback: '自决策起，项目现金不计利息累计不再为负所需的年数。',
  },
};

export const glanceMessages: Readonly<Record<Language, GlanceMessages>> = { en, ru, kk, zh };
