import { readFile } from 'node:fs/promises'
import type { PlanPack } from '@gongjian/domain/plan/pack.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import { trialRegisters, type TrialItem } from '@gongjian/plan-zhengzhou-2019-37/trial/index.ts'
import type { App } from '../../app.ts'
import type { Tx } from '../../db/actor.ts'
import type { Kept } from '../../file/store-upload.ts'
import type { SavedPlan } from '../../plan/save-pack.ts'
import { readPicture } from '../../file/read-picture.ts'
import { placeRows, townshipCodes, type PlacedRow } from '../../register/store/place-rows.ts'
import { takeIds } from '../../register/store/save-rows.ts'
import { seriesTableOf, tableOf } from '../../register/table/column-kinds.ts'
import { keepFile, type TrialFiles } from '../trial-files.ts'
import type { People } from '../trial-people.ts'
import { endThings } from './end-things.ts'
import { facilityKey, loadHub } from './hub.ts'
import { pastOfItem, rechecksOf, type Hands } from './item-past.ts'
import { loadSeries } from './load-series.ts'
import { loadMoves, loadRechecks, loadSteps } from './load-work.ts'
import type { Loading, Place } from './loading.ts'
import { Past, quietly } from './past.ts'

function placesOf(loading: Loading, register: Register, items: readonly TrialItem[]): Place[] {
  const { saved, ids, pack } = loading
  const code = townshipCodes(pack)
  return items.map((item) => ({
    id: ids.get(item.key) ?? 0,
    item,
    unit_id: item.unit === null ? null : (saved.units.get(item.unit) ?? null),
    township: item.unit === null || item.township === null ? null : code(item.unit, item.township),
    task_id: register.task === null ? null : (saved.tasks.get(register.task) ?? null),
  }))
}

function placedRow(loading: Loading, register: Register, { id, item, township }: Place): PlacedRow {
  const { hub, hands, ids } = loading
  // The last day to begin is reckoned by the database.
  const { start_by: _start, ...now } =
    pastOfItem(item, id, rechecksOf(register, item), hands, register.due).at(-1)?.after ?? {}
  const named = Object.fromEntries(Object.entries(item.refs).map(([k, key]) => [k, ids.get(key) ?? null]))
  const { facility } = item
  const facilityId = facility
    ? hub.facilities.get(facilityKey(item.enterprise ?? '', facility.kind, facility.name))
    : undefined
  return {
    id,
    unit: item.unit,
    township,
    enterprise: item.enterprise === null ? null : (hub.enterprises.get(item.enterprise) ?? null),
    facility: facility && facilityId !== undefined ? { id: facilityId, name: facility.name } : null,
    title: item.title,
    common: item,
    values: { ...item.values, ...named },
    stage: item.stage,
    by: hands(item, 'clerk').name,
    at: item.createdAt,
    more: { ...now, relapse_of: item.relapseOf === null ? null : (ids.get(item.relapseOf) ?? null) },
  }
}

async function loadItems(loading: Loading, register: Register, items: readonly TrialItem[]): Promise<void> {
  const { tx, saved, hands } = loading
  const places = placesOf(loading, register, items)
  const rows = places.map((p) => placedRow(loading, register, p))
  await placeRows(tx, saved, register, rows, true)
  await loadMoves(loading, register, places)
  await loadSteps(loading, register, places)
  await loadRechecks(loading, register, places)
  await loadSeries(loading, register, places)
  const past = places.flatMap((p) => pastOfItem(p.item, p.id, rechecksOf(register, p.item), hands, register.due))
  loading.past.keep(tableOf(register.id), ['id'], 'id', past)
}

/** The office keeps rows of its own; whose unit nobody has said is a matter of the task's lead. */
function handsOf(pack: PlanPack, registers: readonly Register[], people: People): Hands {
  const leads = new Map(registers.map((r) => [r.id, pack.tasks.find((t) => t.id === r.task)?.leads[0] ?? null]))
  const offices = new Set(pack.units.filter((u) => u.kind === 'office').map((u) => u.code))
  return (item, hand) => {
    const lead = leads.get(item.register) ?? null
    if (hand === 'office' || (item.unit !== null && offices.has(item.unit))) return people.office()
    if (hand === 'lead' || item.unit === null) return lead === null ? people.office() : people.deskOf(lead)
    return people.clerkOf(item.unit)
  }
}

function stillTriggers(registers: readonly Register[]): Record<string, string[]> {
  const own = registers.flatMap((r) => [
    [tableOf(r.id), ['guard_new', 'guard', 'added', 'changed'].map((x) => `${tableOf(r.id)}_${x}`)] as const,
    ...r.series.map((s) => {
      const table = seriesTableOf(r.id, s.id)
      return [table, [`${table}_added`, `${table}_changed`]] as const
    }),
  ])
  const common = ['item_step', 'item_recheck'].map((t) => [t, [`${t}_added`, `${t}_changed`]] as const)
  return Object.fromEntries(
    [...own, ...common, ['attachment', ['attachment_history']] as const].map(([t, x]) => [t, [...x]]),
  )
}

/** As evidence is kept: a photo with its small picture. */
async function drawn(app: App, file: Kept): Promise<Loading['files']['photo']> {
  const picture = await app.files.borrow(file.sha256)
  const { thumbnail } = await readPicture(await readFile(picture.path), file.type)
  await picture.giveBack()
  const small = thumbnail === null ? null : await keepFile(app, 'thumbnail.jpg', thumbnail)
  return { ...file, thumbnail: small?.sha256 ?? null }
}

/** So many items are made, grouped by register and written at a time: the memory of a scaled trial stays at that. */
const CHUNK = 20_000

async function loadChunk(loading: Loading, registers: readonly Register[], items: readonly TrialItem[]): Promise<void> {
  const ids = await takeIds(loading.tx, items.length)
  items.forEach((item, i) => loading.ids.set(item.key, ids[i] ?? 0))
  const byRegister = Map.groupBy(items, (i) => i.register)
  for (const register of registers) {
    const its = byRegister.get(register.id)
    if (its) await loadItems(loading, register, its)
  }
}

/** The trial's enterprises, facilities and items, with the past that brought them where they stand. */
export async function loadRegisters(
  app: App,
  tx: Tx,
  pack: PlanPack,
  saved: SavedPlan,
  people: People,
  files: TrialFiles,
): Promise<void> {
  const registers = app.registersOf(pack.code)
  const trial = trialRegisters(app.config.trialScale)
  const loading: Loading = {
    tx,
    pack,
    saved,
    hub: await loadHub(tx, pack, saved, trial),
    hands: handsOf(pack, registers, people),
    files: { photo: await drawn(app, files.photo), file: await drawn(app, files.file) },
    past: new Past(),
    ids: new Map(),
  }
  await quietly(tx, stillTriggers(registers), async () => {
    let chunk: TrialItem[] = []
    for (const item of trial.items()) {
      chunk.push(item)
      if (chunk.length < CHUNK) continue
      await loadChunk(loading, registers, chunk)
      chunk = []
    }
    await loadChunk(loading, registers, chunk)
  })
  await endThings(tx, registers)
  await loading.past.write(tx)
}
