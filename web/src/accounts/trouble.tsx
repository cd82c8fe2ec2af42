import { ApiError } from '../lib/api.ts'
import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { words } from './words.ts'

const told = {
  'sign-in-wrong': ['wrong', 'wrongText'],
  'code-wrong': ['codeWrong', 'codeWrongText'],
  'code-used': ['codeUsed', 'codeUsedText'],
  unauthenticated: ['timeOver', 'timeOverText'],
  'too-many': ['tooMany', 'tooManyText'],
  'no-derivation': ['noDerivation', 'noDerivationText'],
  offline: ['offline', 'offlineText'],
} as const

/** Why signing in did not work, and what to do; what was typed stays in its fields. */
export function SignInTrouble({ error }: { error: unknown }) {
  const say = useWords(words)
  const [title, text] = (error instanceof ApiError && isTold(error.code) && told[error.code]) || [
    'failed' as const,
    'failedText' as const,
  ]
  return (
    <Notice tone="warn" title={say(title)} alert>
      <p>{say(text)}</p>
    </Notice>
  )
}

function isTold(code: string): code is keyof typeof told {
  return Object.hasOwn(told, code)
}
