import { readFile } from 'node:fs/promises'

import { readDistricts } from '@bezpechne/server/cities/district-file'
import { getCity } from '@bezpechne/server/cities/index'
import { listAreas } from '@bezpechne/server/guard/queries'
import { insertOrganisation } from '@bezpechne/server/officers/queries'
import { newId } from '@bezpechne/server/platform/ids'
import { Organisation } from '@bezpechne/shared/moderation'
import { Command, InvalidArgumentError, Option } from 'commander'

import { importAreas, removeArea } from './city/no-publish.ts'
import { type CityFlags, nameOf, openCity } from './city/open-city.ts'
import { withDatabase } from './import/command.ts'
import { type BeatFlags, runImport } from './import/import-beats.ts'
import { type Change, findProblems, importDistricts } from './import/import-districts.ts'
import { type PlaceFlags, runPlaceImport } from './import/import-places.ts'
import { InputError } from './import/input-error.ts'

interface OrganisationFlags {
  city: string
  kind: Organisation['kind']
  nameUk: string
  nameEn: string
}

interface Flags {
  city: string
  nameUk: string
  nameEn: string
  katottg: string
  credit: string
  tolerance: number
  commit?: true
}

const program = new Command('city').description('Cities and their borders')

program
  .command('import-districts')
  .description(
    'Reads a GeoJSON file of districts and shows what would change; the city becomes all of them together',
  )
  .argument('<file>')
  .requiredOption('--city <id>', 'whose districts they are, e.g. kyiv')
  .option('--name-uk <property>', 'the Ukrainian name of a feature', 'name_uk')
  .option('--name-en <property>', 'the English name', 'name_en')
  .option('--katottg <property>', 'the KATOTTG code, where a feature has one', 'katottg')
  .option('--credit <text>', 'whose data it is, shown on the map: "© OpenStreetMap contributors, ODbL"', '')
  .option('--tolerance <m2>', 'square metres that neighbours may share', squareMetres, 1000)
  .option('--commit', 'write; without it nothing changes')
  .action((file: string, flags: Flags) =>
    withDatabase(async (db) => {
      const city = await getCity(db, flags.city)
      const read = readDistricts(await readFile(file), flags)
      // A crossing is looked for even where another feature lacks its name: all problems at once.
      const crossings = read.districts.length
        ? await findProblems(db, city, read.districts, flags.tolerance)
        : []
      const problems = [...read.problems, ...crossings]
      for (const problem of problems) console.error(problem)
      if (problems.length) throw new InputError(`${problems.length} to correct: nothing is imported`)
      const commit = flags.commit ?? false
      report(await importDistricts(db, city.id, read.districts, { commit, credit: flags.credit }))
      if (!flags.credit) console.warn('No --credit: the map will not say whose borders these are.')
      console.log(commit ? 'Imported.' : 'A dry run: nothing is written. Add --commit to import.')
      return true
    }),
  )

program
  .command('import-beats')
  .description('Reads beats (GeoJSON) and officers (CSV) and shows what would change and what is wrong')
  .requiredOption('--city <id>', 'whose they are, e.g. kyiv')
  .option('--beats <file>', 'GeoJSON with code, name_uk, name_en, residents')
  .option('--officers <file>', 'CSV with badge, rank, name_uk, phones, hours, office, beat, email')
  .option('--retire-missing', 'beats that the file does not name are no more')
  .option('--acknowledge', 'import in spite of the warnings')
  .option('--commit', 'write; without it nothing changes')
  .action((flags: BeatFlags) =>
    withDatabase(async (db) => {
      const { id } = await getCity(db, flags.city)
      for (const line of await runImport(db, id, flags)) console.log(line)
      return true
    }),
  )

program
  .command('add')
  .description('Opens a city: its border from a GeoJSON file, every category of the national list')
  .requiredOption('--id <id>', 'in its address: sumy')
  .requiredOption('--code <code>', 'begins the numbers of its inquiries: SUMY')
  .requiredOption('--name-uk <name>', 'Суми')
  .requiredOption('--name-en <name>', 'Sumy')
  .requiredOption('--boundary <file>', 'GeoJSON with a Polygon or MultiPolygon')
  .option('--feature <property=value>', 'which feature of the file; of several, all together')
  .option('--zoom <level>', 'how near the map opens, 5 to 18', zoomLevel, 12)
  .option('--credit <text>', 'whose data it is, shown on the map', '')
  .action((flags: CityFlags) =>
    withDatabase(async (db) => {
      const { km2 } = await openCity(db, flags)
      if (!flags.credit) console.warn('No --credit: the map will not say whose border this is.')
      console.log(`${flags.nameUk} is open at /${flags.id}: ${km2.toFixed(1)} km², every national category.`)
      console.log(
        'Next: its districts (import-districts), who answers (add-organisation), its staff (npm run staff).',
      )
      return true
    }),
  )

