const settings = {
  // 08 and 57P: it ends the connection, or begins no other one.
  DATABASE_URL: /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|08|28|3D|57P)/,
  'HOST, PORT': /^(EADDRINUSE|EADDRNOTAVAIL|EACCES listen)/,
  // Of a folder that another user owns, or that cannot be written.
  DATA_DIR: /^(EACCES|EPERM|EROFS|ENOTDIR|ENOSPC) (mkdir|open|write|mkdtemp)/,
}

/** Why it did not start, in one line that names the setting; where it is a mistake of ours, also where in the code. */
export function sayWhy(error: unknown): void {
  process.stderr.write(`${inOneLine(error)}\n`)
  const isOurs = error instanceof TypeError || error instanceof ReferenceError
  if (isOurs) process.stderr.write(`${error.stack}\n`)
}

export function inOneLine(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined
  return [settingBehind(error), inWords(error), inWords(cause)].filter(Boolean).join(': ')
}

/** The setting that an error of the system or of the database points to, if it does. */
export function settingBehind(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  // NOTE: of a server that hangs up in the middle, or is none of PostgreSQL, there is no code.
  if (/^(Connection terminated|Client has encountered|timeout expired)/.test(error.message))
    return 'DATABASE_URL'
  const said = `${String(Reflect.get(error, 'code'))} ${String(Reflect.get(error, 'syscall'))}`
  return Object.entries(settings).find(([, codes]) => codes.test(said))?.[0]
}

function inWords(error: unknown): string {
  if (!(error instanceof Error)) return ''
  // A refused connection to "localhost" fails once for each of its addresses, and says nothing itself.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : undefined
  return (error.message || inWords(first)).split('\n').join(' ')
}
