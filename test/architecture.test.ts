import { globSync, readFileSync } from 'node:fs'
import { dirname, join, matchesGlob, normalize } from 'node:path'

import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const sources = globSync('{server,web,shared}/src/**/*.{ts,tsx}', { cwd: root })
const stories = /\.test\.tsx?$/

// Each file may hold no import that the expression meets.
const neverImports: [files: string, forbidden: RegExp][] = [
  ['shared/src/*.ts', /^(?!zod$|\.)/],
  ['{server,web}/src/**/*.{ts,tsx}', /^(libsodium|react-leaflet)/],
  ['server/src/{platform,access}/*.ts', /^\.\.\/(?!platform\/)[a-z]/],
  ['server/src/!(platform)/!(queries|*-queries).ts', /^(kysely|pg$|@electric-sql)/],
  ['server/src/*/{queries,policy}.ts', /^(fastify|\.\.\/(?!platform\/|access\/))/],
  ['server/src/!(platform)/*.ts', /^\.\.\/(?!platform\/|access\/)[^/]+\/(?!index\.ts$)/],
  ['web/src/!(map)/**/*.{ts,tsx}', /^(leaflet|@[^/]+\/server)/],
  ['web/src/!(pages|app|letters-app)/*.{ts,tsx}', /^\.\.\/(?!ui\/|lib\/|map\/)[a-z]/],
  [
    'web/src/{pages,app,letters-app}/*.{ts,tsx}',
    /^\.\.\/(?!ui\/|lib\/|map\/|app\/|pages\/)[^/]+\/(?!index\.ts$)/,
  ],
]

// Each file may hold no text that the expression meets.
const neverSays: [files: string, forbidden: RegExp, instead: string][] = [
  ['server/src/!(config).ts', /process\.env/, 'config.ts'],
  ['server/src/*/*.ts', /process\.env/, 'config.ts'],
  ['server/src/!(platform)/*.ts', /Date\.now\(\)/, "the database's clock"],
  [
    'server/src/!(platform)/!(queries|*-queries).ts',
    /\bsql`|\.(selectFrom|insertInto|updateTable|deleteFrom)\(/,
    'queries.ts',
  ],
  ['server/src/**/*.ts', /\.transaction\(\)/, 'transact() of platform/database.ts'],
  ['web/src/**/*.{ts,tsx}', /\bcrypto\.randomUUID\(/, 'newKey() of lib/api.ts: it is there on https alone'],
  ['web/src/**/*.{ts,tsx}', /dangerouslySetInnerHTML|\.innerHTML\b/, 'text nodes'],
  ['{server,web,shared}/src/**/*.{ts,tsx}', /\b(utils|common|manager|service)\.ts'/, 'a name of the domain'],
]

/** In the order of app.ts: a domain imports only what stands before it. */
const domains = [
  'shapes',
  'cities',
  'places',
  'accounts',
  'residents',
  'audit',
  'categories',
  'reasons',
  'guard',
  'officers',
  'beats',
  'clocks',
  'members',
  'opening',
  'inquiries',
  'geography',
  'freezes',
  'following',
  'assignments',
  'moderation',
  'answers',
  'voices',
  'feeds',
  'replies',
  'imports',
  'dumps',
  'analysis',
  'keys',
  'letters',
  'packs',
  'tiles',
  'archives',
  'pages',
  'watching',
  'notifications',
]

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(([, path = '']) => path)
}

test.each(neverImports)('%s never imports %s', (files, forbidden) => {
  const wrong = sources
    .filter((file) => matchesGlob(file, files) && !stories.test(file))
    .flatMap((file) =>
      importsOf(file)
        .filter((path) => forbidden.test(path))
        .map((path) => `${file}: ${path}`),
    )
  expect(wrong).toEqual([])
})

test.each(neverSays)('%s never says %s but asks %s', (files, forbidden) => {
  // An authenticator app knows no clock but the world's.
  const allowed = ['server/src/platform/database.ts', 'server/src/accounts/totp.ts']
  const wrong = sources.filter(
    (file) =>
      matchesGlob(file, files) &&
      !stories.test(file) &&
      !allowed.includes(file) &&
      forbidden.test(readFileSync(join(root, file), 'utf8')),
  )
  expect(wrong).toEqual([])
})

test('a domain of the server imports only domains before it', () => {
  const wrong = sources.flatMap((file) => {
    const own = domains.indexOf(/^server\/src\/([^/]+)\//.exec(file)?.[1] ?? '')
    if (own < 0) return []
    return importsOf(file)
      .map((path) => /^server\/src\/([^/]+)\//.exec(normalize(join(dirname(file), path)))?.[1] ?? '')
      .filter((other) => domains.indexOf(other) > own)
      .map((other) => `${file}: ${other}`)
  })
  expect(wrong).toEqual([])
})

// What the private pages are made of, and nothing else ever: read before it grows.
const privatePackages = [
  '@bezpechne/shared',
  '@expo-google-fonts/noto-sans',
  '@fontsource-variable/inter',
  'altcha-lib',
  'libsodium-wrappers-sumo',
  'pdfmake',
  'qrcode',
  'react',
  'react-dom',
]

test('the private pages are made of a frozen list of packages, without the map and the router', () => {
  const reached = new Set<string>(['web/src/letters-app/main.tsx'])
  const packages = new Set<string>()
  for (const file of reached) {
    for (const path of valuesOf(file)) {
      const own = ownFile(file, path)
      if (own) reached.add(own)
      else if (!path.startsWith('.')) packages.add(/^(@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? path)
    }
  }
  expect([...packages].filter((name) => !privatePackages.includes(name))).toEqual([])
  const shown = [...reached]
  expect(shown.filter((file) => /^web\/src\/(map|city-map|pages)\/|\/router\.tsx$/.test(file))).toEqual([])
  expect(
    shown.filter((file) => /\b(local|session)Storage\b|indexedDB|serviceWorker/.test(read(file))),
  ).toEqual([])
})

const read = (file: string) => readFileSync(join(root, file), 'utf8')

/** What is there when the code runs; workers are named by address. */
function valuesOf(file: string): string[] {
  const text = read(file).replaceAll(/^(import|export) type [^']*'[^']+'/gm, '')
  const found = /(?:from|import\(|import)\s*'([^']+)'|new URL\('(?:\.\/)?([^']+\.ts)'/g
  return [...text.matchAll(found)].map(([, path, url]) => path ?? `./${url}`)
}

function ownFile(from: string, path: string): string | undefined {
  const named = path.startsWith('@bezpechne/shared/')
    ? `shared/src/${path.slice('@bezpechne/shared/'.length)}.ts`
    : normalize(join(dirname(from), path))
  return sources.find((file) => file === named)
}

test('every file is under 300 lines', () => {
  const own = globSync('{server,web,shared,scripts,test,migrations}/**/*.{ts,tsx,css,sql}', {
    cwd: root,
    exclude: (path) => /node_modules|dist|\.generated\./.test(path),
  })
  const long = own.filter((file) => readFileSync(join(root, file), 'utf8').trimEnd().split('\n').length > 300)
  expect(long).toEqual([])
})
