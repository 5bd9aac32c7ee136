import { movesFrom, MOVES, type Life, type Move } from '@gongjian/domain/register/life.ts'
import type { ItemRow } from '@gongjian/domain/register/item.ts'
import type { Permission } from '@gongjian/domain/permission/permission.ts'

/** What is often said; a click writes it into the reason. */
export const REASONS: Partial<Record<Move, readonly string[]>> = {
  return: ['佐证照片不能证明已完成，请补充', '现场与申报不符，请核实后重报', '台账信息不全，请补齐后重报'],
  remove: ['重复录入', '录入有误', '不属于本台账范围'],
  restore: ['误移出，恢复'],
}

/** What happens, and whether it can be taken back. */
export const CONSEQUENCES: Record<Move, string> = {
  list: '入账后列入台账统计，可以移出。',
  start: '条目转为“整治中”。',
  claim: '申报后不能再改字段；牵头单位核查不通过会退回。',
  verify: '核查通过后由攻坚办销号；核查人本人不能销号。',
  return: '退回后县区可以修改并重新申报，会看到理由。',
  close: '销号后不能再改；再次发现按“反弹”登记为新条目。',
  remove: '移出的条目仍可查看，可以恢复。',
  restore: '恢复后为草稿，需要重新入账。',
}

/** Against the work: told apart from the one that the work goes on with. */
export function isBack(move: Move): boolean {
  return move === 'return' || move === 'remove'
}

/** Moves that one of the chosen could make and that the person may make at all; the server decides for each. */
export function movesFor(
  rows: Iterable<Pick<ItemRow, 'stage'>>,
  life: Life,
  may: (permission: Permission) => boolean,
): Move[] {
  const found = new Set<Move>()
  for (const row of rows) for (const m of movesFrom(row.stage, life)) if (may(MOVES[m].permission)) found.add(m)
  // In the order of the work.
  return (Object.keys(MOVES) as Move[]).filter((m) => found.has(m))
}
