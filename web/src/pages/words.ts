import { defineWords } from '../lib/words.ts'

export const pageWords = defineWords('pages', {
  uk: {
    mapTitle: '{{city}}: карта безпеки',
    receipt: 'Моє звернення',
    notices: 'Що нового',
    outbox: 'Ще не надіслано',
    toMap: 'До карти',
    noCity: 'Такої громади тут немає',
    noCityText: 'Можливо, вона ще не приєдналася або в адресі помилка.',
    chooseCity: 'Обрати громаду',
    newTitle: 'Повідомити про небезпеку',
  },
  en: {
    mapTitle: '{{city}}: safety map',
    receipt: 'My inquiry',
    notices: 'What is new',
    outbox: 'Not sent yet',
    toMap: 'To the map',
    noCity: 'This community is not here',
    noCityText: 'It may not have joined yet, or the address has a mistake.',
    chooseCity: 'Choose a community',
    newTitle: 'Report a danger',
  },
})
