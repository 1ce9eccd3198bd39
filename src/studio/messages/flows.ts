import type { Language } from '../../present/language.ts';
import { plural } from '../../present/messages/plural.ts';

/** Texts of the view "Flows" and of what a plant in it opens to. */
export interface FlowMessages {
  readonly lead: string;
  readonly measure: string;
  readonly mass: string;
  readonly energy: string;
  readonly moneyOf: string;
  readonly detail: string;
  readonly details: Readonly<Record<'main' | 'all', string>>;
  readonly captions: {
    readonly mass: string;
    readonly element: (name: string) => string;
    readonly energy: string;
    readonly money: (year: number) => string;
  };
  readonly alt: (x: { what: string; nodes: number; largest: string }) => string;
  readonly marks: string;
  readonly how: string;
  readonly least: (amount: string) => string;
  readonly notDrawn: (list: string) => string;
  readonly returns: (count: number) => string;
  readonly leaves: (plant: string) => string;
  readonly enters: (plant: string) => string;
  readonly returned: string;
  readonly twice: string;
  readonly toAir: string;
  readonly fromAir: string;
  readonly open: string;
  readonly letDown: string;
  readonly dumped: string;
  readonly perYear: string;
  readonly money: Readonly<
    Record<
      | 'park'
      | 'sale'
      | 'input'
      | 'freight'
      | 'handling'
      | 'levies'
      | 'net'
      | 'lack'
      | 'otherSales'
      | 'otherInputs'
      | 'note',
      string
    >
  >;
  readonly unread: string;
  readonly nothing: string;
  readonly works: string;
  readonly notBuilt: string;
  readonly notBuiltLead: string;
  readonly chain: string;
  readonly run: string;
  readonly used: string;
  readonly joined: string;
  readonly plant: {
    readonly notBuilt: string;
    readonly investedAll: string;
    readonly jobs: string;
    readonly jobsLast: string;
    readonly plot: string;
    readonly takes: string;
    readonly gives: string;
    readonly per: (unit: string) => string;
    readonly from: string;
    readonly to: string;
    readonly derived: string;
    readonly figures: string;
    readonly build: string;
    readonly life: string;
    readonly availability: string;
    readonly why: string;
    readonly whyNot: string;
    readonly announced: (x: { amount: string; year: number }) => string;
    readonly costs: (x: { chain: string; usd: string }) => string;
    readonly free: (chain: string) => string;
    readonly margin: (x: { unit: string; out: string; inputs: string; left: string }) => string;
    readonly own: (x: { running: string; capital: string }) => string;
    readonly pays: (usd: string) => string;
    readonly lacks: (usd: string) => string;
    readonly standsAsked: string;
    readonly standsElse: string;
    readonly keptOut: string;
    readonly hourly: string;
    readonly unpriced: (list: string) => string;
    readonly wholeLines: (size: string) => string;
    readonly explain: string;
    readonly company: string;
    readonly owns: (x: { company: string; others: number; year: number }) => string;
  };
}

