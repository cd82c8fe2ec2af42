import { limits } from '@bezpechne/server/tiles/statements'

// The real server, whose tiles send as many raw pins as the scenario of the canvas wants: more than it ever would.
limits.pins = Number(process.env['BENCH_TILE_PINS'] ?? limits.pins)
await import('../../server/src/main.ts')
