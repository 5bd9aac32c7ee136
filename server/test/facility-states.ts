import type { EnterpriseDetail, Facility } from '@gongjian/domain/enterprise/detail.ts'
import type { Client } from './harness.ts'

type Of = Pick<EnterpriseDetail, 'id'>

export function everyFacility(tree: readonly Facility[]): Facility[] {
  return tree.flatMap((f) => [f, ...everyFacility(f.children)])
}

/** Answers with its number. */
export async function addFacility(
  clerk: Client,
  { id }: Of,
  kind: string,
  name: string,
  parent: number | null = null,
): Promise<number> {
  const { facilities } = await clerk.call('addFacility', { enterprise: id, facility: { kind, name, parent } })
  return everyFacility(facilities).find((f) => f.name === name)?.id ?? 0
}

/** By hand, of what stands in the enterprise under the name. */
export async function changeByHand(clerk: Client, { id: enterprise }: Of, name: string, rest: object): Promise<void> {
  const { facilities } = await clerk.call('getEnterprise', { enterprise })
  const { id, version } = everyFacility(facilities).find((f) => f.name === name) ?? { id: 0, version: 0 }
  await clerk.call('updateFacility', { enterprise, facility: id, version, ...rest })
}

/** Of the enterprise, then of each facility with the day on which it was closed. */
export async function statesOf(clerk: Client, { id }: Of): Promise<string[]> {
  const { values, facilities } = await clerk.call('getEnterprise', { enterprise: id })
  const tree = everyFacility(facilities).map((f) => `${f.name} ${f.state}${f.closedOn ? ` ${f.closedOn}` : ''}`)
  return [String(values.state), ...tree.sort()]
}

/** What went into it last goes out again. */
export async function undoLast(approver: Client, { id: enterprise }: Of): Promise<void> {
  const { merges } = await approver.call('getEnterprise', { enterprise })
  const merge = merges.find((m) => m.undone === null)?.id ?? 0
  await approver.call('undoMerge', { enterprise, merge, reason: '查明是两家' })
}

/** A kiln's item that ends it, whatever was to become of it. */
export async function toBeEnded(clerk: Client, id: number): Promise<void> {
  const { version } = await clerk.call('getItem', { register: 'kilns', id })
  await clerk.call('updateItem', { register: 'kilns', id, version, item: { values: { measure: '淘汰' } } })
}
