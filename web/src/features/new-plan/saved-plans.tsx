import { instantInWords } from '@gongjian/domain/calendar/calendar.ts'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import { useOperation } from '../../app/query.ts'
import { Section } from '../../components/section.tsx'
import styles from './new-plan-page.module.css'

/** Which plans there are: so that nobody reads the same document twice. */
export function SavedPlans() {
  const plans = useOperation(OPERATIONS.listPlans, {})
  if (!plans.data || plans.data.length === 0) return null
  return (
    <Section title="已建方案" note={`${plans.data.length} 个`} flush>
      <ul className={styles.plans}>
        {plans.data.map((plan) => (
          <li key={plan.code}>
            <span>
              {plan.title}
              <small>{[plan.city, plan.docNumber, plan.code].filter((w) => w !== null).join(' · ')}</small>
            </span>
            <span>
              {plan.tasks} 项任务
              <small>
                {plan.fromPack ? '随系统提供' : '由文件建立'} {instantInWords(plan.savedAt).slice(0, 10)}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
