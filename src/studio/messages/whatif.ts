import type { Language } from '../../present/language.ts';

/** Texts of the view "What if". What levers are called stands in `present/messages/levers.ts`. */
export interface WhatIfMessages {
  readonly title: (park: string) => string;
  readonly levers: string;
  readonly search: string;
  readonly found: (count: string) => string;
  readonly noneFound: string;
  readonly more: (count: string) => string;
  readonly fewer: string;
  readonly moved: (count: string) => string;
  readonly saved: (value: string) => string;
  readonly reset: (lever: string) => string;
  readonly range: (low: string, high: string) => string;
  readonly makes: (value: string) => string;
  readonly notNumber: string;
  readonly state: string;
  readonly undo: string;
  readonly redo: string;
  readonly toSaved: string;
  readonly copyLink: string;
  readonly copied: string;
  readonly movedList: string;
  readonly nothingMoved: string;
  readonly setting: (lever: string, value: string, saved: string) => string;
  readonly was: (value: string) => string;
  readonly asSaved: string;
  readonly noChange: string;
  readonly points: (value: string) => string;
  readonly noReference: string;
  readonly figures: string;
  /** Short, so that they fit a phone. */
  readonly lead: Readonly<Record<'npv' | 'equityIrr' | 'receipts', string>>;
  readonly others: string;
  readonly renewables: string;
  readonly steps: string;
  readonly step: Readonly<Record<'kept' | 'parts' | 'whole', string>>;
  readonly stepState: Readonly<Record<'done' | 'working' | 'waiting', string>>;
  readonly askWhole: string;
  readonly wholeTakes: string;
  readonly wholeReference: string;
  readonly between: (x: { low: string; high: string; gap: string }) => string;
  readonly exact: (x: { value: string; gap: string }) => string;
  readonly atMost: (high: string) => string;
  readonly stale: string;
  readonly refining: string;
  readonly noFigures: string;
  readonly sameStep: string;
  readonly base: Readonly<Record<'kept' | 'parts' | 'whole', string>>;
  readonly withinGap: (usd: string) => string;
  readonly opening: string;
  readonly preparing: string;
  readonly planning: string;
  readonly ready: string;
  readonly savedShown: string;
  readonly working: string;
  readonly done: string;
  readonly claims: string;
  readonly claimWas: (verdict: string) => string;
  readonly capacities: string;
  readonly capacitiesNote: string;
  readonly noCapacities: string;
  readonly plant: string;
  readonly now: string;
  readonly before: string;
  readonly difference: string;
  readonly impossible: string;
  readonly impossibleWhy: string;
  readonly lookingWhy: string;
  readonly conflict: string;
  readonly single: string;
  readonly alone: string;
  readonly tryChange: string;
  readonly together: string;
  readonly nearest: string;
  readonly lookingNearest: string;
  readonly toNearest: string;
  readonly nearestSaved: string;
  readonly unknown: string;
  readonly refused: string;
  readonly refusedRest: string;
  readonly takeNearest: string;
  readonly dropRefused: string;
  readonly crashed: string;
  readonly crashedNext: string;
  readonly restart: string;
  readonly unreadable: string;
  readonly toFiles: string;
  readonly parkImpossible: string;
  readonly stopped: string;
  readonly relearnt: string;
  readonly planHere: string;
  readonly planHereWhy: string;
  readonly planHereNext: string;
}

