import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { ItemStep } from '@gongjian/domain/register/item.ts'
import { useAction } from '../../app/query.ts'
import { ClauseLink } from '../../components/clause-link.tsx'
import { clauseLabel } from '@gongjian/domain/plan/clause-label.ts'
import { DateField } from '../../components/date-field.tsx'
import { Section } from '../../components/section.tsx'
import { EvidenceField } from './evidence-field.tsx'
import type { ItemProps } from './item-page.tsx'
import { StepNote } from './step-note.tsx'
import { ITEMS_CHANGE } from './use-items.ts'
import styles from '../../components/form/form.module.css'

/** What must be done and shown before completion can be claimed. */
export function StepSection({ view, item, asOf }: ItemProps) {
  if (item.steps.length === 0) return null
  const proven = item.steps.filter((s) => s.isProven).length
  return (
    <Section title="步骤与佐证" note={`${item.steps.length} 步，佐证齐 ${proven} 步`} flush>
      <ol className={styles.steps}>
        {item.steps.map((step, i) => (
          <Step
            key={step.key}
            place={i + 1}
            register={view.definition.id}
            id={item.id}
            step={step}
            editable={item.allowed.edit && asOf === undefined}
          />
        ))}
      </ol>
    </Section>
  )
}

interface StepProps {
  readonly place: number
  readonly register: string
  readonly id: number
  readonly step: ItemStep
  readonly editable: boolean
}

function Step({ place, register, id, step, editable }: StepProps) {
  const save = useAction(OPERATIONS.saveItemStep, { invalidates: ITEMS_CHANGE })
  const write = (change: Partial<Pick<ItemStep, 'planned' | 'doneOn' | 'note'>>) => {
    const { planned, doneOn, note } = { ...step, ...change }
    save.mutate({ register, id, step: step.key, planned, doneOn, note })
  }
  return (
    <li>
      <div className={styles.stepHead}>
        <b>
          {place}. {step.title}
        </b>
        {step.clause !== null && <ClauseLink label={clauseLabel(step.clause)} clause={step.clause} />}
        <span className={step.isProven ? styles.done : styles.open}>
          {step.isProven ? '✓ 佐证齐' : `缺${step.evidenceKind === 'photo' ? '照片' : '文件'}`}
        </span>
      </div>
      <div className={styles.stepFields}>
        <label>
          计划完成
          {editable ? (
            <DateField
              label={`${step.title}计划完成`}
              placeholder="未填"
              value={step.planned ?? undefined}
              onChange={(day) => write({ planned: day ?? null })}
            />
          ) : (
            <span>{step.planned ?? '—'}</span>
          )}
        </label>
        <label>
          实际完成
          {editable ? (
            <DateField
              label={`${step.title}实际完成`}
              placeholder="未填"
              value={step.doneOn ?? undefined}
              onChange={(day) => write({ doneOn: day ?? null })}
            />
          ) : (
            <span>{step.doneOn ?? '—'}</span>
          )}
        </label>
        <StepNote step={step} editable={editable} onSave={(note) => write({ note })} />
      </div>
      <EvidenceField
        register={register}
        id={id}
        step={step.key}
        photo={step.evidenceKind === 'photo'}
        files={step.files}
        editable={editable}
      />
    </li>
  )
}
