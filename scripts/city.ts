import { getCity } from '@bezpechne/server/cities/index'
import { readConfig } from '@bezpechne/server/config'
import { listAreas } from '@bezpechne/server/guard/queries'
import { insertOrganisation } from '@bezpechne/server/officers/queries'
import { newId } from '@bezpechne/server/platform/ids'
import { linkTokens } from '@bezpechne/server/platform/link-tokens'
import { Organisation } from '@bezpechne/shared/moderation'
import { Command, InvalidArgumentError, Option } from 'commander'

import { addArchiveCommands } from './city/archive.ts'
import { type AreaFlags, importAreas, removeArea } from './city/no-publish.ts'
import { type CityFlags, nameOf, openCity } from './city/open-city.ts'
import { openFromFile } from './city/open-from-file.ts'
import { addQuotaCommands } from './city/quotas.ts'
import { withDatabase } from './import/command.ts'
import { type BeatFlags, runImport } from './import/import-beats.ts'
import { type BorderFlags, runBorderImport } from './import/import-borders.ts'
import { type PlaceFlags, runPlaceImport } from './import/import-places.ts'
import { runSettlementImport, type SettlementFlags } from './import/import-settlements.ts'
import { InputError } from './import/input-error.ts'

interface OrganisationFlags {
  city: string
  kind: Organisation['kind']
  nameUk: string
  nameEn: string
}

const program = new Command('city').description('Cities and their borders')

for (const layer of ['boundary', 'districts'] as const) {
  const command = program
    .command(`import-${layer}`)
    .description(
      layer === 'boundary'
        ? 'Reads the boundary of a city from a file and shows what would change'
        : 'Reads districts from a file and shows what would change; the city becomes all of them together',
    )
    .argument('<file>', 'GeoJSON, TopoJSON, a zipped shapefile, KML or KMZ, at most 50 MB')
    .requiredOption('--city <id>', 'whose they are, e.g. kyiv')
    .option('--feature <property=value>', 'which of the features of the file; of several, all together')
    .option(
      '--name-uk <property>',
      'the Ukrainian name of a feature; found by itself where it has a usual name',
    )
    .option('--name-en <property>', 'the English name; without one it is written in Latin letters')
    .option('--katottg <property>', 'the KATOTTG code, where a feature has one')
    .option('--credit <text>', 'whose data it is, shown on the map: "© OpenStreetMap contributors, ODbL"', '')
  mapOptions(command)
    .option('--commit', 'write; without it nothing changes')
    .action((file: string, flags: BorderFlags) =>
      withDatabase(async (db) => {
        for (const line of await runBorderImport(db, { layer, file, flags })) console.log(line)
        if (!flags.credit) console.warn('No --credit: the map says whose borders these are as before.')
        return true
      }),
    )
  if (layer === 'districts')
    command.option('--keep-boundary', 'the boundary of the city stays; districts beyond it are refused')
}

program
  .command('import-beats')
  .description('Reads beats (GeoJSON) and officers (CSV) and shows what would change and what is wrong')
  .requiredOption('--city <id>', 'whose they are, e.g. kyiv')
  .option('--beats <file>', 'a map file with code, name_uk, name_en, residents')
  .option('--officers <file>', 'CSV with badge, rank, name_uk, phones, hours, office, beat, email')
  .option(
    '--projection <id>',
    'the coordinate system of the beats, where their file does not say it: EPSG:32636',
  )
  .addOption(new Option('--order <order>', 'which number comes first').choices(['lng-lat', 'lat-lng']))
  .option('--retire-missing', 'beats that the file does not name are no more')
  .option('--acknowledge', 'import in spite of the warnings')
  .option('--commit', 'write; without it nothing changes')
  .action((flags: BeatFlags) =>
    withDatabase(async (db) => {
      for (const line of await runImport(db, await getCity(db, flags.city), flags)) console.log(line)
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
  .command('open')
  .description(
    'Opens a city as one YAML file says: border, districts, beats, officers, topics, texts, contact, people, organisations, days off. Its people then press the button',
  )
  .argument('<file>', 'see docs/production.md for an example')
  .option('--commit', 'write; without it nothing changes')
  .action((file: string, { commit = false }: { commit?: boolean }) =>
    withDatabase(async (db) => {
      const linkToken = linkTokens(readConfig().AUTH_SECRET)
      const told = await openFromFile(db, file, { commit, linkToken })
      for (const line of told) console.log(line)
      if (!told.length) console.log('Nothing to change: all of it is there.')
      else console.log(commit ? 'Done.' : 'A dry run: nothing is written. Add --commit to open the city.')
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

mapOptions(program.command('no-publish'))
  .description(
    'Areas of which nothing is published before two moderators agree; without a file it lists them, a file adds to them',
  )
  .argument('<city>', 'e.g. kyiv')
  .argument('[file]', 'areas (GeoJSON, KML, zipped shapefile); one of a known name gets the new border')
  .option('--name <property>', 'which property of a feature is its name', 'name')
  .option('--remove <name>', 'takes an area away')
  .action((city: string, file: string | undefined, { name, remove, ...flags }: AreaFlags) =>
    withDatabase(async (db) => {
      if (remove !== undefined) await removeArea(db, city, remove)
      const told = file === undefined ? [] : await importAreas(db, { city, file, property: name, ...flags })
      for (const line of told) console.log(line)
      const areas = await listAreas(db, (await getCity(db, city)).id)
      for (const area of areas) console.log(`${area.name}: ${area.km2} km²`)
      if (!areas.length) console.log('There are no such areas.')
      return true
    }),
  )

mapOptions(program.command('import-places'))
  .description(
    'Reads streets and settlements of a city from CSV or a map file, so that an address can be typed; a second time changes nothing',
  )
  .argument('<city>', 'whose they are, e.g. kyiv')
  .argument(
    '<file>',
    'CSV or a map file (GeoJSON, KML, zipped shapefile) with street_uk or name_uk; where there are: name_en, former (several with ;), lon, lat, line, katottg, kind',
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

program
  .command('import-settlements')
  .description(
    'Reads the settlements of the country (КАТОТТГ), so that who asks for a community finds it by its name; a second time changes nothing',
  )
  .argument(
    '<file>',
    'CSV with katottg, category, name_uk, hromada_katottg, hromada_uk, raion_uk, oblast_uk; where there are: name_en, lon, lat',
  )
  .option('--delimiter <sign>', 'between the fields (default: found out)')
  .option('--commit', 'write; without it nothing changes')
  .action((file: string, flags: SettlementFlags) =>
    withDatabase(async (db) => {
      for (const line of await runSettlementImport(db, file, flags)) console.log(line)
      return true
    }),
  )

addQuotaCommands(program)
addArchiveCommands(program)

/** What a file of borders alone does not tell. */
function mapOptions(command: Command): Command {
  return command
    .option('--projection <id>', 'the coordinate system, where the file does not say it: EPSG:32636')
    .addOption(new Option('--order <order>', 'which number comes first').choices(['lng-lat', 'lat-lng']))
}

function zoomLevel(text: string): number {
  if (!/^\d{1,2}$/.test(text) || Number(text) < 5 || Number(text) > 18)
    throw new InvalidArgumentError('a whole number from 5 to 18')
  return Number(text)
}

await program.parseAsync()
