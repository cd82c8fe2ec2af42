import { defineWords } from '../lib/words.ts'

export const paperWords = defineWords('officer-paper', {
  uk: {
    poster: 'Оголошення для під’їзду, А4',
    cards: 'Картки, 8 на аркуші',
    making: 'Готуємо файл…',
    failed: 'Файл не зроблено. Перевірте з’єднання і спробуйте ще раз.',
    yourOfficer: 'Ваш дільничний офіцер',
    noOfficer: 'Офіцера буде призначено. Телефонуйте до чергової частини.',
    hours: 'Прийом',
    byAppointment: 'за домовленістю',
    where: 'Де',
    station: 'Чергова частина',
    scan: 'Наведіть камеру телефона: межі дільниці, хто заступає, оголошення, приватне звернення.',
    urgent: 'Негайна небезпека: 102, 101, 103, 112',
    asOf: 'Дані на {{day}}',
  },
  en: {
    poster: 'Notice for the stairwell, A4',
    cards: 'Cards, 8 on a sheet',
    making: 'Making the file…',
    failed: 'The file was not made. Check your connection and try again.',
    yourOfficer: 'Your district officer',
    noOfficer: 'An officer is yet to be appointed. Call the duty station.',
    hours: 'Reception',
    byAppointment: 'by appointment',
    where: 'Where',
    station: 'Duty station',
    scan: 'Point your phone’s camera here: borders of the beat, who stands in, notices, private letters.',
    urgent: 'Immediate danger: 102, 101, 103, 112',
    asOf: 'As of {{day}}',
  },
})
