import type { Language } from '../../present/language.ts';

/** Texts of the view "Deal" that the deal page does not have: what can be moved on it, and what is missing. */
export interface DealViewMessages {
  readonly missing: string;
  readonly missingWhy: string;
  readonly damaged: string;
  readonly walkAway: string;
  readonly walkAwayNote: string;
  readonly investorWalks: string;
  readonly stateWalks: string;
  readonly asInFile: string;
  readonly moved: (x: { zone: string; all: string }) => string;
  readonly firstThere: (x: { deal: string; hurdle: string }) => string;
  readonly noneThere: (hurdle: string) => string;
  readonly table: string;
  readonly tableNote: string;
  readonly wish: (value: string) => string;
  readonly nearest: (deal: string) => string;
  readonly nearestLeast: string;
  readonly exactly: (deal: string) => string;
  readonly apart: (count: string) => string;
  readonly impossible: string;
  readonly there: (value: string) => string;
  readonly take: string;
  readonly atState: string;
  readonly atInvestor: string;
  readonly show: string;
  readonly sheet: string;
  readonly sheetOf: (deal: string) => string;
  readonly back: string;
  readonly print: string;
  readonly investorBelow: string;
  readonly press: string;
  readonly page: string;
  readonly workHere: string;
  readonly workAgain: string;
  readonly workNote: string;
  readonly lines: string;
  readonly linesOf: Readonly<Record<'ends' | 'parts', string>>;
  readonly linesNote: Readonly<Record<'ends' | 'parts', string>>;
  readonly working: string;
  readonly planning: string;
  readonly planningGap: (gap: string) => string;
  readonly dealing: (share: string) => string;
  readonly left: (time: string) => string;
  readonly seconds: (n: string) => string;
  readonly minutes: (n: string) => string;
  readonly hours: (n: string) => string;
  readonly cancel: string;
  readonly cancelled: string;
  readonly crashed: string;
  readonly failed: string;
  readonly filesGone: string;
  readonly lacks: Readonly<Record<'instruments' | 'hurdle' | 'plan', string>>;
  readonly openFiles: string;
  readonly unsound: (count: string) => string;
  readonly orCommand: string;
  readonly lookAgain: string;
  readonly renew: string;
  readonly stale: (files: string) => string;
  readonly others: (count: string) => string;
  readonly unnoted: string;
  readonly otherPlan: (files: string) => string;
  readonly here: string;
  readonly hereEdits: (files: string) => string;
  readonly hereKept: string;
  readonly hereVisit: string;
  readonly toFolder: (folder: string) => string;
  readonly download: string;
}

