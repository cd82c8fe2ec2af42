// NOTE: a body's own address and its members have no language of their own; the city's language is Ukrainian.
export const deskMailWords = {
  reminder: (city: string, late: number, soon: number) =>
    [late && `прострочено ${late}`, soon && `скоро строк ${soon}`].filter(Boolean).join(', ') + ` · ${city}`,
  reminderText: (organisation: string) => `Мешканці чекають на відповідь. Відповідає:\n${organisation}`,
  late: 'Строк відповіді минув',
  soon: 'Скоро строк відповіді',
  dueAt: (day: string) => `строк ${day}`,
  more: (count: number) => `І ще ${count}: усі у списку на робочому місці.`,
  desk: 'Відкрити робоче місце:',
  foot: 'Це автоматичний лист, відповіді на нього ніхто не прочитає.\nНагадуємо один раз перед строком, коли він минув, і потім раз на тиждень.',
  link: (number: string, city: string) => `Прохання відповісти на звернення ${number} · ${city}`,
  linkText: (organisation: string, city: string) =>
    `Громада «${city}» просить вас відповісти мешканцям. Відповідає:\n${organisation}`,
  linkOpen: 'Прочитати звернення й відповісти, без реєстрації:',
  linkUntil: (day: string) =>
    `Посилання діє до ${day}, для однієї відповіді. Її прочитає модератор, а тоді всі. Не пересилайте посилання.`,
  linkFoot: 'Це автоматичний лист, відповіді на нього ніхто не прочитає.',
  product: 'Безпечне',
}
