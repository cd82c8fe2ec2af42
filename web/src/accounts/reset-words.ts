import { defineWords } from '../lib/words.ts'

export const resetWords = defineWords('reset', {
  uk: {
    title: 'Новий пароль',
    lead: 'Для {{email}}. Пароль перетворюється на ключ на цьому пристрої: сервер його не бачить.',
    after: 'Усі, хто ввійшов зі старим паролем, вийдуть. Код із застосунку буде потрібен, як і раніше.',
    letters: 'Ключ до приватних листів новий пароль не відкриває: його відімкне набір відновлення.',
    password: 'Новий пароль',
    save: 'Зберегти пароль',
    working: 'Зберігаємо…',
    done: 'Пароль змінено',
    doneText: 'Увійдіть зі своєю поштою і новим паролем.',
    toDesk: 'До входу',
    noToken: 'Відкрийте посилання з листа',
    noTokenText: 'Тут бракує останньої частини адреси. Відкрийте посилання з листа ще раз, цілком.',
    over: 'Це посилання вже не діє',
  },
  en: {
    title: 'A new password',
    lead: 'For {{email}}. The password becomes a key on this device: the server never sees it.',
    after: 'Whoever is signed in with the old one is signed out. The code of the app is needed as before.',
    letters: 'The new password does not open your key to private letters: your recovery kit does.',
    password: 'New password',
    save: 'Save the password',
    working: 'Saving…',
    done: 'The password is changed',
    doneText: 'Sign in with your e-mail and the new password.',
    toDesk: 'To the sign-in',
    noToken: 'Open the link from the mail',
    noTokenText: 'The last part of the address is missing here. Open the whole link from the mail once more.',
    over: 'This link works no more',
  },
})
