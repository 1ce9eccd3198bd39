import type { Language } from '../../present/language.ts';
import type { Extent } from '../views/map/extent.ts';
import type { PlaceKind } from '../views/map/places.ts';

/** Texts of the view "Map". */
export interface MapMessages {
  readonly title: string;
  readonly label: (park: string) => string;
  readonly extent: string;
  readonly extents: Readonly<Record<Extent, string>>;
  readonly kinds: Readonly<Record<PlaceKind, string>>;
  readonly lines: Readonly<Record<'rail' | 'grid' | 'river' | 'fence' | 'border', string>>;
  readonly list: string;
  readonly chosen: string;
  readonly km: (km: string) => string;
  readonly kmRange: (x: { km: string; low: string; high: string }) => string;
  readonly straight: (km: string) => string;
  readonly distance: string;
  readonly onMap: string;
  readonly noPlace: string;
  readonly area: string;
  readonly capacity: string;
  readonly drawn: string;
  readonly lasts: string;
  readonly verdict: string;
  readonly sold: string;
  readonly bought: string;
  readonly price: (x: { price: string; freight: string }) => string;
  readonly source: string;
  readonly ways: string;
  readonly schematic: string;
  readonly elsewhere: string;
  readonly elsewhereNote: string;
  readonly fence: string;
  readonly fenceLead: (x: { used: string; area: string; share: string }) => string;
  readonly fenceOver: (x: { used: string; area: string }) => string;
  readonly fenceOnly: (used: string) => string;
  readonly inside: string;
  readonly outside: string;
  readonly outsideLead: (area: string) => string;
  readonly plants: string;
  readonly infrastructure: string;
  readonly noWebGl: string;
  readonly noMap: string;
  readonly noMapNext: string;
  readonly unread: (files: string) => string;
  readonly madeFrom: (sources: string) => string;
  readonly atlas: string;
  readonly tiles: string;
  readonly tilesLabel: string;
  readonly tilesHint: string;
  readonly tilesFault: string;
  readonly tilesUse: string;
  readonly tilesNone: string;
  /** Words of the map's own parts, by its names for them. */
  readonly parts: Readonly<Record<string, string>>;
}

const en: MapMessages = {
  title: 'Where it lies',
  label: (park) => `Map of ${park} and what lies around it; the list beside it says the same`,
  extent: 'How much to show',
  extents: { near: 'About the park', region: 'Region', far: 'Markets' },
  kinds: {
    site: 'Sites',
    deposit: 'Deposits',
    power: 'Power stations',
    settlement: 'Settlements',
    market: 'Markets and ports',
  },
  lines: { rail: 'Railway', grid: 'Power line', river: 'River', fence: 'Fence', border: 'Border' },
  list: 'Places',
  chosen: 'chosen',
  km: (km) => `${km} km`,
  kmRange: (x) => `${x.km} km (${x.low}–${x.high})`,
  straight: (km) => `${km} km as the crow flies`,
  distance: 'To the park',
  onMap: 'On the map',
  noPlace: 'no coordinates in the park’s files',
  area: 'Area',
  capacity: 'Capacity',
  drawn: 'Drawn by the park',
  lasts: 'Lasts',
  verdict: 'Verdict',
  sold: 'Sold there',
  bought: 'Bought there',
  price: (x) => `${x.price}, freight ${x.freight}`,
  source: 'Where the place is from',
  ways: 'Railways and power lines',
  schematic: 'straight line, not surveyed',
  elsewhere: 'Markets without a place',
  elsewhereNote: 'The markets file names them in words; no file says where on the map they are.',
  fence: 'What lies inside and outside the fence',
  fenceLead: (x) => `The plan fences ${x.used} of the ${x.area} of the chosen site (${x.share}).`,
  fenceOver: (x) => `The plan fences ${x.used}, more than the ${x.area} of the chosen site.`,
  fenceOnly: (used) => `The plan fences ${used}.`,
  inside: 'Inside the fence',
  outside: 'Outside the fence',
  outsideLead: (area) => `Plants outside take ${area}.`,
  plants: 'Plants',
  infrastructure: 'Infrastructure',
  noWebGl: 'This browser draws no moving maps (it has no WebGL). Here is a still one; the list has every place.',
  noMap: 'No file of this park says where it lies, so there is nothing to draw.',
  noMapNext:
    'Give sites a polygon in site.yaml and deposits a place in deposits.yaml, or put a GeoJSON file into the park’s folder.',
  unread: (files) => `Could not be read as GeoJSON: ${files}.`,
  madeFrom: (sources) => `Land and borders: Natural Earth, public domain. Places: ${sources}.`,
  atlas: 'Land and borders: Natural Earth, public domain.',
  tiles: 'Background map from elsewhere',
  tilesLabel: 'Address of map tiles',
  tilesHint:
    'https://…/{z}/{x}/{y}.png. Nothing is asked for until you enter one; its owner then sees what you look at.',
  tilesFault: 'An address that begins with https:// and holds {z}, {x} and {y}.',
  tilesUse: 'Use it',
  tilesNone: 'Without background',
  parts: {
    'NavigationControl.ZoomIn': 'Zoom in',
    'NavigationControl.ZoomOut': 'Zoom out',
    'ScaleControl.Kilometers': 'km',
    'ScaleControl.Meters': 'm',
    'Map.Title': 'Map',
    'CooperativeGesturesHandler.WindowsHelpText': 'Ctrl and scroll to zoom the map',
    'CooperativeGesturesHandler.MacHelpText': '⌘ and scroll to zoom the map',
    'CooperativeGesturesHandler.MobileHelpText': 'Two fingers move the map',
  },
};

