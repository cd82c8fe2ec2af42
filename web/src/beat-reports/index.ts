export { ReportDesk } from './report-desk.tsx'
export { words as beatReportWords } from './words.ts'
