import type { Language } from '@bezpechne/shared/inquiries'
import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'

type Dictionary = Record<string, string>

export interface Words<Uk extends Dictionary> {
  namespace: string
  keys: Uk
}

await i18next.use(initReactI18next).init({
  lng: chosenLanguage(),
  fallbackLng: 'uk',
  interpolation: { escapeValue: false }, // React escapes
})

/** Both languages side by side; plural forms are i18next's: key_one, key_few, key_many, key_other. */
export function defineWords<Uk extends Dictionary>(
  namespace: string,
  words: { uk: Uk; en: Dictionary },
): Words<Uk> {
  i18next.addResourceBundle('uk', namespace, words.uk)
  i18next.addResourceBundle('en', namespace, words.en)
  return { namespace, keys: words.uk }
}

type BaseKey<Key> = Key extends `${infer Base}_${'one' | 'few' | 'many' | 'other'}` ? Base : Key

export function useWords<Uk extends Dictionary>({ namespace }: Words<Uk>) {
  const { i18n } = useTranslation(namespace)
  return function say(key: BaseKey<keyof Uk & string>, params: Record<string, string | number> = {}): string {
    // NOTE: i18next's own key types do not follow a generic; ours above are stricter.
    const plain: string = key
    return i18n.t(plain, { ...params, ns: namespace })
  }
}

export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return i18n.language === 'en' ? 'en' : 'uk'
}

export function setLanguage(language: Language): void {
  document.cookie = `lang=${language}; path=/; max-age=31536000; samesite=lax`
  document.documentElement.lang = language
  void i18next.changeLanguage(language)
}

// NOTE: the server wrote <html lang> from the cookie or Accept-Language; asking again could differ from its page.
function chosenLanguage(): Language {
  return document.documentElement.lang === 'en' ? 'en' : 'uk'
}
