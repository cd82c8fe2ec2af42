import type { Role } from '@bezpechne/shared/access'

// NOTE: staff have no language of their own here; the city's language is Ukrainian.
export const peopleMailWords = {
  roles: {
    moderator: 'модератор',
    responder: 'відповідач',
    administrator: 'адміністратор громади',
    officer: 'дільничний офіцер',
    head: 'керівник підрозділу',
  } satisfies Record<Role, string>,
  waiting: (city: string) => `Потрібна ваша згода на роль · ${city}`,
  waitingText: (asked: string, role: string, city: string) =>
    `${asked} просить надати роль у громаді «${city}»: ${role}.\nТакі ролі надають двоє. Без вашої згоди запрошення не надішлють.`,
  until: (day: string) => `Якщо ніхто не відповість до ${day}, прохання зникне саме.`,
  decided: (city: string, approved: boolean) =>
    `${approved ? 'Роль погоджено' : 'У ролі відмовлено'} · ${city}`,
  decidedText: (who: string, role: string, city: string) =>
    `${who} вирішує про роль у громаді «${city}»: ${role}.`,
  ownText: (role: string, city: string) => `Ви вирішили про роль у громаді «${city}»: ${role}.`,
  approvedText: 'Запрошення вже надіслано. Воно діє один раз.',
  refusedText: 'Запрошення не надішлють.',
  notYou: 'Це були не ви? Одразу змініть пароль і скажіть іншому адміністраторові.',
  taken: (city: string) => `Роль забрано · ${city}`,
  takenText: (role: string, city: string) => `Вашу роль у громаді «${city}» забрано: ${role}.`,
  takenOther: (name: string, role: string, city: string) =>
    `Роль у громаді «${city}» забрано: ${name}, ${role}.`,
  takenSteps: 'Що лишилося зробити після цього, видно на сторінці працівників.',
  takenWhy: 'Якщо це помилка, зверніться до адміністратора громади.',
  operator: 'Оператор платформи',
  somebody: 'Адміністратор громади',
  people: 'Відкрити сторінку працівників:',
  product: 'Безпечне',
  foot: 'Це автоматичний лист, відповіді на нього ніхто не прочитає.',
}
