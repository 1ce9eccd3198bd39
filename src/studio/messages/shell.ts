import type { Language } from '../../present/language.ts';
import type { Dropped } from '../link.ts';

/** Texts of the studio's frame: what stands around every view. */
export interface ShellMessages {
  readonly language: string;
  readonly skip: string;
  readonly home: string;
  readonly choices: string;
  readonly park: string;
  readonly scenario: string;
  readonly asAnnounced: string;
  readonly noPlanYet: string;
  readonly chooseLanguage: string;
  readonly scheme: string;
  readonly schemes: Readonly<Record<'system' | 'light' | 'dark', string>>;
  readonly copyLink: string;
  readonly copied: string;
  readonly print: string;
  readonly views: string;
  readonly moreViews: string;
  readonly view: Readonly<Record<string, string>>;
  readonly close: string;
  readonly loading: string;
  readonly retry: string;
  readonly offline: string;
  readonly update: string;
  readonly updateNow: string;
  readonly later: string;
  readonly dropped: string;
  readonly droppedPart: Readonly<Record<Dropped['part'], (written: string) => string>>;
  readonly stale: (files: string) => string;
  readonly trouble: {
    readonly title: string;
    readonly parks: string;
    readonly noParks: string;
    readonly plan: string;
    readonly damaged: string;
    readonly otherFormat: string;
    readonly missing: string;
    readonly missingNext: string;
    readonly view: string;
    readonly viewNext: string;
    readonly toGlance: string;
    readonly detail: string;
    readonly code: string;
  };
}

const en: ShellMessages = {
  language: 'English',
  skip: 'Skip to the content',
  home: 'Kombinat, first view',
  choices: 'Park, scenario and settings',
  park: 'Park',
  scenario: 'Scenario',
  asAnnounced: 'As announced',
  noPlanYet: 'no plan yet',
  chooseLanguage: 'Language',
  scheme: 'Colours',
  schemes: { system: 'As the system', light: 'Light', dark: 'Dark' },
  copyLink: 'Copy the link to this',
  copied: 'Link copied',
  print: 'Print',
  views: 'Views',
  moreViews: 'More',
  view: {
    glance: 'At a glance',
    map: 'Map',
    flows: 'Flows',
    time: 'Time',
    hours: 'Hours',
    whatif: 'What if',
    deal: 'Deal',
    files: 'Files and sources',
  },
  close: 'Close',
  loading: 'Loading',
  retry: 'Try again',
  offline: 'No network. What was opened before still works.',
  update: 'A newer version of this page is ready.',
  updateNow: 'Load it now',
  later: 'Later',
  dropped: 'Not everything in this link could be opened:',
  droppedPart: {
    view: (written) => `there is no view “${written}”`,
    park: (written) => `there is no park “${written}”`,
    scenario: (written) => `this park has no scenario “${written}”`,
    lang: (written) => `“${written}” is not one of the four languages`,
    set: (written) => `the setting “${written}” is not understood`,
    other: (written) => `“${written}” means nothing here`,
  },
  stale: (files) =>
    `This plan was made before these files changed: ${files}. It no longer answers to the park as it is.`,
  trouble: {
    title: 'This cannot be shown',
    parks: 'The list of parks could not be loaded.',
    noParks: 'There is no park here.',
    plan: 'The plan could not be loaded.',
    damaged: 'The saved plan is damaged. Plan the park again.',
    otherFormat: 'The saved plan was written by another version. Plan the park again.',
    missing: 'This park has no saved plan for this scenario yet.',
    missingNext: 'Plan it on the command line; the page then shows it:',
    view: 'Something in this view went wrong.',
    viewNext: 'The rest of the page works. Nothing of yours was lost.',
    toGlance: 'Back to the first view',
    detail: 'What the program says, in English',
    code: 'Command',
  },
};

