import { basename } from 'node:path'

/** Of the database that all stages of a run are copies of. */
export function stageName(copies: string): string {
  return `stage_${basename(copies).replaceAll(/\W/g, '_')}`
}
