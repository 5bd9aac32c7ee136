import { Button } from 'antd'
import type { Overview } from '@gongjian/domain/overview/contracts.ts'
import { Section } from '../../components/section.tsx'
import { TargetList } from '../../components/target-list.tsx'

/** 一（三）总体目标. */
const OVERALL_CLAUSE = '1.3'

interface Props {
  readonly targets: Overview['targets']
  readonly all: boolean
  readonly onAll: (all: boolean) => void
}

export function TargetSection({ targets, all, onAll }: Props) {
  const overall = targets.filter((t) => t.clause === OVERALL_CLAUSE)
  const some = overall.length > 0 && overall.length < targets.length
  return (
    <Section
      title="目标"
      note={some && !all ? `总体目标 ${overall.length} 项，共 ${targets.length} 项` : `${targets.length} 项`}
      extra={
        some && (
          <Button type="link" size="small" onClick={() => onAll(!all)}>
            {all ? '只看总体目标' : '看全部'}
          </Button>
        )
      }
      flush
    >
      <TargetList targets={all || !some ? targets : overall} />
    </Section>
  )
}