const ru: MapMessages = {
  title: 'Где это находится',
  label: (park) => `Карта: ${park} и окрестности; в списке рядом то же самое`,
  extent: 'Охват карты',
  extents: { near: 'Вокруг парка', region: 'Регион', far: 'Рынки' },
  kinds: {
    site: 'Площадки',
    deposit: 'Месторождения',
    power: 'Электростанции',
    settlement: 'Населённые пункты',
    market: 'Рынки и порты',
  },
  lines: { rail: 'Железная дорога', grid: 'Линия электропередачи', river: 'Река', fence: 'Ограда', border: 'Граница' },
  list: 'Места',
  chosen: 'выбрана',
  km: (km) => `${km} км`,
  kmRange: (x) => `${x.km} км (${x.low}–${x.high})`,
  straight: (km) => `${km} км по прямой`,
  distance: 'До парка',
  onMap: 'На карте',
  noPlace: 'в файлах парка нет координат',
  area: 'Площадь',
  capacity: 'Мощность',
  drawn: 'Берёт парк',
  lasts: 'Хватит на',
  verdict: 'Вывод',
  sold: 'Продаётся туда',
  bought: 'Покупается оттуда',
  price: (x) => `${x.price}, перевозка ${x.freight}`,
  source: 'Откуда известно место',
  ways: 'Железные дороги и линии электропередачи',
  schematic: 'прямая линия, без изысканий',
  elsewhere: 'Рынки без места на карте',
  elsewhereNote: 'В файле рынков они названы словами; где они на карте, не сказано ни в одном файле.',
  fence: 'Что внутри ограды и что снаружи',
  fenceLead: (x) => `План огораживает ${x.used} из ${x.area} выбранной площадки (${x.share}).`,
  fenceOver: (x) => `План огораживает ${x.used}, больше ${x.area} выбранной площадки.`,
  fenceOnly: (used) => `План огораживает ${used}.`,
  inside: 'Внутри ограды',
  outside: 'Снаружи',
  outsideLead: (area) => `Производства снаружи занимают ${area}.`,
  plants: 'Производства',
  infrastructure: 'Инфраструктура',
  noWebGl: 'Браузер не рисует подвижных карт (нет WebGL). Здесь неподвижная; в списке — все места.',
  noMap: 'Ни один файл этого парка не говорит, где он находится: рисовать нечего.',
  noMapNext:
    'Дайте площадкам polygon в site.yaml, месторождениям place в deposits.yaml или положите файл GeoJSON в папку парка.',
  unread: (files) => `Не читается как GeoJSON: ${files}.`,
  madeFrom: (sources) => `Суша и границы: Natural Earth, общественное достояние. Места: ${sources}.`,
  atlas: 'Суша и границы: Natural Earth, общественное достояние.',
  tiles: 'Подложка из другого источника',
  tilesLabel: 'Адрес плиток карты',
  tilesHint:
    'https://…/{z}/{x}/{y}.png. Пока адреса нет, ничего не запрашивается; с ним его владелец видит, что вы смотрите.',
  tilesFault: 'Адрес, который начинается с https:// и содержит {z}, {x} и {y}.',
  tilesUse: 'Включить',
  tilesNone: 'Без подложки',
  parts: {
    'NavigationControl.ZoomIn': 'Приблизить',
    'NavigationControl.ZoomOut': 'Отдалить',
    'ScaleControl.Kilometers': 'км',
    'ScaleControl.Meters': 'м',
    'Map.Title': 'Карта',
    'CooperativeGesturesHandler.WindowsHelpText': 'Масштаб — Ctrl и прокрутка',
    'CooperativeGesturesHandler.MacHelpText': 'Масштаб — ⌘ и прокрутка',
    'CooperativeGesturesHandler.MobileHelpText': 'Карту двигают двумя пальцами',
  },
};

