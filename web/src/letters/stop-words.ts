import { defineWords } from '../lib/words.ts'

export const stopWords = defineWords('letters-stop', {
  uk: {
    closedTitle: 'Приватні листи в цій громаді ще не відкрито',
    closed: 'Тут ще немає кому відкрити замкнений лист. Зателефонуйте або прийдіть.',
    expired: 'Сертифікат ключів прострочено',
    changed: 'Ключі не збігаються з відомими вашому браузеру',
    stopText:
      'Ми зупинилися: лист міг би прочитати хтось інший. З вашого браузера нічого не вийшло. Спробуйте завтра або зателефонуйте.',
    noWasmTitle: 'Цей браузер не вміє замикати листи',
    noWasm: 'Оновіть браузер або відкрийте сторінку в іншому. Без замка ми листів не приймаємо.',
    failedTitle: 'Не вийшло підготувати лист',
    failed: 'Нічого не надіслано. Оновіть сторінку або зателефонуйте.',
    police: 'поліція',
    all: 'єдиний номер',
    station: 'Черговий: {{name}}',
    chooseCity: 'Оберіть громаду',
    chooseCityText: 'Лист прочитають лише у вашій громаді.',
    noBeatHere: 'Такої дільниці немає',
    noBeatText: 'Можливо, в адресі помилка. Знайдіть свого дільничного ще раз.',
    find: 'Знайти дільничного',
  },
  en: {
    closedTitle: 'Private letters are not open in this community yet',
    closed: 'Nobody here can open a locked letter yet. Please call or come.',
    expired: 'The certificate of the keys has expired',
    changed: 'The keys are not those that your browser knows',
    stopText:
      'We stopped: somebody else might have read the letter. Nothing has left your browser. Try tomorrow, or call.',
    noWasmTitle: 'This browser cannot lock letters',
    noWasm: 'Update the browser or open the page in another one. Without a lock we take no letters.',
    failedTitle: 'The letter could not be prepared',
    failed: 'Nothing was sent. Reload the page, or call.',
    police: 'police',
    all: 'all services',
    station: 'On duty: {{name}}',
    chooseCity: 'Choose a community',
    chooseCityText: 'The letter is read in your community alone.',
    noBeatHere: 'There is no such beat',
    noBeatText: 'The address may hold a mistake. Please find your officer again.',
    find: 'Find the officer',
  },
})
