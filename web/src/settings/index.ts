export { sectionsFor } from './sections.ts'
export { SettingsDesk, SettingsStart } from './settings-desk.tsx'
