/** Kazakh months and lists, for browsers whose own data of languages leaves Kazakh out. */
export const kazakhCalendar = {
  months: [
    ['қаң.', 'қаңтар'],
    ['ақп.', 'ақпан'],
    ['нау.', 'наурыз'],
    ['сәу.', 'сәуір'],
    ['мам.', 'мамыр'],
    ['мау.', 'маусым'],
    ['шіл.', 'шілде'],
    ['там.', 'тамыз'],
    ['қыр.', 'қыркүйек'],
    ['қаз.', 'қазан'],
    ['қар.', 'қараша'],
    ['жел.', 'желтоқсан'],
  ],
  date: (day: number, month: string, year: number) => `${year} ж. ${day} ${month}`,
  and: 'және',
} as const;
