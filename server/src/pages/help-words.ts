import { defineTexts } from '@bezpechne/shared/languages'

export const helpWords = defineTexts('help', {
  uk: {
    title: 'Довідка',
    lead: 'Коротко про те, як користуватися «Безпечним». Оберіть, хто ви.',
    contents: 'На цій сторінці',
    others: 'Інші розділи довідки',
    language: 'Мова',
  },
  en: {
    title: 'Help',
    lead: 'How to use Bezpechne, in short. Choose who you are.',
    contents: 'On this page',
    others: 'Other parts of the handbook',
    language: 'Language',
  },
})
