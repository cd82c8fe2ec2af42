import type { Names } from './cities.ts'
import { inFurther } from './languages.ts'

/** What stands in place of the form, or beside it, where a form would harm. */
export const cardNames = ['explosive', 'danger', 'violence', 'accusation'] as const
export type CardName = (typeof cardNames)[number]

/** A number to call, as people read it, and what answers there. */
export interface HelpLine {
  number: string
  about: Names
}

export interface CardWords {
  title: Names
  /** Each line a step or a paragraph of its own. */
  text: Names
  /** What stands small below. */
  note: Names
  lines: HelpLine[]
}

const police: HelpLine = { number: '102', about: { uk: 'поліція', en: 'police' } }
const rescuers: HelpLine = { number: '101', about: { uk: 'рятувальники', en: 'rescuers' } }

/** What every city says until it says something of its own. */
export const productCards: Readonly<Record<CardName, CardWords>> = {
  explosive: {
    title: { uk: 'Відійдіть і телефонуйте', en: 'Move away and call' },
    text: {
      uk: 'Не торкайтеся предмета й нічого не кидайте.\nПоверніться тим самим шляхом щонайменше на 100 метрів.\nБіля предмета не користуйтеся телефоном.\nПопередьте людей, які йдуть назустріч.',
      en: 'Do not touch the object and throw nothing at it.\nGo back the way you came, at least 100 metres.\nDo not use a telephone near the object.\nWarn people who come towards you.',
    },
    note: {
      uk: 'Ми не приймаємо тут ні фото, ні місця: це небезпечно. Усе скажіть диспетчеру.',
      en: 'We take neither photos nor the place here: it is dangerous. Tell everything to the operator.',
    },
    lines: [rescuers, police],
  },
  danger: {
    title: { uk: 'Телефонуйте просто зараз', en: 'Call right now' },
    text: {
      uk: 'Подзвонили? Тоді можна продовжити: звернення допоможе, щоб це не повторилося.',
      en: 'Have you called? Then you may go on: an inquiry helps so that it does not happen again.',
    },
    note: { uk: '', en: '' },
    lines: [
      police,
      { number: '103', about: { uk: 'швидка', en: 'ambulance' } },
      rescuers,
      { number: '112', about: { uk: 'єдиний номер', en: 'all services' } },
    ],
  },
  violence: {
    title: {
      uk: 'Вам допоможуть, і про це ніхто не дізнається з карти',
      en: 'There is help, and nobody learns of it from the map',
    },
    text: {
      uk: 'Таких звернень ми на карті не показуємо й тут не збираємо. Ви ні в чому не винні.',
      en: 'We never show such inquiries on the map and do not collect them here. It is not your fault.',
    },
    note: {
      uk: 'На цій сторінці нічого не збережено. Сліди відвідин можна стерти в історії браузера.',
      en: 'Nothing on this page was saved. Traces of a visit can be deleted in the browser’s history.',
    },
    lines: [
      { number: '102', about: { uk: 'Якщо небезпека зараз', en: 'If the danger is now' } },
      {
        number: '15-47',
        about: {
          uk: 'Урядова гаряча лінія, безкоштовно, цілодобово',
          en: 'Government help line, free of charge, day and night',
        },
      },
      {
        number: '116 123',
        about: {
          uk: 'Ла Страда, безкоштовно й анонімно, з мобільного',
          en: 'La Strada, free and anonymous, from a mobile phone',
        },
      },
    ],
  },
  accusation: {
    title: { uk: 'Про людину краще написати приватно', en: 'About a person, write privately' },
    text: {
      uk: 'На карті не можна назвати когось винним: закон захищає ім’я людини, доки вину не доведено. Модератор закриє ім’я або відхилить звернення.\nПриватного листа прочитають лише модератор і дільничний. На карті його не буде.',
      en: 'The map cannot call somebody guilty: the law protects a name until guilt is proven. A moderator covers the name or rejects the inquiry.\nA private letter is read by a moderator and the district officer alone. It is never on the map.',
    },
    note: {
      uk: 'Про саме місце можна написати й тут, без імен.',
      en: 'About the place itself you can write here too, without names.',
    },
    lines: [],
  },
}

/** A city's own words; what it left empty the product says. */
export function cardOf(name: CardName, own: CardWords | null | undefined): CardWords {
  const product = productCards[name]
  const lines = product.lines.map(({ number, about }) => ({
    number,
    about: { ...about, ...inFurther('cards', name, 'lines', number) },
  }))
  const said = (part: 'title' | 'text' | 'note'): Names => ({
    ...inFurther('cards', name, own?.[part].uk ? '' : part),
    ...own?.[part],
    uk: own?.[part].uk || product[part].uk,
    en: own?.[part].en || product[part].en,
  })
  return {
    title: said('title'),
    text: said('text'),
    note: said('note'),
    lines: own && own.lines.length > 0 ? own.lines : lines,
  }
}

/** The address that a telephone calls: digits, and a plus in front. */
export function telOf(number: string): string {
  return `tel:${number.replaceAll(/[^\d+]/g, '')}`
}
