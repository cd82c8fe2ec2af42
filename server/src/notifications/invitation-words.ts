import { defineTexts } from '@bezpechne/shared/languages'

const uk = {
  subject: (city: string) => `Запрошення до роботи на карті «Безпечне»: ${city}`,
  asModerator: (city: string) =>
    `Адміністратор громади «${city}» запрошує вас бути модератором: перевіряти й публікувати звернення мешканців.`,
  asAdministrator: (city: string) =>
    `Громада «${city}» запрошує вас бути адміністратором: запрошувати працівників і налаштовувати роботу.`,
  asOfficer: (city: string) =>
    `Адміністратор громади «${city}» запрошує вас вести свою дільницю й відповідати на приватні листи мешканців.`,
  asHead: (city: string) =>
    `Адміністратор громади «${city}» запрошує вас керувати дільницями й стежити за строками листів.`,
  asResponder: (organisation: string, city: string) =>
    `Адміністратор громади «${city}» запрошує вас відповідати мешканцям від організації:\n${organisation}`,
  accept: 'Прочитати й прийняти запрошення:',
  until: (day: string) => `Посилання діє один раз і до ${day}. Воно лише для вас: не пересилайте його.`,
  foot: 'Це автоматичний лист, відповіді на нього ніхто не прочитає.\nНе чекали на запрошення? Видаліть лист: без посилання нічого не зміниться.',
  product: 'Безпечне',
}

const en: typeof uk = {
  subject: (city) => `An invitation to work on the map Bezpechne: ${city}`,
  asModerator: (city) =>
    `The administrator of ${city} invites you to be a moderator: to check and publish what residents send.`,
  asAdministrator: (city) =>
    `${city} invites you to be its administrator: to invite staff and to set up the work.`,
  asOfficer: (city) =>
    `The administrator of ${city} invites you to keep your beat and to answer private letters of residents.`,
  asHead: (city) =>
    `The administrator of ${city} invites you to lead the beats and to watch over the terms of letters.`,
  asResponder: (organisation, city) =>
    `The administrator of ${city} invites you to answer residents on behalf of:\n${organisation}`,
  accept: 'Read and accept the invitation:',
  until: (day) => `The link works once, until ${day}. It is for you alone: do not forward it.`,
  foot: 'This mail was sent by a program; nobody reads answers to it.\nYou expected no invitation? Delete the mail: without the link nothing changes.',
  product: 'Bezpechne',
}

export const invitationMailWords = defineTexts('invitation-mail', { uk, en })
