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
    // A domain that leads to nobody: no mail of a demonstration reaches anybody.
    email: `${kind}-office@${city}.example`,
  }))
}

interface DemoRule {
  category: string | null
  districtId: string | null
  to: DemoAnswer['by']
}

/** Enough to see at the desk how rules work: a topic, a topic of one district before the same one everywhere. */
export const demoRules: Record<string, DemoRule[]> = {
  kyiv: [
    { category: 'crossing', districtId: null, to: 'police' },
    { category: 'parking', districtId: null, to: 'police' },
    { category: 'speeding', districtId: null, to: 'police' },
    { category: 'accessibility', districtId: 'shevchenkivskyi', to: 'legal-clinic' },
    { category: 'accessibility', districtId: null, to: 'municipal' },
    { category: 'street-lighting', districtId: null, to: 'municipal' },
    { category: 'open-manhole', districtId: null, to: 'municipal' },
  ],
}
