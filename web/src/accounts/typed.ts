/** What stands in a field of the form; passwords exactly as typed, a space at the end counts. */
export function typedIn(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name)
  return typeof value === 'string' ? value : ''
}
