import type { EnterpriseDetail } from '@gongjian/domain/enterprise/detail.ts'
import { paths } from '../../app/paths.ts'
import { DataTable, type Column } from '../../components/data-table.tsx'
import { Link } from '../../components/link.tsx'
import { Section } from '../../components/section.tsx'
import type { FileProps } from './enterprise-of-address.tsx'

type Inspection = EnterpriseDetail['inspections'][number]

/** Verifications and rechecks: who looked, when, how, and what was found. */
export function InspectionSection({ enterprise }: FileProps) {
  const { inspections } = enterprise
  if (inspections.length === 0) return null
  return (
    <Section title="检查" note={`${inspections.length} 次`} flush>
      <DataTable
        columns={COLUMNS}
        rows={inspections}
        // One item may be looked at twice on a day, by the same person in the same way.
        rowKey={(_, at) => String(at)}
        bare
        stacks
      />
    </Section>
  )
}

const COLUMNS: readonly Column<Inspection>[] = [
  { key: 'on', title: '日期', width: 110, render: (r) => r.on },
  {
    key: 'kind',
    title: '方式',
    width: 150,
    render: (r) => (r.how === null ? r.kind : `${r.kind}（${r.how}）`),
  },
  { key: 'item', title: '条目', render: (r) => <Link href={paths.item(r.register, r.item)}>{r.title}</Link> },
  { key: 'by', title: '检查人', width: 130, render: (r) => r.by },
  {
    key: 'result',
    title: '结果',
    width: 200,
    render: (r) => (r.note === '' ? r.result : `${r.result}：${r.note}`),
  },
]