const en: FlowMessages = {
  lead: 'What passes between the plants in one year of a stage, and what enters and leaves the park.',
  measure: 'What to follow',
  mass: 'Mass',
  energy: 'Energy',
  moneyOf: 'Money',
  detail: 'Detail',
  details: { main: 'Main flows', all: 'Every plant' },
  captions: {
    mass: 'Materials on their way from rock to product, tonnes a year',
    element: (name) => `Where the ${name} comes from and goes, tonnes of it a year`,
    energy: 'Electricity and steam, in one unit so that bands compare, GWh a year',
    money: (year) => `Where the park’s money comes from and goes, mean year of the stage, USD of ${year}`,
  },
  alt: ({ what, nodes, largest }) => `${what}: a Sankey diagram of ${nodes} nodes; the largest is ${largest}.`,
  marks: 'Nodes of the diagram: arrow keys move, Enter opens a plant',
  how: 'Press a plant for its recipe, its balance, its company’s accounts and why it is built. By keyboard: Tab to the diagram, arrows, Enter.',
  least: (amount) => `Flows under ${amount} are joined or left out.`,
  notDrawn: (list) => `Not drawn: ${list}.`,
  returns: (count) =>
    `${count === 1 ? 'One flow returns' : `${count} flows return`} to an earlier plant. So that all runs from left to right, each is cut, in hatched pink: it leaves at “back to” and enters again at “again from”.`,
  leaves: (plant) => `back to: ${plant}`,
  enters: (plant) => `again from: ${plant}`,
  returned: 'returns',
  twice: 'A plant that both gives and takes stands on both sides.',
  toAir: 'To the air',
  fromAir: 'From air and water',
  open: 'Left open by the recipes',
  letDown: 'Let down to lower pressure',
  dumped: 'Not used',
  perYear: 'A year',
  money: {
    park: 'The park',
    sale: 'sold',
    input: 'bought',
    freight: 'Freight',
    handling: 'Storing and hauling',
    levies: 'Taxes and charges, without tax on profit',
    net: 'Left for plant, lenders and owners',
    lack: 'Added by lenders and owners',
    otherSales: 'Other products',
    otherInputs: 'Other inputs',
    note: 'All companies together; what they sell to each other cancels out. What is left pays for plant, interest, debt and owners.',
  },
  unread:
    'The park’s files could not be read. They hold the assays that element flows need, and the recipes of plants that are not built.',
  nothing: 'Nothing of this flows in this stage.',
  works: 'Plants at work in this stage',
  notBuilt: 'Not built',
  notBuiltLead: 'The park allows these; the plan does better without them.',
  chain: 'Chain',
  run: 'Output a year',
  used: 'Of capacity',
  joined: 'Plants that are joined here',
  plant: {
    notBuilt: 'not built',
    investedAll: 'all stages together',
    jobs: 'Jobs',
    jobsLast: 'in the last stage',
    plot: 'Plot',
    takes: 'Takes',
    gives: 'Gives',
    per: (unit) => `Per ${unit}`,
    from: 'From',
    to: 'To',
    derived: 'follows from what enters',
    figures: 'What the plant is',
    build: 'Time to build',
    life: 'Life',
    availability: 'Availability',
    why: 'Why it is built',
    whyNot: 'Why it is not built',
    announced: ({ amount, year }) => `It was announced: at least ${amount} from ${year}.`,
    costs: ({ chain, usd }) =>
      `Without what was announced for ${chain}, the park would be worth ${usd} more to its investor.`,
    free: (chain) => `What was announced for ${chain} costs the investor nothing: the plan wants it anyway.`,
    margin: ({ unit, out, inputs, left }) =>
      `At the plan’s internal prices, ${unit} is worth ${out} with its by-products and takes inputs worth ${inputs}: ${left} is left.`,
    own: ({ running, capital }) =>
      `Running it costs ${running}, and the plant itself ${capital} as an even yearly payment; all before tax.`,
    pays: (usd) => `So it earns ${usd} above its full cost.`,
    lacks: (usd) => `So it lacks ${usd} of its full cost.`,
    standsAsked: 'It stands because it was announced.',
    standsElse: 'It stands because other plants need it, or because lines come whole.',
    keptOut: 'By these prices alone it would pay; limits, sizes of markets or whole lines keep it out.',
    hourly: 'What power and steam are worth differs from hour to hour: this plant has no one margin.',
    unpriced: (list) => `Counted as worth nothing, for they have no internal price: ${list}.`,
    wholeLines: (size) => `Its lines come whole, ${size} each.`,
    explain: 'This finds the cost to build and the price at which the answer would turn:',
    company: 'The company that owns it',
    owns: ({ company, others, year }) =>
      `${company} owns this plant${others > 0 ? ` and ${others} other${others > 1 ? 's' : ''}` : ''}. Its accounts of ${year}, nominal:`,
  },
};

