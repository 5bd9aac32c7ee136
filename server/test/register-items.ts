import sharp from 'sharp'
import { creditCodeCheck, MADE_UP_PREFIX } from '@gongjian/domain/enterprise/credit-code.ts'
import type { ItemDetail } from '@gongjian/domain/register/item.ts'
import { MOVES, type Move } from '@gongjian/domain/register/life.ts'
import type { Client } from './harness.ts'

let serial = 0

/** A kiln to be taken out, as a clerk enters it. */
export async function makeKiln(clerk: Client, change: { name?: string; facility?: string } = {}): Promise<ItemDetail> {
  serial += 1
  return clerk.call('createItem', {
    register: 'kilns',
    item: {
      enterprise: change.name ?? `试验窑业${serial}厂`,
      facility: change.facility ?? '1#热风炉',
      point: { longitude: 113.02, latitude: 34.75 },
      values: { kind: '热风炉', fuel: '煤', measure: '淘汰' },
    },
  })
}

/** A photo with the place and the time of its taking in it. */
export async function photo(lon: number, lat: number, takenAt = '2019:09:05 14:03:11'): Promise<Uint8Array> {
  const degrees = (d: number): string => `${Math.floor(d)}/1 ${Math.round((d % 1) * 3_600_000)}/60000 0/1`
  return sharp({ create: { width: 640, height: 480, channels: 3, background: { r: 120, g: 90, b: 60 } } })
    .withExif({
      IFD2: { DateTimeOriginal: takenAt },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: degrees(lat), GPSLongitudeRef: 'E', GPSLongitude: degrees(lon) },
    })
    .jpeg()
    .toBuffer()
}

type OfRegister = Pick<ItemDetail, 'register' | 'id'>

/** Puts the evidence of every step to an item that is underway. */
export async function proveSteps(clerk: Client, { register, id }: OfRegister): Promise<void> {
  const picture = await photo(113.02, 34.75)
  const { steps } = await clerk.call('getItem', { register, id })
  for (const { key: step } of steps) {
    await clerk.upload('uploadStepFile', { register, id, step }, '现场.jpg', picture)
    await clerk.call('saveItemStep', { register, id, step, planned: null, doneOn: '2019-09-10', note: '' })
  }
}

/** Each move in turn; one that is refused fails the test. */
export async function moveItem(client: Client, { register, id }: OfRegister, ...moves: Move[]): Promise<void> {
  for (const move of moves) {
    const more = {
      ...(move === 'verify' ? { verifiedBy: '现场核查' as const } : {}),
      ...(MOVES[move].needsReason ? { reason: '试办' } : {}),
    }
    const { refused } = await client.call('moveItems', { register, ids: [id], move, ...more })
    if (refused.length > 0) throw new Error(refused[0]?.why)
  }
}

/** A code of the trial's range with the right check sign; the trial itself counts from 1. */
export function madeUpCode(n: number): string {
  const first17 = `${MADE_UP_PREFIX}${String(n).padStart(5, '0')}0`
  return `${first17}${creditCodeCheck(first17) ?? ''}`
}
