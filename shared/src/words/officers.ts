import { defineTexts } from '../languages.ts'
import type { OfficerKind, Rank, SpokenLanguage } from '../officers.ts'

export const officerKindWords = defineTexts<Record<OfficerKind, string>>('officer-kinds', {
  uk: { dop: 'Дільничний офіцер поліції', pog: 'Поліцейський офіцер громади' },
  en: { dop: 'District police officer', pog: 'Community police officer' },
})

export const rankWords = defineTexts<Record<Rank, string>>('ranks', {
  uk: {
    private: 'рядовий поліції',
    corporal: 'капрал поліції',
    sergeant: 'сержант поліції',
    'senior-sergeant': 'старший сержант поліції',
    'junior-lieutenant': 'молодший лейтенант поліції',
    lieutenant: 'лейтенант поліції',
    'senior-lieutenant': 'старший лейтенант поліції',
    captain: 'капітан поліції',
    major: 'майор поліції',
    'lieutenant-colonel': 'підполковник поліції',
    colonel: 'полковник поліції',
  },
  en: {
    private: 'police private',
    corporal: 'police corporal',
    sergeant: 'police sergeant',
    'senior-sergeant': 'police senior sergeant',
    'junior-lieutenant': 'police junior lieutenant',
    lieutenant: 'police lieutenant',
    'senior-lieutenant': 'police senior lieutenant',
    captain: 'police captain',
    major: 'police major',
    'lieutenant-colonel': 'police lieutenant colonel',
    colonel: 'police colonel',
  },
})

export const languageWords = defineTexts<Record<SpokenLanguage, string>>('spoken', {
  uk: {
    uk: 'українська',
    en: 'англійська',
    crh: 'кримськотатарська',
    bg: 'болгарська',
    de: 'німецька',
    hu: 'угорська',
    pl: 'польська',
    ro: 'румунська',
    ru: 'російська',
    sk: 'словацька',
    usl: 'українська жестова',
  },
  en: {
    uk: 'Ukrainian',
    en: 'English',
    crh: 'Crimean Tatar',
    bg: 'Bulgarian',
    de: 'German',
    hu: 'Hungarian',
    pl: 'Polish',
    ro: 'Romanian',
    ru: 'Russian',
    sk: 'Slovak',
    usl: 'Ukrainian sign language',
  },
})
