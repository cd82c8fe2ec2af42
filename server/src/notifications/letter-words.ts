// NOTE: no link, number, beat, name or time: an inbox may be read by who must not know.
export const letterMailWords = {
  uk: {
    news: { subject: 'Є новина', text: 'Є новина. Відкрийте сайт, коли ви на самоті.\n' },
    waiting: (letters: number, days: number | null) => ({
      subject: `Листів чекає: ${letters}`,
      text: `${[`Листів чекає: ${letters}.`, days !== null && nearest(days)].filter(Boolean).join('\n')}\n`,
    }),
  },
  en: {
    news: { subject: 'There is news', text: 'There is news. Open the site when you are alone.\n' },
  },
}

function nearest(days: number): string {
  if (days < 0) return `Найближчий строк минув. Днів тому: ${-days}.`
  return days === 0 ? 'Найближчий строк сьогодні.' : `До найближчого строку днів: ${days}.`
}
