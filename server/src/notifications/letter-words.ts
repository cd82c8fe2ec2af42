import { defineTexts } from '@bezpechne/shared/languages'
// NOTE: no link, number, beat, name or time: an inbox may be read by who must not know.
export const letterMailWords = defineTexts('letter-mail', {
  uk: { subject: 'Є новина', text: 'Є новина. Відкрийте сайт, коли ви на самоті.\n' },
  en: { subject: 'There is news', text: 'There is news. Open the site when you are alone.\n' },
})

/** To staff, in the city's language. */
export function lettersWaiting(letters: number, days: number | null) {
  return {
    subject: `Листів чекає: ${letters}`,
    text: `${[`Листів чекає: ${letters}.`, days !== null && nearest(days)].filter(Boolean).join('\n')}\n`,
  }
}

function nearest(days: number): string {
  if (days < 0) return `Найближчий строк минув. Днів тому: ${-days}.`
  return days === 0 ? 'Найближчий строк сьогодні.' : `До найближчого строку днів: ${days}.`
}
