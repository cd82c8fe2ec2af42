/**
 * Whether inquiries that were written without a link arrive once, whatever goes wrong: requests and answers that are
 * lost, delays, errors, a server that is started anew, a tab that is killed or reloaded, a full device.
 * Usage: CHROMIUM=/usr/bin/chromium node scripts/check-outbox.ts --rounds 100 [--seed 1]   (after a build)
 */
import { Command } from 'commander'

import { randomFrom } from '../test/support/map.ts'
import { OutboxStage } from '../test/support/outbox-round.ts'

const { rounds, seed, patience } = new Command()
  .option('--rounds <number>', 'how many', '100')
  .option('--seed <number>', 'the same seed brings the same misfortunes', '1')
  .option('--patience <seconds>', 'for one round; more on a busy machine', '90')
  .parse()
  .opts<{ rounds: string; seed: string; patience: string }>()

const stage = await OutboxStage.open({ patience: Number(patience) })
const totals = { inquiriesLost: 0, doubled: 0, untrue: 0 }
try {
  for (let round = 1; round <= Number(rounds); round += 1) {
    const begun = Date.now()
    const { lost, doubled, untrue } = await stage.round(round, randomFrom(1000 * Number(seed) + round).next)
    totals.inquiriesLost += lost.length
    totals.doubled += doubled.length
    totals.untrue += untrue.length
    const faults = [...lost, ...doubled.map((one) => `${one}: twice`), ...untrue]
    const seconds = Math.round((Date.now() - begun) / 1000)
    console.log(`round ${round}, ${seconds} s: ${faults.join('; ') || 'all there, once'}`)
  }
} finally {
  await stage.close()
}
const { inquiriesLost, doubled, untrue } = totals
console.log(`${rounds} rounds: ${inquiriesLost} lost, ${doubled} doubled, ${untrue} claims that were not so`)
if (inquiriesLost + doubled + untrue > 0) process.exitCode = 1
