import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

import { type PasswordProblem, problemOf } from '@bezpechne/shared/new-password'

import { InputError } from '../import/input-error.ts'

const inWords: Record<PasswordProblem, string> = {
  passwordShort: 'The password is too short: 15 characters or more, best a few random words',
  passwordLong: 'The password is too long: at most 128 characters',
  passwordCommon: 'The password is easy to guess: best a few random words',
  passwordOwn: 'The password is mostly the e-mail address: best a few random words',
}

/**
 * Asked twice on a terminal, without an echo; elsewhere the first line of standard input. Never an argument: those
 * stand in the shell's history and in the list of processes.
 * @throws InputError
 */
export async function askPassword(email: string): Promise<string> {
  const atTerminal = process.stdin.isTTY
  // NOTE: readline echoes what is typed to its output; this one keeps it to itself.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const typed = createInterface({ input: process.stdin, output: nowhere, terminal: atTerminal })
  const lines = typed[Symbol.asyncIterator]()
  const ask = async (words: string) => {
    if (atTerminal) process.stderr.write(words)
    const { value, done } = await lines.next()
    if (atTerminal) process.stderr.write('\n')
    if (done) throw new InputError('No password was given: nothing is changed')
    return value
  }
  try {
    const password = await ask(`New password for ${email}: `)
    const problem = problemWith(password, email)
    if (problem) throw new InputError(problem)
    if (atTerminal && (await ask('The same again: ')) !== password)
      throw new InputError('The two are not the same: nothing is changed')
    return password
  } finally {
    typed.close()
  }
}

function problemWith(password: string, email: string): string | undefined {
  // What another encoding or a file's byte order mark leaves: nobody could type it again in the browser.
  if (/[\p{Cc}\uFEFF\uFFFD]/u.test(password)) return 'The password holds a character that no keyboard types'
  const problem = problemOf(password, { email })
  return problem && inWords[problem]
}
