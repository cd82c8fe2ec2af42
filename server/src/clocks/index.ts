export { findCalendar, holdCalendar } from './calendar-queries.ts'
export { stop as stopClock } from './due-queries.ts'
export { type CityClock, readClock, restartClocks, startClocks } from './due.ts'