const en: WhatIfMessages = {
  title: (park) => `What if: ${park}`,
  levers: 'What may be moved',
  search: 'Find by name',
  found: (count) => `Found: ${count}`,
  noneFound: 'Nothing of that name can be moved here.',
  more: (count) => `Show ${count} more`,
  fewer: 'Show fewer',
  moved: (count) => `moved: ${count}`,
  saved: (value) => `saved plan: ${value}`,
  reset: (lever) => `${lever}: back to the saved plan`,
  range: (low, high) => `from ${low} to ${high}`,
  makes: (value) => `makes ${value}`,
  notNumber: 'A number is needed here.',
  state: 'This state',
  undo: 'Undo',
  redo: 'Redo',
  toSaved: 'Back to the saved plan',
  copyLink: 'Copy link',
  copied: 'Link copied',
  movedList: 'Moved so far',
  nothingMoved: 'Nothing is moved: these are the figures of the saved plan.',
  setting: (lever, value, saved) => `${lever}: ${value} (saved plan: ${saved})`,
  was: (value) => `was ${value}`,
  asSaved: 'as in the saved plan',
  noChange: 'no change',
  points: (value) => `${value} points`,
  noReference: 'no difference known at this step',
  figures: 'What it comes to',
  lead: { npv: 'NPV, in the plan', equityIrr: 'Owners’ return (IRR)', receipts: 'State’s receipts' },
  others: 'What it takes and gives',
  renewables: 'Wind and sun, share of power',
  steps: 'How sure these figures are',
  step: { kept: 'From what is known', parts: 'Lines in parts', whole: 'Whole lines' },
  stepState: { done: 'done', working: 'being worked out', waiting: 'to come' },
  askWhole: 'Work out whole lines',
  wholeTakes: 'takes minutes on a large park',
  wholeReference: 'First the saved plan with whole lines, to have something to compare with.',
  between: (x) => `The best plan is worth between ${x.low} and ${x.high} (NPV); gap ${x.gap} of all costs.`,
  exact: (x) => `The best plan is worth ${x.value} (NPV); proven to ${x.gap} of all costs.`,
  atMost: (high) => `No plan is known yet; none can be worth more than ${high}.`,
  stale: 'These are still the figures of the state before; new ones are being worked out.',
  refining: 'First figures; they are being made surer.',
  noFigures: 'This state has no figures of its own: shown are those of the state before.',
  sameStep:
    'Differences compare like with like: the saved plan is taken at the same step, lines in parts against lines in parts, whole lines against whole lines.',
  base: {
    kept: 'Compared with the saved plan, from what is known.',
    parts: 'Compared with the saved plan, lines in parts.',
    whole: 'Compared with the saved plan, whole lines.',
  },
  withinGap: (usd) => `A difference of NPV below ${usd} is within the gap.`,
  opening: 'Reading the park…',
  preparing: 'Getting ready. You may move things already; the answer follows.',
  planning:
    'Getting ready: the saved plan kept nothing of its hours, so the park is planned here first. You may move things already.',
  ready: 'Ready. Move something and see what the plan becomes.',
  savedShown: 'Shown is the saved plan.',
  working: 'Working it out…',
  done: 'Worked out.',
  claims: 'What was announced',
  claimWas: (verdict) => `saved plan: ${verdict}`,
  capacities: 'What is built otherwise',
  capacitiesNote: 'Capacity in the last stage; those first whose change costs most to build.',
  noCapacities: 'All plants are as large as in the saved plan.',
  plant: 'Plant',
  now: 'Now',
  before: 'Saved plan',
  difference: 'Difference',
  impossible: 'This state is not possible: no plan keeps everything that it asks for.',
  impossibleWhy: 'Why',
  lookingWhy: 'Looking for the reason…',
  conflict: 'These cannot all hold; without any one of them the others can:',
  single: 'This cannot hold in this park, whatever else is dropped:',
  alone: 'Each of these changes alone would do:',
  tryChange: 'Try this change',
  together: 'Together the smallest changes are:',
  nearest: 'The nearest possible state',
  lookingNearest: 'Looking for the nearest possible state…',
  toNearest: 'Go to the nearest possible state',
  nearestSaved: 'It is the saved plan.',
  unknown: 'The search found no plan here, and no proof that there is none. Another state may do.',
  refused: 'Not everything that was set can be taken:',
  refusedRest: 'The rest is answered.',
  takeNearest: 'Take the nearest choices',
  dropRefused: 'Drop these settings',
  crashed: 'The part of the page that works out plans has stopped.',
  crashedNext: 'Your settings are kept; they stand in the link too.',
  restart: 'Start it again',
  unreadable: 'The park’s files have errors, so nothing can be worked out.',
  toFiles: 'See them in the files',
  parkImpossible: 'The park as it stands has no plan, so there is nothing to compare with.',
  stopped: 'No plan of the park was found in time, so there is nothing to compare with.',
  relearnt: 'What the saved plan learnt does not fit this browser’s reading of the park; the park was planned anew.',
  planHere: 'Plan the park here',
  planHereWhy: 'Without a plan there is nothing to compare with.',
  planHereNext:
    'The page can make one itself: seconds for a small park, many minutes for a large one. The page stays usable meanwhile.',
};

