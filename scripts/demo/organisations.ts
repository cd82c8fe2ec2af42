import type { DemoAnswer } from './demo-inquiry.ts'

// Marked as a demonstration in their names: nobody may take an invented answer for one of the real body.
const ofCity: Record<string, [uk: string, en: string]> = {
  kyiv: ['Києва', 'Kyiv'],
  poltava: ['Полтави', 'Poltava'],
  ternopil: ['Тернополя', 'Ternopil'],
}

const kinds: [kind: DemoAnswer['by'], uk: string, en: string][] = [
  ['police', 'Патрульна поліція', 'Patrol police'],
  ['legal-clinic', 'Юридична клініка університету', 'University legal clinic'],
  ['legal-aid', 'Центр безоплатної правничої допомоги', 'Free legal aid centre'],
  ['municipal', 'Міські служби', 'Municipal services'],
]

export function demoOrganisations(city: string) {
  const [uk, en] = ofCity[city] ?? [city, city]
  return kinds.map(([kind, kindUk, kindEn]) => ({
    kind,
    name_uk: `${kindUk} ${uk} (демо)`,
    name_en: `${kindEn} of ${en} (demo)`,
  }))
}