const ru: FlowMessages = {
  lead: 'Что проходит между производствами за год этапа, что поступает в парк и что его покидает.',
  measure: 'Что проследить',
  mass: 'Масса',
  energy: 'Энергия',
  moneyOf: 'Деньги',
  detail: 'Подробность',
  details: { main: 'Главные потоки', all: 'Каждое производство' },
  captions: {
    mass: 'Материалы на пути от руды к продукции, тонн в год',
    element: (name) => `Откуда приходит и куда уходит ${name}, тонн в год`,
    energy: 'Электроэнергия и пар в одной единице, чтобы полосы можно было сравнить, ГВт·ч в год',
    money: (year) => `Откуда приходят и куда уходят деньги парка, средний год этапа, доллары ${year} года`,
  },
  alt: ({ what, nodes, largest }) => `${what}: диаграмма Санки, узлов — ${nodes}; крупнейший — ${largest}.`,
  marks: 'Узлы диаграммы: стрелки — переход, Enter — открыть производство',
  how: 'Нажмите на производство, чтобы увидеть его рецепт, баланс, счета его компании и почему оно строится. С клавиатуры: Tab до диаграммы, стрелки, Enter.',
  least: (amount) => `Потоки меньше ${amount} объединены или не показаны.`,
  notDrawn: (list) => `Не показано: ${list}.`,
  returns: (count) =>
    `${count} ${plural('ru', count, { one: 'поток возвращается', few: 'потока возвращаются', many: 'потоков возвращаются' })} к более раннему производству. Чтобы всё шло слева направо, такой поток разрезан (розовая штриховка): он уходит у надписи «обратно» и входит снова у надписи «снова из».`,
  leaves: (plant) => `обратно: ${plant}`,
  enters: (plant) => `снова из: ${plant}`,
  returned: 'возврат',
  twice: 'Производство, которое и отдаёт, и берёт, стоит с обеих сторон.',
  toAir: 'В атмосферу',
  fromAir: 'Из воздуха и воды',
  open: 'Не учтено рецептами',
  letDown: 'Редуцирование до низкого давления',
  dumped: 'Не использовано',
  perYear: 'В год',
  money: {
    park: 'Парк',
    sale: 'продано',
    input: 'закуплено',
    freight: 'Перевозка',
    handling: 'Размещение отходов и вывоз',
    levies: 'Налоги и платежи без налога на прибыль',
    net: 'Остаётся на объекты, кредиторам и собственникам',
    lack: 'Добавляют кредиторы и собственники',
    otherSales: 'Прочая продукция',
    otherInputs: 'Прочие закупки',
    note: 'Все компании вместе; продажи друг другу взаимно погашаются. Из остатка оплачиваются объекты, проценты, долг и доход собственников.',
  },
  unread:
    'Не удалось прочитать файлы парка. В них составы материалов, нужные для потоков элементов, и рецепты производств, которые не строятся.',
  nothing: 'На этом этапе такого потока нет.',
  works: 'Производства, работающие на этом этапе',
  notBuilt: 'Не строится',
  notBuiltLead: 'Парк их допускает, но план без них лучше.',
  chain: 'Цепочка',
  run: 'Выпуск в год',
  used: 'От мощности',
  joined: 'Объединённые здесь производства',
  plant: {
    notBuilt: 'не строится',
    investedAll: 'все этапы вместе',
    jobs: 'Рабочие места',
    jobsLast: 'на последнем этапе',
    plot: 'Площадка',
    takes: 'Потребляет',
    gives: 'Выпускает',
    per: (unit) => `На ${unit}`,
    from: 'Откуда',
    to: 'Куда',
    derived: 'следует из того, что поступает',
    figures: 'Что это за производство',
    build: 'Срок строительства',
    life: 'Срок службы',
    availability: 'Коэффициент готовности',
    why: 'Почему строится',
    whyNot: 'Почему не строится',
    announced: ({ amount, year }) => `Это объявлено: не менее ${amount} с ${year} года.`,
    costs: ({ chain, usd }) => `Без объявленного по цепочке «${chain}» парк стоил бы инвестору на ${usd} больше.`,
    free: (chain) => `Объявленное по цепочке «${chain}» ничего не стоит инвестору: план и так этого хочет.`,
    margin: ({ unit, out, inputs, left }) =>
      `По внутренним ценностям плана ${unit} вместе с побочной продукцией стоит ${out} и берёт сырья на ${inputs}: остаётся ${left}.`,
    own: ({ running, capital }) =>
      `Его работа обходится в ${running}, сами объекты — в ${capital} как равный годовой платёж; всё до налогов.`,
    pays: (usd) => `Значит, оно даёт ${usd} сверх полной себестоимости.`,
    lacks: (usd) => `Значит, до полной себестоимости не хватает ${usd}.`,
    standsAsked: 'Оно строится потому, что объявлено.',
    standsElse: 'Оно строится потому, что нужно другим производствам или линии бывают только целыми.',
    keptOut: 'По одним этим ценам оно окупалось бы; не пускают ограничения, объёмы рынков или целые линии.',
    hourly: 'Ценность электроэнергии и пара меняется от часа к часу: единой маржи у этого производства нет.',
    unpriced: (list) => `Внутренней ценности нет, принято за нуль: ${list}.`,
    wholeLines: (size) => `Линии бывают только целыми, по ${size}.`,
    explain: 'Эта команда находит капитальные затраты и цену, при которых ответ изменился бы:',
    company: 'Компания-владелец',
    owns: ({ company, others, year }) =>
      `${company}: это производство${others > 0 ? ` и ещё ${others}` : ''}. Счета за ${year} год, номинально:`,
  },
};

