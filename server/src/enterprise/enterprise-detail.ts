import type { EnterpriseDetail } from '@gongjian/domain/enterprise/detail.ts'
import type { Ctx } from '../app.ts'
import { implement } from '../operation/implementation.ts'
import { planFactsOf } from '../report/plan-facts.ts'
import { countDocuments, readDocuments, readInspections, readItems } from './enterprise-items.ts'
import { enterpriseRow, getStanding, reachesEnterprise } from './enterprise-reader.ts'
import { facilityTree } from './facility-tree.ts'
import { industryName } from './list-industries.ts'
import { readMerges } from './merges-reader.ts'

const MOST_DOCUMENTS = 200

/** 一企一档: the enterprise with all that the registers hold of it, as far as the actor may read. */
export async function readDetail(ctx: Ctx, id: number): Promise<EnterpriseDetail> {
  const stored = await getStanding(ctx, id)
  const mayMerge = reachesEnterprise(ctx.actor, 'enterprise.merge', stored)
  return {
    ...enterpriseRow(stored, await planFactsOf(ctx)),
    industryName: stored.industry === null ? null : industryName(stored.industry),
    updatedBy: stored.updated_by,
    updatedAt: stored.updated_at.toISOString(),
    facilities: await facilityTree(ctx, stored.id),
    registers: await readItems(ctx, stored.id),
    inspections: await readInspections(ctx, stored.id),
    documents: await readDocuments(ctx, stored.id, MOST_DOCUMENTS),
    documentCount: await countDocuments(ctx, stored.id),
    merges: await readMerges(ctx, stored.id, mayMerge),
    mayEdit: reachesEnterprise(ctx.actor, 'enterprise.edit', stored),
    mayMerge,
  }
}

export const getEnterprise = implement('getEnterprise', (ctx, { enterprise }) => readDetail(ctx, enterprise))
