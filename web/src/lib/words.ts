import type { Language } from '@bezpechne/shared/inquiries'
import i18next from 'i18next'
import { useSyncExternalStore } from 'react'

type Dictionary = Record<string, string>

export interface Words<Uk extends Dictionary> {
  namespace: string
  keys: Uk
}

await i18next.init({
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
  useLanguage()
  return function say(key: BaseKey<keyof Uk & string>, params: Record<string, string | number> = {}): string {
    // NOTE: i18next's own key types do not follow a generic; ours above are stricter.
    const plain: string = key
    return i18next.t(plain, { ...params, ns: namespace })
  }
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, spokenLanguage)
}

function subscribe(tell: () => void) {
  i18next.on('languageChanged', tell)
  return () => i18next.off('languageChanged', tell)
}

function spokenLanguage(): Language {
  return i18next.language === 'en' ? 'en' : 'uk'
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