const kk: MapMessages = {
  title: 'Қайда орналасқан',
  label: (park) => `Карта: ${park} және оның маңы; жанындағы тізімде де сол`,
  extent: 'Карта ауқымы',
  extents: { near: 'Парк маңы', region: 'Өңір', far: 'Нарықтар' },
  kinds: {
    site: 'Алаңдар',
    deposit: 'Кен орындары',
    power: 'Электр станциялары',
    settlement: 'Елді мекендер',
    market: 'Нарықтар мен порттар',
  },
  lines: { rail: 'Теміржол', grid: 'Электр желісі', river: 'Өзен', fence: 'Қоршау', border: 'Шекара' },
  list: 'Орындар',
  chosen: 'таңдалған',
  km: (km) => `${km} км`,
  kmRange: (x) => `${x.km} км (${x.low}–${x.high})`,
  straight: (km) => `түзу сызықпен ${km} км`,
  distance: 'Паркке дейін',
  onMap: 'Картада',
  noPlace: 'парк файлдарында координатасы жоқ',
  area: 'Аумағы',
  capacity: 'Қуаты',
  drawn: 'Парктің алатыны',
  lasts: 'Жететін мерзімі',
  verdict: 'Қорытынды',
  sold: 'Сонда сатылады',
  bought: 'Содан сатып алынады',
  price: (x) => `${x.price}, тасымалы ${x.freight}`,
  source: 'Орнының дереккөзі',
  ways: 'Теміржолдар мен электр желілері',
  schematic: 'түзу сызық, ізденіссіз',
  elsewhere: 'Картада орны жоқ нарықтар',
  elsewhereNote: 'Нарықтар файлында олар сөзбен аталған; картадағы орны ешбір файлда жоқ.',
  fence: 'Қоршаудың ішінде және сыртында не бар',
  fenceLead: (x) => `Жоспар таңдалған алаңның ${x.area} аумағынан ${x.used} қоршайды (${x.share}).`,
  fenceOver: (x) => `Жоспар ${x.used} қоршайды, бұл таңдалған алаңның ${x.area} аумағынан көп.`,
  fenceOnly: (used) => `Жоспар ${used} қоршайды.`,
  inside: 'Қоршау ішінде',
  outside: 'Қоршау сыртында',
  outsideLead: (area) => `Сыртындағы өндірістер ${area} алады.`,
  plants: 'Өндірістер',
  infrastructure: 'Инфрақұрылым',
  noWebGl: 'Бұл браузер жылжымалы карта салмайды (WebGL жоқ). Мұнда қозғалмайтыны; тізімде барлық орын бар.',
  noMap: 'Бұл парктің ешбір файлында оның орны айтылмаған, сондықтан салатын ештеңе жоқ.',
  noMapNext:
    'site.yaml файлында алаңдарға polygon, deposits.yaml файлында кен орындарына place беріңіз не парк қалтасына GeoJSON файлын салыңыз.',
  unread: (files) => `GeoJSON ретінде оқылмады: ${files}.`,
  madeFrom: (sources) => `Құрлық пен шекаралар: Natural Earth, қоғамдық игілік. Орындар: ${sources}.`,
  atlas: 'Құрлық пен шекаралар: Natural Earth, қоғамдық игілік.',
  tiles: 'Басқа көзден алынатын төсеме карта',
  tilesLabel: 'Карта тақталарының мекенжайы',
  tilesHint:
    'https://…/{z}/{x}/{y}.png. Мекенжай берілмейінше ештеңе сұралмайды; берілсе, иесі нені қарап отырғаныңызды көреді.',
  tilesFault: 'https:// деп басталып, {z}, {x} және {y} бар мекенжай.',
  tilesUse: 'Қосу',
  tilesNone: 'Төсемесіз',
  parts: {
    'NavigationControl.ZoomIn': 'Жақындату',
    'NavigationControl.ZoomOut': 'Алыстату',
    'ScaleControl.Kilometers': 'км',
    'ScaleControl.Meters': 'м',
    'Map.Title': 'Карта',
    'CooperativeGesturesHandler.WindowsHelpText': 'Масштаб: Ctrl және айналдыру',
    'CooperativeGesturesHandler.MacHelpText': 'Масштаб: ⌘ және айналдыру',
    'CooperativeGesturesHandler.MobileHelpText': 'Картаны екі саусақпен жылжытыңыз',
  },
};

