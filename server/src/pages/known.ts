import { AppError } from '../platform/errors.ts'

/** A part of the address that could be one of ours; else there is nothing there. */
export function known(
  form: { safeParse: (text: string) => { data?: string | undefined } },
  text: string,
): string {
  const { data } = form.safeParse(text)
  if (data === undefined) throw new AppError('not-found')
  return data
}
