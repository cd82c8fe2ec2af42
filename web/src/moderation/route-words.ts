import { defineWords } from '../lib/words.ts'

export const routeWords = defineWords('route', {
  uk: {
    byRule: 'Правило {{no}}: {{what}}',
    notByRule: 'Ви змінили вибір. Правило {{no}} веде до: {{name}}',
    noRule: 'Жодне правило не підходить. Оберіть, якщо знаєте, хто відповідає.',
  },
  en: {
    byRule: 'Rule {{no}}: {{what}}',
    notByRule: 'You changed the choice. Rule {{no}} leads to: {{name}}',
    noRule: 'No rule fits. Choose, if you know who is responsible.',
  },
})
