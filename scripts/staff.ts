import { listStaff } from '@bezpechne/server/accounts/staff-queries'
import { getCity } from '@bezpechne/server/cities/index'
import { roles } from '@bezpechne/shared/access'
import { type Written, written } from '@bezpechne/shared/languages'
import { Command, Option } from 'commander'

import { withDatabase } from './import/command.ts'
import { addStaff, type NewRole } from './staff/add-staff.ts'
import { askPassword } from './staff/ask-password.ts'
import { decideAsOperator, listGrants } from './staff/decide-grant.ts'
import { addOperator, operatorLines, removeOperator } from './staff/operators.ts'
import { removeStaff } from './staff/remove-staff.ts'
import { newSecretsFor } from './staff/reset-staff.ts'

const program = new Command('staff').description('Who works in which city')
const role = () => new Option('--role <role>', 'what they may do').choices(roles).makeOptionMandatory()

program
  .command('add')
  .description('Gives a role; without an account yet it asks for a password, or reads it from standard input')
  .requiredOption('--email <address>', 'what the person signs in with')
  .option('--name <name>', 'as colleagues see it; needed for a new account')
  .requiredOption('--city <id>', 'where, e.g. kyiv')
  .addOption(role())
  .option('--organisation <name or id>', 'whom a responder speaks for')
  .action((flags: NewRole) =>
    withDatabase(async (db) => {
      console.log(await addStaff(db, flags, askPassword))
      return true
    }),
  )

program
  .command('list')
  .description('Shows who holds which role')
  .requiredOption('--city <id>', 'where, e.g. kyiv')
  .action(({ city }: { city: string }) =>
    withDatabase(async (db) => {
      await getCity(db, city)
      const staff = await listStaff(db, city)
      for (const { role: held, name, email, organisation, secondFactor } of staff) {
        const factor = secondFactor ? 'second factor' : 'no second factor yet'
        console.log(
          [held.padEnd(13), `${name} <${email}>`, organisation?.uk, factor].filter(Boolean).join('  '),
        )
      }
      console.log(staff.length ? `${staff.length} in ${city}` : `Nobody works in ${city} yet`)
      return true
    }),
  )

program
  .command('remove')
  .description('Takes a role back; whoever is signed in with it is signed out')
  .requiredOption('--email <address>', 'what the person signs in with')
  .requiredOption('--city <id>', 'where, e.g. kyiv')
  .addOption(role())
  .action((flags: NewRole) =>
    withDatabase(async (db) => {
      console.log(await removeStaff(db, flags))
      return true
    }),
  )

program
  .command('waiting')
  .description('Shows roles that wait for a second person')
  .requiredOption('--city <id>', 'where, e.g. kyiv')
  .action(({ city }: { city: string }) =>
    withDatabase(async (db) => {
      const waiting = await listGrants(db, { city })
      for (const { role: wanted, email, askedBy } of waiting)
        console.log(`${wanted.padEnd(13)}  <${email}>  asked by ${askedBy ?? 'somebody who went'}`)
      console.log(waiting.length ? `${waiting.length} in ${city}` : `Nothing waits in ${city}`)
      return true
    }),
  )

for (const [word, what] of [
  ['approve', 'Agrees to a role that an administrator asked for, where no second one is there to agree'],
  ['refuse', 'Refuses a role that an administrator asked for'],
] as const) {
  program
    .command(word)
    .description(what)
    .requiredOption('--email <address>', 'whose role it would be')
    .requiredOption('--city <id>', 'where, e.g. kyiv')
    .addOption(role())
    .action((flags: NewRole) =>
      withDatabase(async (db) => {
        console.log(await decideAsOperator(db, flags, word === 'approve'))
        return true
      }),
    )
}

program
  .command('reset')
  .description('A new password for who lost it or the phone; the authenticator app is connected anew')
  .requiredOption('--email <address>', 'what the person signs in with')
  .action((flags: { email: string }) =>
    withDatabase(async (db) => {
      console.log(await newSecretsFor(db, flags, askPassword))
      return true
    }),
  )

program
  .command('add-operator')
  .description('A named person who opens cities and sees counts; never letters or what is not published')
  .requiredOption('--email <address>', 'what the person signs in with')
  .option('--name <name>', 'needed for a new account')
  .addOption(new Option('--language <language>', 'of the mails to them').choices(written).default('uk'))
  .action((flags: { email: string; name?: string; language: Written }) =>
    withDatabase(async (db) => {
      console.log(await addOperator(db, flags, askPassword))
      return true
    }),
  )

program
  .command('remove-operator')
  .description('Takes that back; whoever is signed in is signed out')
  .requiredOption('--email <address>', 'what the person signs in with')
  .action((flags: { email: string }) =>
    withDatabase(async (db) => {
      console.log(await removeOperator(db, flags))
      return true
    }),
  )

program
  .command('list-operators')
  .description('Shows who runs the platform')
  .action(() =>
    withDatabase(async (db) => {
      for (const line of await operatorLines(db)) console.log(line)
      return true
    }),
  )

await program.parseAsync()