const kk: FlowMessages = {
  lead: 'Кезеңнің бір жылында өндірістер арасында не өтетіні, паркке не кіріп, не шығатыны.',
  measure: 'Нені қадағалау',
  mass: 'Масса',
  energy: 'Энергия',
  moneyOf: 'Ақша',
  detail: 'Толықтығы',
  details: { main: 'Негізгі ағындар', all: 'Әр өндіріс' },
  captions: {
    mass: 'Кеннен өнімге дейінгі материалдар, жылына тонна',
    element: (name) => `${name}: қайдан келіп, қайда кетеді, жылына тонна`,
    energy: 'Электр энергиясы мен бу, салыстыруға болатын бір бірлікте, жылына ГВт·сағ',
    money: (year) => `Парк ақшасы қайдан келіп, қайда кетеді, кезеңнің орташа жылы, ${year} жылғы доллар`,
  },
  alt: ({ what, nodes, largest }) => `${what}: Санки диаграммасы, түйін саны — ${nodes}; ең ірісі — ${largest}.`,
  marks: 'Диаграмма түйіндері: көрсеткілермен жылжу, Enter — өндірісті ашу',
  how: 'Рецептін, балансын, компаниясының шоттарын және неге салынатынын көру үшін өндірісті басыңыз. Пернетақтамен: диаграммаға дейін Tab, көрсеткілер, Enter.',
  least: (amount) => `${amount} шамасынан аз ағындар біріктірілген немесе көрсетілмеген.`,
  notDrawn: (list) => `Көрсетілмеген: ${list}.`,
  returns: (count) =>
    `${count} ағын алдыңғы өндіріске қайтады. Бәрі солдан оңға жүруі үшін ол кесілген (қызғылт штрихталған): «кері» жазуында шығып, «қайтадан» жазуында қайта кіреді.`,
  leaves: (plant) => `кері: ${plant}`,
  enters: (plant) => `қайтадан: ${plant}`,
  returned: 'қайтады',
  twice: 'Әрі беретін, әрі алатын өндіріс екі жақта да тұрады.',
  toAir: 'Атмосфераға',
  fromAir: 'Ауа мен судан',
  open: 'Рецептерде есепке алынбаған',
  letDown: 'Төмен қысымға түсіру',
  dumped: 'Пайдаланылмаған',
  perYear: 'Жылына',
  money: {
    park: 'Парк',
    sale: 'сатылған',
    input: 'сатып алынған',
    freight: 'Тасымал',
    handling: 'Қалдық орналастыру және шығару',
    levies: 'Салықтар мен төлемдер, пайда салығынсыз',
    net: 'Нысандарға, кредиторлар мен иелерге қалады',
    lack: 'Кредиторлар мен иелер қосады',
    otherSales: 'Басқа өнімдер',
    otherInputs: 'Басқа сатып алулар',
    note: 'Барлық компания бірге; бір-біріне сатқандары өзара жойылады. Қалғанынан нысандар, пайыз, қарыз және иелердің табысы төленеді.',
  },
  unread:
    'Парк файлдарын оқу мүмкін болмады. Оларда элемент ағындарына керек материал құрамдары және салынбайтын өндірістердің рецептері бар.',
  nothing: 'Бұл кезеңде мұндай ағын жоқ.',
  works: 'Осы кезеңде жұмыс істейтін өндірістер',
  notBuilt: 'Салынбайды',
  notBuiltLead: 'Парк оларға рұқсат береді, бірақ жоспар оларсыз тиімдірек.',
  chain: 'Тізбек',
  run: 'Жылдық шығарылым',
  used: 'Қуатты пайдалану',
  joined: 'Мұнда біріктірілген өндірістер',
  plant: {
    notBuilt: 'салынбайды',
    investedAll: 'барлық кезең бірге',
    jobs: 'Жұмыс орындары',
    jobsLast: 'соңғы кезеңде',
    plot: 'Алаң',
    takes: 'Алады',
    gives: 'Береді',
    per: (unit) => `1 ${unit} үшін`,
    from: 'Қайдан',
    to: 'Қайда',
    derived: 'кіретін нәрседен шығады',
    figures: 'Бұл қандай өндіріс',
    build: 'Құрылыс мерзімі',
    life: 'Қызмет мерзімі',
    availability: 'Дайындық коэффициенті',
    why: 'Неге салынады',
    whyNot: 'Неге салынбайды',
    announced: ({ amount, year }) => `Бұл жарияланған: ${year} жылдан бастап кемінде ${amount}.`,
    costs: ({ chain, usd }) =>
      `«${chain}» бойынша жарияланған міндет болмаса, парктің инвестор үшін құны ${usd}ға жоғары болар еді.`,
    free: (chain) => `«${chain}» бойынша жарияланған инвесторға ештеңеге түспейді: жоспарға ол онсыз да керек.`,
    margin: ({ unit, out, inputs, left }) =>
      `Жоспардың ішкі құндары бойынша ${unit} жанама өніммен бірге ${out} тұрады және ${inputs} тұратын шикізат алады: ${left} қалады.`,
    own: ({ running, capital }) =>
      `Оның жұмысы ${running}, нысанның өзі біркелкі жылдық төлем ретінде ${capital} тұрады; бәрі салыққа дейін.`,
    pays: (usd) => `Демек, ол толық өзіндік құннан ${usd} артық береді.`,
    lacks: (usd) => `Демек, толық өзіндік құнға ${usd} жетпейді.`,
    standsAsked: 'Ол жарияланғандықтан салынады.',
    standsElse: 'Ол басқа өндірістерге керек болғандықтан немесе желілер тек бүтін болғандықтан салынады.',
    keptOut: 'Тек осы бағалармен ол өтелер еді; шектеулер, нарық көлемі немесе бүтін желілер жібермейді.',
    hourly: 'Электр энергиясы мен будың құны сағат сайын өзгереді: бұл өндірістің бірыңғай маржасы жоқ.',
    unpriced: (list) => `Ішкі құны жоқ, нөл деп алынды: ${list}.`,
    wholeLines: (size) => `Желілері тек бүтін, әрқайсысы ${size}.`,
    explain: 'Бұл команда жауап өзгеретін құрылыс құны мен бағаны табады:',
    company: 'Иесі — компания',
    owns: ({ company, others, year }) =>
      `${company}: осы өндіріс${others > 0 ? ` және тағы ${others}` : ''}. ${year} жылғы шоттары, номинал:`,
  },
};

