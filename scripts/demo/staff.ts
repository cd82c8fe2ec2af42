import type { Role } from '@bezpechne/shared/access'

import type { DemoAnswer } from './demo-inquiry.ts'

export interface DemoStaff {
  city: string
  role: Role
  /** The organisation a responder speaks for. */
  of?: DemoAnswer['by']
  name: string
  email: string
  /** Public, printed in the README: no such account comes about in production. */
  password: string
  /** What the browser makes of the two: worked out here once, as it takes half a second each. */
  authKey: string
}

export const demoStaff: DemoStaff[] = [
  {
    city: 'kyiv',
    role: 'administrator',
    name: 'Ірина Бойко',
    email: 'admin@kyiv.example',
    password: 'seven chestnuts in bloom',
    authKey: 'sPK36VbXPZrQhu_Sy84i3zm-o5v0ByniSQdDLYCnk4c',
  },
  {
    city: 'kyiv',
    role: 'administrator',
    name: 'Віктор Дорошенко',
    email: 'admin2@kyiv.example',
    password: 'green ladder by the well',
    authKey: 'YBhzmdDLqtv-orLjmqCQGMPAukKFr9Qp8rdPasiYtOo',
  },
  {
    city: 'kyiv',
    role: 'moderator',
    name: 'Олена Коваль',
    email: 'moderator@kyiv.example',
    password: 'quiet lantern on the hill',
    authKey: 'kXpu725FKxTDvXQJigbOcJF8Rh_Rka6gl2eQLX0u4O8',
  },
  {
    city: 'kyiv',
    role: 'moderator',
    name: 'Тарас Мельник',
    email: 'moderator2@kyiv.example',
    password: 'yellow tram before rain',
    authKey: '71wHs_3LbcEmv5dkBcWyNS8N3TGRpYyEekBTd7oWQtQ',
  },
  {
    city: 'kyiv',
    role: 'responder',
    of: 'police',
    name: 'Андрій Шевчук',
    email: 'police@kyiv.example',
    password: 'blue notebook and pencil',
    authKey: '2SGi0ANXhc2qFqv6T9QlvsfwbhQOToLuJs0hvaOP7Gc',
  },
  {
    city: 'kyiv',
    role: 'responder',
    of: 'municipal',
    name: 'Наталія Бондар',
    email: 'services@kyiv.example',
    password: 'broom bucket and ladder',
    authKey: '2awuRqIF3_wS9HDA-U5zjAmdQntzS_y-owuzueDpeqk',
  },
  {
    city: 'kyiv',
    role: 'responder',
    of: 'legal-clinic',
    name: 'Марія Ткач',
    email: 'clinic@kyiv.example',
    password: 'third shelf of the library',
    authKey: 'gx8qur-7-SMthX9F8BXqCK4h-cxFvOwenUl-urCpmeY',
  },
  {
    city: 'kyiv',
    role: 'officer',
    name: 'Сергій Ткаченко',
    email: 'officer@kyiv.example',
    password: 'copper key on a nail',
    authKey: 'rxU8ttn8vufcXIBulDdH-N6RvZpCr0z-9qmY-p1i1AI',
  },
  {
    city: 'kyiv',
    role: 'officer',
    name: 'Оксана Гриценко',
    email: 'officer2@kyiv.example',
    password: 'seven steps to the yard',
    authKey: 'W4ycPWmSoYAJOwhoaP9klVoBWIvoz3rdgc_bFxNlEsI',
  },
  {
    city: 'kyiv',
    role: 'head',
    name: 'Микола Савченко',
    email: 'head@kyiv.example',
    password: 'green lamp by the door',
    authKey: 'IHhZErujrwDcN3m025YBpVVxs9NDsVfcuDTXBYLHfDE',
  },
  {
    city: 'kyiv',
    role: 'head',
    name: 'Людмила Захарченко',
    email: 'head2@kyiv.example',
    password: 'long corridor at dawn',
    authKey: 'i1adx93YVYjdAMQ9d6CcREmYSMA5XxvPke5-0b-93z8',
  },
  {
    city: 'poltava',
    role: 'administrator',
    name: 'Ольга Кравець',
    email: 'admin@poltava.example',
    password: 'dumplings with cherries',
    authKey: 'CLkGUjNhO7tk12AskKaHEzYl4rSQ6AclgIzQ_30l5oA',
  },
  {
    city: 'poltava',
    role: 'moderator',
    name: 'Сергій Гончар',
    email: 'moderator@poltava.example',
    password: 'white rotunda at noon',
    authKey: 'vj2CIHrtswcvYlGh9eg0Ktddm1aYlyTH1u7ZvT73poM',
  },
  {
    city: 'poltava',
    role: 'responder',
    of: 'municipal',
    name: 'Юлія Лисенко',
    email: 'services@poltava.example',
    password: 'warm gloves in october',
    authKey: 'yv5lgwEGeNgHGY3lyT5X6VmhYSU2B0pFc3TNNLYdsaE',
  },
  {
    city: 'ternopil',
    role: 'administrator',
    name: 'Роман Кравчук',
    email: 'admin@ternopil.example',
    password: 'fountain behind the castle',
    authKey: '2xdqNv7gIPa2ECnxpWuC47L9Mrgt173Aim7Ytjjzfvo',
  },
  {
    city: 'ternopil',
    role: 'moderator',
    name: 'Галина Мороз',
    email: 'moderator@ternopil.example',
    password: 'small boat on the water',
    authKey: 'UJvhcDUNd7XwpWHcShVTbfanyf4lV49d-3S-tzMo10s',
  },
  {
    city: 'ternopil',
    role: 'responder',
    of: 'police',
    name: 'Василь Дячук',
    email: 'police@ternopil.example',
    password: 'early train to the west',
    authKey: 'kHXgPslTQVKaxXtIlWDZXriDrPwJCANhPV-unXfO1N4',
  },
]
