import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { AreaKind } from '@gongjian/domain/area/area.ts'
import { MapSource, SOURCE_WANTED, type AreaMap } from '@gongjian/domain/area/contracts.ts'
import { loadMap } from '../../area/load-map.ts'
import { readGeoJson } from '../../area/read-geojson.ts'
import { readMaps } from '../../area/read-maps.ts'
import { asOwner, inTransaction } from '../../db/transaction.ts'
import { mustAllow } from '../../operation/run.ts'
import { findPlanId } from '../../plan/find-plan.ts'
import { UsageError } from './answer.ts'
import { dayOption } from './day-option.ts'
import { print, printJson, table } from './output.ts'
import { commandActor, memberNamed, withApp } from './with-app.ts'

export interface AreaImportOptions {
  readonly source: string
  readonly on?: string
  readonly whole?: true
  readonly as?: string
  readonly json?: true
}

function show(maps: readonly AreaMap[]): void {
  if (maps.length === 0) {
    print('还没有载入区域图')
    return
  }
  const rows = maps.map((m) => [
    m.kind,
    m.on,
    m.areas.length,
    m.isWhole ? '全市都在内' : '不全',
    m.source,
    m.areas.map((a) => a.name).join('、'),
  ])
  print(table(['类别', '日期', '个数', '范围', '来源', '区域'], rows))
}

export async function listMaps({ json }: { json?: true }): Promise<void> {
  const maps = await withApp(async (app) => {
    const planId = await findPlanId(app, app.config.plan)
    return asOwner(app, planId, app.clock.now(), (tx) => readMaps(tx, planId))
  })
  if (json) printJson(maps)
  else show(maps)
}

export async function importMap(kindWord: string, file: string, options: AreaImportOptions): Promise<void> {
  const kind = AreaKind.safeParse(kindWord)
  if (!kind.success) throw new UsageError(`没有“${kindWord}”这一类，可写：${AreaKind.options.join('、')}`)
  const source = MapSource.safeParse(options.source)
  if (!source.success) throw new UsageError(`--source：${SOURCE_WANTED}`)
  const on = dayOption('--on', options.on)
  const areas = await readGeoJson(await readFile(file, 'utf8'))
  const made = await withApp(async (app) => {
    const actor = options.as === undefined ? await commandActor(app, 'office') : await memberNamed(app, options.as)
    mustAllow(actor, 'loadAreaMap')
    const given = {
      kind: kind.data,
      on: on ?? app.clock.today(),
      source: source.data,
      isWhole: options.whole ?? false,
    }
    return inTransaction(app, actor, (ctx) => loadMap(ctx, given, { fileName: path.basename(file), areas }))
  })
  if (options.json) printJson(made)
  else show([made])
}
