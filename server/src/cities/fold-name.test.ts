import { expect, test } from 'vitest'

import { foldName } from './fold-name.ts'

test.each(["Солом'янський", 'Солом’янський', 'Соломʼянський', ' солом`янський '])(
  '%s is one name',
  (name) => {
    expect(foldName(name)).toBe('солом’янський')
  },
)
