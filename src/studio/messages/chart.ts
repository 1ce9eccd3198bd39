import type { Language } from '../../present/language.ts';

/** Texts of charts as such. */
export interface ChartMessages {
  readonly failed: string;
}

export const chartMessages: Readonly<Record<Language, ChartMessages>> = {
  en: { failed: 'The chart could not be loaded; the table below has its figures.' },
  ru: { failed: 'Диаграмма не загрузилась; её данные — в таблице ниже.' },
  kk: { failed: 'Диаграмма жүктелмеді; оның деректері төмендегі кестеде.' },
  zh: { failed: '图表未能加载；数据见下方表格。' },
};
