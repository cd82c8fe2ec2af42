/** Where most people here have their mail. */
const known = [
  'gmail.com',
  'ukr.net',
  'icloud.com',
  'outlook.com',
  'hotmail.com',
  'yahoo.com',
  'meta.ua',
  'bigmir.net',
  'proton.me',
  'protonmail.com',
]
/** One slip away from those, and somebody's all the same. */
const others = new Set(['mail.com', 'email.com', 'ymail.com', 'gmx.com'])

/** "olena@gmial.com" as it was probably meant; undefined where nothing looks like a slip. */
export function meantAddress(typed: string): string | undefined {
  const [, name = '', domain = ''] = /^\s*([^@\s]+)@([^@\s]+)\s*$/.exec(typed) ?? []
  const said = domain.toLowerCase()
  if (said === '' || known.includes(said) || others.has(said)) return undefined
  const meant = known.find((one) => isOneSlip(said, one))
  return meant && `${name}@${meant}`
}

/** A letter too many, one missing, one wrong, or two changed over. */
function isOneSlip(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  const [shortRest, longRest] = [short.slice(at), long.slice(at)]
  if (short.length < long.length) return shortRest === longRest.slice(1)
  const changedOver = shortRest[0] === longRest[1] && shortRest[1] === longRest[0]
  return shortRest.slice(1) === longRest.slice(1) || (changedOver && shortRest.slice(2) === longRest.slice(2))
}
