let latest = 0
let heardAt = 0

/** Every answer says when it was given; an older copy that some cache held says nothing new. */
export function hearTime(reply: Response): void {
  const moment = Date.parse(reply.headers.get('date') ?? '')
  if (moment > latest) [latest, heardAt] = [moment, performance.now()]
}

/** Now, by the clock of the server where it is known: a phone may live in another month, which the server refuses. */
export function serverNow(): Date {
  return latest ? new Date(latest + performance.now() - heardAt) : new Date()
}