const en: DealViewMessages = {
  missing: 'No deals have been worked out for this scenario yet',
  missingWhy:
    'Each deal is a plan of its own under other terms, with its own accounts. Working them out takes from minutes to hours, and is done once.',
  damaged: 'The saved deals are damaged or of another version',
  walkAway: 'Where each side walks away',
  walkAwayNote: 'Moving these shows anew which deals hold. It changes none of them: nothing is worked out again.',
  investorWalks: 'The investor walks away below, % a year',
  stateWalks: 'The state walks away below',
  asInFile: 'As in the park’s files',
  moved: (x) => `With these lines both sides stay at ${x.zone} of the ${x.all} deals worked out.`,
  firstThere: (x) => `The first on the way that brings owners ${x.hurdle} is deal ${x.deal}.`,
  noneThere: (hurdle) => `None of them brings owners ${hurdle}.`,
  table: 'Terms on the table',
  tableNote:
    'Move each term from the state’s wish (left) to the investor’s (right). Shown is the nearest deal that was worked out; nothing is drawn between deals.',
  wish: (value) => `set to ${value}`,
  nearest: (deal) => `Nearest worked-out deal: no. ${deal}`,
  nearestLeast: 'Nearest worked-out deal: the least concession',
  exactly: (deal) => `Exactly deal ${deal}`,
  apart: (count) => `Its terms differ from those set: ${count}. The mark under a slider shows where it stands.`,
  impossible: 'Just these terms were tried, and no plan keeps all limits and floors under them.',
  there: (value) => `the deal shown: ${value}`,
  take: 'Set the terms to this deal',
  atState: 'All as the state wishes',
  atInvestor: 'All as the investor wishes',
  show: 'Show',
  sheet: 'Term sheet of this deal',
  sheetOf: (deal) => `Term sheet of deal ${deal}`,
  back: 'Back to the deals',
  print: 'Print',
  investorBelow: 'At these terms the investor walks away.',
  press: 'Press a deal to see its terms and what it brings.',
  page: 'All this as one page, to send or print',
  workHere: 'Work out the deals here',
  workAgain: 'Work them out again here',
  workNote: 'This runs in your browser, beside the page: look at the other views meanwhile. Closing the page ends it.',
  lines: 'Lines of the plants',
  linesOf: { ends: 'Whole where it counts', parts: 'In parts, quicker' },
  linesNote: {
    ends: 'Whole lines at both ends of the way and at the least concession, as on the command line.',
    parts: 'No deal has whole lines; each looks somewhat better than it is.',
  },
  working: 'The deals are being worked out',
  planning: 'First the park is planned as it stands',
  planningGap: (gap) => `First the park is planned as it stands; plan and proven bound are ${gap} of all costs apart`,
  dealing: (share) => `${share} of the work on the deals is done`,
  left: (time) => `about ${time} to go`,
  seconds: (n) => `${n} s`,
  minutes: (n) => `${n} min`,
  hours: (n) => `${n} h`,
  cancel: 'Call it off',
  cancelled: 'Called off. Nothing was changed.',
  crashed:
    'The computation broke down twice, most likely for want of memory. Close other pages, or take lines in parts, and try again.',
  failed: 'The deals could not be worked out. You can try again.',
  filesGone: 'The park’s files could not be loaded, so nothing can be worked out here.',
  lacks: {
    instruments:
      'There are no terms to move: the park has no deal.yaml, or it names no instruments. That file says what both sides can move, each from the state’s wish to the investor’s, and is added under “Files and sources”.',
    hurdle:
      'Nothing says at which return the investor walks away: neither equityHurdle in finance.yaml nor investorHurdle in deal.yaml.',
    plan: 'As the park stands, no plan keeps all its limits and floors, so there is nothing to deal about. This command says why:',
  },
  openFiles: 'Open the park’s files',
  unsound: (count) =>
    `The park’s files do not check; errors: ${count}. Its deals can be worked out once these are put right.`,
  orCommand: 'Or on a command line:',
  lookAgain: 'Look for them again',
  renew: 'Work the deals out anew',
  stale: (files) =>
    `These deals do not answer to the park as it is: they were worked out before these files changed: ${files}.`,
  others: (count) => `${count} more`,
  unnoted:
    'These deals do not say which files they were worked out from, so it is not known whether they answer to the park as it is.',
  otherPlan: (files) =>
    `The plan in the other views is not the plan of these deals: it was made before these files changed: ${files}. Plan the park again before comparing the two.`,
  here: 'These deals were worked out here, in this browser.',
  hereEdits: (files) => `They count the changes made here to ${files}.`,
  hereKept: 'The browser keeps them until the park’s files change.',
  hereVisit: 'They last until this page is closed: the browser does not keep them.',
  toFolder: (folder) =>
    `Put into the folder ${folder}, the downloaded file is shown to everyone who opens this studio.`,
  download: 'Download deal.json',
};

