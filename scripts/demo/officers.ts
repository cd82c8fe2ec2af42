import type { Names } from '@bezpechne/shared/cities'
import type { LatLng } from '@bezpechne/shared/geo'
import type { Rank } from '@bezpechne/shared/officers'

interface DemoOfficer {
  name: Names
  rank: Rank
  /** Of the sign-in, where there is one. */
  email?: string
  office: Names & { at: LatLng }
}

const office = (house: number, room: number, [lat, lng]: [lat: number, lng: number]) => ({
  uk: `Поліцейська станція, вулиця Садова, ${house}, кабінет ${room}`,
  en: `Police station, ${house} Sadova street, room ${room}`,
  at: { lat, lng },
})

/** Invented, like their telephones; in the order of the districts that they keep. */
export const demoOfficers: DemoOfficer[] = [
  {
    name: { uk: 'Сергій Ткаченко', en: 'Serhii Tkachenko' },
    rank: 'captain',
    email: 'officer@kyiv.example',
    office: office(3, 12, [50.412, 30.65]),
  },
  {
    name: { uk: 'Оксана Гриценко', en: 'Oksana Hrytsenko' },
    rank: 'senior-lieutenant',
    email: 'officer2@kyiv.example',
    office: office(3, 14, [50.51, 30.6]),
  },
  {
    name: { uk: 'Дарина Лозова', en: 'Daryna Lozova' },
    rank: 'captain',
    office: office(7, 2, [50.45, 30.6]),
  },
  {
    name: { uk: 'Остап Яровий', en: 'Ostap Yarovyi' },
    rank: 'senior-lieutenant',
    office: office(7, 3, [50.38, 30.5]),
  },
  { name: { uk: 'Мар’яна Ґонта', en: 'Mariana Gonta' }, rank: 'major', office: office(9, 5, [50.51, 30.49]) },
  {
    name: { uk: 'Євген Їжакевич', en: 'Yevhen Yizhakevych' },
    rank: 'lieutenant',
    office: office(11, 1, [50.43, 30.55]),
  },
  {
    name: { uk: 'Соломія Вишневецька-Білозерська', en: 'Solomiia Vyshnevetska-Bilozerska' },
    rank: 'senior-lieutenant',
    office: office(15, 21, [50.48, 30.45]),
  },
  { name: { uk: 'Тарас Кобза', en: 'Taras Kobza' }, rank: 'captain', office: office(2, 4, [50.465, 30.47]) },
  {
    name: { uk: 'Леся Паляниця', en: 'Lesia Palianytsia' },
    rank: 'major',
    office: office(5, 6, [50.43, 30.46]),
  },
  {
    name: { uk: 'Назар Степовий', en: 'Nazar Stepovyi' },
    rank: 'junior-lieutenant',
    office: office(8, 9, [50.46, 30.36]),
  },
]
