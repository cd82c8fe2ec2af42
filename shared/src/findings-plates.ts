import type { Rule } from './findings.ts'

// The letters that Ukrainian plates may carry look the same in both alphabets, and people mix them.
const letter = 'ABCEHIKMOPTXАВСЕНІКМОРТХ'
const pair = `[${letter}]{2}`
// Electric cars have Y or Z in the second pair.
const second = `[${letter}YZУ][${letter}YZУ]`
const gap = '[\\s-]{0,2}'
const free = '(?<![\\p{L}\\d-])'
const end = '(?![\\p{L}\\d])'

const standard = new RegExp(`${free}${pair}${gap}\\d{4}${gap}${second}${end}`, 'gu')
// In lower case only without spaces, or where the words before speak of a car: "на 2024 та" is none.
const written = new RegExp(`${free}${pair}\\d{4}${second}${end}`, 'giu')
const spoken = new RegExp(`${free}${pair}${gap}\\d{4}${gap}${second}${end}`, 'giu')
const transit = new RegExp(`${free}(?:\\d{2}|[TТ]\\d)${gap}${pair}${gap}\\d{4}${end}`, 'gu')
const motorcycle = new RegExp(`${free}${pair}${gap}\\d{4}${end}`, 'gu')
const military = new RegExp(`${free}\\d{4}${gap}[A-ZА-ЯІЇЄ]\\d${end}`, 'gu')
// Those of the nineties, and of the Soviet time.
const old = new RegExp(`${free}\\d{3}-?\\d{2}${gap}[А-ЯІЇЄA-Z]{2}${end}`, 'gu')
const soviet = new RegExp(`${free}\\p{L}${gap}\\d{4}${gap}[А-ЯІЇЄ]{2}${end}`, 'gu')

const aboutCars = {
  words:
    /(?<!\p{L})(?:авт[оі]|машин|мотоц|скутер|мопед|причіп|причеп|номер|держномер|транзит|воді[йя]|таксі|фур|вантаж|військ|джип|уаз|бус|грузов|трактор)/giu,
  within: 70,
}
const small = /^(?:на|за|до|по|не|та|то|ті|як|від)/iu
const units = /(?:НА|ЗА|ДО|ПО|НЕ|ТА|ЧИ|БО|ТО|ЦЕ|КМ|КГ|ГА|ММ|СМ|МЛ|КВ\.?М|ШТ|ОД|РР|ГР|ЯК|ДЕ|ІЗ|ЗІ|ВІ?Д)$/u

export const plateRules: Rule[] = [
  { kind: 'plate', pattern: standard },
  { kind: 'plate', pattern: written },
  { kind: 'plate', pattern: spoken, near: aboutCars, keep: (found) => !small.test(found) },
  { kind: 'plate', pattern: transit },
  { kind: 'plate', pattern: military, near: aboutCars },
  { kind: 'plate', pattern: motorcycle, near: aboutCars },
  { kind: 'plate', pattern: old, keep: (found) => !units.test(found) },
  {
    kind: 'plate',
    pattern: soviet,
    keep: (found) => !units.test(found) && !/^\p{Ll}\s?(?:19|20)\d\d/u.test(found),
  },
]