const ru: DealViewMessages = {
  missing: 'Для этого сценария варианты сделки ещё не просчитаны',
  missingWhy:
    'Каждый вариант сделки — отдельный план при других условиях со своей отчётностью. Расчёт занимает от минут до часов и делается один раз.',
  damaged: 'Сохранённые варианты сделки повреждены или записаны другой версией',
  walkAway: 'Где отказывается каждая сторона',
  walkAwayNote: 'Эти пороги лишь перекрашивают варианты. Сами варианты не меняются: здесь ничего не пересчитывается.',
  investorWalks: 'Инвестор отказывается ниже, % в год',
  stateWalks: 'Государство отказывается ниже',
  asInFile: 'Как в файлах парка',
  moved: (x) => `При этих порогах обе стороны остаются в ${x.zone} из ${x.all} просчитанных вариантов.`,
  firstThere: (x) => `Первый на этом пути, который даёт собственникам ${x.hurdle}, — вариант ${x.deal}.`,
  noneThere: (hurdle) => `Ни один из них не даёт собственникам ${hurdle}.`,
  table: 'Предмет переговоров',
  tableNote:
    'Сдвигайте каждое условие от пожелания государства (слева) к пожеланию инвестора (справа). Показан ближайший просчитанный вариант; между вариантами ничего не дорисовано.',
  wish: (value) => `задано: ${value}`,
  nearest: (deal) => `Ближайший просчитанный вариант: № ${deal}`,
  nearestLeast: 'Ближайший просчитанный вариант: наименьшая уступка',
  exactly: (deal) => `Точно вариант № ${deal}`,
  apart: (count) => `Условий, отличающихся от заданных: ${count}. Метка под ползунком показывает значение в варианте.`,
  impossible: 'Именно эти условия проверены: при них никакой план не соблюдает всех ограничений и минимумов.',
  there: (value) => `в показанном варианте: ${value}`,
  take: 'Задать условия этого варианта',
  atState: 'Всё по желанию государства',
  atInvestor: 'Всё по желанию инвестора',
  show: 'Показать',
  sheet: 'Основные условия этой сделки',
  sheetOf: (deal) => `Основные условия сделки, вариант ${deal}`,
  back: 'Назад к вариантам',
  print: 'Печать',
  investorBelow: 'На этих условиях отказывается инвестор.',
  press: 'Нажмите на вариант, чтобы увидеть его условия и результат.',
  page: 'Всё это одной страницей, чтобы послать или напечатать',
  workHere: 'Просчитать варианты здесь',
  workAgain: 'Просчитать здесь заново',
  workNote:
    'Расчёт идёт в вашем браузере, рядом со страницей: тем временем можно смотреть другие разделы. Если закрыть страницу, он прервётся.',
  lines: 'Линии заводов',
  linesOf: { ends: 'Целые, где это важно', parts: 'Дробные, быстрее' },
  linesNote: {
    ends: 'Целые линии на обоих концах пути и при наименьшей уступке, как в командной строке.',
    parts: 'Целых линий нет ни в одном варианте; каждый выглядит несколько лучше, чем есть.',
  },
  working: 'Идёт расчёт вариантов сделки',
  planning: 'Сначала планируется парк как он есть',
  planningGap: (gap) =>
    `Сначала планируется парк как он есть; план и доказанная граница расходятся на ${gap} всех затрат`,
  dealing: (share) => `Расчёт вариантов выполнен на ${share}`,
  left: (time) => `осталось около ${time}`,
  seconds: (n) => `${n} с`,
  minutes: (n) => `${n} мин`,
  hours: (n) => `${n} ч`,
  cancel: 'Прервать',
  cancelled: 'Расчёт прерван. Ничего не изменилось.',
  crashed:
    'Расчёт дважды оборвался, скорее всего из-за нехватки памяти. Закройте другие страницы или выберите дробные линии и повторите.',
  failed: 'Просчитать варианты не удалось. Можно повторить.',
  filesGone: 'Файлы парка не загрузились, поэтому здесь ничего нельзя просчитать.',
  lacks: {
    instruments:
      'Условий, которые можно менять, нет: у парка нет файла deal.yaml или в нём нет инструментов. Этот файл называет, что могут менять обе стороны, каждое — от пожелания государства до пожелания инвестора; добавьте его в разделе «Файлы и источники».',
    hurdle:
      'Нигде не сказано, при какой доходности отказывается инвестор: нет ни equityHurdle в finance.yaml, ни investorHurdle в deal.yaml.',
    plan: 'Для парка как он есть никакой план не соблюдает всех ограничений и минимумов, поэтому договариваться не о чем. Причину назовёт команда:',
  },
  openFiles: 'Открыть файлы парка',
  unsound: (count) =>
    `Файлы парка не проходят проверку; ошибок: ${count}. Варианты сделки можно просчитать, когда они исправлены.`,
  orCommand: 'Или в командной строке:',
  lookAgain: 'Поискать их снова',
  renew: 'Просчитать варианты заново',
  stale: (files) =>
    `Эти варианты не отвечают парку как он есть: они просчитаны до того, как изменились файлы: ${files}.`,
  others: (count) => `ещё ${count}`,
  unnoted:
    'В этих вариантах не записано, по каким файлам они просчитаны, поэтому неизвестно, отвечают ли они парку как он есть.',
  otherPlan: (files) =>
    `План в других разделах — не план этих вариантов: он составлен до того, как изменились файлы: ${files}. Прежде чем сравнивать, составьте план заново.`,
  here: 'Эти варианты просчитаны здесь, в этом браузере.',
  hereEdits: (files) => `В них учтены сделанные здесь изменения: ${files}.`,
  hereKept: 'Браузер хранит их, пока не изменятся файлы парка.',
  hereVisit: 'Они пропадут, когда страница закроется: браузер их не хранит.',
  toFolder: (folder) => `Если положить скачанный файл в папку ${folder}, его увидят все, кто откроет эту студию.`,
  download: 'Скачать deal.json',
};

