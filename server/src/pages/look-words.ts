import { defineTexts } from '@bezpechne/shared/languages'

export const lookPageWords = defineTexts('look', {
  uk: {
    notice: 'Оголошення громади',
    hours: 'Відповідають:',
    lines: 'Лінії допомоги',
  },
  en: {
    notice: 'Notice of the community',
    hours: 'They answer:',
    lines: 'Help lines',
  },
})
