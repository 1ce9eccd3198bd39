import type { Language } from '../../present/language.ts';

/** Texts of the view "Deal" that the deal page does not have: what can be moved on it, and what is missing. */
export interface DealViewMessages {
  readonly missing: string;
  readonly missingWhy: string;
  readonly missingNext: string;
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
}

const en: DealViewMessages = {
  missing: 'No deals have been worked out for this scenario yet',
  missingWhy:
    'Each deal is a plan of its own under other terms, with its own accounts. Working them out takes from minutes to hours, and is done once.',
  missingNext: 'Work them out on a command line; then this page shows them:',
  damaged: 'The saved deals are damaged or of another version. Work them out again:',
  walkAway: 'Where each side walks away',
  walkAwayNote: 'Moving these colours the deals anew. It changes none of them: no deal is worked out here.',
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
};

const ru: DealViewMessages = {
  missing: 'Для этого сценария варианты сделки ещё не просчитаны',
  missingWhy:
    'Каждый вариант сделки — отдельный план при других условиях со своей отчётностью. Расчёт занимает от минут до часов и делается один раз.',
  missingNext: 'Просчитайте их в командной строке, и эта страница их покажет:',
  damaged: 'Сохранённые варианты сделки повреждены или записаны другой версией. Просчитайте их заново:',
  walkAway: 'Где отказывается каждая сторона',
  walkAwayNote: 'Эти пороги лишь перекрашивают варианты. Сами варианты не меняются: здесь ничего не пересчитывается.',
  investorWalks: 'Инвестор отказывается ниже, % в год',
  stateWalks: 'Государство отказывается ниже',
  asInFile: 'Как в файлах парка',
  moved: (x) => `При этих порогах обе стороны остаются в ${x.zone} из ${x.all} просчитанных вариантов.`,
  firstThere: (x) => `Первый на этом пути, который даёт собственникам ${x.hurdle}, — вариант ${x.deal}.`,
  noneThere: (hurdle) => `Ни один из них не даёт собственникам ${hurdle}.`,
  table: 'Условия на столе',
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
};

const kk: DealViewMessages = {
  missing: 'Бұл сценарий үшін мәміле нұсқалары әлі есептелмеген',
  missingWhy:
    'Мәміленің әр нұсқасы — басқа шарттардағы жеке жоспар және жеке есептілік. Оларды есептеу минуттан сағатқа дейін созылады және бір рет жасалады.',
  missingNext: 'Оларды командалық жолда есептеңіз, сонда бет көрсетеді:',
  damaged: 'Сақталған нұсқалар бүлінген не басқа нұсқадағы бағдарлама жазған. Қайта есептеңіз:',
  walkAway: 'Әр тарап қай жерде бас тартады',
  walkAwayNote:
    'Бұл шектер нұсқалардың түсін ғана өзгертеді. Нұсқалардың өзі өзгермейді: мұнда ештеңе қайта есептелмейді.',
  investorWalks: 'Бұдан төмен болса инвестор бас тартады, жылына %',
  stateWalks: 'Бұдан төмен болса мемлекет бас тартады',
  asInFile: 'Парк файлдарындағыдай',
  moved: (x) => `Бұл шектерде екі тарап та есептелген ${x.all} нұсқаның ${x.zone} нұсқасында қалады.`,
  firstThere: (x) => `Осы жолда меншік иелеріне ${x.hurdle} беретін бірінші нұсқа — № ${x.deal}.`,
  noneThere: (hurdle) => `Олардың ешқайсысы меншік иелеріне ${hurdle} бермейді.`,
  table: 'Үстелдегі шарттар',
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
};

const zh: DealViewMessages = {
  missing: '此情景尚未测算交易方案',
  missingWhy: '每个交易方案都是在另一组条款下的独立规划，并有自己的账目。测算需数分钟至数小时，只需做一次。',
  missingNext: '请用以下命令测算，本页随后会显示：',
  damaged: '保存的交易方案已损坏或由其他版本写成，请重新测算：',
  walkAway: '双方各在何处退出',
  walkAwayNote: '移动这两条线只会重新着色，方案本身不变：此处不作任何重新测算。',
  investorWalks: '低于此值投资方退出，年%',
  stateWalks: '低于此值政府退出',
  asInFile: '恢复园区文件中的数值',
  moved: (x) => `按这两条线，已测算的${x.all}个方案中有${x.zone}个双方都不退出。`,
  firstThere: (x) => `途中第一个使业主达到${x.hurdle}的是第${x.deal}号方案。`,
  noneThere: (hurdle) => `没有方案能使业主达到${hurdle}。`,
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
};

export const dealViewMessages: Readonly<Record<Language, DealViewMessages>> = { en, ru, kk, zh };
