/** What stands in a field of the form; passwords exactly as typed, a space at the end counts. */
export function typedIn(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name)
  return typeof value === 'string' ? value : ''
}

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
