import { randomInt } from 'node:crypto'

// Written by hand and read from paper: without 0 and O, 1, I and L; 49 bits each.
const signs = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

export function newBackupCodes(): string[] {
  return Array.from({ length: 10 }, () => `${five()}-${five()}`)
}

function five(): string {
  return Array.from({ length: 5 }, () => signs.charAt(randomInt(signs.length))).join('')
}