const ru: WhatIfMessages = {
  title: (park) => `Что, если: ${park}`,
  levers: 'Что можно изменить',
  search: 'Найти по названию',
  found: (count) => `Найдено: ${count}`,
  noneFound: 'С таким названием здесь ничего изменить нельзя.',
  more: (count) => `Показать ещё ${count}`,
  fewer: 'Показать меньше',
  moved: (count) => `изменено: ${count}`,
  saved: (value) => `в сохранённом плане: ${value}`,
  reset: (lever) => `${lever}: вернуть как в сохранённом плане`,
  range: (low, high) => `от ${low} до ${high}`,
  makes: (value) => `получается ${value}`,
  notNumber: 'Здесь нужно число.',
  state: 'Это состояние',
  undo: 'Отменить',
  redo: 'Повторить',
  toSaved: 'К сохранённому плану',
  copyLink: 'Скопировать ссылку',
  copied: 'Ссылка скопирована',
  movedList: 'Что изменено',
  nothingMoved: 'Ничего не изменено: это показатели сохранённого плана.',
  setting: (lever, value, saved) => `${lever}: ${value} (в сохранённом плане: ${saved})`,
  was: (value) => `было ${value}`,
  asSaved: 'как в сохранённом плане',
  noChange: 'без изменений',
  points: (value) => `${value} п. п.`,
  noReference: 'для этого шага разница неизвестна',
  figures: 'Что получается',
  lead: { npv: 'ЧПС в плане', equityIrr: 'ВНД собственников', receipts: 'Поступления в казну' },
  others: 'Что нужно и что даёт',
  renewables: 'Доля ветра и солнца',
  steps: 'Насколько надёжны эти числа',
  step: { kept: 'По уже известному', parts: 'Дробные линии', whole: 'Целые линии' },
  stepState: { done: 'готово', working: 'считается', waiting: 'впереди' },
  askWhole: 'Посчитать целые линии',
  wholeTakes: 'для большого парка занимает минуты',
  wholeReference: 'Сначала сохранённый план с целыми линиями, чтобы было с чем сравнивать.',
  between: (x) => `Лучший план стоит от ${x.low} до ${x.high} (ЧПС); разрыв ${x.gap} от всех затрат.`,
  exact: (x) => `Лучший план стоит ${x.value} (ЧПС); доказано с точностью до ${x.gap} от всех затрат.`,
  atMost: (high) => `План пока не найден; ни один не может стоить больше ${high}.`,
  stale: 'Это ещё показатели прежнего состояния; новые считаются.',
  refining: 'Первые показатели; они уточняются.',
  noFigures: 'У этого состояния нет своих показателей: показаны прежние.',
  sameStep:
    'Сравнивается подобное с подобным: сохранённый план берётся на том же шаге — дробные линии с дробными, целые с целыми.',
  base: {
    kept: 'Сравнение с сохранённым планом, по уже известному.',
    parts: 'Сравнение с сохранённым планом при дробных линиях.',
    whole: 'Сравнение с сохранённым планом при целых линиях.',
  },
  withinGap: (usd) => `Разница ЧПС меньше ${usd} лежит в пределах разрыва.`,
  opening: 'Читаем парк…',
  preparing: 'Готовимся. Менять можно уже сейчас; ответ придёт.',
  planning:
    'Готовимся: сохранённый план не сохранил своих часов, поэтому парк сначала планируется здесь. Менять можно уже сейчас.',
  ready: 'Готово. Измените что-нибудь и увидите, каким станет план.',
  savedShown: 'Показан сохранённый план.',
  working: 'Считаем…',
  done: 'Посчитано.',
  claims: 'Что было объявлено',
  claimWas: (verdict) => `в сохранённом плане: ${verdict}`,
  capacities: 'Что строится иначе',
  capacitiesNote: 'Мощность на последнем этапе; сначала те, чьё изменение дороже построить.',
  noCapacities: 'Все производства такие же, как в сохранённом плане.',
  plant: 'Производство',
  now: 'Теперь',
  before: 'Сохранённый план',
  difference: 'Разница',
  impossible: 'Такое состояние невозможно: ни один план не выполнит всего, что задано.',
  impossibleWhy: 'Почему',
  lookingWhy: 'Ищем причину…',
  conflict: 'Всё это сразу выполнить нельзя; без любого одного из условий остальные выполнимы:',
  single: 'В этом парке невыполнимо, что бы ни снять:',
  alone: 'Достаточно любого из этих изменений:',
  tryChange: 'Попробовать это изменение',
  together: 'Наименьшие изменения вместе:',
  nearest: 'Ближайшее возможное состояние',
  lookingNearest: 'Ищем ближайшее возможное состояние…',
  toNearest: 'Перейти к ближайшему возможному',
  nearestSaved: 'Это сохранённый план.',
  unknown: 'Поиск не нашёл здесь плана и не доказал, что его нет. Попробуйте другое состояние.',
  refused: 'Не всё заданное можно принять:',
  refusedRest: 'Остальное посчитано.',
  takeNearest: 'Взять ближайшие значения',
  dropRefused: 'Убрать эти настройки',
  crashed: 'Часть страницы, которая считает планы, остановилась.',
  crashedNext: 'Ваши настройки сохранены; они есть и в ссылке.',
  restart: 'Запустить снова',
  unreadable: 'В файлах парка есть ошибки, поэтому считать нельзя.',
  toFiles: 'Посмотреть в файлах',
  parkImpossible: 'У парка в его нынешнем виде плана нет, сравнивать не с чем.',
  stopped: 'План парка не найден за отведённое время, сравнивать не с чем.',
  relearnt: 'Сохранённое о часах не подходит этому браузеру; парк спланирован заново.',
  planHere: 'Составить план здесь',
  planHereWhy: 'Без плана сравнивать не с чем.',
  planHereNext:
    'Страница может составить его сама: секунды для малого парка, много минут для большого. Пользоваться страницей можно и в это время.',
};