const kk: DealViewMessages = {
  missing: 'Бұл сценарий үшін мәміле нұсқалары әлі есептелмеген',
  missingWhy:
    'Мәміленің әр нұсқасы — басқа шарттардағы жеке жоспар және жеке есептілік. Оларды есептеу минуттан сағатқа дейін созылады және бір рет жасалады.',
  damaged: 'Сақталған нұсқалар бүлінген не бағдарламаның басқа нұсқасы жазған',
  walkAway: 'Әр тарап қай жерде бас тартады',
  walkAwayNote:
    'Бұл шектер нұсқалардың түсін ғана өзгертеді. Нұсқалардың өзі өзгермейді: мұнда ештеңе қайта есептелмейді.',
  investorWalks: 'Бұдан төмен болса инвестор бас тартады, жылына %',
  stateWalks: 'Бұдан төмен болса мемлекет бас тартады',
  asInFile: 'Парк файлдарындағыдай',
  moved: (x) => `Бұл шектерде екі тарап та есептелген ${x.all} нұсқаның ${x.zone} нұсқасында қалады.`,
  firstThere: (x) => `Осы жолда меншік иелеріне ${x.hurdle} беретін бірінші нұсқа — № ${x.deal}.`,
  noneThere: (hurdle) => `Олардың ешқайсысы меншік иелеріне ${hurdle} бермейді.`,
  table: 'Талқыланатын шарттар',
  tableNote:
    'Әр шартты мемлекет қалауынан (сол жақта) инвестор қалауына (оң жақта) қарай жылжытыңыз. Ең жақын есептелген нұсқа көрсетіледі; нұсқалардың арасында ештеңе жуықталмаған.',
  wish: (value) => `берілген мәні: ${value}`,
  nearest: (deal) => `Ең жақын есептелген нұсқа: № ${deal}`,
  nearestLeast: 'Ең жақын есептелген нұсқа: ең аз жол беру',
  exactly: (deal) => `Дәл № ${deal} нұсқа`,
  apart: (count) => `Берілгеннен өзгеше шарттар саны: ${count}. Жүгірткінің астындағы белгі нұсқадағы мәнді көрсетеді.`,
  impossible: 'Дәл осы шарттар тексерілген: оларда ешбір жоспар барлық шектеу мен төменгі шекті сақтай алмайды.',
  there: (value) => `көрсетілген нұсқада: ${value}`,
  take: 'Осы нұсқаның шарттарын қою',
  atState: 'Бәрі мемлекет қалағандай',
  atInvestor: 'Бәрі инвестор қалағандай',
  show: 'Көрсету',
  sheet: 'Осы мәміленің негізгі шарттары',
  sheetOf: (deal) => `${deal}-нұсқа мәмілесінің негізгі шарттары`,
  back: 'Нұсқаларға қайту',
  print: 'Басып шығару',
  investorBelow: 'Бұл шарттарда инвестор бас тартады.',
  press: 'Шарттары мен нәтижесін көру үшін нұсқаны басыңыз.',
  page: 'Осының бәрі бір бетте, жіберу не басып шығару үшін',
  workHere: 'Нұсқаларды осында есептеу',
  workAgain: 'Осында қайта есептеу',
  workNote:
    'Есеп сіздің браузеріңізде, бетпен қатар жүреді: оған дейін басқа бөлімдерді қарай беріңіз. Бет жабылса, есеп тоқтайды.',
  lines: 'Зауыт желілері',
  linesOf: { ends: 'Маңызды жерде бүтін', parts: 'Бөлшек, тезірек' },
  linesNote: {
    ends: 'Жолдың екі шетінде және ең аз жол беруде желілер бүтін, командалық жолдағыдай.',
    parts: 'Ешбір нұсқада бүтін желі жоқ; әрқайсысы шын мәнінен сәл жақсы көрінеді.',
  },
  working: 'Мәміле нұсқалары есептеліп жатыр',
  planning: 'Алдымен парк қазіргі қалпында жоспарланады',
  planningGap: (gap) =>
    `Алдымен парк қазіргі қалпында жоспарланады; жоспар мен дәлелденген шектің арасы — барлық шығынның ${gap}`,
  dealing: (share) => `Нұсқаларды есептеудің ${share} орындалды`,
  left: (time) => `шамамен ${time} қалды`,
  seconds: (n) => `${n} с`,
  minutes: (n) => `${n} мин`,
  hours: (n) => `${n} сағ`,
  cancel: 'Тоқтату',
  cancelled: 'Есеп тоқтатылды. Ештеңе өзгерген жоқ.',
  crashed: 'Есеп екі рет үзілді, сірә, жад жетпеді. Басқа беттерді жабыңыз немесе бөлшек желілерді таңдап, қайталаңыз.',
  failed: 'Нұсқаларды есептеу мүмкін болмады. Қайталап көруге болады.',
  filesGone: 'Парк файлдары жүктелмеді, сондықтан мұнда ештеңе есептелмейді.',
  lacks: {
    instruments:
      'Өзгертетін шарт жоқ: паркте deal.yaml файлы жоқ немесе онда құралдар аталмаған. Бұл файл екі тарап нені өзгерте алатынын, әрқайсысын мемлекет қалауынан инвестор қалауына дейін атайды; оны «Файлдар мен дереккөздер» бөлімінде қосыңыз.',
    hurdle:
      'Инвестор қандай кірістілікте бас тартатыны еш жерде айтылмаған: finance.yaml файлында equityHurdle де, deal.yaml файлында investorHurdle де жоқ.',
    plan: 'Парктің қазіргі қалпында ешбір жоспар барлық шектеу мен төменгі шекті сақтай алмайды, сондықтан келісетін ештеңе жоқ. Себебін мына команда айтады:',
  },
  openFiles: 'Парк файлдарын ашу',
  unsound: (count) =>
    `Парк файлдары тексеруден өтпейді; қате саны: ${count}. Олар түзетілгенде мәміле нұсқаларын есептеуге болады.`,
  orCommand: 'Немесе командалық жолда:',
  lookAgain: 'Оларды қайта іздеу',
  renew: 'Нұсқаларды қайта есептеу',
  stale: (files) =>
    `Бұл нұсқалар парктің қазіргі қалпына сай емес: олар мына файлдар өзгергенге дейін есептелген: ${files}.`,
  others: (count) => `тағы ${count}`,
  unnoted:
    'Бұл нұсқалардың қандай файлдар бойынша есептелгені жазылмаған, сондықтан парктің қазіргі қалпына сай ма — белгісіз.',
  otherPlan: (files) =>
    `Басқа бөлімдердегі жоспар — бұл нұсқалардың жоспары емес: ол мына файлдар өзгергенге дейін жасалған: ${files}. Салыстырмас бұрын паркті қайта жоспарлаңыз.`,
  here: 'Бұл нұсқалар осында, осы браузерде есептелді.',
  hereEdits: (files) => `Оларда осында жасалған өзгерістер ескерілген: ${files}.`,
  hereKept: 'Парк файлдары өзгергенше браузер оларды сақтайды.',
  hereVisit: 'Бет жабылғанда олар жоғалады: браузер оларды сақтамайды.',
  toFolder: (folder) => `Жүктеп алынған файлды ${folder} қалтасына салса, оны осы студияны ашқандардың бәрі көреді.`,
  download: 'deal.json жүктеп алу',
};

