import { useState } from 'react'
import { OPERATIONS } from '@gongjian/domain/operation/operations.ts'
import type { ItemStep } from '@gongjian/domain/register/item.ts'
import { EDITABLE } from '@gongjian/domain/register/life.ts'
import { undecidedFields, undecidedText } from '@gongjian/domain/register/undecided.ts'
import { useAction } from '../../app/query.ts'
import { ClauseLink } from '../../components/clause-link.tsx'
import { clauseLabel } from '@gongjian/domain/plan/clause-label.ts'
import { DateField } from '../../components/date-field.tsx'
import { Section } from '../../components/section.tsx'
import { EvidenceField } from './evidence-field.tsx'
import type { ItemProps } from './item-page.tsx'
import { StepNote } from './step-note.tsx'
import { contentOf, without, type StepContent } from './step-content.ts'
import { ITEMS_CHANGE, usePutRow } from './use-items.ts'
import styles from '../../components/form/form.module.css'

/** What must be done and shown before completion can be claimed. */
export function StepSection({ view, item, asOf }: ItemProps) {
  const open = EDITABLE.includes(item.stage) ? undecidedFields(view.definition, item.values) : []
  if (item.steps.length === 0 && open.length === 0) return null
  const proven = item.steps.filter((s) => s.isProven).length
  return (
    <Section
      title="步骤与佐证"
      note={item.steps.length === 0 ? undefined : `${item.steps.length} 步，佐证齐 ${proven} 步`}
      flush
    >
      {open.length > 0 && <p className={styles.undecided}>{undecidedText(view.definition, open)}。</p>}
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

/** A step is saved whole: what is on its way goes along with what is written next, or the second would take it back. */
function useStep({ register, id, step }: Pick<StepProps, 'register' | 'id' | 'step'>) {
  const [onItsWay, setOnItsWay] = useState<Partial<StepContent>>({})
  const putRow = usePutRow()
  const save = useAction(OPERATIONS.saveItemStep, {
    invalidates: ITEMS_CHANGE,
    onDone: (item, sent) => {
      putRow(item)
      setOnItsWay((now) => without(now, sent))
    },
    onRefused: (_, sent) => {
      setOnItsWay((now) => without(now, sent))
      return false
    },
  })
  const content = { ...contentOf(step), ...onItsWay }
  const write = (change: Partial<StepContent>, onSaved?: () => void) => {
    setOnItsWay({ ...onItsWay, ...change })
    save.mutate({ register, id, step: step.key, ...content, ...change }, { onSuccess: () => onSaved?.() })
  }
  return { content, write }
}

const DAYS = [
  { key: 'planned', title: '计划完成' },
  { key: 'doneOn', title: '实际完成' },
] as const

function Step({ place, register, id, step, editable }: StepProps) {
  const { content, write } = useStep({ register, id, step })
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
        {DAYS.map(({ key, title }) => (
          <label key={key}>
            {title}
            {editable ? (
              <DateField
                label={`${step.title}${title}`}
                placeholder="未填"
                value={content[key] ?? undefined}
                onChange={(day) => write({ [key]: day ?? null })}
              />
            ) : (
              <span>{step[key] ?? '—'}</span>
            )}
          </label>
        ))}
        <StepNote step={step} editable={editable} onSave={(note, onSaved) => write({ note }, onSaved)} />
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
