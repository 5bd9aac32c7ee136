import type { ReactNode } from 'react'
import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { ENTERPRISE_FIELDS, type EnterpriseField } from '@gongjian/domain/enterprise/enterprise.ts'
import { clauseLabel } from '@gongjian/domain/plan/clause-label.ts'
import { ClauseLink } from '../../components/clause-link.tsx'
import { kindOf } from '../../components/field-kinds/kinds.ts'
import { Section } from '../../components/section.tsx'
import { Unknown } from '../../components/unknown.tsx'
import type { FileProps } from './enterprise-of-address.tsx'
import styles from './enterprise.module.css'

/** The head has told the name. */
const KEYS = (Object.keys(ENTERPRISE_FIELDS) as EnterpriseField[]).filter((k) => k !== 'name')

/** What it is, field by field. */
export function FactsSection({ enterprise }: FileProps) {
  const { unit, township } = enterprise
  return (
    <Section title="概况">
      <dl className={styles.facts}>
        <Fact label="责任单位">{unit?.name ?? '待定'}</Fact>
        <Fact label="乡镇街道">{township ?? <Unknown because="未填" />}</Fact>
        {KEYS.map((key) => (
          <Fact key={key} label={<FieldLabel of={key} />}>
            <FieldValue of={key} enterprise={enterprise} />
          </Fact>
        ))}
        <Fact label="最近修改">
          {enterprise.updatedBy} {instantInWords(enterprise.updatedAt).slice(0, 16)}
        </Fact>
      </dl>
    </Section>
  )
}

function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function FieldLabel({ of }: { of: EnterpriseField }) {
  const { label, clause } = ENTERPRISE_FIELDS[of]
  return (
    <>
      {label} {clause !== null && <ClauseLink label={clauseLabel(clause)} clause={clause} />}
    </>
  )
}

function FieldValue({ of, enterprise }: { of: EnterpriseField } & FileProps) {
  const field = ENTERPRISE_FIELDS[of]
  const value = enterprise.values[of] ?? null
  if (of === 'industry' && typeof value === 'string') return <>{`${value} ${enterprise.industryName ?? ''}`}</>
  if (of === 'creditCode' && enterprise.isMadeUpCode)
    return <span title="演示专用的代码段，不是真实企业的代码">{String(value)}（演示代码）</span>
  const { Cell } = kindOf(field)
  return <Cell field={field} value={value} />
}
