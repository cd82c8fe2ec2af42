type Inside = (Node | string | false | undefined)[]

/** One element with what is inside. Text is text, never markup. */
export function node<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  set: Partial<HTMLElementTagNameMap[Tag]> = {},
  ...inside: Inside
): HTMLElementTagNameMap[Tag] {
  const made = Object.assign(document.createElement(tag), set)
  made.append(...inside.filter((one) => one !== undefined && one !== false))
  return made
}

/** Of our own drawings alone. */
export function drawing(svg: string): Node {
  return new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement
}

const lines = { close: 'm6 6 12 12M18 6 6 18', plus: 'M12 5v14M5 12h14', minus: 'M5 12h14' }

/** A button with a sign and a name. */
export function signButton(sign: keyof typeof lines, name: string, onclick: () => void): HTMLButtonElement {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" class="ic" viewBox="0 0 24 24" aria-hidden="true"><path d="${lines[sign]}"/></svg>`
  const set = { type: 'button', className: 'iconbtn', ariaLabel: name, title: name, onclick } as const
  return node('button', set, drawing(svg))
}
