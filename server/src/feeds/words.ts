import { defineTexts } from '@bezpechne/shared/languages'

const uk = {
  product: 'Безпечне',
  all: 'усі звернення на карті',
  box: 'ділянка карти',
  area: 'обведена ділянка',
  about: 'Нові звернення на карті та відповіді на них. Нічого особистого: те саме, що на сторінках.',
  empty: 'Тут ще нічого не опубліковано. Щойно з’явиться звернення або відповідь, ви побачите їх тут.',
  answer: 'Відповідь',
  open: 'Відкрити на сайті',
}
const en: typeof uk = {
  product: 'Bezpechne',
  all: 'all inquiries on the map',
  box: 'a part of the map',
  area: 'a drawn area',
  about: 'New inquiries on the map and their answers. Nothing personal: what the pages say.',
  empty:
    'Nothing has been published here yet. As soon as there is an inquiry or an answer, you will see it here.',
  answer: 'Answer',
  open: 'Open it on the site',
}
export const feedWords = defineTexts('feeds', { uk, en })