const ru: ShellMessages = {
  language: 'Русский',
  skip: 'К содержанию',
  home: 'Kombinat, первый экран',
  choices: 'Парк, сценарий и настройки',
  park: 'Парк',
  scenario: 'Сценарий',
  asAnnounced: 'Как объявлено',
  noPlanYet: 'плана пока нет',
  chooseLanguage: 'Язык',
  scheme: 'Цвета',
  schemes: { system: 'Как в системе', light: 'Светлые', dark: 'Тёмные' },
  copyLink: 'Скопировать ссылку на это',
  copied: 'Ссылка скопирована',
  print: 'Печать',
  views: 'Разделы',
  moreViews: 'Ещё',
  view: {
    glance: 'Главное',
    map: 'Карта',
    flows: 'Потоки',
    time: 'Годы',
    hours: 'Часы',
    whatif: 'Что, если',
    deal: 'Сделка',
    files: 'Файлы и источники',
  },
  close: 'Закрыть',
  loading: 'Загрузка',
  retry: 'Повторить',
  offline: 'Нет сети. Открытое ранее по-прежнему работает.',
  update: 'Готова новая версия страницы.',
  updateNow: 'Загрузить сейчас',
  later: 'Позже',
  dropped: 'Не всё в этой ссылке удалось открыть:',
  droppedPart: {
    view: (written) => `раздела «${written}» нет`,
    park: (written) => `парка «${written}» нет`,
    scenario: (written) => `у этого парка нет сценария «${written}»`,
    lang: (written) => `«${written}» — не один из четырёх языков`,
    set: (written) => `настройка «${written}» непонятна`,
    other: (written) => `«${written}» здесь ничего не значит`,
  },
  stale: (files) => `План составлен до изменения файлов: ${files}. Нынешнему парку он уже не отвечает.`,
  trouble: {
    title: 'Это показать нельзя',
    parks: 'Не удалось загрузить список парков.',
    noParks: 'Здесь нет ни одного парка.',
    plan: 'Не удалось загрузить план.',
    damaged: 'Сохранённый план повреждён. Составьте план заново.',
    otherFormat: 'Сохранённый план записан другой версией. Составьте план заново.',
    missing: 'Для этого сценария сохранённого плана пока нет.',
    missingNext: 'Составьте его в командной строке, и страница его покажет:',
    view: 'В этом разделе произошла ошибка.',
    viewNext: 'Остальная страница работает. Ничего из вашего не потеряно.',
    toGlance: 'К первому разделу',
    detail: 'Что сообщает программа, по-английски',
    code: 'Команда',
  },
};