const kk: WhatIfMessages = {
  title: (park) => `Егер де: ${park}`,
  levers: 'Нені өзгертуге болады',
  search: 'Атауы бойынша табу',
  found: (count) => `Табылғаны: ${count}`,
  noneFound: 'Мұнда ондай атаумен өзгертетін ештеңе жоқ.',
  more: (count) => `Тағы ${count} көрсету`,
  fewer: 'Азырақ көрсету',
  moved: (count) => `өзгертілгені: ${count}`,
  saved: (value) => `сақталған жоспарда: ${value}`,
  reset: (lever) => `${lever}: сақталған жоспардағыдай ету`,
  range: (low, high) => `${low} – ${high}`,
  makes: (value) => `яғни ${value}`,
  notNumber: 'Мұнда сан керек.',
  state: 'Осы күй',
  undo: 'Болдырмау',
  redo: 'Қайталау',
  toSaved: 'Сақталған жоспарға оралу',
  copyLink: 'Сілтемені көшіру',
  copied: 'Сілтеме көшірілді',
  movedList: 'Не өзгертілді',
  nothingMoved: 'Ештеңе өзгертілген жоқ: бұл — сақталған жоспардың көрсеткіштері.',
  setting: (lever, value, saved) => `${lever}: ${value} (сақталған жоспарда: ${saved})`,
  was: (value) => `бұрын ${value}`,
  asSaved: 'сақталған жоспардағыдай',
  noChange: 'өзгеріссіз',
  points: (value) => `${value} п. т.`,
  noReference: 'бұл қадамда айырма белгісіз',
  figures: 'Нәтижесі',
  lead: { npv: 'ТКҚ, жоспарда', equityIrr: 'Иелердің КІН', receipts: 'Мемлекетке түсім' },
  others: 'Не керек және не береді',
  renewables: 'Жел мен күннің үлесі',
  steps: 'Бұл сандар қаншалықты сенімді',
  step: { kept: 'Бұрыннан белгілі деректер бойынша', parts: 'Бөлшек желілер', whole: 'Бүтін желілер' },
  stepState: { done: 'дайын', working: 'есептелуде', waiting: 'алда' },
  askWhole: 'Бүтін желілерді есептеу',
  wholeTakes: 'үлкен парк үшін бірнеше минут',
  wholeReference: 'Салыстыратын нәрсе болуы үшін алдымен бүтін желілі сақталған жоспар.',
  between: (x) => `Ең жақсы жоспардың құны ${x.low} мен ${x.high} аралығында (ТКҚ); алшақтық барлық шығынның ${x.gap}.`,
  exact: (x) => `Ең жақсы жоспардың құны ${x.value} (ТКҚ); барлық шығынның ${x.gap} дәлдігімен дәлелденген.`,
  atMost: (high) => `Жоспар әзірге табылмады; ешбірінің құны ${high} шегінен аспайды.`,
  stale: 'Бұл — әлі бұрынғы күйдің көрсеткіштері; жаңасы есептелуде.',
  refining: 'Алғашқы көрсеткіштер; нақтылануда.',
  noFigures: 'Бұл күйдің өз көрсеткіштері жоқ: бұрынғылары көрсетілген.',
  sameStep:
    'Салыстыру бір қадам шегінде жүргізіледі: сақталған жоспар сол қадамда алынады — бөлшек желілер бөлшек желілермен, бүтіндері бүтінмен.',
  base: {
    kept: 'Сақталған жоспармен салыстыру, бұрыннан белгілі бойынша.',
    parts: 'Сақталған жоспармен салыстыру, бөлшек желілермен.',
    whole: 'Сақталған жоспармен салыстыру, бүтін желілермен.',
  },
  withinGap: (usd) => `ТКҚ-ның ${usd} шамасынан аз айырмасы алшақтық шегінде.`,
  opening: 'Парк оқылуда…',
  preparing: 'Дайындалуда. Қазірден өзгерте беруге болады; жауап келеді.',
  planning:
    'Дайындалуда: сақталған жоспар сағаттарын сақтамаған, сондықтан парк алдымен осында жоспарланады. Қазірден өзгерте беруге болады.',
  ready: 'Дайын. Бірдеңені өзгертіп, жоспардың қандай болатынын көріңіз.',
  savedShown: 'Сақталған жоспар көрсетілген.',
  working: 'Есептелуде…',
  done: 'Есептелді.',
  claims: 'Не жарияланған',
  claimWas: (verdict) => `сақталған жоспарда: ${verdict}`,
  capacities: 'Не басқаша салынады',
  capacitiesNote: 'Соңғы кезеңдегі қуат; алдымен өзгерісін салу ең қымбаты.',
  noCapacities: 'Барлық өндіріс сақталған жоспардағыдай.',
  plant: 'Өндіріс',
  now: 'Қазір',
  before: 'Сақталған жоспар',
  difference: 'Айырма',
  impossible: 'Бұл күй мүмкін емес: берілгеннің бәрін ешбір жоспар орындай алмайды.',
  impossibleWhy: 'Неге',
  lookingWhy: 'Себебі ізделуде…',
  conflict: 'Мұның бәрі бірге орындалмайды; кез келген біреуінсіз қалғандары орындалады:',
  single: 'Бұл паркте басқасын алып тастаса да орындалмайды:',
  alone: 'Мына өзгерістердің кез келгені жеткілікті:',
  tryChange: 'Осы өзгерісті байқап көру',
  together: 'Бірге алғандағы ең аз өзгерістер:',
  nearest: 'Ең жақын мүмкін күй',
  lookingNearest: 'Ең жақын мүмкін күй ізделуде…',
  toNearest: 'Ең жақын мүмкін күйге өту',
  nearestSaved: 'Ол — сақталған жоспар.',
  unknown: 'Іздеу мұнда жоспар таппады, жоқ екенін де дәлелдемеді. Басқа күйді байқап көріңіз.',
  refused: 'Берілгеннің бәрі қабылданбады:',
  refusedRest: 'Қалғаны есептелді.',
  takeNearest: 'Ең жақын мәндерді алу',
  dropRefused: 'Бұл баптауларды алып тастау',
  crashed: 'Беттің жоспар есептейтін бөлігі тоқтап қалды.',
  crashedNext: 'Баптауларыңыз сақталды; олар сілтемеде де бар.',
  restart: 'Қайта іске қосу',
  unreadable: 'Парк файлдарында қателер бар, сондықтан есептеуге болмайды.',
  toFiles: 'Файлдардан қарау',
  parkImpossible: 'Парктің қазіргі күйінде жоспары жоқ, салыстыратын нәрсе жоқ.',
  stopped: 'Парктің жоспары уақытында табылмады, салыстыратын нәрсе жоқ.',
  relearnt: 'Сағаттар туралы сақталғаны бұл браузерге сай келмеді; парк қайта жоспарланды.',
  planHere: 'Жоспарды осында жасау',
  planHereWhy: 'Жоспарсыз салыстыратын нәрсе жоқ.',
  planHereNext:
    'Бет оны өзі жасай алады: шағын паркке секундтар, үлкеніне көп минут кетеді. Бұл кезде бетті пайдалана беруге болады.',
};

