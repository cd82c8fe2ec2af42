// Function words: in nearly every sentence, so they find nothing.
const idle = new Set(
  'а або але б без би біля бо був була були було в вам вас ваш вже ви від він вона вони воно все всі всіх втім де для до дуже є ж же з за зі і із й його її їх кв коли котрий лише ми може можна мене мені на над нам нас наш не немає ні ним них ну о об од ось от перед під по при про саме сам свій собі та так такі там те теж ти тим то той тому тоді тут ту у хто хоч це цей ці цю цього цьому цим цих чи через що щоб ще щось як яка який яке які якщо я'.split(
    ' ',
  ),
)

// Letters that differ in spelling alone, or that people type from the other keyboard.
const spelling: [RegExp, string][] = [
  [/[’'ʼ`´-]/gu, ''],
  [/ґ/gu, 'г'],
  [/ё/gu, 'е'],
  [/ы/gu, 'и'],
  [/э/gu, 'е'],
  [/ъ/gu, ''],
]

// Longest first. Of nouns, adjectives and verbs together: which of them a word is, only a dictionary knows.
const endings =
  'іями ювати увати ування ювання аються яються ються уться иться ється ього ьому іям іях ією ами ями ого ому ими іми ати яти ити іти їти ала яла ила іла їла али яли или іли їли ало яло ило іло ають яють еві єві ові ути ить ять ать їть уть ють емо ємо имо їмо ете єте ите ах ях ам ям ом ем єм ою ею єю ію ія ії ій ий їй їв ів ав яв ив их іх їх им ім їм ої ей ує ює ає яє а я у ю о е є и і ї й ь'.split(
    ' ',
  )

// Verbs in -увати and their nouns keep a sign of it: "паркування" is not in the park.
const making = /(?:[ую]ванн?[яіюь]?м?|[ую]ва(?:ти|в|ла|ло|ли|ний|на|но|ні)|[ую]ють|[ую]є(?:мо|те|ш)?)$/u

const vowel = /[аеєиіїоуюя]/u

/**
 * What the forms of a Ukrainian word have in common: звернення, звернень; перехід, переходу; зупинка, зупинок;
 * дорога, дорозі. Not a root: two words may share one, two forms rarely differ. Lower case in, lower case out.
 * @see Горпинич В. О. Морфологія української мови, 2004: endings, and і | о, е and fleeting vowels in stems
 */
export function stem(word: string): string {
  const plain = spelling.reduce((text, [from, to]) => text.replace(from, to), word)
  if (plain.length < 3 || !vowel.test(plain)) return plain
  const base = plain.length > 5 ? plain.replace(/(?:ся|сь)$/u, '') : plain
  return levelled(withoutEnding(base))
}

function withoutEnding(word: string): string {
  const made = word.replace(making, 'ув')
  if (made !== word && made.length > 3) return made
  for (const ending of endings) {
    const rest = word.slice(0, -ending.length)
    if (rest.length >= 2 && word.endsWith(ending) && vowel.test(rest)) return rest
  }
  return word
}

/** Vowels that come, go and change between forms, and consonants that soften at the end. */
function levelled(rest: string): string {
  const single = rest.replaceAll('ь', '').replace(/([бвгджзклмнпрстфхцчшщ])\1$/u, '$1')
  const fleeting = single.replace(/(?<=[аеєиіїоуюя].*[бвгджзйклмнпрстфхцчшщ])[оеі](?=[кцнлр]$)/u, '')
  const changing = fleeting.replace(/[іе](?=[бвгджзйклмнпрстфхцчшщ]+$)/u, 'о')
  return changing.replace(/г$/u, 'з').replace(/к$/u, 'ц').replace(/х$/u, 'с')
}

/** The stems of a text in its order, function words left out, at most 600. */
export function stemsOf(text: string): string[] {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\d]+(?:[’'ʼ-][\p{L}\d]+)*/gu) ?? []
  return words
    .flatMap((word) => (word.includes('-') ? word.split('-') : [word]))
    .filter((word) => !idle.has(word))
    .slice(0, 600)
    .map(stem)
}
