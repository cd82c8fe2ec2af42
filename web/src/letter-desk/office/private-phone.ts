// Words with which a conversation is led away from where it is on record.
const numbers = /(?:\+?38)?[\s(-]*0[\s(-]*\d{2}[\s)-]*\d{3}[\s-]*\d{2}[\s-]*\d{2}(?!\d)/u
const messengers =
  /(?<!\p{L})(вайбер|viber|телеграм|telegram|ватсап|вотсап|whats\s?app|signal|сигнал)(?!ізац|изац)/iu
const own =
  /(?<!\p{L})(мій|мого|моєму|моїй|на мій|my)\s+((особист|приватн|мобільн)\p{L}*\s+)?(номер|телефон|мобільн|mobile|number|phone)/iu
const personal =
  /(?<!\p{L})(особист|приватн|personal|private)\p{L}*\s+(номер|телефон|мобільн|пошт|number|phone|mail)/iu

/**
 * Whether a reply invites to a private phone or a messenger: there nobody can prove later what was said.
 * @param known numbers on the officer's public card, which anybody may call
 */
export function invitesAway(text: string, known: readonly string[] = []): boolean {
  const without = known.reduce((rest, number) => withoutNumber(rest, number), text)
  return [numbers, messengers, own, personal].some((sign) => sign.test(without))
}

/** Written with whatever spaces: digits alone are compared. */
function withoutNumber(text: string, number: string): string {
  const digits = number.replaceAll(/\D/gu, '').slice(-9)
  if (digits.length < 9) return text
  return text.replaceAll(
    new RegExp(`(?:\\+?38)?[\\s(-]*0[\\s(-]*${digits.split('').join('[\\s()-]*')}`, 'gu'),
    ' ',
  )
}
