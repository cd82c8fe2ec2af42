import { resetMinutes } from '@bezpechne/shared/resets'

import { findStartedReset } from '../members/index.ts'
import type { Addressed, Desk } from './compose.ts'

// NOTE: staff have no language of their own here; the city's language is Ukrainian.
const words = {
  subject: 'Новий пароль',
  text: 'Адміністратор громади почав скидання вашого пароля. Новий пароль обираєте лише ви.',
  open: 'Оберіть новий пароль:',
  until: `Посилання діє ${resetMinutes} хвилин і один раз. Застосунок з кодами лишається, як був.`,
  foot: 'Це автоматичний лист, відповіді на нього ніхто не прочитає.\nНе просили? Не відкривайте посилання й скажіть адміністраторові: старий пароль і далі діє.',
  product: 'Безпечне',
}

/** The one place where the link stands; undefined where it opens nothing any more. */
export async function writeReset(
  { db, at, linkToken }: Desk,
  city: string,
  id: string,
): Promise<Addressed | undefined> {
  const started = await findStartedReset(db, city, id)
  if (!started) return undefined
  const text = [
    words.text,
    `${words.open}\n${at}/reset#${linkToken('password-reset', id)}`,
    words.until,
    '--',
    `${words.product}, ${at}`,
    words.foot,
  ].join('\n\n')
  return { to: started.email, language: 'uk', subject: words.subject, text: `${text}\n` }
}
