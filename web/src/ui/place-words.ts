import { defineWords } from '../lib/words.ts'

export const placeWords = defineWords('places', {
  uk: {
    list: 'Вулиці й місця',
    found_one: 'Знайдено {{count}} місце. Стрілки вибирають.',
    found_few: 'Знайдено {{count}} місця. Стрілки вибирають.',
    found_many: 'Знайдено {{count}} місць. Стрілки вибирають.',
    found_other: 'Знайдено {{count}} місця. Стрілки вибирають.',
    former: 'колишня назва: {{name}}',
    noPoint: 'без точки на карті',
    house: 'будинок',
  },
  en: {
    list: 'Streets and places',
    found_one: '{{count}} place found. Arrow keys choose.',
    found_other: '{{count}} places found. Arrow keys choose.',
    former: 'formerly {{name}}',
    noPoint: 'no point on the map',
    house: 'house',
  },
})
