const wall = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Kyiv',
  dateStyle: 'short',
  timeStyle: 'medium',
})

/** What the clocks of Kyiv show at a moment: "2026-11-20T15:00". */
export function shownIn(moment: string | number): string {
  return wall.format(new Date(moment)).slice(0, 16).replace(' ', 'T')
}

/** The moment at which the clocks of Kyiv show "2026-11-20T15:00", wherever this browser is. */
export function momentIn(shown: string): string {
  const wanted = Date.parse(`${shown}Z`)
  // Twice: around the night when clocks are changed the first guess may be an hour off.
  let moment = wanted
  for (let guess = 0; guess < 2; guess++)
    moment += wanted - Date.parse(`${wall.format(moment).replace(' ', 'T')}Z`)
  return new Date(moment).toISOString()
}
