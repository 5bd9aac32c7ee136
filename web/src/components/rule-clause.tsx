import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useOperation } from '../app/query.ts'
import { ClauseLink } from './clause-link.tsx'

/** They change with a new version of the plan's rules. */
const FRESH_MS = 600_000

interface Props {
  readonly rule: string
  readonly clause: string
  readonly label: string
}

/** Opens the document with the very words of the rule lit. */
export function RuleClause({ rule, clause, label }: Props) {
  const sets = useOperation(OPERATIONS.listRuleSets, {}, { staleTime: FRESH_MS })
  const span = sets.data?.flatMap((s) => s.rules).find((r) => r.id === rule)?.span
  return <ClauseLink label={label} clause={clause} start={span?.start} end={span?.end} />
}
