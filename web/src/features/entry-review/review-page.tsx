import { Button } from 'antd'
import { z } from 'zod'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { ItemDetail } from '@gongjian/domain/register/item.ts'
import type { Register } from '@gongjian/domain/register/register.ts'
import type { RuleSetView } from '@gongjian/domain/rule/contracts.ts'
import { useMay } from '../../app/me.tsx'
import { paths } from '../../app/paths.ts'
import { useOperation } from '../../app/query.ts'
import { ClauseLink } from '../../components/clause-link.tsx'
import { Empty } from '../../components/empty.tsx'
import { ErrorState } from '../../components/error-state.tsx'
import { Link, useGo } from '../../components/link.tsx'
import { Loading } from '../../components/loading.tsx'
import { PageHead } from '../../components/page-head.tsx'
import { useUnsavedGuard } from '../../components/use-unsaved-guard.ts'
import { useUrlState } from '../../components/use-url-state.ts'
import { PastReviews } from './past-reviews.tsx'
import { QuestionForm } from './question-form.tsx'
import { useProject } from './use-project.ts'
import { VerdictPanel } from './verdict-panel.tsx'
import { VerdictWord } from './verdict-word.tsx'
import form from '../../components/form/form.module.css'
import styles from './entry-review.module.css'

const UrlState = z.object({ item: z.coerce.number().int().positive().optional().catch(undefined) })
const SUBJECT = 'project'

/** 项目准入审查: asks only what still matters, and shows the verdict as it forms. */
export function ReviewPage() {
  const [{ item: id }] = useUrlState(UrlState)
  const sets = useOperation(OPERATIONS.listRuleSets, {}, { staleTime: 600_000 })
  const rules = sets.data?.find((s) => s.subject === SUBJECT)
  const register = useOperation(
    OPERATIONS.getRegister,
    { register: rules?.register ?? '' },
    { enabled: rules !== undefined, staleTime: 600_000 },
  )
  const item = useOperation(
    OPERATIONS.getItem,
    { register: rules?.register ?? '', id: id ?? 0 },
    { enabled: rules !== undefined && id !== undefined },
  )
  const failed = [sets, register, item].find((q) => q.error)
  if (failed?.error) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
  if (sets.data && !rules) return <Empty text="这个方案没有项目准入审查的规则" />
  if (!rules || !register.data || (id !== undefined && !item.data)) return <Loading page rows={10} />
  const { definition, clauseLabel } = register.data
  const standing = id === undefined ? null : (item.data ?? null)
  return (
    <Review
      // A saved project has another version: what is written on starts from it.
      key={standing ? `${standing.id}.${standing.version}` : 'new'}
      register={definition}
      label={clauseLabel}
      rules={rules}
      item={standing}
    />
  )
}

interface ReviewProps {
  readonly register: Register
  readonly label: string
  readonly rules: RuleSetView
  readonly item: ItemDetail | null
}

function Review({ register, label, rules, item }: ReviewProps) {
  const project = useProject(register, rules, item)
  const mayEdit = useMay('item.edit')
  const editable = item === null || item.allowed.edit
  useUnsavedGuard(mayEdit && project.isUnsaved)
  const { data: screening } = project.screening
  return (
    <>
      <Head register={register} label={label} item={item} />
      {item !== null && item.lock !== null && (
        <div className={form.lock} role="alert">
          {item.lock}
        </div>
      )}
      {screening && (
        <div className={styles.strip} aria-hidden>
          <VerdictWord verdict={screening.verdict} />
          {screening.missing.length > 0 && <span>还有 {screening.missing.length} 项会影响结论</span>}
        </div>
      )}
      <div className={styles.columns}>
        <div className={styles.stack}>
          <QuestionForm register={register} project={project} editable={editable} />
        </div>
        <div className={styles.aside}>
          <VerdictPanel project={project} rules={rules} editable={editable && mayEdit} />
          {item !== null && <PastReviews item={item.id} rules={rules} />}
        </div>
      </div>
    </>
  )
}

function Head({ register, label, item }: Omit<ReviewProps, 'rules'>) {
  const go = useGo()
  return (
    <PageHead
      title="项目准入审查"
      lead={
        <span className={form.lead}>
          <ClauseLink label={label} clause={register.clause} />
          <Link href={paths.register(register.id)}>{register.title}台账</Link>
          {item && <Link href={paths.item(register.id, item.id)}>{item.title}</Link>}
        </span>
      }
      extra={
        <>
          {item && <Button onClick={() => go(paths.entryReview())}>审查另一个项目</Button>}
          <Button onClick={() => go(paths.reviewBatch())}>批量审查</Button>
        </>
      }
    />
  )
}
