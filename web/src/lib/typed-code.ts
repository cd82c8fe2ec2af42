import { post } from './api.ts'

export interface TypedCode {
  code: string
  kind: 'app' | 'backup'
}

/** The app's six digits or a backup code, however its letters and dash were typed; undefined: neither. */
export function codeIn(text: string): TypedCode | undefined {
  const signs = text.toUpperCase().replace(/[\s-]/g, '')
  if (/^\d{6}$/.test(signs)) return { code: signs, kind: 'app' }
  const [, first, second] = /^([0-9A-Z]{5})([0-9A-Z]{5})$/.exec(signs) ?? []
  return first && second ? { code: `${first}-${second}`, kind: 'backup' } : undefined
}

/** Of the second step of a sign-in, or once more within a session. */
export function sendCode<Answer>({ code, kind }: TypedCode): Promise<Answer> {
  const path = kind === 'app' ? 'verify-totp' : 'verify-backup-code'
  return post(`/api/auth/two-factor/${path}`, { code })
}