const zh: FlowMessages = {
  lead: '某一阶段一年中各装置之间的流向，以及进出园区的物料与资金。',
  measure: '追踪对象',
  mass: '质量',
  energy: '能量',
  moneyOf: '资金',
  detail: '详略',
  details: { main: '主要流向', all: '全部装置' },
  captions: {
    mass: '从矿石到产品的物料流向，吨/年',
    element: (name) => `${name}的来源与去向，吨/年`,
    energy: '电力与蒸汽，换算为同一单位以便比较，GWh/年',
    money: (year) => `园区资金的来源与去向，该阶段平均年，${year} 年美元`,
  },
  alt: ({ what, nodes, largest }) => `${what}：桑基图，${nodes} 个节点；最大的是${largest}。`,
  marks: '图中节点：方向键移动，回车打开装置',
  how: '点击装置可查看其配方、平衡、所属公司账目以及建设理由。键盘操作：按 Tab 到图，再用方向键和回车。',
  least: (amount) => `小于 ${amount} 的流向已合并或略去。`,
  notDrawn: (list) => `未绘出：${list}。`,
  returns: (count) =>
    `有 ${count} 股流向返回上游装置。为使图面自左至右，这些流向被切开（粉色斜纹）：在“返回”处离开，在“再入”处进入。`,
  leaves: (plant) => `返回：${plant}`,
  enters: (plant) => `再入：来自${plant}`,
  returned: '返回',
  twice: '既供给又消耗的装置在两侧各出现一次。',
  toAir: '排入大气',
  fromAir: '来自空气和水',
  open: '配方未计明',
  letDown: '减压至低压',
  dumped: '未利用',
  perYear: '每年',
  money: {
    park: '园区',
    sale: '销售',
    input: '采购',
    freight: '运费',
    handling: '堆存与运输',
    levies: '所得税以外的税费',
    net: '留给设备、贷款人和股东',
    lack: '由贷款人和股东补足',
    otherSales: '其他产品',
    otherInputs: '其他采购',
    note: '各公司合并计算，相互销售已抵消。余额用于支付设备、利息、还债和股东分配。',
  },
  unread: '园区文件无法读取。元素流向所需的成分和未建装置的配方都在其中。',
  nothing: '本阶段没有这种流向。',
  works: '本阶段运行的装置',
  notBuilt: '未建',
  notBuiltLead: '园区允许建设，但不建时方案更优。',
  chain: '产业链',
  run: '年产量',
  used: '产能利用率',
  joined: '此处合并的装置',
  plant: {
    notBuilt: '未建',
    investedAll: '各阶段合计',
    jobs: '岗位',
    jobsLast: '最后阶段',
    plot: '占地',
    takes: '消耗',
    gives: '产出',
    per: (unit) => `每${unit}`,
    from: '来自',
    to: '去向',
    derived: '由投入物推得',
    figures: '装置参数',
    build: '建设期',
    life: '寿命',
    availability: '可用率',
    why: '为何建设',
    whyNot: '为何不建',
    announced: ({ amount, year }) => `已对外宣布：自 ${year} 年起不少于 ${amount}。`,
    costs: ({ chain, usd }) => `若没有对“${chain}”的宣布，园区对投资方的价值将高出 ${usd}。`,
    free: (chain) => `对“${chain}”的宣布不增加投资方负担：方案本来就需要它。`,
    margin: ({ unit, out, inputs, left }) =>
      `按方案的影子价格，${unit}连同副产品值 ${out}，投入物值 ${inputs}，余 ${left}。`,
    own: ({ running, capital }) => `运行费用 ${running}，装置本身按等额年付计 ${capital}；均为税前。`,
    pays: (usd) => `因此高于完全成本 ${usd}。`,
    lacks: (usd) => `因此比完全成本少 ${usd}。`,
    standsAsked: '因已对外宣布而建设。',
    standsElse: '因其他装置需要，或生产线只能整条建设而存在。',
    keptOut: '仅按这些价格本可回本，但受限制条件、市场容量或整线规模所阻。',
    hourly: '电力和蒸汽的价值逐时不同，该装置没有单一的边际收益。',
    unpriced: (list) => `没有影子价格、按零计：${list}。`,
    wholeLines: (size) => `生产线只能整条建设，每条 ${size}。`,
    explain: '下面的命令可求出使结论改变的投资额和价格：',
    company: '所属公司',
    owns: ({ company, others, year }) =>
      `${company}拥有该装置${others > 0 ? `及其他 ${others} 个装置` : ''}。${year} 年账目（名义值）：`,
  },
};

export const flowMessages: Readonly<Record<Language, FlowMessages>> = { en, ru, kk, zh };
