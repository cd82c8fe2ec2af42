import { defineWords } from '../lib/words.ts'

export const clockWords = defineWords('clock', {
  uk: {
    until: 'відповісти до {{when}}',
    lateSince: 'строк минув {{when}}',
    left_one: 'лишилась {{count}} робоча година',
    left_few: 'лишилось {{count}} робочі години',
    left_many: 'лишилось {{count}} робочих годин',
    left_other: 'лишилось {{count}} робочої години',
    leftLittle: 'лишилось менше години',
    ago_one: '{{count}} робочу годину тому',
    ago_few: '{{count}} робочі години тому',
    ago_many: '{{count}} робочих годин тому',
    ago_other: '{{count}} робочої години тому',
    justNow: 'щойно',
    still: 'годинник стоїть через відключення',
  },
  en: {
    until: 'answer by {{when}}',
    lateSince: 'overdue since {{when}}',
    left_one: '{{count}} working hour left',
    left_other: '{{count}} working hours left',
    leftLittle: 'less than an hour left',
    ago_one: '{{count}} working hour ago',
    ago_other: '{{count}} working hours ago',
    justNow: 'just now',
    still: 'the clock stands still, an outage',
  },
})
