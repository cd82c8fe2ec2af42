import { defineWords } from '../lib/words.ts'

export const coverWords = defineWords('cover-look', {
  uk: {
    title: 'Автор закрив ці слова',
    text: 'Усі вже бачать смужки. Перевірте, чи не закрито саму небезпеку.',
    was: 'Було, лише для вас',
    keep: 'Залишити смужки',
    uncover: 'Показати слова знову',
    keptToast: '{{number}}: смужки лишаються',
    uncoveredToast: '{{number}}: слова знову видно всім',
    sure: 'Показати ці слова всім?',
    sureText: 'Автор закрив їх сам. Якщо це ім’я, телефон чи квартира, лишіть смужки.',
  },
  en: {
    title: 'The author covered these words',
    text: 'Everybody sees bars already. Check that the danger itself is not covered.',
    was: 'As it was, for you alone',
    keep: 'Leave the bars',
    uncover: 'Show the words again',
    keptToast: '{{number}}: the bars stay',
    uncoveredToast: '{{number}}: everybody sees the words again',
    sure: 'Show these words to everybody?',
    sureText: 'The author covered them. If it is a name, a telephone or a flat, leave the bars.',
  },
})
