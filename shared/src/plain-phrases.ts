import { ukrainian } from './plain-phrases-uk.ts'

/** The same for English answers: the form is told in plain-phrases-uk.ts. */
const english = `
in accordance with = under
in compliance with = under
pursuant to = under
prior to = before
subsequent to = after
in order to = to
for the purpose of = to
with a view to = to
due to the fact that = because
in view of the fact that = because
in the event that = if
in case of ~ if there is
at this point in time = now
at the present time = now
in the near future =
with regard to = about
with respect to = about
in relation to = about
regarding = about
concerning = about
utilize = use
utilise = use
commence = start
terminate = end
facilitate = help
endeavour = try
ascertain = find out
notwithstanding = despite
aforementioned = this
above-mentioned = this
hereby =
please be advised that =
we would like to inform you that =
it should be noted that =
measures have been taken =
is not possible at this time = cannot be done now
carry out an inspection = inspect
provide assistance ~ help
make a decision = decide
competent authorities =
in the amount of =
`

export interface Phrase {
  said: string
  /** Null where only the writer can say it better. */
  plain: string | null
  /** May stand in its place without a change of the words around. */
  fits: boolean
}

function phrasesIn(lines: string): Phrase[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [said = '', plain = ''] = line.split(/[=~]/)
      return {
        said: said.trim(),
        plain: plain.trim() || null,
        fits: line.includes('=') && plain.trim() !== '',
      }
    })
}

export const phrases: readonly Phrase[] = [...phrasesIn(ukrainian), ...phrasesIn(english)]
