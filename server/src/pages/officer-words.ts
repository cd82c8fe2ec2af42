import { defineTexts } from '@bezpechne/shared/languages'

const uk = {
  title: 'Мій дільничний офіцер',
  lead: 'Дільниці та офіцери. Знайти за адресою або на карті можна, коли сторінка завантажиться.',
  description: (city: string) => `${city}: хто ваш дільничний офіцер, телефон, прийом, як написати приватно.`,
  none: 'Дільниці ще не внесено. Телефонуйте 102, якщо потрібна поліція.',
  elsewhere: 'Інші дільниці',
  nobody: 'Офіцера зараз немає, телефонуйте до чергової частини.',
  phone: 'Телефон',
  hours: 'Прийом',
  byAppointment: 'за домовленістю',
  where: 'Де',
  away: (day: string) => `Офіцер відсутній до ${day} включно.`,
  standsIn: 'Заступає',
  station: 'Чергова частина',
  write: 'Написати приватно',
  notices: 'Оголошення дільниці',
  calendar: 'Додати прийом до календаря',
  finder: 'Знайти свого дільничного',
}

export const officerPageWords = defineTexts('officer-pages', {
  uk,
  en: {
    title: 'My district officer',
    lead: 'Beats and their officers. Finding yours by address or on the map works once the page has loaded.',
    description: (city) =>
      `${city}: who your district officer is, phone, reception hours, how to write privately.`,
    none: 'No beats have been entered yet. Call 102 if you need the police.',
    elsewhere: 'Other beats',
    nobody: 'There is no officer at the moment, call the duty station.',
    phone: 'Phone',
    hours: 'Reception',
    byAppointment: 'by appointment',
    where: 'Where',
    away: (day) => `The officer is away until ${day}, that day included.`,
    standsIn: 'Stands in',
    station: 'Duty station',
    write: 'Write privately',
    notices: 'Notices of the beat',
    calendar: 'Add reception hours to the calendar',
    finder: 'Find your district officer',
  },
})