const zh: MapMessages = {
  title: '位置与周边',
  label: (park) => `${park}及其周边地图；旁边的列表内容相同`,
  extent: '显示范围',
  extents: { near: '园区周边', region: '区域', far: '市场' },
  kinds: { site: '场址', deposit: '矿床', power: '电站', settlement: '居民点', market: '市场与港口' },
  lines: { rail: '铁路', grid: '输电线路', river: '河流', fence: '围栏', border: '国界' },
  list: '地点',
  chosen: '已选定',
  km: (km) => `${km}公里`,
  kmRange: (x) => `${x.km}公里（${x.low}–${x.high}）`,
  straight: (km) => `直线${km}公里`,
  distance: '距园区',
  onMap: '地图',
  noPlace: '园区文件中没有坐标',
  area: '面积',
  capacity: '装机容量',
  drawn: '园区取用',
  lasts: '可用年限',
  verdict: '结论',
  sold: '销往此处',
  bought: '购自此处',
  price: (x) => `${x.price}，运费${x.freight}`,
  source: '位置的依据',
  ways: '铁路与输电线路',
  schematic: '直线示意，未经勘测',
  elsewhere: '没有具体位置的市场',
  elsewhereNote: '市场文件只用文字提及，没有文件说明它们在地图上的位置。',
  fence: '围栏内外各有什么',
  fenceLead: (x) => `方案围用${x.used}，占所选场址${x.area}的${x.share}。`,
  fenceOver: (x) => `方案围用${x.used}，超过所选场址的${x.area}。`,
  fenceOnly: (used) => `方案围用${used}。`,
  inside: '围栏内',
  outside: '围栏外',
  outsideLead: (area) => `围栏外的装置占地${area}。`,
  plants: '装置',
  infrastructure: '基础设施',
  noWebGl: '此浏览器不能绘制动态地图（没有 WebGL）。以下为静态地图；列表包含全部地点。',
  noMap: '此园区没有文件说明其位置，因此没有可画的内容。',
  noMapNext:
    '请在 site.yaml 中为场址给出 polygon，在 deposits.yaml 中为矿床给出 place，或在园区文件夹中放入 GeoJSON 文件。',
  unread: (files) => `无法作为 GeoJSON 读取：${files}。`,
  madeFrom: (sources) => `陆地与国界：Natural Earth，公有领域。地点：${sources}。`,
  atlas: '陆地与国界：Natural Earth，公有领域。',
  tiles: '外部底图',
  tilesLabel: '地图瓦片地址',
  tilesHint: 'https://…/{z}/{x}/{y}.png。未填写前不会向任何地方请求；填写后，其所有者会知道您在看什么。',
  tilesFault: '地址须以 https:// 开头，并包含 {z}、{x} 和 {y}。',
  tilesUse: '使用',
  tilesNone: '不用底图',
  parts: {
    'NavigationControl.ZoomIn': '放大',
    'NavigationControl.ZoomOut': '缩小',
    'ScaleControl.Kilometers': '公里',
    'ScaleControl.Meters': '米',
    'Map.Title': '地图',
    'CooperativeGesturesHandler.WindowsHelpText': '按住 Ctrl 并滚动以缩放地图',
    'CooperativeGesturesHandler.MacHelpText': '按住 ⌘ 并滚动以缩放地图',
    'CooperativeGesturesHandler.MobileHelpText': '用两指移动地图',
  },
};

export const mapMessages: Readonly<Record<Language, MapMessages>> = { en, ru, kk, zh };