const kk: ShellMessages = {
  language: 'Қазақша',
  skip: 'Мазмұнына өту',
  home: 'Kombinat, бірінші көрініс',
  choices: 'Парк, сценарий және баптаулар',
  park: 'Парк',
  scenario: 'Сценарий',
  asAnnounced: 'Жарияланғандай',
  noPlanYet: 'жоспар әзірге жоқ',
  chooseLanguage: 'Тіл',
  scheme: 'Түстер',
  schemes: { system: 'Жүйедегідей', light: 'Ашық', dark: 'Күңгірт' },
  copyLink: 'Осыған сілтемені көшіру',
  copied: 'Сілтеме көшірілді',
  print: 'Басып шығару',
  views: 'Бөлімдер',
  moreViews: 'Тағы',
  view: {
    glance: 'Басты бет',
    map: 'Карта',
    flows: 'Ағындар',
    time: 'Жылдар',
    hours: 'Сағаттар',
    whatif: 'Егер де',
    deal: 'Мәміле',
    files: 'Файлдар мен дереккөздер',
  },
  close: 'Жабу',
  loading: 'Жүктелуде',
  retry: 'Қайталау',
  offline: 'Желі жоқ. Бұрын ашылғандар бұрынғыша жұмыс істейді.',
  update: 'Беттің жаңа нұсқасы дайын.',
  updateNow: 'Қазір жүктеу',
  later: 'Кейін',
  dropped: 'Бұл сілтемедегінің бәрі ашылмады:',
  droppedPart: {
    view: (written) => `«${written}» бөлімі жоқ`,
    park: (written) => `«${written}» паркі жоқ`,
    scenario: (written) => `бұл паркте «${written}» сценарийі жоқ`,
    lang: (written) => `«${written}» — төрт тілдің бірі емес`,
    set: (written) => `«${written}» баптауы түсініксіз`,
    other: (written) => `«${written}» мұнда ештеңе білдірмейді`,
  },
  stale: (files) => `Жоспар мына файлдар өзгергенге дейін жасалған: ${files}. Ол парктің қазіргі күйіне сай емес.`,
  trouble: {
    title: 'Мұны көрсету мүмкін емес',
    parks: 'Парктер тізімі жүктелмеді.',
    noParks: 'Мұнда бірде-бір парк жоқ.',
    plan: 'Жоспар жүктелмеді.',
    damaged: 'Сақталған жоспар бүлінген. Паркті қайта жоспарлаңыз.',
    otherFormat: 'Сақталған жоспарды басқа нұсқа жазған. Паркті қайта жоспарлаңыз.',
    missing: 'Бұл сценарий үшін сақталған жоспар әзірге жоқ.',
    missingNext: 'Оны командалық жолда жасаңыз, сонда бет оны көрсетеді:',
    view: 'Бұл бөлімде қате болды.',
    viewNext: 'Беттің қалғаны жұмыс істейді. Сіздің ештеңеңіз жоғалған жоқ.',
    toGlance: 'Бірінші бөлімге қайту',
    detail: 'Бағдарламаның хабары, ағылшынша',
    code: 'Команда',
  },
};

const zh: ShellMessages = {
  language: '中文',
  skip: '跳到正文',
  home: 'Kombinat，首个视图',
  choices: '园区、情景与设置',
  park: '园区',
  scenario: '情景',
  asAnnounced: '按公布方案',
  noPlanYet: '尚无方案',
  chooseLanguage: '语言',
  scheme: '配色',
  schemes: { system: '跟随系统', light: '浅色', dark: '深色' },
  copyLink: '复制此页链接',
  copied: '链接已复制',
  print: '打印',
  views: '视图',
  moreViews: '更多',
  view: {
    glance: '概览',
    map: '地图',
    flows: '流向',
    time: '年度',
    hours: '小时',
    whatif: '假设分析',
    deal: '交易',
    files: '文件与来源',
  },
  close: '关闭',
  loading: '正在加载',
  retry: '重试',
  offline: '没有网络。此前打开过的内容仍可使用。',
  update: '页面有新版本可用。',
  updateNow: '立即加载',
  later: '以后',
  dropped: '此链接中有些内容无法打开：',
  droppedPart: {
    view: (written) => `没有“${written}”这个视图`,
    park: (written) => `没有“${written}”这个园区`,
    scenario: (written) => `该园区没有“${written}”情景`,
    lang: (written) => `“${written}”不是四种语言之一`,
    set: (written) => `无法识别设置“${written}”`,
    other: (written) => `“${written}”在此没有含义`,
  },
  stale: (files) => `此方案完成之后，以下文件已改动：${files}。它不再对应园区的现状。`,
  trouble: {
    title: '无法显示',
    parks: '无法加载园区列表。',
    noParks: '这里没有园区。',
    plan: '无法加载方案。',
    damaged: '保存的方案已损坏，请重新生成方案。',
    otherFormat: '保存的方案由其他版本写成，请重新生成方案。',
    missing: '此情景尚无已保存的方案。',
    missingNext: '请用以下命令生成方案，页面随后会显示：',
    view: '此视图出现了错误。',
    viewNext: '页面其余部分仍可使用，您的内容没有丢失。',
    toGlance: '回到首个视图',
    detail: '程序的原始信息（英文）',
    code: '命令',
  },
};

export const shellMessages: Readonly<Record<Language, ShellMessages>> = { en, ru, kk, zh };