const zh: WhatIfMessages = {
  title: (park) => `假设分析：${park}`,
  levers: '可以调整的内容',
  search: '按名称查找',
  found: (count) => `找到${count}项`,
  noneFound: '此处没有这一名称的可调项。',
  more: (count) => `再显示${count}项`,
  fewer: '收起',
  moved: (count) => `已调整${count}项`,
  saved: (value) => `已保存的方案：${value}`,
  reset: (lever) => `${lever}：恢复为已保存的方案的值`,
  range: (low, high) => `${low}至${high}`,
  makes: (value) => `即${value}`,
  notNumber: '此处需要填写数字。',
  state: '当前状态',
  undo: '撤销',
  redo: '重做',
  toSaved: '回到已保存的方案',
  copyLink: '复制链接',
  copied: '链接已复制',
  movedList: '已作的调整',
  nothingMoved: '没有任何调整：所示为已保存的方案的数字。',
  setting: (lever, value, saved) => `${lever}：${value}（已保存的方案：${saved}）`,
  was: (value) => `原为${value}`,
  asSaved: '与已保存的方案相同',
  noChange: '没有变化',
  points: (value) => `${value}个百分点`,
  noReference: '此步骤没有可比的差值',
  figures: '结果',
  lead: { npv: '净现值（方案）', equityIrr: '资本金内部收益率', receipts: '政府收入' },
  others: '投入与产出',
  renewables: '风光电占比',
  steps: '这些数字有多可靠',
  step: { kept: '依据已知内容', parts: '允许部分生产线', whole: '整线' },
  stepState: { done: '完成', working: '计算中', waiting: '待算' },
  askWhole: '计算整线',
  wholeTakes: '大型园区需数分钟',
  wholeReference: '先按整线计算已保存的方案，以便比较。',
  between: (x) => `最优方案的净现值在${x.low}至${x.high}之间；差距为全部成本的${x.gap}。`,
  exact: (x) => `最优方案的净现值为${x.value}；已证明，误差不超过全部成本的${x.gap}。`,
  atMost: (high) => `尚未找到方案；任何方案都不会超过${high}。`,
  stale: '所示仍为前一状态的数字；新数字正在计算。',
  refining: '初步数字，正在进一步核实。',
  noFigures: '此状态没有自己的数字：所示为前一状态的数字。',
  sameStep: '差值只在同一步骤之间比较：已保存的方案也取相同步骤，部分生产线对部分生产线，整线对整线。',
  base: {
    kept: '与已保存的方案比较，依据已知内容。',
    parts: '与已保存的方案比较，允许部分生产线。',
    whole: '与已保存的方案比较，整线。',
  },
  withinGap: (usd) => `净现值差值小于${usd}时，在差距范围之内。`,
  opening: '正在读取园区…',
  preparing: '正在准备。现在就可以调整，结果随后给出。',
  planning: '正在准备：已保存的方案没有保留各小时的内容，先在此处规划园区。现在就可以调整。',
  ready: '准备就绪。作一项调整，看方案如何变化。',
  savedShown: '所示为已保存的方案。',
  working: '正在计算…',
  done: '计算完成。',
  claims: '已公布的内容',
  claimWas: (verdict) => `已保存的方案：${verdict}`,
  capacities: '建设规模的变化',
  capacitiesNote: '最后阶段的产能；变化部分造价最高的在前。',
  noCapacities: '各装置规模均与已保存的方案相同。',
  plant: '装置',
  now: '现在',
  before: '已保存的方案',
  difference: '差值',
  impossible: '此状态不可行：没有任何方案能满足全部要求。',
  impossibleWhy: '原因',
  lookingWhy: '正在查找原因…',
  conflict: '以下各项不能同时成立；去掉其中任何一项，其余即可成立：',
  single: '无论去掉什么，此项在本园区都不能成立：',
  alone: '单独作以下任何一项改变即可：',
  tryChange: '试用此项改变',
  together: '合起来最小的改变：',
  nearest: '最接近的可行状态',
  lookingNearest: '正在查找最接近的可行状态…',
  toNearest: '转到最接近的可行状态',
  nearestSaved: '即已保存的方案。',
  unknown: '此处没有找到方案，也没有证明不存在方案。可以换一个状态。',
  refused: '有些设置无法采用：',
  refusedRest: '其余部分已计算。',
  takeNearest: '采用最接近的值',
  dropRefused: '去掉这些设置',
  crashed: '页面中负责计算方案的部分已停止。',
  crashedNext: '您的设置已保留，链接中也有。',
  restart: '重新启动',
  unreadable: '园区文件有错误，无法计算。',
  toFiles: '到文件中查看',
  parkImpossible: '园区现状没有可行方案，无从比较。',
  stopped: '未能及时找到园区的方案，无从比较。',
  relearnt: '已保存的方案所学的内容与本浏览器读取的园区不符；园区已重新规划。',
  planHere: '在此规划园区',
  planHereWhy: '没有方案就无从比较。',
  planHereNext: '页面可以自行规划：小型园区需数秒，大型园区需较多分钟。其间页面可照常使用。',
};

export const whatIfMessages: Readonly<Record<Language, WhatIfMessages>> = { en, ru, kk, zh };