const zh: DealViewMessages = {
  missing: '此情景尚未测算交易方案',
  missingWhy: '每个交易方案都是在另一组条款下的独立规划，并有自己的账目。测算需数分钟至数小时，只需做一次。',
  damaged: '保存的交易方案已损坏或由其他版本写成',
  walkAway: '双方各在何处退出',
  walkAwayNote: '移动这两条线只会重新着色，方案本身不变：此处不作任何重新测算。',
  investorWalks: '低于此值投资方退出，年%',
  stateWalks: '低于此值政府退出',
  asInFile: '恢复园区文件中的数值',
  moved: (x) => `按这两条线，已测算的${x.all}个方案中有${x.zone}个双方都不退出。`,
  firstThere: (x) => `途中第一个使股东达到${x.hurdle}的是第${x.deal}号方案。`,
  noneThere: (hurdle) => `没有方案能使股东达到${hurdle}。`,
  table: '谈判条款',
  tableNote: '将每项条款从政府意愿（左）移向投资方意愿（右）。显示的是最接近的已测算方案，方案之间不作插值。',
  wish: (value) => `设为${value}`,
  nearest: (deal) => `最接近的已测算方案：第${deal}号`,
  nearestLeast: '最接近的已测算方案：最小让步',
  exactly: (deal) => `正是第${deal}号方案`,
  apart: (count) => `与所设不同的条款：${count}项。滑块下方的标记表示方案中的取值。`,
  impossible: '正是这些条款已经试过：没有任何规划能满足全部上限与下限。',
  there: (value) => `所示方案：${value}`,
  take: '将条款设为此方案',
  atState: '全部按政府意愿',
  atInvestor: '全部按投资方意愿',
  show: '显示',
  sheet: '此方案的条款清单',
  sheetOf: (deal) => `第${deal}号方案的条款清单`,
  back: '返回交易方案',
  print: '打印',
  investorBelow: '在这些条款下投资方会退出。',
  press: '点按一个方案，查看其条款和双方所得。',
  page: '以上内容汇成一页，可发送或打印',
  workHere: '在此测算交易方案',
  workAgain: '在此重新测算',
  workNote: '测算在您的浏览器中与页面并行进行，其间可浏览其他视图；关闭页面即终止。',
  lines: '工厂生产线',
  linesOf: { ends: '关键处取整线', parts: '部分生产线，较快' },
  linesNote: {
    ends: '途径两端和最小让步处取整条生产线，与命令行相同。',
    parts: '任何方案都不取整线，各方案看上去都比实际略好。',
  },
  working: '正在测算交易方案',
  planning: '先按园区现状规划',
  planningGap: (gap) => `先按园区现状规划；规划与已证界限相差总成本的${gap}`,
  dealing: (share) => `方案测算已完成${share}`,
  left: (time) => `约剩${time}`,
  seconds: (n) => `${n}秒`,
  minutes: (n) => `${n}分钟`,
  hours: (n) => `${n}小时`,
  cancel: '中止',
  cancelled: '已中止，没有任何改动。',
  crashed: '计算两次中断，多半是内存不足。请关闭其他页面，或选择部分生产线，然后重试。',
  failed: '未能测算交易方案，可以重试。',
  filesGone: '园区文件未能载入，因此无法在此测算。',
  lacks: {
    instruments:
      '没有可变动的条款：园区没有deal.yaml，或其中未列出任何工具。该文件写明双方可变动的各项条款及其从政府意愿到投资方意愿的范围；请在“文件与来源”中添加。',
    hurdle: '未写明投资方在何种回报率下退出：finance.yaml中没有equityHurdle，deal.yaml中也没有investorHurdle。',
    plan: '按园区现状，没有任何规划能满足全部上限与下限，因此无从谈判。以下命令说明原因：',
  },
  openFiles: '打开园区文件',
  unsound: (count) => `园区文件未通过检查，错误${count}处。改正之后即可测算交易方案。`,
  orCommand: '也可用命令行测算：',
  lookAgain: '重新查找',
  renew: '重新测算交易方案',
  stale: (files) => `这些方案与园区现状不符：测算之后以下文件已改动：${files}。`,
  others: (count) => `另外${count}个`,
  unnoted: '这些方案没有写明依据哪些文件测算，因此不知是否符合园区现状。',
  otherPlan: (files) =>
    `其他视图中的规划并非这些方案的规划：它作出之后以下文件已改动：${files}。比较之前请重新规划园区。`,
  here: '这些方案是在此浏览器中测算的。',
  hereEdits: (files) => `其中计入了在此对${files}所作的改动。`,
  hereKept: '浏览器会一直保存，直到园区文件改动。',
  hereVisit: '关闭页面后即消失：浏览器未予保存。',
  toFolder: (folder) => `将下载的文件放入${folder}文件夹，打开本平台的人即可看到。`,
  download: '下载deal.json',
};

export const dealViewMessages: Readonly<Record<Language, DealViewMessages>> = { en, ru, kk, zh };