program
  .command('add-organisation')
  .description('Somebody who answers inquiries in a city')
  .requiredOption('--city <id>', 'where, e.g. kyiv')
  .addOption(
    new Option('--kind <kind>', 'what it is').choices(Organisation.shape.kind.options).makeOptionMandatory(),
  )
  .requiredOption('--name-uk <name>', 'as residents read it')
  .requiredOption('--name-en <name>', 'the same in English')
  .action((flags: OrganisationFlags) =>
    withDatabase(async (db) => {
      const { id } = await getCity(db, flags.city)
      const name = { uk: nameOf(flags.nameUk), en: nameOf(flags.nameEn) }
      if (!(await insertOrganisation(db, id, { id: newId(), kind: flags.kind, name })))
        throw new InputError(`“${name.uk}” answers in ${id} already`)
      console.log(`“${name.uk}” answers in ${id} now. Its people: npm run staff -- add … --role responder`)
      return true
    }),
  )

program
  .command('no-publish')
  .description(
    'Areas of which nothing is published before two moderators agree; without a file it lists them, a file adds to them',
  )
  .argument('<city>', 'e.g. kyiv')
  .argument('[file]', 'GeoJSON of areas; one of a known name gets the new border')
  .option('--name <property>', 'which property of a feature is its name', 'name')
  .option('--remove <name>', 'takes an area away')
  .action((city: string, file: string | undefined, { name, remove }: { name: string; remove?: string }) =>
    withDatabase(async (db) => {
      if (remove !== undefined) await removeArea(db, city, remove)
      const told = file === undefined ? [] : await importAreas(db, { city, file, property: name })
      for (const line of told) console.log(line)
      const areas = await listAreas(db, (await getCity(db, city)).id)
      for (const area of areas) console.log(`${area.name}: ${area.km2} km²`)
      if (!areas.length) console.log('There are no such areas.')
      return true
    }),
  )

program
  .command('import-places')
  .description(
    'Reads streets and settlements of a city from CSV, so that an address can be typed; a second time changes nothing',
  )
  .argument('<city>', 'whose they are, e.g. kyiv')
  .argument(
    '<file>',
    'CSV with street_uk or name_uk; where there are: name_en, former (several with ;), lon, lat, line, katottg, kind',
  )
  .option(
    '--credit <text>',
    'whose data it is, shown with what is found: "© OpenStreetMap contributors, ODbL"',
    '',
  )
  .option('--delimiter <sign>', 'between the fields (default: found out)')
  .option('--everywhere', 'keep also what lies outside the city, or nobody knows where')
  .option('--dry-run', 'only look')
  .action((city: string, file: string, flags: PlaceFlags) =>
    withDatabase(async (db) => {
      const { id } = await getCity(db, city)
      for (const line of await runPlaceImport(db, id, file, flags)) console.log(line)
      if (!flags.credit) console.warn('No --credit: nobody will read whose data these are.')
      return true
    }),
  )

function report({ districts, removed, km2, holes, moved, outside }: Change): void {
  for (const { id, nameUk, before } of districts) {
    console.log(before ? `= ${before.nameUk} (${id}) gets its new border` : `+ ${nameUk} (${id})`)
  }
  for (const { id, nameUk } of removed) console.log(`- ${nameUk} (${id}) goes`)
  const enclaves = holes.map((hole) => `${hole.toFixed(2)} km²`).join(', ')
  console.log(`The city: ${km2.toFixed(1)} km²${enclaves && `, with ${holes.length} holes (${enclaves})`}`)
  if (holes.some((hole) => hole < 0.01))
    console.warn('Holes below 0.01 km² look like gaps between districts.')
  console.log(`Inquiries that change their district or place: ${moved}`)
  if (outside) console.warn(`Inquiries outside the new border: ${outside}. They stay as they are.`)
}

function zoomLevel(text: string): number {
  if (!/^\d{1,2}$/.test(text) || Number(text) < 5 || Number(text) > 18)
    throw new InvalidArgumentError('a whole number from 5 to 18')
  return Number(text)
}

function squareMetres(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('a whole number of square metres')
  return Number(text)
}

await program.parseAsync()
