import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import type { Dossier, Named } from '@gongjian/domain/enterprise/dossier.ts'
import { ENTERPRISE_FIELDS } from '@gongjian/domain/enterprise/enterprise.ts'
import { reachOf } from '@gongjian/domain/permission/permission.ts'
import { headOf } from '@gongjian/domain/register/field.ts'
import { textOf } from '@gongjian/domain/register/value.ts'
import type { EnterpriseRow } from '@gongjian/domain/enterprise/detail.ts'
import type { Ctx } from '../../app.ts'
import { planFactsOf } from '../../report/plan-facts.ts'
import { FIELD_KEYS } from '../enterprise-columns.ts'
import { readInspections } from '../enterprise-items.ts'
import { enterpriseRow, getStanding } from '../enterprise-reader.ts'
import { facilityTree, flatten } from '../facility-tree.ts'
import { readEnterpriseHistory } from '../list-enterprise-history.ts'
import { industryName } from '../list-industries.ts'
import { readDossierFiles, type DossierFile } from './dossier-files.ts'
import { dossierItems } from './dossier-items.ts'

function factsOf(row: EnterpriseRow): Named[] {
  const own = FIELD_KEYS.map((key): Named => {
    const field = ENTERPRISE_FIELDS[key]
    const text = textOf(row.values[key] ?? null, field)
    const name = field.kind === 'industry' && text !== '' ? industryName(text) : null
    return [headOf(field), name === null ? text : `${text} ${name}`]
  })
  return [
    ...own,
    ['责任单位', row.unit?.name ?? '待定'],
    ['乡镇街道', row.township ?? ''],
    ['坐标（WGS84）', row.point ? `${row.point.longitude}, ${row.point.latitude}` : ''],
    ['来源', row.fromPlan ? '方案点名' : row.trial ? '演示' : ''],
    ['核对', row.isUnchecked ? '待核' : '已核'],
  ]
}

/** The whole of it, page by page: a dossier leaves nothing out. */
async function historyOf(ctx: Ctx, id: number): Promise<Dossier['history']> {
  const lines: Dossier['history'] = []
  let before: number | undefined
  do {
    const page = await readEnterpriseHistory(ctx, id, before)
    for (const e of page.entries) {
      const changes = e.changes.map((c) => `${c.label}：${c.from || '空'} → ${c.to || '空'}`)
      const why = e.why ? [`理由：${e.why}`] : []
      lines.push({ at: instantInWords(e.at), by: `${e.unit} ${e.by}`, what: [e.action, ...changes, ...why].join('；') })
    }
    before = page.next ?? undefined
  } while (before !== undefined)
  return lines
}

/** 一企一档 as the actor may read it: a county's names nothing of another county's. */
export async function makeDossier(ctx: Ctx, enterprise: number): Promise<{ dossier: Dossier; files: DossierFile[] }> {
  const { tx, actor, app } = ctx
  const stored = await getStanding(ctx, enterprise)
  const row = enterpriseRow(stored, await planFactsOf(ctx))
  const plan = await tx.selectFrom('plan').select('title').where('id', '=', actor.planId).executeTakeFirstOrThrow()
  const files = await readDossierFiles(ctx, stored.id)
  const inspections = await readInspections(ctx, stored.id)
  const dossier = {
    planTitle: plan.title,
    name: row.name,
    issuer: actor.unitName,
    madeOn: app.clock.today(),
    trial: app.config.trial,
    facts: factsOf(row),
    facilities: flatten(await facilityTree(ctx, stored.id)).map(({ facility: f, depth }) => ({
      depth,
      kind: f.kind,
      name: f.name,
      state: f.state,
      closedOn: f.closedOn ?? '',
    })),
    hasAllItems: actor.role !== 'door' && reachOf(actor.role, 'item.read') === 'all',
    items: await dossierItems(ctx, stored.id),
    inspections: inspections.map((x) => ({
      on: x.on,
      what: `${x.kind}：${x.registerTitle}（编号 ${x.item}）`,
      by: x.by,
      how: x.how ?? '',
      result: [x.result, x.note].filter((t) => t !== '').join('；'),
    })),
    documents: files.map((f) => ({ name: f.name, from: f.from, by: f.by, at: instantInWords(f.at) })),
    history: await historyOf(ctx, stored.id),
  }
  return { dossier, files }
}
