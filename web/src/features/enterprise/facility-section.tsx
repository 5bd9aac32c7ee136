import { Button } from 'antd'
import { useState } from 'react'
import type { Facility } from '@gongjian/domain/enterprise/detail.ts'
import { FACILITY_CLOSED } from '@gongjian/domain/enterprise/enterprise.ts'
import { paths } from '../../app/paths.ts'
import { Empty } from '../../components/empty.tsx'
import { LightMark } from '../../components/light-mark.tsx'
import { Link } from '../../components/link.tsx'
import { Section } from '../../components/section.tsx'
import { byRegister, type Standing } from './by-urgency.ts'
import type { FileProps } from './enterprise-of-address.tsx'
import { FacilityDialogs, type Asking } from './facility-dialogs.tsx'
import { kindsUnder, linesOf } from './facility-tree.ts'
import styles from './enterprise.module.css'

/** 企业 → 生产线 → 工序 → 设备, with what each stands for in the registers. */
export function FacilitySection({ enterprise }: FileProps) {
  const [asking, setAsking] = useState<Asking | null>(null)
  const { facilities, mayEdit } = enterprise
  const all = linesOf(facilities)
  const closed = all.filter((f) => f.state === FACILITY_CLOSED).length
  return (
    <Section
      title="设施"
      note={`${all.length} 个${closed > 0 ? `，其中已关停 ${closed} 个` : ''}`}
      extra={
        mayEdit && (
          <Button size="small" onClick={() => setAsking({ deed: 'add', parent: null })}>
            新增设施
          </Button>
        )
      }
    >
      {all.length === 0 ? (
        <Empty text="还没有登记生产线、工序或设备" />
      ) : (
        <Branch facilities={facilities} enterprise={enterprise} onAsk={setAsking} />
      )}
      {asking && <FacilityDialogs enterprise={enterprise} asking={asking} onClose={() => setAsking(null)} />}
    </Section>
  )
}

interface BranchProps extends FileProps {
  readonly facilities: readonly Facility[]
  readonly onAsk: (asking: Asking) => void
}

function Branch({ facilities, ...rest }: BranchProps) {
  return (
    <ul className={styles.tree}>
      {facilities.map((f) => (
        <li key={f.id}>
          <Node facility={f} {...rest} />
          {f.children.length > 0 && <Branch facilities={f.children} {...rest} />}
        </li>
      ))}
    </ul>
  )
}

/** One item opens itself, several their list. */
function StandingLink({ of: { register, title, items } }: { of: Standing }) {
  const [first] = items
  if (!first) return null
  const only = items.length === 1
  const href = only ? paths.item(register, first.id) : paths.register(register, { where: '[]', q: first.title })
  return (
    <Link href={href} title={first.title}>
      <LightMark light={first.light} because={first.because} size={11} /> {title}
      {!only && ` ${items.length} 条`}
    </Link>
  )
}

type Tool = readonly [deed: Asking['deed'], title: string]

interface NodeProps extends Omit<BranchProps, 'facilities'> {
  readonly facility: Facility
}

function Node({ facility, enterprise, onAsk }: NodeProps) {
  const { name, kind, state, closedOn } = facility
  const isClosed = state === FACILITY_CLOSED
  const items = enterprise.registers.filter((r) => r.facility === facility.id)
  const mayCarry = kindsUnder(facility).length > 0
  const tools: readonly Tool[] = isClosed
    ? [['reopen', '恢复']]
    : [...(mayCarry ? [['add', '加下级'] satisfies Tool] : []), ['change', '修改'], ['close', '关停']]
  return (
    <div className={styles.node} data-closed={isClosed || undefined}>
      <span className={styles.kind}>{kind}</span>
      <b>{name}</b>
      {state !== '在用' && <span>{isClosed ? `${closedOn ?? ''} 关停` : state}</span>}
      <span className={styles.nodeItems}>
        {byRegister(items).map((s) => (
          <StandingLink key={s.register} of={s} />
        ))}
      </span>
      {enterprise.mayEdit && (
        <span className={`${styles.nodeTools} no-print`}>
          {tools.map(([deed, title]) => (
            <button
              key={deed}
              type="button"
              aria-label={`${title} ${name}`}
              onClick={() => onAsk(deed === 'add' ? { deed, parent: facility } : { deed, facility })}
            >
              {title}
            </button>
          ))}
        </span>
      )}
    </div>
  )
}
